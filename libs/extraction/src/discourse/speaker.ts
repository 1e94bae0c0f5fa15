import type { Attribution } from '@newsledger/newsroom';
import type { Tag } from '../lexicon/phrases.js';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';

/** "SUD", "FO" and "Unite" are unions by their capital; "le sud" and "they unite" are none. */
const isUnion = (clause: Clause, { from }: Tag): boolean =>
  !/^(?:sud|fo|unite)$/.test(lowAt(clause, from)) || clause.tokens[from]!.capital;

/** Who says what a sentence tells, as far as it shows: a union by name, an unnamed source, the company itself. */
export function attributionOf(clause: Clause): Attribution | undefined {
  const unions = tagsOf(clause, 'union').filter((tag) => isUnion(clause, tag));
  if (unions.length > 0) return isJoint(clause, unions) ? 'company' : 'union';
  if (isRumour(clause)) return 'anonymous';
  return hasTag(clause, 'report') ? 'company' : undefined;
}

/** "ont annoncé la direction et les syndicats": what both sides say is the company's word. */
const isJoint = (clause: Clause, unions: readonly Tag[]): boolean =>
  hasTag(clause, 'report') &&
  unions.some(({ from }) =>
    clause.tokens
      .slice(Math.max(clause.from, from - 4), from)
      .some(
        ({ low }, at, before) =>
          /^(?:direction|management)$/.test(low) && /^(?:et|and)$/.test(before[at + 1]?.low ?? ''),
      ),
  );

/** "selon les syndicats", "reportedly"; "selon la direction" and "selon un communiqué" are the company's own word. */
export const isRumour = (clause: Clause): boolean =>
  tagsOf(clause, 'rumour').some(
    ({ to }) =>
      !/^(?:le|la|les|l')$/.test(lowAt(clause, to - 1)) ||
      !/^(?:direction|groupe|entreprise|société|compagnie|communiqué|dernière|dernier|annonce|plan|projet|porte-parole|pdg|patron|dirigeant|président|présidente|constructeur|avionneur|banque|document|calendrier|accord|loi|ministre|ministère|gouvernement)$/.test(
        lowAt(clause, to),
      ),
  );
