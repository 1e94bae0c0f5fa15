import type { Entity } from '../names/entities.js';
import { lowAt, type Clause } from '../text/document.js';
import { isNameAlone } from './house.js';
import type { LayoffCandidate } from './candidates.js';

/** Fewer houses than this with figures of their own are a main story and what is told beside it. */
const leastHouses = 3;

/**
 * The employers whose cuts an article tells side by side: all with a figure or share of their own in a list or digest that no house
 * dominates, and those that its title names together. Empty where the article is about one house.
 */
export function sideBySide(candidates: readonly LayoffCandidate[], clauses: readonly Clause[]): ReadonlySet<Entity> {
  const told = candidates.filter(
    ({ stance, named, weight, figure, share, trigger }) =>
      !stance.suppress &&
      named &&
      weight >= 1.8 &&
      (figure !== undefined || share !== undefined || trigger.kind !== 'risk'),
  );
  const houses = new Set(told.map(({ employer }) => employer));
  const titled = [...houses].filter((house) => house.mentions.some(({ clause }) => clause.field.field === 'title'));
  const measured = new Set(told.filter(({ figure, share }) => figure ?? share).map(({ employer }) => employer));
  if (titled.length === 0 && clauses.filter(isHeaded).length >= leastHouses) return houses;
  if (titled.length === 1 || measured.size < leastHouses) return new Set(titled.length > 1 ? titled : []);
  const counts = [...measured].map(({ mentions }) => mentions.length);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return Math.max(...counts) * 2 <= all ? houses : new Set(titled.length > 1 ? titled : []);
}

/** "TURIN: Stellantis halted ...", "HARBOUR ENERGY: The producer will ...": a paragraph under a place or a house in capitals. */
function isHeaded(clause: Clause): boolean {
  if (clause.field.field !== 'text') return false;
  if (isNameAlone(clause)) return true;
  let at = clause.from;
  while (at < clause.to && at - clause.from < 5 && lowAt(clause, at) !== ':') {
    const { text } = clause.tokens[at]!;
    if (text !== text.toUpperCase()) return false;
    at += 1;
  }
  return at > clause.from && lowAt(clause, at) === ':' && clause.tokens[clause.from]!.text.length > 2;
}
