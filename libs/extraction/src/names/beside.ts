import { lowAt } from '../text/document.js';
import type { Mention } from './entities.js';

/** "Analysts at X expect": the house only speaks. */
export const isAnalystHouse = ({ clause, from }: Mention): boolean =>
  /^(?:analyste?s?|economists?|économistes?|strategists?|brokers)$/.test(lowAt(clause, from - 2)) &&
  /^(?:at|de|chez|d')$/.test(lowAt(clause, from - 1));

/** "Le groupe X, éditeur du quotidien Y, a ouvert": Y stands between commas and describes X. */
export function inApposition({ clause, from, to }: Mention): boolean {
  let opener = from - 1;
  while (opener > clause.from && from - opener < 8 && lowAt(clause, opener) !== ',') opener -= 1;
  if (lowAt(clause, opener) !== ',' || !clause.tokens[opener - 1]?.capital) return false;
  if (
    clause.tags.some(
      (tag) =>
        tag.from > opener &&
        tag.to <= from &&
        /^(?:report|plan|cut|fire|leave|appoint|join|acquire|launch)(?:Verb)?$/.test(tag.category),
    )
  )
    return false;
  for (let at = to; at < clause.to && at - to < 6; at += 1) if (lowAt(clause, at) === ',') return true;
  return false;
}
