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
  /** The highest version and the latest modification date that a publisher has given: what is older never replaces what counts. */
  readonly latest: Pick<ArticleFacts, 'version' | 'modified'>;
  /** Addresses that this article is known by. */
  readonly addresses: readonly string[];
  /** What each version seen so far said, so that a repetition is known as one. */
  readonly seen: readonly { readonly fingerprint: string; readonly articleVersion: number }[];
  /** The versions that engines have read, each by whom: several extractions of one version may stand side by side. */
  readonly extracted: readonly { readonly articleVersion: number; readonly engine: string }[];
  /** The claims of the leading extraction of the current version. */
  readonly claims: readonly RecordedClaim[];
}

/** Milliseconds, for a date that has a time; one without a zone counts as UTC, wherever this runs. */
function instant({ value, basis }: ArticleDate): number {
  return Date.parse(basis === 'unzoned' ? `${value}Z` : value);
}

/** Negative where `a` is before `b`, as far as both are known. Undefined where nothing can be said. */
function compareDates(a: ArticleDate | undefined, b: ArticleDate | undefined): number | undefined {
  if (!a || !b || a.basis === 'vague' || b.basis === 'vague') return undefined;
  if (a.precision === 'second' && b.precision === 'second') return instant(a) - instant(b);
  const [x, y] = [a.value.slice(0, 10), b.value.slice(0, 10)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Publishers' versions are strings; those that are whole numbers are compared as numbers. Undefined where nothing can be said. */
function compareVersions(a: string | undefined, b: string | undefined): number | undefined {
  if (a === undefined || b === undefined || a === b) return undefined;
  return /^\d{1,15}$/.test(a) && /^\d{1,15}$/.test(b) ? Number(a) - Number(b) : undefined;
}

/** Version, else modification date, else arrival: whether `next` is older than the latest that is known. */
function isOlder(next: ArticleFacts, latest: ArticleState['latest']): boolean {
  const byVersion = compareVersions(next.version, latest.version);
  return (byVersion ?? compareDates(next.modified, latest.modified) ?? 0) < 0;
}

/** What is known of a publisher's versions after one more of them has replaced the others. */
function latestOf(known: ArticleState['latest'], next: ArticleFacts): ArticleState['latest'] {
  const version = (compareVersions(next.version, known.version) ?? 0) < 0 ? known.version : next.version;
  const modified = (compareDates(next.modified, known.modified) ?? 0) < 0 ? known.modified : next.modified;
  const latest = { version: version ?? known.version, modified: modified ?? known.modified };
  return {
    ...(latest.version !== undefined && { version: latest.version }),
    ...(latest.modified !== undefined && { modified: latest.modified }),
  };
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
  const print = fingerprint(version);
  const older = isOlder(article, state.latest);
  // A publisher who goes back to earlier words has revised the article; only what counts now, or what is older, is repeated.
  const same = state.seen.findLast((seen) => seen.fingerprint === print);
  if (same && (older || fingerprint(known) === print)) {
    return [{ type: 'ArticleRepeated', data: { articleVersion: same.articleVersion, textHash } }, ...links];
  }
  if (older) return [{ type: 'OlderVersionReceived', data: next }, ...links];
  if (article.pubStatus === 'canceled') return [{ type: 'ArticleCanceled', data: next }, ...links];
  return [{ type: 'ArticleRevised', data: next }, ...links];
}

function withVersion(state: ArticleState, version: ArticleVersion, canceled: boolean): ArticleState {
  return {
    current: version,
    versions: version.articleVersion,
    canceled,
    latest: latestOf(state.latest, version.article),
    addresses: [...new Set([...state.addresses, ...version.article.addresses])],
    seen: [...state.seen, seen(version)],
    extracted: state.extracted,
    // The claims of a version are those of its own extraction, which follows, or none.
    claims: [],
  };
}

/** One article through its versions: received once, revised by newer ones, canceled by its publisher, extracted for each version. */
export const articleDecider: Decider<ArticleState, ArticleCommand, ArticleEvent> = {
  initial: { versions: 0, canceled: false, latest: {}, addresses: [], seen: [], extracted: [], claims: [] },

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
      case 'ClaimsExtracted': {
        const { articleVersion, engine, leading, claims } = event.data;
        return {
          ...state,
          extracted: [...state.extracted, { articleVersion, engine }],
          ...(leading && { claims }),
        };
      }
    }
  },
};
