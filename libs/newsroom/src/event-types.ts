import type { EventType } from '@newsledger/event-store';
import type { ArticleEvent } from './article/article.events.js';
import type { CaseEvent } from './case/case.events.js';
import type { DocketEvent } from './docket/docket.events.js';

const first: EventType = { schemaVersion: 1 };

/**
 * Every event type of the newsroom, with the version of its shape. A type whose stored shape is to change gets the next version here
 * and an upcaster from the one before; the shape of events that were recorded never changes.
 */
export const eventTypes: Readonly<Record<(ArticleEvent | CaseEvent | DocketEvent)['type'], EventType>> = {
  ArticleReceived: first,
  ArticleRevised: first,
  OlderVersionReceived: first,
  ArticleCanceled: first,
  ArticleRepeated: first,
  ArticleAddressLinked: first,
  ClaimsExtracted: first,
  LayoffReported: first,
  LeadershipChangeReported: first,
  AiInitiativeReported: first,
  SourceAttached: first,
  ClaimRevised: first,
  SourceWithdrawn: first,
  CaseRetracted: first,
  ClaimFiled: first,
  ClaimUnfiled: first,
};
