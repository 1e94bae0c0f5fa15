import type { AiInitiativeClaim, ClaimDate, Evidence, SuppressedCandidate } from '@newsledger/newsroom';
import { compact, filled } from '../compact.js';
import { announcedIn, stanceAt, type Stance } from '../discourse/assertion.js';
import { datesWithQuotes, ordered, quote, quoteSentence } from '../evidence.js';
import type { LeadershipReading } from '../leadership/claims.js';
import { rootOf, type Cast } from '../names/entities.js';
import { hasTag, wordsAt, type Clause, type Reading } from '../text/document.js';
import { bounds } from '../text/dates.js';
import { aiContextOf } from './context.js';
import { dealsIn, productOf, vehicleOf, type AiCandidate } from './deals.js';
import { worksIn } from './launches.js';

export interface AiReading {
  readonly claims: AiInitiativeClaim[];
  readonly suppressed: SuppressedCandidate[];
}

/** The AI initiatives of an article, one for each actor, kind and other side. */
export function readAi(reading: Reading, cast: Cast, leadership: LeadershipReading): AiReading {
  const context = aiContextOf(reading, cast);
  const suppressed: SuppressedCandidate[] = [];
  const byKey = new Map<string, AiInitiativeClaim>();
  for (const clause of reading.clauses) {
    if (clause.field.field === 'text' && !clause.tags.some((tag) => aiCategories.has(tag.category))) continue;
    for (const candidate of [...dealsIn(clause, cast, reading, context), ...worksIn(clause, cast, reading, context)]) {
      if (byKey.size >= mostClaims) break;
      const stance = stanceAt(clause, reading, candidate.from, candidate.to);
      if (stance.suppress) {
        if (suppressed.length >= mostClaims) continue;
        suppressed.push({
          kind: 'ai-initiative',
          reason: stance.suppress,
          evidence: [quoteSentence(clause, candidate.from)],
        });
        continue;
      }
      const key = keyOf(candidate);
      const before = byKey.get(key);
      if (before && before.evidence.length > mostEvidence) continue;
      const claim = claimOf(candidate, stance, reading, cast);
      byKey.set(key, before ? joinClaims(before, claim) : claim);
    }
  }
  const claims = [...byKey.values()];
  return { claims: [...claims.filter((claim) => !isRepeated(claim, claims)), ...rolesOf(leadership)], suppressed };
}

/** No article tells more than this; a text that seems to is a wall of words. */
const mostClaims = 60;
/** A claim that quotes this much needs no further sentence. */
const mostEvidence = 12;

const aiCategories = new Set(['investVerb', 'raiseVerb', 'acquireVerb', 'partnerVerb', 'launchVerb', 'adoptVerb']);

/** A launch without a name beside one with a name by the same actor tells it again. */
const isRepeated = (claim: AiInitiativeClaim, all: readonly AiInitiativeClaim[]): boolean =>
  claim.initiative === 'launch' &&
  claim.product === undefined &&
  all.some((other) => other.initiative === 'launch' && other.product && other.actor.name === claim.actor.name);

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
  const root = rootOf(actor.entity);
  const dealt = initiative === 'investment' || initiative === 'acquisition';
  const vehicle = initiative === 'investment' ? vehicleOf(candidate, cast, reading) : undefined;
  const product = candidate.product ?? (dealt ? productOf(candidate, cast, reading, vehicle) : undefined);
  const parties = [...candidate.counterparties, ...(vehicle ? [{ mention: vehicle, role: 'vehicle' as const }] : [])];
  const evidence: Evidence[] = [quote('actor', clause, actor.from, actor.to), quoteSentence(clause, candidate.from)];
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
  return { ...compact({ value }), currency, qualifier, verbatim: wordsAt(clause, money.from, money.to) };
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

function datesOf(
  candidate: AiCandidate,
  reading: Reading,
  evidence: Evidence[],
): { announced?: ClaimDate; effective?: ClaimDate } {
  const { clause } = candidate;
  const reference = reading.reference && bounds(reading.reference.value);
  const announced = announcedIn(clause, reading);
  const effective = clause.dates.find(
    (date) => date !== announced && (!reference || date.last !== date.first || date.first > reference.last),
  );
  return datesWithQuotes(clause, { announced, effective }, evidence);
}

/** An appointment to a post for AI is an AI initiative of the house as well. */
function rolesOf(leadership: LeadershipReading): AiInitiativeClaim[] {
  const roles: AiInitiativeClaim[] = [];
  for (const [claim, { move }] of leadership.moves) {
    if (!move.post || !move.status.startsWith('in') || !hasTag(move.clause, 'ai', move.post.from, move.post.to))
      continue;
    const evidence = claim.evidence.filter((one) =>
      ['person', 'post', 'organisation', 'unit', 'sentence', 'announced', 'effective'].includes(one.slot),
    );
    roles.push({
      kind: 'ai-initiative',
      initiative: 'role',
      actor: claim.organisation,
      ...(claim.unit ? { unit: claim.unit } : {}),
      person: claim.person,
      post: move.post.text,
      ...(claim.announced ? { announced: claim.announced } : {}),
      ...(claim.effective ? { effective: claim.effective } : {}),
      assertion: claim.assertion,
      evidence: evidence.map((one) => (one.slot === 'organisation' ? { ...one, slot: 'actor' } : one)),
    });
  }
  return roles;
}
