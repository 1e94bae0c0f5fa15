import type { Decider } from '@newsledger/event-store';
import type { ClaimKind } from '../claim/claim.js';
import type { RecordedClaim } from '../claim/recorded-claim.js';
import type { Agreement, CaseEvent, CaseReported, ClaimSource, SourceWithdrawn } from './case.events.js';

export type CaseCommand =
  | {
      readonly type: 'RecordClaim';
      readonly caseId: string;
      readonly docket: string;
      readonly claim: RecordedClaim;
      readonly source: ClaimSource;
      readonly independenceGroup: string;
    }
  | ({ readonly type: 'WithdrawClaim' } & SourceWithdrawn['data']);

export interface CaseState {
  readonly opened: boolean;
  readonly retracted: boolean;
  /** The claims that support the case, in the order in which they came. */
  readonly claims: readonly { readonly claim: RecordedClaim; readonly articleId: string }[];
}

const reportedTypes = {
  layoff: 'LayoffReported',
  'leadership-change': 'LeadershipChangeReported',
  'ai-initiative': 'AiInitiativeReported',
} as const satisfies Record<ClaimKind, CaseReported['type']>;

type Words = Readonly<Record<string, unknown>>;

/** The members that say what happened; where they stand in a text is left out. */
function substance(claim: RecordedClaim): string {
  const leftOut = new Set(['evidence', 'claimId', 'confidence']);
  return JSON.stringify(claim, (key, value: unknown) => {
    if (leftOut.has(key)) return undefined;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? Object.fromEntries(Object.entries(value as Words).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
  });
}

/** Whether two claims say the same of the world, wherever it stands in their texts. */
export function saysTheSame(a: RecordedClaim, b: RecordedClaim): boolean {
  return substance(a) === substance(b);
}

/** How a claim stands to the first of the others that support the case. */
function agreement(others: readonly RecordedClaim[], next: RecordedClaim): Agreement {
  const first = others.find(({ claimId }) => claimId !== next.claimId);
  if (!first) return 'agrees';
  if ((first.assertion.modality === 'denied') !== (next.assertion.modality === 'denied')) return 'conflicts';
  if (first.kind !== 'layoff' || next.kind !== 'layoff') return 'agrees';
  const [a, b] = [first.quantity, next.quantity];
  if (a.min === b.min && a.max === b.max) return 'agrees';
  return a.qualifier === 'undisclosed' || b.qualifier === 'undisclosed' ? 'partial' : 'conflicts';
}

function record(state: CaseState, command: Extract<CaseCommand, { type: 'RecordClaim' }>): CaseEvent[] {
  const { caseId, docket, claim, source, independenceGroup } = command;
  if (!state.opened) {
    const data = { caseId, docket, claim, source, independenceGroup };
    return [{ type: reportedTypes[claim.kind], data } as CaseReported];
  }
  const claims = state.claims.map((supporting) => supporting.claim);
  const known = claims.find(({ claimId }) => claimId === claim.claimId);
  if (known && saysTheSame(known, claim)) return [];
  const data = { claim, source, independenceGroup, agreement: agreement(claims, claim) };
  return [{ type: known ? 'ClaimRevised' : 'SourceAttached', data }];
}

/** One happening: opened by the claim that reported it first, supported by the claims of other articles, retracted when none is left. */
export const caseDecider: Decider<CaseState, CaseCommand, CaseEvent> = {
  initial: { opened: false, retracted: false, claims: [] },

  decide(state, command) {
    switch (command.type) {
      case 'RecordClaim':
        return record(state, command);
      case 'WithdrawClaim': {
        const { claimId, articleId, reason } = command;
        const left = state.claims.filter((supporting) => supporting.claim.claimId !== claimId);
        if (left.length === state.claims.length) return [];
        const withdrawn: CaseEvent = { type: 'SourceWithdrawn', data: { claimId, articleId, reason } };
        return left.length > 0 ? [withdrawn] : [withdrawn, { type: 'CaseRetracted', data: { reason: 'no-support' } }];
      }
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'LayoffReported':
      case 'LeadershipChangeReported':
      case 'AiInitiativeReported':
      case 'SourceAttached': {
        const { claim, source } = event.data;
        return {
          opened: true,
          retracted: false,
          claims: [...state.claims, { claim, articleId: source.articleId }],
        };
      }
      case 'ClaimRevised': {
        const { claim } = event.data;
        const claims = state.claims.map((old) => (old.claim.claimId === claim.claimId ? { ...old, claim } : old));
        return { ...state, claims };
      }
      case 'SourceWithdrawn':
        return { ...state, claims: state.claims.filter((old) => old.claim.claimId !== event.data.claimId) };
      case 'CaseRetracted':
        return { ...state, retracted: true };
      default:
        return state;
    }
  },
};
