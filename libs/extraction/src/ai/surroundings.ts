import { tagsOf, type Reading } from '../text/document.js';
import type { Cast, Mention } from '../names/entities.js';
import { canBeOrganisation } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import type { AiCandidate } from './candidate.js';

/** The fund through which an investment went: in its sentence or in the next ones that speak of it ("Ce soutien, porté par X"). */
export function vehicleOf(candidate: AiCandidate, cast: Cast, reading: Reading): Mention | undefined {
  for (let index = candidate.clause.index; index <= candidate.clause.index + 2; index += 1) {
    const clause = reading.clauses[index];
    if (clause?.field !== candidate.clause.field) return undefined;
    if (index > candidate.clause.index && tagsOf(clause, 'stake').length === 0) continue;
    for (const tag of tagsOf(clause, 'vehicleVerb')) {
      const found = cast
        .mentionsIn(clause)
        .filter(canBeOrganisation)
        .find(
          (one) =>
            one.from >= tag.to &&
            one.from - tag.to <= 4 &&
            one.entity !== candidate.actor.entity &&
            !candidate.counterparties.some((other) => other.mention.entity === one.entity),
        );
      if (found) return found;
    }
    for (const tag of tagsOf(clause, 'stake')) {
      const owner = cast
        .mentionsIn(clause)
        .filter(canBeOrganisation)
        .find(
          (one) =>
            one.from >= tag.to &&
            one.from - tag.to <= 4 &&
            /^(?:de|du|d'|from)$/.test(governorOf(one) ?? '') &&
            /(?:fund|fonds|ventures|capital)/i.test(one.name.text),
        );
      if (
        owner &&
        index > candidate.clause.index &&
        owner.entity !== candidate.actor.entity &&
        !candidate.counterparties.some((other) => other.mention.entity === owner.entity)
      )
        return owner;
    }
  }
  return undefined;
}

/** The product that the money is for: "le développement de X", "maker of X", in the sentence or the next ones. */
export function productOf(
  candidate: AiCandidate,
  cast: Cast,
  reading: Reading,
  vehicle: Mention | undefined,
): AiCandidate['product'] {
  for (let index = candidate.clause.index; index <= candidate.clause.index + 2; index += 1) {
    const clause = reading.clauses[index];
    if (clause?.field !== candidate.clause.field) return undefined;
    if (
      index > candidate.clause.index &&
      tagsOf(clause, 'stake').length === 0 &&
      tagsOf(clause, 'product').length === 0
    )
      continue;
    for (const tag of tagsOf(clause, 'productVerb')) {
      const found = cast
        .mentionsIn(clause)
        .find(
          (one) =>
            one.from >= tag.to &&
            one.from - tag.to <= 3 &&
            one.entity.kind !== 'person' &&
            one.entity.kind !== 'place' &&
            one.entity !== candidate.actor.entity &&
            one.entity !== vehicle?.entity &&
            !candidate.counterparties.some((other) => other.mention.entity === one.entity),
        );
      if (found) return { name: found.entity.name, clause, from: found.from, to: found.to };
    }
  }
  return undefined;
}
