import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { canBeOrganisation, type Cast, type Mention } from '../names/entities.js';
import { isSubjectLike } from '../names/subject.js';
import { hasTag, lowAt, wordsAt, type Clause } from '../text/document.js';
import { findPost, type Post } from './posts.js';
import { joinedWith, type Move, type MoveContext } from './subjects.js';
import { isWorkplace } from './workplaces.js';

const leading =
  /(?:lead|head|run|oversee|chair|(?:co)?diriger(?:a|ait|ont)?|piloter(?:a|ait|ont)?|(?:co)?présider(?:a|ait|ont)?|chapeautera?|chapeauter|supervisera?|superviser|administrera?|coordonnera?)$/;

/** "va diriger la rédaction de X", "is to head X", "will run the company": what is headed is a house or a part of one. */
export function headsHouse(context: MoveContext, tag: Tag, person: Mention): Move[] {
  const { clause, cast } = context;
  if (!leading.test(lowAt(clause, tag.to - 1))) return [];
  const house = cast
    .mentionsIn(clause)
    .find((one) => one.from >= tag.to && one.from - tag.to <= 6 && one.entity !== person.entity);
  const named = house && isHeaded(clause, tag.to, house) ? house : undefined;
  const acting =
    hasTag(clause, 'interim', tag.from, Math.min(clause.to, tag.to + 12)) ||
    clause.tokens
      .slice(tag.to, Math.min(clause.to, tag.to + 12))
      .some(({ low }) => /^(?:until|jusqu'|while|attendant)$/.test(low));
  const unit = named ? 0 : unitToLead(clause, tag);
  const comes = acting || /(?:ra|ront)$/.test(lowAt(clause, tag.to - 1));
  if (!named && !unit && !(comes && isWorkplace(clause, tag.to, 3))) return [];
  const post = named
    ? postOfHead(clause, tag, named)
    : unit
      ? { text: wordsAt(clause, tag.to - 1, unit), from: tag.to - 1, to: unit }
      : undefined;
  return joinedWith(context, person, true).map((one) => ({
    clause,
    from: tag.from,
    to: named?.to ?? tag.to,
    person: one,
    status: acting ? 'in_acting' : 'in',
    ...compact({ post, organisation: named && !post ? named : undefined }),
    role: false,
    sure: true,
  }));
}

const parts = /^(?:unit|division|arm|department|desk|newsroom|branch|operations|section)$/;
const madeNew =
  /^(?:new|newly|revamped|reshaped|combined|merged|enlarged|expanded|restructured|reorganised|reorganized|unified|integrated|consolidated|relaunched|redesigned)$/;

/** "will lead the revamped cloud unit": where the name of a part that is set up anew ends; 0 where none is headed. */
export function unitToLead(clause: Clause, tag: Tag): number {
  if (!/^(?:will|to|would)$/.test(lowAt(clause, tag.from)) || !leading.test(lowAt(clause, tag.to - 1))) return 0;
  if (!/^(?:the|a|its|their|'s)$/.test(lowAt(clause, tag.to)) || !madeNew.test(lowAt(clause, tag.to + 1))) return 0;
  for (let at = tag.to + 2; at < Math.min(clause.to, tag.to + 8); at += 1) {
    if (parts.test(lowAt(clause, at))) return at + 1;
    if (clause.tokens[at]!.kind !== 'word' && clause.tokens[at]!.text !== '&') return 0;
  }
  return 0;
}

/** Between the verb and the house stand only articles, what the house is, and the part of it that is headed. */
function isHeaded(clause: Clause, from: number, house: Mention): boolean {
  if (!canBeOrganisation(house)) return false;
  for (let at = from; at < house.from; at += 1) {
    const { kind, low } = clause.tokens[at]!;
    if (kind !== 'word' || /^(?:et|and|à|in|with|avec|par|by|from|against|contre|pour)$/.test(low)) return false;
  }
  return !clause.tags.some(
    ({ category, from: at, to }) =>
      at >= from &&
      to <= house.from &&
      /^(?:appoint|become|join|succeed|leave|resign|ouster|acquire|invest)Verb$/.test(category),
  );
}

/** "diriger la rédaction": the verb with the part of the house, or the verb alone where the house itself is headed. */
function postOfHead(clause: Clause, tag: Tag, house: Mention): Post {
  const from = tag.to - 1;
  let to = house.from;
  while (to > from + 1 && /^(?:de|du|d'|des|la|le|l'|les|of|the|at|groupe|group|chez|'s)$/.test(lowAt(clause, to - 1)))
    to -= 1;
  return { text: wordsAt(clause, from, to), from, to, organisation: house };
}

/** "débarque de Coveo pour diriger la recherche de X", "joins from Y to lead X": the post is in what one comes to head. */
export function postToHead(clause: Clause, cast: Cast, from: number, reach: number): Post | undefined {
  const verb = clause.tags.find(
    (tag) =>
      tag.category === 'headVerb' &&
      tag.from > from &&
      tag.from - from <= reach &&
      /^(?:pour|to)$/.test(lowAt(clause, tag.from - 1)),
  );
  const house = verb && cast.mentionsIn(clause).find((one) => one.from >= verb.to && one.from - verb.to <= 6);
  if (!verb) return undefined;
  if (house && isHeaded(clause, verb.to, house)) return postOfHead(clause, verb, house);
  let to = verb.to;
  while (to < Math.min(clause.to, verb.to + 5) && clause.tokens[to]!.kind === 'word') to += 1;
  return isWorkplace(clause, verb.to, 4) ? { text: wordsAt(clause, verb.from, to), from: verb.from, to } : undefined;
}

/** "X sera dirigée par Y", "the business will be led by Y": who heads it stands behind the verb. */
export function headedBy(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast, named, organisations } = context;
  const person = named.find(
    (one) => one.from >= tag.to && one.from - tag.to <= 10 && isAgent(clause, tag.to, one.from),
  );
  const house = organisations.filter((one) => one.to <= tag.from && isSubjectLike(one)).at(-1);
  if (!person || !(house ?? isWorkplace(clause, Math.max(clause.from, tag.from - 5), 5))) return [];
  const post = findPost(clause, cast, person.to, Math.min(clause.to, person.to + 3)) ?? {
    text: wordsAt(clause, tag.to - 1, tag.to),
    from: tag.to - 1,
    to: tag.to,
  };
  const acting = hasTag(clause, 'interim', tag.from, Math.min(clause.to, person.to + 8));
  return joinedWith(context, person, false).map((one) => ({
    clause,
    from: tag.from,
    to: Math.max(tag.to, person.to),
    person: one,
    status: acting ? 'in_acting' : 'in',
    post,
    ...compact({ organisation: house }),
    role: false,
    sure: true,
  }));
}

/** "par X", "by former boss X": the last preposition before the name is that of the agent. */
function isAgent(clause: Clause, from: number, to: number): boolean {
  for (let at = to - 1; at >= from - 1; at -= 1) {
    if (/^(?:par|by)$/.test(lowAt(clause, at))) return true;
    if (clause.tokens[at]!.kind === 'mark') return false;
  }
  return false;
}
