import type { Tag } from '../lexicon/phrases.js';
import { hasTag, tagsOf } from '../text/document.js';
import type { Mention } from '../names/entities.js';
import { findPost, postBeside, readPost, type Post } from './posts.js';
import { joinedWith, subjectBefore, type Move, type MoveContext } from './subjects.js';

const introduces =
  /^(?:de|d'|du|des|of|son|sa|its|la|le|l'|the|leur|their|deux|two|comme|like|such|as|tels|telles|que|qu'|notamment|including|dont)$/;

/** "le départ de X et Y", "la nomination de X comme PDG", "X's resignation", "X a annoncé son départ". */
export function byNoun(context: MoveContext, tag: Tag, status: 'in' | 'out'): Move[] {
  const { clause, cast } = context;
  const { tokens } = clause;
  const owner = context.people.find(
    (person) => tokens[person.to]?.low === "'s" && person.to + 1 <= tag.from && tag.from - person.to <= 3,
  );
  const make = (person: Mention, post: Post | undefined): Move => ({
    clause,
    from: tag.from,
    to: Math.max(tag.to, person.to),
    person,
    status,
    ...(post ? { post } : {}),
    role: false,
    sure: Boolean(post),
  });
  if (owner)
    return [
      make(
        owner,
        postBeside(clause, cast, owner)?.post ?? findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 5)),
      ),
    ];
  if (/^(?:son|sa|his|her)$/.test(tokens[tag.from - 1]?.low ?? '')) {
    const subject = subjectBefore(context, tag.from, true);
    if (!subject || !hasTag(clause, 'report', subject.to, tag.from)) return [];
    return [
      make(
        subject,
        postBeside(clause, cast, subject)?.post ?? findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 6)),
      ),
    ];
  }
  if (!/^(?:de|d'|du|des|of)$/.test(tokens[tag.to]?.low ?? '')) return [];
  const first = context.people.find((person) => person.from > tag.to && person.from - tag.to <= 9);
  if (!first) return [];
  const titles = tagsOf(clause, 'post').filter((one) => one.from >= tag.to && one.to <= first.from);
  let covered = tag.to;
  let unknown = 0;
  for (; covered < first.from; covered += 1) {
    const token = tokens[covered]!;
    const inPost = titles.some((one) => one.from <= covered && one.to > covered);
    if (token.kind === 'mark' && token.text !== ',') return [];
    if (!inPost && !introduces.test(token.low) && token.kind !== 'number') unknown += 1;
  }
  if (unknown > (titles.length > 0 ? 4 : 0)) return [];
  return joinedWith(context, first, false).map((person) => {
    const beside =
      person === first &&
      titles[0] &&
      !/^(?:dirigeants|directeurs|executives|directors|bosses|responsables)$/.test(tokens[titles[0].from]!.low)
        ? readPost(clause, cast, titles[0].from)
        : undefined;
    const after = findPost(clause, cast, person.to, Math.min(clause.to, person.to + 7));
    const plural = titles.length > 0;
    const post = beside ?? (status === 'in' ? after : postBeside(clause, cast, person)?.post);
    return { ...make(person, post), sure: Boolean(post) || plural };
  });
}
