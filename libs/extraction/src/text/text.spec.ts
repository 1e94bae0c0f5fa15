import { describe, expect, it } from '@jest/globals';
import { readDates } from './dates.js';
import { readFigures } from './figures.js';
import { splitSentences } from './sentences.js';
import { tokenize, type Language } from './tokens.js';

function figures(language: Language, text: string): string[] {
  const tokens = tokenize(text, language);
  return readFigures(tokens, 0, tokens.length, language).map(({ min, max, qualifier, percent }) =>
    [
      [min, max].filter((one) => one !== undefined && (min !== max || one !== max)).join('-') || `${max ?? ''}`,
      qualifier,
      percent ? '%' : '',
    ]
      .filter(Boolean)
      .join(' '),
  );
}

describe('figures', () => {
  it.each<[Language, string, string]>([
    ['fr', '14 000 postes', '14000 exact'],
    ['fr', '14\u00A0000 postes', '14000 exact'],
    ['fr', '14\u202F000 postes', '14000 exact'],
    ['fr', '14\u2009000 postes', '14000 exact'],
    ['fr', '14.000 postes', '14000 exact'],
    ['fr', "14'000 postes", '14000 exact'],
    ['fr', 'quelque 14 000 postes', '14000 approximately'],
    ['fr', 'près de 300 postes', '300 approximately'],
    ['fr', 'plus de 1.000 emplois', '1000 atLeast'],
    ['fr', 'au moins 50 emplois', '50 atLeast'],
    ['fr', "jusqu'à 380 postes", '380 atMost'],
    ['fr', 'un maximum de 1.044 postes', '1044 atMost'],
    ['fr', 'entre 200 et 300 postes', '200-300 range'],
    ['fr', '330 à 380 postes', '330-380 range'],
    ['fr', 'une centaine de postes', '100 approximately'],
    ['fr', 'un millier de postes', '1000 approximately'],
    ['fr', 'des centaines de postes', 'orderOfMagnitude'],
    ['fr', 'plusieurs milliers de postes', 'orderOfMagnitude'],
    ['fr', 'quatorze mille postes', '14000 exact'],
    ['fr', 'deux cent cinquante postes', '250 exact'],
    ['fr', 'quatre-vingt-dix postes', '90 exact'],
    ['fr', '30k postes', '30000 exact'],
    ['fr', '1,5 million de postes', '1500000 exact'],
    ['fr', '10 % des postes', '10 exact %'],
    ['fr', '2,5 pour cent', '2.5 exact %'],
    ['fr', 'un tiers des effectifs', '33 approximately %'],
    ['en', '14,000 jobs', '14000 exact'],
    ['en', 'nearly 300 jobs', '300 approximately'],
    ['en', 'up to 200 jobs', '200 atMost'],
    ['en', 'more than 900 jobs', '900 atLeast'],
    ['en', 'between 1,500 and 2,000 jobs', '1500-2000 range'],
    ['en', 'fourteen thousand jobs', '14000 exact'],
    ['en', 'two hundred and fifty jobs', '250 exact'],
    ['en', 'a dozen jobs', '12 approximately'],
    ['en', 'thousands of jobs', 'orderOfMagnitude'],
    ['en', 'a third of its workforce', '33 approximately %'],
    ['en', '4.5 percent', '4.5 exact %'],
  ])('%s: %s', (language, text, figure) => expect(figures(language, text)).toEqual([figure]));

  it('does not run a year and a number together', () =>
    expect(figures('fr', 'en 2024 500 postes')).toEqual(['2024 exact', '500 exact']));
});

function dates(language: Language, text: string, published?: string): string[] {
  const tokens = tokenize(text, language);
  const precision = published?.length === 4 ? 'year' : published?.length === 7 ? 'month' : 'day';
  const reference = published ? ({ value: published, precision } as const) : undefined;
  return readDates(tokens, 0, tokens.length, language, reference).map(({ date }) => `${date.value} ${date.basis}`);
}

describe('dates', () => {
  it.each<[Language, string, string, string]>([
    ['fr', 'mardi', '2025-10-29', '2025-10-28 relative'],
    ['fr', 'mercredi', '2025-10-29', '2025-10-29 relative'],
    ['fr', 'mardi dernier', '2025-10-29', '2025-10-28 relative'],
    ['fr', 'lundi prochain', '2025-10-29', '2025-11-03 relative'],
    ['fr', 'mardi 28 octobre', '2025-10-29', '2025-10-28 relative'],
    ['fr', 'le 30 décembre', '2025-01-05', '2024-12-30 relative'],
    ['fr', 'le 1er octobre 2019', '2025-10-29', '2019-10-01 stated'],
    ['fr', 'octobre 2019', '2025-10-29', '2019-10 stated'],
    ['fr', 'en juin', '2025-10-29', '2025-06 relative'],
    ['fr', 'en décembre', '2025-10-29', '2024-12 relative'],
    ['fr', 'juin prochain', '2025-10-29', '2026-06 relative'],
    ['fr', "d'ici à la mi-juin", '2025-10-29', '2026-06 relative'],
    ['fr', 'à la mi-mars 2026', '2025-10-29', '2026-03 stated'],
    ['fr', "d'ici mi-2026", '2025-10-29', '2026 stated'],
    ['en', 'by mid-2026', '2025-10-29', '2026 stated'],
    ['fr', 'le mois dernier', '2025-01-29', '2024-12 relative'],
    ['fr', "l'an dernier", '2025-01-29', '2024 relative'],
    ['fr', 'hier', '2025-03-01', '2025-02-28 relative'],
    ['fr', 'fin 2025', '2025-01-29', '2025 stated'],
    ['en', 'on Tuesday', '2025-10-29', '2025-10-28 relative'],
    ['en', 'next Monday', '2025-10-29', '2025-11-03 relative'],
    ['en', 'October 28, 2025', '2025-10-29', '2025-10-28 stated'],
    ['en', '28th October', '2025-10-29', '2025-10-28 relative'],
    ['en', 'in June', '2025-10-29', '2025-06 relative'],
    ['en', 'last June', '2025-10-29', '2025-06 relative'],
    ['en', 'last month', '2025-10-29', '2025-09 relative'],
    ['en', 'by 2026', '2025-10-29', '2026 stated'],
    ['en', '2025-10-28', '2025-10-29', '2025-10-28 stated'],
  ])('%s: "%s" published %s', (language, text, published, date) =>
    expect(dates(language, text, published)).toEqual([date]),
  );

  it.each<[Language, string, string | undefined]>([
    ['fr', 'mardi', undefined],
    ['fr', 'mardi', '2025-10'],
    ['fr', 'en juin', '2025'],
    ['fr', 'le 31 février', undefined],
    ['en', 'may be', '2025-10-29'],
    ['en', 'they march on', '2025-10-29'],
    ['en', 'after the mid-season break', '2025-10-29'],
  ])('%s: "%s" published %s is no date', (language, text, published) =>
    expect(dates(language, text, published)).toEqual([]),
  );
});

describe('sentences', () => {
  const split = (text: string, language: Language = 'fr'): string[] =>
    splitSentences(text, tokenize(text, language)).map(({ start, end }) => text.slice(start, end));

  it.each<[string, string[]]>([
    ['M. Martin part. Il quitte Renault.', ['M. Martin part.', 'Il quitte Renault.']],
    ['Le groupe Apple Inc. recrute. Voilà.', ['Le groupe Apple Inc. recrute.', 'Voilà.']],
    ['Titre sans point\nUne phrase.', ['Titre sans point', 'Une phrase.']],
    ['Une phrase coupée\npar la page.', ['Une phrase coupée\npar la page.']],
    ['Il a dit « oui. » Puis rien.', ['Il a dit « oui. »', 'Puis rien.']],
    ['Le chiffre est 4.5 ici. Fin.', ['Le chiffre est 4.5 ici.', 'Fin.']],
  ])('%j', (text, sentences) => expect(split(text)).toEqual(sentences));
});
