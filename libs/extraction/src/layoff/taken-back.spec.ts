import { describe, expect, it } from '@jest/globals';
import { extractByRules } from '../rule-extractor.js';

type Language = 'fr' | 'en';

/** What an article of 5 March 2026 says of layoffs and posts: employer, figure, modality; what is set aside in brackets. */
function told(language: Language, text: string, title = ''): string[] {
  const published = { value: '2026-03-05', precision: 'day', basis: 'stated' } as const;
  const { claims, suppressed } = extractByRules({ title, text, language, published });
  return [
    ...claims.map((claim) =>
      claim.kind === 'layoff'
        ? `${claim.organisation.name} ${claim.quantity.min ?? claim.quantity.qualifier} ${claim.assertion.modality}`
        : `${claim.kind} ${claim.assertion.modality}`,
    ),
    ...suppressed.map(({ kind, reason }) => `(${kind} ${reason})`),
  ];
}

// A plan taken back was once told as a cut: "scrapped" itself was read as the verb of the 500 jobs.
describe('a plan that its company takes back is denied', () => {
  it.each<string>([
    'has scrapped a plan to cut 500 jobs',
    'will not cut 500 jobs after all',
    "won't lay off 500 workers after all",
    'will no longer cut 500 jobs',
    'no longer plans to cut 500 jobs',
    'has dropped its plan to lay off 500 workers',
    'abandoned its proposal to lay off 500 workers on Tuesday',
    'shelves its plans to lay off 500 workers',
    'cancelled plans to axe 500 jobs',
    'has axed plans to lay off 500 workers',
    'called off a plan to lay off 500 workers',
    'has called the 500 job cuts off',
    'reverses its decision to lay off 500 workers',
    'has withdrawn its widely criticised plan to lay off 500 workers',
    'backed away from plans to lay off 500 workers',
    'has gone back on its plan to lay off 500 workers',
    'has called off 500 job cuts',
    'made a U-turn on its plan to cut 500 jobs',
    'said it had decided against cutting 500 jobs',
  ])('Harlow Weavers %s', (deed) =>
    expect(told('en', `Harlow Weavers ${deed}.`)).toEqual(['Harlow Weavers 500 denied']),
  );

  it.each<string>([
    'The planned cut of 500 jobs at Harlow Weavers has been called off.',
    'Plans to cut 500 jobs at Harlow Weavers have been scrapped.',
    'The plan to lay off 500 staff at Harlow Weavers, which was presented in May, is abandoned.',
    '500 jobs saved as Harlow Weavers reverses its decision.',
    'Some 500 jobs at Harlow Weavers are spared as the company drops its cuts.',
  ])('%s', (text) => expect(told('en', text)).toEqual(['Harlow Weavers 500 denied']));

  it.each<string>([
    'abandonne son projet de supprimer 500 postes',
    'retire son plan de 500 suppressions de postes',
    'a annulé son plan de suppression de 500 postes',
    'suspend son projet de licencier 500 salariés',
    'fait marche arrière sur la suppression de 500 postes',
    'a fait machine arrière sur son plan de 500 licenciements',
    'revient sur la suppression de 500 postes',
    'est revenu sur sa décision de supprimer 500 postes',
    "annonce l'annulation des 500 suppressions de postes",
    'ne supprimera finalement pas 500 postes',
  ])('Le groupe Ardenis %s', (deed) =>
    expect(told('fr', `Le groupe Ardenis ${deed}.`)).toEqual(['Ardenis 500 denied']),
  );

  it.each<string>([
    'Le plan de suppression de 500 postes chez Ardenis est abandonné.',
    'Le plan de 500 suppressions de postes chez Ardenis, présenté en mai, est annulé.',
    'La suppression de 500 postes chez Ardenis a finalement été retirée.',
    'Les 500 licenciements chez Ardenis sont suspendus.',
    'Les 500 emplois du groupe Ardenis sont sauvés : la direction renonce à son plan.',
  ])('%s', (text) => expect(told('fr', text)).toEqual(['Ardenis 500 denied']));
});

describe('the old plan that the same article recalls', () => {
  it.each<[Language, string, string, string]>([
    [
      'en',
      'Acme scraps plan to cut 500 jobs',
      'Acme has scrapped a plan to cut 500 jobs. It had announced the job cuts in February.',
      'Acme 500 denied',
    ],
    [
      'en',
      'Acme scraps plan to cut 500 jobs',
      'The plan to cut 500 jobs was announced in February.',
      'Acme 500 denied',
    ],
    [
      'en',
      'Acme cancels job cuts',
      'Acme has changed course. It announced in February that it would cut 500 jobs.',
      'Acme 500 denied',
    ],
    [
      'fr',
      'Ardenis abandonne son plan de 500 suppressions de postes',
      'Ardenis abandonne son plan. Le groupe avait annoncé ces 500 suppressions de postes en janvier.',
      'Ardenis 500 denied',
    ],
  ])('%s: %s // %s', (language, title, text, claim) =>
    expect(told(language, text, title).filter((line) => !line.startsWith('('))).toEqual([claim]),
  );
});

describe('what is given up is another thing, or nothing yet', () => {
  it.each<[Language, string, string]>([
    ['en', 'Acme has scrapped its dividend and will cut 500 jobs.', 'Acme 500 asserted'],
    ['en', 'Acme has abandoned its electric van and will lay off 500 workers.', 'Acme 500 asserted'],
    ['en', 'Acme will cut 500 jobs after a merger was called off.', 'Acme 500 asserted'],
    ['en', 'Acme will scrap 500 jobs in a programme to save money.', 'Acme 500 asserted'],
    ['en', 'Acme has halted production and will lay off 500 workers.', 'Acme 500 asserted'],
    ['en', 'Acme is to axe its delivery programme with the loss of 120 jobs.', 'Acme 120 asserted'],
    ['en', 'Acme is to cut 300 jobs after dropping a plan to cut 900 jobs.', 'Acme 300 planned'],
    ['en', 'Unions urged Acme to scrap plans to cut 500 jobs.', 'Acme 500 planned'],
    ['en', 'Acme could scrap plans to cut 500 jobs.', 'Acme 500 possible'],
    ['en', 'Unite demanded that the plan to cut 500 jobs at Acme be scrapped.', 'Acme 500 planned'],
    ['fr', 'Le groupe Ardenis abandonne le diesel et supprime 500 postes.', 'Ardenis 500 asserted'],
    ['fr', 'Le groupe Ardenis va finalement supprimer 500 postes.', 'Ardenis 500 asserted'],
    ['fr', "Le groupe Ardenis supprime 500 postes après l'annulation d'une commande.", 'Ardenis 500 asserted'],
    ['fr', 'La CGT exige le retrait du plan de 500 suppressions de postes chez Ardenis.', 'Ardenis 500 asserted'],
  ])('%s: %s', (language, text, claim) => expect(told(language, text)).toEqual([claim]));

  it.each<[Language, string]>([
    ['en', 'The rescue saved 500 jobs after Acme dropped its bid.'],
    ['en', 'Acme has not dropped its plan to cut 500 jobs.'],
    ['en', "Acme has said it won't cut 500 jobs."],
  ])('no claim: %s: %s', (language, text) =>
    expect(told(language, text).filter((line) => !line.startsWith('('))).toEqual([]),
  );
});

describe('a departure that is denied confirms nothing', () => {
  it.each<[string, string]>([
    ['', 'Sorenta denied that Eva Lind would leave.'],
    ['Eva Lind to stay', 'Sorenta denied that Eva Lind would leave. Lind joined as chief executive in 2020.'],
    ['', 'Sorenta denied that chief executive Eva Lind would leave the company.'],
  ])('%s // %s', (title, text) =>
    expect(told('en', text, title).filter((line) => !/denied$|^\(/.test(line))).toEqual([]),
  );
});
