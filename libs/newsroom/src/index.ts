export type * from './claim/claim.js';
export { claimKinds, initiatives } from './claim/claim.js';
export type * from './claim/recorded-claim.js';
export type * from './article/article.js';
export type * from './article/article.events.js';
export { articleDecider, type ArticleCommand, type ArticleState } from './article/article.decider.js';
export type * from './case/case.events.js';
export { caseDecider, saysTheSame, type CaseCommand, type CaseState } from './case/case.decider.js';
export type * from './docket/docket.events.js';
export { docketDecider, type DocketCommand, type DocketState } from './docket/docket.decider.js';
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
export { CommandRefused, StaleCase } from './refusals.js';
export { eventTypes } from './event-types.js';
export { nameKey } from './name-key.js';
