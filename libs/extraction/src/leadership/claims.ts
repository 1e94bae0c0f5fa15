import type { ClaimDate, Evidence, LeadershipChangeClaim, SuppressedCandidate } from '@newsledger/newsroom';
import { announcedIn, stanceAt } from '../discourse/assertion.js';
import { ordered, quote, quoteSentence } from '../evidence.js';
import { canBeOrganisation, rootOf, type Cast, type Entity, type Mention } from '../names/entities.js';
import { governorOf, inBrackets, isSource, isSubjectLike, lastNamed } from '../names/subject.js';
import { bounds } from '../text/dates.js';
import { tagsOf, wordsAt, type Clause, type Reading } from '../text/document.js';
import { backgroundOf, isOurs, movesIn } from './moves.js';
import { isBarePost, isStrongPost, normalisePost, postBeside } from './posts.js';
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

interface Place {
  readonly mention: Mention;
  readonly same: boolean;
}

/** Whose post it is: named by the post, by the verb, beside the person, by the sentence before, or the article's subject. */
function placeOf(move: Move, reading: Reading, cast: Cast, salient: Entity | undefined): Place | undefined {
  const { clause, person } = move;
  const beside = postBeside(clause, cast, person);
  const previous = beside && beside.post.from !== move.post?.from ? beside : undefined;
  const own = usable(move.organisation) ?? usable(move.post?.organisation);
  if (own) return { mention: own, same: false };
  if (beside && !beside.former && usable(beside.post.organisation)) {
    const mention = beside.post.organisation!;
    if (move.role && salient && rootOf(mention.entity) !== salient) {
      const chief = lastNamed(reading, cast, clause, 4, (entity) => rootOf(entity) === salient) ?? salient.mentions[0];
      if (chief) return { mention: rootMention(chief, salient), same: true };
    }
    return { mention, same: Boolean(previous) };
  }
  const inClause = cast
    .mentionsIn(clause)
    .filter(
      (one) =>
        canBeOrganisation(one) &&
        one.entity.kind === 'organisation' &&
        !isSource(one) &&
        !isFormerPlace(one) &&
        !inBrackets(one) &&
        one !== beside?.post.organisation,
    );
  const near = [...inClause].sort((a, b) => weight(b, move) - weight(a, move))[0];
  if (near && weight(near, move) > 0.9) return { mention: near, same: false };
  const unit = unitBefore(move, reading, cast);
  if (unit) return { mention: unit, same: false };
  if (
    !move.sure ||
    (move.post &&
      !isBarePost(move.post) &&
      !isStrongPost(move.post) &&
      move.person.entity.mentions.length < 2 &&
      !salientTitled(salient))
  )
    return undefined;
  const mention = houseOf(move, reading, cast, salient);
  return mention && !isFormerPlace(mention) ? { mention, same: false } : undefined;
}

/** The article's organisation is named in its title. */
const salientTitled = (salient: Entity | undefined): boolean =>
  salient?.mentions.some((mention) => mention.clause.field.field === 'title') ?? false;

/** The house of a person whose sentence names none: said beside another mention, else the article's, else the last named. */
function houseOf(move: Move, reading: Reading, cast: Cast, salient: Entity | undefined): Mention | undefined {
  for (const mention of move.person.entity.mentions.slice(0, 20)) {
    const beside = postBeside(mention.clause, cast, mention);
    if (beside && !beside.former && usable(beside.post.organisation)?.entity.kind === 'organisation')
      return beside.post.organisation;
  }
  const near = salient && lastNamed(reading, cast, move.clause, 25, (entity) => rootOf(entity) === salient);
  return near ?? lastNamed(reading, cast, move.clause, 3) ?? salient?.mentions[0];
}

const usable = (mention: Mention | undefined): Mention | undefined =>
  mention && canBeOrganisation(mention) && !isSource(mention) ? mention : undefined;

function rootMention(mention: Mention, root: Entity): Mention {
  return mention.entity === root
    ? mention
    : (root.mentions.find((one) => one.clause.index <= mention.clause.index) ?? root.mentions[0] ?? mention);
}

function weight(mention: Mention, move: Move): number {
  const gap = mention.to <= move.from ? move.from - mention.to : Math.max(0, mention.from - move.to);
  const governor = governorOf(mention) ?? '';
  const base = isSubjectLike(mention) ? 2 : /^(?:chez|at|de|du|d'|of|à|au)$/.test(governor) ? 1.5 : 0.8;
  return base - gap * 0.06;
}

/** "ancien cadre chez X", "former X executive", "venu de X", "from X": where the person comes from. */
function isFormerPlace(mention: Mention): boolean {
  const { clause, from } = mention;
  for (let at = from - 1; at >= clause.from && from - at <= 7; at -= 1) {
    const low = clause.tokens[at]!.low;
    if (
      /^(?:ancien|ancienne|anciens|ex|former|formerly|previously|venu|venue|transfuge|provenance|débauché|débauchée|from|passé|passée|ex-)$/.test(
        low,
      )
    )
      return true;
    if (/^[,;:.]$/.test(low)) return false;
  }
  return false;
}

/** "La division", "this unit" in the sentence or the two before: the last unit named. */
function unitBefore(move: Move, reading: Reading, cast: Cast): Mention | undefined {
  for (let index = move.clause.index; index >= 0 && index >= move.clause.index - 2; index -= 1) {
    const clause = reading.clauses[index]!;
    if (clause.field !== move.clause.field) return undefined;
    if (tagsOf(clause, 'unitAnaphora').length === 0) continue;
    return lastNamed(reading, cast, clause, 6, (entity) => entity.unit || entity.parent !== undefined) ?? undefined;
  }
  return undefined;
}

/** Where the person was before, or goes to: another organisation, or another post in the same house. */
function otherOf(
  move: Move,
  cast: Cast,
  own: Entity,
): { mention?: Mention; post?: { text: string; from: number; to: number } } {
  const { clause, person } = move;
  const beside = postBeside(clause, cast, person);
  const post = beside && beside.post.from !== move.post?.from && move.status.startsWith('in') ? beside.post : undefined;
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
  stance: ReturnType<typeof stanceAt>,
  reading: Reading,
  cast: Cast,
): LeadershipChangeClaim {
  const { clause, person } = move;
  const post = move.post && !isBarePost(move.post) ? move.post : undefined;
  const root = rootOf(place.mention.entity);
  const isUnit = place.mention.entity !== root;
  const evidence: Evidence[] = [quote('person', clause, person.from, person.to), quoteSentence(clause, move.from)];
  evidence.push(quote('organisation', place.mention.clause, place.mention.from, place.mention.to));
  if (isUnit) evidence.push(quote('unit', place.mention.clause, place.mention.from, place.mention.to));
  if (post) evidence.push(quote('post', clause, post.from, post.to));
  const other = otherOf(move, cast, root);
  if (other.mention) evidence.push(quote('otherOrganisation', clause, other.mention.from, other.mention.to));
  if (other.post) evidence.push(quote('previousPost', clause, other.post.from, other.post.to));
  const normalised = post && normalisePost(post.text);
  const dates = datesOf(move, reading, evidence);
  const relation = other.mention ? 'outside' : place.same && other.post ? 'same' : undefined;
  return {
    kind: 'leadership-change',
    organisation: { name: root.name },
    ...(isUnit ? { unit: { name: place.mention.entity.name } } : {}),
    person: { name: person.entity.name, publicFigure: true },
    status: move.status,
    ...(post ? { post: post.text } : {}),
    ...(normalised ? { postNormalised: normalised } : {}),
    ...(other.mention ? { otherOrganisation: { name: rootOf(other.mention.entity).name } } : {}),
    ...(relation ? { otherOrganisationRelation: relation } : {}),
    ...(other.post ? { previousPost: other.post.text } : {}),
    ...(move.successor ? { successor: { name: move.successor.entity.name } } : {}),
    ...(move.predecessor ? { predecessor: { name: move.predecessor.entity.name } } : {}),
    ...(move.reason ? { reason: move.reason } : {}),
    ...dates,
    assertion: {
      modality: stance.modality,
      temporality: stance.temporality,
      ...(stance.attribution ? { attribution: stance.attribution } : {}),
      confidence: 0.65 + (post ? 0.15 : 0) + ((move.organisation ?? post?.organisation) ? 0.15 : 0),
    },
    evidence: ordered(evidence),
  };
}

function datesOf(move: Move, reading: Reading, evidence: Evidence[]): { announced?: ClaimDate; effective?: ClaimDate } {
  const { clause } = move;
  const reference = reading.reference && bounds(reading.reference.value);
  const announced = announcedIn(clause, reading);
  const effective = clause.dates.find((date) => date !== announced && reference && date.last > reference.last);
  const dated = (slot: string, one: typeof announced): ClaimDate | undefined => {
    if (!one) return undefined;
    evidence.push(quote(slot, clause, one.from, one.to));
    return { ...one.date, verbatim: wordsAt(clause, one.from, one.to) };
  };
  const first = dated('announced', announced);
  const second = dated('effective', effective);
  return { ...(first ? { announced: first } : {}), ...(second ? { effective: second } : {}) };
}

/** Two sentences about one move: what the first lacks comes from the second. */
function joinClaims(first: LeadershipChangeClaim, second: LeadershipChangeClaim): LeadershipChangeClaim {
  const slots = new Set(first.evidence.map((one) => one.slot));
  const more = second.evidence.filter((one) => one.slot === 'sentence' || !slots.has(one.slot));
  return { ...second, ...first, evidence: ordered([...first.evidence, ...more.slice(0, 6)]) };
}
