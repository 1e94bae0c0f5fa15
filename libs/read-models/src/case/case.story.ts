import type { RecordedEvent } from '@newsledger/event-store';
import {
  saysTheSame,
  withCopies,
  withoutCopies,
  type CaseEvent,
  type CaseReported,
  type EditorialEvent,
  type SourceAttached,
} from '@newsledger/newsroom';
import { caseRow, pictureOfCase, supporting, type CaseRow, type CaseSource, type CaseStory } from './case.row.js';
import { withKeys, type KeyedClaim } from './keyed.js';
import { settledBy, withReasons } from './review.js';

type Recorded<E extends CaseEvent> = RecordedEvent & E;

function sourceOf(
  { claim, source, independenceGroup, scope, because }: SourceAttached['data'],
  known: CaseSource | undefined,
  position: number,
): CaseSource {
  const keyed = withKeys(claim) as KeyedClaim;
  // A claim that has only moved in its text was before the editor already.
  const isSaidAnew = !known || !saysTheSame(known.claim, keyed);
  return {
    claimId: claim.claimId,
    ...source,
    agreement: known?.agreement ?? 'agrees',
    independenceGroup: known?.independenceGroup ?? independenceGroup,
    publisherGroup: independenceGroup,
    ...(scope !== undefined && { scope }),
    ...(because !== undefined && { because }),
    since: isSaidAnew ? position : known.since,
    claim: keyed,
  };
}

function opened(event: Recorded<CaseReported>): CaseStory {
  const { caseId, docket, claim } = event.data;
  return {
    id: caseId,
    kind: claim.kind,
    docket,
    sources: [sourceOf(event.data, undefined, event.position)],
    copies: [],
    related: [],
    corrections: [],
    review: { status: 'unreviewed', settled: [] },
    absorbed: [],
    withdrawn: [],
    version: event.version,
    openedAt: event.recordedAt,
    updatedAt: event.recordedAt,
    openedPosition: event.position,
    position: event.position,
  };
}

/** A claim supports the case from now on, or says something else: a case that had gone is there again. */
function supported(story: CaseStory, event: Recorded<Extract<CaseEvent, { type: 'SourceAttached' | 'ClaimRevised' }>>) {
  const { mergedInto: _, ...now } = story;
  const { claimId } = event.data.claim;
  const known = story.sources.find((source) => source.claimId === claimId);
  const source = sourceOf(event.data, known, event.position);
  const others = story.sources.filter((old) => old !== known).map(supporting);
  const sameText = known?.origin?.signature === source.origin?.signature;
  const copies = known && !sameText ? withoutCopies(story.copies, others, claimId) : story.copies;
  return {
    ...now,
    docket: event.data.docket ?? story.docket,
    copies: known && sameText ? copies : withCopies(copies, others, supporting(source)),
    sources: known ? story.sources.map((old) => (old === known ? source : old)) : [...story.sources, source],
    withdrawn: story.withdrawn.filter((old) => old.claimId !== claimId),
  };
}

function evolve(story: CaseStory, event: Recorded<Exclude<CaseEvent, CaseReported>>): CaseStory {
  const { position, recordedAt } = event;
  switch (event.type) {
    case 'SourceAttached':
    case 'ClaimRevised':
      return supported(story, event);
    case 'SourceWithdrawn': {
      const { claimId, to } = event.data;
      const sources = story.sources.filter((source) => source.claimId !== claimId);
      const copies = withoutCopies(story.copies, sources.map(supporting), claimId);
      const withdrawn = [...story.withdrawn, { ...event.data, withdrawnAt: recordedAt, position }];
      // A case whose last claim was refiled has gone into the other one.
      return {
        ...story,
        sources,
        copies,
        withdrawn,
        ...(sources.length === 0 && to !== undefined && { mergedInto: to }),
      };
    }
    case 'CaseRelated':
    case 'CaseUnrelated': {
      const { to, relation } = event.data;
      const others = story.related.filter((old) => old.to !== to || old.relation !== relation);
      const because = event.type === 'CaseRelated' ? event.data.because : undefined;
      return { ...story, related: because === undefined ? others : [...others, { to, relation, because }] };
    }
    case 'CasesMerged': {
      const { survivor, absorbed, absorbedWas } = event.data;
      if (absorbed === story.id) return { ...story, mergedInto: survivor };
      return absorbedWas
        ? { ...story, absorbed: [...story.absorbed, { id: absorbed, was: absorbedWas, position }] }
        : story;
    }
    case 'CaseSplit':
    case 'LayoffFigureRevised':
    case 'LayoffCanceled':
      return story;
    case 'CaseRetracted':
      return event.data.reason === 'editor'
        ? { ...story, verdict: 'retracted', review: { ...story.review, decidedAt: position } }
        : story;
    default:
      return decided(story, event);
  }
}

function decided(story: CaseStory, event: Recorded<EditorialEvent>): CaseStory {
  const { position, recordedAt: at } = event;
  const { by } = event.data;
  const decision = { by, at, position };
  const { verdict: _, ...unjudged } = story;
  const { settled } = story.review;
  switch (event.type) {
    case 'CaseApproved':
      return { ...unjudged, review: { status: 'approved', decision, decidedAt: position, settled } };
    case 'CaseRejected':
      return { ...story, verdict: 'rejected', review: { status: 'rejected', decision, decidedAt: position, settled } };
    case 'CaseDisputed':
      return { ...story, review: { ...story.review, status: 'disputed', decision } };
    case 'CaseCorrected': {
      const { path, from, to } = event.data;
      const { decision: disputed, ...review } = story.review;
      // A correction answers a dispute; it does not stand by the rest.
      const status = review.status === 'disputed' ? 'unreviewed' : review.status;
      const kept = review.status === 'disputed' || !disputed ? {} : { decision: disputed };
      const corrections = [...story.corrections, { path, from, to, ...decision }];
      return { ...story, corrections, review: { ...review, ...kept, status, decidedAt: position } };
    }
  }
}

const settling: ReadonlySet<string> = new Set<CaseEvent['type']>(['CaseApproved', 'CaseRejected', 'CaseCorrected']);

/** The story with what the editor has settled by an event, out of the reasons that there are with it. */
function settled(story: CaseStory, event: Recorded<CaseEvent>): CaseStory {
  if (!settling.has(event.type)) return story;
  const path = event.type === 'CaseCorrected' ? event.data.path : undefined;
  const reasons = pictureOfCase(story)?.reasons ?? [];
  const now = reasons.filter((reason) => path === undefined || settledBy(path, reason));
  return { ...story, review: { ...story.review, settled: withReasons(story.review.settled, now) } };
}

/** A case between two events: its story, and the last row that had sources, whose values it keeps when it has none. */
export interface FoldedCase {
  readonly story: CaseStory;
  readonly last: CaseRow | undefined;
}

/**
 * The case after an event. Costs nothing of what its picture costs, so that a whole stream is folded at the price of one row. Throws for
 * an event of a case that was never opened.
 */
export function foldCase(before: FoldedCase | undefined, event: RecordedEvent): FoldedCase {
  const of = event as Recorded<CaseEvent>;
  if (of.type === 'LayoffReported' || of.type === 'LeadershipChangeReported' || of.type === 'AiInitiativeReported') {
    return { story: opened(of), last: undefined };
  }
  if (!before) throw new Error(`${event.type} at position ${event.position} belongs to a case that was never opened`);
  const tail = { version: event.version, updatedAt: event.recordedAt, position: event.position };
  const story = settled({ ...evolve(before.story, of), ...tail }, of);
  const isLeft = story.sources.length === 0 && before.story.sources.length > 0;
  return { story, last: isLeft ? rowOf(before) : before.last };
}

/** The row of a folded case. */
export function rowOf({ story, last }: FoldedCase): CaseRow {
  return caseRow(story, last);
}
