import type { Decider } from '@newsledger/event-store';
import type { ClaimKind } from '../claim/claim.js';
import { canonical } from '../claim/substance.js';
import { CommandRefused, refuseStale } from '../refusals.js';
import type { CasesMerged, CaseSplit } from '../docket/docket.events.js';
import type {
  CaseEvent,
  CaseRelated,
  CaseReported,
  CaseUnrelated,
  EditorialDecision,
  LayoffFigureRevised,
  SourceWithdrawn,
  SupportingClaim,
} from './case.events.js';
import { correctedValues, requireCorrectable, sameValue, storable, valueAt, type Correction } from './case-values.js';
import { figureOf } from './figures.js';
import { caseStatus, evolveCase, without, type CaseState } from './case.state.js';
import { headlineOf, type Weighed } from './headline.js';
import { speakerOf } from './speaker.js';

interface Editorial {
  /** The version of the case that the editor saw. */
  readonly expectedVersion: number;
  readonly by: EditorialDecision;
}

export type EditorialCommand =
  | (Editorial & { readonly type: 'Approve' | 'Reject' | 'Dispute' | 'Retract' })
  | (Editorial & Correction & { readonly type: 'Correct'; /** What the editor saw there. */ readonly from?: unknown });

export type CaseCommand =
  | (SupportingClaim & {
      readonly type: 'RecordClaim';
      readonly caseId: string;
      readonly docket: string;
      readonly because: string;
    })
  | ({ readonly type: 'WithdrawClaim' } & SourceWithdrawn['data'])
  | ({
      readonly type: 'Merge';
      /** For the survivor's stream: what editors had decided on the absorbed case, which goes on holding. */
      readonly absorbedState?: Pick<CaseState, 'verdict' | 'corrections' | 'disputed'>;
    } & Omit<CasesMerged['data'], 'absorbedWas'>)
  | ({ readonly type: 'Split' } & CaseSplit['data'])
  | ({ readonly type: 'Relate' } & CaseRelated['data'])
  | ({ readonly type: 'Unrelate' } & CaseUnrelated['data'])
  | EditorialCommand;

const reportedTypes = {
  layoff: 'LayoffReported',
  'leadership-change': 'LeadershipChangeReported',
  'ai-initiative': 'AiInitiativeReported',
} as const satisfies Record<ClaimKind, CaseReported['type']>;

type RecordClaim = Extract<CaseCommand, { type: 'RecordClaim' }>;

function record(state: CaseState, command: RecordClaim): CaseEvent[] {
  const { type: _, caseId, docket, ...attached } = command;
  if (state.id === undefined) {
    return [{ type: reportedTypes[command.claim.kind], data: { caseId, docket, ...attached } } as CaseReported];
  }
  const { claim, source, scope, independenceGroup } = command;
  const supporting = { claim, source, independenceGroup, ...(scope !== undefined && { scope }) };
  const { claimId } = claim;
  const known = state.claims.find((old) => old.claim.claimId === claimId);
  const moved = docket === state.docket ? {} : { docket };
  if (known && docket === state.docket && isSame(known, supporting)) return [];
  const claims = known ? state.claims.map((old) => (old === known ? supporting : old)) : [...state.claims, supporting];
  const event: CaseEvent = { type: known ? 'ClaimRevised' : 'SourceAttached', data: { ...attached, ...moved } };
  return [event, ...turns(state.claims, claims, claimId)];
}

/** Whether a claim stands as it did: what it says, where in the text, and where it comes from. */
function isSame(a: SupportingClaim, b: SupportingClaim): boolean {
  const notSaid = new Set(['articleVersion']);
  return canonical(a, notSaid) === canonical(b, notSaid);
}

/** For the trail: that a claim has made another figure the headline by word of the same speaker, or has taken the plan back. */
function turns(before: readonly SupportingClaim[], after: readonly SupportingClaim[], claimId: string): CaseEvent[] {
  const [then, now] = [headlineOf(before), headlineOf(after)];
  const revised = figureRevised(then?.headline, now?.headline, claimId);
  const canceled = now?.canceled?.supporting.claim;
  const isTurn = canceled?.kind === 'layoff' && canceled.claimId === claimId && !then?.canceled;
  return [...revised, ...(isTurn ? [{ type: 'LayoffCanceled' as const, data: { claimId } }] : [])];
}

function figureRevised(then: Weighed | undefined, now: Weighed | undefined, claimId: string): LayoffFigureRevised[] {
  if (then?.voice !== now?.voice || !then?.stated || !now?.stated || then.stated.key === now.stated.key) return [];
  const [old, claim] = [then.supporting.claim, now.supporting.claim];
  if (old.kind !== 'layoff' || claim.kind !== 'layoff' || claim.claimId !== claimId) return [];
  const [from, to] = [figureOf(old.quantity), figureOf(claim.quantity)];
  return [{ type: 'LayoffFigureRevised', data: { claimId, speaker: speakerOf(claim), from, to } }];
}

function withdraw({ claims, verdict }: CaseState, data: SourceWithdrawn['data']): CaseEvent[] {
  const left = claims.filter(({ claim }) => claim.claimId !== data.claimId);
  if (left.length === claims.length) return [];
  const withdrawn: CaseEvent = { type: 'SourceWithdrawn', data };
  // Claims that were refiled support another case from now on, into which this one goes.
  if (left.length > 0 || data.reason === 'refiled' || verdict) return [withdrawn];
  return [withdrawn, { type: 'CaseRetracted', data: { reason: 'no-support' } }];
}

type Merge = Extract<CaseCommand, { type: 'Merge' }>;

function merge(state: CaseState, { type: _, absorbedState, ...data }: Merge): CaseEvent[] {
  if (state.id !== data.survivor) return [{ type: 'CasesMerged', data }];
  const { verdict, corrections = [], disputed } = absorbedState ?? {};
  const absorbedWas = verdict && { absorbedWas: verdict };
  // What an editor has decided is not undone because the claims stand under another id now; the survivor's own word goes first.
  const carried = corrections.filter(({ path }) => !state.corrections.some((own) => own.path === path));
  // A correction that is only carried over answers no dispute.
  const dispute = state.disputed && carried.length === 0 ? undefined : (state.disputed ?? disputed);
  return [
    { type: 'CasesMerged', data: { ...data, ...absorbedWas } },
    ...carried.map((correction): CaseEvent => ({ type: 'CaseCorrected', data: correction })),
    ...(dispute ? [{ type: 'CaseDisputed' as const, data: { by: dispute } }] : []),
  ];
}

function edit(state: CaseState, command: EditorialCommand): CaseEvent[] {
  const { by } = command;
  const status = caseStatus(state);
  if (status === undefined) throw new CommandRefused('case-unknown', 'there is no such case');
  refuseStale(command.expectedVersion, state.version);
  if (status === 'merged') throw new CommandRefused('case-merged', `the case was merged into ${state.mergedInto}`);
  switch (command.type) {
    case 'Approve':
      if (state.claims.length === 0) throw new CommandRefused('case-retracted', 'no claim supports the case any more');
      return [{ type: 'CaseApproved', data: { by } }];
    case 'Reject':
      return state.verdict === 'rejected' ? [] : [{ type: 'CaseRejected', data: { by } }];
    case 'Dispute':
      return [{ type: 'CaseDisputed', data: { by } }];
    case 'Retract':
      return state.verdict === 'retracted' ? [] : [{ type: 'CaseRetracted', data: { reason: 'editor', by } }];
    case 'Correct':
      return correct(state, command);
  }
}

function correct(state: CaseState, command: Extract<EditorialCommand, { type: 'Correct' }>): CaseEvent[] {
  const headline = headlineOf(state.claims)?.headline.supporting.claim;
  if (!headline) throw new CommandRefused('case-retracted', 'no claim supports the case any more');
  const { path, by } = command;
  const to = storable(command.to);
  const values = correctedValues(headline, state.corrections);
  requireCorrectable(headline.kind, values, { path, to });
  const from = storable(valueAt(values, path));
  if (command.from !== undefined && !sameValue(command.from, from)) {
    throw new CommandRefused('value-changed', `${path} is ${JSON.stringify(from)} now`, '/from');
  }
  const pinned = state.corrections.findLast((one) => one.path === path);
  if (pinned && sameValue(pinned.to, to) && sameValue(from, to)) return [];
  return [{ type: 'CaseCorrected', data: { path, from, to, by } }];
}

/**
 * One happening: opened by the claim that reported it first, supported by the claims of other articles, retracted when none is left.
 * Editors' commands throw StaleCase where they saw another version, and CommandRefused where they cannot be carried out.
 */
export const caseDecider: Decider<CaseState, CaseCommand, CaseEvent> = {
  initial: { version: 0, claims: [], related: [], corrections: [] },

  decide(state, command) {
    switch (command.type) {
      case 'RecordClaim':
        return record(state, command);
      case 'WithdrawClaim': {
        const { type: _, ...data } = command;
        return withdraw(state, data);
      }
      case 'Merge':
        return merge(state, command);
      case 'Split': {
        const { type: _, ...data } = command;
        return [{ type: 'CaseSplit', data }];
      }
      case 'Relate': {
        const { type: _, ...data } = command;
        return without(state.related, data).length < state.related.length ? [] : [{ type: 'CaseRelated', data }];
      }
      case 'Unrelate': {
        const { to, relation } = command;
        const isKnown = without(state.related, command).length < state.related.length;
        return isKnown ? [{ type: 'CaseUnrelated', data: { to, relation } }] : [];
      }
      default:
        return edit(state, command);
    }
  },

  evolve: evolveCase,
};
