import { again, paper, type Story } from './story.js';

const courant = paper('Le Courant', 'lecourant.example', 'fr');
const rivage = paper('Le Rivage', 'lerivage.example', 'fr');
const herald = paper('The Harbour Herald', 'harbourherald.example', 'en');
const dispatch = paper('Northern Dispatch', 'northerndispatch.example', 'en');
const market = paper('Market Signal', 'marketsignal.example', 'en');

const by = (reason: string) => ({ editor: 'r.vasseur', reason });
const cuts = (name: string, figure: string, date: string, day: string) => ({
  date,
  text: `${name} said on ${day} that it would cut ${figure} jobs as part of a restructuring.`,
});

const pellworth = herald('Pellworth to cut 520 jobs', {
  ...cuts('Pellworth', '520', '2026-03-03', 'Tuesday'),
  version: '1',
});
const quillon = herald('Quillon to cut 310 jobs', cuts('Quillon', '310', '2026-03-03', 'Tuesday'));
const rosmere = courant('Rosmère va supprimer 640 postes', {
  date: '2026-03-03',
  text: 'Le groupe textile Rosmère va supprimer 640 postes, a annoncé mardi la direction.',
});
const salter = herald('Salter Yards to cut 275 jobs', {
  ...cuts('Salter Yards', '275', '2026-03-03', 'Tuesday'),
  modified: '2026-03-03T12:00:00Z',
});

/** Articles that change, and editors who decide. */
export const changingStories: readonly Story[] = [
  {
    name: 'an article is corrected',
    given: {
      first: pellworth,
      corrected: again(pellworth, {
        version: '2',
        title: 'Pellworth to cut 250 jobs',
        text: `${pellworth.text.replace('520', '250')} An earlier version of this article gave another figure.`,
      }),
      other: market('Pellworth lays off 250', cuts('Pellworth', '250', '2026-03-04', 'Tuesday')),
    },
    then: [{ kind: 'layoff', figure: 250, figures: [250, 250], from: ['corrected', 'other'] }],
  },
  {
    name: 'an article is killed by its publisher, who tells neither version nor date',
    given: {
      article: quillon,
      kill: again(quillon, { title: '', text: '', pubStatus: 'canceled' }),
      other: dispatch('Quillon to shed 310 jobs', cuts('Quillon', '310', '2026-03-04', 'Tuesday')),
    },
    then: [{ kind: 'layoff', figure: 310, independent: 1, from: ['other'] }],
  },
  {
    name: 'the only article on a layoff is withheld',
    given: { article: rosmere, withheld: again(rosmere, { pubStatus: 'withheld' }) },
    then: [],
  },
  {
    name: 'an old version of an article comes late',
    given: {
      old: again(salter, {
        modified: '2026-03-03T09:00:00Z',
        title: 'Salter Yards to cut 725 jobs',
        text: salter.text.replace('275', '725'),
      }),
      now: salter,
    },
    then: [{ kind: 'layoff', figure: 275, figures: [275], from: ['now'] }],
  },
  {
    name: 'an editor puts two cases together, and a new source comes',
    given: {
      small: herald('Tamsin Foods to cut 300 jobs', cuts('Tamsin Foods', '300', '2026-05-04', 'Monday')),
      large: dispatch('Tamsin Foods to cut 1,400 jobs', cuts('Tamsin Foods', '1,400', '2026-05-08', 'Friday')),
    },
    edit: async (desk) => {
      await desk.merge('small', 'large', by('the company says that it is one plan'));
    },
    afterwards: {
      later: market('Tamsin Foods to shed 300 jobs', cuts('Tamsin Foods', '300', '2026-05-09', 'Monday')),
    },
    then: [{ kind: 'layoff', figures: [300, 300, 1400], from: ['small', 'large', 'later'] }],
  },
  {
    name: 'an editor corrects the figure, and a machine repeats the old one',
    given: { report: herald('Ulverton to cut 900 jobs', cuts('Ulverton', '900', '2026-05-04', 'Monday')) },
    edit: async (desk) => {
      const to = { min: 90, max: 90, qualifier: 'exact', unit: 'jobs' };
      await desk.correct('report', '/quantity', to, by('the filing says 90'));
    },
    afterwards: { repeated: dispatch('Ulverton cuts 900 jobs', cuts('Ulverton', '900', '2026-05-05', 'Monday')) },
    then: [{ kind: 'layoff', figure: 90, from: ['report', 'repeated'] }],
  },
  {
    name: 'an editor takes apart what was put together wrongly, and a source comes on one of the two',
    given: {
      plant: rivage('Vexel va supprimer 400 postes', {
        date: '2026-05-04',
        text: 'L’équipementier Vexel va supprimer 400 postes, a annoncé lundi la direction.',
      }),
      offices: courant('Vexel supprime 420 postes', {
        date: '2026-05-07',
        text: 'L’équipementier Vexel va supprimer 420 postes, a annoncé jeudi la direction.',
      }),
    },
    edit: async (desk) => {
      await desk.split(
        'plant',
        ['offices'],
        by('the first plan is that of the plants, the second that of the offices'),
      );
    },
    afterwards: {
      also: paper(
        'La Plaine',
        'laplaine.example',
        'fr',
      )('420 suppressions de postes chez Vexel', {
        date: '2026-05-07',
        text: 'L’équipementier Vexel va supprimer 420 postes, a annoncé jeudi la direction.',
      }),
    },
    then: [
      { kind: 'layoff', figure: 400, from: ['plant'] },
      { kind: 'layoff', figure: 420, from: ['offices', 'also'] },
    ],
  },
];
