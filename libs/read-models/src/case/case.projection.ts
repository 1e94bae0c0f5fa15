import type { Projection, RecordedEvent } from '@newsledger/event-store';
import { claimKinds, type CaseEvent, type CaseReported, type ClaimKind } from '@newsledger/newsroom';
import { caseReadModels, caseRow, organisationKeys, withKeys, type CaseRow, type CaseSource } from './case.row.js';

type Recorded<E extends CaseEvent> = RecordedEvent & E;
type Fold = (row: CaseRow | undefined, event: RecordedEvent) => CaseRow;

function opened(event: Recorded<CaseReported>): CaseRow {
  const { caseId, docket, claim, source, independenceGroup } = event.data;
  const first: CaseSource = {
    claimId: claim.claimId,
    ...source,
    agreement: 'agrees',
    independenceGroup,
    claim: withKeys(claim),
  };
  return caseRow({ id: caseId, caseStatus: 'open', docket }, first, {
    sources: [first],
    withdrawn: [],
    version: event.version,
    openedAt: event.recordedAt,
    updatedAt: event.recordedAt,
    openedPosition: event.position,
    position: event.position,
  });
}

/** The row after an event that changed which claims support the case. Without any, the row keeps the last headline. */
function supportedBy(row: CaseRow, sources: readonly CaseSource[], event: RecordedEvent): CaseRow {
  const tail = { ...row, sources, version: event.version, updatedAt: event.recordedAt, position: event.position };
  return sources[0] ? caseRow(row, sources[0], tail) : { ...tail, independentSources: 0 };
}

function evolve(row: CaseRow, event: Recorded<Exclude<CaseEvent, CaseReported>>): CaseRow {
  switch (event.type) {
    case 'SourceAttached': {
      const { claim, source, independenceGroup, agreement = 'agrees' } = event.data;
      const { claimId } = claim;
      const attached = { claimId, ...source, agreement, independenceGroup, claim: withKeys(claim) };
      const withdrawn = row.withdrawn.filter((old) => old.claimId !== claimId);
      return supportedBy({ ...row, caseStatus: 'open', withdrawn }, [...row.sources, attached], event);
    }
    case 'ClaimRevised': {
      const { claim, source, independenceGroup, agreement = 'agrees' } = event.data;
      const { claimId } = claim;
      const now = { claimId, ...source, agreement, independenceGroup, claim: withKeys(claim) };
      const revised = row.sources.map((old) => (old.claimId === claimId ? now : old));
      return supportedBy(row, revised, event);
    }
    case 'SourceWithdrawn': {
      const withdrawn = [...row.withdrawn, { ...event.data, withdrawnAt: event.recordedAt }];
      const left = row.sources.filter((source) => source.claimId !== event.data.claimId);
      return supportedBy({ ...row, withdrawn }, left, event);
    }
    case 'CaseRetracted':
      return supportedBy({ ...row, caseStatus: 'retracted' }, row.sources, event);
    default:
      return supportedBy(row, row.sources, event);
  }
}

const open: Fold = (_, event) => opened(event as Recorded<CaseReported>);
const go: Fold = (row, event) => {
  if (!row) throw new Error(`${event.type} at position ${event.position} belongs to a case that was never opened`);
  return evolve(row, event as Recorded<Exclude<CaseEvent, CaseReported>>);
};

/** Every event of a case: the type checker finds one that is missing. */
const when: Record<CaseEvent['type'], Fold> = {
  LayoffReported: open,
  LeadershipChangeReported: open,
  AiInitiativeReported: open,
  SourceAttached: go,
  ClaimRevised: go,
  SourceWithdrawn: go,
  CaseRetracted: go,
  LayoffFigureRevised: go,
  LayoffCanceled: go,
  CaseRelated: go,
  CaseUnrelated: go,
  CasesMerged: go,
  CaseSplit: go,
  CaseApproved: go,
  CaseRejected: go,
  CaseCorrected: go,
  CaseDisputed: go,
};

function caseProjection(kind: ClaimKind): Projection<CaseRow> {
  return {
    name: caseReadModels[kind],
    version: 1,
    when,
    key: ({ stream }) => (stream.category === kind ? stream.id : undefined),
    columns: (row) => ({
      opened_position: row.openedPosition,
      case_status: row.caseStatus,
      organisation_keys: organisationKeys(row),
      article_ids: [...new Set([...row.sources, ...row.withdrawn].map((source) => source.articleId))],
    }),
    onPoison: 'park',
  };
}

/** The three read models of cases, by kind: one fold under three names. */
export const caseProjections = Object.fromEntries(claimKinds.map((kind) => [kind, caseProjection(kind)])) as Readonly<
  Record<ClaimKind, Projection<CaseRow>>
>;
