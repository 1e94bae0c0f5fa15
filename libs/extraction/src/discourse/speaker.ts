import type { Attribution } from '@newsledger/newsroom';
import { mediaNames } from '../lexicon/data/organisations.js';
import type { Tag } from '../lexicon/phrases.js';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';

/** "SUD", "FO" and "Unite" are unions by their capital; "le sud" and "they unite" are none. */
const isUnion = (clause: Clause, { from }: Tag): boolean =>
  !/^(?:sud|fo|unite)$/.test(lowAt(clause, from)) || clause.tokens[from]!.capital;

/** Who says what a sentence tells, as far as it shows: a union by name, the press, an unnamed source, a filing, an office of state, the company itself. */
export function attributionOf(clause: Clause): Attribution | undefined {
  const unions = tagsOf(clause, 'union').filter((tag) => isUnion(clause, tag) && !isAddressed(clause, tag));
  if (unions.length > 0) return isJoint(clause, unions) ? 'company' : 'union';
  if (isPress(clause)) return 'press';
  if (isRumour(clause)) return 'anonymous';
  if (hasTag(clause, 'filing')) return 'filing';
  if (hasTag(clause, 'office') && isQuotedOffice(clause)) return 'official';
  return hasTag(clause, 'report') || tagsOf(clause, 'source').some((tag) => isInsider(clause, tag.to))
    ? 'company'
    : undefined;
}

/** "ne passe pas auprès des syndicats", "opened talks with unions", "told unions": those to whom it is said do not say it. */
function isAddressed(clause: Clause, { from }: Tag): boolean {
  for (let at = from - 1; at >= clause.from && from - at <= 4; at -= 1) {
    const low = lowAt(clause, at);
    if (low === 'to' && lowAt(clause, at - 1) === 'according') return false;
    if (/^(?:avec|with|auprès|chez|aux|to|contre|against|told|tell|tells|informed|met|among)$/.test(low)) return true;
    if (!/^(?:the|its|their|des|les|de|du|d'|la|leurs?|ses|organisations?|[a-zé]+s|and|et|,)$/.test(low)) return false;
  }
  return false;
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

/** The words behind "selon" with their article set aside. */
const quoted = (clause: Clause, at: number): number =>
  at + (/^(?:le|la|les|l'|un|une|the|a|an)$/.test(lowAt(clause, at)) ? 1 : 0);

const pressNouns =
  /^(?:presse|press|journal|journaux|quotidien|hebdomadaire|magazine|médias?|media|newspapers?|tabloïd|tabloid)$/;

/** Where the name of a newspaper or a channel, of up to four words, ends that begins at a token; 0 where none does. */
function mediaNameEnd(clause: Clause, at: number): number {
  if (!clause.tokens[at]?.capital) return 0;
  const words: string[] = [];
  for (let end = at; end < clause.to && end - at < 4; end += 1) {
    words.push(lowAt(clause, end));
    if (mediaNames.has(words.join(' ').replace("' ", "'"))) return end + 1;
  }
  return 0;
}

/** "selon Le Figaro", "d'après la presse", "according to the Financial Times", "the Toy Herald reported". */
const isPress = (clause: Clause): boolean =>
  tagsOf(clause, 'source').some(({ to }) => isMedium(clause, to)) ||
  hasTag(clause, 'press') ||
  tagsOf(clause, 'report').some((tag) => isPaperReport(clause, tag));

const isMedium = (clause: Clause, at: number): boolean =>
  mediaNameEnd(clause, at) > 0 ||
  mediaNameEnd(clause, quoted(clause, at)) > 0 ||
  pressNouns.test(lowAt(clause, quoted(clause, at)));

/** "rapporte Le Monde", "a révélé Mediapart", "the Toy Herald reported": what the press says of others, and not of itself. */
function isPaperReport(clause: Clause, { from, to }: Tag): boolean {
  const verb = lowAt(clause, to - 1);
  if (/^(?:rapport|révél|affirm|report)/.test(verb) && mediaNameEnd(clause, to) > 0) return true;
  if (!/^(?:rapporte|rapporté|report(?:ed|s))$/.test(verb)) return false;
  const named = [1, 2, 3].some((back) => from - back >= clause.from && mediaNameEnd(clause, from - back) === from);
  return named || (clause.tokens[from - 1]?.capital === true && paper.test(lowAt(clause, from - 1)));
}
const paper =
  /^(?:times|post|journal|herald|gazette|tribune|news|chronicle|telegraph|courier|observer|guardian|globe|star|mail|standard|information|economist|tages-anzeiger)$/;

/** "selon les syndicats", "selon Le Figaro", "selon plusieurs sources", "reportedly"; what the house, its papers or its heads say is no rumour. */
export const isRumour = (clause: Clause): boolean =>
  hasTag(clause, 'rumour') ||
  isPress(clause) ||
  tagsOf(clause, 'source').some(({ to }) => {
    const at = quoted(clause, to);
    return tagsOf(clause, 'union').some((tag) => tag.from >= to && tag.from <= at + 3 && isUnion(clause, tag));
  });

/** "selon le directeur général X", "according to the company": the house speaks. */
function isInsider(clause: Clause, to: number): boolean {
  const at = quoted(clause, to);
  return (
    /^(?:direction|groupe|entreprise|société|compagnie|communiqué|porte-parole|dirigeants?|constructeur|avionneur|banque|company|group|management|spokes(?:man|woman|person)|statement|executives?|memo|firm|bank|its|son|sa)$/.test(
      lowAt(clause, at),
    ) || clause.tags.some((tag) => tag.category === 'post' && tag.from >= to && tag.from <= at + 1)
  );
}

/** "selon le ministère", "the ministry said": an office that is quoted, not one that is only named. */
const isQuotedOffice = (clause: Clause): boolean =>
  tagsOf(clause, 'office').some(
    (office) =>
      tagsOf(clause, 'source').some(({ to }) => office.from - to >= 0 && office.from - to <= 2) ||
      tagsOf(clause, 'report').some((tag) => tag.from >= office.to && tag.from - office.to <= 4),
  );
