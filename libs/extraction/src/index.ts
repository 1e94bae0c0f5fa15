export { explainByRules, type ExplainedSentence, type Explanation, type TriggerPhrase } from './explain.js';
export type * from './extractor.js';
export { extractByRules, ruleExtractor } from './rule-extractor.js';
