import type { Tag } from '../lexicon/phrases.js';
import { lowAt, type Clause } from '../text/document.js';
import { readMoney, type Money } from '../text/money.js';

/** No raise or stake that the news tells of is smaller. */
export const least = 100_000;

/** The sum that a verb or noun at [from, to) is about. */
export function moneyNear(clause: Clause, tag: Tag, reach = 12): Money | undefined {
  const isNear = (sum: Money): boolean =>
    sum.to > tag.from - 6 && sum.from - tag.to <= reach && (sum.value ?? least) >= least;
  return readMoney(clause).find(isNear) ?? bareSums(clause).find(isNear);
}

/** "injecte 50 milliards dans l'IA": French headlines leave out the currency of so large a sum. */
function bareSums(clause: Clause): Money[] {
  return clause.figures.flatMap(({ from, to, min, max, qualifier, percent }) => {
    const value = max ?? min;
    const scaled = /^(?:millions?|milliards?)$/.test(lowAt(clause, to - 1));
    const counted = /^(?:d'|de|des)$/.test(lowAt(clause, to)) || percent;
    return value === undefined || !scaled || counted ? [] : [{ from, to, value, currency: '', qualifier }];
  });
}
