import { aiOrganisations } from './lexicon/data/ai.js';
import type { Clause, Reading } from './text/document.js';

const aiNames = new RegExp(
  `(?<!\\p{L})(?:${aiOrganisations.map((name) => name.replace('.', '\\.')).join('|')})(?!\\p{L})`,
  'u',
);
const cutTags = new Set(['layoffNoun', 'cutVerb', 'cutNoun', 'fireVerb', 'riskPhrase', 'departNoun']);
const jobTags = new Set(['jobPost', 'jobPeople', 'workforce', 'layoffNoun', 'departNoun']);
const postTags = new Set(['post', 'headship', 'role']);
/** Moves that name their post in the same sentence, and those whose post may stand elsewhere in the article. */
const withPost = new Set(['appointVerb', 'becomeVerb', 'newPost', 'toBoard']);
const withoutPost = new Set([
  'appointNoun',
  'joinVerb',
  'succeedVerb',
  'leaveVerb',
  'resignVerb',
  'ousterVerb',
  'leaveNoun',
]);
const dealTags = new Set(['investVerb', 'raiseVerb', 'acquireVerb', 'partnerVerb', 'launchVerb', 'adoptVerb']);

/**
 * Whether some sentence holds the words that a claim needs together; certain when it says no. Most of the news holds none, and is
 * answered before any name is read. The words are the lexicon's own, so that one added there is not held up here.
 */
export function hasTriggers(reading: Reading): boolean {
  const any = (category: string): boolean =>
    reading.clauses.some((clause) => clause.tags.some((tag) => tag.category === category));
  const about = {
    ai: any('ai') || reading.fields.some((field) => aiNames.test(field.text.toLowerCase())),
    post: any('post') || any('headship') || any('role'),
  };
  const first = reading.clauses[0];
  if (about.ai && first?.field.field === 'title' && first.tokens.some((token) => token.text === ':')) return true;
  return reading.clauses.some((clause) => firesIn(clause, about));
}

function firesIn({ tags, field, index }: Clause, about: { readonly ai: boolean; readonly post: boolean }): boolean {
  const has = (categories: ReadonlySet<string>): boolean => tags.some((tag) => categories.has(tag.category));
  if (about.ai && has(dealTags)) return true;
  if (has(withoutPost) && (about.post || field.field === 'title' || index <= 1)) return true;
  if (has(withPost) && has(postTags)) return true;
  return has(jobTags) && (has(cutTags) || tags.some((tag) => tag.category === 'jobPost'));
}
