import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

/** Sentences of people columns, agency briefs and announcements to exchanges, with what they tell; the names are ours. */
const table: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  'titles before a name': [
    [
      'Okanla Foods has announced the appointment of Mr. Babajide Fashanu as its new managing director.',
      'Babajide Fashanu in Okanla Foods',
    ],
    ['Hallstone said that Dr. Odalys Ferrant had been named finance director.', 'Odalys Ferrant in Hallstone'],
    [
      'Hallstone announces the resignation of Mrs. Prudence Nkosana as company secretary.',
      'Prudence Nkosana out Hallstone',
    ],
    [
      'Tarn Foods plc: non-executive director Dame Ruth Kellaway is to leave the board.',
      'Ruth Kellaway out Tarn Foods',
    ],
    [
      'The appointment of Prof. Imelda Sark and Mr. Noah Brandreth as directors was announced by Tarn Foods.',
      'Imelda Sark in Tarn Foods',
      'Noah Brandreth in Tarn Foods',
    ],
  ],
  'leaving without an object': [
    [
      "Sableworks' finance chief Lorcan Petherbridge has quit with immediate effect.",
      'Lorcan Petherbridge out Sableworks',
    ],
    ["Keldon Bank's head of markets, Casimir Voss, is leaving without a payout.", 'Casimir Voss out Keldon Bank'],
    ['Torunn Eikeland, managing director of Norlines, exits from Monday.', 'Torunn Eikeland out Norlines'],
    [
      'Corvane said its chief executive, Thaddeus Brill, was leaving over a row about pay.',
      'Thaddeus Brill out Corvane',
    ],
    ['Hettie Abara, chief risk officer of Keldon Bank, has left under a cloud.', 'Hettie Abara out Keldon Bank'],
  ],
  'papers handed in': [
    ['Prabhat Sahni, the chief financial officer of Rupeekart, has put in his papers.', 'Prabhat Sahni out Rupeekart'],
    [
      'Mr Ezekiel Van Tonder has tendered his resignation as company secretary of Hallstone.',
      'Ezekiel Van Tonder out Hallstone',
    ],
    [
      'Lachlan Purdue, chief operating officer at Coorabin Foods, handed in his notice.',
      'Lachlan Purdue out Coorabin Foods',
    ],
    [
      'Venkatesh Paranjpe, managing director of Suryodaya, superannuates on Friday.',
      'Venkatesh Paranjpe out Suryodaya',
    ],
    ['Leland Foss will cease to be chairman of Harrow Trust on 31 December.', 'Leland Foss out Harrow Trust'],
  ],
  'put out by the board': [
    [
      'The board of Belcastro Pharma has ousted Lorcan Whitty as chief executive.',
      'Lorcan Whitty out Belcastro Pharma',
    ],
    ['Directors of Tarn Foods voted on Sunday to remove Alaric Monte as chairman.', 'Alaric Monte out Tarn Foods'],
    [
      'Mwangaza Foods has sent home its chief executive, Peninah Chepkwony, over a loan.',
      'Peninah Chepkwony out Mwangaza Foods',
    ],
    ['Norlines has dumped Torunn Eikeland as managing director.', 'Torunn Eikeland out Norlines'],
    ['Corvane unseated Thaddeus Brill as chairman at a stormy meeting.', 'Thaddeus Brill out Corvane'],
  ],
  'for the time being': [
    [
      'Corvane boss Jon Brill resigned. Treasurer Noor Abbascia takes over on an interim basis.',
      'Jon Brill out Corvane',
      'Noor Abbascia in_acting Corvane',
    ],
    [
      'Corvane boss Jon Brill has quit. Deputy CFO Lalitha Rama will take over in the interim.',
      'Jon Brill out Corvane',
      'Lalitha Rama in_acting Corvane',
    ],
    [
      'Corvane boss Jon Brill has quit. Sunniva Clegg is running the business for now.',
      'Jon Brill out Corvane',
      'Sunniva Clegg in_acting Corvane',
    ],
    [
      'Corvane boss Jon Brill has quit. Olga Reyes will look after the company until a successor is found.',
      'Jon Brill out Corvane',
      'Olga Reyes in_acting Corvane',
    ],
    [
      'Corvane boss Jon Brill has quit. Thandeka Mokoena acts in his place from 1 November.',
      'Jon Brill out Corvane',
      'Thandeka Mokoena in_acting Corvane',
    ],
  ],
  'from one post to the next': [
    [
      'Ghislaine Potts moves up from head of buying to supply chain director at Ardent Foods.',
      'Ghislaine Potts in Ardent Foods',
    ],
    [
      'Quincy Okonjo moves across from head of strategy to chief operating officer of Alderny.',
      'Quincy Okonjo in Alderny',
    ],
    ['Gwendal Tregear is to head Lantern University Press.', 'Gwendal Tregear in Lantern University Press'],
    ["Technical director Mei Sato is Nebula Forge's new chief executive.", 'Mei Sato in Nebula Forge'],
    ['Ardent Foods announced Nils Aaberg as its new finance director.', 'Nils Aaberg in Ardent Foods'],
  ],
};

describe.each(Object.entries(table))('%s', (_, rows) => {
  it.each(rows)('%s', (text, ...expected) => {
    expect(told('en', text)).toEqual(expected);
  });
});

/** Columns whose items begin with the house, and texts that name it only at their top. */
describe('whose post it is', () => {
  it.each([
    [
      'AGM notes',
      'Bellmay: resolutions all passed.\nMarlowe: chairman Kevin Quill stood down at the AGM as planned.\nAshby Technology: a founder sold shares.\nMothergate: on Friday the company said trading was slow. Chief executive Dan Vesconte has resigned.',
      ['Kevin Quill out Marlowe', 'Dan Vesconte out Mothergate'],
    ],
    [
      'Stocks in brief: Friday',
      'Shares ended mixed.\nPELORUS INTERACTIVE, up 3.9 percent: The maker of bikes named Peter Sternfeld as chief executive.\nINTEL, up 7.8 percent: Results topped forecasts.',
      ['Peter Sternfeld in PELORUS INTERACTIVE'],
    ],
    [
      'People moves',
      'Brackwater Mills: Ottoline Farquhar becomes finance director, replacing Desmond Peake.\nTessaly: Ikenna Obiora joins as head of trading.',
      ['Ottoline Farquhar in Brackwater Mills', 'Desmond Peake out Brackwater Mills', 'Ikenna Obiora in Tessaly'],
    ],
    [
      'Grey Fields reshuffles executives',
      'Grey Fields has completed its purchase of Osmont Mining. Jason Sandler becomes chief technical officer in November.',
      ['Jason Sandler in Grey Fields'],
    ],
    [
      'Taylor Wimbury chair to hand over in April',
      'Housebuilder Taylor Wimbury will have a new chair. Irene Dornan has told the board she intends to leave for family reasons at the end of April.',
      ['Irene Dornan out Taylor Wimbury'],
    ],
  ])('%s', (title, text, expected) => {
    expect(told('en', text, title)).toEqual(expected);
  });
});
