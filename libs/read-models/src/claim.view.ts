import type {
  Attribution,
  CounterpartyRole,
  DateBasis,
  DatePrecision,
  Field,
  Modality,
  QuantityKind,
  QuantityQualifier,
  ScopeLevel,
  Temporality,
} from '@newsledger/newsroom';

/** An organisation, or a part of one, as the article names it. */
export class OrganisationView {
  name: string;
  /** The name without case, accents, punctuation and legal form: what the filter `organisation` compares. */
  key: string;
}

/** A name as the article gives it. */
export class NameView {
  name: string;
}

/** What a figure counts: the whole group, or a part of it. */
export class ScopeView {
  level: ScopeLevel;
  name?: string;
}

/** A figure as reported. An exact one has `min` = `max`; an undisclosed one has neither. */
export class QuantityView {
  min?: number;
  max?: number;
  qualifier: QuantityQualifier;
  unit: 'jobs' | 'percent';
  kind?: QuantityKind;
  scope?: ScopeView;
  /** The words of the article. */
  verbatim?: string;
}

export class ShareView {
  percent: number;
  qualifier?: QuantityQualifier;
  verbatim?: string;
}

/** A unit that a layoff hits, with that unit's own figure. */
export class AffectedUnitView extends OrganisationView {
  quantity: QuantityView;
}

/** A part of a total: a country, a site, a trade. */
export class PartView extends NameView {
  quantity: QuantityView;
}

/** A person. One who is no public figure goes by a reference, under which the name can be erased. */
export class PersonView {
  ref?: string;
  /** Null once it was erased. */
  name: string | null;
  post?: string;
  publicFigure: boolean;
  /** True once the name was erased. */
  erased?: boolean;
}

export class ClaimDateView {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as long as its precision. */
  value: string;
  precision: DatePrecision;
  /** `relative`: computed from the publication date; `publication`: the publication date itself. */
  basis: DateBasis;
  verbatim?: string;
}

export class ReasonView {
  reason: string;
  strength?: 'explicit' | 'strong' | 'weak';
}

/** How firmly, how newly and by whom it is said. */
export class AssertionView {
  modality: Modality;
  temporality: Temporality;
  /** Absent where the article speaks for itself. */
  attribution?: Attribution;
  /** 0..1, the engine's own estimate. */
  confidence: number;
}

export class CounterpartyView extends OrganisationView {
  role: CounterpartyRole;
}

export class AmountView {
  value?: number;
  currency?: string;
  qualifier: QuantityQualifier;
  verbatim?: string;
}

/** A place in a field of a text, in UTF-16 units, with the words that stand there where they are still stored. */
export class SpanView {
  /** The path of the member that the words support, or `sentence`. */
  slot: string;
  field: Field;
  start: number;
  end: number;
  /** Equals the field's slice from `start` to `end`. */
  exact?: string;
  /** What stands before it, up to 32 units. */
  prefix?: string;
  /** What stands after it, up to 32 units. */
  suffix?: string;
}

/** The words that support a value, in one version of one article. */
export class EvidenceView extends SpanView {
  articleId: string;
  articleVersion: number;
  /** SHA-256 of the stored document of title, text and authors. */
  textHash: string;
}

/** A date as a publisher gave it. */
export class ArticleDateView {
  value: string;
  precision: 'second' | 'day' | 'month' | 'year';
  basis: 'stated' | 'unzoned' | 'vague';
}
