import type { AiInitiativeClaim, ClaimDate, Evidence, SuppressedCandidate } from '@newsledger/newsroom';
import { compact, filled } from '../compact.js';
import { stanceAt, type Stance } from '../discourse/assertion.js';
import { announcedIn, effectiveIn } from '../discourse/when.js';
import { datesWithQuotes, ordered, quote, quoteSentence } from '../evidence.js';
import type { LeadershipReading } from '../leadership/claims.js';
import { houseOf, rootOf, type Cast, type Entity } from '../names/entities.js';
import type { DateMention } from '../text/dates.js';
import { hasTag, lowAt, wordsAt, type Clause, type Reading } from '../text/document.js';
import { aiContextOf, type AiContext } from './context.js';
import { withDescription } from './described.js';
import { sceneOf, isInName, type Scene } from './actors.js';
import type { AiCandidate, Party, Reader } from './candidate.js';
import { titledSum } from './raises.js';
import { titledProduct } from './arrivals.js';
import { productOf, vehicleOf } from './surroundings.js';
import { fallbacks, readers } from './readers.js';
import { isBeside, ownTimes } from './times.js';

export interface AiReading {
  readonly claims: AiInitiativeClaim[];
  readonly suppressed: SuppressedCandidate[];
}

/** The AI initiatives of an article, one for each actor, kind and other side. */
export function readAi(reading: Reading, cast: Cast, leadership: LeadershipReading): AiReading {
  const context = aiContextOf(reading, cast);
  const scene = sceneOf(reading, cast);
  const suppressed: SuppressedCandidate[] = [];
  const byKey = new Map<string, AiInitiativeClaim>();
  const lead = new Set<Entity>();
  let read = 0;
  for (const clause of reading.clauses) {
    const near = context.near(clause);
    if (!near && !context.spoken) continue;
    if (read > mostCandidates) break;
    for (const candidate of candidatesIn(clause, scene, context, near)) {
      read += 1;
      if (byKey.size >= mostClaims) break;
      const own = ownTimes(clause, candidate.from, candidate.to);
      const stance = stanceAt(clause, reading, candidate.from, candidate.to, false, own);
      const reason = stance.suppress ?? (isBeside(candidate, lead, reading, context) ? 'background' : undefined);
      if (reason) {
        if (suppressed.length >= mostClaims) continue;
        suppressed.push({ kind: 'ai-initiative', reason, evidence: [quoteSentence(clause, candidate.from)] });
        continue;
      }
      if (clause.index <= 2) lead.add(rootOf(candidate.actor.entity));
      const key = keyOf(candidate);
      const before = byKey.get(key);
      if (before && before.evidence.length > mostEvidence) continue;
      const claim = claimOf(candidate, stance, reading, cast);
      byKey.set(key, before ? joinClaims(asCareful(before, claim), claim) : claim);
    }
  }
  const claims = withRoles(told([...byKey.values()]), rolesOf(leadership, context));
  return { claims: claims.map((claim) => withDescription(claim, reading)), suppressed };
}

/** What is read in any sentence of an article that speaks of AI: whether a deal is about AI its readers ask themselves. */
const deals = /^(?:invest|spend|pay|raise|gain|acquire|take|partner|ally|beside|sold|hire)(?:Verb|Noun)$/;

/** The triggers of a sentence that are read: a sentence tells few things, and a wall of verbs tells nothing. */
const mostTriggers = 24;

function candidatesIn(clause: Clause, scene: Scene, context: AiContext, near: boolean): AiCandidate[] {
  const found: AiCandidate[] = [];
  const titled = near ? titledProduct(clause, scene, context) : undefined;
  if (titled) found.push(titled);
  const sum = titledSum(clause, scene, context);
  if (sum) found.push(sum);
  readTags(clause, scene, context, near, readers, found);
  if (found.length === 0 && near) readTags(clause, scene, context, near, fallbacks, found);
  return found;
}

/** Adds what the readers of each tag of a sentence find. */
function readTags(
  clause: Clause,
  scene: Scene,
  context: AiContext,
  near: boolean,
  byCategory: Readonly<Record<string, readonly Reader[]>>,
  found: AiCandidate[],
): void {
  let read = 0;
  for (const tag of clause.tags) {
    const list = byCategory[tag.category];
    if (!list || (!near && !deals.test(tag.category)) || isInName(tag, clause, scene.cast)) continue;
    read += 1;
    if (read > mostTriggers) break;
    for (const reader of list) {
      const one = reader(clause, tag, scene, context);
      if (!one) continue;
      found.push(...[one].flat());
      break;
    }
  }
}

/** No article tells more than this; a text that seems to is a wall of words. */
const mostClaims = 60;
/** Nor are more candidates of one read: whatever they say again is said. */
const mostCandidates = 600;
/** A claim that quotes this much needs no further sentence. */
const mostEvidence = 12;

/** The claims that tell something of their own: one without a name beside a fuller one of the same actor and kind tells it again. */
function told(claims: readonly AiInitiativeClaim[]): AiInitiativeClaim[] {
  const kept: AiInitiativeClaim[] = [];
  for (const claim of claims) {
    const same = kept.findIndex((other) => tellsAgain(claim, other) || tellsAgain(other, claim));
    const other = kept[same];
    if (!other) kept.push(claim);
    else kept[same] = fullness(claim) > fullness(other) ? joinClaims(claim, other) : joinClaims(other, claim);
  }
  return kept.filter((claim) => !kept.some((other) => saysLess(claim, other)));
}

const fullness = ({ product, counterparties, amount }: AiInitiativeClaim): number =>
  (product ? 2 : 0) + (counterparties ? 2 : 0) + (amount?.value === undefined ? 0 : 1);

/** A tie with a house that is bought, and what the machine of a house that raises money does for its customers. */
function saysLess(claim: AiInitiativeClaim, other: AiInitiativeClaim): boolean {
  if (!isSameHouse(claim.actor.name, other.actor.name)) return false;
  if (claim.initiative === 'partnership' && other.initiative === 'acquisition') return isSameTarget(claim, other);
  return (
    claim.initiative === 'adoption' &&
    !claim.product &&
    other.initiative === 'investment' &&
    !other.counterparties?.some(({ role }) => role === 'investee')
  );
}

/** Whether the first adds no name to what the second tells. */
function tellsAgain(first: AiInitiativeClaim, second: AiInitiativeClaim): boolean {
  if (!isSameHouse(first.actor.name, second.actor.name)) return false;
  const [a, b] = [first.initiative, second.initiative];
  if (a !== b)
    return (
      a === 'adoption' &&
      !first.product &&
      (b === 'research' || ((b === 'launch' || b === 'partnership') && shareSentence(first, second)))
    );
  if (a === 'adoption' || a === 'research' || a === 'role') return true;
  if (a === 'investment' && isSameSum(first, second)) return true;
  if (a === 'launch' && isSameProduct(first, second)) return true;
  if (a === 'acquisition' && isSameTarget(first, second)) return true;
  return first.product === undefined && first.counterparties === undefined;
}

/** "Scout" and "Llama 4 Scout", "Nemotron 3" and "Nemotron 3 Nano". */
const isSameProduct = (first: AiInitiativeClaim, second: AiInitiativeClaim): boolean =>
  first.product !== undefined &&
  second.product !== undefined &&
  ` ${second.product.name} `.toLowerCase().includes(` ${first.product.name} `.toLowerCase());

const isSameSum = (first: AiInitiativeClaim, second: AiInitiativeClaim): boolean =>
  first.amount?.value !== undefined && first.amount.value === second.amount?.value;

/** "Convergence" in the title, "Convergence.ai" in the text. */
function isSameTarget(first: AiInitiativeClaim, second: AiInitiativeClaim): boolean {
  const [one, other] = [first, second].map(({ counterparties }) => counterparties?.[0]?.name.replace(/\.\w+$/, ''));
  return one !== undefined && other !== undefined && isSameHouse(one, other);
}

/** "Disney" and "Walt Disney", "NHS" and "Manchester NHS Trust". */
function isSameHouse(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short === long || ` ${long} `.includes(` ${short} `);
}

const shareSentence = (first: AiInitiativeClaim, second: AiInitiativeClaim): boolean =>
  first.evidence.some(
    (one) =>
      one.slot === 'sentence' &&
      second.evidence.some(
        (other) => other.slot === 'sentence' && other.start === one.start && other.field === one.field,
      ),
  );

/** Appointments that leadership read in full stand for those that were read here. */
function withRoles(claims: readonly AiInitiativeClaim[], roles: readonly AiInitiativeClaim[]): AiInitiativeClaim[] {
  const houses = new Set(roles.map((role) => role.actor.name));
  return [...claims.filter((claim) => claim.initiative !== 'role' || !houses.has(claim.actor.name)), ...roles];
}

/** A launch is one for each actor and product; a deal one for each pair, whoever is named first. */
function keyOf(candidate: AiCandidate): string {
  const actor = rootOf(candidate.actor.entity).key;
  if (candidate.initiative === 'partnership')
    return `partnership|${[actor, ...candidate.counterparties.map((one) => rootOf(one.mention.entity).key)].sort().join('|')}`;
  if (candidate.initiative === 'investment' && candidate.counterparties.every((one) => one.role === 'investor'))
    return `raise|${actor}`;
  return `${candidate.initiative}|${actor}|${candidate.product?.name.toLowerCase() ?? candidate.counterparties[0]?.mention.entity.key ?? ''}`;
}

function claimOf(candidate: AiCandidate, stance: Stance, reading: Reading, cast: Cast): AiInitiativeClaim {
  const { clause, actor, initiative } = candidate;
  const root = houseOf(actor.entity);
  const dealt = initiative === 'investment' || initiative === 'acquisition';
  const vehicle = initiative === 'investment' ? vehicleOf(candidate, cast, reading) : undefined;
  const product = candidate.product ?? (dealt ? productOf(candidate, cast, reading, vehicle) : undefined);
  const parties: Party[] = [
    ...candidate.counterparties,
    ...(vehicle ? [{ mention: vehicle, role: 'vehicle' as const }] : []),
  ];
  const evidence: Evidence[] = [
    quote('actor', actor.clause, actor.from, actor.to),
    quoteSentence(clause, candidate.from),
  ];
  if (actor.clause !== clause) evidence.push(quoteSentence(actor.clause, actor.from));
  const add = (slot: string, where: Clause, from: number, to: number): void => {
    evidence.push(quote(slot, where, from, to));
    if (where !== clause) evidence.push(quoteSentence(where, from));
  };
  parties.forEach(({ mention }, index) => add(`counterparties/${index}`, mention.clause, mention.from, mention.to));
  if (product) add('product', product.clause, product.from, product.to);
  if (candidate.money) add('amount', clause, candidate.money.from, candidate.money.to);
  const planned = stance.modality === 'planned' || stance.modality === 'possible';
  return {
    kind: 'ai-initiative',
    initiative,
    actor: { name: root.name },
    ...compact({
      unit: actor.entity === root ? undefined : { name: actor.entity.name },
      counterparties: filled(parties.map(({ mention, role }) => ({ name: mention.entity.name, role }))),
      product: product && { name: product.name },
      amount: amountOf(candidate, dealt),
    }),
    stage: planned ? 'planned' : (candidate.stage ?? 'announced'),
    ...datesOf(candidate, reading, evidence),
    assertion: {
      modality: stance.modality,
      temporality: stance.temporality,
      ...compact({ attribution: stance.attribution }),
      confidence: hasTag(clause, 'ai') ? 0.85 : 0.7,
    },
    evidence: ordered(evidence),
  };
}

/** The sum as written; a deal without one is undisclosed. */
function amountOf({ clause, money }: AiCandidate, dealt: boolean): AiInitiativeClaim['amount'] | undefined {
  if (!money) return dealt ? { qualifier: 'undisclosed' } : undefined;
  const { value, currency, qualifier } = money;
  return {
    ...compact({ value, currency: currency || undefined }),
    qualifier,
    verbatim: wordsAt(clause, money.from, money.to),
  };
}

/** A title asserts what the text then says more carefully. */
function asCareful(first: AiInitiativeClaim, second: AiInitiativeClaim): AiInitiativeClaim {
  const titled = first.evidence.every(({ field }) => field === 'title');
  const { modality } = second.assertion;
  if (!titled || modality === first.assertion.modality || modality === 'asserted') return first;
  return { ...first, ...compact({ stage: second.stage }), assertion: { ...first.assertion, modality } };
}

/** Two sentences about one initiative: the counterparties, product and sum that the first lacks come from the second. */
function joinClaims(first: AiInitiativeClaim, second: AiInitiativeClaim): AiInitiativeClaim {
  const told = first.amount?.value !== undefined || second.amount?.value === undefined;
  if (first.counterparties && told) return first;
  const slots = new Set(first.evidence.map((one) => one.slot));
  const more = second.evidence.filter((one) => one.slot === 'sentence' || !slots.has(one.slot));
  const joined = { ...second, ...first, evidence: ordered([...first.evidence, ...more]) };
  return told ? joined : { ...joined, ...compact({ amount: second.amount }) };
}

/** "In June, X invested in Y", "a racheté Y en juin": the month or year of the deed itself. */
function deedTimeOf({ clause, from, to }: AiCandidate): DateMention | undefined {
  const own = ownTimes(clause, from, to);
  return clause.dates.find(
    (date) =>
      date.date.precision !== 'day' &&
      own(date.from, date.to) &&
      (date.from - clause.from <= 1 || Math.max(date.from - to, from - date.to) <= deedReach) &&
      !/^(?:since|depuis|after|après)$/.test(lowAt(clause, date.from - 1)) &&
      lowAt(clause, date.to) !== "'s",
  );
}
const deedReach = 10;

function datesOf(
  candidate: AiCandidate,
  reading: Reading,
  evidence: Evidence[],
): { announced?: ClaimDate; effective?: ClaimDate } {
  const { clause, from, to } = candidate;
  const announced = announcedIn(clause, reading, from, to);
  const effective = effectiveIn(clause, reading, from, to) ?? deedTimeOf(candidate);
  return datesWithQuotes(clause, { announced, effective }, evidence);
}

const postOfAi =
  /(?:^|[^\p{L}])(?:a\.?i|ia|(?:artificial|machine) (?:general |super)?intelligence|intelligence artificielle|superintelligence|machine[- ]learning|deep[- ]learning|apprentissage automatique|llms?)(?!\p{L})/iu;
const postOfScience = /scien|research|recherche/i;

/** A move to or from a post for AI, or one of research at a house of AI, is an AI initiative of the house as well. */
function rolesOf(leadership: LeadershipReading, context: AiContext): AiInitiativeClaim[] {
  const roles: AiInitiativeClaim[] = [];
  for (const [claim, { organisation }] of leadership.moves) {
    const post = claim.post ?? '';
    const [house] = organisation.mentions;
    if (!postOfAi.test(post) && !(postOfScience.test(post) && house && context.isAi(house))) continue;
    const evidence = claim.evidence.filter((one) =>
      ['person', 'post', 'organisation', 'unit', 'sentence', 'announced', 'effective'].includes(one.slot),
    );
    roles.push({
      kind: 'ai-initiative',
      initiative: 'role',
      actor: claim.organisation,
      ...(claim.unit ? { unit: claim.unit } : {}),
      person: claim.person,
      post,
      ...(claim.announced ? { announced: claim.announced } : {}),
      ...(claim.effective ? { effective: claim.effective } : {}),
      assertion: claim.assertion,
      evidence: evidence.map((one) => (one.slot === 'organisation' ? { ...one, slot: 'actor' } : one)),
    });
  }
  return roles;
}
