import type { LeadershipChangeClaim, SuppressedCandidate, SuppressionReason } from '@newsledger/newsroom';
import { compact } from '../compact.js';
import { stanceAt, type Stance } from '../discourse/assertion.js';
import { quote, quoteSentence } from '../evidence.js';
import { rootOf, type Cast, type Entity } from '../names/entities.js';
import { hasTag, tagAt, type Clause, type Reading } from '../text/document.js';
import { claimOf, isBetter, joinClaims, linkPeople } from './claim.js';
import { titleActor } from './headings.js';
import { onlyHouse, placeAt, placeOf, type Place } from './house.js';
import { backgroundOf, isOurs, movesIn, type Background } from './moves.js';
import { linkHouses, originElsewhere, withOrigin } from './origins.js';
import { isBarePost } from './post-kinds.js';
import { isOwnTime } from './earlier.js';
import { hasLeftBefore, isRecalled, titledPeople, topicOf, type Topic } from './standing.js';
import { sentencesToRead } from './signs.js';
import type { Move } from './subjects.js';
import { postOf, type Told } from './told-posts.js';

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
  /** The house that the title says to act, else the one that the article is about. */
  readonly house: Entity | undefined;
  readonly background: Background;
  readonly topic: Topic;
  readonly titled: ReadonlySet<Entity>;
}

/** A claim with the move and the house that it came from. */
interface Kept {
  readonly claim: LeadershipChangeClaim;
  readonly move: Move;
  readonly organisation: Entity;
  readonly told?: Told;
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
export function readLeadership(reading: Reading, cast: Cast, skip: ReadonlySet<Clause>): LeadershipReading {
  // Most articles tell of nobody who moves: what is asked of the whole article waits for the first who does.
  let scene: Scene | undefined;
  const progress: Progress = {
    byMove: new Map(),
    suppressed: [],
    settled: new Map(),
    lastOut: undefined,
    lastIn: undefined,
  };
  let read = 0;
  for (const clause of sentencesToRead(reading)) {
    if (skip.has(clause)) continue;
    const moves = movesIn(clause, cast, reading);
    read += moves.length;
    if (read > mostMoves) break;
    for (const move of moves) {
      if (progress.byMove.size >= mostClaims || progress.suppressed.length >= mostClaims) break;
      scene ??= sceneOf(reading, cast);
      takeMove(move, moves, scene, progress);
    }
  }
  const kept = withoutGuesses([...progress.byMove.values()]).map((one) => withOriginElsewhere(one, reading, cast));
  const claims = linkPeople(linkHouses(kept.map(({ claim }) => claim)));
  return {
    claims,
    suppressed: progress.suppressed,
    moves: new Map(claims.map((claim, at) => [claim, { move: kept[at]!.move, organisation: kept[at]!.organisation }])),
  };
}

const sceneOf = (reading: Reading, cast: Cast): Scene => ({
  reading,
  cast,
  house: titleActor(reading, cast) ?? cast.salient ?? onlyHouse(cast),
  background: backgroundOf(reading, cast),
  topic: topicOf(reading, cast),
  titled: titledPeople(reading, cast),
});

/** "X has resigned" in the article's house, where another sentence says from which post of which other house. */
const withoutGuesses = (kept: readonly Kept[]): Kept[] =>
  kept.filter(
    (one) =>
      !movesUp(one, kept) &&
      (one.told !== undefined ||
        one.move.organisation !== undefined ||
        !kept.some(
          (other) =>
            other !== one &&
            other.told?.post.organisation !== undefined &&
            other.move.person.entity === one.move.person.entity &&
            other.move.status === one.move.status,
        )),
  );

/** "Y succeeds X as finance chief" where X rises in the same house: a change of post, told as X's coming to the new one. */
const movesUp = ({ move, organisation }: Kept, kept: readonly Kept[]): boolean =>
  move.status === 'out' &&
  move.successor !== undefined &&
  tagAt(move.clause, 'succeedVerb', move.from) !== undefined &&
  kept.some(
    (other) =>
      other.move.person.entity === move.person.entity &&
      other.move.status.startsWith('in') &&
      (other.organisation === organisation ||
        organisation.parent === other.organisation ||
        other.organisation.parent === organisation),
  );

/** A claim about one who comes, with the house that a later sentence says he comes from. */
function withOriginElsewhere(kept: Kept, reading: Reading, cast: Cast): Kept {
  const { claim, move, organisation } = kept;
  if (claim.otherOrganisation || claim.previousPost || !move.status.startsWith('in')) return kept;
  const found = originElsewhere(move.person.entity, move.clause, organisation, cast, reading.clauses);
  if (!found) return kept;
  const quoted = quote('otherOrganisation', found.clause, found.from, found.to);
  return { ...kept, claim: withOrigin(claim, rootOf(found.entity).name, quoted) };
}

/** Takes a move as a claim, as more of one, or as a suppressed candidate; one that is not ours is left. */
function takeMove(move: Move, all: readonly Move[], scene: Scene, progress: Progress): void {
  const { reading, cast, background, topic, titled } = scene;
  const kin = kinOf(move, progress);
  if (!isOurs(move, background, all, kin !== undefined)) return;
  const stance = stanceAt(move.clause, reading, move.from, move.to, false, (from) => isOwnTime(move, from));
  const unsaid = stance.suppress ?? (isDeniedAside(move, stance, reading) ? 'negated' : undefined);
  if (unsaid || isRecalled(move, reading, topic, titled) || hasLeftBefore(move, cast)) {
    suppress(move, unsaid ?? 'background', progress);
    return;
  }
  const place = placeFor(move, kin, scene);
  if (!place && stance.modality === 'denied') suppress(move, 'negated', progress);
  if (!place || isOfState(place.mention.entity)) return;
  const told = postOf(move, rootOf(place.mention.entity), kin?.told, reading, cast);
  if (!progress.settled.has(move.person.entity))
    progress.settled.set(move.person.entity, { place, ...compact({ told }) });
  if (move.status.startsWith('out')) progress.lastOut = move.person.entity;
  else progress.lastIn = move.person.entity;
  keep(move, place, claimOf(move, place, stance, reading, cast, told), told, progress.byMove);
}

function suppress({ clause, from }: Move, reason: SuppressionReason, { suppressed }: Progress): void {
  suppressed.push({ kind: 'leadership-change', reason, evidence: [quoteSentence(clause, from)] });
}

/** Enters a claim, or joins it to the one about the same person, direction and house. */
function keep(
  move: Move,
  place: Place,
  claim: LeadershipChangeClaim,
  told: Told | undefined,
  byMove: Map<string, Kept>,
): void {
  const root = rootOf(place.mention.entity);
  const direction = `${move.person.entity.key}|${move.status.slice(0, 2)}`;
  const explicit =
    (move.post?.organisation !== undefined && !isBarePost(move.post)) ||
    (move.organisation !== undefined && tagAt(move.clause, 'joinVerb', move.from) !== undefined);
  const own = byMove.get(`${direction}|${root.key}`);
  const vague = own || !explicit || !move.status.startsWith('out') ? undefined : vagueOf(byMove, direction);
  if (vague) {
    byMove.delete(vague);
    byMove.set(`${direction}|${root.key}`, { claim, move, organisation: root, ...compact({ told }) });
    return;
  }
  const before = own ?? (explicit ? undefined : firstOf(byMove, direction));
  const known = compact({ told });
  if (!before) byMove.set(`${direction}|${root.key}`, { claim, move, organisation: root, ...known });
  else if (before.organisation === root && before.claim.evidence.length <= mostEvidence) {
    const better = isBetter(before.told, told);
    const joined = joinClaims(before.claim, claim, better);
    byMove.set(`${direction}|${root.key}`, { ...before, claim: joined, ...(better ? known : {}) });
  }
}

/** "X quitte le groupe Y", said again as "X, directeur de Z, a mis fin à ses fonctions": one departure, and the second words name it. */
function vagueOf(byMove: ReadonlyMap<string, Kept>, direction: string): string | undefined {
  for (const [key, { told }] of byMove) if (key.startsWith(`${direction}|`) && told === undefined) return key;
  return undefined;
}

/** A denial is news where the title tells it or the text begins with it. */
const isDeniedAside = ({ clause }: Move, { modality }: Stance, { clauses }: Reading): boolean =>
  modality === 'denied' && clause.index > 2 && !(clauses[0] && hasTag(clauses[0], 'deny'));

/** What a claim settled of a person's post, for those who follow or precede. */
interface Settled {
  readonly place: Place;
  readonly told?: Told;
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
function placeFor(move: Move, kin: Settled | undefined, { reading, cast, house }: Scene): Place | undefined {
  if (kin && !move.organisation && !move.post?.organisation) return placeAt(move, cast) ?? kin.place;
  return placeOf(move, reading, cast, house);
}

/** The first claim about a person and direction: another house is believed only where the post's own words name it. */
function firstOf<T>(claims: ReadonlyMap<string, T>, direction: string): T | undefined {
  for (const [key, claim] of claims) if (key.startsWith(`${direction}|`)) return claim;
  return undefined;
}

/** Parties, ministries, towns and the forces of a state are not ours: their posts are politics. */
const isOfState = (entity: Entity): boolean =>
  /(?:^|[\s'])(?:party|parti|bureau of|defen[cs]e staff|general staff|républicains|eelv|ukip|front|rassemblement|lrem|lfi|insoumise|ministère|ministry|élysée|elysée|matignon|maison blanche|white house|kremlin|gouvernement|government|état|etat|région|département|mairie|préfecture|police|gendarmerie|armée|army|navy|parlement|parliament|assemblée|sénat|senate|congress|congrès|commission européenne|european commission|union européenne|république|vatican|église|diocèse|nato|otan|onu|nations unies|united nations|unesco|ligue 1|premier league|psg|commission|conseil (?:européen|régional|départemental|municipal|constitutionnel)|renseignement|cour des comptes|conseil constitutionnel|ars|cnil)(?:\s|$)/.test(
    entity.key,
  );

/** No article tells more than this; a text that seems to is a wall of words. */
const mostClaims = 60;
/** Nor are more sentences of one read: whatever they say again is said. */
const mostMoves = 600;
/** A claim that quotes this much needs no further sentence. */
const mostEvidence = 16;
