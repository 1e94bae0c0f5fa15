import type { LeadershipStatus } from '@newsledger/newsroom';
import type { Tag } from '../lexicon/phrases.js';
import { lowAt, tagEnding, tagsOf, type Clause, type Reading } from '../text/document.js';
import type { Cast, Mention } from '../names/entities.js';
import { governorOf, isSubjectLike } from '../names/subject.js';
import { titledFrom } from '../names/name-words.js';
import { postBeside } from './beside.js';
import type { Post } from './posts.js';

/** One person coming to or leaving a post, as one sentence says it. */
export interface Move {
  readonly clause: Clause;
  readonly from: number;
  readonly to: number;
  readonly person: Mention;
  readonly status: LeadershipStatus;
  readonly post?: Post;
  /** The sentence that names the post, where it is another. */
  readonly postClause?: Clause;
  /** Organisation that the verb names: its subject ("X a nommé"), its object ("quitte X"). */
  readonly organisation?: Mention;
  readonly predecessor?: Mention;
  readonly successor?: Mention;
  /** A role taken on within the house, without a post of a name. */
  readonly role: boolean;
  /** The verb by itself means a post: no other sign is needed. */
  readonly sure: boolean;
  readonly reason?: string;
}

/** A sentence with its people and organisations, as the readers of moves need it. */
export interface MoveContext {
  readonly clause: Clause;
  readonly cast: Cast;
  readonly reading: Reading;
  /** Those named, and the pronouns that stand for others. */
  readonly people: readonly Mention[];
  readonly named: readonly Mention[];
  readonly organisations: readonly Mention[];
}

/** No other statement begins between two tokens. */
export function sameStatement(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const token = clause.tokens[at]!;
    if (/^[;:]$/.test(token.text) || /^(?:tandis|while|mais|but|alors|whereas)$/.test(token.low)) return false;
  }
  return true;
}

const auxiliary =
  /^(?:a|ont|avait|avaient|est|sont|sera|seront|été|être|vient|viennent|de|d'|va|vont|se|s'|n'|ne|y|en|has|have|had|is|are|was|were|will|would|be|been|being|to|set|due|also|aussi|récemment|recently|déjà|already|officiellement|immediately|now|donc|ainsi|lui|même|elle-même|lui-même|également|finalement|son|sa|his|her|of|de|il|elle|he|she|who|qui|,|doit|devait|should|expected|today|could|may|pourrait|devrait|just|tout|juste|prochainement|bientôt|-|—|–|quant|à)$/;

/** "announced he would resign", "a annoncé qu'elle quittait": a pronoun takes the name up. */
const hasPronoun = (clause: Clause, from: number, to: number): boolean =>
  clause.tokens.slice(from, Math.min(to, from + 5)).some((token) => /^(?:he|she|his|her|il|elle)$/.test(token.low));

/** "is leaving to become", "quitte X pour prendre": the second verb has the subject of the first. */
const isPurpose = (clause: Clause, verb: number): boolean =>
  /^(?:to|pour|and|et)$/.test(lowAt(clause, verb - 1)) || /^(?:to)$/.test(lowAt(clause, verb));

/** Where an apposition that opens at a token closes, before the verb; the token itself where none does. */
function asideEnd({ tokens }: Clause, at: number, to: number): number {
  const open = tokens[at]?.text ?? '';
  if (!/^[,(\u2014\u2013-]$/.test(open)) return at;
  if (open === '(') {
    const close = tokens.slice(at, Math.min(to, at + 40)).findIndex(({ text }) => text === ')');
    return close < 0 ? at : at + close + 1;
  }
  const closer = open === ',' ? /^,$/ : /^[\u2014\u2013-]$/;
  let end = at;
  for (let last = at + 1; last < to && last - at < 40; last += 1) if (closer.test(tokens[last]!.text)) end = last + 1;
  return end > at + 1 ? end : at;
}

/** "X of the Chicago Orchestra", "X, de Renault": the house by which a name is told apart. */
function pastHouse({ tokens }: Clause, at: number, to: number): number {
  if (!/^(?:of|at|from|de|d'|du|chez)$/.test(tokens[at]?.low ?? '')) return at;
  let end = at + 1;
  while (
    end < to &&
    end - at < 8 &&
    (tokens[end]!.capital || /^(?:the|of|la|le|l'|de|du|d'|and|et)$/.test(tokens[end]!.low))
  )
    end += 1;
  return end > at + 1 && tokens[end - 1]!.capital ? end : at;
}

/** From a name to the verb there is only an apposition between commas, and helping words. */
function reachesVerb(clause: Clause, from: number, to: number): boolean {
  const { tokens } = clause;
  let at = from;
  for (let asides = 0; asides < 3; asides += 1) {
    const end = asideEnd(clause, at, to);
    if (end === at) break;
    at = end;
  }
  at = pastHouse(clause, at, to);
  let other = 0;
  for (; at < to; at += 1) {
    const token = tokens[at]!;
    if (auxiliary.test(token.low) || token.kind === 'number') continue;
    if (/^(?:que|qu'|that)$/.test(token.low) && !hasPronoun(clause, at, to)) return false;
    if (
      clause.tags.some(
        (tag) =>
          tag.from <= at &&
          tag.to > at &&
          ((tag.category === 'report' && !hasPronoun(clause, tag.to, to)) ||
            (/^(?:appoint|leave|resign|ouster|join|become)Verb$/.test(tag.category) && !isPurpose(clause, to))) &&
          tag.to < to,
      )
    )
      return false;
    other += 1;
    if (other > 4) return false;
  }
  return true;
}

/** The "qui" or "who" whose verb stands at token `at`; -1 where there is none. */
export function relativeBefore(clause: Clause, at: number): number {
  for (let before = at - 1; before >= clause.from && at - before <= 4; before -= 1) {
    const low = clause.tokens[before]!.low;
    if (low === 'qui' || low === 'who') return before;
    if (!auxiliary.test(low) || low === ',') return -1;
  }
  return -1;
}

/** "X, actuelle directrice de Z, qui": only an apposition stands between a name and its relative clause. */
function ownsRelative(clause: Clause, from: number, relative: number): boolean {
  if (relative - from <= 2) return true;
  if (relative - from > 20 || lowAt(clause, from) !== ',') return false;
  if (
    lowAt(clause, relative - 1) !== ',' &&
    !tagsOf(clause, 'post').some((tag) => tag.from > from && tag.to <= relative)
  )
    return false;
  return !clause.tags.some(
    (tag) =>
      tag.from >= from && tag.to <= relative && /Verb$|^report$/.test(tag.category) && tag.category !== 'headVerb',
  );
}

/** The person who is the subject of a verb at token `at`: the nearest before it that no preposition governs. */
export function subjectBefore(context: MoveContext, at: number, loose = false): Mention | undefined {
  const { clause, people } = context;
  const relative = relativeBefore(clause, at);
  if (relative >= 0) {
    const owners = people.filter(
      (person) =>
        person.to <= relative && ownsRelative(clause, person.to, relative) && !isHouseOfPost(clause, person.from),
    );
    const owner = owners.filter(({ entity }) => entity.kind === 'person').at(-1) ?? owners.at(-1);
    if (owner) return owner;
  }
  const decider = loose ? undefined : deciderBefore(context, at);
  if (decider) return decider;
  const found = people.filter(
    (person) =>
      person.to <= at &&
      at - person.to <= 45 &&
      (isSubjectLike(person) || startsAside(person) || isAbsolute(person, at) || isTitled(person, context.cast)) &&
      !isJoinedToGoverned(context, person) &&
      sameStatement(clause, person.to, at) &&
      (loose || reachesVerb(clause, person.to, at)),
  );
  const last = found.filter((person) => person.entity.kind === 'person').at(-1) ?? found.at(-1);
  return found.find((person) => person.entity === last?.entity && context.named.includes(person)) ?? last;
}

/** "X, présidente de Corvane France, qui": what a post is of is no person. */
const isHouseOfPost = (clause: Clause, from: number): boolean =>
  /^(?:de|d'|du|of|at|chez)$/.test(lowAt(clause, from - 1)) && tagEnding(clause, 'post', from - 1) !== undefined;

/** "X's decision to leave", "la décision de X de quitter": whose decision it is does what is decided. */
function deciderBefore(context: MoveContext, at: number): Mention | undefined {
  const { clause, people } = context;
  const noun = [2, 3, 4, 5, 6, 7]
    .map((back) => at - back)
    .find(
      (one) =>
        one >= clause.from &&
        /^(?:decision|plan|plans|move|choice|intent|desire|wish|intentions|election|décision|choix|intention|volonté)$/.test(
          lowAt(clause, one),
        ),
    );
  if (noun === undefined || !/^(?:to|de|d')$/.test(lowAt(clause, at - 1))) return undefined;
  if (/^(?:his|her|their)$/.test(lowAt(clause, noun - 1))) return subjectBefore(context, noun, true);
  return people.find(
    (one) =>
      (one.to === noun - 1 && lowAt(clause, one.to) === "'s") ||
      (one.from > noun && one.to < at && /^(?:de|d')$/.test(lowAt(clause, one.from - 1))),
  );
}

/** "en concertation avec X, directeur de Y, et Z": the preposition before the first of a list governs all of it. */
function isJoinedToGoverned({ clause, named }: MoveContext, person: Mention): boolean {
  if (!/^(?:et|and)$/.test(lowAt(clause, person.from - 1))) return false;
  const first = named.filter((one) => one.to < person.from).at(-1);
  return first !== undefined && /^(?:avec|entre|with|between|contre|against)$/.test(governorOf(first) ?? '');
}

/** "le directeur de Y, X", "head of design X": the preposition belongs to the title before the name. */
function isTitled(person: Mention, cast: Cast): boolean {
  const { clause } = person;
  const title = postBeside(clause, cast, person)?.post;
  if (!title || title.from > person.from) return false;
  const house = cast
    .mentionsIn(clause)
    .find((one) => one.to === title.from || (one.to === title.from - 1 && lowAt(clause, one.to) === "'s"));
  const start = house?.from ?? title.from;
  const before = start - 1 >= clause.from ? lowAt(clause, start - 1) : '';
  const opener = /^(?:le|la|l'|the|son|sa|its|leur|their)$/.test(before) ? lowAt(clause, start - 2) : before;
  return !/^(?:de|du|d'|à|au|par|avec|of|by|to|with|from|for|selon)$/.test(opener);
}

/** "With X resigning", "after X resigned": a clause of its own, whose subject the preposition only introduces. */
const isAbsolute = (mention: Mention, at: number): boolean =>
  mention.to === at &&
  (lowAt(mention.clause, at).endsWith('ing') || /^(?:after|as|before|since|when)$/.test(governorOf(mention) ?? ''));

/** "à Yannick Letranchant, lui-même nommé ...": the aside speaks of the name before it, whatever governs that. */
function startsAside(person: Mention): boolean {
  const { tokens } = person.clause;
  return (
    tokens[person.to]?.text === ',' &&
    /^(?:lui|elle|lui-même|elle-même|himself|herself)$/.test(tokens[person.to + 1]?.low ?? '')
  );
}

const joiners = /^(?:et|and|,|, et|, and|ainsi que|, ainsi que|et de|et d'|as well as|puis|and of)$/;

/** What joins two names: a comma or "et", and behind it at most the title of the second ("et sa directrice financière"). */
function linkBetween(context: MoveContext, from: number, to: number): string | undefined {
  const { clause } = context;
  const aside = lowAt(clause, from) === ',' ? lastCommaBefore(clause, from + 1, to) : -1;
  if (aside > 0) return linkBetween(context, aside, to);
  if (to - from > 9) return undefined;
  const text = (end: number): string =>
    clause.tokens
      .slice(from, end)
      .map(({ low }) => low)
      .join(' ');
  if (joiners.test(text(to))) return text(to);
  const length = [3, 2, 1].find((words) => from + words < to && joiners.test(text(from + words)));
  if (length === undefined || text(from + length) === ',') return undefined;
  return isTitle(clause, from + length, to) ? text(from + length) : undefined;
}

/** ", the director of X, and": where an apposition between two names closes; -1 where none opens. */
function lastCommaBefore(clause: Clause, from: number, to: number): number {
  if (to - from > 24) return -1;
  for (let at = to - 1; at > from; at -= 1)
    if (lowAt(clause, at) === ',') return /^(?:et|and)$/.test(lowAt(clause, at + 1)) ? at : -1;
  return -1;
}

/** Words that are a title before a name: a post, its adjectives and articles, and no verb or mark. */
function isTitle(clause: Clause, from: number, to: number): boolean {
  if (!clause.tags.some((tag) => tag.category === 'post' && tag.from >= from && tag.to <= to)) return false;
  for (let at = from; at < to; at += 1)
    if (
      (clause.tokens[at]!.kind === 'mark' && !(at === to - 1 && lowAt(clause, at) === ',')) ||
      /^(?:a|ont|est|has|have|is|was|qui|who|as|comme)$/.test(lowAt(clause, at))
    )
      return false;
  return true;
}

/** A name and those joined to it by commas and "et", before a verb or after it. */
export function joinedWith(context: MoveContext, first: Mention, backwards: boolean): Mention[] {
  const { people } = context;
  const list = [first];
  for (const other of backwards ? [...people].reverse() : people) {
    const edge = list.at(-1)!;
    if (backwards ? other.to > edge.from : other.from < edge.to) continue;
    const next = backwards ? edge : other;
    const [from, to] = [backwards ? other.to : edge.to, titledFrom(next.clause, next.from)];
    const link = linkBetween(context, from, to);
    if (!link) break;
    if (link === ',' && backwards && list.length === 1) break;
    if (link === ',' && !backwards && !people.some((next) => next.from > other.to && next.from - other.to <= 2)) break;
    list.push(other);
  }
  const fellow = people.find((one) => fellowFrom(first) === one.from);
  return fellow && !list.includes(fellow) ? [...list, fellow] : list;
}

/** "along with Y", "together with Y": who is joined to another name by more than "and". */
export const isAlongWith = (clause: Clause, at: number): boolean =>
  /^(?:along|alongside|together)$/.test(lowAt(clause, at)) &&
  (lowAt(clause, at) === 'alongside' || lowAt(clause, at + 1) === 'with');

/** "X, along with Y, has left": where Y stands, behind a comma; -1 where none is joined so. */
function fellowFrom({ clause, to }: Mention): number {
  const at = lowAt(clause, to) === ',' ? to + 1 : to;
  return isAlongWith(clause, at) ? at + (lowAt(clause, at) === 'alongside' ? 1 : 2) : -1;
}

const beForms = /^(?:été|est|sera|seront|sont|être|fut|étaient|était|was|were|been|is|are|be|being|gets|got)$/;

/** "a été", "was": a form of to be right before a verb. */
export function hasPassive(clause: Clause, tag: Tag): boolean {
  if (/^(?:to|pour)$/.test(lowAt(clause, tag.from - 1))) return false;
  if (lowAt(clause, tag.from).endsWith('ing')) return false;
  for (let at = tag.from - 1; at >= clause.from && tag.from - at <= 4; at -= 1) {
    if (beForms.test(clause.tokens[at]!.low)) return true;
    if (clause.tokens[at]!.kind === 'mark' || /^(?:qui|who)$/.test(lowAt(clause, at))) return false;
  }
  return false;
}

/** Whether a verb form can be a passive participle. */
export const isParticiple = (low: string, language: Reading['language']): boolean =>
  language === 'fr'
    ? /(?:é|ée|és|ées)$|^(?:promu|élu|suspendu|choisi|retenu|déchu|contraint)e?s?$|^(?:démis|mis)e?s?$/.test(low)
    : /(?:ed|chosen|let|thrown|made|given|brought|put|frozen|shown|sent)$/.test(low);

/** "its owner, finance chief X said": the one named only speaks. */
export const speaks = (clause: Clause, to: number): boolean =>
  /^(?:said|says|told|added|adds|wrote|announced|explained|noted)$/.test(lowAt(clause, to));

/** A preposition or "que" between a verb and a name: the name is not the object. */
export function governedAway(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (/^(?:par|by|que|qu'|that|selon|chez|contre|avec|with|after|après|before|avant)$/.test(clause.tokens[at]!.low))
      return true;
  return false;
}
