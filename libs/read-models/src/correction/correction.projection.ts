import type { Projection, RecordedEvent } from '@newsledger/event-store';
import type { ArticleCanceled, CaseEvent, ClaimKind, EditorialDecision } from '@newsledger/newsroom';

const corrections = [
  'CaseCorrected',
  'CaseRetracted',
  'CaseRejected',
  'CaseDisputed',
  'LayoffFigureRevised',
  'LayoffCanceled',
  'ArticleCanceled',
] as const;
export type CorrectionType = (typeof corrections)[number];

type Correcting = Extract<CaseEvent, { readonly type: CorrectionType }> | ArticleCanceled;

/** Something that was taken back, set right or disputed. */
export interface CorrectionRow {
  readonly type: CorrectionType;
  /** Of what kind that is which `id` names. */
  readonly kind: ClaimKind | 'article';
  readonly id: string;
  /** Of the editor; absent where a publisher, a speaker or the lack of any support did it. */
  readonly by?: EditorialDecision;
  readonly values: Readonly<Record<string, unknown>>;
  readonly at: string;
  readonly openedPosition: number;
  readonly position: number;
}

function valuesOf({ type, data }: Correcting): Readonly<Record<string, unknown>> {
  if (type !== 'ArticleCanceled') {
    const { by: _, ...values } = data as { readonly by?: EditorialDecision };
    return values;
  }
  // What was killed under an embargo may not have been let out yet.
  if (data.article.embargoedUntil !== undefined) return {};
  const { url, publisher, version } = data.article;
  const known = Object.entries({ url, publisher, version }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known);
}

function row(event: RecordedEvent & Correcting): CorrectionRow {
  const { category, id } = event.stream;
  const by = 'by' in event.data ? event.data.by : undefined;
  return {
    ...{ type: event.type, kind: category as CorrectionRow['kind'], id, ...(by && { by }), values: valuesOf(event) },
    ...{ at: event.recordedAt, openedPosition: event.position, position: event.position },
  };
}

/** What was corrected, one row an event, under its position. */
export const correctionProjection: Projection<CorrectionRow> = {
  name: 'corrections',
  version: 1,
  when: Object.fromEntries(
    corrections.map((type) => [type, (_: unknown, event: RecordedEvent) => row(event as RecordedEvent & Correcting)]),
  ),
  key: ({ position }) => String(position),
  columns: (row) => ({ opened_position: row.openedPosition }),
  onPoison: 'park',
};
