import { describe, expect, it } from '@jest/globals';
import { extractByRules } from '../rule-extractor.js';

/** The houses of the claims of a text, each with its unit, and the people. */
function names(language: 'fr' | 'en', text: string, title = ''): string[] {
  return extractByRules({ title, text, language }).claims.map((claim) => {
    if (claim.kind === 'ai-initiative') return claim.actor.name;
    const house = claim.organisation.name + (claim.unit ? ` / ${claim.unit.name}` : '');
    return claim.kind === 'layoff' ? house : `${claim.person.name}, ${house}`;
  });
}

describe('names in full', () => {
  it.each<['fr' | 'en', string, string[]]>([
    [
      'en',
      'Chemical firm E.I. Du Quesne De Witt and Co plans to dismiss 140 workers.',
      ['E.I. Du Quesne De Witt and Co'],
    ],
    ['en', 'Orlo Bank Corp said J. David Barnes has retired as chairman.', ['J. David Barnes, Orlo Bank Corp']],
    [
      'en',
      'Managing director of Western Exporters Neil Duncan says he has been forced to lay off 140 workers.',
      ['Western Exporters'],
    ],
    ['en', 'Three Rivers Health said it is cutting 300 jobs.', ['Three Rivers Health']],
    ['en', 'First Calhoun Bancorp said it is cutting 300 jobs.', ['First Calhoun Bancorp']],
    [
      'en',
      'Carter Holt Harvey has announced it will shut its Linby plant with the loss of 100 jobs.',
      ['Carter Holt Harvey / Linby'],
    ],
    ['fr', 'Pôle emploi envisagerait de supprimer 4 000 postes.', ['Pôle emploi']],
    ['fr', 'Le Crédit agricole va supprimer 300 postes.', ['Crédit agricole']],
    [
      'fr',
      'La PDG de France Télévisions Delphine Ernotte quitte ses fonctions.',
      ['Delphine Ernotte, France Télévisions'],
    ],
    [
      'fr',
      'Le directeur du Théâtre de Corvane Alexandre Neveu quitte ses fonctions.',
      ['Alexandre Neveu, Théâtre de Corvane'],
    ],
    ['fr', 'Au sein de la rédaction du Parisien, un plan de départs volontaires vise 30 personnes.', ['Le Parisien']],
    [
      'en',
      'HARBOUR ENERGY: The largest producer in the sector will let about 250 onshore staff go.',
      ['Harbour Energy'],
    ],
    [
      'en',
      'ORVANE FOODS TO SHED 300 WORKERS IN EASTERN PLANTS: Orvane Foods said on Monday it would cut 300 jobs.',
      ['Orvane Foods'],
    ],
  ])('%s: %s', (language, text, expected) => expect(names(language, text)).toEqual(expected));

  it.each<['fr' | 'en', string, string, string[]]>([
    ['en', 'Norvik to make 600 pilots redundant', 'Norvik Air is to make 600 pilots redundant.', ['Norvik Air']],
    [
      'en',
      'Corvane to cut 500',
      'Corvane Squarrel plans to cut 479 jobs. Corvane said it would consult.',
      ['Corvane Squarrel'],
    ],
    ['fr', 'Lumex licencie', 'Lumex Santé va supprimer 120 postes. Lumex emploie 900 personnes.', ['Lumex Santé']],
    [
      'en',
      'Corvane cuts 300',
      'Corvane has told staff that Corvane Studios will lose 300 jobs.',
      ['Corvane / Corvane Studios'],
    ],
    ['fr', '', 'Lumex va supprimer 120 postes dans sa filiale Lumex Santé.', ['Lumex / Lumex Santé']],
    [
      'en',
      '',
      "Tata Steel has confirmed the loss of 2,800 jobs. Tata's decision was unbelievable.",
      ['Tata / Tata Steel'],
    ],
  ])('one house or two: %s: %s %s', (language, title, text, expected) =>
    expect(names(language, text, title)).toEqual(expected),
  );

  it('a product that begins with the name of its house is no full form of it', () =>
    expect(
      names(
        'fr',
        'Nous sommes fiers de présenter Kirolo Notes, scribe vocal dopé à l’IA. Kirolo lance aussi un agent d’IA.',
      ),
    ).not.toContain('Kirolo Notes'));

  it('a town is no short form of a paper that is named after it', () =>
    expect(
      names(
        'en',
        'Newsquest wants to do away with 25 posts. Eleven of the posts that go are in Darlington. The Darlington & Stockton Times has a new editor.',
      ),
    ).toEqual(['Newsquest']));
});
