import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

const wendrick = ['Laura Pentwick out Corvane', 'Oscar Wendrick in Corvane'];
const pentwick = ['Laura Pentwick in Corvane'];

describe('given a sentence of a press release or a wire, what moves it tells', () => {
  it.each<[string, string, string[]]>([
    [
      'ticker',
      'Corvane Motors <CVN.N> named Laura Pentwick chief executive on Monday.',
      ['Laura Pentwick in Corvane Motors'],
    ],
    [
      'dateline',
      'BEAVERTON, Ore.\u2013(BUSINESS WIRE)\u2013Corvane today named Laura Pentwick chief executive.',
      pentwick,
    ],
    ['initial', 'Corvane named David M. Petrossi chief executive.', ['David M. Petrossi in Corvane']],
    [
      'junior',
      'Corvane named Thomas Wendrick Jr. chief executive. Wendrick will begin in May.',
      ['Thomas Wendrick Jr in Corvane'],
    ],
    [
      'senior',
      'Thomas Wendrick Sr. resigned as chairman of Corvane. Wendrick led it.',
      ['Thomas Wendrick Sr out Corvane'],
    ],
    ['department', 'Corvane named Laura Pentwick Director of Customer Experience.', pentwick],
    ['department with &', 'Corvane has named Laura Pentwick Head of Business Insights & Retail Technology.', pentwick],
    [
      'a house behind "of"',
      'Laura Pentwick was named Director of Tolvane Galleries.',
      ['Laura Pentwick in Tolvane Galleries'],
    ],
    ['council', "Laura Pentwick resigned from the president's business council.", []],
    ['advisory council', 'Laura Pentwick, chief executive of Corvane, left the White House advisory council.', []],
    ['task force', "Laura Pentwick, chief executive of Corvane, quit the governor's task force on trade.", []],
    [
      'a body of the house',
      'Laura Pentwick resigned from the executive committee of Corvane.',
      ['Laura Pentwick out Corvane'],
    ],
    [
      'role of another',
      "Oscar Wendrick will assume Laura Pentwick's role as finance chief of Corvane.",
      ['Oscar Wendrick in Corvane'],
    ],
    ['no duties', "Oscar Wendrick took over Laura Pentwick's car in Corvane.", []],
    [
      'duties assumed',
      'Corvane said finance chief Laura Pentwick had resigned. Her duties will be assumed by Oscar Wendrick.',
      wendrick,
    ],
    [
      'no office',
      'Laura Pentwick has resigned as finance chief of Corvane. The cost will be assumed by Oscar Wendrick.',
      ['Laura Pentwick out Corvane'],
    ],
    ['earlier', 'Corvane makes pumps. That year, Corvane named Laura Pentwick chief executive.', []],
    ['later in a story', 'Corvane makes pumps. Two years later, Corvane appointed Laura Pentwick chief executive.', []],
    ['before other news', 'After Laura Pentwick left Corvane in October, Halden invested in pumps.', []],
    ['before a move', 'After Laura Pentwick left Corvane, the company named Oscar Wendrick chief executive.', wendrick],
    [
      'risen',
      'Oscar Wendrick succeeds Laura Pentwick as finance chief of Corvane. Pentwick was named chief executive of Corvane.',
      ['Oscar Wendrick in Corvane', 'Laura Pentwick in Corvane'],
    ],
    ['not risen', 'Oscar Wendrick succeeds Laura Pentwick as finance chief of Corvane.', wendrick],
    ['name partner', 'Laura Pentwick, a name partner at Corvane, won the case.', []],
    ['to name', 'Corvane will name Laura Pentwick chief executive.', pentwick],
    [
      'owner',
      'Halden named Oscar Wendrick chief executive. Finance chief Laura Pentwick left the company, its owner Corvane said.',
      ['Oscar Wendrick in Halden', 'Laura Pentwick out Halden'],
    ],
    ['unit', 'Laura Pentwick will lead the revamped cloud unit at Corvane.', pentwick],
    ['no unit', 'Laura Pentwick will lead the choir in Corvane Park.', []],
    [
      'along with',
      'Corvane named Laura Pentwick chief executive, along with Oscar Wendrick as finance chief.',
      ['Laura Pentwick in Corvane', 'Oscar Wendrick in Corvane'],
    ],
    [
      'along with, passive',
      'Laura Pentwick, along with Oscar Wendrick, was named to the board of Corvane.',
      ['Laura Pentwick in Corvane', 'Oscar Wendrick in Corvane'],
    ],
    ['promoted', 'Corvane has promoted Laura Pentwick to finance chief.', pentwick],
    [
      'bullets',
      'Corvane announced promotions:\n\u2022 Laura Pentwick has been promoted to Senior Vice President.\n\u2022 Oscar Wendrick has been promoted to Director of Customer Experience.',
      ['Laura Pentwick in Corvane', 'Oscar Wendrick in Corvane'],
    ],
    ['in favour', 'Laura Pentwick resigned as president of Corvane in favor of Oscar Wendrick.', wendrick],
    [
      'in favour of no one',
      'Laura Pentwick resigned as president of Corvane in favor of a quieter life.',
      ['Laura Pentwick out Corvane'],
    ],
  ])('%s: %s', (_what, text, claims) => expect(told('en', text).sort()).toEqual([...claims].sort()));
});
