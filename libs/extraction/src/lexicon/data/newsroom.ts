import type { Categories } from '../phrases.js';

/**
 * What this newsroom adds to the words of the rules: the one file to edit, so that an upgrade and an addition never meet. Categories
 * are those of `layoff.ts`, `leadership.ts`, `ai.ts` and `discourse.ts`; `newsledger extract --explain` names the one that a word
 * of an article is in. One line is enough for a verb: `{défalquer}` stands for every form of a French verb in -er, `{axe}` for those of
 * a regular English one, `(a|b)` for alternatives and `(|a)` for an optional word. Every addition changes the hash of the rules.
 */
export const newsroomWords: Readonly<Record<'fr' | 'en', Categories>> = {
  fr: {
    /** Verbs that cut jobs, e.g. '{défalquer}'. */
    cutVerb: [],
    /** Heads of posts, e.g. '(intendant|intendante)'. */
    post: [],
  },
  en: {
    cutVerb: [],
    post: [],
  },
};

/** Organisations by their usual full names, e.g. 'Laiteries Corvane'. */
export const newsroomOrganisations: readonly string[] = [];

/** Short names that stand for a full one in any article that does not say otherwise, e.g. { LC: 'Laiteries Corvane' }. */
export const newsroomAliases: Readonly<Record<string, string>> = {};
