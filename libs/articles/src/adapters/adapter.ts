import type { ArticleDate, PubStatus } from '@newsledger/newsroom';
import { JsonObject } from '../json/value.js';
import { Fields } from './fields.js';

/** What an adapter reads from a body; identity and the checks that hold for every format are the caller's part. */
export interface Draft {
  readonly uri: string | undefined;
  readonly url: string | undefined;
  /** An id that means something within the delivery's source only. */
  readonly id?: string | undefined;
  /** Further addresses of the same article. */
  readonly otherAddresses?: readonly string[];
  readonly title: string | undefined;
  readonly text: string | undefined;
  readonly language: string | undefined;
  readonly publisher: string | undefined;
  readonly authors: readonly string[] | undefined;
  readonly published: ArticleDate | undefined;
  readonly modified: ArticleDate | undefined;
  readonly version: string | undefined;
  readonly pubStatus: PubStatus | undefined;
  readonly embargoedUntil?: string | undefined;
}

/** How one wire format becomes an article. The version goes up whenever the same body would read differently. */
export interface Adapter {
  readonly name: string;
  readonly version: number;
  /** Whether `dataschema` names this format. */
  names(dataschema: string): boolean;
  /** Whether a body looks like this format. */
  recognises(body: JsonObject): boolean;
  /** The members that a sender should look at when the article has no identity or no text. */
  readonly identityMember: string;
  readonly identityHint: string;
  readonly textMember: string;
  read(fields: Fields): Draft;
}

export const pubStatuses: readonly PubStatus[] = ['usable', 'withheld', 'canceled'];
