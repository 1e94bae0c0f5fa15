import { describe, expect, it } from '@jest/globals';
import type { LayoffClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

/** The layoffs of a text in one line each: employer, figure, modality. */
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
      [organisation.name, max ?? min ?? qualifier, ...(share ? [`${share.percent} %`] : []), assertion.modality].join(
        ', ',
      ),
    );
}

describe('a site that closes takes its people with it', () => {
  it.each<['fr' | 'en', string, string]>([
    ['fr', 'Le groupe Fabrel ferme son usine de Cambrai, qui emploie 212 personnes.', 'Fabrel, 212, asserted'],
    ['fr', "L'enseigne Fabrel annonce la fermeture de son entrepôt de Laon (140 salariés).", 'Fabrel, 140, asserted'],
    ['en', 'Harrow Steel will shut its plant in Lima, which employs 380 people.', 'Harrow Steel, 380, asserted'],
    ['en', 'The closure of the Harrow Steel works will put 190 people out of work.', 'Harrow Steel, 190, asserted'],
    ['en', 'Harrow Steel is closing its Linby mill with the loss of 65 jobs.', 'Harrow Steel, 65, asserted'],
  ])('%s: %s', (language, text, claim) => expect(told(language, text)).toEqual([claim]));

  it.each<['fr' | 'en', string]>([
    ['fr', "L'usine Fabrel, qui emploie 212 personnes, est fermée à cause de l'épidémie."],
    ['fr', 'Le groupe Fabrel ferme son site internet.'],
    ['en', 'Harrow Steel has temporarily closed its Lima plant, which employs 380 people.'],
  ])('not for a while: %s: %s', (language, text) => expect(told(language, text)).toEqual([]));
});

describe('a plan is told by what it hits', () => {
  it.each<['fr' | 'en', string, string]>([
    ['fr', 'Le plan social chez Ardenis concerne 140 salariés.', 'Ardenis, 140, asserted'],
    ['fr', 'Chez Ardenis, la réorganisation entraînerait la perte de 46 emplois.', 'Ardenis, 46, asserted'],
    ['fr', 'La rupture conventionnelle collective chez Ardenis porte sur 95 postes.', 'Ardenis, 95, asserted'],
    ['fr', 'Un plan social menace 120 postes chez Ardenis.', 'Ardenis, 120, possible'],
    ['fr', 'Quelque 80 emplois sont menacés chez Ardenis.', 'Ardenis, 80, possible'],
    ['fr', 'Chez Ardenis, 75 postes vont disparaître.', 'Ardenis, 75, asserted'],
    ['en', 'The cuts at Orvane will affect 300 workers.', 'Orvane, 300, asserted'],
    ['en', 'The merger of Orvane and Telbright will lead to 550 job losses.', 'Orvane, 550, asserted'],
    ['en', 'At Orvane, 640 jobs would go.', 'Orvane, 640, asserted'],
  ])('%s: %s', (language, text, claim) => expect(told(language, text)).toContain(claim));
});

describe('people are dismissed in many words', () => {
  it.each<['fr' | 'en', string, string]>([
    ['fr', "La start-up Ovelia s'est séparée d'une trentaine de salariés.", 'Ovelia, 30, asserted'],
    ['fr', 'La start-up Ovelia met à la porte 40 salariés.', 'Ovelia, 40, asserted'],
    ['fr', 'La start-up Ovelia remercie 45 intérimaires.', 'Ovelia, 45, asserted'],
    ['fr', 'La start-up Ovelia a notifié leur licenciement à 130 employés.', 'Ovelia, 130, asserted'],
    [
      'fr',
      'Placée en liquidation, la laiterie Ovelia ferme. Ses 58 salariés vont être licenciés.',
      'Ovelia, 58, asserted',
    ],
    ['fr', 'La start-up Ovelia va licencier 120 de ses 800 collaborateurs.', 'Ovelia, 120, asserted'],
    ['en', 'Lumo is letting 90 people go.', 'Lumo, 90, asserted'],
    ['en', 'Lumo laid 200 staff off on Friday.', 'Lumo, 200, asserted'],
    ['en', 'Lumo has given notice to 600 workers.', 'Lumo, 600, asserted'],
    ['en', 'Lumo parted ways with 90 employees.', 'Lumo, 90, asserted'],
    ['en', 'Lumo dismissed 75 traders on Monday.', 'Lumo, 75, asserted'],
    ['en', 'Lumo has made 310 of its 420 staff redundant.', 'Lumo, 310, asserted'],
  ])('%s: %s', (language, text, claim) => expect(told(language, text)).toEqual([claim]));

  it.each<['fr' | 'en', string]>([
    ['fr', 'La maire de Lens remercie les 300 personnes présentes.'],
    ['fr', 'Quelque 35 départs de feu ont été recensés près de Perpignan.'],
    ['fr', "C'est difficile sur le plan social pour Ovelia, qui emploie 300 personnes."],
    ['fr', 'La manifestation a réuni 300 personnes contre le plan social chez Ovelia.'],
    ['fr', 'Selon un sondage auprès de 1.000 salariés, un sur deux craint de perdre son emploi.'],
    ['en', 'Rovers sacked their manager and two coaches.'],
    ['en', 'Lumo dropped six players and cut two more.'],
  ])('and not in these: %s: %s', (language, text) =>
    expect(told(language, text).filter((claim) => /\d{2}/.test(claim))).toEqual([]),
  );
});

describe('posts lapse, shrink and are spared', () => {
  it.each<['fr' | 'en', string, string]>([
    ['fr', "L'assureur Mutalior ne remplacera pas 300 départs à la retraite.", 'Mutalior, 300, asserted'],
    ['fr', "L'assureur Mutalior prévoit de ne pas renouveler 60 contrats.", 'Mutalior, 60, planned'],
    ['fr', "L'assureur Mutalior confirme le non-renouvellement de 60 contrats.", 'Mutalior, 60, asserted'],
    ['fr', "L'assureur Mutalior veut réduire ses effectifs d'une quarantaine de personnes.", 'Mutalior, 40, planned'],
    ['fr', "L'assureur Mutalior dément vouloir supprimer 600 postes.", 'Mutalior, 600, denied'],
    ['fr', "L'assureur Mutalior renonce à supprimer 220 emplois.", 'Mutalior, 220, denied'],
    ['en', 'Aldgate Press intends to reduce staff numbers by 85.', 'Aldgate Press, 85, planned'],
    ['en', 'Aldgate Press has slashed its workforce in half.', 'Aldgate Press, undisclosed, 50 %, asserted'],
    ['en', 'Aldgate Press has dropped a plan to cut 500 jobs.', 'Aldgate Press, 500, denied'],
    [
      'en',
      'About one in five employees at Aldgate Press will lose their jobs.',
      'Aldgate Press, undisclosed, 20 %, asserted',
    ],
  ])('%s: %s', (language, text, claim) => expect(told(language, text)).toEqual([claim]));

  it.each<['fr' | 'en', string]>([
    ['fr', 'Le repreneur de Mutalior promet de sauver 300 emplois.'],
    ['fr', "Les 320 emplois de l'usine Mutalior seront maintenus."],
    ['en', 'The rescue of Aldgate Press will save 900 jobs.'],
  ])('no job that is kept: %s: %s', (language, text) => expect(told(language, text)).toEqual([]));
});

describe('what is recalled is background', () => {
  const news = 'Le maire de Lens a présenté son budget. La piscine rouvrira en mai. Les impôts ne bougent pas. ';
  it.each<[string, string]>([
    ['the pluperfect', `${news}Le groupe Solvanor avait supprimé 180 postes.`],
    ['a relative clause', `${news}Le groupe Solvanor, qui a supprimé 180 postes, a donné un terrain à la ville.`],
    ['a date of weeks ago', `${news}En janvier, le groupe Solvanor a supprimé 180 postes.`],
  ])('%s', (_why, text) => expect(told('fr', text)).toEqual([]));

  it('but a plan that stands is news, also where it is only fought over', () =>
    expect(told('fr', `${news}L'élu a critiqué le plan de suppression de 180 postes chez Solvanor.`)).toEqual([
      'Solvanor, 180, asserted',
    ]));

  it('but a story of its own in a digest is news', () =>
    expect(told('fr', `${news}\n- Solvanor licencie -\nLe groupe Solvanor va supprimer 180 postes.`)).toEqual([
      'Solvanor, 180, asserted',
    ]));

  it('a title asserts what the text then says more carefully', () =>
    expect(
      told('fr', 'La direction de Solvanor prévoit de supprimer 180 postes.', 'Solvanor supprime 180 postes'),
    ).toEqual(['Solvanor, 180, planned']));
});

describe('who cuts, and when', () => {
  it.each<['fr' | 'en', string, string]>([
    [
      'en',
      "Three mills in Kenya's Thika Valley cut back. Aldgate Press, which prints for publishers and retailers, will cut 300 jobs.",
      'Aldgate Press, 300, asserted',
    ],
    [
      'en',
      'At Aldgate Press 287 workers, none of them near pension age, lose their jobs.',
      'Aldgate Press, 287, asserted',
    ],
    ['fr', 'Chez Mutalior, 300 postes, soit un sur dix, vont disparaître.', 'Mutalior, 300, 10 %, asserted'],
    ['en', 'Aldgate Press <ALD.L> is taking out 300 posts.', 'Aldgate Press, 300, asserted'],
    [
      'en',
      'The head of Aldgate Press dismissed as baseless reports that the firm is about to lay off 300 people.',
      'Aldgate Press, 300, denied',
    ],
    [
      'en',
      'Aldgate Press could slash its workforce by as much as 8 percent.',
      'Aldgate Press, undisclosed, 8 %, possible',
    ],
  ])('%s: %s', (language, text, claim) => expect(told(language, text)).toEqual([claim]));

  it.each<['fr' | 'en', string]>([
    ['en', "Aldgate Press's closest rival is cutting 300 jobs."],
    ['en', "Aldgate Inc.'s advertising agency has laid off 50 people."],
    ['fr', "Un sous-traitant d'Aéromance supprime 120 postes."],
    ['en', 'Some 30,000 jobs could vanish, the Centre for Port Research forecasts.'],
    ['en', 'Aldgate Press opens a gallery. The house has lost dozens of posts in recent years.'],
    ['en', 'Aldgate Press has cut 900 jobs over the past decade.'],
    ['fr', 'Mutalior expose ses machines. Le groupe a supprimé 900 postes ces dernières années.'],
    ['fr', 'Mutalior a supprimé 900 postes en dix ans.'],
  ])('no news of a house: %s: %s', (language, text) => expect(told(language, text)).toEqual([]));
});
