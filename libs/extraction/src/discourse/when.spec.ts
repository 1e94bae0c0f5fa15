import { describe, expect, it } from '@jest/globals';
import { extractByRules } from '../rule-extractor.js';

/** Of each claim of a text of 29 October 2025 (a Wednesday): when it was made known, and from when it holds. */
function times(language: 'fr' | 'en', text: string, title = ''): string[] {
  const published = { value: '2025-10-29', precision: 'day', basis: 'stated' } as const;
  return extractByRules({ title, text, language, published }).claims.map(
    ({ announced, effective }) => `${announced?.value ?? '-'} ${effective?.value ?? '-'}`,
  );
}

describe('the dates of a claim are those of its own statement', () => {
  it.each<['fr' | 'en', string, string[]]>([
    [
      'fr',
      "Airlux devrait supprimer 1.500 postes, tandis que Ferrovia devrait en supprimer 700 d'ici à la fin 2027.",
      ['- -', '- 2027'],
    ],
    ['en', 'Airlux will cut 1,500 jobs, while Ferrovia plans to shed 700 posts by the end of 2027.', ['- -', '- 2027']],
    ['fr', "Ardenis a annoncé mardi la suppression de 300 postes d'ici à l'été 2027.", ['2025-10-28 2027']],
    ['en', 'Corvane Foods said on Tuesday it would cut 300 jobs by the end of the year.', ['2025-10-28 2025']],
    ['en', "Corvane Foods will cut 300 jobs by year's end, it said on Tuesday.", ['2025-10-28 2025']],
    ['en', 'Corvane Foods will lay off 300 workers effective October 1.', ['- 2025-10-01']],
    ['fr', 'Ardenis supprime 300 postes à compter du 1er octobre.', ['- 2025-10-01']],
    ['en', 'Orvane invested in AI start-up Lumen Forge, which will open a lab in 2027.', ['- -']],
    ['en', 'In June, Orvane invested in AI start-up Lumen Forge.', ['- 2025-06']],
    ['en', 'Hermione Sallow will join the board of Thornmere as a director on 1 July.', ['- 2026-07-01']],
    ['en', 'Thornmere announces that Hermione Sallow will join the board on 1 July.', ['- 2026-07-01']],
    ['en', 'Corvane Foods will start laying off about 300 people on Thursday.', ['- 2025-10-30']],
  ])('%s: %s', (language, text, lines) => expect(times(language, text)).toEqual(lines));

  it.each<['fr' | 'en', string]>([
    [
      'fr',
      'Les salariés du groupe Ardenis ont entamé mercredi une grève contre un plan prévoyant 500 suppressions de postes.',
    ],
    ['fr', 'Le syndicat a appelé à manifester lundi contre les 300 suppressions de postes chez Ardenis.'],
    ['en', 'Corvane Foods plans to cut 300 jobs; the union called a strike for Monday.'],
  ])('the day of another deed is not that of the announcement: %s: %s', (language, text) =>
    expect(times(language, text)).toEqual(['- -']),
  );

  it('another sentence with the same figure has the date that the title leaves out', () =>
    expect(
      times(
        'en',
        'Elevator maker Aurel will slash 4,500 jobs by 2027, it said on Tuesday.',
        'Aurel to slash 4,500 jobs',
      ),
    ).toEqual(['2025-10-28 2027']));

  it('"May" is a month where it has a capital within the sentence', () =>
    expect(
      extractByRules({
        title: '',
        text: 'Hermione Sallow will become chief executive of Thornmere Foods in May.',
        language: 'en',
      }).claims.map(({ assertion }) => assertion.modality),
    ).toEqual(['asserted']));
});
