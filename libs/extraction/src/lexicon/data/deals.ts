import type { Categories } from '../phrases.js';
import { dealsEnglish } from './deals-english.js';
import { dealsFrench } from './deals-french.js';

/**
 * Words of what houses do with one another about AI, beside those of `ai.ts`: `spendVerb`, `gainVerb`, `takeVerb` and `allyVerb` hold verbs
 * that may tell of money put in, raised, of houses bought and allied, but tell of much else as well; `besideNoun` who works with whom;
 * `lightVerb` (says only that the deed of the noun behind it is done, told or meant), `soldVerb` (its subject is what is bought),
 * `roundVerb` (its subject leads a round), `payVerb` (of a price), `capacity` (what a sum for AI is spent on), `budget`.
 */
export const dealWords: Readonly<Record<'fr' | 'en', Categories>> = { fr: dealsFrench, en: dealsEnglish };
