import { ApiProperty } from '@nestjs/swagger';
import type {
  Agreement,
  Attribution,
  CaseRelation,
  CaseStatus,
  Initiative,
  Link,
  ReviewReasonName,
  Standing,
} from '@newsledger/newsroom';
import { anyValue } from '../any-value.js';
import { ArticleDateView, QuantityView } from '../claim.view.js';

/** Who decided, and why. */
export class EditorView {
  editor: string;
  reason: string;
}

/** A figure of a layoff, as one source reports it. */
export class ReportedFigureView {
  claimId: string;
  articleId: string;
  publisher?: string;
  /** Who is said to have said it: the press itself where nobody is named. */
  speaker: Attribution;
  /** The day of the announcement, else of publication. */
  on?: string;
  quantity: QuantityView;
  /**
   * `headline`: it stands for the case; `revised`: its own speaker has said otherwise since; `denied`: it is said not to be;
   * `other-scope`, `other-unit`: the figure of another part, or of something else, which is compared with nothing.
   */
  standing: Standing;
}

export class ConflictingValueView {
  /** A figure, an amount, a post, a part of the organisation (null for the whole), `asserted` or `denied`. */
  @ApiProperty(anyValue) value: unknown;
  /** The claims that say so; none for a value that an editor has set. */
  claimIds: string[];
}

/** Something that the sources do not say alike. */
export class ConflictView {
  /** A JSON pointer into the case. */
  path: string;
  values: ConflictingValueView[];
}

/** Sources that count as one. */
export class IndependenceView {
  key: string;
  articleIds: string[];
  /** Why they count as one; empty for one article alone. */
  because: Link[];
}

/** How another case stands to this one. */
export class RelatedView {
  /** The other case. */
  to: string;
  /** `scope`: one is the whole, the other a part, and their figures are never added up; `possibly-same`: a person has to decide. */
  relation: CaseRelation;
  because: string;
}

/** A value that an editor has set; it holds whatever machines report later. */
export class CaseCorrectionView {
  /** A JSON pointer into the case. */
  path: string;
  @ApiProperty(anyValue) from: unknown;
  /** Null where the case has no such value. */
  @ApiProperty(anyValue) to: unknown;
  by: EditorView;
  at: string;
  position: number;
}

export class DecisionView {
  by: EditorView;
  at: string;
  position: number;
}

export class ReviewReasonView {
  reason: ReviewReasonName;
  detail: string;
}

/** What editors have said of a case, and what asks for one now. */
export class ReviewView {
  status: 'unreviewed' | 'approved' | 'disputed' | 'rejected';
  /** The decision that the status comes from. */
  decision?: DecisionView;
  /** The position of the last decision of any kind. */
  decidedAt?: number;
  /** Why a person should look at the case now; empty where nobody needs to. */
  needed: ReviewReasonView[];
  /** What a person has settled. */
  settled: ReviewReasonView[];
}

export class CanceledView {
  claimId: string;
  articleId: string;
}

/** An article's version that supports a case; its claim stands beside. */
export class CaseSourceView {
  claimId: string;
  articleId: string;
  articleVersion: number;
  textHash: string;
  url?: string;
  publisher?: string;
  published?: ArticleDateView;
  language?: string;
  /** The agency that the text is credited to. */
  wire?: string;
  /** How its claim stands to the headline: `partial` where it leaves out what the headline says, or speaks of something beside it. */
  agreement: Agreement;
  /** Sources of one group count once: see `independence`. */
  independenceGroup: string;
  publisherGroup: string;
  /** The part of the organisation that the claim speaks of; null for the whole. */
  scope?: string | null;
  /** Why the claim belongs to this case. */
  because?: string;
  /** The position of the event since which the claim says what it says. */
  since: number;
}

/** A claim that no longer supports the case. */
export class WithdrawnView {
  claimId: string;
  articleId: string;
  /** `refiled`: it supports the case `to` now. */
  reason: 'article-revised' | 'article-canceled' | 'refiled';
  to?: string;
  withdrawnAt: string;
  position: number;
}

/** A case in a line, for lists of several kinds. */
export class CaseSummaryView {
  kind: 'layoff' | 'leadership-change' | 'ai-initiative';
  id: string;
  /** What it is, in a few words. */
  about: string;
  /** The day of the announcement, else of the effect, else of the first report; absent where none is known. */
  on?: string;
  docket: string;
  caseStatus: CaseStatus;
  initiative?: Initiative;
  independentSources: number;
  review: ReviewView;
  /** What an editor's command has to name. */
  version: number;
  openedAt: string;
  updatedAt: string;
  openedPosition: number;
  position: number;
}
