/** A date as a publisher gave it. `value` is an ISO 8601 date, date-time, year, year-month, or an interval of those ("2016/2018"). */
export interface ArticleDate {
  readonly value: string;
  readonly precision: 'second' | 'day' | 'month' | 'year';
  /** How the value came about: `stated` with its zone, `unzoned` (a local time without a zone), or `vague` (a year, an interval). */
  readonly basis: 'stated' | 'unzoned' | 'vague';
}

export type PubStatus = 'usable' | 'withheld' | 'canceled';

/**
 * An article in the one shape that the rest of Newsledger reads, whatever its wire format was.
 * `articleId` is a function of the delivery alone: UUIDv5 of the uri, else of the normalised url, else of source and id.
 */
export interface Article {
  readonly articleId: string;
  readonly uri?: string;
  /** As given. */
  readonly url?: string;
  readonly title: string;
  readonly text: string;
  /** BCP 47, as declared. */
  readonly language?: string;
  readonly publisher?: string;
  readonly authors?: readonly string[];
  readonly published?: ArticleDate;
  readonly modified?: ArticleDate;
  readonly version?: string;
  readonly pubStatus: PubStatus;
  readonly embargoedUntil?: string;
  /** Every address that this delivery names the article by: uri, normalised url, canonical link. */
  readonly addresses: readonly string[];
  readonly adapter: { readonly name: string; readonly version: number };
}
