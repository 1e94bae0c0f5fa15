import { IntersectionType } from '@nestjs/swagger';
import type { CaseStatus, Initiative, LeadershipStatus } from '@newsledger/newsroom';
import {
  AffectedUnitView,
  AmountView,
  AssertionView,
  ClaimDateView,
  CounterpartyView,
  EvidenceView,
  NameView,
  OrganisationView,
  PartView,
  PersonView,
  QuantityView,
  ReasonView,
  ShareView,
  SpanView,
} from '../claim.view.js';
import { PageView } from '../page.view.js';
import {
  CanceledView,
  CaseCorrectionView,
  CaseSourceView,
  ConflictView,
  IndependenceView,
  RelatedView,
  ReportedFigureView,
  ReviewView,
  WithdrawnView,
} from './case-parts.view.js';

/** The values that a claim about a layoff has. */
export class LayoffValues {
  organisation: OrganisationView;
  parent?: OrganisationView;
  /** Only where the figure is that unit's own. */
  unit?: OrganisationView;
  quantity: QuantityView;
  share?: ShareView;
  affectedUnits?: AffectedUnitView[];
  /** Breakdowns of the total. */
  parts?: PartView[];
  affectedPeople?: PersonView[];
  announced?: ClaimDateView;
  effective?: ClaimDateView;
  reasons?: ReasonView[];
  /** `PSE`, `RCC`, `PDV`, `WARN`, `consultation`. */
  procedure?: string;
  assertion: AssertionView;
}

/** The values that a claim about a change of leadership has. */
export class LeadershipChangeValues {
  organisation: OrganisationView;
  /** The division whose post it is. */
  unit?: OrganisationView;
  person: PersonView;
  status: LeadershipStatus;
  /** The post as written. */
  post?: string;
  /** The post in a small shared vocabulary. */
  postNormalised?: string;
  otherOrganisation?: OrganisationView;
  otherOrganisationRelation?: 'same' | 'related' | 'outside';
  previousPost?: string;
  successor?: NameView;
  predecessor?: NameView;
  reason?: string;
  announced?: ClaimDateView;
  effective?: ClaimDateView;
  assertion: AssertionView;
}

/** The values that a claim about an AI initiative has. */
export class AiInitiativeValues {
  initiative: Initiative;
  actor: OrganisationView;
  unit?: OrganisationView;
  counterparties?: CounterpartyView[];
  product?: NameView;
  amount?: AmountView;
  /** Who holds the AI role, for `role`. */
  person?: PersonView;
  post?: string;
  stage?: 'announced' | 'in_progress' | 'launched' | 'ended' | 'planned';
  announced?: ClaimDateView;
  effective?: ClaimDateView;
  assertion: AssertionView;
}

export class LayoffClaimView extends LayoffValues {
  claimId: string;
  kind: 'layoff';
  evidence: SpanView[];
}

export class LeadershipChangeClaimView extends LeadershipChangeValues {
  claimId: string;
  kind: 'leadership-change';
  evidence: SpanView[];
}

export class AiInitiativeClaimView extends AiInitiativeValues {
  claimId: string;
  kind: 'ai-initiative';
  evidence: SpanView[];
}

export class LayoffSourceView extends CaseSourceView {
  /** Only in the answer for one case. */
  claim?: LayoffClaimView;
}

export class LeadershipChangeSourceView extends CaseSourceView {
  /** Only in the answer for one case. */
  claim?: LeadershipChangeClaimView;
}

export class AiInitiativeSourceView extends CaseSourceView {
  /** Only in the answer for one case. */
  claim?: AiInitiativeClaimView;
}

/** What every case has, whatever its kind. Its values are those of the headline claim, with what editors have corrected. */
export class CaseView {
  id: string;
  /**
   * `retracted`: no claim supports it any more, or an editor took it back; `rejected`: an editor found that it is none; `merged`: it is
   * one with another. The values are the last that were supported.
   */
  caseStatus: CaseStatus;
  /** The case that this one was merged into. */
  mergedInto?: string;
  /** What an editor has found, for good. */
  verdict?: 'rejected' | 'retracted';
  /** Kind and organisation, under which claims about the same happening are looked for. */
  docket: string;
  /** The claim in which the organisation says that it does not happen, where that is its last word. */
  canceled?: CanceledView;
  /** The claim whose values stand for the case: see docs/cases.md. */
  headline: string;
  /** The words that support the values. */
  evidence: EvidenceView[];
  /** What the sources do not say alike. */
  conflicts: ConflictView[];
  /** Which sources count as one. */
  independence: IndependenceView[];
  /** How many of the sources are independent of each other. */
  independentSources: number;
  related: RelatedView[];
  corrections: CaseCorrectionView[];
  review: ReviewView;
  /** Claims that supported the case once. */
  withdrawn: WithdrawnView[];
  /** How many events the case has. */
  version: number;
  openedAt: string;
  updatedAt: string;
  /** The position of the event that opened the case. */
  openedPosition: number;
  /** The position of the case's last event. */
  position: number;
}

/** A layoff as the press reports it. */
export class LayoffView extends IntersectionType(CaseView, LayoffValues) {
  kind: 'layoff';
  /** The claims that support it, in the order of publication. A list names them only. */
  sources: LayoffSourceView[];
  /** Every figure that is reported, side by side. */
  figures: ReportedFigureView[];
}

/** A change of leadership as the press reports it. */
export class LeadershipChangeView extends IntersectionType(CaseView, LeadershipChangeValues) {
  kind: 'leadership-change';
  /** The claims that support it, in the order of publication. A list names them only. */
  sources: LeadershipChangeSourceView[];
}

/** An AI initiative as the press reports it. */
export class AiInitiativeView extends IntersectionType(CaseView, AiInitiativeValues) {
  kind: 'ai-initiative';
  /** The claims that support it, in the order of publication. A list names them only. */
  sources: AiInitiativeSourceView[];
}

export class LayoffPage extends PageView {
  items: LayoffView[];
}

export class LeadershipChangePage extends PageView {
  items: LeadershipChangeView[];
}

export class AiInitiativePage extends PageView {
  items: AiInitiativeView[];
}
