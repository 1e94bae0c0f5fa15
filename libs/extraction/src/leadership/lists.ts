import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import type { Mention } from '../names/entities.js';
import { isSubjectLike } from '../names/subject.js';
import { lowAt, tagsOf, type Clause } from '../text/document.js';
import { readPost, type Post } from './posts.js';
import { hasPassive, type Move, type MoveContext } from './subjects.js';

const plurals =
  /^(?:administrateurs|administratrices|directeurs|directrices|associés|associées|membres|vice-présidents|vice-présidentes|dirigeants|dirigeantes|gérants|rédacteurs|rédactrices|directors|partners|members|trustees|executives|vice-presidents|editors|co-ceos|governors)$/;
const openers = /^(?:[:(\u2014\u2013]|dont|lesquels|lesquelles|notamment|them|including|namely|whom|d'abord)$/;
const joins =
  /^(?:[,:(\u2014\u2013]|et|and|dont|puis|lesquels|lesquelles|notamment|them|including|namely|de|d'|of|enfin)$/;

/**
 * "approuve la nomination de quatre administrateurs, dont X et Y", "recruited three partners: X, Y and Z", "met fin aux mandats de deux
 * directeurs, X et Y": the post is said once, in the plural, and its holders follow as a list.
 */
export function listed(context: MoveContext, tag: Tag, status: 'in' | 'out'): Move[] {
  const { clause, cast } = context;
  const at = pluralAfter(clause, tag.to);
  if (at < 0 || hasPassive(clause, tag)) return [];
  const opener = openerAfter(context, at + 1);
  if (opener < 0) return [];
  const people = listFrom(context, opener);
  if (people.length === 0 || (people.length === 1 && !openers.test(lowAt(clause, opener)))) return [];
  const post = postAt(context, at);
  const house =
    context.organisations.filter((one) => one.to <= tag.from && isSubjectLike(one)).at(-1) ?? boardOwner(context, tag);
  for (const { entity } of people) if (entity.kind === 'unknown') entity.kind = 'person';
  return people.map((person) => ({
    clause,
    from: tag.from,
    to: Math.max(tag.to, at + 1),
    person,
    status,
    post: singular(post ?? readPost(clause, cast, at)),
    ...compact({ organisation: post?.organisation ? undefined : house }),
    role: false,
    sure: true,
  }));
}

/** "administrateurs indépendants": each of them is one. */
const singular = (post: Post): Post =>
  plurals.test(post.text.split(' ', 1)[0]!.toLowerCase())
    ? { ...post, text: post.text.replace(/(?<=\p{Ll})s(?= |$)/gu, '') }
    : post;

/** The plural of a post a few words behind a verb or noun of moving; -1 where none stands. */
export function pluralAfter(clause: Clause, from: number): number {
  for (let at = from; at < Math.min(clause.to, from + 9); at += 1) {
    const { low, kind } = clause.tokens[at]!;
    if (plurals.test(low)) return at;
    if (kind === 'mark' || /^(?:par|by|qui|who|que|that|pour|to)$/.test(low)) return -1;
  }
  return -1;
}

/** Where the list of the holders opens: at ":", "dont", "among them", or at a comma that a name follows. */
function openerAfter({ clause, named }: MoveContext, from: number): number {
  for (let at = from; at < Math.min(clause.to, from + 14); at += 1) {
    if (openers.test(lowAt(clause, at))) return at;
    if (lowAt(clause, at) === ',' && named.some((one) => one.from === at + 1)) return at;
  }
  return -1;
}

/** The people of a list that opens at a token: each behind a comma, an "et", or his title. */
function listFrom({ clause, cast }: MoveContext, opener: number): Mention[] {
  return cast
    .mentionsIn(clause)
    .filter(
      (one) =>
        one.from > opener &&
        one.entity.kind !== 'organisation' &&
        one.entity.kind !== 'place' &&
        one.entity.key.includes(' ') &&
        one.to - one.from <= 5 &&
        (joins.test(lowAt(clause, one.from - 1)) || isTitledIn(clause, opener, one.from)) &&
        !isOfAside(clause, opener, one.from),
    );
}

/** ", le directeur général X": a title before the name, behind the comma or "et". */
function isTitledIn(clause: Clause, opener: number, to: number): boolean {
  if (!clause.tags.some((tag) => tag.category === 'post' && tag.from > opener && tag.to === to)) return false;
  for (let at = to - 1; at >= opener && to - at <= 7; at -= 1)
    if (joins.test(lowAt(clause, at)) || openers.test(lowAt(clause, at))) return true;
  return false;
}

/** ", en provenance de X", "venu de X", "l'ex-patron de X": a name behind "de" that the list does not lead to. */
const isOfAside = (clause: Clause, opener: number, at: number): boolean =>
  /^(?:de|d'|of)$/.test(lowAt(clause, at - 1)) && at - 1 > opener + 1 && !/^(?:,|et|and)$/.test(lowAt(clause, at - 2));

/** The post in the singular; of bare "members" it is the board that the sentence names. */
function postAt({ clause, cast }: MoveContext, at: number): Post | undefined {
  const read = readPost(clause, cast, at);
  if (!/^(?:membres|members)$/.test(lowAt(clause, at)) || read.to - read.from > 1) return read;
  const board = tagsOf(clause, 'headship').find((tag) =>
    /conseil|comité|directoire|comex|codir|board/.test(lowAt(clause, tag.from)),
  );
  return board && readPost(clause, cast, board.from);
}

/** "les actionnaires de X ont élu", "le conseil de X accueille": whose board or owners act. */
function boardOwner({ clause, organisations }: MoveContext, tag: Tag): Mention | undefined {
  const owner = organisations.filter((one) => one.to <= tag.from).at(-1);
  if (!owner) return undefined;
  for (let at = owner.from - 1; at >= clause.from && owner.from - at <= 5; at -= 1)
    if (
      /^(?:conseil|administration|surveillance|directoire|actionnaires|sociétaires|assemblée|board|shareholders|investors)$/.test(
        lowAt(clause, at),
      )
    )
      return owner;
  return undefined;
}
