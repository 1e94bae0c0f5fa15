import { describe, expect, it } from '@jest/globals';
import type { LayoffClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

/** The people that the first layoff of a text names as hit, "name: post". */
function hit(language: 'fr' | 'en', text: string): string[] {
  const { claims } = extractByRules({ title: '', text, language });
  const [layoff] = claims.filter((claim): claim is LayoffClaim => claim.kind === 'layoff');
  expect(layoff).toBeDefined();
  return (layoff?.affectedPeople ?? []).map(({ name, post }) => (post ? `${name}: ${post}` : name));
}

describe('people named as hit by a layoff', () => {
  it.each<['fr' | 'en', string, string[]]>([
    [
      'en',
      'The Daily Tidings laid off 30 journalists, including Isha Thoreau, a foreign affairs columnist, and Nilo Tabor.',
      ['Isha Thoreau: foreign affairs columnist', 'Nilo Tabor'],
    ],
    [
      'en',
      'Corvane Films has laid off 40 people. Among those let go are Jane Miller, head of casting, and Tom Reed.',
      ['Jane Miller: head of casting', 'Tom Reed'],
    ],
    ['en', 'Corvane is cutting 100 jobs. Mary Jones was among the people laid off.', ['Mary Jones']],
    ['en', 'Corvane has axed 30 jobs: Bill Moe, who ran sales, is among those let go.', ['Bill Moe']],
    [
      'fr',
      "Corvane supprime 60 postes, parmi lesquels ceux de Paul Martin, directeur du studio, et d'Anne Duval.",
      ['Paul Martin: directeur du studio', 'Anne Duval'],
    ],
    [
      'fr',
      'Corvane supprime 100 postes. Kate Brun et Jean Colline, deux figures de la chaîne, figurent parmi les licenciés.',
      ['Kate Brun', 'Jean Colline'],
    ],
    [
      'fr',
      "Corvane licencie 200 salariés. La journaliste Kate Brun, qui dirigeait l'équipe, fait partie des personnes licenciées.",
      ['Kate Brun'],
    ],
  ])('%s: %s', (language, text, people) => expect(hit(language, text)).toEqual(people));

  it.each<['fr' | 'en', string]>([
    ['fr', 'Nokia va supprimer 500 postes en France, dont 200 à Lannion, a annoncé mardi le PDG Justin Hotard.'],
    ['fr', 'Corvane supprime 300 postes, notamment à Vitry, selon le directeur général Paul Ferrand.'],
    ['fr', 'Corvane supprime 300 postes, dont 40 à Vitry, et le délégué CGT Marc Petit dénonce un massacre.'],
    ['en', 'Nokia will cut 500 jobs, including 200 in France, chief executive Justin Hotard said on Tuesday.'],
    ['en', 'Nokia will cut 500 jobs, including 200 in France, said chief executive Justin Hotard.'],
    [
      'en',
      'Corvane will cut 500 jobs, among them 200 in France, and Justin Hall, its chief executive, takes a pay cut.',
    ],
    ['en', 'Corvane is cutting 600 jobs, including some of its designers, Mark Hall told staff.'],
    ['en', 'Corvane is cutting 600 jobs. Mark Hall is not among those laid off.'],
  ])('%s, nobody: %s', (language, text) => expect(hit(language, text)).toEqual([]));
});
