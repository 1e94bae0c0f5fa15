import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

const other = 'Hallstone raises its forecast';

describe('what an article only recalls', () => {
  it.each([
    ['a month', 'Hallstone had a good year. Its chief operating officer Casimir Voss quit in April.'],
    ['a season', 'Laura Hill, formerly of Tarn Foods, replaced its founder Casimir Voss in the spring.'],
    ['late in a month', 'Chief executive Laura Hill succeeded Casimir Voss in late August.'],
    ['a state', 'Casimir Voss has long since gone, while Laura Hill is now its CEO.'],
    ['who left to do', 'It was told of Laura Hill, who left Tarn Foods to run Keldon Bank.'],
    ['a year of both', 'Casimir Voss left in 1986 to become chairman of Keldon Bank.'],
    ['advice', 'Some analysts believed Laura Hill should take over as chief executive of Hallstone.'],
  ])('%s: %s', (_what, text) => expect(told('en', text, other)).toEqual([]));

  it('imagines in its title', () => {
    expect(
      told('en', 'Hallstone shares are dear.', "Why Hallstone CEO Laura Hill's departure would be bad news"),
    ).toEqual([]);
  });

  it.each([
    ['statistics', 'Laura Hill takes over as head of the Bureau of Harbour Statistics in March.'],
    ['a staff of the army', 'Sir Casimir Voss takes over as Chief of the Defence Staff in March.'],
  ])('is of the state: %s: %s', (_what, text) => expect(told('en', text)).toEqual([]));
});

describe('what an article tells as news beside its title', () => {
  const title = 'Hallstone ousts Voss over lost orders';
  const first = 'Hallstone has dismissed its chief executive Casimir Voss. ';
  it.each([
    [
      'from a day on',
      'Hallstone also hired Niamh Garrow to run communications as senior vice president from Jan. 1.',
      'Niamh Garrow in Hallstone',
    ],
    [
      'since when one had another post',
      'Niamh Garrow, the finance chief since last June, takes over on an acting basis.',
      'Niamh Garrow in_acting Hallstone',
    ],
  ])('%s: %s', (_what, text, change) => expect(told('en', first + text, title)).toContain(change));
});

describe('whose post it is', () => {
  it.each([
    [
      'not the house of a relative clause',
      'Hallstone said director Casimir Voss, who is also president of Tarn Foods, has been named chief executive.',
      'Casimir Voss in Hallstone',
    ],
    [
      'not where one was most recently',
      'Hallstone grows. Casimir Voss, an engineer most recently at satellite firm Tarn Foods, becomes chief product officer of Hallstone.',
      'Casimir Voss in Hallstone',
    ],
  ])('%s: %s', (_what, text, change) =>
    expect(told('en', text).map((line) => line.split(' from ')[0])).toEqual([change]),
  );

  it('is no board written as a name', () => {
    const text = 'Tarn Foods AG is a grocer. Casimir Voss is joining the Management Board as chief financial officer.';
    expect(told('en', text, 'Tarn Foods AG Announces Changes').join()).not.toContain('Board');
  });
});
