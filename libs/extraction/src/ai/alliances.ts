import type { Tag } from '../lexicon/phrases.js';
import { lowAt, tagsOf, type Clause } from '../text/document.js';
import { rootOf, type Mention } from '../names/entities.js';
import type { Scene } from './actors.js';
import { candidate, type AiCandidate } from './candidate.js';
import type { AiContext } from './context.js';
import { isLegal } from './grammar.js';
import { listWith } from './lists.js';

const severalDeals = /^(?:deals|agreements|contracts|partnerships|collaborations|accords|contrats|partenariats)$/;

/** One alliance with all houses of a list, or one for each where the text tells of several deals ("A and B strike deals with C"). */
export function alliances(
  clause: Clause,
  tag: Tag,
  actor: Mention,
  partner: Mention,
  scene: Scene,
  context: AiContext,
): readonly AiCandidate[] {
  const all = scene.organisationsIn(clause);
  const one = alliance(clause, tag, actor, partner, context);
  if (!one || actor.clause !== clause) return one ? [one] : [];
  const partners = listWith(partner, all).filter((other) => other.from >= partner.from);
  if (!severalDeals.test(lowAt(clause, tag.to - 1)) || partner.from < tag.from) {
    const more = partners.filter((other) => other.entity !== partner.entity && other.entity !== actor.entity);
    return [
      {
        ...one,
        counterparties: [...one.counterparties, ...more.map((mention) => ({ mention, role: 'partner' as const }))],
      },
    ];
  }
  const actors = listWith(actor, all).filter((other) => other.to <= tag.from);
  return actors.flatMap((first) => partners.flatMap((second) => alliance(clause, tag, first, second, context) ?? []));
}

/** "L&T Technology Services", then "L&T Technology": one house twice. */
const isShortForm = (one: string, other: string): boolean => one.startsWith(`${other} `) || other.startsWith(`${one} `);

/** "dropped its lawsuit and signed a deal": the quarrel is over. */
const isSettled = (clause: Clause, tag: Tag): boolean =>
  clause.tokens.slice(clause.from, tag.from).some(({ low }) => /^(?:settl|dropp|abandonn|enterr|résol)/.test(low));

export function alliance(
  clause: Clause,
  tag: Tag,
  actor: Mention,
  partner: Mention,
  context: AiContext,
): AiCandidate | undefined {
  if (
    rootOf(actor.entity) === rootOf(partner.entity) ||
    isShortForm(actor.entity.key, partner.entity.key) ||
    (isLegal(clause, clause.from, Math.max(tag.to, partner.to)) && !isSettled(clause, tag)) ||
    tagsOf(clause, 'union').length > 0
  )
    return undefined;
  if (!(context.dealsOfAi(clause) || context.isAi(actor) || context.isAi(partner))) return undefined;
  return {
    ...candidate(clause, tag, 'partnership', actor, [{ mention: partner, role: 'partner' }]),
    to: Math.max(tag.to, partner.to),
  };
}
