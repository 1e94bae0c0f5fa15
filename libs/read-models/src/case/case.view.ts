import { IntersectionType } from '@nestjs/swagger';
import type { Initiative, LeadershipStatus } from '@newsledger/newsroom';
import {
  AffectedUnitView,
  AmountView,
  AssertionView,
  ClaimDateView,
  ClaimSourceView,
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
  WithdrawnView,
} from '../claim.view.js';
import { PageView } from '../page.view.js';

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

export class LayoffSourceView extends ClaimSourceView {
  /** Only in the answer for one case. */
  claim?: LayoffClaimView;
}

export class LeadershipChangeSourceView extends ClaimSourceView {
  /** Only in the answer for one case. */
  claim?: LeadershipChangeClaimView;
}

export class AiInitiativeSourceView extends ClaimSourceView {
  /** Only in the answer for one case. */
  claim?: AiInitiativeClaimView;
}

/** What every case has, whatever its kind. Its values are those of the headline claim: the first that supports it. */
export class CaseView {
  id: string;
  /** `retracted`: no claim supports it any more; its values are the last that did. */
  caseStatus: 'open' | 'retracted';
  /** Kind and organisation, under which claims about the same happening are looked for. */
  docket: string;
  /** The words that support the values. */
  evidence: EvidenceView[];
  withdrawn: WithdrawnView[];
  /** How many of the sources are independent of each other. */
  independentSources: number;
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
  /** The claims that support it. In a list their evidence comes without its words. */
  sources: LayoffSourceView[];
}

/** A change of leadership as the press reports it. */
export class LeadershipChangeView extends IntersectionType(CaseView, LeadershipChangeValues) {
  kind: 'leadership-change';
  /** The claims that support it. In a list their evidence comes without its words. */
  sources: LeadershipChangeSourceView[];
}

/** An AI initiative as the press reports it. */
export class AiInitiativeView extends IntersectionType(CaseView, AiInitiativeValues) {
  kind: 'ai-initiative';
  /** The claims that support it. In a list their evidence comes without its words. */
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
