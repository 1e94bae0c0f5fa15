import type { Projection, RecordedEvent } from '@newsledger/event-store';
import { claimKinds, type CaseEvent, type ClaimKind } from '@newsledger/newsroom';
import { caseReadModels, dayOfCase, type CaseRow } from './case.row.js';
import { foldCase, rowOf } from './case.story.js';
import { organisationKeys } from './keyed.js';

type Fold = (row: CaseRow | undefined, event: RecordedEvent) => CaseRow;

const go: Fold = (row, event) => rowOf(foldCase(row && { story: row, last: row }, event));

/** Every event of a case: the type checker finds one that is missing. */
const when: Record<CaseEvent['type'], Fold> = {
  LayoffReported: go,
  LeadershipChangeReported: go,
  AiInitiativeReported: go,
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

export const caseEvents = Object.keys(when);

function caseProjection(kind: ClaimKind): Projection<CaseRow> {
  return {
    name: caseReadModels[kind],
    version: 2,
    when,
    key: ({ stream }) => (stream.category === kind ? stream.id : undefined),
    columns: (row) => ({
      opened_position: row.openedPosition,
      case_status: row.caseStatus,
      organisation_keys: organisationKeys(row),
      article_ids: [...new Set([...row.sources, ...row.withdrawn].map((source) => source.articleId))],
      review_reasons: [...new Set(row.review.needed.map(({ reason }) => reason))],
      announced: dayOfCase(row),
    }),
    onPoison: 'park',
  };
}

/** The three read models of cases, by kind: one fold under three names. */
export const caseProjections = Object.fromEntries(claimKinds.map((kind) => [kind, caseProjection(kind)])) as Readonly<
  Record<ClaimKind, Projection<CaseRow>>
>;
