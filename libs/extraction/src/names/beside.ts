import { mediaNames, organisationNouns } from '../lexicon/data/organisations.js';
import { lowAt } from '../text/document.js';
import type { Mention } from './entities.js';

/** "Analysts at X expect": the house only speaks. */
export const isAnalystHouse = ({ clause, from }: Mention): boolean =>
  /^(?:analyste?s?|economists?|économistes?|strategists?|brokers)$/.test(lowAt(clause, from - 2)) &&
  /^(?:at|de|chez|d')$/.test(lowAt(clause, from - 1));

/** "Le groupe X, éditeur du quotidien Y, a ouvert": Y stands between commas and describes X. */
export function inApposition({ clause, from, to }: Mention): boolean {
  let opener = from - 1;
  while (opener > clause.from && from - opener < 12 && lowAt(clause, opener) !== ',') opener -= 1;
  if (lowAt(clause, opener) !== ',' || !clause.tokens[opener - 1]?.capital) return false;
  if (
    clause.tags.some(
      (tag) =>
        tag.from > opener &&
        tag.to <= from &&
        /^(?:report|plan|cut|fire|leave|appoint|join|acquire)(?:Verb)?$/.test(tag.category),
    )
  )
    return false;
  for (let at = to; at < clause.to && at - to < 6; at += 1) if (lowAt(clause, at) === ',') return true;
  return false;
}

/** "The Echo understands", "X has learned": a paper that tells. */
export const isReporter = ({ clause, from, to, entity }: Mention): boolean =>
  (mediaNames.has(entity.key) &&
    /^(?:rappelle|souligne|ajoute|note|écrit|relève|assure|avance|affirmait|croit|writes|notes|adds)$/.test(
      lowAt(clause, from - 1),
    )) ||
  (entity.kind !== 'organisation' &&
    (/^(?:understands|reports|reported)$/.test(lowAt(clause, to)) ||
      (/^(?:has|a|can)$/.test(lowAt(clause, to)) && /^(?:learned|learnt|appris|reveal)$/.test(lowAt(clause, to + 1)))));

/** "A BURY clothing company", "a NORTH-EAST town", "Littleborough's biggest employers": where a house is, not its name. */
export function isAttribute({ clause, from, to }: Mention): boolean {
  const owned = lowAt(clause, to) === "'s";
  const article = lowAt(clause, from - 1);
  // "the Birkenhead shipbuilder" is where it builds; "the Orvane group" is its name.
  if (article === 'the' && !owned)
    return (
      organisationNouns.en.includes(lowAt(clause, to)) &&
      !/^(?:group|company|bank|firm|chain|giant|unit|brand|business|network|store)$/.test(lowAt(clause, to))
    );
  if (!owned && !/^(?:a|an)$/.test(article)) return false;
  for (let at = owned ? to + 1 : to; at < clause.to && at - to < 5; at += 1) {
    const { low, kind, capital } = clause.tokens[at]!;
    if (/^(?:employers?|towns?|city|village|region)$/.test(low) || (!owned && organisationNouns.en.includes(low)))
      return true;
    if (kind !== 'word' || capital) return false;
  }
  return false;
}
