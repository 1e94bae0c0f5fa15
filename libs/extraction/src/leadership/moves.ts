import { occupations } from '../lexicon/data/occupations.js';
import type { Tag } from '../lexicon/phrases.js';
import { lowAt, tagAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import { canBeOrganisation, type Cast, type Entity, type Mention } from '../names/entities.js';
import { isFirstName, knownSet } from '../names/known.js';
import { appointed } from './appointments.js';
import { became, boarded, joined, newlyIn } from './arrivals.js';
import { ended, left, ousted, resigned } from './departures.js';
import { entrusted } from './entrusting.js';
import { named as successorNamed, stoodIn, succeeded } from './handovers.js';
import { headedBy } from './heads.js';
import { listed } from './lists.js';
import { isAdvisory } from './bodies.js';
import { listedIn } from './bullets.js';
import { postHeldBy } from './held.js';
import { byNoun } from './nouns.js';
import { isBarePost, isStrongPost } from './post-kinds.js';
import { postBeside } from './beside.js';
import { isColumn, lineHouse } from './headings.js';
import { isFormer, readPost } from './posts.js';
import { mayPresent, presented } from './presentations.js';
import { namedIn, peopleIn } from './pronouns.js';
import { isAlongWith, type Move, type MoveContext } from './subjects.js';

const readers: Readonly<Record<string, (context: MoveContext, tag: Tag) => Move[]>> = {
  appointVerb: (context, tag) => orElse(listed(context, tag, 'in'), () => appointed(context, tag)),
  appointNoun: (context, tag) => orElse(listed(context, tag, 'in'), () => byNoun(context, tag, 'in')),
  becomeVerb: became,
  joinVerb: joined,
  succeedVerb: succeeded,
  newPost: newlyIn,
  toBoard: boarded,
  leaveVerb: left,
  resignVerb: resigned,
  ousterVerb: (context, tag) => orElse(listed(context, tag, 'out'), () => ousted(context, tag)),
  entrustVerb: entrusted,
  interimVerb: stoodIn,
  endPhrase: ended,
  successorNoun: successorNamed,
  leaveNoun: (context, tag) => orElse(listed(context, tag, 'out'), () => byNoun(context, tag, 'out')),
  headedBy,
};

/** What is told at one tag of a sentence. */
export const movesAt = (context: MoveContext, tag: Tag): Move[] =>
  /^(?:leave|resign|join|appoint|ouster)Verb$/.test(tag.category) && isAdvisory(context.clause, tag.to)
    ? []
    : (readers[tag.category]?.(context, tag) ?? []);

/** The names and pronouns of a sentence, for the readers of its moves. */
export const contextOf = (clause: Clause, cast: Cast, reading: Reading): MoveContext => ({
  clause,
  cast,
  reading,
  people: peopleIn(clause, reading, cast),
  named: namedIn(clause, cast),
  organisations: cast.mentionsIn(clause).filter(canBeOrganisation),
});

const orElse = (first: Move[], other: () => Move[]): Move[] => (first.length > 0 ? first : other());

/** The moves that a sentence tells. */
export function movesIn(clause: Clause, cast: Cast, reading: Reading): Move[] {
  const tags = clause.tags.filter((tag) => readers[tag.category]).slice(0, 12);
  const shown = mayPresent(clause, reading) ? presented(clause, reading, cast) : listedIn(clause, reading, cast);
  if (tags.length === 0) return [...shown, ...inColumn(clause, reading, cast)];
  const context = contextOf(clause, cast, reading);
  if (context.people.length === 0) return [];
  const moves = tags.flatMap((tag) => movesAt(context, tag));
  for (const { from, person } of moves)
    if (
      person.entity.kind === 'unknown' &&
      moves.some((one) => one.from === from && one.person.entity.kind === 'person')
    )
      person.entity.kind = 'person';
  return [...shown, ...moves].flatMap((move) => [
    move,
    ...inSecondHouse(move, context),
    ...alsoAppointed(move, context),
  ]);
}

/** "Moorgate Trust: X, chief investment officer.": a line of a column of appointments, whose title says what it tells. */
function inColumn(clause: Clause, reading: Reading, cast: Cast): Move[] {
  if (!isColumn(reading) || !clause.tags.some(({ category }) => category === 'post')) return [];
  const [person, ...others] = namedIn(clause, cast);
  const house = person && lineHouse(clause, reading, cast);
  if (!house || others.length > 0 || lowAt(clause, person.from - 1) !== ':' || lowAt(clause, person.to) !== ',')
    return [];
  const tag = tagsOf(clause, 'post').find((one) => one.from > person.to && one.from - person.to <= 3);
  if (!tag || isFormer(clause, tag.from)) return [];
  const post = readPost(clause, cast, tag.from);
  if (clause.tokens.slice(post.to, clause.to).some(({ kind }) => kind === 'word')) return [];
  if (person.entity.kind === 'unknown') person.entity.kind = 'person';
  return [
    {
      clause,
      from: person.from,
      to: post.to,
      person,
      status: 'in',
      post,
      organisation: house,
      role: false,
      sure: true,
    },
  ];
}

/** "X est nommé directeur et Y directrice déléguée", "promoted X to chief and Y to head of Z": the verb is said once. */
function alsoAppointed(move: Move, { clause, cast, named }: MoveContext): Move[] {
  if (!move.post || !move.status.startsWith('in') || tagAt(clause, 'appointVerb', move.from) === undefined) return [];
  const from = Math.max(move.to, move.post.to);
  const next = named.find((one) => one.from > from && one.from - from <= 14 && one.entity !== move.person.entity);
  if (!next || !isJoined(clause, from, next.from)) return [];
  const at = /^(?:to|as|comme|au|à)$/.test(lowAt(clause, next.to)) ? next.to + 1 : next.to;
  const tag = tagsOf(clause, 'post').find((one) => one.from >= at && one.from - at <= 3);
  return tag ? [{ ...move, person: next, post: readPost(clause, cast, tag.from), to: tag.to }] : [];
}

/** "et l'actuelle directrice X", ", and Y": joined by "et" or a comma, with at most a title before the name. */
function isJoined(clause: Clause, from: number, to: number): boolean {
  for (let at = to - 1; at >= from; at -= 1) {
    const low = lowAt(clause, at);
    if (/^(?:et|and)$/.test(low))
      return to - at <= 2 || clause.tags.some((tag) => tag.category === 'post' && tag.from > at && tag.to <= to);
    if (isAlongWith(clause, at)) return true;
    if (low === ',') return to - at === 1;
    if (
      /^(?:a|ont|est|has|have|is|qui|who|par|by|de|of)$/.test(low) &&
      !tagsOf(clause, 'post').some((tag) => tag.to <= at)
    )
      return false;
  }
  return false;
}

/** "PDG de X et de Y": the same post in two houses. */
function inSecondHouse(move: Move, { clause, organisations }: MoveContext): Move[] {
  const first = move.post?.organisation;
  if (!move.post || first?.clause !== clause || !/^(?:et|and)$/.test(lowAt(clause, first.to))) return [];
  const at = /^(?:de|du|d'|of)$/.test(lowAt(clause, first.to + 1)) ? first.to + 2 : first.to + 1;
  const second = organisations.find((one) => one.from === at && one.entity.kind === 'organisation');
  return second ? [{ ...move, post: { ...move.post, organisation: second } }] : [];
}

/** What the article says elsewhere of the people who move. */
export interface Background {
  /** A post in a company or institution stands beside one of the person's mentions. */
  hasPost(person: Entity): boolean;
  /** The person is named as a politician, athlete, officer or artist. */
  isOtherField(person: Entity): boolean;
  /** Someone in the sentence is of such a field. */
  isPolitical(clause: Clause): boolean;
  /** How often the article speaks of such fields. */
  readonly otherField: number;
  /** A post of ours stands in the sentence, the one before it or the title. */
  speaksOfPosts(clause: Clause): boolean;
  /** The title names the person, a house and a move. */
  movesInTitle(person: Entity): boolean;
  /** The title tells of the move of someone with a post. */
  readonly inTitle: boolean;
}

/** "à sa tête", "la direction générale", "le conseil d'administration": what only houses have. */
const isSeat = (clause: Clause, { from, to }: Tag): boolean =>
  to - from > 1 || (/^t[êe]tes?$/.test(lowAt(clause, from)) && /^(?:la|sa|leur)$/.test(lowAt(clause, from - 1)));

/** Reads what the article says of its people, on demand. */
export function backgroundOf(reading: Reading, cast: Cast): Background {
  const posts = new Map<Entity, boolean>();
  const fields = new Map<Entity, boolean>();
  const remember = (memory: Map<Entity, boolean>, person: Entity, find: () => boolean): boolean => {
    const known = memory.get(person) ?? find();
    memory.set(person, known);
    return known;
  };
  const isOtherField = (person: Entity): boolean =>
    remember(fields, person, () =>
      person.mentions
        .slice(0, 30)
        .some((mention) =>
          mention.clause.tags.some(
            (tag) =>
              (tag.category === 'otherPost' || tag.category === 'union') &&
              !isWithinPost(mention.clause, tag) &&
              !isSurname(mention.clause, tag) &&
              !isPast(mention.clause, tag) &&
              describes(tag, mention),
          ),
        ),
    );
  const title = reading.clauses[0]?.field.field === 'title' ? reading.clauses[0] : undefined;
  return {
    inTitle:
      title !== undefined &&
      title.tags.some((tag) => /^(?:post|headship)$/.test(tag.category)) &&
      title.tags.some((tag) => /^(?:leave|resign|ouster|appoint)(?:Verb|Noun)$|^newPost$/.test(tag.category)),
    otherField: reading.clauses.reduce(
      (sum, clause) =>
        sum +
        clause.tags.filter(
          (tag) => tag.category === 'otherField' || (tag.category === 'otherPost' && !isWithinPost(clause, tag)),
        ).length,
      0,
    ),
    movesInTitle: (person) =>
      title !== undefined &&
      reading.language === 'en' &&
      title.tags.some((tag) => /^(?:leave|resign|ouster|appoint|entrust)(?:Verb|Noun)$/.test(tag.category)) &&
      cast.mentionsIn(title).some(({ entity }) => entity === person) &&
      cast.mentionsIn(title).some(({ entity }) => entity.kind === 'organisation'),
    hasPost: (person) =>
      remember(posts, person, () =>
        person.mentions.slice(0, 30).some((mention) => {
          const post = postBeside(mention.clause, cast, mention)?.post ?? postHeldBy(mention, cast);
          // "le président X" without a house: of a state, most often.
          return post !== undefined && !isBarePost(post) && !(/^présid/i.test(post.text) && !post.organisation);
        }),
      ),
    isOtherField,
    speaksOfPosts: (clause) =>
      [title, reading.clauses[clause.index - 1], clause].some(
        (one) =>
          one !== undefined &&
          (tagsOf(one, 'post').some((tag) => isStrongPost(readPost(one, cast, tag.from))) ||
            tagsOf(one, 'headship').some((tag) => isSeat(one, tag))),
      ),
    isPolitical: (clause) =>
      cast.mentionsIn(clause).some(({ entity }) => entity.kind === 'person' && isOtherField(entity)),
  };
}

/** "le ministre de la Transition X", "X, député": the words stand beside the name, with no verb between. */
function describes(tag: Tag, mention: Mention): boolean {
  const { clause } = mention;
  const [from, to] = tag.to <= mention.from ? [tag.to, mention.from] : [mention.to, tag.from];
  if (tag.from < mention.to && tag.to > mention.from) return false;
  if (to - from > (tag.to <= mention.from ? 6 : 4)) return false;
  if (tag.from >= mention.to && clause.tokens[mention.to]?.text !== ',') return false;
  for (let at = from; at < to; at += 1)
    if (/^(?:a|ont|est|sont|et|and|has|have|is|was|que|qui|par|à|by|to)$/.test(clause.tokens[at]!.low)) return false;
  return !clause.tags.some((other) => other.from >= from && other.to <= to && /Verb$|^report$/.test(other.category));
}

/** Whether a move is one of ours: an executive, board or editorial post, and no politics, sport, army, church or stage. */
export function isOurs(move: Move, background: Background, all: readonly Move[], hasKin: boolean): boolean {
  const { person } = move;
  const named = move.post !== undefined && !isBarePost(move.post);
  const strong = named && isStrongPost(move.post);
  if (isOtherField(move, named, strong, background)) return false;
  if (strong) return houseOf(move) !== undefined || background.otherField <= 12;
  if (hasKin) return true;
  const outside = (tag: Tag): boolean => tag.from >= person.to || tag.to <= person.from;
  if (tagsOf(move.clause, 'otherField').some(outside)) return false;
  const housed = isHoused(move, named, background);
  if (named && /^(?:chef|cheffe|responsable|manager|leader|head|lead)/i.test(move.post.text) && !housed) return false;
  if (background.hasPost(person.entity) || isPlain(move, background)) return true;
  if (background.otherField > 6 || (person.entity.kind !== 'person' && !(named && houseOf(move)))) return false;
  return housed || isCarried(move, background, all);
}

/**
 * "X transmettra le témoin à Y", "X quitte Corvane": at the top of an article that has no word of politics, sport or stage what only
 * those at the head of a house do, or are said to do in a title, needs no post beside it.
 */
function isPlain({ clause, from, person, organisation }: Move, { otherField }: Background): boolean {
  if (otherField > 0 || clause.index > 2 || person.entity.kind !== 'person') return false;
  if (occupations.has(lowAt(person.clause, person.from - 1))) return false;
  const { category = '' } = clause.tags.find((tag) => tag.from === from && readers[tag.category]) ?? {};
  if (/^(?:resignVerb|entrustVerb|endPhrase|interimVerb|leaveNoun)$/.test(category)) return true;
  return (
    clause.field.field === 'title' && organisation !== undefined && /^(?:leave|ouster|succeed)Verb$/.test(category)
  );
}

const houseOf = (move: Move): Mention | undefined => move.organisation ?? move.post?.organisation;

/** The sentence or the article says that the one who moves, or whom he follows, is of politics, sport or the stage. */
function isOtherField(move: Move, named: boolean, strong: boolean, background: Background): boolean {
  const mate = move.successor ?? move.predecessor;
  if (isElsewhere(move, strong) || background.isOtherField(move.person.entity)) return true;
  if (!named && mate && background.isOtherField(mate.entity)) return true;
  return !houseOf(move) && background.isPolitical(move.clause);
}

/** "directeur général adjoint": a word of a post of ours. */
const isWithinPost = (clause: Clause, tag: Tag): boolean =>
  clause.tags.some(
    (post) =>
      post.category === 'post' &&
      ((post.from <= tag.from && post.to >= tag.to) ||
        (post.to === tag.from && /^adjointe?$/.test(lowAt(clause, tag.from)))),
  );

/** "André Bishop", "Larry King": a word of a field that is the last of a name. */
const isSurname = ({ tokens }: Clause, tag: Tag): boolean =>
  tag.to - tag.from === 1 &&
  tokens[tag.from]!.capital &&
  tokens[tag.from - 1]?.kind === 'word' &&
  tokens[tag.from - 1]!.capital &&
  isFirstName(tokens[tag.from - 1]!.low);

/** "l'ancien ministre X", "former senator X": what someone once was. */
function isPast(clause: Clause, tag: Tag): boolean {
  for (let at = tag.from - 1; at >= clause.from && tag.from - at <= 4; at -= 1) {
    if (/^(?:ancien|ancienne|anciens|ex|ex-|former)$/.test(lowAt(clause, at))) return true;
    if (tag.from - at > 2 && !/^(?:puis|et|and|then)$/.test(lowAt(clause, tag.from - 1))) return false;
    if (clause.tokens[at]!.kind === 'mark') return false;
  }
  return false;
}

/** The sentence names a minister, a coach, an actor: anywhere, or where the post is strong right beside the move. */
function isElsewhere({ clause, person, from, to }: Move, strong: boolean): boolean {
  return tagsOf(clause, 'otherPost').some(
    (tag) =>
      (tag.from >= person.to || tag.to <= person.from) &&
      !isWithinPost(clause, tag) &&
      !isSurname(clause, tag) &&
      !isPast(clause, tag) &&
      (!strong || (tag.to > from - 6 && tag.from < to + 5)),
  );
}

/** A weak post with a house of its own, or in an article that speaks of nothing else; without a post a house that is known. */
function isHoused({ clause, status, post, organisation }: Move, named: boolean, background: Background): boolean {
  if (named)
    return (
      (post?.organisation ?? organisation) !== undefined ||
      (background.otherField === 0 && !/^présid/i.test(post?.text ?? ''))
    );
  return (
    organisation !== undefined &&
    background.otherField === 0 &&
    knownSet.has(organisation.entity.key) &&
    (status.startsWith('out') || background.speaksOfPosts(clause))
  );
}

/** Carried by the title, by another move of the sentence, or by a verb that means a post. */
function isCarried(move: Move, background: Background, all: readonly Move[]): boolean {
  if (background.inTitle && background.otherField <= 6) return true;
  if (background.otherField === 0 && background.movesInTitle(move.person.entity)) return true;
  if (background.otherField > 2) return false;
  if (all.some((other) => other !== move && other.post !== undefined && !isBarePost(other.post))) return true;
  if (background.otherField === 0 && background.speaksOfPosts(move.clause)) return true;
  return move.sure && move.status.startsWith('out');
}
