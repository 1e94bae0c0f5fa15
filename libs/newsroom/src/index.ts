export type * from './claim/claim.js';
export { claimKinds, initiatives } from './claim/claim.js';
export type * from './claim/recorded-claim.js';
export type * from './article/article.js';
export type * from './article/article.events.js';
export { articleDecider, type ArticleCommand, type ArticleState } from './article/article.decider.js';
export type * from './case/case.events.js';
export { caseDecider, type CaseCommand, type EditorialCommand } from './case/case.decider.js';
export { pictureOf, type CaseMaterial, type CasePicture, type PicturedSource } from './case/picture.js';
export { withCopies, withoutCopies, type Copies } from './case/copies.js';
export type { Conflict, ReportedFigure, Standing } from './case/conflicts.js';
export type { IndependenceGroup, Link } from './case/independence.js';
export { reviewReasons, said, type Related, type ReviewReason, type ReviewReasonName } from './case/review-reasons.js';
export { dayOf } from './case/headline.js';
export { caseStatus, type CaseState, type CaseStatus } from './case/case.state.js';
export { claimScope } from './claim/claim-scope.js';
export { saysTheSame } from './claim/substance.js';
export type * from './docket/docket.events.js';
export { docketDecider, type ClaimToFile, type DocketCommand } from './docket/docket.decider.js';
export { caseOf, claimsOf, filedClaims, type DocketState } from './docket/docket.state.js';
export type { EditorsWord } from './docket/pins.js';
export type * from './organisation/organisation.events.js';
export { registerStream } from './organisation/organisation.events.js';
export {
  organisationDecider,
  organisationKeyOf,
  type OrganisationCommand,
  type OrganisationEntry,
} from './organisation/organisation.decider.js';
export {
  registerOf,
  type Organisation,
  type Register,
  type RegisterState,
  type Resolved,
} from './organisation/register.js';
export { CommandRefused, refuseStale, StaleCase } from './refusals.js';
export { eventTypes } from './event-types.js';
export { nameKey } from './name-key.js';
export { addressFamily } from './source/address-family.js';
export { publisherGroup, type Published } from './source/publisher-group.js';
export { bands, sharedText, similar, textSignature } from './source/text-signature.js';
export { wireCredit, type Credited } from './source/wire-credit.js';
