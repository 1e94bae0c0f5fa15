import type { ClaimDate, Evidence, LeadershipChangeClaim, SuppressedCandidate } from '@newsledger/newsroom';
import { compact } from '../compact.js';
import { announcedIn, stanceAt, type Stance } from '../discourse/assertion.js';
import { datesWithQuotes, ordered, quote, quoteSentence } from '../evidence.js';
import { canBeOrganisation, rootOf, type Cast, type Entity, type Mention } from '../names/entities.js';
import { bounds } from '../text/dates.js';
import { tagAt, type Clause, type Reading } from '../text/document.js';
import { isFormerPlace, placeAt, placeOf, type Place } from './house.js';
import { backgroundOf, isOurs, movesIn, type Background } from './moves.js';
import { isBarePost, normalisePost } from './post-kinds.js';
import { postBeside } from './beside.js';
import type { Post } from './posts.js';
import { isRecalled, titledPeople, topicOf, type Topic } from './standing.js';
import { namedBy } from './pronouns.js';
import type { Move } from './subjects.js';

export interface LeadershipReading {
  readonly claims: LeadershipChangeClaim[];
  readonly suppressed: SuppressedCandidate[];
  /** For each claim, the move that it came from: the AI rules look at its post. */
  readonly moves: ReadonlyMap<LeadershipChangeClaim, { readonly move: Move; readonly organisation: Entity }>;
}

/** What the rules know of an article before they read its moves. */
interface Scene {
  readonly reading: Reading;
  readonly cast: Cast;
  readonly salient: Entity | undefined;
  readonly background: Background;
  readonly topic: Topic;
  readonly titled: ReadonlySet<Entity>;
}

/** A claim with the move and the house that it came from. */
interface Kept {
  readonly claim: LeadershipChangeClaim;
  readonly move: Move;
  readonly organisation: Entity;
}

/** The claims so far. */
interface Progress {
  readonly byMove: Map<string, Kept>;
  readonly suppressed: SuppressedCandidate[];
  readonly settled: Map<Entity, Settled>;
  lastOut: Entity | undefined;
  lastIn: Entity | undefined;
}

/** The leadership changes of an article, one for each person, direction and organisation. */
export function readLeadership(
  reading: Reading,
  cast: Cast,
  salient: Entity | undefined,
  skip: ReadonlySet<Clause>,
): LeadershipReading {
  const scene: Scene = {
    reading,
    cast,
    salient,
    background: backgroundOf(reading, cast),
    topic: topicOf(reading, cast),
    titled: titledPeople(reading, cast),
  };
  const progress: Progress = {
    byMove: new Map(),
    suppressed: [],
    settled: new Map(),
    lastOut: undefined,
    lastIn: undefined,
  };
  let read = 0;
  for (const clause of reading.clauses) {
    if (skip.has(clause)) continue;
    const moves = movesIn(clause, cast, reading);
    read += moves.length;
    if (read > mostMoves) break;
    for (const move of moves) {
      if (progress.byMove.size >= mostClaims || progress.suppressed.length >= mostClaims) break;
      takeMove(move, moves, scene, progress);
    }
  }
  const kept = [...progress.byMove.values()];
  return {
    claims: kept.map(({ claim }) => claim),
    suppressed: progress.suppressed,
    moves: new Map(kept.map(({ claim, move, organisation }) => [claim, { move, organisation }])),
  };
}

/** Takes a move as a claim, as more of one, or as a suppressed candidate; one that is not ours is left. */
function takeMove(move: Move, all: readonly Move[], scene: Scene, progress: Progress): void {
  const { reading, cast, background, topic, titled } = scene;
  const kin = kinOf(move, progress);
  if (!isOurs(move, background, all, kin !== undefined)) return;
  const stance = stanceAt(move.clause, reading, move.from, move.to);
  if (stance.suppress || isRecalled(move, reading, topic, titled)) {
    progress.suppressed.push({
      kind: 'leadership-change',
      reason: stance.suppress ?? 'background',
      evidence: [quoteSentence(move.clause, move.from)],
    });
    return;
  }
  const place = placeFor(move, kin, scene);
  if (!place || isOfState(place.mention.entity)) return;
  const told = postOf(move, cast) ?? kin?.told;
  if (!progress.settled.has(move.person.entity))
    progress.settled.set(move.person.entity, { place, ...compact({ told }) });
  if (move.status.startsWith('out')) progress.lastOut = move.person.entity;
  else progress.lastIn = move.person.entity;
  keep(move, place, claimOf(move, place, stance, reading, cast, told), progress.byMove);
}

/** Enters a claim, or joins it to the one about the same person, direction and house. */
function keep(move: Move, place: Place, claim: LeadershipChangeClaim, byMove: Map<string, Kept>): void {
  const root = rootOf(place.mention.entity);
  const direction = `${move.person.entity.key}|${move.status.slice(0, 2)}`;
  const explicit = move.post?.organisation !== undefined && !isBarePost(move.post);
  const before = byMove.get(`${direction}|${root.key}`) ?? (explicit ? undefined : firstOf(byMove, direction));
  if (!before) byMove.set(`${direction}|${root.key}`, { claim, move, organisation: root });
  else if (before.organisation === root && before.claim.evidence.length <= mostEvidence)
    byMove.set(`${direction}|${root.key}`, { ...before, claim: joinClaims(before.claim, claim) });
}

/** What a claim settled of a person's post, for those who follow or precede. */
interface Settled {
  readonly place: Place;
  readonly told?: Told;
}

/** A post as told, in the sentence that tells it. */
interface Told {
  readonly clause: Clause;
  readonly post: Post;
}

/** The claim whose post a move without a post of its own takes over: of the one who comes or goes there, or, for a stand-in, of the last who left. */
function kinOf(move: Move, { settled, lastOut, lastIn }: Progress): Settled | undefined {
  if (move.post && !isBarePost(move.post)) return undefined;
  const known = move.successor ?? move.predecessor;
  const own = known && settled.get(known.entity);
  if (own || known) return own ?? settled.get(move.person.entity);
  const follows = move.status.startsWith('in') && !move.organisation;
  if (follows) return lastOut && settled.get(lastOut);
  const isFollowed = tagAt(move.clause, 'succeedVerb', move.from) !== undefined;
  return isFollowed && lastIn ? settled.get(lastIn) : undefined;
}

/** The house of a move: its own words', else that of the post which it takes over. */
function placeFor(move: Move, kin: Settled | undefined, { reading, cast, salient }: Scene): Place | undefined {
  if (kin && !move.organisation && !move.post?.organisation) return placeAt(move, cast) ?? kin.place;
  return placeOf(move, reading, cast, salient);
}

/** The first claim about a person and direction: another house is believed only where the post's own words name it. */
function firstOf<T>(claims: ReadonlyMap<string, T>, direction: string): T | undefined {
  for (const [key, claim] of claims) if (key.startsWith(`${direction}|`)) return claim;
  return undefined;
}

/** Parties, ministries, towns and the forces of a state are not ours: their posts are politics. */
const isOfState = (entity: Entity): boolean =>
  /(?:^|[\s'])(?:party|parti|républicains|eelv|ukip|front|rassemblement|lrem|lfi|insoumise|ministère|ministry|élysée|elysée|matignon|maison blanche|white house|kremlin|gouvernement|government|état|etat|région|département|mairie|préfecture|police|gendarmerie|armée|army|navy|parlement|parliament|assemblée|sénat|senate|congress|congrès|commission européenne|european commission|union européenne|république|vatican|église|diocèse|nato|otan|onu|nations unies|united nations|unesco|ligue 1|premier league|psg|commission|renseignement|cour des comptes|conseil constitutionnel|ars|cnil)(?:\s|$)/.test(
    entity.key,
  );

/** No article tells more than this; a text that seems to is a wall of words. */
const mostClaims = 60;
/** Nor are more sentences of one read: whatever they say again is said. */
const mostMoves = 600;
/** A claim that quotes this much needs no further sentence. */
const mostEvidence = 16;

/** Where the person was before, or goes to: another organisation, or another post in the same house. */
function otherOf(
  move: Move,
  cast: Cast,
  own: Entity,
): { mention?: Mention; post?: { text: string; from: number; to: number } } {
  const { clause, person } = move;
  const beside = postBeside(clause, cast, person);
  const post =
    beside && beside.post.from !== move.post?.from && move.status.startsWith('in') ? beside.whole : undefined;
  const close = cast.mentionsIn(clause).filter((one) => canBeOrganisation(one) && rootOf(one.entity) !== own);
  const mention = move.status.startsWith('in')
    ? close.find((one) => isFormerPlace(one) && Math.abs(one.from - person.to) <= 14)
    : close.find(
        (one) =>
          /^(?:rejoindre|rejoint|join|joins|pour|fonder|créer|lancer)$/.test(clause.tokens[one.from - 1]?.low ?? '') &&
          one.from > move.to,
      );
  return { ...(mention ? { mention } : {}), ...(post ? { post } : {}) };
}

function claimOf(
  move: Move,
  place: Place,
  stance: Stance,
  reading: Reading,
  cast: Cast,
  told: Told | undefined,
): LeadershipChangeClaim {
  const { clause, person } = move;
  const post = told?.post;
  const root = rootOf(place.mention.entity);
  const isUnit = place.mention.entity !== root;
  const other = otherOf(move, cast, root);
  const named = namedBy(person);
  const evidence: Evidence[] = [quote('person', named.clause, named.from, named.to), quoteSentence(clause, move.from)];
  const add = (slot: string, where: Clause, found: { from: number; to: number } | undefined): void => {
    if (found) evidence.push(quote(slot, where, found.from, found.to));
  };
  add('organisation', place.mention.clause, place.mention);
  add('unit', place.mention.clause, isUnit ? place.mention : undefined);
  add('post', told?.clause ?? clause, post);
  add('otherOrganisation', clause, other.mention);
  add('previousPost', clause, other.post);
  return {
    kind: 'leadership-change',
    organisation: { name: root.name },
    person: { name: person.entity.name, publicFigure: true },
    status: move.status,
    ...compact({
      unit: isUnit ? { name: place.mention.entity.name } : undefined,
      post: post?.text,
      postNormalised: post && normalisePost(post.text),
      otherOrganisation: other.mention && { name: rootOf(other.mention.entity).name },
      otherOrganisationRelation: relationOf(other, place),
      previousPost: other.post?.text,
      successor: move.successor && { name: move.successor.entity.name },
      predecessor: move.predecessor && { name: move.predecessor.entity.name },
      reason: move.reason,
    }),
    ...datesOf(move, reading, evidence),
    assertion: {
      modality: stance.modality,
      temporality: stance.temporality,
      ...compact({ attribution: stance.attribution }),
      confidence: (65 + (post ? 15 : 0) + ((move.organisation ?? post?.organisation) ? 15 : 0)) / 100,
    },
    evidence: ordered(evidence),
  };
}

const relationOf = (other: ReturnType<typeof otherOf>, place: Place): 'outside' | 'same' | undefined => {
  if (other.mention) return 'outside';
  return place.same && other.post ? 'same' : undefined;
};

/** The post as the move names it; of one who leaves also from another sentence. */
function postOf(move: Move, cast: Cast): Told | undefined {
  if (move.post && !isBarePost(move.post)) return { clause: move.clause, post: move.post };
  return move.status.startsWith('out') ? postElsewhere(move, cast) : undefined;
}

/** The post of one who leaves, where it stands beside the name in another sentence. */
function postElsewhere({ person }: Move, cast: Cast): Told | undefined {
  for (const mention of person.entity.mentions.slice(0, 20)) {
    const beside = postBeside(mention.clause, cast, mention);
    if (beside && !beside.former && !isBarePost(beside.post)) return { clause: mention.clause, post: beside.post };
  }
  return undefined;
}

function datesOf(move: Move, reading: Reading, evidence: Evidence[]): { announced?: ClaimDate; effective?: ClaimDate } {
  const { clause } = move;
  const reference = reading.reference && bounds(reading.reference.value);
  const announced = announcedIn(clause, reading);
  const effective = clause.dates.find((date) => date !== announced && reference && date.last > reference.last);
  return datesWithQuotes(clause, { announced, effective }, evidence);
}

/** Two sentences about one move: what the first lacks comes from the second. */
function joinClaims(first: LeadershipChangeClaim, second: LeadershipChangeClaim): LeadershipChangeClaim {
  const slots = new Set(first.evidence.map((one) => one.slot));
  const more = second.evidence.filter((one) => one.slot === 'sentence' || !slots.has(one.slot));
  return { ...second, ...first, evidence: ordered([...first.evidence, ...more.slice(0, 6)]) };
}
