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

/** The members that say what happened; where they stand in a text, and by which random reference a person goes, is left out. */
function substance(claim: RecordedClaim): string {
  const leftOut = new Set(['evidence', 'claimId', 'ref', 'confidence']);
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

function agreement(first: RecordedClaim | undefined, next: RecordedClaim): Agreement {
  if (!first) return 'agrees';
  if (first.kind === 'layoff' && next.kind === 'layoff') {
    const [a, b] = [first.quantity, next.quantity];
    if (a.min === b.min && a.max === b.max) return 'agrees';
    return a.qualifier === 'undisclosed' || b.qualifier === 'undisclosed' ? 'partial' : 'conflicts';
  }
  return first.assertion.modality === 'denied' || next.assertion.modality === 'denied' ? 'conflicts' : 'agrees';
}

function record(state: CaseState, command: Extract<CaseCommand, { type: 'RecordClaim' }>): CaseEvent[] {
  const { caseId, docket, claim, source, independenceGroup } = command;
  if (!state.opened) {
    const data = { caseId, docket, claim, source, independenceGroup };
    return [{ type: reportedTypes[claim.kind], data } as CaseReported];
  }
  const known = state.claims.find((supporting) => supporting.claim.claimId === claim.claimId);
  if (known) return saysTheSame(known.claim, claim) ? [] : [{ type: 'ClaimRevised', data: { claim, source } }];
  const agrees = agreement(state.claims[0]?.claim, claim);
  return [{ type: 'SourceAttached', data: { claim, source, independenceGroup, agreement: agrees } }];
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
    }
  },
};
