export type * from './extractor.js';
export { extractByRules, ruleExtractor } from './rule-extractor.js';
