import {
  caseStatus,
  dayOf,
  pictureOf,
  type Agreement,
  type CasePicture,
  type PicturedSource,
  type CaseRelation,
  type CaseStatus,
  type ClaimKind,
  type ClaimSource,
  type Conflict,
  type Copies,
  type EditorialDecision,
  type IndependenceGroup,
  type RecordedAiClaim,
  type RecordedClaim,
  type RecordedLayoffClaim,
  type RecordedLeadershipClaim,
  type ReportedFigure,
  type ReviewReason,
  type SourceWithdrawn,
  type Span,
  type SupportingClaim,
} from '@newsledger/newsroom';
import { withKeys, type KeyedClaim } from './keyed.js';
import { openReasons } from './review.js';

/** A claim that supports a case, with the version of the article that makes it. */
export interface CaseSource extends ClaimSource {
  readonly claimId: string;
  /** How the claim stands to the headline. */
  readonly agreement: Agreement;
  /** The key of the group with which it counts as one. */
  readonly independenceGroup: string;
  readonly publisherGroup: string;
  readonly scope?: string | null;
  /** Why the claim belongs to this case. */
  readonly because?: string;
  /** The position of the event since which the claim says what it says. */
  readonly since: number;
  readonly claim: KeyedClaim;
}

/** Where the words of a slot stand: in the field of one version of one article. */
export interface SourcedSpan extends Span {
  readonly articleId: string;
  readonly articleVersion: number;
  readonly textHash: string;
}

/** What an editor has said of a case, and when. */
export interface Decision {
  readonly by: EditorialDecision;
  readonly at: string;
  readonly position: number;
}

export interface CaseReview {
  readonly status: 'unreviewed' | 'approved' | 'disputed' | 'rejected';
  /** The decision that the status comes from. */
  readonly decision?: Decision;
  /** The position of the last decision of any kind: what comes after it was not before the editor. */
  readonly decidedAt?: number;
  /** What asks for a person now. */
  readonly needed: readonly ReviewReason[];
  /** What a person has settled. */
  readonly settled: readonly ReviewReason[];
}

/** What of a case's story its events tell, whatever its claims come to. */
export interface CaseStory {
  readonly id: string;
  readonly kind: ClaimKind;
  readonly docket: string;
  readonly verdict?: 'rejected' | 'retracted';
  readonly mergedInto?: string;
  readonly sources: readonly CaseSource[];
  /** Sources whose texts are near-duplicates. */
  readonly copies: Copies;
  readonly related: readonly { readonly to: string; readonly relation: CaseRelation; readonly because: string }[];
  readonly corrections: readonly (Decision & { readonly path: string; readonly from: unknown; readonly to: unknown })[];
  readonly review: Omit<CaseReview, 'needed'>;
  /** What an absorbed case brings along that an editor had thrown out. */
  readonly absorbed: readonly {
    readonly id: string;
    readonly was: 'rejected' | 'retracted';
    readonly position: number;
  }[];
  /** Claims that supported the case once. */
  readonly withdrawn: readonly (SourceWithdrawn['data'] & {
    readonly withdrawnAt: string;
    readonly position: number;
  })[];
  /** The stream's version. */
  readonly version: number;
  readonly openedAt: string;
  readonly updatedAt: string;
  /** The position of the event that opened the case. */
  readonly openedPosition: number;
  /** The position of its last event. */
  readonly position: number;
}

interface Pictured {
  readonly caseStatus: CaseStatus;
  /** The claim in which the organisation says that it does not happen, where that is its last word. */
  readonly canceled?: { readonly claimId: string; readonly articleId: string };
  /** The claim whose values stand for the case. */
  readonly headline: string;
  /** Of the headline claim. */
  readonly evidence: readonly SourcedSpan[];
  /** Of layoffs. */
  readonly figures: readonly ReportedFigure[];
  readonly conflicts: readonly Conflict[];
  readonly independence: readonly IndependenceGroup[];
  readonly independentSources: number;
  readonly review: CaseReview;
}

type CaseOf<C extends RecordedClaim> = Omit<CaseStory, 'review'> &
  Pictured &
  Omit<KeyedClaim<C>, 'claimId' | 'evidence'>;

/**
 * A case as readers get it. Its values are those of the headline claim with what editors have corrected; the claims of all its sources
 * stand beside, in the order of publication. Words are not in it: they are read from the stored texts by the spans.
 */
export type CaseRow = CaseOf<RecordedLayoffClaim> | CaseOf<RecordedLeadershipClaim> | CaseOf<RecordedAiClaim>;

/** A source as the newsroom knows it. */
interface Held extends SupportingClaim {
  readonly row: CaseSource;
}
const held = new WeakMap<CaseSource, Held>();

// A source is weighed once for as long as it does not change, however many come beside it.
export function supporting(row: CaseSource): Held {
  let known = held.get(row);
  if (!known) {
    const { claim, publisherGroup, scope } = row;
    const told = scope === undefined ? {} : { scope };
    known = { row, claim: claim as RecordedClaim, source: row, independenceGroup: publisherGroup, ...told };
    held.set(row, known);
  }
  return known;
}

/** The picture of what a case's sources say; undefined where it has none. */
export function pictureOfCase(story: CaseStory): CasePicture<Held> | undefined {
  return pictureOf({ ...story, claims: story.sources.map(supporting) });
}

/**
 * The row of a case: identity, the values of the headline, what supports them, history, in this order. A case without sources keeps the
 * values that `before` had.
 */
export function caseRow(story: CaseStory, before: CaseRow | undefined): CaseRow {
  const picture = pictureOfCase(story);
  const status = caseStatus({ ...story, claims: story.sources.map(supporting) })!;
  const sources = picture?.sources.map(pictured) ?? [];
  const shown = picture ? headlineOfRow(picture) : withoutSources(before!);
  // Member by member, as rows are made by the thousand: an object that is spread together of many others takes many times as long.
  const row: Record<string, unknown> = { id: story.id, kind: story.kind, caseStatus: status };
  if (story.mergedInto !== undefined) row.mergedInto = story.mergedInto;
  if (story.verdict) row.verdict = story.verdict;
  row.docket = story.docket;
  if (shown.canceled) row.canceled = shown.canceled;
  Object.assign(row, shown.values);
  row.headline = shown.headline;
  row.evidence = shown.evidence;
  row.sources = sources;
  row.figures = picture?.figures ?? [];
  row.conflicts = picture?.conflicts ?? [];
  row.independence = picture?.independence ?? [];
  row.independentSources = picture?.independence.length ?? 0;
  row.related = [...story.related].sort((a, b) => (a.relation + a.to < b.relation + b.to ? -1 : 1));
  row.corrections = story.corrections;
  const { status: reviewed, decision, decidedAt, settled } = story.review;
  row.review = {
    status: reviewed,
    ...(decision && { decision }),
    ...(decidedAt !== undefined && { decidedAt }),
    needed: openReasons(story, { sources, headline: shown.headline }, status, picture?.reasons ?? []),
    settled,
  };
  row.absorbed = story.absorbed;
  row.copies = story.copies;
  row.withdrawn = story.withdrawn;
  row.version = story.version;
  row.openedAt = story.openedAt;
  row.updatedAt = story.updatedAt;
  row.openedPosition = story.openedPosition;
  row.position = story.position;
  return row as unknown as CaseRow;
}

/** The source as the picture has it; itself where that is how it was. */
function pictured({ supporting: { row }, agreement, independenceGroup }: PicturedSource<Held>): CaseSource {
  const isSame = row.agreement === agreement && row.independenceGroup === independenceGroup;
  return isSame ? row : { ...row, agreement, independenceGroup };
}

type Shown = Pick<CaseRow, 'canceled' | 'headline' | 'evidence'> & { readonly values: object };

function headlineOfRow(picture: CasePicture<Held>): Shown {
  const { claim, row } = picture.headline;
  const { articleId, articleVersion, textHash } = row;
  const canceled = picture.canceled?.row;
  return {
    ...(canceled && { canceled: { claimId: canceled.claimId, articleId: canceled.articleId } }),
    values: withKeys(picture.values),
    headline: claim.claimId,
    evidence: claim.evidence.map((span) => ({ ...span, articleId, articleVersion, textHash })),
  };
}

const ofStory: ReadonlySet<string> = new Set([
  ...['id', 'kind', 'caseStatus', 'mergedInto', 'verdict', 'docket', 'canceled', 'headline', 'evidence', 'sources'],
  ...['figures', 'conflicts', 'independence', 'independentSources', 'related', 'corrections', 'review', 'absorbed'],
  ...['copies', 'withdrawn', 'version', 'openedAt', 'updatedAt', 'openedPosition', 'position'],
]);

function withoutSources(before: CaseRow): Shown {
  const { canceled, headline, evidence } = before;
  const values = Object.fromEntries(Object.entries(before).filter(([member]) => !ofStory.has(member)));
  return { ...(canceled && { canceled }), values, headline, evidence };
}

/** The day by which a case is sorted in a timeline: of its announcement, else of its effect, else of its first report; '' where unknown. */
export function dayOfCase(row: CaseRow): string {
  const published = row.sources.map((source) => dayOf(source.published)).find((day) => day !== '');
  return row.announced?.value ?? row.effective?.value ?? published ?? '';
}

/** The name under which the cases of a kind are read: the read model's. */
export const caseReadModels = {
  layoff: 'layoffs',
  'leadership-change': 'leadership_changes',
  'ai-initiative': 'ai_initiatives',
} as const satisfies Record<ClaimKind, string>;
