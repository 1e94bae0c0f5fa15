export type * from './claim/claim.js';
export { claimKinds, initiatives } from './claim/claim.js';
export type * from './article/article.js';
