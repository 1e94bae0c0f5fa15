import type { LeadershipStatus } from '@newsledger/newsroom';
import { compact } from '../compact.js';
import type { Tag } from '../lexicon/phrases.js';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';
import type { Cast, Mention } from '../names/entities.js';
import { titledFrom } from '../names/name-words.js';
import { postAs } from './appointments.js';
import { postBeside } from './beside.js';
import { findPost, readPost, type Post } from './posts.js';
import { joinedWith, subjectBefore, type Move, type MoveContext } from './subjects.js';

const introduces =
  /^(?:de|d'|du|des|of|son|sa|its|la|le|l'|the|leur|their|deux|two|comme|like|such|as|tels|telles|que|qu'|notamment|including|dont)$/;

/** "le départ de X et Y", "la nomination de X comme PDG", "X's resignation", "X a annoncé son départ". */
export function byNoun(context: MoveContext, tag: Tag, status: 'in' | 'out'): Move[] {
  const { clause, cast } = context;
  if (/^(?:committee|process|freeze|spree|practices|manager|plans|market|push)$/.test(lowAt(clause, tag.to))) return [];
  const owner = ownerOf(context, tag);
  if (owner) {
    const post =
      postBeside(clause, cast, owner)?.post ??
      findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 5)) ??
      postBefore(clause, cast, owner.from);
    const house = /^(?:de|d'|du|from|at|chez)$/.test(lowAt(clause, tag.to))
      ? context.organisations.find((one) => one.from === tag.to + 1)
      : undefined;
    return [{ ...moveOf(clause, tag, owner, status, post), ...compact({ organisation: house }) }];
  }
  return /^(?:de|d'|du|des|of)$/.test(lowAt(clause, tag.to)) ? ofPeople(context, tag, status) : [];
}

function moveOf(clause: Clause, tag: Tag, person: Mention, status: LeadershipStatus, post: Post | undefined): Move {
  return {
    clause,
    from: tag.from,
    to: Math.max(tag.to, person.to),
    person,
    status,
    ...compact({ post }),
    role: false,
    sure: post !== undefined,
  };
}

/** "After 30 years as chairman of X, Y announced": the post opens the sentence. */
function postBefore(clause: Clause, cast: Cast, end: number): Post | undefined {
  const at = clause.tokens.findIndex(
    ({ low }, index) => index >= clause.from && index < end && /^(?:as|comme)$/.test(low),
  );
  return at < 0 || at - clause.from > 7 ? undefined : findPost(clause, cast, at + 1, Math.min(end, at + 4));
}

/** "X's resignation"; "X a annoncé son départ". */
function ownerOf(context: MoveContext, tag: Tag): Mention | undefined {
  const { clause, people } = context;
  const owner = people.find(
    (person) => lowAt(clause, person.to) === "'s" && person.to < tag.from && tag.from - person.to <= 3,
  );
  if (owner) return owner;
  if (!/^(?:son|sa|his|her)$/.test(lowAt(clause, tag.from - 1))) return undefined;
  const subject = relativeOwner(context, tag.from) ?? subjectBefore(context, tag.from, true);
  return subject && hasTag(clause, 'report', subject.to, tag.from) ? subject : undefined;
}

/** "X, qui avait annoncé de longue date son départ": whose relative clause it is. */
function relativeOwner({ clause, named }: MoveContext, at: number): Mention | undefined {
  for (let before = at - 1; before >= clause.from && at - before <= 9; before -= 1)
    if (/^(?:qui|who)$/.test(lowAt(clause, before)))
      return named.find((one) => one.to === before || (one.to === before - 1 && lowAt(clause, one.to) === ','));
  return undefined;
}

/** The people behind "de" or "of": their titles and words like "tels que" may stand between, and little else. */
function ofPeople(context: MoveContext, tag: Tag, status: 'in' | 'out'): Move[] {
  const { clause, cast, named } = context;
  const first = named.find((person) => person.from > tag.to && person.from - tag.to <= 9);
  if (!first) return [];
  const titles = tagsOf(clause, 'post').filter((one) => one.from >= tag.to && one.to <= first.from);
  const placed = status === 'in' && (postAs(clause, cast, first.to) ?? postTo(clause, cast, first.to)) !== undefined;
  if (strangers(clause, tag.to, titledFrom(clause, first.from), titles) > (titles.length > 0 || placed ? 4 : 0))
    return [];
  const title =
    titles[0] && !isPlural(lowAt(clause, titles[0].from)) ? readPost(clause, cast, titles[0].from) : undefined;
  return joinedWith(context, first, false).map((person) => {
    const own =
      status === 'in'
        ? (postAs(clause, cast, person.to) ??
          postTo(clause, cast, person.to) ??
          findPost(clause, cast, person.to, Math.min(clause.to, person.to + 7)))
        : (postBeside(clause, cast, person)?.post ?? postAs(clause, cast, person.to, person.to + 3));
    const acting = status === 'in' && hasTag(clause, 'interim', tag.from, Math.min(clause.to, person.to + 12));
    const move = moveOf(
      clause,
      tag,
      person,
      acting ? 'in_acting' : status,
      (person === first ? title : undefined) ?? own,
    );
    return titles.length > 0 ? { ...move, sure: true } : move;
  });
}

/** "the promotion of X to managing director": the post right behind "to". */
const postTo = (clause: Clause, cast: Cast, at: number): Post | undefined =>
  /^(?:to|au|à)$/.test(lowAt(clause, at)) ? findPost(clause, cast, at + 1, Math.min(clause.to, at + 4)) : undefined;

const isPlural = (low: string): boolean =>
  /^(?:dirigeants|directeurs|executives|directors|bosses|responsables)$/.test(low);

/** How many words between the noun and the name are neither titles nor words that lead to it; too many where a mark stands. */
function strangers(clause: Clause, from: number, to: number, titles: readonly Tag[]): number {
  let unknown = 0;
  for (let at = from; at < to; at += 1) {
    const token = clause.tokens[at]!;
    if (token.kind === 'mark' && token.text !== ',') return 99;
    const inTitle = titles.some((one) => one.from <= at && one.to > at);
    if (!inTitle && !introduces.test(token.low) && token.kind !== 'number') unknown += 1;
  }
  return unknown;
}
