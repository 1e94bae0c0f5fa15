import { firstNames } from '../lexicon/data/first-names.js';
import { newsroomOrganisations } from '../lexicon/data/newsroom.js';
import { knownOrganisations, organisationWords } from '../lexicon/data/organisations.js';
import { places } from '../lexicon/data/places.js';
import type { Token } from '../text/tokens.js';

const firstNameSet: ReadonlySet<string> = new Set(firstNames);
export const organisationWordSet: ReadonlySet<string> = new Set(organisationWords);
export const lowerKey = (name: string): string => name.toLowerCase().replace(/\u2019/g, "'");
export const placeSet: ReadonlySet<string> = new Set(places.map(lowerKey));
export const knownSet: ReadonlySet<string> = new Set([...knownOrganisations, ...newsroomOrganisations].map(lowerKey));
const knownFirst = new Map<string, string[][]>();
for (const name of [...knownOrganisations, ...newsroomOrganisations]) {
  const words = tokenWords(name);
  if (words.length < 2) continue;
  const list = knownFirst.get(words[0]!) ?? [];
  list.push(words);
  knownFirst.set(words[0]!, list);
}

function tokenWords(name: string): string[] {
  return lowerKey(name)
    .replace(/(\b[ld]')(?=\p{L})/gu, '$1 ')
    .replace(/([+!.])$/u, ' $1')
    .replace(/ & /g, ' & ')
    .split(' ')
    .filter(Boolean);
}

/** A known name of several words at a token, in the writing of the data ("France Télévisions", "Marks & Spencer", "L'Oréal"). */
export function knownAt(tokens: readonly Token[], at: number, to: number): number {
  let best = 0;
  for (const words of knownFirst.get(tokens[at]!.low) ?? []) {
    if (words.length <= best || at + words.length > to) continue;
    if (words.every((word, index) => tokens[at + index]!.low === word) && tokens[at]!.capital) best = words.length;
  }
  return best;
}

/** A first name, alone or the first part of a double one. */
export const isFirstName = (low: string): boolean =>
  firstNameSet.has(low) || (low.includes('-') && firstNameSet.has(low.slice(0, low.indexOf('-'))));
