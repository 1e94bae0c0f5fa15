/**
 * What an article says, as an engine or an editor read it. A claim is what one article reports; a case is the happening that claims report.
 * Field names are public (REST, events, `newsledger extract`) and therefore final.
 */
export const claimKinds = ['layoff', 'leadership-change', 'ai-initiative'] as const;
export type ClaimKind = (typeof claimKinds)[number];

export type Field = 'title' | 'text';

/**
 * A W3C TextPositionSelector into one field of the article, in UTF-16 units, with the slot of the claim that it supports.
 * `slot` is the path of the claim's member (`organisation`, `quantity`, `affectedUnits/0`, `counterparties/1` ...), or `sentence`
 * for a sentence that carries the claim as a whole.
 */
export interface Span {
  readonly slot: string;
  readonly field: Field;
  readonly start: number;
  readonly end: number;
}

/** A span with the words that stand there: `exact` equals the field's slice from `start` to `end`. Never stored in an event. */
export interface Evidence extends Span {
  readonly exact: string;
}

export interface Named {
  readonly name: string;
}

export type Modality = 'asserted' | 'planned' | 'possible' | 'denied' | 'rumoured' | 'hypothetical';
export type Temporality = 'new' | 'update' | 'background';
export type Attribution = 'company' | 'official' | 'union' | 'anonymous' | 'press' | 'filing';

export interface Assertion {
  readonly modality: Modality;
  readonly temporality: Temporality;
  /** Who is said to have said it; absent where the article speaks for itself. */
  readonly attribution?: Attribution;
  /** 0..1, the engine's own estimate. */
  readonly confidence: number;
}

export type DatePrecision = 'day' | 'month' | 'year';
/** `stated`: the text gives it whole; `relative`: computed from the publication date ("mardi"); `publication`: the publication date itself. */
export type DateBasis = 'stated' | 'relative' | 'publication';

export interface ClaimDate {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as long as its precision. */
  readonly value: string;
  readonly precision: DatePrecision;
  readonly basis: DateBasis;
  readonly verbatim?: string;
}

export type ScopeLevel = 'group' | 'business_unit' | 'subsidiary' | 'site' | 'country' | 'department';

export interface Scope {
  readonly level: ScopeLevel;
  readonly name?: string;
}

export type QuantityQualifier =
  'exact' | 'approximately' | 'atLeast' | 'atMost' | 'range' | 'orderOfMagnitude' | 'undisclosed';
export type QuantityKind = 'posts_cut' | 'dismissals' | 'voluntary' | 'threatened' | 'indirect';

/** A figure as reported. An exact figure has `min` = `max`; an undisclosed one has neither. */
export interface Quantity {
  readonly min?: number;
  readonly max?: number;
  readonly qualifier: QuantityQualifier;
  readonly unit: 'jobs' | 'percent';
  readonly kind?: QuantityKind;
  readonly scope?: Scope;
  readonly verbatim?: string;
}

export interface Share {
  readonly percent: number;
  readonly qualifier?: QuantityQualifier;
  readonly verbatim?: string;
}

/** A unit named as hit, or a breakdown of the total. */
export interface AffectedUnit extends Named {
  readonly quantity: Quantity;
}

/** A person named as hit by a layoff. The name of one who is no public figure never enters an event: see `PrivatePerson`. */
export interface AffectedPerson extends Named {
  readonly post?: string;
  readonly publicFigure: boolean;
}

interface ClaimBase {
  readonly assertion: Assertion;
  readonly evidence: readonly Evidence[];
}

export interface LayoffClaim extends ClaimBase {
  readonly kind: 'layoff';
  readonly organisation: Named;
  readonly parent?: Named;
  /** Only where the figure is that unit's own. */
  readonly unit?: Named;
  readonly quantity: Quantity;
  readonly share?: Share;
  readonly affectedUnits?: readonly AffectedUnit[];
  readonly parts?: readonly AffectedUnit[];
  readonly affectedPeople?: readonly AffectedPerson[];
  readonly announced?: ClaimDate;
  readonly effective?: ClaimDate;
  /** `ai`, `costs`, `closure`, `merger`, `restructuring`, `demand`, `insolvency` ... with how strongly the text ties it. */
  readonly reasons?: readonly { readonly reason: string; readonly strength?: 'explicit' | 'strong' | 'weak' }[];
  /** `PSE`, `RCC`, `PDV`, `WARN`, `consultation`. */
  readonly procedure?: string;
}

export type LeadershipStatus = 'in' | 'out' | 'in_acting' | 'out_acting';

export interface LeadershipChangeClaim extends ClaimBase {
  readonly kind: 'leadership-change';
  readonly organisation: Named;
  /** The division whose post it is, where the text names it beside its organisation. */
  readonly unit?: Named;
  readonly person: Named & { readonly publicFigure: boolean };
  readonly status: LeadershipStatus;
  /** The post as written. */
  readonly post?: string;
  /** The post in a small shared vocabulary (`chief-executive`, `chair`, `head-of-unit` ...). */
  readonly postNormalised?: string;
  readonly otherOrganisation?: Named;
  readonly otherOrganisationRelation?: 'same' | 'related' | 'outside';
  readonly previousPost?: string;
  /** Name of the person who follows, or who was there before, where the text says so. */
  readonly successor?: Named;
  readonly predecessor?: Named;
  readonly reason?: string;
  readonly announced?: ClaimDate;
  readonly effective?: ClaimDate;
}

export const initiatives = [
  'investment',
  'launch',
  'partnership',
  'acquisition',
  'role',
  'adoption',
  'research',
] as const;
export type Initiative = (typeof initiatives)[number];

export type CounterpartyRole =
  'investor' | 'investee' | 'partner' | 'vendor' | 'customer' | 'acquirer' | 'target' | 'vehicle' | 'roleHolder';

export interface AiInitiativeClaim extends ClaimBase {
  readonly kind: 'ai-initiative';
  readonly initiative: Initiative;
  readonly actor: Named;
  readonly unit?: Named;
  readonly counterparties?: readonly (Named & { readonly role: CounterpartyRole })[];
  readonly product?: Named;
  readonly amount?: {
    readonly value?: number;
    readonly currency?: string;
    readonly qualifier: QuantityQualifier;
    readonly verbatim?: string;
  };
  /** Who holds the AI role, for `role`. */
  readonly person?: Named & { readonly publicFigure: boolean };
  readonly post?: string;
  readonly stage?: 'announced' | 'in_progress' | 'launched' | 'ended' | 'planned';
  readonly announced?: ClaimDate;
  readonly effective?: ClaimDate;
}

export type Claim = LayoffClaim | LeadershipChangeClaim | AiInitiativeClaim;

/** `private-person`: it would name one who is no public figure. */
export type SuppressionReason =
  'background' | 'negated' | 'hypothetical' | 'other-subject' | 'unaligned' | 'private-person';

/** A candidate that was read and not taken, with the reason: it answers "why was this not recorded?". */
export interface SuppressedCandidate {
  readonly kind: ClaimKind;
  readonly reason: SuppressionReason;
  readonly evidence: readonly Evidence[];
}
