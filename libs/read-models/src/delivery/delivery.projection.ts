import type { Projection, RecordedEvent } from '@newsledger/event-store';
import {
  claimKinds,
  type ArticleEvent,
  type CaseEvent,
  type ClaimKind,
  type EditorialEvent,
} from '@newsledger/newsroom';
import { createHash } from 'node:crypto';

export type CaseChange = 'opened' | 'attached' | 'revised' | 'withdrawn' | 'retracted';

export interface TouchedCase {
  readonly kind: ClaimKind;
  readonly id: string;
  /** What the delivery did to the case, the strongest word where it did several things. */
  readonly change: CaseChange;
}

/** What became of one delivery. */
export interface DeliveryRow {
  readonly source: string;
  readonly id: string;
  /** The key under which the ledger keeps the hash of what the delivery said. */
  readonly idempotencyKey?: string;
  /** `duplicate`: it brought what was already known of its article. */
  readonly status: 'recorded' | 'duplicate';
  readonly articleId?: string;
  readonly articleVersion?: number;
  readonly cases: readonly TouchedCase[];
  readonly firstPosition: number;
  readonly lastPosition: number;
  readonly recordedAt: string;
}

/** The key of a delivery's row. A hash, because source and id may be longer than an index entry. */
export function deliveryRowKey(source: string, id: string): string {
  return createHash('sha256')
    .update(JSON.stringify([source, id]))
    .digest('hex');
}

const strength: readonly CaseChange[] = ['attached', 'revised', 'withdrawn', 'retracted', 'opened'];

function start(event: RecordedEvent): DeliveryRow {
  const { position, recordedAt, metadata } = event;
  const { source, id } = metadata.delivery!;
  return {
    source,
    id,
    ...(metadata.causation !== undefined && { idempotencyKey: metadata.causation }),
    status: 'recorded',
    cases: [],
    firstPosition: position,
    lastPosition: position,
    recordedAt,
  };
}

/** The row in its order of members, with what an event adds. */
function withNews(row: DeliveryRow, news: Partial<DeliveryRow>): DeliveryRow {
  const { source, id, status, articleId, articleVersion, ...rest } = { ...row, ...news };
  return {
    source,
    id,
    status,
    ...(articleId !== undefined && { articleId }),
    ...(articleVersion !== undefined && { articleVersion }),
    ...rest,
  };
}

function touch(cases: readonly TouchedCase[], next: TouchedCase): readonly TouchedCase[] {
  const known = cases.find((touched) => touched.id === next.id);
  if (!known) return [...cases, next];
  const stronger = strength.indexOf(next.change) > strength.indexOf(known.change);
  return stronger ? cases.map((touched) => (touched === known ? next : touched)) : cases;
}

type Fold = (row: DeliveryRow | undefined, event: RecordedEvent) => DeliveryRow;

/** Of what nobody may read yet, a delivery says that it came and no more. */
const heldBack: Fold = (row, event) => withNews(row ?? start(event), { lastPosition: event.position });

function ofArticle(status?: DeliveryRow['status']): Fold {
  return (row, event) => {
    const { articleVersion, embargoedUntil } = event.data as { articleVersion?: number; embargoedUntil?: string };
    if (embargoedUntil !== undefined) return heldBack(row, event);
    return withNews(row ?? start(event), {
      ...(status && { status }),
      articleId: event.stream.id,
      ...(articleVersion !== undefined && { articleVersion }),
      lastPosition: event.position,
    });
  };
}

function ofCase(change: CaseChange): Fold {
  return (row, event) => {
    const before = row ?? start(event);
    const touched = { kind: event.stream.category as ClaimKind, id: event.stream.id, change };
    return withNews(before, { cases: touch(before.cases, touched), lastPosition: event.position });
  };
}

/** Events that say nothing of a delivery beyond what the others do. */
type Silent =
  | EditorialEvent['type']
  | 'LayoffFigureRevised'
  | 'LayoffCanceled'
  | 'CaseRelated'
  | 'CaseUnrelated'
  | 'CasesMerged'
  | 'CaseSplit';

const when: Record<ArticleEvent['type'] | Exclude<CaseEvent['type'], Silent>, Fold> = {
  ArticleReceived: ofArticle('recorded'),
  ArticleRevised: ofArticle('recorded'),
  OlderVersionReceived: ofArticle('recorded'),
  ArticleCanceled: ofArticle('recorded'),
  ArticleRepeated: ofArticle('duplicate'),
  ArticleEmbargoed: heldBack,
  EmbargoLifted: ofArticle(),
  ArticleAddressLinked: ofArticle(),
  ClaimsExtracted: ofArticle(),
  LayoffReported: ofCase('opened'),
  LeadershipChangeReported: ofCase('opened'),
  AiInitiativeReported: ofCase('opened'),
  SourceAttached: ofCase('attached'),
  ClaimRevised: ofCase('revised'),
  SourceWithdrawn: ofCase('withdrawn'),
  CaseRetracted: ofCase('retracted'),
};

const categories: readonly string[] = ['article', ...claimKinds];

/** What became of each delivery. Its rows are fed by several streams, so an event that cannot be folded stops it. */
export const deliveryProjection: Projection<DeliveryRow> = {
  name: 'deliveries',
  version: 1,
  when,
  key: ({ stream, metadata: { delivery } }) =>
    delivery && categories.includes(stream.category) ? deliveryRowKey(delivery.source, delivery.id) : undefined,
  columns: () => ({}),
  onPoison: 'stop',
};
