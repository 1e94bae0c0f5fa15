import type { Categories } from '../phrases.js';
import { englishLayoffWords } from './layoff-english.js';
import { frenchLayoffWords } from './layoff-french.js';

/** Words of job cuts, by language. */
export const layoffWords: Readonly<Record<'fr' | 'en', Categories>> = { fr: frenchLayoffWords, en: englishLayoffWords };
