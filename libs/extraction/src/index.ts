export type * from './extractor.js';
