import { describe, expect, it } from '@jest/globals';
import type { LayoffClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

/** The layoffs of a text in one line each: employer, figure, share. */
function told(language: 'fr' | 'en', text: string, title = ''): string[] {
  const { claims } = extractByRules({
    title,
    text,
    language,
    published: { value: '2024-08-14', precision: 'day', basis: 'stated' },
  });
  return claims
    .filter((claim): claim is LayoffClaim => claim.kind === 'layoff')
    .map(({ organisation, quantity: { min, max, qualifier }, share }) =>
      [organisation.name, max ?? min ?? qualifier, ...(share ? [`${share.percent} %`] : [])].join(', '),
    );
}

describe('a house that is only described at first', () => {
  it.each<['fr' | 'en', string, string]>([
    [
      'en',
      'A DERBY carpet company is to close with the loss of 140 jobs. Staff at Harlow Weavers were told on Monday.',
      'Harlow Weavers, 140',
    ],
    [
      'en',
      "One of Linby's biggest employers is to axe 90 jobs. Orvane Foods announced it on Monday.",
      'Orvane Foods, 90',
    ],
    [
      'en',
      'Around 700 jobs are at risk after the retailer Orvane Foods went into administration.',
      'Orvane Foods, 700',
    ],
    ['en', 'Orvane Foods has called in administrators. The move puts 700 jobs at risk.', 'Orvane Foods, 700'],
  ])('%s: %s', (language, text, claim) => expect(told(language, text)).toEqual([claim]));
});

describe('posts that go in the passive', () => {
  it.each<['fr' | 'en', string, string]>([
    ['en', "Some 2,000 jobs at Orvane's Midlands plant may be cut if the sale goes ahead.", 'Orvane, 2000'],
    ['en', 'Orvane is to shut its stores in a revamp that will see 800 jobs go.', 'Orvane, 800'],
    ['fr', "Au sein d'Ardenis, 560 postes (sur environ 4.000) seront supprimés.", 'Ardenis, 560'],
    [
      'fr',
      "La plateforme de réservation en ligne Ardenis a dit qu'elle réduirait ses effectifs de 8 %.",
      'Ardenis, undisclosed, 8 %',
    ],
  ])('%s: %s', (language, text, claim) => expect(told(language, text)).toEqual([claim]));
});

describe('older cuts of the same house are the measure of the new ones', () => {
  it.each<['fr' | 'en', string, string]>([
    [
      'en',
      'Orvane Foods will cut 7% of its staff. Earlier this year, it cut 4,000 jobs.',
      'Orvane Foods, undisclosed, 7 %',
    ],
    [
      'en',
      'Orvane Foods will cut thousands of jobs, matching or surpassing the 4,000 positions eliminated in February.',
      'Orvane Foods, orderOfMagnitude',
    ],
    ['en', 'Orvane Foods will cut 300 jobs. In February, Orvane Foods laid off 90 people.', 'Orvane Foods, 300'],
    ['en', 'Orvane Foods will cut its staff by 10% but will avoid layoffs.', 'Orvane Foods, undisclosed, 10 %'],
  ])('%s: %s', (language, text, claim) => expect(told(language, text)).toEqual([claim]));
});

describe('a digest tells the cuts of several houses side by side', () => {
  it('each is news', () =>
    expect(
      told(
        'fr',
        'Dans les télécoms, le groupe Ardenis va supprimer 300 postes. De son côté, Fabrel a également annoncé 120 licenciements. ' +
          'Le fabricant Ovelia, qui avait doublé de taille en 2021, licencie 90 salariés.',
        'Les plans de la semaine',
      ),
    ).toEqual(['Ardenis, 300', 'Fabrel, 120', 'Ovelia, 90']));
  it('beside the one that the title names they are not', () =>
    expect(
      told(
        'fr',
        'Le groupe Ardenis va supprimer 300 postes. Fabrel a également annoncé 120 licenciements.',
        'Ardenis supprime 300 postes',
      ),
    ).toEqual(['Ardenis, 300']));
});

describe('a share with its number behind it', () => {
  it.each<['fr' | 'en', string, string]>([
    ['fr', 'Ardenis se sépare de 14 % de ses effectifs en Europe, soit 4.000 personnes.', 'Ardenis, 4000, 14 %'],
    ['en', 'Orvane is cutting 16% of its workforce, or about 500 people.', 'Orvane, 500, 16 %'],
  ])('%s: %s', (language, text, claim) => expect(told(language, text)).toEqual([claim]));
});

describe('a round figure of the title', () => {
  it('gives way to the exact one of the text', () =>
    expect(told('en', 'Orvane Foods is to axe 102 jobs.', 'Orvane Foods to axe over 100 jobs')).toEqual([
      'Orvane Foods, 102',
    ]));
});

describe('what nobody cuts', () => {
  it.each<['fr' | 'en', string]>([
    ['en', 'Where 20 or more employees are made redundant, an employer must consult them.'],
    ['en', 'Employers that plan to make 20 people redundant must consult the Acme Workers Union.'],
    ['en', 'Administrators at PwC confirmed 320 redundancies.'],
    ['en', 'The Weavers Guild expects 100 staffers to take voluntary buyouts.'],
    ['fr', 'La jauge du salon Ardenis est désormais réduite à 1.000 personnes.'],
  ])('%s: %s', (language, text) => expect(told(language, text)).toEqual([]));
});
