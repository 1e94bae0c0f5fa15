import type {
  Assertion,
  Share,
  Evidence,
  LayoffClaim,
  Quantity,
  QuantityKind,
  SuppressedCandidate,
} from '@newsledger/newsroom';
import { compact, filled, once } from '../compact.js';
import { ordered, quote, quoteSentence } from '../evidence.js';
import { isPartOf, type Cast, type Entity } from '../names/entities.js';
import { hasTag, lowAt, wordsAt, type Clause, type Reading } from '../text/document.js';
import { withAsides } from './asides.js';
import { sideBySide } from './digest.js';
import { layoffCandidates, type LayoffCandidate } from './candidates.js';
import { houseAtTop, isOnlyWhere } from './house.js';
import { procedureOf, reasonsOf } from './reasons.js';
import { shareBeside } from './share-beside.js';
import { siteOf } from './site.js';
import { isQuoteCode } from './no-employer.js';
import { announcedOf, effectiveOf, sameFigure, topOf } from './times.js';
import { hasNumber, sift } from './sift.js';
import { namesTheHit } from './people.js';
import { affectedPeople, affectedUnits, amounts, partsOf } from './inside.js';
import type { Trigger } from './trigger.js';

export interface LayoffReading {
  readonly claims: LayoffClaim[];
  readonly suppressed: SuppressedCandidate[];
  /** Sentences whose people are named as hit by a layoff: their going is no change of leadership. */
  readonly peopleClauses: ReadonlySet<Clause>;
}

/** The layoff claims of an article: one for each employer, with units, parts and people of the announcement inside. */
export function readLayoffs(reading: Reading, cast: Cast): LayoffReading {
  const salientHouse = once(() => salientOf(reading, cast));
  const { candidates, orphans } = layoffCandidates(reading, cast, salientHouse);
  const claims: LayoffClaim[] = [];
  const suppressed: SuppressedCandidate[] = [];
  const peopleClauses = new Set<Clause>();
  if (candidates.length === 0 && orphans.length === 0) return { claims, suppressed, peopleClauses };
  const salient = salientHouse();
  for (const { clause, trigger, stance } of orphans)
    if (stance.suppress)
      suppressed.push({ kind: 'layoff', reason: stance.suppress, evidence: [quoteSentence(clause, trigger.from)] });
  const digest = sideBySide(candidates, reading.clauses);
  const { kept, dropped } = sift(withAsides(candidates, reading, digest), salient, reading.clauses, digest);
  for (const { clause, trigger } of dropped)
    suppressed.push({ kind: 'layoff', reason: 'other-subject', evidence: [quoteSentence(clause, trigger.from)] });
  const byEmployer = groupBy(kept);
  const apart = byEmployer.size === 1 ? namesTheHit(reading, new Set(candidates.map(({ clause }) => clause))) : [];
  for (const [employer, all] of byEmployer) {
    const news = all.filter((candidate) => !candidate.stance.suppress);
    for (const candidate of all)
      if (candidate.stance.suppress)
        suppressed.push({
          kind: 'layoff',
          reason: candidate.stance.suppress,
          evidence: [quoteSentence(candidate.clause, candidate.trigger.from)],
        });
    const claim = claimOf(employer, news, apart, reading, cast, peopleClauses);
    if (claim) claims.push(claim);
  }
  return { claims, suppressed, peopleClauses };
}

/** What an article about cuts is about: a name that it only has behind "at" is where. */
function salientOf(reading: Reading, cast: Cast): Entity | undefined {
  const { salient } = cast;
  return salient && !isOnlyWhere(salient) && !isQuoteCode(salient) ? salient : houseAtTop(reading, cast);
}

function groupBy(candidates: readonly LayoffCandidate[]): Map<Entity, LayoffCandidate[]> {
  const groups = new Map<Entity, LayoffCandidate[]>();
  for (const candidate of candidates) {
    const group = groups.get(candidate.employer);
    if (group) group.push(candidate);
    else groups.set(candidate.employer, [candidate]);
  }
  return groups;
}

/**
 * "Over 100 pilots", "plus de 1.000 postes" first and "102 pilot jobs", "1.044 postes" further down: the exact figure counts. One in the
 * title gives way only to an exact one at the top of the text, else it is what the article says in all.
 */
function exactOf(news: readonly LayoffCandidate[]): LayoffCandidate | undefined {
  const first = news.find(hasNumber);
  const round = first?.figure?.figure;
  const value = round?.min ?? round?.max;
  if (!first || !round || value === undefined || (round.qualifier !== 'atLeast' && round.qualifier !== 'approximately'))
    return undefined;
  const titled = first.clause.field.field === 'title';
  const least = round.qualifier === 'atLeast' ? value : value * (isBelow(first) ? 0.88 : 0.95);
  const most = round.qualifier === 'atLeast' ? value * 1.15 : value * (titled ? 1 : 1.05);
  return news.find(({ figure, stance, clause }) => {
    const said = figure?.figure;
    const isExact = said?.qualifier === 'exact' || (!titled && said?.qualifier === 'atMost');
    const amount = said?.max ?? 0;
    if (!isExact || stance.modality === 'denied' || (titled && clause.index > lastOfTop)) return false;
    return amount >= least && amount < most && amount !== value;
  });
}
const lastOfTop = 3;

/** "Nearly 300", "près de 300": less than that. */
const isBelow = ({ clause, figure }: LayoffCandidate): boolean =>
  figure !== undefined && /^(?:nearly|almost|close|près|presque)$/.test(lowAt(clause, figure.from));

/** "Ford will cut 800 jobs in the UK. They are part of 4,000 that it is to shed": what the text calls the whole of a figure told before. */
function totalOf(news: readonly LayoffCandidate[]): LayoffCandidate | undefined {
  const first = news.find(hasNumber)?.figure?.figure;
  const part = first?.max ?? first?.min ?? 0;
  return news.find(({ clause, figure }) => {
    if (!figure || (figure.figure.max ?? figure.figure.min ?? 0) <= part) return false;
    const before = [1, 2, 3, 4, 5].map((back) => lowAt(clause, figure.from - back)).join(' ');
    return /^(?:(?:a |the |of |de |d' |un |total |plan |larger |wider |plus |large |vaste )*)(?:of part|of total|de total|un parmi|among|cadre|inscri)/.test(
      before,
    );
  });
}

/** The sentence that carries the claim: the first with a number, else with a share, else the first. */
function leadOf(news: readonly LayoffCandidate[]): LayoffCandidate | undefined {
  const stands = news.filter(({ stance }) => stance.modality !== 'denied');
  return (
    exactOf(news) ??
    totalOf(stands) ??
    stands.find(hasNumber) ??
    news.find(hasNumber) ??
    news.find((candidate) => candidate.share) ??
    news.find((candidate) => candidate.figure) ??
    news[0]
  );
}

function claimOf(
  employer: Entity,
  news: readonly LayoffCandidate[],
  apart: readonly Clause[],
  reading: Reading,
  cast: Cast,
  peopleClauses: Set<Clause>,
): LayoffClaim | undefined {
  const lead = leadOf(news);
  if (!lead) return undefined;
  const evidence: Evidence[] = [];
  quoteEmployer(employer, news, lead, evidence);
  const scoped = scopedOf(news, lead, reading, cast);
  const ownUnit = unitOf(scoped, employer);
  if (ownUnit) evidence.push(quote('unit', ownUnit.clause, ownUnit.from, ownUnit.to));
  if (lead.figure) evidence.push(quote('quantity', lead.clause, lead.figure.from, lead.figure.to));
  return {
    kind: 'layoff',
    organisation: { name: employer.name },
    ...compact({
      parent: employer.parent && { name: employer.parent.name },
      unit: ownUnit && { name: ownUnit.name },
      share: shareIn(news, lead, reading, evidence),
      affectedUnits: filled(affectedUnits(employer, news, lead, cast, evidence)),
      parts: filled(partsOf(news, lead, cast, employer, evidence)),
      affectedPeople: filled(
        affectedPeople([...news.map(({ clause }) => clause), ...apart], reading, cast, evidence, peopleClauses),
      ),
      announced: announcedOf(news, lead, evidence),
      effective: effectiveOf(news, lead, reading, evidence),
      reasons: filled(reasonsOf(news, reading, evidence)),
      procedure: procedureOf(news, evidence),
    }),
    quantity: quantityOf(lead, scoped, Boolean(ownUnit)),
    assertion: assertionOf(lead, news),
    evidence: ordered(evidence),
  };
}

/** The sentence that says where the figure holds: the lead, else another with the same figure. */
function scopedOf(
  news: readonly LayoffCandidate[],
  lead: LayoffCandidate,
  reading: Reading,
  cast: Cast,
): LayoffCandidate {
  if (lead.scope ?? !(lead.figure ?? lead.share)) return lead;
  const told = news.find((candidate) => candidate.scope?.scope.name && isOneCut(candidate, lead));
  const site = told ? undefined : siteOf(lead, reading, cast);
  return told ?? (site ? { ...lead, scope: site } : lead);
}

/** "1,400 jobs" and "The move to cut 10 % of its staff in Asia", "nearly 200" and "194": one cut, told twice. */
function isOneCut(one: LayoffCandidate, lead: LayoffCandidate): boolean {
  if (!lead.figure || sameFigure(one, lead)) return true;
  if (!one.figure)
    return one.share === undefined
      ? one.clause.index === lead.clause.index - 1 && one.clause.field === lead.clause.field
      : one.clause.index - lead.clause.index <= 3;
  const [a, b] = [topOf(one.figure), topOf(lead.figure)];
  const isRound = one.figure.figure.qualifier !== 'exact' || lead.figure.figure.qualifier !== 'exact';
  return isRound && a !== undefined && b !== undefined && Math.abs(a - b) < Math.max(a, b) * 0.06;
}

/** The employer's name, where the lead has it, and the sentences that carry the claim. */
function quoteEmployer(
  employer: Entity,
  news: readonly LayoffCandidate[],
  lead: LayoffCandidate,
  evidence: Evidence[],
): void {
  const own = news.find((candidate) => candidate.named && candidate.mention.entity === employer)?.mention;
  const mention =
    own ?? employer.mentions.find((one) => one.clause === lead.clause) ?? employer.mentions[0] ?? lead.mention;
  evidence.push(quote('organisation', mention.clause, mention.from, mention.to));
  for (const candidate of [lead, ...news.slice(0, 4)])
    if (candidate === lead || candidate.figure || candidate.named)
      evidence.push(quoteSentence(candidate.clause, candidate.trigger.from));
}

function shareIn(
  news: readonly LayoffCandidate[],
  lead: LayoffCandidate,
  { clauses }: Reading,
  evidence: Evidence[],
): Share | undefined {
  const shared = lead.share
    ? lead
    : news.find((candidate) => candidate.share && (!candidate.figure || sameFigure(candidate, lead)));
  if (!shared?.share) {
    const same = news.filter((candidate) => candidate === lead || (candidate.figure && sameFigure(candidate, lead)));
    const [said] = same.flatMap(({ clause }) => shareBeside(clause, clauses) ?? []);
    if (said) evidence.push(quote('share', said.clause, said.from, said.to));
    return said?.value;
  }
  evidence.push(quote('share', shared.clause, shared.share.from, shared.share.to));
  return shared.share.value;
}

/** A title asserts what the text then says more carefully: the first sentence with the figure decides how sure it is. */
function assertionOf(lead: LayoffCandidate, news: readonly LayoffCandidate[]): Assertion {
  const titled = lead.clause.field.field === 'title' || /^[-\u2013]$/.test(lowAt(lead.clause, lead.clause.from));
  const careful = !titled
    ? undefined
    : news.find((one) => one !== lead && one.clause.field.field === 'text' && (!lead.figure || sameFigure(one, lead)));
  const teller = careful ?? lead;
  const { temporality } = lead.stance;
  const refuted = news.some(
    (one) => one.stance.modality === 'denied' && (sameFigure(one, lead) || isTitleFor(one, lead)),
  );
  const modality = refuted ? 'denied' : teller.stance.modality;
  const { attribution } = teller.stance;
  const threatened = teller.trigger.kind === 'risk' && (modality === 'asserted' || modality === 'rumoured');
  return {
    modality: threatened ? 'possible' : modality,
    temporality,
    ...compact({ attribution }),
    confidence: confidenceOf(lead),
  };
}

/** "X cancels job cuts": a title without a figure speaks of the one that the text then tells. */
const isTitleFor = (one: LayoffCandidate, lead: LayoffCandidate): boolean =>
  one.clause.field.field === 'title' && one !== lead && !one.figure && !one.share;

function confidenceOf(lead: LayoffCandidate): number {
  const isTitle = lead.clause.field.field === 'title';
  return (60 + (lead.named ? 20 : 0) + (lead.figure ? 10 : 0) + (isTitle ? 5 : 0)) / 100;
}

/** The unit whose own figure it is: the employer's unit that acts, or the place right behind the figure. */
function unitOf(
  lead: LayoffCandidate,
  employer: Entity,
): { name: string; clause: Clause; from: number; to: number } | undefined {
  if (lead.mention.entity !== employer && lead.named && isPartOf(lead.mention.entity, employer))
    return {
      name: lead.mention.entity.name,
      clause: lead.mention.clause,
      from: lead.mention.from,
      to: lead.mention.to,
    };
  const scope = lead.scope;
  return scope?.scope.name
    ? {
        name: scope.entity?.name ?? scope.scope.name,
        clause: scope.clause ?? lead.clause,
        from: scope.from,
        to: scope.to,
      }
    : undefined;
}

function quantityOf(lead: LayoffCandidate, { scope }: LayoffCandidate, ownUnit: boolean): Quantity {
  const { figure, clause, trigger } = lead;
  const level =
    scope?.scope ??
    (ownUnit ? { level: 'business_unit' as const, name: lead.mention.entity.name } : { level: 'group' as const });
  const kind = kindOf(clause, trigger);
  if (!figure) return { qualifier: 'undisclosed', unit: 'jobs', kind, scope: level };
  return { ...amounts(figure), unit: 'jobs', kind, scope: level, verbatim: wordsAt(clause, figure.from, figure.to) };
}

function kindOf(clause: Clause, trigger: Trigger): QuantityKind {
  if (trigger.kind === 'risk' || hasTag(clause, 'fear', clause.from, trigger.from)) return 'threatened';
  if (hasTag(clause, 'voluntary', Math.max(clause.from, trigger.from - 4), Math.min(clause.to, trigger.to + 4)))
    return 'voluntary';
  const words = wordsAt(clause, trigger.from, trigger.to).toLowerCase();
  if (trigger.kind === 'fire' || /^(?:licenciement|layoff|lay-off|dismissal|vague)/.test(words))
    return trigger.figure &&
      /poste|emploi|job|position|role/.test(wordsAt(clause, trigger.figure.from, trigger.figure.to))
      ? 'posts_cut'
      : 'dismissals';
  return 'posts_cut';
}
