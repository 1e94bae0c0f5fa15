import { describe, expect, it } from '@jest/globals';
import type { LayoffClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

/** A claim in one line: employer (its unit), figure, share, modality. */
function told(language: 'fr' | 'en', text: string, date = '2025-10-29'): string[] {
  const { claims } = extractByRules({
    title: '',
    text,
    language,
    published: { value: date, precision: 'day', basis: 'stated' },
  });
  return claims
    .filter((claim): claim is LayoffClaim => claim.kind === 'layoff')
    .map(({ organisation, unit, quantity, share, assertion }) => {
      const { min, max, qualifier } = quantity;
      const figure = qualifier === 'exact' ? `${min}` : [min, max].filter((one) => one !== undefined).join('-');
      return [
        organisation.name + (unit ? ` (${unit.name})` : ''),
        `${figure} ${qualifier}`.trim(),
        ...(share ? [`${share.percent} %`] : []),
        assertion.modality,
      ].join(', ');
    });
}

describe('given a French sentence', () => {
  it.each([
    ['Renault va supprimer 2 000 postes.', 'Renault, 2000 exact, asserted'],
    ['Le groupe Danone supprime 1.650 emplois en France.', 'Danone (France), 1650 exact, asserted'],
    ['Airbus a annoncé la suppression de 5\u202F000 postes dans le monde.', 'Airbus, 5000 exact, asserted'],
    ['La suppression de 300 postes chez Nokia est confirmée.', 'Nokia, 300 exact, asserted'],
    ['Michelin licencie 1 254 salariés à Cholet.', 'Michelin (Cholet), 1254 exact, asserted'],
    ['Environ 450 personnes vont être licenciées chez Camaïeu.', 'Camaïeu, 450-450 approximately, asserted'],
    ['Plus de 800 emplois sont supprimés chez Casino.', 'Casino, 800 atLeast, asserted'],
    ["Boeing pourrait supprimer jusqu'à 3 000 postes.", 'Boeing, 3000 atMost, possible'],
    ['Sanofi prévoit de supprimer entre 200 et 300 postes.', 'Sanofi, 200-300 range, planned'],
    ['Orange envisage 330 à 380 suppressions de postes.', 'Orange, 330-380 range, planned'],
    [
      'Auchan supprime quatorze cents postes et Siemens licencie deux mille personnes.',
      'Siemens, 2000 exact, asserted',
    ],
    ['Siemens va supprimer quatorze mille emplois.', 'Siemens, 14000 exact, asserted'],
    ['Atos va se séparer d’une centaine de salariés.', 'Atos, 100-100 approximately, asserted'],
    ['Bosch supprime des milliers de postes.', 'Bosch, orderOfMagnitude, asserted'],
    ['Ericsson réduit ses effectifs de 8 %.', 'Ericsson, undisclosed, 8 %, asserted'],
    ['Bentley va supprimer 1 000 emplois, soit un quart de ses effectifs.', 'Bentley, 1000 exact, 25 %, asserted'],
    ['Un plan social menace 120 salariés de Kiabi, a confirmé la direction.', 'Kiabi, 120 exact, possible'],
    ['849 salariés de Ford vont perdre leur emploi.', 'Ford, 849 exact, asserted'],
    [
      'Les salariés de Conforama ont manifesté contre la suppression de 1.900 postes.',
      'Conforama, 1900 exact, asserted',
    ],
    ['Vallourec présente un plan de départs volontaires de 500 postes.', 'Vallourec, 500 exact, asserted'],
    ['Vallourec dément vouloir supprimer 600 postes.', 'Vallourec, 600 exact, denied'],
    ["L'enseigne d'ameublement Maison Verte licencie 1.200 personnes.", 'Maison Verte, 1200 exact, asserted'],
    ['La start-up Quillo se sépare de 40 % de ses effectifs, soit 120 personnes.', 'Quillo, 120 exact, 40 %, asserted'],
    [
      "Selon les syndicats, jusqu'à 5.000 emplois pourraient disparaître chez Corvane.",
      'Corvane, 5000 atMost, possible',
    ],
  ])('%s', (sentence, claim) => expect(told('fr', sentence)).toContain(claim));

  it.each([
    ['a creation is no cut', 'Amazon va créer 3 000 emplois en France.'],
    ['the size of the workforce is no cut', 'Renault emploie 48 000 personnes et publie ses résultats.'],
    ['one dismissal is no layoff', 'Carrefour a licencié un salarié pour faute grave.'],
    ['licences of sport are no dismissals', 'Le judo compte 500 000 licenciés en France.'],
    ['the state is no employer of ours', 'Le gouvernement veut supprimer 50 000 postes de fonctionnaires.'],
    ['a negation', 'Renault ne supprimera aucun poste en France.'],
    ['a first name is no trade', 'Marine Le Goff allège ainsi son emploi du temps.'],
    ['a yearly pace', 'Renault a supprimé deux cents postes par an dans cet atelier, se souvient un ouvrier.'],
    ['a pace of every year', 'Renault a supprimé 200 postes chaque année, se souvient un ouvrier.'],
    ['a condition', 'Si Renault supprimait 500 postes, la ville souffrirait.'],
    ['a question', 'Renault va-t-il supprimer 500 postes ?'],
    ['other things are suppressed too', 'La SNCF va supprimer 300 trains en août.'],
    ['old cuts are background', 'En 2019, Renault avait supprimé 3 000 postes.'],
    ['cuts that date another thing are background', 'Le départ intervient après 3 000 licenciements chez Nokia.'],
    ['unemployment statistics', 'Le nombre de demandeurs d’emploi a baissé de 3 000 personnes en mai.'],
  ])('no claim: %s', (_why, sentence) => expect(told('fr', sentence)).toEqual([]));
});

describe('given an English sentence', () => {
  it.each([
    ['Ford will cut 1,400 jobs.', 'Ford, 1400 exact, asserted'],
    ['Boeing is laying off 2,500 workers in Seattle.', 'Boeing (Seattle), 2500 exact, asserted'],
    ['Up to 200 jobs are at risk at Meggitt, the firm said.', 'Meggitt, 200 atMost, possible'],
    ['Nokia announced 3,000 layoffs.', 'Nokia, 3000 exact, asserted'],
    ['About 1,100 jobs will go at Philips.', 'Philips, 1100-1100 approximately, asserted'],
    ['Tesco plans to axe 4,500 staff.', 'Tesco, 4500 exact, planned'],
    ['Intel could shed between 1,500 and 2,000 positions.', 'Intel, 1500-2000 range, possible'],
    ['More than 900 employees were made redundant at Thomas Cook.', 'Thomas Cook, 900 atLeast, asserted'],
    ['Cisco is cutting 7% of its workforce.', 'Cisco, undisclosed, 7 %, asserted'],
    [
      'Sony eliminated fourteen hundred roles and Intel lays off two hundred and fifty people.',
      'Intel, 250 exact, asserted',
    ],
    ['Hundreds of workers were laid off at Peloton.', 'Peloton, orderOfMagnitude, asserted'],
    ['Some 30k jobs will be lost at HSBC, the bank said.', 'HSBC, 30000-30000 approximately, asserted'],
    ["Siemens' management told staff it would cut 2,000 posts.", 'Siemens, 2000 exact, asserted'],
    ['Dell plans to reduce its workforce by 6,650.', 'Dell, 6650 exact, planned'],
    ['Zoom will cut a total of 1,200 to 1,300 positions over three years.', 'Zoom, 1200-1300 range, asserted'],
    ['Zoom said it was laying off about 15% of its staff.', 'Zoom, undisclosed, 15 %, asserted'],
    ['Steelmaker Corvane axes 450 posts.', 'Corvane, 450 exact, asserted'],
    ['Nokia denied it would cut 600 jobs.', 'Nokia, 600 exact, denied'],
    ['Job cuts at Saab: the carmaker will shed 500 workers.', 'Saab, 500 exact, asserted'],
  ])('%s', (sentence, claim) => expect(told('en', sentence)).toContain(claim));

  it.each([
    ['a creation is no cut', 'Tesla will create 3,000 jobs in Texas.'],
    ['a negation', 'Ford said there would be no job cuts.'],
    ['a condition', 'If Ford cut 500 jobs, the town would suffer.'],
    ['cuts of other things', 'The Fed cut interest rates as jobs data disappointed.'],
    ['old cuts are background', 'In 2019 Nokia cut 3,000 jobs.'],
    ['a recalled round is background', 'The previous round of layoffs at Intel hit 5,000 people.'],
    ['pay is no post', 'Sony cut 200 employees’ pay.'],
  ])('no claim: %s', (_why, sentence) => expect(told('en', sentence)).toEqual([]));
});

describe('given an announcement over several sentences', () => {
  it('keeps units, parts and people inside one claim', () => {
    const text =
      'Sanofi va supprimer 1 200 postes en Europe, dont 400 en France. Parmi les salariés licenciés figurent Paul Martin, directeur du site, et Anne Duval, responsable de la qualité.';
    const [claim, ...others] = extractByRules({ title: '', text, language: 'fr' }).claims.filter(
      (one) => one.kind === 'layoff',
    );
    expect(others).toEqual([]);
    expect(claim).toMatchObject({
      quantity: { min: 1200, max: 1200 },
      parts: [{ name: 'France', quantity: { min: 400, max: 400, scope: { level: 'country' } } }],
      affectedPeople: [
        { name: 'Paul Martin', post: 'directeur du site', publicFigure: false },
        { name: 'Anne Duval', post: 'responsable de la qualité', publicFigure: false },
      ],
    });
  });

  it('never gives the figure of the group to a unit that is only named as hit', () => {
    const text = 'Vivendi supprime 900 postes dans le groupe, notamment chez Vivendi Films, sa filiale de cinéma.';
    const [claim] = extractByRules({ title: '', text, language: 'fr' }).claims;
    expect(claim).toMatchObject({
      organisation: { name: 'Vivendi' },
      affectedUnits: [{ name: 'Vivendi Films', quantity: { qualifier: 'undisclosed' } }],
    });
    expect(claim).not.toHaveProperty('unit');
  });

  it('says why a candidate is no claim', () => {
    const text =
      'Renault va bien. En 2019, Renault avait supprimé 3 000 postes. Nokia ne licenciera personne : aucun licenciement chez Nokia.';
    const { suppressed } = extractByRules({
      title: '',
      text,
      language: 'fr',
      published: { value: '2025-01-01', precision: 'day', basis: 'stated' },
    });
    expect(suppressed.map((one) => one.reason)).toContain('background');
    expect(suppressed.every((one) => one.evidence.length > 0)).toBe(true);
  });
});
