import { describe, expect, it } from '@jest/globals';
import type { LayoffClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

/** The layoffs of an English text in one line each: employer, its unit, figure, share, and how sure it is where it is not asserted. */
function told(text: string, title = ''): string[] {
  const { claims } = extractByRules({
    title,
    text,
    language: 'en',
    published: { value: '2025-10-29', precision: 'day', basis: 'stated' },
  });
  return claims
    .filter((claim): claim is LayoffClaim => claim.kind === 'layoff')
    .map(({ organisation, unit, quantity: { min, max, qualifier }, share, assertion: { modality } }) =>
      [
        organisation.name + (unit ? ` (${unit.name})` : ''),
        max ?? min ?? qualifier,
        ...(share ? [`${share.percent} %`] : []),
        ...(modality === 'asserted' ? [] : [modality]),
      ].join(', '),
    );
}

describe('what becomes of those who are counted', () => {
  it.each<[string, string]>([
    ['Kestrel Bank has put 220 jobs on the block.', 'Kestrel Bank, 220'],
    ['Vexis, the chip designer, has told 75 engineers their jobs no longer exist.', 'Vexis, 75'],
    ['Orrin Steel has shown 200 contractors the door.', 'Orrin Steel, 200'],
    ['Larkin Stores collapsed into administration on Friday, leaving 900 staff jobless.', 'Larkin Stores, 900'],
    ['The operator Telvia told staff that 280 call-handlers would not be needed.', 'Telvia, 280'],
    ['BarStar Cattle gave 64 hands their final checks on Friday.', 'BarStar Cattle, 64'],
    ['Bidwell Cars has scrapped the night shift. That means 400 fewer jobs.', 'Bidwell Cars, 400'],
    ['Two hundred roles have been earmarked for removal at Beckett Finance.', 'Beckett Finance, 200'],
    ['Eighty workers were handed their notice at Cullen Textiles.', 'Cullen Textiles, 80'],
  ])('%s', (text, claim) => expect(told(text)).toEqual([claim]));
});

describe('words that lead to those who go', () => {
  it.each<[string, string]>([
    ['Corvina Health has served notice on 310 employees.', 'Corvina Health, 310'],
    ['Larch Logistics will no longer need 180 of its drivers.', 'Larch Logistics, 180'],
    ['Sales at Oriel Books have fallen. Now the axe is to fall on 40 posts.', 'Oriel Books, 40'],
    ['Cobalt Games waved goodbye to 90 developers this week.', 'Cobalt Games, 90'],
    ['Shoe chain Barnabee saved most of its stores, but at the cost of some 680 jobs.', 'Barnabee, 680'],
    ['Dynacor booked severance for approximately 600 employees.', 'Dynacor, 600'],
  ])('%s', (text, claim) => expect(told(text)).toEqual([claim]));
});

describe('figures and shares in other places', () => {
  it.each<[string, string]>([
    ['Job losses at Ferris Aerospace: 340 to go.', 'Ferris Aerospace, 340'],
    ['Pentland Radio is making six people redundant.', 'Pentland Radio, 6'],
    ['Tiverton Cheese is to cut nine jobs.', 'Tiverton Cheese, 9'],
    ['The Lantern is restructuring and will cut about two dozen jobs.', 'Lantern, 24'],
    ['Housing charity Homeward has halved its paid staff.', 'Homeward, undisclosed, 50 %'],
    ['One in eight jobs at Ives Capital will disappear.', 'Ives Capital, undisclosed, 13 %'],
    ['A 12% reduction in headcount is planned at Hyland Pharma.', 'Hyland Pharma, undisclosed, 12 %, planned'],
    ['Headcount at Merrivale Life will come down by 9%.', 'Merrivale Life, undisclosed, 9 %'],
    ['Staff numbers at Quill Publishing will be reduced by 70.', 'Quill Publishing, 70'],
    ['Three hundred employees at Felton, or one in ten, will be out of work by June.', 'Felton, 300, 10 %'],
    ['Some 300 posts at Felton, mainly in clinics, will be abolished.', 'Felton, 300'],
    ['Brightmoor plans to take 300 jobs out of its claims arm.', 'Brightmoor, 300, planned'],
  ])('%s', (text, claim) => expect(told(text)).toEqual([claim]));
});

describe('where the cut falls, told in a sentence beside it', () => {
  it.each<[string, string]>([
    ['Kelso Paper announced 90 job cuts on Monday. All of them will fall in Alloa.', 'Kelso Paper (Alloa), 90'],
    [
      'Kelso Paper announced 90 job cuts on Monday. The cuts affect its packaging division.',
      'Kelso Paper (packaging division), 90',
    ],
    [
      'Kelso Paper is to cut jobs at its Alloa mill. The company said 90 positions would go.',
      'Kelso Paper (Alloa), 90',
    ],
    ['Belvoir is pulling out of Cardiff, a move that will cost 66 jobs.', 'Belvoir (Cardiff), 66'],
  ])('%s', (text, claim) => expect(told(text)).toEqual([claim]));
});

describe('the house at the head of an item of a list', () => {
  it('is who cuts in the sentences below it', () => {
    const text = [
      'The firms that sent people home this week.',
      'Carvelle',
      'The online car dealer dismissed 2,500 people.',
      'Reefton Foods',
      'The operator of ghost kitchens parted with 750 people.',
    ].join('\n');
    expect(told(text, 'Another bruising week')).toEqual(['Carvelle, 2500', 'Reefton Foods, 750']);
  });
});

describe('and no cut is told here', () => {
  it.each([
    'The hotel said 300 guests were sent packing after a fire at Brightmoor Lodge.',
    'Rebels released 40 workers of Tannis Oil they had held since May.',
    'Dellwyn let its staff go early on Friday: all 900 went home with a bonus.',
    'Corvina Health served notice on its landlord.',
    'Vexis said the feature was no longer needed by its 75 customers.',
    'The charity helps 500 people who are out of work at any time in Leeds.',
    'In the play, the fictional Opal Energy sacks 700 workers.',
    "Kelso Paper's headcount fell by 4% last year, its annual report shows.",
    'Head coach Ray Dunne cut seven players from his roster at Harlow Town.',
    'Asked whether the merger would lead to job losses, the chairman of Alba said it was too early to say.',
  ])('%s', (text) => expect(told(text)).toEqual([]));
});
