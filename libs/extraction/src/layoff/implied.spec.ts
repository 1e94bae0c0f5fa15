import { describe, expect, it } from '@jest/globals';
import type { LayoffClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

/** The layoffs of a text in one line each: employer, figure, share. */
function told(language: 'fr' | 'en', text: string, title = ''): string[] {
  const { claims } = extractByRules({
    title,
    text,
    language,
    published: { value: '2024-03-14', precision: 'day', basis: 'stated' },
  });
  return claims
    .filter((claim): claim is LayoffClaim => claim.kind === 'layoff')
    .map(({ organisation, quantity: { min, max, qualifier }, share, assertion }) =>
      [
        organisation.name,
        max ?? min ?? qualifier,
        ...(share ? [`${share.percent} %`] : []),
        ...(assertion.modality === 'denied' ? ['denied'] : []),
      ].join(', '),
    );
}

type Row = ['fr' | 'en', string, string[]];

describe('one statement about several houses', () => {
  it.each<Row>([
    ['fr', 'Corvane et Mutalior suppriment respectivement 300 et 120 postes.', ['Corvane, 300', 'Mutalior, 120']],
    ['fr', 'Corvane et Mutalior vont supprimer chacun 150 postes.', ['Corvane, 150', 'Mutalior, 150']],
    ['en', 'Corvane and Orvane will cut 300 and 120 jobs respectively.', ['Corvane, 300', 'Orvane, 120']],
    ['en', 'Corvane and Orvane are each cutting 150 jobs.', ['Corvane, 150', 'Orvane, 150']],
  ])('shared out: %s: %s', (language, text, claims) => expect(told(language, text)).toEqual(claims));

  it.each<Row>([
    ['en', 'Corvane will cut 300 jobs and Orvane 120.', ['Corvane, 300', 'Orvane, 120']],
    ['en', 'Corvane will cut 300 jobs, Orvane 120 and Telbright 90.', ['Corvane, 300', 'Orvane, 120', 'Telbright, 90']],
    [
      'fr',
      'Corvane va supprimer 300 postes, Mutalior 120 et Ovelia 90.',
      ['Corvane, 300', 'Mutalior, 120', 'Ovelia, 90'],
    ],
    ['fr', 'Airbus va supprimer 300 postes ; Daher, 120 ; Safran, 90.', ['Airbus, 300', 'Daher, 120', 'Safran, 90']],
  ])('the verb left out: %s: %s', (language, text, claims) => expect(told(language, text)).toEqual(claims));
});

describe('a number whose noun stands elsewhere', () => {
  it.each<['fr' | 'en', string, string]>([
    ['fr', 'Corvane emploie 900 personnes à Lens et va en licencier 120.', 'Corvane, 120'],
    ['fr', 'Sur les 900 salariés de Corvane, 120 vont perdre leur emploi.', 'Corvane, 120'],
    ['fr', 'Corvane renonce à supprimer 500 postes et n’en supprimera que 200.', 'Corvane, 200'],
    ['fr', "Ainsi, 30 des 45 employés de l'enseigne Corvane ont dû être licenciés.", 'Corvane, 30'],
    ['en', 'Orvane scrapped a plan to cut 500 jobs and will now cut 200.', 'Orvane, 200'],
    ['en', 'Orvane drops plan to cut 500 jobs, will cut 200 instead.', 'Orvane, 200'],
    ['en', 'Orvane, which employs 1,500 people, is to make 300 redundant.', 'Orvane, 300'],
    ['en', 'Job cuts at Orvane will total 300.', 'Orvane, 300'],
    ['en', 'The job losses at Orvane (300 in all) come after a weak year.', 'Orvane, 300'],
    ['fr', "Les suppressions de postes chez Corvane s'élèvent à 300.", 'Corvane, 300'],
    ['en', 'One employee in five at Orvane is being laid off.', 'Orvane, undisclosed, 20 %'],
    ['fr', 'Un salarié sur trois va être licencié chez Corvane.', 'Corvane, undisclosed, 33 %'],
  ])('%s: %s', (language, text, claim) => expect(told(language, text)).toEqual([claim]));
});

describe('posts that others take, and plans that grow', () => {
  it.each<['fr' | 'en', string, string]>([
    ['en', 'Orvane is replacing 700 workers with machines.', 'Orvane, 700'],
    ['fr', 'Le groupe Corvane va remplacer 250 postes par des robots.', 'Corvane, 250'],
    ['en', 'Orvane raised its job cuts target to 900 from 600.', 'Orvane, 900'],
    ['en', 'Orvane said it would increase the number of job cuts from 600 to 900.', 'Orvane, 900'],
    ['fr', 'Le groupe Corvane porte de 600 à 900 le nombre de postes supprimés.', 'Corvane, 900'],
  ])('%s: %s', (language, text, claim) => expect(told(language, text)).toEqual([claim]));

  it.each<['fr' | 'en', string]>([
    ['en', 'Orvane replaced 700 retiring workers with apprentices.'],
    ['en', 'Orvane raised its dividend to 900 pence from 600.'],
    ['fr', 'Le groupe Corvane a remplacé 250 machines.'],
  ])('and not in these: %s: %s', (language, text) => expect(told(language, text)).toEqual([]));
});

describe('who cuts, where the sentence does not put the name before the verb', () => {
  it.each<['fr' | 'en', string, string]>([
    ['en', "Orvane's decision to cut 300 jobs has angered unions.", 'Orvane, 300'],
    ['fr', 'La décision de Corvane de supprimer 300 postes a provoqué la colère des syndicats.', 'Corvane, 300'],
    ['en', '"We will cut 300 jobs," Orvane chief executive Jane Dole said.', 'Orvane, 300'],
    ['en', 'The company plans to cut 300 jobs by the end of the year, Orvane said on Thursday.', 'Orvane, 300'],
    ['fr', '« Nous allons supprimer 300 postes », a déclaré le patron de Corvane, Jean Dole.', 'Corvane, 300'],
    ['fr', 'Le tribunal a placé Corvane en liquidation. Ses 300 salariés sont licenciés.', 'Corvane, 300'],
    [
      'en',
      'A paper mill that once made the notes of the Bank of Linby may close, putting 127 people out of work. ' +
        'Arjovane began talks with staff on Monday.',
      'Arjovane, 127',
    ],
    ['en', 'DERBY - Around 500 employees of Orvane Foods will lose their jobs.', 'Orvane Foods, 500'],
  ])('%s: %s', (language, text, claim) => expect(told(language, text)).toEqual([claim]));
});

describe('people who are to come back are no cut', () => {
  it.each<['fr' | 'en', string]>([
    ['en', 'Orvane Motor said it ordered temporary layoffs of 550 hourly workers.'],
    ['en', 'Orvane Motor will lay off 550 workers for one week beginning on Monday.'],
    ['en', "Orvane Motor's Linby plant has another 250 on layoff."],
    ['fr', 'Le groupe Corvane met 300 salariés au chômage technique.'],
    ['fr', 'Le groupe Corvane licencie provisoirement 300 salariés.'],
  ])('%s: %s', (language, text) => expect(told(language, text)).toEqual([]));
  it('nor where the title does not say so', () =>
    expect(
      told('en', 'Orvane Motor ordered temporary layoffs of 550 workers on Monday.', 'Orvane lays off 550 workers'),
    ).toEqual([]));
  it('but temporary posts can be cut', () =>
    expect(told('en', 'Orvane Motor will cut 300 temporary jobs.')).toEqual(['Orvane Motor, 300']));
});

describe('which of several figures is that of the claim', () => {
  it.each<[string, 'fr' | 'en', string, string, string]>([
    ['the first', 'en', 'Orvane Foods will cut 300 jobs, 120 of them at Linby.', '', 'Orvane Foods, 300'],
    [
      'the exact one of a round one told first',
      'fr',
      'Le groupe Corvane envisage plus de 1.000 suppressions de postes. Il veut supprimer au maximum 1.044 postes en France.',
      '',
      'Corvane, 1044',
    ],
    [
      'that of the title, unless the top of the text has it exactly',
      'en',
      'Orvane Foods plans to eliminate 479 sales jobs, it said on Monday.',
      'Orvane Foods to cut nearly 500 jobs',
      'Orvane Foods, 479',
    ],
    [
      'that of the title, where the text only has another bound',
      'fr',
      'Le groupe Corvane prévoit la suppression d’un maximum de 1.044 postes.',
      'Corvane prévoit de supprimer plus de 1.000 emplois',
      'Corvane, 1000',
    ],
    [
      'the whole of which the first is a part',
      'en',
      'Orvane Foods is to cut 800 jobs in the UK. They are part of 4,000 posts which the company wants to shed.',
      '',
      'Orvane Foods, 4000',
    ],
    [
      'all that go, and not those that are replaced',
      'fr',
      'Le plan de Corvane prévoit 340 départs volontaires, dont 183 seraient remplacés.',
      '',
      'Corvane, 340',
    ],
    [
      'what goes, and not what was there',
      'en',
      'Orvane Foods will reduce the 6,000 workforce of its bakery arm by 300.',
      '',
      'Orvane Foods, 300',
    ],
    [
      'nor what is left',
      'fr',
      'Corvane va réduire ses effectifs de 1.500 à 1.200 personnes.',
      '',
      'Corvane, undisclosed',
    ],
    [
      'what still stands of a plan',
      'en',
      'Orvane Foods scraps plan to cut 500 jobs, will cut 200 instead.',
      '',
      'Orvane Foods, 200',
    ],
  ])('%s: %s: %s', (_why, language, text, title, claim) => expect(told(language, text, title)).toEqual([claim]));
});
