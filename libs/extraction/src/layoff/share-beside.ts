import type { Share } from '@newsledger/newsroom';
import type { Figure } from '../text/figures.js';
import { jobFigures } from './job-figures.js';
import { lowAt, tagsOf, wordsAt, type Clause } from '../text/document.js';

/** A share, with the tokens that say it. */
export interface SaidShare {
  readonly clause: Clause;
  readonly value: Share;
  readonly from: number;
  readonly to: number;
}

/** How many sentences behind the cut may say what share of the workforce it is. */
const reach = 2;

/** "That is 7% of its workforce", "The cuts amount to a tenth of the staff": the share as one of the next sentences tells it. */
export function shareBeside({ index, field }: Clause, clauses: readonly Clause[]): SaidShare | undefined {
  for (let at = index + 1; at <= index + reach; at += 1) {
    const clause = clauses[at];
    if (clause?.field !== field) return undefined;
    const figure = goesOn(clause) ? clause.figures.find((one) => one.percent && isOfWorkforce(clause, one)) : undefined;
    if (!figure && jobFigures(clause).length > 0) return undefined;
    if (!figure) continue;
    const percent = figure.min ?? figure.max;
    if (percent === undefined || percent <= 0 || percent > 100) continue;
    const { from, to, qualifier } = figure;
    return {
      clause,
      value: { percent, ...(qualifier === 'exact' ? {} : { qualifier }), verbatim: wordsAt(clause, from, to) },
      from,
      to,
    };
  }
  return undefined;
}

/** The sentence speaks of the cut before it. */
function goesOn(clause: Clause): boolean {
  const head = lowAt(clause, clause.from);
  if (/^(?:it|that|this|these|they|those|cela|ce|c'|ceci|ils|soit)$/.test(head)) return isEqual(clause);
  return (
    /^(?:the|la|le|les|ces|cette)$/.test(head) &&
    /^(?:cuts?|reductions?|layoffs|figure|number|losses|redundancies|posts|jobs|total|move|suppressions?|coupes?|chiffre|licenciements|postes|mesure|réduction|plan)$/.test(
      lowAt(clause, clause.from + 1),
    ) &&
    isEqual(clause)
  );
}

/** A verb that says what a thing amounts to stands among the first words. */
const isEqual = (clause: Clause): boolean =>
  clause.tokens
    .slice(clause.from, clause.from + 9)
    .some(({ low }) =>
      /^(?:is|are|was|be|represents?|equals?|corresponds?|amounts?|means?|accounts?|affects?|est|sont|serait|représente|représentent|correspond|équivaut|concerne|touche)$/.test(
        low,
      ),
    );

/** "7% of Harrow's 27,000-strong workforce", "15 percent of the team", "14 % de ses 28.000 salariés". */
function isOfWorkforce(clause: Clause, { to }: Figure): boolean {
  if (!/^(?:of|de|d'|des|du)$/.test(lowAt(clause, to))) return false;
  for (const { from, category } of tagsOf(clause, 'workforce').concat(tagsOf(clause, 'jobPeople')))
    if (category && from > to && from - to <= 8)
      return clause.tokens.slice(to, from).every(({ text }) => !/^[,;:.]$/.test(text));
  return /^(?:team|teams|ranks|rolls)$/.test(lowAt(clause, to + 2));
}
