import type { RecordedEvent } from '@newsledger/event-store';

/** An event as a reader may see it: whole, or, where it tells of an article before its hour, what stands on its envelope. */
export type ShownEvent =
  RecordedEvent | (Omit<RecordedEvent, 'data'> & { readonly withheld: { readonly reason: 'embargo' } });

interface MayBeEmbargoed {
  readonly embargoedUntil?: string;
  readonly article?: { readonly embargoedUntil?: string };
}

/** Returns the event itself, or its envelope without its data and without the name of its delivery, which may be the article's address. */
export function shownEvent(event: RecordedEvent, now: number): ShownEvent {
  if (event.stream.category !== 'article') return event;
  const { embargoedUntil, article } = event.data as MayBeEmbargoed;
  const hour = embargoedUntil ?? article?.embargoedUntil;
  if (hour === undefined || Date.parse(hour) <= now) return event;
  const { data: _data, metadata, ...envelope } = event;
  const { delivery: _delivery, ...known } = metadata;
  return { ...envelope, metadata: known, withheld: { reason: 'embargo' } };
}
