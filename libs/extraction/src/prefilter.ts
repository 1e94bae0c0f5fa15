import { aiOrganisations, aiProducts } from './lexicon/data/ai.js';
import { keyWordsOf, scanKeyWords, type KeyWords } from './lexicon/key-words.js';
import type { Lexicon } from './lexicon/lexicon.js';
import type { Reading } from './text/document.js';

/** What a claim needs words of, a bit each. */
const group = { cut: 1, job: 2, jobPost: 4, post: 8, withPost: 16, withoutPost: 32, ai: 64, deal: 128 } as const;
type Group = keyof typeof group;
/** A name that is AI throughout: it may stand where no phrase of AI does. */
const aiName = 256;
/** "Claude" may be anyone: a product is one where AI or its owner is named as well. */
const product = 512;
const owner = 1024;

const categories: Readonly<Record<Group, readonly string[]>> = {
  cut: [
    'layoffNoun',
    'cutVerb',
    'cutNoun',
    'fireVerb',
    'riskPhrase',
    'departNoun',
    'closure',
    'lapse',
    'loseJob',
    'fireNoun',
    'splitVerb',
    'replaceVerb',
    'fate',
    'fateOf',
    'fallVerb',
  ],
  job: ['lapse', 'jobPost', 'jobPeople', 'crew', 'workforce', 'layoffNoun', 'departNoun'],
  jobPost: ['jobPost'],
  post: ['post', 'headship', 'role', 'headVerb', 'headedBy'],
  // Moves that name their post in the same sentence, and those whose post may stand elsewhere in the article.
  withPost: ['appointVerb', 'becomeVerb', 'newPost', 'toBoard', 'entrustVerb'],
  withoutPost: [
    'appointNoun',
    'joinVerb',
    'succeedVerb',
    'interimVerb',
    'headedBy',
    'successorNoun',
    'endPhrase',
    'leaveVerb',
    'resignVerb',
    'ousterVerb',
    'leaveNoun',
  ],
  ai: ['ai'],
  deal: 'invest raise acquire partner launch arrive adopt research hire'
    .split(' ')
    .flatMap((deed) => [`${deed}Verb`, `${deed}Noun`])
    .concat(
      'researcher',
      'means',
      'useNoun',
      'joinVerb',
      'workVerb',
      'achieveVerb',
      'leadPhrase',
      'paper',
      'soldVerb',
      'spendVerb',
      'gainVerb',
      'takeVerb',
      'allyVerb',
      'besideNoun',
      'jointWord',
      'runPhrase',
      'chargePhrase',
      'offerPhrase',
    ),
};
const bitsOf = new Map<string, number>();
for (const [name, list] of Object.entries(categories))
  for (const category of list) bitsOf.set(category, (bitsOf.get(category) ?? 0) | group[name as Group]);
const nameBits = new Map<string, number>();
const enterNames = (names: readonly string[], bits: number): void => {
  for (const name of names) nameBits.set(name, (nameBits.get(name) ?? 0) | bits);
};
enterNames(aiOrganisations, group.ai | aiName);
enterNames(Object.keys(aiProducts), product);
enterNames(
  [...new Set(Object.values(aiProducts))].map((name) => name.toLowerCase()),
  owner,
);

/** Whether phrases of a category are among those that a claim needs. */
export const isTrigger = (category: string): boolean => bitsOf.has(category);

/** Whether a sentence with words of these groups can carry a claim, in an article with words of those; `early` at its top. */
function fires(bits: number, article: number, early: boolean): boolean {
  if (article & group.ai && bits & group.deal) return true;
  if (bits & group.withoutPost && (early || article & group.post)) return true;
  if (bits & group.withPost && bits & group.post) return true;
  return Boolean(bits & group.jobPost) || Boolean(bits & group.job && bits & group.cut);
}

const keyWords = new WeakMap<Lexicon, KeyWords>();
function keyWordsFor(lexicon: Lexicon): KeyWords {
  const known = keyWords.get(lexicon) ?? keyWordsOf(lexicon.book, bitsOf, nameBits);
  keyWords.set(lexicon, known);
  return known;
}

/**
 * The bits of an article in which the words that a claim needs together may stand, 0 where they certainly do not. Most of the news
 * has none, and is answered before a token is made of it. The words are the lexicon's own, so that one added there is not held up.
 */
export function scanTriggers(title: string, text: string, lexicon: Lexicon): number {
  const words = keyWordsFor(lexicon);
  const titled = scanKeyWords(title, words);
  const stretches = scanKeyWords(text, words);
  const article = withProducts([...titled, ...stretches].reduce((all, bits) => all | bits, 0));
  // The title is the first of the two sentences at the top, where it has a word.
  const top = /\p{L}/u.test(title) ? 1 : 2;
  const mayFire =
    (article & group.ai && title.includes(':')) ||
    titled.some((bits) => fires(bits, article, true)) ||
    stretches.some((bits, index) => fires(bits, article, index < top));
  return mayFire ? article : 0;
}

const withProducts = (bits: number): number =>
  bits & product && bits & (owner | group.ai) ? bits | group.ai | aiName : bits;

/** Whether the words of AI may stand in an article with these bits; certain when it says no. */
export const speaksOfAi = (scanned: number): boolean => Boolean(scanned & group.ai);

/** Whether some sentence holds the words that a claim needs together, in an article with these bits; certain when it says no. */
export function hasTriggers({ clauses }: Reading, scanned: number): boolean {
  const bits = clauses.map(({ tags }) => tags.reduce((all, { category }) => all | (bitsOf.get(category) ?? 0), 0));
  const article = bits.reduce((all, one) => all | one, scanned & aiName ? group.ai : 0);
  const first = clauses[0];
  const titled = first?.field.field === 'title' && first.tokens.some((token) => token.text === ':');
  if (titled && article & group.ai) return true;
  return clauses.some(({ field, index }, at) => fires(bits[at]!, article, field.field === 'title' || index <= 1));
}
