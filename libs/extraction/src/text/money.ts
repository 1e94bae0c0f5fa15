import type { QuantityQualifier } from '@newsledger/newsroom';
import type { Clause } from './document.js';

/** A sum of money at tokens [from, to). */
export interface Money {
  readonly from: number;
  readonly to: number;
  readonly value?: number;
  readonly currency: string;
  readonly qualifier: QuantityQualifier;
}

const currencyWords = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  usd: 'USD',
  eur: 'EUR',
  gbp: 'GBP',
  dollar: 'USD',
  dollars: 'USD',
  euro: 'EUR',
  euros: 'EUR',
  pounds: 'GBP',
  livres: 'GBP',
  yuan: 'CNY',
  yuans: 'CNY',
  yen: 'JPY',
  yens: 'JPY',
  chf: 'CHF',
};
const currencies: ReadonlyMap<string, string> = new Map(Object.entries(currencyWords));

/** The sums of a clause: "$52M", "1,03 milliard de dollars", "4 milliards USD", "44bn euros". */
export function readMoney(clause: Clause): Money[] {
  const sums: Money[] = [];
  for (const figure of clause.figures) {
    if (figure.percent) continue;
    const before = clause.tokens[figure.core - 1];
    const prefix = figure.core > clause.from && before ? currencies.get(before.low) : undefined;
    const after = prefix && before?.kind === 'mark' ? undefined : currencyAfter(clause, figure.to);
    const currency = after?.currency ?? (before?.kind === 'mark' ? prefix : undefined);
    if (!currency) continue;
    const value = figure.max ?? figure.min;
    sums.push({
      from: after ? figure.from : Math.min(figure.from, figure.core - 1),
      to: after?.to ?? figure.to,
      currency,
      qualifier: figure.qualifier,
      ...(value === undefined ? {} : { value }),
    });
  }
  return sums;
}

function currencyAfter(clause: Clause, at: number): { currency: string; to: number } | undefined {
  for (let next = at; next < Math.min(clause.to, at + 4); next += 1) {
    const low = clause.tokens[next]!.low;
    const found = currencies.get(low);
    if (found) return { currency: found, to: next + 1 };
    if (!/^(?:de|d'|us|canadian|american|américains)$/.test(low)) return undefined;
  }
  return undefined;
}
