import { nameParticles } from '../lexicon/data/function-words.js';
import { organisationNouns } from '../lexicon/data/organisations.js';
import { lowAt, tagAt, tagEnding, type Clause } from '../text/document.js';
import type { Language, Token } from '../text/tokens.js';
import { isDateline } from './dateline.js';
import { isFirstName, knownSet, organisationWordSet, placeSet } from './known.js';
import type { Name } from './names.js';
import { personByPlace } from './person-places.js';

/** How much speaks for each kind of name. */
export interface Weights {
  person: number;
  organisation: number;
  place: number;
}

interface Sight {
  readonly name: Name;
  readonly key: string;
  readonly clause: Clause;
  readonly words: readonly Token[];
  readonly language: Language;
  /** A word that only houses have ("Studios", "Bank"). */
  readonly houseWord: boolean;
}

/** Adds what one mention of a name says about its kind. */
export function weigh(weights: Weights, key: string, name: Name, language: Language): void {
  const words = name.clause.tokens.slice(name.from, name.to);
  // "Marine" is a trade behind a name, and a first name at its head.
  const houseWord =
    words.length > 1 && words.some(({ low }, at) => organisationWordSet.has(low) && (at > 0 || !isFirstName(low)));
  const sight: Sight = { name, key, clause: name.clause, words, language, houseWord };
  if (placeSet.has(key) || isDateline(name)) weights.place += 7;
  if (isItsSite(sight)) weights.place += 2;
  weights.organisation += houseByForm(sight) + houseByNeighbours(sight);
  weights.person += personByForm(sight) + personByNeighbours(sight) + personByPosition(sight);
}

/** "its Bell Bay plant": a house calls its plants by their towns. */
const isItsSite = ({ clause, name: { from, to } }: Sight): boolean =>
  /^(?:its|their)$/.test(lowAt(clause, from - 1)) && tagAt(clause, 'siteWord', to) !== undefined;

function houseByForm({ key, name, words, houseWord }: Sight): number {
  let weight = houseWord ? 4 : 0;
  if (knownSet.has(key)) weight += 6;
  if (words.length > 1 && knownSet.has(words[0]!.low)) weight += 2;
  if (/\d|&|\.(?:ai|com|io|fr|tv)$/.test(name.text)) weight += 2;
  if (words.length > 1) return /^\p{Lu}{2,4}$/u.test(words[0]!.text) ? weight + 2 : weight;
  if (/\p{Ll}\p{Lu}/u.test(name.text) && !/^Ma?c[A-Z]/.test(name.text)) weight += 2;
  const { length } = name.text;
  return length >= 2 && length <= 6 && name.text === name.text.toUpperCase() ? weight + 1 : weight;
}

const description =
  /^(?:maison-mère|filiale|division|branche|start-up|startup|entreprise|société|subsidiary|unit|company|firm|owner|parent|maker)$/;

/** ", the parcel carrier", ", spécialiste du petit électroménager": what only a house is; an "éditeur" with a first name is none. */
const isDescription = (low: string, words: readonly Token[], language: Language): boolean =>
  description.test(low) || (organisationNouns[language].includes(low) && !isFirstName(words[0]!.low));

const houseByNeighbours = (sight: Sight): number => houseBefore(sight) + houseBehind(sight);

/** What stands before a name and tells that it is a house. */
function houseBefore({ name, clause, language }: Sight): number {
  const { from } = name;
  const noun = from > clause.from ? lowAt(clause, from - 1) : '';
  let weight = 0;
  if (organisationNouns[language].includes(noun) || isDescribed(clause, from, language)) weight += 3;
  if (noun === 'chez') weight += 2;
  if (isFundManager(clause, from)) weight += 3;
  if (ownsPost(clause, name)) weight += 3;
  if (noun === 'at' && language === 'en' && !tagEnding(clause, 'siteWord', from - 1)) weight += 1;
  return weight;
}

/** What stands behind a name and tells that it is a house. */
function houseBehind({ name, clause, words, language }: Sight): number {
  const { from, to } = name;
  const several = language === 'en' && words.length > 1;
  let weight = 0;
  if (several && !isSecond(clause, from) && heads(clause, to)) weight += 5;
  if (words.length === 1 && lowAt(clause, to) === "'s") weight += 0.3;
  if (several && saysOfItself(clause, to)) weight += 5;
  const trader =
    isDescription(lowAt(clause, apposed(clause, to)), words, language) || isTrader(clause, to + 1, language);
  const placed = /^(?:à|a|en|in|at|near)$/.test(lowAt(clause, from - 1));
  if (isOpened(clause, to) && trader && !placed) weight += 3;
  return weight;
}

/** "X has announced it will shut", "X said it plans to cut": who says "it" of itself is a house. */
function saysOfItself(clause: Clause, to: number): boolean {
  const said = clause.tags.find((tag) => tag.category === 'report' && tag.from >= to && tag.from - to <= 2);
  if (!said || !/^(?:|has|had|today|also)$/.test(said.from > to ? lowAt(clause, to) : '')) return false;
  const it = [0, 1, 2, 3].map((step) => said.to + step).find((at) => lowAt(clause, at) === 'it');
  return (
    it !== undefined &&
    clause.tags.some(
      (tag) => tag.from > it && tag.from - it <= 4 && /^(?!report|be)\w+Verb$|^(?:plan|closure)$/.test(tag.category),
    )
  );
}

/** "X, Germany's biggest hospital operator,", "X, premier fabricant de puces,": the apposition names a trade and no post. */
function isTrader(clause: Clause, from: number, language: Language): boolean {
  for (let at = from; at < Math.min(clause.to, from + 7); at += 1) {
    if (
      /^[,;.)]$|^(?:who|qui|which|of|de|du|at|chez|in|à|et|and)$/.test(lowAt(clause, at)) ||
      tagAt(clause, 'post', at)
    )
      return false;
    if (organisationNouns[language].includes(lowAt(clause, at))) return true;
  }
  return false;
}

/** "Fund manager X", "asset manager X": a house, in spite of the word. */
const isFundManager = (clause: Clause, from: number): boolean =>
  lowAt(clause, from - 1) === 'manager' && /^(?:fund|asset|wealth|money|investment)$/.test(lowAt(clause, from - 2));

/** "X's chief executive", "le PDG de X": who has such a post is a house. */
function ownsPost(clause: Clause, { from, to }: Name): boolean {
  if (/^(?:'s|'|\u2019)$/.test(lowAt(clause, to)) && tagAt(clause, 'post', to + 1)) return true;
  return /^(?:de|d'|du|of|at|chez)$/.test(lowAt(clause, from - 1)) && tagEnding(clause, 'post', from - 1) !== undefined;
}

/** "named X chief and Y president", "X becomes chief and Y chairman": whom a verb before makes what stands behind the name. */
const isSecond = (clause: Clause, from: number): boolean =>
  tagEnding(clause, 'appointVerb', from) !== undefined ||
  (/^(?:and|,)$/.test(lowAt(clause, from - 1)) &&
    clause.tags.some(({ category, to }) => /^(?:appoint|become)Verb$/.test(category) && to < from));

/** "Taylor Wimpey chair to go", "John Lewis boss quits": English sets a house, and no person, right before a post. */
function heads(clause: Clause, to: number): boolean {
  const post = tagAt(clause, 'post', to);
  return (
    post !== undefined &&
    !clause.tokens[to]!.capital &&
    !/^(?:of|at|for|and|lead|leader|head)$/.test(lowAt(clause, post.to)) &&
    !/^(?:lead|head|chief|partner)$/.test(lowAt(clause, to))
  );
}

/** "le fabricant de cuisines X", "l'éditeur de logiciels X": a trade with what it makes. */
function isSpecialist(clause: Clause, from: number): boolean {
  let at = from - 1;
  while (at > clause.from && from - at <= 4 && /^\p{Ll}{3,}/u.test(clause.tokens[at]!.text)) at -= 1;
  const made = at < from - 1 && /^(?:de|d'|du|des)$/.test(lowAt(clause, at));
  return made && organisationNouns.fr.includes(lowAt(clause, at - 1));
}

/** "le constructeur allemand X": a describing noun and an adjective before the name. */
function isDescribed(clause: Clause, from: number, language: Language): boolean {
  if (language !== 'fr' || from - 2 < clause.from) return false;
  if (isSpecialist(clause, from)) return true;
  return (
    organisationNouns.fr.includes(lowAt(clause, from - 2)) &&
    /(?:ais|ain|ien|ois|ique|and|al|ise|aine|ol)$/.test(lowAt(clause, from - 1))
  );
}

const isOpened = (clause: Clause, to: number): boolean => /^[,(]$/.test(lowAt(clause, to));

/** The first word of an apposition behind a name, its article set aside. */
const apposed = (clause: Clause, to: number): number =>
  to + (/^(?:l'|le|la|une|un|a|an|the|sa|son|its)$/.test(lowAt(clause, to + 1)) ? 2 : 1);

function personByForm({ name, words, houseWord }: Sight): number {
  let weight = name.titled ? 6 : 0;
  if (words.length < 2) return weight;
  if (isFirstName(words[0]!.low)) {
    if (words.length <= 5 && !houseWord) weight += 4;
    if (words.some((word, index) => index > 0 && nameParticles.has(word.low) && !word.capital)) weight += 1;
  }
  return words.length === 3 && /^[A-Z]$/.test(words[1]!.text) ? weight + 2 : weight;
}

/** Where a name of several words stands; a first name says enough by itself, and a known house is none. */
const personByPosition = ({ name, key, clause, words, houseWord }: Sight): number =>
  words.length < 2 || words.length > 5 || houseWord || knownSet.has(key) || isFirstName(words[0]!.low)
    ? 0
    : personByPlace(clause, name.from, name.to);

function personByNeighbours({ name, clause, words, language }: Sight): number {
  const { from, to } = name;
  let weight = 0;
  if (isOpened(clause, to) && /^\d\d$/.test(lowAt(clause, to + 1)) && /^(?:ans|,|\))$/.test(lowAt(clause, to + 2)))
    weight += 4;
  if (words.length < 2)
    return tagEnding(clause, 'post', from) &&
      language === 'en' &&
      lowAt(clause, from - 1) !== 'of' &&
      !tagEnding(clause, 'becomeVerb', from)
      ? weight + 1.2
      : weight;
  if (tagEnding(clause, 'post', from) && !isFundManager(clause, from)) weight += 1;
  if (isOpened(clause, to) && tagAt(clause, 'post', apposed(clause, to))) weight += 1.5;
  const relative = lowAt(clause, lowAt(clause, to) === ',' ? to + 1 : to);
  return language === 'en' && relative === 'who' ? weight + 1 : weight;
}
