import type { NewEvent } from '@newsledger/event-store';
import type { ArticleDate } from '../article/article.js';
import type { Quantity } from '../claim/claim.js';
import type {
  RecordedAiClaim,
  RecordedClaim,
  RecordedLayoffClaim,
  RecordedLeadershipClaim,
} from '../claim/recorded-claim.js';
import type { CaseRelation, CasesMerged, CaseSplit, FilingReason } from '../docket/docket.events.js';

/** What tells whether two sources are independent of each other, beside the group of their publisher. */
export interface SourceOrigin {
  /** The agency that the text is credited to (`afp`, `reuters`, `ap` ...). */
  readonly wire?: string;
  /** A signature of the text (see `textSignature`): near-duplicates have similar ones. */
  readonly signature?: string;
  /** The address without what tells its language editions apart: translations of one page share it. */
  readonly family?: string;
}

/** The version of an article that made a claim. Its words stand in the contents under `textHash`. */
export interface ClaimSource {
  readonly articleId: string;
  readonly articleVersion: number;
  readonly textHash: string;
  readonly url?: string;
  readonly publisher?: string;
  readonly published?: ArticleDate;
  readonly language?: string;
  readonly origin?: SourceOrigin;
}

/** Who decided, and why: every editor's command names both. */
export interface EditorialDecision {
  readonly editor: string;
  readonly reason: string;
}

interface Attached<C extends RecordedClaim> {
  readonly claim: C;
  readonly source: ClaimSource;
  /** The publisher's group. Which sources count as one is derived from all of a case's sources. */
  readonly independenceGroup: string;
  /** How the claim stood to the first one when it came. Not written any more: it is derived from all claims of the case. */
  readonly agreement?: Agreement;
  /** Why the claim belongs to this case; absent in events from before claims could be refiled. */
  readonly because?: FilingReason;
  /** What the claim speaks of, as its docket has it (see `Facets`); null for the whole organisation, absent where it was not told. */
  readonly scope?: string | null;
}

/** A claim that supports a case, with where it comes from. */
export type SupportingClaim<C extends RecordedClaim = RecordedClaim> = Pick<
  Attached<C>,
  'claim' | 'source' | 'independenceGroup' | 'scope'
>;

/** How a claim stands to the headline of its case. */
export type Agreement = 'agrees' | 'conflicts' | 'partial';

interface Reported<C extends RecordedClaim> extends Attached<C> {
  readonly caseId: string;
  /** The docket on which the case was opened: `<kind>:<organisation key>`. */
  readonly docket: string;
}

export type LayoffReported = NewEvent<'LayoffReported', Reported<RecordedLayoffClaim>>;
export type LeadershipChangeReported = NewEvent<'LeadershipChangeReported', Reported<RecordedLeadershipClaim>>;
export type AiInitiativeReported = NewEvent<'AiInitiativeReported', Reported<RecordedAiClaim>>;
export type CaseReported = LayoffReported | LeadershipChangeReported | AiInitiativeReported;

/** A claim supports the case from now on. A case that was retracted for lack of support, or merged away, is open again. */
export type SourceAttached = NewEvent<'SourceAttached', Attached<RecordedClaim> & Moved>;
/** A later version of the article, or of the engine, says it otherwise or elsewhere in its text. */
export type ClaimRevised = NewEvent<'ClaimRevised', Attached<RecordedClaim> & Moved>;
interface Moved {
  /** The docket on which the case stands from now on, where it is another one. */
  readonly docket?: string;
}
export type WithdrawalReason = 'article-revised' | 'article-canceled' | 'refiled';
export type SourceWithdrawn = NewEvent<
  'SourceWithdrawn',
  {
    readonly claimId: string;
    readonly articleId: string;
    readonly reason: WithdrawalReason;
    /** The case that a refiled claim went to. */
    readonly to?: string;
  }
>;
/** `no-support`: no claim is left; a source that is attached later opens the case again. `editor`: for good. */
export type CaseRetracted = NewEvent<
  'CaseRetracted',
  { readonly reason: 'no-support' } | { readonly reason: 'editor'; readonly by: EditorialDecision }
>;

/** The headline figure is another one now, by word of the same speaker. Trail only: readers' figures are derived from the claims. */
export type LayoffFigureRevised = NewEvent<
  'LayoffFigureRevised',
  { readonly claimId: string; readonly speaker: string; readonly from: Figure; readonly to: Figure }
>;
export type Figure = Pick<Quantity, 'min' | 'max' | 'qualifier'>;
/** The organisation takes back what it had announced. Trail only, as above. */
export type LayoffCanceled = NewEvent<'LayoffCanceled', { readonly claimId: string }>;

export type CaseRelated = NewEvent<
  'CaseRelated',
  { readonly to: string; readonly relation: CaseRelation; readonly because: FilingReason }
>;
export type CaseUnrelated = NewEvent<'CaseUnrelated', { readonly to: string; readonly relation: CaseRelation }>;

/** An editor has read the case and stands by it; what asked for review until now is settled. */
export type CaseApproved = NewEvent<'CaseApproved', { readonly by: EditorialDecision }>;
/** An editor has found that this is no happening of ours. Later sources are attached and change nothing of it. */
export type CaseRejected = NewEvent<'CaseRejected', { readonly by: EditorialDecision }>;
/** An editor has set one value of the case, which holds whatever machines report later. `path` is a JSON pointer into the case's values. */
export type CaseCorrected = NewEvent<
  'CaseCorrected',
  { readonly path: string; readonly from: unknown; readonly to: unknown; readonly by: EditorialDecision }
>;
/** Somebody concerned says that the case is wrong; readers see that until an editor approves or corrects it. */
export type CaseDisputed = NewEvent<'CaseDisputed', { readonly by: EditorialDecision }>;

export type EditorialEvent = CaseApproved | CaseRejected | CaseCorrected | CaseDisputed;

export type CaseEvent =
  | CaseReported
  | SourceAttached
  | ClaimRevised
  | SourceWithdrawn
  | CaseRetracted
  | LayoffFigureRevised
  | LayoffCanceled
  | CaseRelated
  | CaseUnrelated
  | CasesMerged
  | CaseSplit
  | EditorialEvent;
