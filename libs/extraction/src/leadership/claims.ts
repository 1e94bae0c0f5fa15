import type { ClaimDate, Evidence, LeadershipChangeClaim, SuppressedCandidate } from '@newsledger/newsroom';
import { compact } from '../compact.js';
import { announcedIn, stanceAt, type Stance } from '../discourse/assertion.js';
import { datesWithQuotes, ordered, quote, quoteSentence } from '../evidence.js';
import { canBeOrganisation, rootOf, type Cast, type Entity, type Mention } from '../names/entities.js';
import { bounds } from '../text/dates.js';
import type { Clause, Reading } from '../text/document.js';
import { isFormerPlace, placeOf, type Place } from './house.js';
import { backgroundOf, isOurs, movesIn } from './moves.js';
import { isBarePost, normalisePost, postBeside, type Post } from './posts.js';
import type { Move } from './subjects.js';

export interface LeadershipReading {
  readonly claims: LeadershipChangeClaim[];
  readonly suppressed: SuppressedCandidate[];
  /** For each claim, the move that it came from: the AI rules look at its post. */
  readonly moves: ReadonlyMap<LeadershipChangeClaim, { readonly move: Move; readonly organisation: Entity }>;
}

/** The leadership changes of an article, one for each person, direction and organisation. */
export function readLeadership(
  reading: Reading,
  cast: Cast,
  salient: Entity | undefined,
  skip: ReadonlySet<Clause>,
): LeadershipReading {
  const suppressed: SuppressedCandidate[] = [];
  const byMove = new Map<string, { claim: LeadershipChangeClaim; move: Move; organisation: Entity }>();
  const background = backgroundOf(reading, cast);
  for (const clause of reading.clauses) {
    if (skip.has(clause)) continue;
    const moves = movesIn(clause, cast, reading);
    for (const move of moves) {
      if (!isOurs(move, background, moves)) continue;
      const stance = stanceAt(clause, reading, move.from, move.to);
      if (byMove.size >= mostClaims || suppressed.length >= mostClaims) break;
      if (stance.suppress || isRecalled(move)) {
        suppressed.push({
          kind: 'leadership-change',
          reason: stance.suppress ?? 'background',
          evidence: [quoteSentence(clause, move.from)],
        });
        continue;
      }
      const place = placeOf(move, reading, cast, salient);
      if (!place || isParty(place.mention.entity)) continue;
      const root = rootOf(place.mention.entity);
      const direction = `${move.person.entity.key}|${move.status.slice(0, 2)}`;
      const explicit = move.post?.organisation !== undefined && !isBarePost(move.post);
      const before = byMove.get(`${direction}|${root.key}`) ?? (explicit ? undefined : firstOf(byMove, direction));
      if (before && before.claim.evidence.length > mostEvidence) continue;
      const claim = claimOf(move, place, stance, reading, cast);
      if (!before) byMove.set(`${direction}|${root.key}`, { claim, move, organisation: root });
      else if (before.organisation === root)
        byMove.set(`${direction}|${root.key}`, { ...before, claim: joinClaims(before.claim, claim) });
    }
  }
  const kept = [...byMove.values()];
  return {
    claims: kept.map(({ claim }) => claim),
    suppressed,
    moves: new Map(kept.map(({ claim, move, organisation }) => [claim, { move, organisation }])),
  };
}

/** The first claim about a person and direction: another house is believed only where the post's own words name it. */
function firstOf<T>(claims: ReadonlyMap<string, T>, direction: string): T | undefined {
  for (const [key, claim] of claims) if (key.startsWith(`${direction}|`)) return claim;
  return undefined;
}

/** "avait quitté", "had resigned": the move was before what the text tells. */
function isRecalled({ clause, from }: Move): boolean {
  for (let at = from - 1; at >= clause.from && from - at <= 7; at -= 1) {
    const { low, kind } = clause.tokens[at]!;
    if (/^(?:avait|avaient|had)$/.test(low)) return true;
    if (kind === 'mark') return false;
  }
  return false;
}

/** Parties are not ours: their leaders are politics. */
const isParty = (entity: Entity): boolean =>
  /(?:^|\s)(?:party|parti|républicains|eelv|ukip|front|rassemblement|lrem)(?:\s|$)/.test(entity.key);

/** No article tells more than this; a text that seems to is a wall of words. */
const mostClaims = 60;
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

function claimOf(move: Move, place: Place, stance: Stance, reading: Reading, cast: Cast): LeadershipChangeClaim {
  const { clause, person } = move;
  const told = postOf(move, cast);
  const post = told?.post;
  const root = rootOf(place.mention.entity);
  const isUnit = place.mention.entity !== root;
  const other = otherOf(move, cast, root);
  const evidence: Evidence[] = [quote('person', clause, person.from, person.to), quoteSentence(clause, move.from)];
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
function postOf(move: Move, cast: Cast): { clause: Clause; post: Post } | undefined {
  if (move.post && !isBarePost(move.post)) return { clause: move.clause, post: move.post };
  return move.status.startsWith('out') ? postElsewhere(move, cast) : undefined;
}

/** The post of one who leaves, where it stands beside the name in another sentence. */
function postElsewhere({ person }: Move, cast: Cast): { clause: Clause; post: Post } | undefined {
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
