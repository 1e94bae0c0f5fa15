import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { hasTag, lowAt, type Clause } from '../text/document.js';
import type { Mention } from '../names/entities.js';
import { findPost } from './posts.js';
import { sameStatement, type Move, type MoveContext } from './subjects.js';

/** A passive whose agent comes into the post: "assumed by", "filled by". */
export const isFilled = (clause: Clause, tag: Tag): boolean => lowAt(clause, tag.to - 1) === 'by';

/** "His duties as finance chief will be assumed by X", "The office will be filled on an interim basis by X": X comes. */
export function filled({ clause, cast, named }: MoveContext, tag: Tag): Move[] {
  const person = named.find(
    (one) => one.from >= tag.to && one.from - tag.to <= 6 && sameStatement(clause, tag.to, one.from),
  );
  const office = clause.tokens.findIndex(
    ({ low }, at) =>
      at >= clause.from &&
      at < tag.from &&
      /^(?:duties|role|roles|position|positions|post|posts|job|jobs|office|offices|responsibilities|title|functions)$/.test(
        low,
      ),
  );
  if (!person || office < 0 || tag.from - office > 12) return [];
  const post = findPost(clause, cast, office + 1, tag.from) ?? findPost(clause, cast, clause.from, office);
  const status = hasTag(clause, 'interim', tag.from, tag.to) ? 'in_acting' : 'in';
  return [{ clause, from: tag.from, to: person.to, person, status, ...compact({ post }), role: false, sure: true }];
}

/** "will take over X's duties", "assumes Y's role": the post of one who goes. */
export function dutiesOf({ clause, named }: MoveContext, tag: Tag, person: Mention): Move | undefined {
  const predecessor = named.find((one) => one.from === tag.to && lowAt(clause, one.to) === "'s");
  if (predecessor?.entity.kind !== 'person' || predecessor.entity === person.entity) return undefined;
  const to = [1, 2, 3]
    .map((step) => predecessor.to + step)
    .find((at) => /^(?:duties|role|roles|position|post|job|responsibilities|seat|functions)$/.test(lowAt(clause, at)));
  return to === undefined
    ? undefined
    : { clause, from: tag.from, to: to + 1, person, status: 'in', predecessor, role: false, sure: true };
}
