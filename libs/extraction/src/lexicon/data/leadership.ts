import type { Categories } from '../phrases.js';
import { leadershipEnglish } from './leadership-english.js';
import { leadershipFrench } from './leadership-french.js';

/** The verbs and nouns by which people come to posts and leave them. */
export const leadershipWords: Readonly<Record<'fr' | 'en', Categories>> = {
  fr: leadershipFrench,
  en: leadershipEnglish,
};
