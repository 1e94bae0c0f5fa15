import { lowAt, type Clause, type Reading } from '../text/document.js';
import { isAttribute } from './beside.js';
import { canBeOrganisation, canBePerson, type Cast, type Mention } from './entities.js';
import { describesAnother, governorOf, inBrackets, isSource, isSubjectLike, ownsStaff, type Found } from './subject.js';

const strongMarks = /^[;:\u2014\u2013]$/;

function blocked(clause: Clause, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at += 1) {
    const token = clause.tokens[at]!;
    if (strongMarks.test(token.text)) breaks += token.glued && clause.tokens[at + 1]?.glued ? 0 : 1;
    else if (/^(?:tandis|alors|while|whereas|mais|but|après|after)$/.test(token.low)) breaks += 1;
  }
  return breaks;
}

/** "Twitter employees", "at Ford plants": the name stands right before its staff. */
function staffAfter(mention: Mention): boolean {
  const { tokens } = mention.clause;
  const next = tokens[mention.to]?.low === "'s" ? mention.to + 1 : mention.to;
  return /^(?:employees|workers|staff|staffers|jobs|layoffs|plants?|factory|factories|management|workforce|headcount|payroll)$/.test(
    tokens[next]?.low ?? '',
  );
}

/** How well a name fits as the one who does what the trigger at [from, to) says. */
function fitness(mention: Mention, cast: Cast, from: number, to: number): number {
  if (mention.to <= from) return fitnessBefore(mention, cast, from);
  return mention.from < to ? 1.5 : fitnessAfter(mention, to);
}

function fitnessBefore(mention: Mention, cast: Cast, from: number): number {
  const { clause } = mention;
  const gap = from - mention.to;
  const next = lowAt(clause, mention.to);
  const headed = headsStatement(mention, cast, from);
  const titled = next === ':' && mention.from === clause.from && headed;
  const signs = [0.4];
  const relative = next === ',' ? lowAt(clause, mention.to + 1) : next;
  const driven = gap === 1 && /^(?:à|d'|de)$/.test(next);
  if (isSubjectLike(mention) || driven || /^(?:qui|who|which)$/.test(relative)) signs.push(3);
  if (staffAfter(mention)) signs.push(2.6);
  if (ownsStaff(mention)) signs.push(2.2);
  if (next === "'s") signs.push(gap <= 4 ? 2.6 : 1.4);
  if (/^(?:chez|at)$/.test(governorOf(mention) ?? '')) signs.push(1.5);
  const breaks = blocked(clause, mention.to, from) * (headed ? 0.4 : 1.2);
  return Math.max(...signs) + (titled ? 2.5 : headed ? 0.8 : 0) - gap * 0.03 - breaks;
}

/** "Coup dur chez X : 48 postes disparaissent": the name stands in a short heading before the colon, and nobody else behind it. */
function headsStatement({ clause, to }: Mention, cast: Cast, end: number): boolean {
  let colon = to;
  while (colon < end && clause.tokens[colon]!.text !== ':') colon += 1;
  if (colon === end || colon - clause.from > 12) return false;
  return !cast
    .mentionsIn(clause)
    .some(
      (other) =>
        other.from > colon &&
        other.to <= end &&
        (end - other.to <= 3 || other.from - colon <= 2) &&
        canBeOrganisation(other) &&
        !canBePerson(other) &&
        isSubjectLike(other),
    );
}

function fitnessAfter(mention: Mention, to: number): number {
  const gap = mention.from - to;
  if (staffAfter(mention)) return 2.4 - gap * 0.05;
  const left = gap <= 3 && lowAt(mention.clause, to - 1).startsWith('quitt');
  if (left || answersHeading(mention, to)) return 2.4;
  const governor = governorOf(mention) ?? '';
  const near = gap <= 4 ? 1 : gap <= 8 ? 0.4 : 0;
  const owned = governor !== 'chez' && governor !== 'at' && ownsStaff(mention) ? 0.6 : 0;
  let weight = isCause(mention, to) ? 2 : 0.3;
  if (governor === 'chez' || governor === 'at') weight = 2.6;
  else if (/^(?:de|du|d'|of|à|au|by|par|in|dans)$/.test(governor)) weight = 1.2 + near;
  const breaks = isCause(mention, to) ? 0 : blocked(mention.clause, to, mention.from) * 1.2;
  return weight + owned - gap * 0.05 - breaks;
}

/** "48 postes supprimés : |X a détaillé son plan": the house that speaks right behind a heading without one. */
const answersHeading = (mention: Mention, to: number): boolean => {
  const { clause, from } = mention;
  let at = from - 1;
  while (at > to && from - at <= 3 && clause.tokens[at]!.kind === 'word' && !clause.tokens[at]!.capital) at -= 1;
  return lowAt(clause, at) === ':' && at >= to && at - clause.from <= 14 && isSubjectLike(mention);
};

/** "1,000 jobs are at risk after X went into administration": the subject of what led to it. */
function isCause(mention: Mention, to: number): boolean {
  const led = /^(?:after|when|because|après|lorsque)$/.test(lowAt(mention.clause, mention.from - 1));
  const governor = led ? undefined : governorOf(mention);
  if (lowAt(mention.clause, mention.to) === "'s" || (governor !== undefined && governor !== 'as')) return false;
  for (let at = mention.from - 1; at >= to && mention.from - at <= 5; at -= 1) {
    const token = mention.clause.tokens[at]!;
    if (/^(?:after|as|when|because|après|alors|lorsque)$/.test(token.low)) return at - to <= 6;
    if (token.kind !== 'word') return false;
  }
  return false;
}

/** How an actor is looked for. */
export interface ActorSearch {
  readonly language: Reading['language'];
  /** The least weight that is believed. */
  readonly least: number;
  accept?(mention: Mention): boolean;
}

/** The organisation of a clause that fits best as the one who does what [from, to) says; undefined where none fits. */
export function actorOf(clause: Clause, cast: Cast, from: number, to: number, search: ActorSearch): Found | undefined {
  let best: Found | undefined;
  for (const mention of cast.mentionsIn(clause)) {
    if (!canBeOrganisation(mention) || search.accept?.(mention) === false || isSource(mention)) continue;
    if (mention.entity.score.organisation < 3 && isAttribute(mention)) continue;
    const sure = mention.entity.kind === 'organisation' ? 0.4 : -0.2;
    const aside = (inBrackets(mention) ? 1.5 : 0) + (describesAnother(mention, search.language) ? 1.6 : 0);
    const weight = fitness(mention, cast, from, to) + sure - aside;
    if (weight >= search.least && (!best || weight > best.weight)) best = { mention, weight };
  }
  return best;
}
