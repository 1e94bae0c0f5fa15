import { paper, type Story } from './story.js';

const courant = paper('Le Courant', 'lecourant.example', 'fr');
const rivage = paper('Le Rivage', 'lerivage.example', 'fr');
const plaine = paper('La Plaine', 'laplaine.example', 'fr');
const herald = paper('The Harbour Herald', 'harbourherald.example', 'en');
const dispatch = paper('Northern Dispatch', 'northerndispatch.example', 'en');
const market = paper('Market Signal', 'marketsignal.example', 'en');

const wireOnVardel = [
  'Le fabricant de câbles Vardel a annoncé mardi la suppression de 1.200 postes, invoquant la chute de ses commandes.',
  'Le groupe, qui emploie 9.000 personnes dans onze pays, compte ouvrir des négociations avec les organisations syndicales en avril.',
  'La direction assure vouloir privilégier les départs volontaires et les mobilités internes, sans exclure des départs contraints.',
  'Les représentants du personnel ont appelé à une journée de grève jeudi devant le siège, à Nantes.',
].join('\n');

/** Layoffs: who said how many, and who only repeats it. */
export const layoffStories: readonly Story[] = [
  {
    name: 'one paper reports a layoff itself, two carry the wire on it, and one page translates the first',
    given: {
      own: courant('Vardel va supprimer 1.200 postes', {
        path: '/fr/economie/81920431-vardel-va-supprimer-1200-postes',
        date: '2026-03-10',
        text:
          'Selon nos informations, Vardel va supprimer 1.200 postes. Le fabricant de câbles a confirmé mardi ce chiffre à la rédaction. ' +
          'À Nantes, où se trouve le siège, les salariés disent avoir appris la nouvelle par un message de trois lignes reçu à l’aube. ' +
          'Le maire réclame une réunion à la préfecture et redoute un effet en chaîne chez les sous-traitants de la zone portuaire.',
      }),
      wire: rivage('Vardel supprime 1.200 postes', {
        date: '2026-03-10',
        authors: ['AFP'],
        text: wireOnVardel,
      }),
      sameWire: plaine('Câbles : 1.200 postes supprimés chez Vardel', {
        date: '2026-03-11',
        text: `${wireOnVardel.split('\n').slice(0, 3).join('\n')}\n(avec AFP)`,
      }),
      translation: paper(
        'Le Courant in English',
        'lecourant.example',
        'en',
      )('Vardel to cut 1,200 jobs', {
        path: '/en/economy/81920431-vardel-to-cut-1200-jobs',
        date: '2026-03-10',
        text:
          'According to our information, Vardel will cut 1,200 jobs. The cable maker confirmed the figure to the newsroom on Tuesday. ' +
          'In Nantes, where the head office stands, employees say they learned the news from a three-line message at dawn.',
      }),
    },
    then: [{ kind: 'layoff', figure: 1200, from: ['own', 'wire', 'sameWire', 'translation'], independent: 2 }],
  },
  {
    name: 'the press says 17,000, and a day later the company says 18,000',
    given: {
      press: herald('Orbane plans to cut about 17,000 jobs, sources say', {
        date: '2026-01-04',
        text: 'Online retailer Orbane plans to cut 17,000 jobs, according to people familiar with the matter. The cuts would fall mostly on its stores division.',
      }),
      company: dispatch('Orbane says it will cut 18,000 jobs', {
        date: '2026-01-05',
        text: 'Orbane said on Monday it would eliminate 18,000 jobs. "These changes will help us pursue our long-term opportunities," chief executive Ines Calder said in a statement.',
      }),
    },
    then: [
      { kind: 'layoff', figure: 18000, from: ['press', 'company'], figures: [17000, 18000], conflicts: ['/quantity'] },
    ],
  },
  {
    name: 'the union says that 2,500 posts are threatened, and the company that it is 1,235 at two sites',
    given: {
      union: courant('Maltorin : 2.500 postes menacés selon les syndicats', {
        date: '2026-02-02',
        text: 'Le plan du sidérurgiste Maltorin menace 2.500 postes, a affirmé lundi la CGT. Le syndicat appelle à la grève mercredi.',
      }),
      company: rivage('Maltorin annonce 1.235 suppressions de postes', {
        date: '2026-02-03',
        text: 'Maltorin va supprimer 1.235 postes, répartis entre Lens et Vierzon, a annoncé mardi la direction du groupe sidérurgique.',
      }),
    },
    then: [
      { kind: 'layoff', figure: 1235, from: ['union', 'company'], figures: [1235, 2500], conflicts: ['/quantity'] },
    ],
  },
  {
    name: 'a second wave comes forty days after the first',
    given: {
      first: market('Brightloom lays off 400 employees', {
        date: '2026-01-12',
        text: 'Software maker Brightloom said on Monday that it would lay off 400 employees as it narrows its focus.',
      }),
      again: dispatch('Brightloom cuts 400 jobs', {
        date: '2026-01-13',
        text: 'Brightloom is cutting 400 jobs, the software company announced on Monday.',
      }),
      second: market('Brightloom to lay off another 650 employees', {
        date: '2026-02-21',
        text: 'Software maker Brightloom said on Saturday that it would lay off another 650 employees.',
      }),
    },
    then: [
      { kind: 'layoff', figure: 400, from: ['first', 'again'] },
      { kind: 'layoff', figure: 650, from: ['second'] },
    ],
  },
  {
    name: 'a rewrite puts the figure of the group on one of its units',
    organisations: [{ name: 'Norvane' }, { name: 'Norvane Studios', parent: 'Norvane' }],
    given: {
      group: herald('Norvane to cut 14,000 jobs', {
        date: '2026-04-14',
        text: 'Norvane said on Tuesday that it would cut 14,000 jobs across the group. The company employs 350,000 people.',
      }),
      again: dispatch('Norvane cuts 14,000 corporate jobs', {
        date: '2026-04-14',
        text: 'Norvane announced on Tuesday that it is cutting 14,000 jobs worldwide.',
      }),
      rewrite: market('Norvane Studios cuts 14,000 jobs', {
        date: '2026-04-15',
        text: "Norvane's film unit Norvane Studios is cutting 14,000 jobs, it was announced on Tuesday.",
      }),
    },
    then: [{ kind: 'layoff', figure: 14000, from: ['group', 'again', 'rewrite'], review: ['scope-in-doubt'] }],
  },
  {
    name: 'a layoff is mentioned as background two months later',
    given: {
      news: courant('Tessaline supprime 300 postes', {
        date: '2026-01-20',
        text: 'Le chimiste Tessaline va supprimer 300 postes à Roussillon, a annoncé mardi sa direction.',
      }),
      mention: rivage('Tessaline inaugure une usine à Lyon', {
        date: '2026-03-23',
        text: 'Le chimiste Tessaline a inauguré lundi une usine à Lyon, deux mois après avoir supprimé 300 postes à Roussillon.',
      }),
    },
    then: [{ kind: 'layoff', figure: 300, from: ['news'] }],
  },
  {
    name: 'the company takes its plan back',
    given: {
      plan: courant('Ondelis va supprimer 850 postes', {
        date: '2026-02-10',
        text: 'Le distributeur Ondelis va supprimer 850 postes, a annoncé mardi la direction.',
      }),
      reversal: rivage('Ondelis renonce à supprimer 850 postes', {
        date: '2026-04-07',
        text: 'Le distributeur Ondelis a annoncé mardi qu’il renonçait à supprimer 850 postes.',
      }),
    },
    then: [{ kind: 'layoff', from: ['plan', 'reversal'], canceled: true }],
  },
];
