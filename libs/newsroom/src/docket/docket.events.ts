import type { NewEvent } from '@newsledger/event-store';
import type { ClaimKind, Initiative, LeadershipStatus } from '../claim/claim.js';

/** What is needed to tell the happenings of one docket apart. Names are keys, as `nameKey` makes them. */
export type Facets =
  | {
      readonly kind: 'layoff';
      readonly unit?: string;
      readonly min?: number;
      readonly max?: number;
      /** The day of the announcement, else of publication, `YYYY[-MM[-DD]]`. */
      readonly on?: string;
    }
  | {
      readonly kind: 'leadership-change';
      readonly person: string;
      readonly status: LeadershipStatus;
      readonly on?: string;
    }
  | {
      readonly kind: 'ai-initiative';
      readonly initiative: Initiative;
      /** Counterparties, product and role holder. */
      readonly others: readonly string[];
      readonly on?: string;
    };

export type ClaimFiled = NewEvent<
  'ClaimFiled',
  {
    readonly claimId: string;
    readonly articleId: string;
    readonly caseId: string;
    readonly facets: Facets;
    /** Why it went there: `opened`, or what agreed with the case. */
    readonly because: string;
  }
>;
export type ClaimUnfiled = NewEvent<'ClaimUnfiled', { readonly claimId: string; readonly caseId: string }>;

/** A docket: the claims of one kind about one organisation, and the case that each was filed under. */
export type DocketEvent = ClaimFiled | ClaimUnfiled;

/** The docket's stream id: `<kind>:<organisation key>`. */
export type DocketId = `${ClaimKind}:${string}`;
