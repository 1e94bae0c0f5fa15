import { describe, expect, it } from '@jest/globals';
import type { LayoffClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

/** The layoffs of an English article in one line each: employer, its unit, figure, share. */
function told(text: string, title = '', date: string | undefined = '2024-03-14'): string[] {
  const { claims } = extractByRules({
    title,
    text,
    language: 'en',
    ...(date === '' ? {} : { published: { value: date, precision: 'day', basis: 'stated' } }),
  });
  return claims
    .filter((claim): claim is LayoffClaim => claim.kind === 'layoff')
    .map(({ organisation, unit, quantity: { min, max, qualifier }, share }) =>
      [
        organisation.name + (unit ? ` (${unit.name})` : ''),
        max ?? min ?? qualifier,
        ...(share ? [`${share.percent} %`] : []),
      ].join(', '),
    );
}

describe('where a report is written is no employer', () => {
  it.each<[string, string]>([
    ['DORMEY - Around 500 employees of Halvane will lose their jobs.', 'Halvane, 500'],
    ['DORMEY (WKQT) - Halvane is laying off 190 people.', 'Halvane, 190'],
    ['DORMEY, June 5 (Agency) - Halvane plans to cut 300 jobs.', 'Halvane, 300'],
    [
      'DORMEY (WKQT) - A trailer maker is laying off 190 people. Halvane Trailers told the state that the cuts at its plant begin in May.',
      'Halvane Trailers (Dormey), 190',
    ],
  ])('%s', (text, claim) => expect(told(text)).toEqual([claim]));
});

describe('the share that another sentence tells', () => {
  it.each<[string, string]>([
    ['Halvane is to cut 2,000 jobs. That is 7% of its workforce.', 'Halvane, 2000, 7 %'],
    ["Halvane is to cut 2,000 jobs. It would be 7% of Halvane's 27,000-strong workforce.", 'Halvane, 2000, 7 %'],
    ['Halvane is to cut 2,000 jobs. The cuts amount to a tenth of its staff.', 'Halvane, 2000, 10 %'],
    ['Halvane is to part with 15 percent of the team, or about 1,300 people.', 'Halvane, 1300, 15 %'],
    ['Halvane is to cut 2,000 jobs. It lost 7% of its customers.', 'Halvane, 2000'],
    ['Halvane is to cut 800 jobs. Rivals cut 4,000 jobs. That is 14% of their staff.', 'Halvane, 800'],
  ])('%s', (text, claim) => expect(told(text)).toEqual([claim]));
});

describe('the part of the staff that goes', () => {
  it.each<[string, string]>([
    ['Halvane will cut a quarter of its Linby workforce.', 'Halvane (Linby), undisclosed, 25 %'],
    ['Halvane will cut 10% of its British workforce.', 'Halvane (UK), undisclosed, 10 %'],
    ['Halvane is dismissing 1,400 people from its corporate ranks.', 'Halvane (corporate ranks), 1400'],
    ['Halvane will cut 300 head office jobs.', 'Halvane (head office jobs), 300'],
    [
      'A paper mill may close, putting 127 people out of work. Halvane began to consult staff at its Linby works.',
      'Halvane (Linby), 127',
    ],
    ['Halvane closes its bakery with the loss of 60 jobs. Work moves to its other bakery in Linby.', 'Halvane, 60'],
  ])('%s', (text, claim) => expect(told(text)).toEqual([claim]));
});

describe('a site that closes with those who work there', () => {
  it.each<[string, string]>([
    ['Halvane will shut its factory in Linby. Some 3,000 people work there.', 'Halvane (Linby), 3000'],
    ['Halvane is to close its Linby mill. The mill employs 380 people.', 'Halvane (Linby), 380'],
    [
      'Nearly 300 people could lose their jobs at Halvane. If the plan goes ahead, 273 jobs will disappear.',
      'Halvane, 273',
    ],
    ['Halvane is to cut 60 onshore and offshore posts.', 'Halvane, 60'],
  ])('%s', (text, claim) => expect(told(text, 'Blow for jobs')).toEqual([claim]));
  it('but not one that closes for a while', () =>
    expect(told('Halvane will shut its Linby factory because of a strike. Some 3,000 people work there.')).toEqual([]));
});

describe('a digest of paragraphs under houses or places in capitals', () => {
  it('tells the cuts of each', () =>
    expect(
      told(
        'TURIN: Ovelia halted a line. HALVANE: The producer will cut 250 jobs. ORVANE: It plans to cut 60 posts. OSLO: Talvik made a profit.',
        'The week',
      ),
    ).toEqual(['Halvane, 250', 'Orvane, 60']));
});

describe('people are dismissed in other words', () => {
  it.each<[string, string]>([
    ['More than 850 workers at Halvane have been declared redundant.', 'Halvane, 850'],
    ['Halvane parted with 90 of its people.', 'Halvane, 90'],
    ['Halvane has discharged 120 workers.', 'Halvane, 120'],
    ['Halvane will cut 70 lecturers.', 'Halvane, 70'],
    ['Some 250 workers have been laid off by Halvane at its Aba plant.', 'Halvane (Aba), 250'],
    ['Halvane expects the loss of 48 posts, roughly one in five.', 'Halvane, 48, 20 %'],
    ['Halvane Airlines will cut 120 jobs.', 'Halvane Airlines, 120'],
  ])('%s', (text, claim) => expect(told(text)).toEqual([claim]));
  it('but not where a stake is sold', () =>
    expect(told('Halvane agreed to part with 15% of the company.')).toEqual([]));
});

describe('what is no news of a house', () => {
  it.each<[string]>([
    ['Halvane is taking on 60 workers, a month after it said 95 jobs would go.'],
    ['Agriculture shed 900 jobs, while construction added 300.'],
    ['Wharfdale Borough Council plans to cut 300 posts. Halvane will run the libraries.'],
    ['The union says that plans by train operators to close ticket offices threaten 2,300 jobs.'],
    ['Video startup Halvane is rehiring 40 of the 150 employees it laid off in November.'],
    ['In 2019 Halvane shut its labs in Basel, where 90 people lost their jobs.'],
    ['The foundry reopened after a shutdown during which 143 people were out of work at Halvane.'],
    ['A judge stopped the Trump administration from the dismissal of 10,000 employees.'],
  ])('%s', (text) => expect(told(text)).toEqual([]));
  it('as an article without a date recalls it', () =>
    expect(
      told('Shares rose. Halvane was up 3%. The company cut 1,650 jobs in January.', 'Stocks in brief', ''),
    ).toEqual([]));
  it('nor by the word alone in an article of another thing', () =>
    expect(
      told('The bankers met for dinner. The mayor spoke. He made a joke about redundancies at Halvane.', 'City diary'),
    ).toEqual([]));
});
