import { createHash } from 'node:crypto';
import type { Language } from '../text/tokens.js';
import { aiWords } from './data/ai.js';
import { dealWords } from './data/deals.js';
import { discourseWords } from './data/discourse.js';
import { layoffWords } from './data/layoff.js';
import { leadershipWords } from './data/leadership.js';
import { newsroomWords } from './data/newsroom.js';
import { postWords } from './data/posts.js';
import { compilePhrases, type Categories, type PhraseBook } from './phrases.js';

/** The phrases of one language, compiled once. A newsroom that adds words gets a lexicon of its own by `buildLexicon`. */
export interface Lexicon {
  readonly language: Language;
  readonly book: PhraseBook;
}

/** Compiles the built-in categories of a language together with those given. */
export function buildLexicon(language: Language, ...more: readonly Categories[]): Lexicon {
  const sources = [
    layoffWords[language],
    leadershipWords[language],
    postWords[language],
    aiWords[language],
    dealWords[language],
    discourseWords[language],
    newsroomWords[language],
    ...more,
  ];
  return { language, book: compilePhrases(...sources) };
}

const compiled = new Map<Language, Lexicon>();

/** The built-in lexicon of a language. */
export function lexiconOf(language: Language): Lexicon {
  const found = compiled.get(language) ?? buildLexicon(language);
  compiled.set(language, found);
  return found;
}

/** SHA-256 (hex) of everything that decides what the rules say. */
export function hashOf(...data: readonly unknown[]): string {
  const plain = (_key: string, value: unknown): unknown =>
    value instanceof Set ? [...(value as Set<unknown>)] : value;
  return createHash('sha256').update(JSON.stringify(data, plain)).digest('hex');
}
