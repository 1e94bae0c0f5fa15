import type { QuantityQualifier } from '@newsledger/newsroom';
import type { Clause } from './document.js';
import type { Figure } from './figures.js';

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
  nok: 'NOK',
  sek: 'SEK',
  dkk: 'DKK',
  jpy: 'JPY',
  cny: 'CNY',
  inr: 'INR',
  aud: 'AUD',
  cad: 'CAD',
  sgd: 'SGD',
  hkd: 'HKD',
  krw: 'KRW',
  kronor: 'SEK',
  kroner: 'NOK',
  rupees: 'INR',
  roupies: 'INR',
  won: 'KRW',
  wons: 'KRW',
};
const currencies: ReadonlyMap<string, string> = new Map(Object.entries(currencyWords));

/** The sums of a clause: "$52M", "1,03 milliard de dollars", "4 milliards USD", "44bn euros", "2,4 M€". */
export function readMoney(clause: Clause): Money[] {
  const sums = clause.figures.flatMap((figure) => (figure.percent ? [] : (sumAt(clause, figure) ?? [])));
  return sums.length > 0 ? sums : vagueSum(clause);
}

/** "hundreds of billions of dollars", "des milliards de dollars", "multibillion-dollar": a sum of which only the order is told. */
function vagueSum(clause: Clause): Money[] {
  for (let at = clause.from; at < clause.to; at += 1) {
    const { low } = clause.tokens[at]!;
    const currency = /^multi-?(?:b|m)illion-(dollar|euro|pound)s?$/.exec(low)?.[1];
    if (currency)
      return [{ from: at, to: at + 1, currency: currencies.get(`${currency}s`)!, qualifier: 'orderOfMagnitude' }];
    if (!/^(?:millions|billions|milliards)$/.test(low)) continue;
    const of = /^(?:of|de|d')$/.test(clause.tokens[at + 1]?.low ?? '') ? at + 2 : at + 1;
    const named = of < clause.to ? currencies.get(clause.tokens[of]!.low) : undefined;
    if (named) return [{ from: at, to: of + 1, currency: named, qualifier: 'orderOfMagnitude' }];
  }
  return [];
}

function sumAt(clause: Clause, figure: Figure): Money | undefined {
  const before = clause.tokens[figure.core - 1];
  const coded = before?.kind === 'mark' || /^\p{Lu}{3}$/u.test(before?.text ?? '');
  const prefix = figure.core > clause.from && coded ? currencies.get(before!.low) : undefined;
  const after = prefix ? undefined : currencyAfter(clause, figure.to);
  const currency = after?.currency ?? prefix;
  if (!currency) return undefined;
  const plain = figure.max ?? figure.min;
  return {
    from: after ? figure.from : Math.min(figure.from, figure.core - 1),
    to: after?.to ?? figure.to,
    currency,
    qualifier: figure.qualifier,
    ...(plain === undefined ? {} : { value: plain * (after?.scale ?? 1) }),
  };
}

/** "2,4 M€", "3 Md$": a scale that is tied to its currency. */
const scales: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, md: 1e9, mds: 1e9 };

function currencyAfter(clause: Clause, at: number): { currency: string; to: number; scale?: number } | undefined {
  const scale = scales[clause.tokens[at]?.low ?? ''];
  const mark = at + 1 < clause.to ? clause.tokens[at + 1] : undefined;
  const tied = scale !== undefined && mark?.kind === 'mark' ? currencies.get(mark.low) : undefined;
  if (tied && scale) return { currency: tied, to: at + 2, scale };
  const francs = [at, at + 1].find(
    (one) => clause.tokens[one]?.low === 'francs' && clause.tokens[one + 1]?.low === 'suisses',
  );
  if (francs !== undefined && francs + 1 < clause.to) return { currency: 'CHF', to: francs + 2 };
  for (let next = at; next < Math.min(clause.to, at + 4); next += 1) {
    const low = clause.tokens[next]!.low;
    const found = currencies.get(low);
    if (found) return { currency: found, to: next + 1 };
    if (!/^(?:de|d'|us|canadian|american|américains)$/.test(low)) return undefined;
  }
  return undefined;
}
