import { canBePerson, type Cast, type Mention } from '../names/entities.js';
import { compact } from '../compact.js';
import { isNameWord } from '../names/name-words.js';
import { isSubjectLike } from '../names/subject.js';
import { lowAt, tagAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import { findPost, readPost } from './posts.js';
import type { Move } from './subjects.js';

const bullet = /^[\u2022*\u25AA\u25CF\u2023\u2043\u2013-]$/;
const comes = new Set(['appointVerb', 'appointNoun', 'joinVerb', 'joinNoun']);
const goes = new Set(['leaveVerb', 'leaveNoun', 'resignVerb', 'resignNoun']);
/** Whom a list names: several people of whom its first sentence tells. */
const several =
  /^(?:directors|members|leaders|executives|people|individuals|trustees|appointees|nominees|partners|hires|appointments|promotions|professionals|officers|following)$/;

/** A list and the place in a sentence at which one of its items begins. */
interface Item {
  readonly opener: Clause;
  readonly from: number;
}

/** The colon, at the end of a sentence or before its first bullet, that opens a list of people who come or go; 0 where none does. */
function colonOf(clause: Clause): number {
  if (!clause.tags.some(({ category }) => comes.has(category) || goes.has(category))) return 0;
  for (let at = clause.from + 2; at < clause.to; at += 1)
    if (lowAt(clause, at) === ':' && (at + 1 === clause.to || bullet.test(lowAt(clause, at + 1))))
      return clause.tokens.slice(clause.from, at).some(({ low }) => several.test(low)) ? at : 0;
  return 0;
}

/** The item of a list of people that a sentence is, or that begins within the sentence which opens the list. */
function itemOf(clause: Clause, { clauses }: Reading): Item | undefined {
  const own = colonOf(clause);
  if (own > 0) return own + 2 < clause.to ? { opener: clause, from: own + 2 } : undefined;
  if (!bullet.test(lowAt(clause, clause.from))) return undefined;
  for (let index = clause.index - 1; index >= 0 && clause.index - index < 24; index -= 1) {
    const before = clauses[index]!;
    if (before.field !== clause.field) return undefined;
    if (colonOf(before) > 0) return { opener: before, from: clause.from + 1 };
  }
  return undefined;
}

/** Whether a sentence is an item of such a list that a name begins; asked before names are read. */
export function mayBeListed(clause: Clause, reading: Reading): boolean {
  const item = itemOf(clause, reading);
  return item !== undefined && isNameWord(clause.tokens[item.from]);
}

/** "eight leaders were elected to the board: • X is the founder of Y": each item's first name comes to the post that the opener names. */
export function listedIn(clause: Clause, reading: Reading, cast: Cast): Move[] {
  const item = itemOf(clause, reading);
  const person = item && cast.mentionsIn(clause).find((one) => one.from === item.from && canBePerson(one));
  if (!item || !person || tagAt(clause, 'appointVerb', person.to) || hasOwnVerb(clause, person)) return [];
  const { opener } = item;
  const verb = opener.tags.find(({ category }) => comes.has(category) || goes.has(category));
  if (!verb) return [];
  const house =
    cast.mentionsIn(opener).find((one) => one.entity.kind === 'organisation' && isSubjectLike(one)) ??
    cast.salient?.mentions[0];
  const own = ownPost(clause, cast, person);
  const post = findPost(opener, cast, opener.from, colonOf(opener));
  if (!house || !(own ?? post)) return [];
  if (person.entity.kind === 'unknown') person.entity.kind = 'person';
  return [
    {
      clause,
      from: person.from,
      to: person.to,
      person,
      status: goes.has(verb.category) ? 'out' : 'in',
      ...(own ? { post: own } : compact({ post, postClause: post && opener })),
      organisation: house,
      role: false,
      sure: true,
    },
  ];
}

/** "X has been named", "X will lead": an item that tells its move itself. */
const hasOwnVerb = (clause: Clause, { to }: Mention): boolean =>
  /^(?:has|have|will|was|joins|becomes|takes)$/.test(lowAt(clause, to));

/** "X as director", "X to head of sales": the post that an item gives its person. */
function ownPost(clause: Clause, cast: Cast, { to }: Mention): ReturnType<typeof readPost> | undefined {
  const at = /^(?:as|to|:|\u2013|-)$/.test(lowAt(clause, to)) ? to + 1 : -1;
  const tag = at < 0 ? undefined : tagsOf(clause, 'post').find((one) => one.from >= at && one.from - at <= 2);
  return tag && readPost(clause, cast, tag.from);
}
