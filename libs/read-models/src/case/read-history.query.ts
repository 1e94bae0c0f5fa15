import { EventStore, type RecordedEvent } from '@newsledger/event-store';
import type { CaseEvent, ClaimKind, ClaimSource, EditorialDecision, RecordedClaim } from '@newsledger/newsroom';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { cursorAfter, defaultLimit, PageParameters, positionOfCursor } from '../page.query.js';
import type { HistoryEntryView, HistoryPage } from './case-history.view.js';

/** What happened to a case, the latest first: read from its events. Undefined where there is no such case. */
export class ReadHistory extends Query<HistoryPage | undefined> {
  constructor(
    readonly kind: ClaimKind,
    readonly id: string,
    readonly parameters: PageParameters,
  ) {
    super();
  }
}

@QueryHandler(ReadHistory)
export class ReadHistoryHandler implements IQueryHandler<ReadHistory> {
  constructor(private readonly store: EventStore) {}

  async execute({ kind, id, parameters }: ReadHistory): Promise<HistoryPage | undefined> {
    const { limit = defaultLimit, next } = parameters;
    const from = next === undefined ? {} : { fromVersion: positionOfCursor(next)! - 1 };
    const items: HistoryEntryView[] = [];
    if (from.fromVersion !== 0) {
      const options = { direction: 'backwards', ...from } as const;
      for await (const event of this.store.readStream({ category: kind, id }, options)) {
        items.push(entry(event as RecordedEvent & CaseEvent));
        if (items.length === limit) break;
      }
    }
    if (items.length === 0 && next === undefined) return undefined;
    const last = items.at(-1);
    return { items, next: last && last.version > 1 ? cursorAfter({ openedPosition: last.version }) : null };
  }
}

interface Told {
  readonly because?: string;
  readonly by?: EditorialDecision;
  readonly claim?: RecordedClaim;
  readonly source?: ClaimSource;
  readonly claimId?: string;
  readonly articleId?: string;
}

function entry({ version, position, recordedAt: at, type, data }: RecordedEvent & CaseEvent): HistoryEntryView {
  const { because, by, claim, source, claimId = claim?.claimId, ...rest } = data as Told;
  const { articleId = source?.articleId, ...values } = rest;
  return {
    ...{ version, position, at, type },
    ...(because !== undefined && { because }),
    ...(by && { by }),
    ...(claimId !== undefined && { claimId }),
    ...(articleId !== undefined && { articleId }),
    ...(source && { articleVersion: source.articleVersion }),
    ...(source?.publisher !== undefined && { publisher: source.publisher }),
    ...(source?.url !== undefined && { url: source.url }),
    values: claim ? saidIn(claim) : values,
  };
}

/** What a claim says; where it says so is told with the case itself. */
function saidIn(claim: RecordedClaim): Record<string, unknown> {
  const { claimId: _, kind: __, evidence: ___, ...values } = claim;
  return values;
}
