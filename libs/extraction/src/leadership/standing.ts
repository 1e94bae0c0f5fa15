import type { Tag } from '../lexicon/phrases.js';
import { bounds } from '../text/dates.js';
import { lowAt, tagAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import { around } from '../discourse/assertion.js';
import { hasPassive, isParticiple, relativeBefore, type Move } from './subjects.js';

const tells = /^(?:appoint|become|join|succeed|entrust|interim|leave|resign|ouster)(?:Verb|Noun)$|^endPhrase$/;

/** What the title says an article is about: who comes or goes, the staff of a house, or something else. */
export type Topic = 'moves' | 'staff' | 'other';

/** Reads the topic off the title; without a title any sentence may tell what the article is about. */
export function topicOf(reading: Reading): Topic {
  const title = reading.clauses[0];
  if (title?.field.field !== 'title') return 'moves';
  if (
    title.tags.some((tag) => tells.test(tag.category)) ||
    tagsOf(title, 'newPost').some((tag) => tagAt(title, 'post', tag.to) !== undefined)
  )
    return 'moves';
  return title.tags.some((tag) => /^(?:cutVerb|cutNoun|layoffNoun|workforce|jobPost|jobPeople)$/.test(tag.category))
    ? 'staff'
    : 'other';
}

/** Words that make of what follows a known thing, on which something else is told. */
const recalls = /^(?:contre|depuis|malgré|lorsque|lorsqu'|quand|since|despite|against|when|avait|avaient|had)$/;
const recallsNoun =
  /^(?:contre|depuis|malgré|lors|suite|moment|après|avant|since|despite|against|after|before|following|de|d'|du|of|sur|about|pour|for|par|by|avec|with|over|amid|à|dès|jusqu'|until|que)$/;

/**
 * Whether a sentence only recalls a move: it is set in a clause of time, told before ("avait quitté"), or, in an article that is about
 * something else, stands in a relative clause, as a participle beside a name, as the noun of another statement, or some weeks back.
 */
export function isRecalled(move: Move, reading: Reading, topic: Topic): boolean {
  const { clause, from } = move;
  if (hasBefore(clause, from, 7, recalls)) return true;
  if (topic === 'moves' || clause.field.field === 'title') return false;
  const tag = clause.tags.find((one) => one.from === from && tells.test(one.category));
  if (isOlder(move, reading)) return true;
  if (topic === 'staff') return false;
  if (clause.index > deep && !isDatedNow(move, reading)) return true;
  if (tag?.category.endsWith('Noun')) return !isAnnounced(clause, tag);
  if (relativeBefore(clause, from) >= 0) return true;
  return tag !== undefined && isBareParticiple(clause, tag, reading);
}

function hasBefore(clause: Clause, from: number, reach: number, words: RegExp): boolean {
  for (let at = from - 1; at >= clause.from && from - at <= reach; at -= 1) {
    if (words.test(lowAt(clause, at))) return true;
    if (clause.tokens[at]!.kind === 'mark') return false;
  }
  return false;
}

/** "annonce la nomination de X", "X's resignation was announced": the noun is what is told. */
function isAnnounced(clause: Clause, tag: Tag): boolean {
  if (hasBefore(clause, tag.from, 2, recallsNoun)) return false;
  return tagsOf(clause, 'report').some((one) => one.to <= tag.from && tag.from - one.to <= 8);
}

/** "X, nommé en mars": no helping verb, and not the sentence's own statement. */
function isBareParticiple(clause: Clause, tag: Tag, { language }: Reading): boolean {
  if (!isParticiple(lowAt(clause, tag.from), language) || hasPassive(clause, tag)) return false;
  return (
    !hasBefore(clause, tag.from, 5, /^(?:a|ont|aura|est|sont|sera|has|have|être|vient|it|board)$/) && language === 'fr'
  );
}

/** Behind so many sentences an article that is about something else tells news only with its date or as an announcement. */
const deep = 6;

function isDatedNow({ clause, from }: Move, { floor }: Reading): boolean {
  return (
    clause.dates.some((date) => floor !== undefined && date.last >= floor - weeks) ||
    tagsOf(clause, 'report').some((tag) => tag.to <= from)
  );
}

const weeks = 28;

/** A date beside the move that lies some weeks back: the article tells of something newer. */
function isOlder({ clause, from, to }: Move, { floor }: Reading): boolean {
  if (floor === undefined) return false;
  const part = around(clause, from, to);
  return clause.dates.some(
    (date) =>
      date.from >= part.from &&
      date.to <= part.to &&
      bounds(date.date.value) !== undefined &&
      date.last < floor - weeks &&
      !/^(?:depuis|since)$/.test(lowAt(clause, date.from - 1)),
  );
}
