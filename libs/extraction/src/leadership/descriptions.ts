import { occupations } from '../lexicon/data/occupations.js';
import { canBePerson, type Cast, type Mention } from '../names/entities.js';
import { isSubjectLike } from '../names/subject.js';
import { lowAt, tagAt, type Clause, type Reading } from '../text/document.js';

const determiners = /^(?:le|la|l'|ce|cet|cette|the)$/;
const adjectives = /^(?:ancien|ancienne|ex|ex-|former|jeune|nouveau|nouvelle|new|veteran|longtime)$/;
const groups =
  /^(?:femme|homme|man|woman|quadragénaire|quinquagénaire|sexagénaire|septuagénaire|trentenaire|intéressé|intéressée|dirigeant|dirigeante|manager|\d\d-year-old)$/;

/**
 * "L'énarque de 59 ans", "cet ingénieur, jusqu'ici directeur", "the 55-year-old geologist" at the head of a sentence or behind a comma:
 * a person told by what he is, standing for the one of whom the sentences before speak. At most one in a sentence.
 */
export function describedIn(clause: Clause, reading: Reading, cast: Cast): Mention | undefined {
  const to = descriptionEnd(clause);
  const before = to > 0 ? antecedent(clause, reading, cast) : undefined;
  return before && { name: before.name, clause, from: clause.from, to, entity: before.entity };
}

/** Whether a sentence begins with a person told by what he is. */
export const describes = (clause: Clause): boolean => descriptionEnd(clause) > 0;

/** Where the description that a sentence begins with ends; 0 where it begins with none. */
function descriptionEnd(clause: Clause): number {
  const { from } = clause;
  if (!determiners.test(lowAt(clause, from))) return 0;
  let at = from + 1;
  if (adjectives.test(lowAt(clause, at))) at += 1;
  if (lowAt(clause, at) === '-') at += 1;
  const aged = /^\d\d-year-old$/.test(lowAt(clause, at));
  if (aged && occupations.has(lowAt(clause, at + 1))) at += 1;
  const low = lowAt(clause, at);
  if (!aged && !occupations.has(low) && !groups.test(low) && !isThisPost(clause, from, at)) return 0;
  const next = clause.tokens[at + 1];
  return next?.capital && at + 1 < clause.to ? 0 : at + 1;
}

/** "Cette ancienne directrice de X", "l'ancien patron de Y": with "ce" or "ancien" a post describes as well. */
const isThisPost = (clause: Clause, from: number, at: number): boolean =>
  (/^(?:ce|cet|cette)$/.test(lowAt(clause, from)) || adjectives.test(lowAt(clause, from + 1))) &&
  tagAt(clause, 'post', at) !== undefined;

/** The last sentence before that names people names one only, or one as its subject. */
function antecedent(clause: Clause, reading: Reading, cast: Cast): Mention | undefined {
  for (let index = clause.index - 1; index >= 0 && index >= clause.index - 2; index -= 1) {
    const before = reading.clauses[index]!;
    const people = cast.mentionsIn(before).filter((one) => one.entity.kind === 'person' && canBePerson(one));
    const different = new Set(people.map(({ entity }) => entity));
    if (different.size === 1) return people[0];
    const subjects = people.filter(isSubjectLike);
    if (new Set(subjects.map(({ entity }) => entity)).size === 1) return subjects[0];
    if (people.length > 0) return undefined;
  }
  return undefined;
}
