import { nameKey } from '@newsledger/newsroom';
import type {
  Agreement,
  ClaimKind,
  ClaimSource,
  RecordedAiClaim,
  RecordedClaim,
  RecordedLayoffClaim,
  RecordedLeadershipClaim,
  SourceWithdrawn,
  Span,
} from '@newsledger/newsroom';

/** A name with the key by which it is looked up and compared. */
export interface KeyedName {
  readonly name: string;
  readonly key: string;
}

/** A claim whose organisations carry their keys. */
export type KeyedClaim<C extends RecordedClaim = RecordedClaim> = C extends RecordedClaim
  ? { readonly [K in keyof C]: K extends OrganisationMember ? Keyed<C[K]> : C[K] }
  : never;

type Keyed<T> = T extends readonly (infer Item)[]
  ? readonly Keyed<Item>[]
  : T extends { name: string }
    ? T & KeyedName
    : T;

const organisationMembers = [
  'organisation',
  'parent',
  'unit',
  'affectedUnits',
  'actor',
  'counterparties',
  'otherOrganisation',
] as const;
type OrganisationMember = (typeof organisationMembers)[number];

/** A claim that supports a case, with the version of the article that makes it. */
export interface CaseSource extends ClaimSource {
  readonly claimId: string;
  readonly agreement: Agreement;
  /** Sources of one group count once. */
  readonly independenceGroup: string;
  readonly claim: KeyedClaim;
}

/** Where the words of a slot stand: in the field of one version of one article. */
export interface SourcedSpan extends Span {
  readonly articleId: string;
  readonly articleVersion: number;
  readonly textHash: string;
}

interface CaseHead {
  readonly id: string;
  readonly caseStatus: 'open' | 'retracted';
  readonly docket: string;
}

interface CaseTail {
  /** Of the headline claim. */
  readonly evidence: readonly SourcedSpan[];
  readonly sources: readonly CaseSource[];
  /** Claims that supported the case once. */
  readonly withdrawn: readonly (SourceWithdrawn['data'] & { readonly withdrawnAt: string })[];
  readonly independentSources: number;
  /** The stream's version. */
  readonly version: number;
  readonly openedAt: string;
  readonly updatedAt: string;
  /** The position of the event that opened the case. */
  readonly openedPosition: number;
  /** The position of its last event. */
  readonly position: number;
}

type CaseOf<C extends RecordedClaim> = CaseHead & Omit<KeyedClaim<C>, 'claimId' | 'evidence'> & CaseTail;

/**
 * A case as readers get it. Its values are those of the headline claim, which is the first that supports it; the claims of all
 * its sources stand beside. Words are not in it: they are read from the stored texts by the spans.
 */
export type CaseRow = CaseOf<RecordedLayoffClaim> | CaseOf<RecordedLeadershipClaim> | CaseOf<RecordedAiClaim>;

/** Puts the row's values in their order: identity, the headline claim's values, its evidence, sources, history. */
export function caseRow(head: CaseHead, headline: CaseSource, tail: Omit<CaseTail, 'evidence' | 'independentSources'>) {
  const { claimId: _, kind, evidence, ...values } = headline.claim;
  const { articleId, articleVersion, textHash } = headline;
  return {
    id: head.id,
    kind,
    caseStatus: head.caseStatus,
    docket: head.docket,
    ...values,
    evidence: evidence.map((span) => ({ ...span, articleId, articleVersion, textHash })),
    sources: tail.sources,
    withdrawn: tail.withdrawn,
    independentSources: new Set(tail.sources.map((source) => source.independenceGroup)).size,
    version: tail.version,
    openedAt: tail.openedAt,
    updatedAt: tail.updatedAt,
    openedPosition: tail.openedPosition,
    position: tail.position,
  } as CaseRow;
}

/** Gives the organisations that a claim names their keys. */
export function withKeys(claim: RecordedClaim): KeyedClaim {
  const keyed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(keyed);
    const { name, ...rest } = value as { name: string };
    return { name, key: nameKey(name), ...rest };
  };
  const members = Object.entries(claim).map(([member, value]): [string, unknown] => [
    member,
    (organisationMembers as readonly string[]).includes(member) && value !== undefined ? keyed(value) : value,
  ]);
  return Object.fromEntries(members) as unknown as KeyedClaim;
}

/** A name's key is cut here, so that every one fits into an index entry. */
const maxKeyLength = 200;

/** The key by which cases are filtered: the name's, cut to what the index holds. */
export function organisationKey(name: string): string {
  return nameKey(name).slice(0, maxKeyLength);
}

/** The keys of every organisation that a case's headline names, each once. */
export function organisationKeys(row: CaseRow): string[] {
  const members = row as unknown as Readonly<Record<OrganisationMember, KeyedName | readonly KeyedName[] | undefined>>;
  const named = organisationMembers.flatMap((member) => members[member] ?? []);
  return [...new Set(named.map(({ key }) => key.slice(0, maxKeyLength)))].filter((key) => key !== '');
}

/** The name under which the cases of a kind are read: the read model's. */
export const caseReadModels = {
  layoff: 'layoffs',
  'leadership-change': 'leadership_changes',
  'ai-initiative': 'ai_initiatives',
} as const satisfies Record<ClaimKind, string>;
