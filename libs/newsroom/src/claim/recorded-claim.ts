import type { AffectedPerson, AiInitiativeClaim, LayoffClaim, LeadershipChangeClaim, Span } from './claim.js';

/**
 * A claim as events hold it: values and offsets, never the words. `exact` and `verbatim` are read from the stored text again
 * by the spans of `evidence`, so that erasing a text erases its quotes and no hash of the log changes.
 */
type WithoutWords<T> = T extends readonly (infer Item)[]
  ? readonly WithoutWords<Item>[]
  : T extends object
    ? { readonly [K in keyof T as K extends 'verbatim' | 'exact' ? never : K]: WithoutWords<T[K]> }
    : T;

interface Identified {
  /** Stable across versions of the article and of the engine. */
  readonly claimId: string;
  readonly evidence: readonly Span[];
}

/** One who is no public figure: named by a random reference, whose name stands in the secrets and can be erased there. */
export interface PrivatePerson {
  readonly ref: string;
  readonly post?: string;
  readonly publicFigure: false;
}

export type RecordedLayoffClaim = WithoutWords<Omit<LayoffClaim, 'evidence' | 'affectedPeople'>> &
  Identified & { readonly affectedPeople?: readonly (PrivatePerson | AffectedPerson)[] };
export type RecordedLeadershipClaim = WithoutWords<Omit<LeadershipChangeClaim, 'evidence'>> & Identified;
export type RecordedAiClaim = WithoutWords<Omit<AiInitiativeClaim, 'evidence'>> & Identified;
export type RecordedClaim = RecordedLayoffClaim | RecordedLeadershipClaim | RecordedAiClaim;
