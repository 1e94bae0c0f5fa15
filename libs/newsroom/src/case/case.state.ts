import type { ClaimKind } from '../claim/claim.js';
import type { CaseRelation } from '../docket/docket.events.js';
import type {
  CaseCorrected,
  CaseEvent,
  CaseRetracted,
  EditorialDecision,
  EditorialEvent,
  SupportingClaim,
} from './case.events.js';

/** `retracted`: by an editor, or because no claim supports it any more. */
export type CaseStatus = 'open' | 'retracted' | 'rejected' | 'merged';

export interface CaseState {
  /** How many events the case has. */
  readonly version: number;
  /** Absent until a claim opens the case. */
  readonly id?: string;
  readonly kind?: ClaimKind;
  readonly docket?: string;
  /** The claims that support the case, in the order in which they came. */
  readonly claims: readonly SupportingClaim[];
  /** What an editor has found, for good. */
  readonly verdict?: 'rejected' | 'retracted';
  /** Who says that it is wrong, where nobody has approved or corrected it since. */
  readonly disputed?: EditorialDecision;
  readonly mergedInto?: string;
  readonly related: readonly { readonly to: string; readonly relation: CaseRelation }[];
  readonly corrections: readonly CaseCorrected['data'][];
}

/** What a case is: undefined where no claim ever opened it. */
export function caseStatus(state: Pick<CaseState, 'id' | 'claims' | 'verdict' | 'mergedInto'>): CaseStatus | undefined {
  if (state.id === undefined) return undefined;
  if (state.mergedInto !== undefined) return 'merged';
  return state.verdict ?? (state.claims.length > 0 ? 'open' : 'retracted');
}

function supportingOf(data: SupportingClaim): SupportingClaim {
  const { claim, source, independenceGroup, scope } = data;
  return { claim, source, independenceGroup, ...(scope !== undefined && { scope }) };
}

function supported(state: CaseState, { docket = state.docket!, ...data }: SupportingClaim & { docket?: string }) {
  const { mergedInto: _, ...now } = state;
  const supporting = supportingOf(data);
  const isKnown = (old: SupportingClaim) => old.claim.claimId === data.claim.claimId;
  const claims = state.claims.some(isKnown)
    ? state.claims.map((old) => (isKnown(old) ? supporting : old))
    : [...state.claims, supporting];
  return { ...now, docket, claims };
}

/** The relations but one. */
export const without = (related: CaseState['related'], { to, relation }: CaseState['related'][number]) =>
  related.filter((old) => old.to !== to || old.relation !== relation);

function apply(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'LayoffReported':
    case 'LeadershipChangeReported':
    case 'AiInitiativeReported':
      return { ...supported(state, event.data), id: event.data.caseId, kind: event.data.claim.kind };
    case 'SourceAttached':
    case 'ClaimRevised':
      return supported(state, event.data);
    case 'SourceWithdrawn': {
      const claims = state.claims.filter(({ claim }) => claim.claimId !== event.data.claimId);
      const { to } = event.data;
      return { ...state, claims, ...(claims.length === 0 && to !== undefined && { mergedInto: to }) };
    }
    case 'CasesMerged':
      return event.data.absorbed === state.id ? { ...state, mergedInto: event.data.survivor } : state;
    case 'CaseRelated': {
      const { to, relation } = event.data;
      return { ...state, related: [...without(state.related, event.data), { to, relation }] };
    }
    case 'CaseUnrelated':
      return { ...state, related: without(state.related, event.data) };
    case 'CaseSplit':
    case 'LayoffFigureRevised':
    case 'LayoffCanceled':
      return state;
    default:
      return decided(state, event);
  }
}

function decided(state: CaseState, event: EditorialEvent | CaseRetracted): CaseState {
  switch (event.type) {
    case 'CaseRetracted':
      return event.data.reason === 'editor' ? { ...state, verdict: 'retracted' } : state;
    case 'CaseRejected': {
      const { disputed: _, ...now } = state;
      return { ...now, verdict: 'rejected' };
    }
    case 'CaseApproved': {
      // An editor who stands by a case that was rejected opens it again.
      const { verdict: _, disputed: __, ...now } = state;
      return now;
    }
    case 'CaseCorrected': {
      const { disputed: _, ...now } = state;
      return { ...now, corrections: [...state.corrections, event.data] };
    }
    case 'CaseDisputed':
      return { ...state, disputed: event.data.by };
  }
}

/** The state after an event. */
export function evolveCase(state: CaseState, event: CaseEvent): CaseState {
  return { ...apply(state, event), version: state.version + 1 };
}
