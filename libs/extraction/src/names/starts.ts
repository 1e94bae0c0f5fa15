import { functionWords, personTitles } from '../lexicon/data/function-words.js';
import { demonyms } from '../lexicon/data/places.js';
import { lowAt, tagAt, type Clause } from '../text/document.js';
import { knownAt, knownSet, organisationWordSet } from './known.js';
import { calendar, isNamesake, isNameWord, isTicker } from './name-words.js';

/** "Prime Minister", "President", "Secretary" before a name: titles of state, no part of it. */
export function isStateTitle(clause: Clause, at: number): boolean {
  const { low } = clause.tokens[at]!;
  if (low === 'prime') return clause.tokens[at + 1]?.low === 'minister';
  return (
    /^(?:minister|secretary|president|chancellor|senator|governor|mayor|ambassador|justice|judge|premier|premiers|frenchman|briton|american)$/.test(
      low,
    ) && isNameWord(clause.tokens[at + 1])
  );
}

/** A later word of a post ("Chief Executive Officer") begins no name. */
const withinPost = (clause: Clause, at: number): boolean =>
  clause.tags.some((tag) => tag.category === 'post' && tag.from < at && tag.to > at);

/** A capitalised word that begins no name: a title, a post, the first word of a sentence, a day. */
export function stopsName(clause: Clause, at: number): boolean {
  const token = clause.tokens[at]!;
  if (knownAt(clause.tokens, at, clause.to) > 0 || isNamesake(clause, at)) return false;
  if (calendar.test(token.low) || /^(?:ai|ia)-/.test(token.low) || isTicker(clause, at)) return true;
  if (isTelegraphic(clause, at) || withinPost(clause, at) || (token.glued && /^[@#]$/.test(lowAt(clause, at - 1))))
    return true;
  const post = tagAt(clause, 'post', at);
  if (post && !(isNameWord(clause.tokens[post.to]) && post.to - post.from === 1 && organisationWordSet.has(token.low)))
    return true;
  if ((personTitles.has(token.low) && token.text.length < 10) || isStateTitle(clause, at)) return true;
  return functionWords.has(token.low) && isFunction(clause, at) && !isNumberName(clause, at);
}

const numbers =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|first|next|second|trois|quatre|cinq|six|sept|dix)$/;

/** "Three Rivers Health", "Five Below": a number that a name begins with: with a word of houses behind it, or within a sentence. */
function isNumberName(clause: Clause, at: number): boolean {
  const { tokens } = clause;
  if (clause.titleCase || !numbers.test(tokens[at]!.low) || !isNameWord(tokens[at + 1])) return false;
  const next = tokens[at + 1]!.low;
  if (demonyms.has(next) || demonyms.has(next.replace(/s$/, '')) || calendar.test(next)) return false;
  if (!isInitial(clause, at)) return !knownSet.has(next) && !next.endsWith('s');
  if (functionWords.has(next)) return false;
  return isNameWord(tokens[at + 2]) && organisationWordSet.has(tokens[at + 2]!.low);
}

/** "Says finance chief X is to leave", "Names Y as interim": the notes of the market leave the subject out. */
const isTelegraphic = (clause: Clause, at: number): boolean =>
  isInitial(clause, at) &&
  /^(?:says|names|appoints|announces|hires|notes|expects|reiterates|reports|adds|elects|promotes|confirms)$/.test(
    lowAt(clause, at),
  ) &&
  clause.tags.some((tag) => tag.from === at);

/** A small word with a capital: only within a sentence, in capitals or before a name ("Le Monde"), may it begin one. */
function isFunction(clause: Clause, at: number): boolean {
  const token = clause.tokens[at]!;
  if (isInitial(clause, at) || clause.titleCase) return true;
  if (token.text.length > 1 && token.text === token.text.toUpperCase()) return false;
  return !(
    isNameWord(clause.tokens[at + 1]) && /^(?:le|la|les|l'|the|new|air|social|first|premier|one|big)$/.test(token.low)
  );
}

const opening = new Set('" \u00AB \u201C : \u2014 \u2013 - ( \u2022 * # . ? ! |'.split(' '));
export function isInitial(clause: Clause, at: number): boolean {
  return at === clause.from || opening.has(clause.tokens[at - 1]!.text);
}
