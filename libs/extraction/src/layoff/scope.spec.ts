import { describe, expect, it } from '@jest/globals';
import type { LayoffClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

/** Whose figure it is: the unit or place of the one layoff of a text, and the level of its scope. */
function scoped(language: 'fr' | 'en', text: string): string {
  const { claims } = extractByRules({ title: '', text, language });
  const [claim] = claims.filter((one): one is LayoffClaim => one.kind === 'layoff');
  return claim ? `${claim.unit?.name ?? '-'} ${claim.quantity.scope?.level ?? '-'}` : 'none';
}

describe('a figure holds where its sentence says', () => {
  it.each<['fr' | 'en', string, string]>([
    ['fr', 'Verralis va supprimer 320 postes en France.', 'France country'],
    ['fr', 'Verralis va supprimer 320 postes dans le monde.', '- group'],
    ['fr', 'Verralis va supprimer 90 postes sur son site de Maroilles.', 'Maroilles site'],
    ['fr', 'Verralis va supprimer 90 postes à Crolles.', 'Crolles site'],
    ['fr', 'Verralis va supprimer 95 postes au siège de Nanterre.', 'Nanterre site'],
    ['fr', 'La fermeture de son usine de Maroilles coûtera 46 emplois à Verralis.', 'Maroilles site'],
    ['fr', 'Verralis va supprimer 90 postes dans les fonctions support.', 'fonctions support department'],
    ['fr', 'Verralis va supprimer 320 postes après la fermeture de sa mine au Mexique.', '- group'],
    ['fr', 'Verralis va licencier aux États-Unis 1.800 salariés.', 'États-Unis country'],
    ['fr', 'Verralis va supprimer 140 postes dans plusieurs départements.', '- group'],
    ['en', 'Up to 2,500 jobs are to go at US planemaker Boeing.', '- group'],
    ['en', 'Boeing will lay off 345 workers from its defence division.', 'defence division department'],
    ['en', 'Boeing will lay off 345 workers at its Waterloo plant.', 'Waterloo site'],
    ['en', 'Boeing will lay off 345 workers in the United States.', 'United States country'],
    ['en', 'Boeing will shut its plant in Linby, eliminating 380 jobs.', 'Linby site'],
    ['en', 'Boeing will cut 40 posts in its news division.', 'news division department'],
    ['en', 'Boeing will cut 1,100 jobs as it closes its distribution centre in Leeds.', '- group'],
    ['en', 'Boeing is to axe 2,400 jobs and shut two plants in England.', '- group'],
    ['en', 'Boeing will cut 500 jobs worldwide.', '- group'],
    ['en', 'Boeing will cut 800 British jobs.', 'UK country'],
    ['en', 'Boeing will cut 500 jobs, most of them at its Linby plant.', '- group'],
    ['en', 'Boeing will lay off 500 people, mainly in the United States.', '- group'],
    ['fr', 'Verralis va supprimer 500 postes, principalement sur son site de Maroilles.', '- group'],
    ['en', 'Tolvane, the Montreal studio behind the game, has laid off 61 people.', '- group'],
    ['en', 'Boeing will cut 60 jobs at its Linby shaft.', 'Linby site'],
    [
      'en',
      'Boeing will close its Linby and Fort St. Mary operations, putting 500 people out of work.',
      'Linby and Fort St. Mary site',
    ],
    [
      'en',
      'Boeing will cut 1,400 jobs. The move to cut 10 per cent of its staff in Asia was expected.',
      'Asia country',
    ],
  ])('%s: %s', (language, text, scope) => expect(scoped(language, text)).toBe(scope));
});

describe('a site that another sentence closes', () => {
  it.each<['fr' | 'en', string, string]>([
    [
      'fr',
      'Le groupe Verralis ferme son usine de Maroilles. Les 101 salariés vont perdre leur emploi.',
      'Maroilles site',
    ],
    ['fr', 'Le groupe Verralis ferme son usine de Maroilles. Le groupe va supprimer 3.000 postes.', '- group'],
    ['fr', 'Un PSE vise les 849 salariés de Ford-Bordeaux.', 'Bordeaux site'],
    [
      'en',
      'Boeing is to shut its cooked-meats factory at Linby. If the plans go ahead, 318 roles would go.',
      'Linby site',
    ],
    ['en', 'Boeing is to shut its Linby mill. About 120 jobs will be lost.', 'Linby site'],
    ['en', 'Boeing is to shut its Linby mill. Boeing will cut 3,000 jobs.', '- group'],
    ['en', 'LINBY, W.Va. (AP) - More than 300 workers will be out of a job when Boeing shuts its plant.', 'Linby site'],
  ])('%s: %s', (language, text, scope) => expect(scoped(language, text)).toBe(scope));
});

describe('a figure of several sites is that of all of them', () => {
  it.each<['fr' | 'en', string, string[]]>([
    ['fr', 'Verralis va supprimer 640 postes sur ses sites de Lens et de Vierzon.', ['Lens', 'Vierzon']],
    ['fr', 'Verralis va supprimer 640 postes à Lens et à Vierzon.', ['Lens', 'Vierzon']],
    ['fr', 'Verralis va supprimer 640 postes à Lens (Pas-de-Calais) et Vierzon (Cher).', ['Lens', 'Vierzon']],
    [
      'fr',
      'Verralis va supprimer 640 postes dans ses usines de Lens, Vierzon et Crolles.',
      ['Lens', 'Vierzon', 'Crolles'],
    ],
    ['en', 'Boeing will cut 640 jobs at its plants in Leeds and Linby.', ['Leeds', 'Linby']],
    ['en', 'Boeing will cut 640 jobs at its Leeds and Linby plants.', ['Leeds', 'Linby']],
    ['en', 'Boeing will cut 640 jobs in Leeds, Linby and Oakham.', ['Leeds', 'Linby', 'Oakham']],
  ])('%s: %s', (language, text, names) => {
    const [claim] = extractByRules({ title: '', text, language }).claims;
    expect(claim).toMatchObject({ kind: 'layoff', quantity: { scope: { level: 'site' } } });
    const unit = claim?.kind === 'layoff' ? (claim.unit?.name ?? '') : '';
    expect(names.every((name) => unit.includes(name))).toBe(true);
    expect(claim?.kind === 'layoff' && claim.affectedUnits?.map(({ name }) => name)).toEqual(names);
  });
});

describe('further figures of a sentence', () => {
  it('are parts of a total, also where their noun is left out', () => {
    const { claims } = extractByRules({
      title: '',
      text: 'Verralis va supprimer 9.000 postes : 5.100 postes en Allemagne, 2.000 en France et 900 en Espagne.',
      language: 'fr',
    });
    const [claim] = claims.filter((one): one is LayoffClaim => one.kind === 'layoff');
    expect(claim?.parts?.map(({ name, quantity }) => `${name} ${quantity.min}`)).toEqual([
      'Allemagne 5100',
      'France 2000',
      'Espagne 900',
    ]);
  });
});
