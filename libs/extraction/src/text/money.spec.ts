import { describe, expect, it } from '@jest/globals';
import { lexiconOf } from '../lexicon/lexicon.js';
import { readDocument, wordsAt } from './document.js';
import { readMoney } from './money.js';

/** The sums of a sentence with their words. */
function sums(language: 'fr' | 'en', sum: string): string[] {
  const sentence = language === 'fr' ? `La société lève ${sum}.` : `The company raises ${sum}.`;
  const clause = readDocument('', sentence, lexiconOf(language), undefined).clauses[0]!;
  return readMoney(clause).map(({ value, currency, from, to }) => `${value} ${currency}: ${wordsAt(clause, from, to)}`);
}

describe('sums of money, in French', () => {
  it.each([
    ["12 millions d'euros", "12000000 EUR: 12 millions d'euros"],
    ["1,7 milliard d'euros", "1700000000 EUR: 1,7 milliard d'euros"],
    ['600 millions de dollars', '600000000 USD: 600 millions de dollars'],
    ['250 millions $', '250000000 USD: 250 millions $'],
    ['300.000 euros', '300000 EUR: 300.000 euros'],
    ['2,4 M€', '2400000 EUR: 2,4 M€'],
    ['40 millions de livres', '40000000 GBP: 40 millions de livres'],
    ['1 milliard de dollars', '1000000000 USD: 1 milliard de dollars'],
    ['500 millions de yens', '500000000 JPY: 500 millions de yens'],
    ['15 millions de francs suisses', '15000000 CHF: 15 millions de francs suisses'],
  ])('%s', (sum, read) => expect(sums('fr', sum)).toEqual([read]));
});

describe('sums of money, in English', () => {
  it.each([
    ['$52M', '52000000 USD: $52M'],
    ['$10 billion', '10000000000 USD: $10 billion'],
    ['$2.85 billion', '2850000000 USD: $2.85 billion'],
    ['€40 million', '40000000 EUR: €40 million'],
    ['£3bn', '3000000000 GBP: £3bn'],
    ['$14 million', '14000000 USD: $14 million'],
    ['20 billion yen', '20000000000 JPY: 20 billion yen'],
    ['1.5 billion euros', '1500000000 EUR: 1.5 billion euros'],
    ['$450,000', '450000 USD: $450,000'],
    ['US$30 million', '30000000 USD: $30 million'],
  ])('%s', (sum, read) => expect(sums('en', sum)).toEqual([read]));
});
