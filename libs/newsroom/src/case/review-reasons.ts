import type { CaseRelation } from '../docket/docket.events.js';
import { misplacedFigures, scopeName, type Conflict } from './conflicts.js';
import type { Headline } from './headline.js';

/** Why a person should look at a case. The last two arise from decisions that were made before. */
export const reviewReasons = [
  'ambiguous',
  'low-confidence',
  'conflicting-figures',
  'conflicting-reports',
  'private-person',
  'scope-in-doubt',
  'new-source-after-decision',
  'disputed',
] as const;
export type ReviewReasonName = (typeof reviewReasons)[number];

export interface ReviewReason {
  readonly reason: ReviewReasonName;
  /** For the reader. A reason that was settled comes back with another detail only. */
  readonly detail: string;
}

/** Below this the engine has not found the organisation, or the figure, where it should stand. */
const leastConfidence = 0.7;

export interface Related {
  readonly to: string;
  readonly relation: CaseRelation;
}

/** What in the sources asks for a person: a function of the set of claims and of the relations. */
export function reasonsOf(of: Headline, conflicts: readonly Conflict[], related: readonly Related[]): ReviewReason[] {
  const reasons: ReviewReason[] = related
    .filter(({ relation }) => relation === 'possibly-same')
    .map(({ to }) => ({ reason: 'ambiguous', detail: `may be one happening with ${to}` }));
  const { confidence } = of.headline.supporting.claim.assertion;
  if (confidence < leastConfidence) {
    reasons.push({ reason: 'low-confidence', detail: `the headline was read with confidence ${confidence}` });
  }
  for (const { path, values } of conflicts) {
    const detail = values.map(({ value }) => said(value)).join(' against ');
    if (path === '/quantity' || path === '/amount') reasons.push({ reason: 'conflicting-figures', detail });
    else if (path !== '/quantity/scope') reasons.push({ reason: 'conflicting-reports', detail });
  }
  const people = Math.max(...of.claims.map(({ supporting: { claim } }) => privatePeople(claim)));
  if (people > 0) {
    const detail = people === 1 ? 'one private person is named' : `${people} private people are named`;
    reasons.push({ reason: 'private-person', detail });
  }
  const parts = [...new Set(misplacedFigures(of).map(scopeName))].sort();
  if (parts.length > 0) {
    reasons.push({ reason: 'scope-in-doubt', detail: `the figure is also given as that of ${parts.join(', ')}` });
  }
  return reasons;
}

function privatePeople(claim: Headline['headline']['supporting']['claim']): number {
  const people = claim.kind === 'layoff' ? (claim.affectedPeople ?? []) : [];
  return people.filter((person) => !person.publicFigure).length;
}

interface FigureLike {
  readonly min?: number;
  readonly max?: number;
  readonly value?: number;
  readonly currency?: string;
  readonly unit?: string;
  readonly qualifier?: string;
}

const number = (value: number) => value.toLocaleString('en-US');

/** A value in a few words. */
export function said(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return 'nothing';
  const { min, max, value: amount, currency, unit, qualifier = '' } = value as FigureLike;
  const about = ['approximately', 'orderOfMagnitude'].includes(qualifier) ? 'about ' : '';
  const suffix = unit === 'percent' ? ' %' : currency === undefined ? '' : ` ${currency}`;
  if (amount !== undefined) return `${about}${number(amount)}${suffix}`;
  if (min !== undefined && max !== undefined)
    return `${about}${min === max ? number(min) : `${number(min)} to ${number(max)}`}${suffix}`;
  if (min !== undefined) return `at least ${number(min)}${suffix}`;
  return max === undefined ? 'no figure' : `at most ${number(max)}${suffix}`;
}
