import { lowAt, wordsAt, type Clause } from '../text/document.js';
import type { Cast, Entity, Mention } from '../names/entities.js';
import { placeScope, type FigureScope } from './scope.js';

/**
 * Where a figure holds, told before it: "En Belgique, X supprime 300 emplois", "La branche logistique de X perd 48 postes". Undefined
 * where the sentence opens with no place and the employer is not named by a part of it.
 */
export const scopeBefore = (
  clause: Clause,
  cast: Cast,
  from: number,
  employer: Entity | undefined,
): FigureScope | undefined => openingPlace(clause, cast, from, employer) ?? partOfHouse(clause, cast, from, employer);

/** "A Lannion, ...", "Dans le Jura, ...", "In Belgium, ...": a place at the head of the sentence, up to its comma. */
function openingPlace(clause: Clause, cast: Cast, from: number, employer: Entity | undefined): FigureScope | undefined {
  if (!/^(?:en|à|a|au|aux|dans|sur|in|at|across)$/.test(lowAt(clause, clause.from))) return undefined;
  const place = cast.mentionsIn(clause)[0];
  if (!place || place.to > from || place.from - clause.from > 5 || lowAt(clause, place.to) !== ',') return undefined;
  const scope = placeScope(place, cast, employer);
  if (scope) return scope;
  const alone = place.entity !== employer && place.entity.kind === 'unknown' && place.from - clause.from <= 2;
  return alone ? { scope: { level: 'site', name: place.entity.name }, from: place.from, to: place.to } : undefined;
}

/** "La filiale belge de X supprime", "au siège parisien de X", "le site grenoblois de X": the part of the house that its name stands behind. */
function partOfHouse(clause: Clause, cast: Cast, from: number, employer: Entity | undefined): FigureScope | undefined {
  for (const mention of cast.mentionsIn(clause)) {
    if (mention.entity !== employer || Math.abs(from - mention.to) > 14) continue;
    const end = ownerStart(clause, mention);
    if (end === 0) continue;
    for (const size of [2, 3, 4]) {
      const start = end - size;
      if (start <= clause.from && start < clause.from) break;
      const part = clause.tags.find(
        (tag) => tag.from === start && /^(?:unitWord|departmentWord|siteWord)$/.test(tag.category),
      );
      if (!part) continue;
      const described = clause.tokens.slice(part.to, end);
      const site = part.category === 'siteWord';
      if (described.some(({ kind, capital }) => kind !== 'word' || capital) || (site && described.length === 0)) break;
      const level = site ? 'site' : 'department';
      return { scope: { level, name: wordsAt(clause, start, end) }, from: start, to: end };
    }
  }
  return undefined;
}

/** The token of "de" or "du" that ties a part to the name of its house, articles and "groupe" set aside; 0 where none does. */
function ownerStart(clause: Clause, { from }: Mention): number {
  let at = from - 1;
  while (at > clause.from && from - at <= 3 && /^(?:le|la|l'|les|groupe)$/.test(lowAt(clause, at))) at -= 1;
  return /^(?:de|d'|du|des)$/.test(lowAt(clause, at)) ? at : 0;
}
