import type { Agreement, SupportingClaim } from './case.events.js';
import { correctedValues, type CaseValues, type Correction } from './case-values.js';
import {
  agreementOf,
  conflicts,
  reportedFigures,
  standings,
  valueOf,
  type Conflict,
  type ReportedFigure,
} from './conflicts.js';
import type { Copies } from './copies.js';
import { stated } from './figures.js';
import { headlineOf } from './headline.js';
import { independence, type IndependenceGroup } from './independence.js';
import { reasonsOf, type Related, type ReviewReason } from './review-reasons.js';

/** What a picture is made of: the latest claims of the articles that support a case, what it is related to, what editors have set. */
export interface CaseMaterial<S extends SupportingClaim = SupportingClaim> {
  readonly claims: readonly S[];
  readonly related: readonly Related[];
  /** In the order in which they were made. */
  readonly corrections: readonly Correction[];
  /** Which of the claims stand in near-duplicate texts. */
  readonly copies: Copies;
}

export interface PicturedSource<S extends SupportingClaim> {
  readonly supporting: S;
  readonly agreement: Agreement;
  /** The key of the group with which it counts as one. */
  readonly independenceGroup: string;
}

/** A case as readers get it. */
export interface CasePicture<S extends SupportingClaim = SupportingClaim> {
  /** Whose values stand for the case. */
  readonly headline: S;
  /** The headline's values, with what editors have corrected. */
  readonly values: CaseValues;
  /** In the order of publication. */
  readonly sources: readonly PicturedSource<S>[];
  /** Every figure of a layoff, in the same order; empty for other kinds. */
  readonly figures: readonly ReportedFigure[];
  readonly conflicts: readonly Conflict[];
  readonly independence: readonly IndependenceGroup[];
  /** The claim in which the organisation says that it does not happen, where that is its last word. */
  readonly canceled: S | undefined;
  /** What in the sources asks for a person. */
  readonly reasons: readonly ReviewReason[];
}

/** The picture of a case: a function of the set of its claims and of editors' decisions. Undefined where there is no claim. */
export function pictureOf<S extends SupportingClaim>({
  claims,
  related,
  corrections,
  copies,
}: CaseMaterial<S>): CasePicture<S> | undefined {
  const found = headlineOf(claims);
  if (!found) return undefined;
  const { supporting: headline, denied } = found.headline;
  const values = correctedValues(headline.claim, corrections);
  const claim = { ...headline.claim, ...values };
  const shown = { stated: stated(claim), denied, value: valueOf({ supporting: { claim } }) };
  const standing = standings(found, shown);
  const contradictions = conflicts(found, standing, shown);
  const groups = independence(found.claims, copies);
  const groupOf = new Map(groups.flatMap(({ key, articleIds }) => articleIds.map((id) => [id, key] as const)));
  return {
    headline,
    values,
    sources: [...standing].map(([weighed, own]) => ({
      supporting: weighed.supporting,
      agreement: agreementOf(weighed, own, shown),
      independenceGroup: groupOf.get(weighed.supporting.source.articleId)!,
    })),
    figures: reportedFigures(standing),
    conflicts: contradictions,
    independence: groups,
    canceled: found.canceled?.supporting,
    reasons: reasonsOf(found, contradictions, related),
  };
}
