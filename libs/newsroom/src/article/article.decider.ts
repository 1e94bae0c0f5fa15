import type { Decider } from '@newsledger/event-store';
import type { RecordedClaim } from '../claim/recorded-claim.js';
import type { ArticleEvent, ArticleFacts, ArticleVersion, RecordedExtraction } from './article.events.js';
import type { ArticleDate } from './article.js';

type Received = Omit<ArticleVersion, 'articleVersion'>;

export type ArticleCommand =
  /** `embargoed`: the hour before which nobody may read it has not come. */
  | ({ readonly type: 'ReceiveArticle'; readonly embargoed?: boolean } & Received)
  | { readonly type: 'LiftEmbargo'; readonly articleVersion: number }
  | { readonly type: 'RecordExtraction'; readonly extraction: RecordedExtraction };

export interface ArticleState {
  /** The version that counts; undefined before the first. */
  readonly current?: ArticleVersion;
  readonly versions: number;
  readonly canceled: boolean;
  /** The publisher's kills and withholdings that no newer version has taken back. */
  readonly holds: readonly Hold[];
  /** The versions that nobody may read yet. */
  readonly embargoed: readonly ArticleVersion[];
  /** The highest version and the latest modification date that a publisher has given: what is older never replaces what counts. */
  readonly latest: Dated;
  /** Addresses that this article is known by. */
  readonly addresses: readonly string[];
  /** What each version seen so far said, so that a repetition is known as one. */
  readonly seen: readonly { readonly fingerprint: string; readonly articleVersion: number }[];
  /** The versions that engines have read, each by whom: several extractions of one version may stand side by side. */
  readonly extracted: readonly { readonly articleVersion: number; readonly engine: string }[];
  /** The claims of the leading extraction of the current version. */
  readonly claims: readonly RecordedClaim[];
}

type Dated = Pick<ArticleFacts, 'version' | 'modified'>;
type Hold = Dated & Pick<ArticleFacts, 'pubStatus'>;

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

/** Version, else modification date: whether `next` is older than the latest that is known. False where nothing can be said. */
function isOlder(next: Dated, latest: Dated): boolean {
  const byVersion = compareVersions(next.version, latest.version);
  return (byVersion ?? compareDates(next.modified, latest.modified) ?? 0) < 0;
}

/**
 * Whether a kill or a withholding stands against a version. Only one that is known to be newer takes it back, so that what the publisher
 * wants unread stays unread in whatever order his versions come.
 */
function isHeldBack(next: ArticleFacts, holds: readonly Hold[]): boolean {
  if (next.pubStatus === 'canceled') return false;
  const against = holds.filter(({ pubStatus }) => pubStatus === 'canceled' || next.pubStatus === 'usable');
  return against.some((hold) => !isOlder(hold, next));
}

/** The holds that stand once a version is known. */
function holdsWith({ holds, latest }: ArticleState, next: ArticleFacts): readonly Hold[] {
  const standing = holds.filter((hold) => !isOlder(hold, next));
  return next.pubStatus === 'usable' || isOlder(next, latest) ? standing : [...standing, next];
}

/** What is known of a publisher's versions after one more of them. */
function latestOf(known: Dated, next: Dated): Dated {
  const version = (compareVersions(next.version, known.version) ?? 0) < 0 ? known.version : next.version;
  const modified = (compareDates(next.modified, known.modified) ?? 0) < 0 ? known.modified : next.modified;
  const latest = { version: version ?? known.version, modified: modified ?? known.modified };
  return {
    ...(latest.version !== undefined && { version: latest.version }),
    ...(latest.modified !== undefined && { modified: latest.modified }),
  };
}

/** What makes two deliveries say the same: the words, the publisher's version and status, and the dates. */
function fingerprint(version: Received): string {
  const { article } = version;
  const dates = [article.modified?.value, article.published?.value, article.embargoedUntil];
  return [version.textHash, article.version, article.pubStatus, ...dates].join('|');
}

const seen = (version: ArticleVersion) => ({
  fingerprint: fingerprint(version),
  articleVersion: version.articleVersion,
});

/** What a version is to the article: it counts from now on, or it is older, or known. */
function settle(state: ArticleState, next: ArticleVersion, isLifted: boolean): ArticleEvent[] {
  const { article, textHash } = next;
  const known = state.current;
  if (!known) return [{ type: article.pubStatus === 'canceled' ? 'ArticleCanceled' : 'ArticleReceived', data: next }];
  // A kill that is under an embargo tells of no address before the hour; where it counts, it brings its addresses along itself.
  const told = article.pubStatus === 'canceled' && article.embargoedUntil !== undefined ? [] : article.addresses;
  const links = told
    .filter((address) => !state.addresses.includes(address))
    .map((address) => ({ type: 'ArticleAddressLinked' as const, data: { address } }));
  const print = fingerprint(next);
  const older = isOlder(article, state.latest) || isHeldBack(article, state.holds);
  // A publisher who goes back to earlier words has revised the article; only what counts now, or what is older, is repeated.
  const same = isLifted ? undefined : state.seen.findLast((seen) => seen.fingerprint === print);
  if (same && (older || fingerprint(known) === print)) {
    return [{ type: 'ArticleRepeated', data: { articleVersion: same.articleVersion, textHash } }, ...links];
  }
  if (older) return [{ type: 'OlderVersionReceived', data: next }, ...links];
  if (article.pubStatus === 'canceled') return [{ type: 'ArticleCanceled', data: next }, ...links];
  return [{ type: 'ArticleRevised', data: next }, ...links];
}

function lift(state: ArticleState, version: ArticleVersion): ArticleEvent[] {
  const { articleVersion } = version;
  return [{ type: 'EmbargoLifted', data: { articleVersion } }, ...settle(state, version, true)];
}

function receive(state: ArticleState, version: Received, embargoed: boolean): ArticleEvent[] {
  const { article, textHash, rawHash } = version;
  const next: ArticleVersion = { article, articleVersion: state.versions + 1, textHash, rawHash };
  const print = fingerprint(version);
  const waiting = state.embargoed.find((each) => fingerprint(each) === print);
  // A kill is obeyed at once, whatever its embargo.
  if (!embargoed || article.pubStatus === 'canceled') {
    return waiting ? lift(state, waiting) : settle(state, next, false);
  }
  if (!waiting) return [{ type: 'ArticleEmbargoed', data: next }];
  const { articleVersion } = waiting;
  return [{ type: 'ArticleRepeated', data: { articleVersion, textHash, embargoedUntil: article.embargoedUntil! } }];
}

function withVersion(state: ArticleState, version: ArticleVersion, canceled: boolean): ArticleState {
  return {
    ...withOlderVersion(state, version),
    current: version,
    canceled,
    addresses: [...new Set([...state.addresses, ...version.article.addresses])],
    // The claims of a version are those of its own extraction, which follows, or none.
    claims: [],
  };
}

function withOlderVersion(state: ArticleState, version: ArticleVersion): ArticleState {
  return {
    ...state,
    versions: Math.max(state.versions, version.articleVersion),
    holds: holdsWith(state, version.article),
    latest: latestOf(state.latest, version.article),
    seen: [...state.seen, seen(version)],
  };
}

/**
 * One article through its versions: received once, revised by newer ones, canceled by its publisher, kept back until an hour, extracted
 * for each version.
 */
export const articleDecider: Decider<ArticleState, ArticleCommand, ArticleEvent> = {
  initial: {
    ...{ versions: 0, canceled: false, latest: {}, holds: [], embargoed: [] },
    ...{ addresses: [], seen: [], extracted: [], claims: [] },
  },

  decide(state, command) {
    switch (command.type) {
      case 'ReceiveArticle':
        return receive(state, command, command.embargoed === true);
      case 'LiftEmbargo': {
        const waiting = state.embargoed.find(({ articleVersion }) => articleVersion === command.articleVersion);
        return waiting ? lift(state, waiting) : [];
      }
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
        return withOlderVersion(state, event.data);
      case 'ArticleEmbargoed':
        return {
          ...state,
          versions: event.data.articleVersion,
          embargoed: [...state.embargoed, event.data],
        };
      case 'EmbargoLifted': {
        const { articleVersion } = event.data;
        return { ...state, embargoed: state.embargoed.filter((version) => version.articleVersion !== articleVersion) };
      }
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
