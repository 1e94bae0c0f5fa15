import type { NewEvent } from '@newsledger/event-store';
import type { EditorialDecision } from '../case/case.events.js';
import type { Attribution, ClaimKind, Initiative, LeadershipStatus, QuantityKind } from '../claim/claim.js';

/**
 * What is needed to tell the happenings of one docket apart. Names are keys, as `nameKey` makes them, after aliases were resolved.
 * `scope` is absent where a claim speaks of the whole organisation, else `<level>:<key>` (`business_unit:studio`, `country:france`).
 */
export type Facets = {
  /** Several organisations go by the docket's name: whether two of its claims report one happening is for a person to say. */
  readonly shared?: true;
} & (
  | {
      readonly kind: 'layoff';
      readonly scope?: string;
      readonly min?: number;
      readonly max?: number;
      readonly nature?: QuantityKind;
      readonly speaker?: Attribution;
      /** The claim says that it does not happen, or not any more. */
      readonly denied?: true;
      /** The day of the announcement, else of publication, `YYYY[-MM[-DD]]`. */
      readonly on?: string;
    }
  | {
      readonly kind: 'leadership-change';
      readonly person: string;
      readonly status: LeadershipStatus;
      readonly scope?: string;
      /** The normalised post, else the key of the post as written. */
      readonly post?: string;
      /** Who follows or went before, where the article says so. */
      readonly counterparts?: readonly string[];
      readonly denied?: true;
      readonly on?: string;
    }
  | {
      readonly kind: 'ai-initiative';
      readonly initiative: Initiative;
      /** Counterparties, product and role holder. */
      readonly others: readonly string[];
      readonly denied?: true;
      readonly on?: string;
    }
);

/** Why a claim stands where it stands: what agreed with the claims of the case, or `opened`. */
export type FilingReason = string;

/** A claim was filed on the docket, or what tells its happening apart was corrected. */
export type ClaimFiled = NewEvent<
  'ClaimFiled',
  {
    readonly claimId: string;
    readonly articleId: string;
    readonly caseId: string;
    readonly facets: Facets;
    readonly because: FilingReason;
    /** It was filed by itself, before dockets were divided as a whole. */
    readonly alone?: true;
  }
>;
/** The division of the docket has changed: the claim supports another case from now on. */
export type ClaimRefiled = NewEvent<
  'ClaimRefiled',
  { readonly claimId: string; readonly from: string; readonly caseId: string; readonly because: FilingReason }
>;
export type ClaimUnfiled = NewEvent<'ClaimUnfiled', { readonly claimId: string; readonly caseId: string }>;

/** All claims of one case went over to another; its id redirects to the survivor. `by` where an editor said so. */
export type CasesMerged = NewEvent<
  'CasesMerged',
  {
    readonly survivor: string;
    readonly absorbed: string;
    readonly because: FilingReason;
    readonly by?: EditorialDecision;
    /** In the survivor's stream: what an editor had found of the absorbed case, which its claims bring along. */
    readonly absorbedWas?: 'rejected' | 'retracted';
  }
>;
/** Some claims of a case were found to report another happening, which is the case `into`. */
export type CaseSplit = NewEvent<
  'CaseSplit',
  {
    readonly from: string;
    readonly into: string;
    readonly claims: readonly string[];
    readonly because: FilingReason;
    readonly by?: EditorialDecision;
  }
>;

/**
 * How two cases of one docket stand to each other. `scope`: one is the whole, the other a part, and their figures are never added up;
 * `succession`: a departure and an arrival on one post; `possibly-same`: they may be one happening, which a person has to decide.
 */
export type CaseRelation = 'scope' | 'succession' | 'possibly-same';
interface Relating {
  /** In ascending order of the ids. */
  readonly cases: readonly [string, string];
  readonly relation: CaseRelation;
}
export type CasesRelated = NewEvent<'CasesRelated', Relating & { readonly because: FilingReason }>;
export type CasesUnrelated = NewEvent<'CasesUnrelated', Relating>;

/** An editor has decided that these claims report one happening, whatever the machine thinks of them. */
export type ClaimsJoined = NewEvent<
  'ClaimsJoined',
  { readonly claims: readonly string[]; readonly by: EditorialDecision }
>;
/** An editor has decided that `claims` report another happening than `others`. */
export type ClaimsParted = NewEvent<
  'ClaimsParted',
  { readonly claims: readonly string[]; readonly others: readonly string[]; readonly by: EditorialDecision }
>;

/** A docket: the claims of one kind about one organisation, and the case that each is filed under. */
export type DocketEvent =
  | ClaimFiled
  | ClaimRefiled
  | ClaimUnfiled
  | CasesMerged
  | CaseSplit
  | CasesRelated
  | CasesUnrelated
  | ClaimsJoined
  | ClaimsParted;

/** The docket's stream id: `<kind>:<organisation key>`. */
export type DocketId = `${ClaimKind}:${string}`;
