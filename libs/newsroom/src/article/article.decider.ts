import type { Decider } from '@newsledger/event-store';
import type { RecordedClaim } from '../claim/recorded-claim.js';
import type { ArticleEvent, ArticleFacts, ArticleVersion, RecordedExtraction } from './article.events.js';
import type { ArticleDate } from './article.js';

export type ArticleCommand =
  | ({ readonly type: 'ReceiveArticle' } & Omit<ArticleVersion, 'articleVersion'>)
  | { readonly type: 'RecordExtraction'; readonly extraction: RecordedExtraction };

export interface ArticleState {
  /** The version that counts; undefined before the first. */
  readonly current?: ArticleVersion;
  readonly versions: number;
  readonly canceled: boolean;
  /** Addresses that this article is known by. */
  readonly addresses: readonly string[];
  /** What each version seen so far said, so that a repetition is known as one. */
  readonly seen: readonly { readonly fingerprint: string; readonly articleVersion: number }[];
  /** The claims of the leading extraction of the current version. */
  readonly claims: readonly RecordedClaim[];
}

const instant = (date: ArticleDate | undefined) => (date && date.basis !== 'vague' ? Date.parse(date.value) : NaN);

/** Publishers' versions are strings; those that are whole numbers are compared as numbers. Undefined where nothing can be said. */
function compareVersions(a: string | undefined, b: string | undefined): number | undefined {
  if (a === undefined || b === undefined || a === b) return undefined;
  return /^\d{1,15}$/.test(a) && /^\d{1,15}$/.test(b) ? Number(a) - Number(b) : undefined;
}

/** Version, else modification date, else arrival: whether `next` is older than what is known. */
function isOlder(next: ArticleFacts, known: ArticleFacts): boolean {
  const byVersion = compareVersions(next.version, known.version);
  if (byVersion !== undefined) return byVersion < 0;
  const [a, b] = [instant(next.modified), instant(known.modified)];
  return a < b;
}

/** What makes two deliveries say the same: the words, the publisher's version and status, and the dates. */
function fingerprint(version: Omit<ArticleVersion, 'articleVersion'>): string {
  const { article } = version;
  const dates = [article.modified?.value, article.published?.value, article.embargoedUntil];
  return [version.textHash, article.version, article.pubStatus, ...dates].join('|');
}

const seen = (version: ArticleVersion) => ({
  fingerprint: fingerprint(version),
  articleVersion: version.articleVersion,
});

function receive(state: ArticleState, version: Omit<ArticleVersion, 'articleVersion'>): ArticleEvent[] {
  const { article, textHash, rawHash } = version;
  const next: ArticleVersion = { article, articleVersion: state.versions + 1, textHash, rawHash };
  const known = state.current;
  const links = known
    ? article.addresses
        .filter((address) => !state.addresses.includes(address))
        .map((address) => ({ type: 'ArticleAddressLinked' as const, data: { address } }))
    : [];
  if (!known) {
    return [{ type: article.pubStatus === 'canceled' ? 'ArticleCanceled' : 'ArticleReceived', data: next }];
  }
  const same = state.seen.find((seen) => seen.fingerprint === fingerprint(version));
  if (same) return [{ type: 'ArticleRepeated', data: { articleVersion: same.articleVersion, textHash } }, ...links];
  if (isOlder(article, known.article)) return [{ type: 'OlderVersionReceived', data: next }, ...links];
  if (article.pubStatus === 'canceled') return [{ type: 'ArticleCanceled', data: next }, ...links];
  return [{ type: 'ArticleRevised', data: next }, ...links];
}

function withVersion(state: ArticleState, version: ArticleVersion, canceled: boolean): ArticleState {
  return {
    current: version,
    versions: version.articleVersion,
    canceled,
    addresses: [...new Set([...state.addresses, ...version.article.addresses])],
    seen: [...state.seen, seen(version)],
    claims: canceled ? [] : state.claims,
  };
}

/** One article through its versions: received once, revised by newer ones, canceled by its publisher, extracted for each version. */
export const articleDecider: Decider<ArticleState, ArticleCommand, ArticleEvent> = {
  initial: { versions: 0, canceled: false, addresses: [], seen: [], claims: [] },

  decide(state, command) {
    switch (command.type) {
      case 'ReceiveArticle':
        return receive(state, command);
      case 'RecordExtraction':
        return [{ type: 'ClaimsExtracted', data: command.extraction }];
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'ArticleReceived':
      case 'ArticleRevised':
        return withVersion(state, event.data, false);
      case 'ArticleCanceled':
        return withVersion(state, event.data, true);
      case 'OlderVersionReceived':
        return { ...state, versions: event.data.articleVersion, seen: [...state.seen, seen(event.data)] };
      case 'ArticleAddressLinked':
        return { ...state, addresses: [...state.addresses, event.data.address] };
      case 'ArticleRepeated':
        return state;
      case 'ClaimsExtracted':
        return event.data.leading ? { ...state, claims: event.data.claims } : state;
    }
  },
};
