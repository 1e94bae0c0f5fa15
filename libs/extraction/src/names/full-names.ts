import { countries, demonyms } from '../lexicon/data/places.js';
import { lowAt } from '../text/document.js';
import type { Entity } from './entities.js';
import { datelineEnd } from './dateline.js';
import { merge } from './joins.js';
import { knownSet, placeSet } from './known.js';
import { regions } from './name-words.js';

/** What the name of a part adds to that of its house. */
const partWords = new Set(
  'news sport sports cloud ai ia lab labs research studio studios games pictures films music digital online ventures foundation fondation services service financial finance logistics defence defense space web mobile health energy entertainment europe americas asia apac emea international global world iberia nordics division unit operations retail business home homes tv radio live one plus'.split(
    ' ',
  ),
);
/** What even houses that everybody knows by a short form have behind it. */
const houseWords = /^(?:capital|partners|company|squibb)$/;

/**
 * "Bristol-Myers Squibb" in the text and "Bristol-Myers" in its title or further down are one house, told by its full name; "Tata" and "Tata Steel",
 * "Amazon" and "Amazon MGM Studios" are two. A text gives the full name first and shortens it then; of a house and its part it names the house first.
 */
export function joinFullNames(entities: readonly Entity[]): void {
  const byKey = new Map(entities.map((entity) => [entity.key, entity]));
  for (const full of entities) {
    if (full.unit || full.kind === 'place' || full.mentions.length === 0) continue;
    const words = full.key.split(' ');
    for (let length = words.length - 1; length >= 1; length -= 1) {
      const short = byKey.get(words.slice(0, length).join(' '));
      if (short && short.mentions.length > 0 && isShortForm(short, full, words.slice(length))) merge(short, full);
    }
  }
}

function isShortForm(short: Entity, full: Entity, added: readonly string[]): boolean {
  if (short.kind === 'person' || short.kind === 'place' || short.parent || added.length > 2) return false;
  if (knownSet.has(short.key) && !added.every((word) => houseWords.test(word)) && !knownSet.has(full.key)) return false;
  if (knownSet.has(short.key) && knownSet.has(full.key)) return false;
  return isHouse(full) && !added.some(isPartWord) && standsFirst(full, short) && !areApart(short, full);
}

const isPartWord = (word: string): boolean =>
  partWords.has(word) ||
  placeSet.has(word) ||
  countries.has(word) ||
  demonyms.has(word) ||
  regions.test(word) ||
  /\d/.test(word);

/** "Kiroku Notes" is a product: what only begins with the name of a house is a house where it is known or described as one, or opens a sentence. */
const isHouse = ({ key, score, mentions }: Entity): boolean =>
  knownSet.has(key) ||
  score.organisation >= 1 ||
  mentions.some(
    ({ clause, from, to, name }) =>
      clause.field.field === 'text' &&
      (name.initial || datelineEnd({ clause, from: clause.from, to: from }) === from - 1) &&
      !clause.tokens.slice(from, to).some(({ text }) => /^[A-Z\d]{2,4}$/.test(text)),
  );

/** The text below the title has the full name first. */
function standsFirst(full: Entity, short: Entity): boolean {
  const firstIn = ({ mentions }: Entity): number =>
    Math.min(
      ...mentions
        .filter(({ clause }) => clause.field.field === 'text')
        .map(({ clause, from }) => clause.index * 1e5 + from),
      Infinity,
    );
  const first = firstIn(full);
  return first < Infinity && first < firstIn(short);
}

/** "its parent Orvane", "Orvane and Orvane Steel": the text names both as two. */
const areApart = (short: Entity, full: Entity): boolean =>
  short.mentions.some(
    ({ clause, from, to }) =>
      /^(?:parent|owner|group|groupe|maison-mère|filiale|actionnaire)$/.test(lowAt(clause, from - 1)) ||
      full.mentions.some(
        (other) => other.clause === clause && clause.field.field === 'text' && Math.abs(other.from - to) <= 3,
      ),
  );
