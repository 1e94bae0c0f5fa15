import { paper, type Story } from './story.js';

const courant = paper('Le Courant', 'lecourant.example', 'fr');
const rivage = paper('Le Rivage', 'lerivage.example', 'fr');
const herald = paper('The Harbour Herald', 'harbourherald.example', 'en');
const dispatch = paper('Northern Dispatch', 'northerndispatch.example', 'en');
const market = paper('Market Signal', 'marketsignal.example', 'en');

/** Who comes and who goes, and what houses do about AI. */
export const otherStories: readonly Story[] = [
  {
    name: 'the chief leaves on Monday, and the successor is named on Friday',
    given: {
      leaves: herald('Calder Bank chief executive steps down', {
        date: '2026-03-02',
        text: 'Calder Bank said on Monday that its chief executive, Miriam Oakes, is stepping down with immediate effect.',
      }),
      also: dispatch('Miriam Oakes leaves Calder Bank', {
        date: '2026-03-02',
        text: 'Miriam Oakes has resigned as chief executive of Calder Bank, the lender announced on Monday.',
      }),
      comes: market('Calder Bank names Peter Hallam as chief executive', {
        date: '2026-03-06',
        text: 'Calder Bank on Friday appointed Peter Hallam as its chief executive. He succeeds Miriam Oakes.',
      }),
    },
    then: [
      { kind: 'leadership-change', person: 'Miriam Oakes', from: ['leaves', 'also', 'comes'], related: ['succession'] },
      { kind: 'leadership-change', person: 'Peter Hallam', from: ['comes'], related: ['succession'] },
    ],
  },
  {
    name: 'an interim is named, and is made permanent two months later',
    given: {
      interim: courant('Solène Marchand directrice générale par intérim de Terval', {
        date: '2026-01-15',
        text: 'Le groupe agroalimentaire Terval a nommé jeudi Solène Marchand directrice générale par intérim.',
      }),
      permanent: rivage('Terval nomme Solène Marchand directrice générale', {
        date: '2026-03-19',
        text: 'Le groupe agroalimentaire Terval a annoncé jeudi la nomination de Solène Marchand au poste de directrice générale.',
      }),
    },
    then: [
      { kind: 'leadership-change', person: 'Solène Marchand', from: ['interim'], related: ['succession'] },
      { kind: 'leadership-change', person: 'Solène Marchand', from: ['permanent'], related: ['succession'] },
    ],
  },
  {
    name: 'an appointment is reported, and denied a day later',
    given: {
      report: market('Oren Blake to become chief executive of Fairhaven', {
        date: '2026-05-11',
        text: 'Fairhaven has appointed Oren Blake as chief executive, people familiar with the matter said on Monday.',
      }),
      denial: herald('Fairhaven denies it has hired Oren Blake', {
        date: '2026-05-12',
        text: 'Fairhaven on Tuesday denied that it had appointed Oren Blake as chief executive.',
      }),
    },
    then: [
      {
        kind: 'leadership-change',
        person: 'Oren Blake',
        from: ['report', 'denial'],
        conflicts: ['/assertion/modality'],
      },
    ],
  },
  {
    name: 'an investment is rumoured, and announced with its amount two weeks later',
    given: {
      rumour: market('Corvane in talks to invest in AI start-up Lumen Forge', {
        date: '2026-06-01',
        text: 'Chipmaker Corvane is in talks to invest in artificial intelligence start-up Lumen Forge, according to people familiar with the matter.',
      }),
      deal: dispatch('Corvane invests $300 million in Lumen Forge', {
        date: '2026-06-16',
        text: 'Chipmaker Corvane said on Tuesday that it has invested $300 million in artificial intelligence start-up Lumen Forge.',
      }),
    },
    then: [{ kind: 'ai-initiative', amount: 300_000_000, from: ['rumour', 'deal'] }],
  },
];
