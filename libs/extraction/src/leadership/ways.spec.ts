import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

/** Ways in which English says that someone comes to a post or leaves it; the names are ours and known to no list. */
describe('given an English sentence of one who comes or goes, whom it tells of', () => {
  it.each<[string, string[]]>([
    ['Kellmor Group said on Monday its next chairman would be Priya Nandan.', ['Priya Nandan in Kellmor Group']],
    ["The new head of Kellmor's retail arm is Priya Nandan.", ['Priya Nandan in Kellmor']],
    ['Kellmor has turned to Priya Nandan to run its retail arm.', ['Priya Nandan in Kellmor']],
    ["Erik Stahl is to be the Halford Museum's next director.", ['Erik Stahl in Halford Museum']],
    ['The top job at Kellmor has gone to Priya Nandan.', ['Priya Nandan in Kellmor']],
    ['The top job at Kellmor goes to finance director Priya Nandan.', ['Priya Nandan in Kellmor']],
    [
      'Succeeding Mr Aske as chief executive of Kellmor will be Priya Nandan.',
      ['Priya Nandan in Kellmor', 'Aske out Kellmor'],
    ],
    ["Kellmor has handed Priya Nandan the chief executive's job.", ['Priya Nandan in Kellmor']],
    ['Kellmor gave the post of chief operating officer to Priya Nandan.', ['Priya Nandan in Kellmor']],
    ['Priya Nandan has landed the job of chief executive at Kellmor.', ['Priya Nandan in Kellmor']],
    ['Priya Nandan begins work as editor of the Halford Gazette next week.', ['Priya Nandan in Halford Gazette']],
    ['At Kellmor, Priya Nandan moves up to chief operating officer.', ['Priya Nandan in Kellmor']],
    [
      'On October 27, 2025, Priya Nandan notified Kellmor Inc. of her decision to resign as Chief Financial Officer, effective November 14.',
      ['Priya Nandan out Kellmor Inc'],
    ],
    [
      'On October 27, 2025, Priya Nandan notified the board of Kellmor Inc. of her intention to retire from her position as Chief Financial Officer.',
      ['Priya Nandan out Kellmor Inc'],
    ],
    [
      'The departure of chief financial officer Priya Nandan leaves Kellmor without a finance head.',
      ['Priya Nandan out Kellmor'],
    ],
    ['Kellmor has lost its chief financial officer, Priya Nandan.', ['Priya Nandan out Kellmor']],
    ['Kellmor is losing chief financial officer Priya Nandan.', ['Priya Nandan out Kellmor']],
    ['Priya Nandan is leaving Kellmor after nine years as finance director.', ['Priya Nandan out Kellmor']],
    ['Priya Nandan is to go as chief executive of Kellmor.', ['Priya Nandan out Kellmor']],
    ['Kellmor will not renew the contract of chief executive Priya Nandan.', ['Priya Nandan out Kellmor']],
    [
      'The board of Kellmor has dispensed with the services of chief executive Priya Nandan.',
      ['Priya Nandan out Kellmor'],
    ],
    ['Kellmor chief executive Priya Nandan has been put on leave.', ['Priya Nandan out Kellmor']],
    [
      "Priya Nandan makes way for Tom Aske as Kellmor's chief executive.",
      ['Priya Nandan out Kellmor', 'Tom Aske in Kellmor'],
    ],
    [
      'Priya Nandan, chief executive of Kellmor, is making way for Tom Aske.',
      ['Priya Nandan out Kellmor', 'Tom Aske in Kellmor'],
    ],
    [
      'Priya Nandan has retired as chief executive of Kellmor, with Tom Aske taking over.',
      ['Priya Nandan out Kellmor', 'Tom Aske in Kellmor'],
    ],
    ['Tom Aske keeps the seat warm at Kellmor until a new chief executive is found.', ['Tom Aske in_acting Kellmor']],
    ['Priya Nandan has been made chief executive of Kellmor.', ['Priya Nandan in Kellmor']],
    ["Priya Nandan will head Kellmor's new venture arm.", ['Priya Nandan in Kellmor']],
    ['Priya Nandan will be responsible for sales at Kellmor as chief commercial officer.', ['Priya Nandan in Kellmor']],
    ['Priya Nandan moves from Brightwater to Kellmor as head of sales.', ['Priya Nandan in Kellmor from Brightwater']],
    [
      'Priya Nandan has switched to Kellmor from Brightwater as head of sales.',
      ['Priya Nandan in Kellmor from Brightwater'],
    ],
    ['Priya Nandan is back at Kellmor as head of sales.', ['Priya Nandan in Kellmor']],
    ['Priya Nandan returns to Kellmor as head of sales.', ['Priya Nandan in Kellmor']],
    [
      'The three new directors of Kellmor are Priya Nandan, Tom Aske and Lena Fry.',
      ['Priya Nandan in Kellmor', 'Tom Aske in Kellmor', 'Lena Fry in Kellmor'],
    ],
    ['Joining the Kellmor board are Priya Nandan and Tom Aske.', ['Priya Nandan in Kellmor', 'Tom Aske in Kellmor']],
    ['Priya Nandan and Tom Aske leave the Kellmor board.', ['Tom Aske out Kellmor', 'Priya Nandan out Kellmor']],
    ['Priya Nandan, formerly of Brightwater, has come in as head of sales at Kellmor.', ['Priya Nandan in Kellmor']],
  ])('%s', (text, claims) => expect(told('en', text).sort()).toEqual([...claims].sort()));
});

describe('given a list of people under the sentence that opens it, whom it tells of', () => {
  it.each<[string, string[]]>([
    [
      'Halford Museum said three people were elected to the board:\n• Priya Nandan is the founder of Brightwater Foods.\n• Lena Fry is a partner at Stope Hill.',
      ['Lena Fry in Halford Museum', 'Priya Nandan in Halford Museum'],
    ],
    [
      'Halford Museum has appointed the following directors:\n• Priya Nandan as director of programmes.\n• Lena Fry as director of research.',
      ['Lena Fry in Halford Museum', 'Priya Nandan in Halford Museum'],
    ],
    ['Halford Museum thanked the following people:\n• Priya Nandan, director of Brightwater Foods.', []],
  ])('%s', (text, claims) => expect(told('en', text).sort()).toEqual(claims));
});

/** Sentences of the same words that tell of nobody who comes or goes. */
describe('given an English sentence that only looks like one, nothing is told', () => {
  it.each([
    ['Priya Nandan, chief executive of Kellmor, said sales had fallen.'],
    ['Kellmor lost its appeal, chief executive Priya Nandan said.'],
    ['Kellmor has lost its way under chief executive Priya Nandan.'],
    ['Priya Nandan, who joined Kellmor in 2012 as head of sales, said demand was strong.'],
    ['Priya Nandan gave evidence as chief executive of Kellmor.'],
    ['Priya Nandan has given the chief executive of Kellmor a warning.'],
    ["Priya Nandan was given a warm welcome by Kellmor's chief executive."],
    ['The chief executive of Kellmor turned to Priya Nandan for advice.'],
    ['The prize goes to Priya Nandan, chief executive of Kellmor.'],
    ['The award for best director went to Priya Nandan of Kellmor.'],
    ["The blame falls to Priya Nandan, Kellmor's chief executive."],
    ['Priya Nandan is the next speaker, the head of Kellmor said.'],
    ['The next step is clear, Kellmor chief executive Priya Nandan said.'],
    ['The new chief executive of Kellmor is expected to be Priya Nandan.'],
    ['The next chief executive of Kellmor is likely to be Priya Nandan.'],
    ['Priya Nandan denied that she was leaving Kellmor.'],
    ['Priya Nandan has no plans to step down as chief executive of Kellmor.'],
    ["Kellmor's chief executive Priya Nandan will not resign."],
    ['Unions demanded that chief executive Priya Nandan resign.'],
    ['If Priya Nandan leaves Kellmor, the shares will fall.'],
    ['Priya Nandan is responsible for sales at Kellmor.'],
    ['Priya Nandan lost her job at the bakery.'],
    ['Priya Nandan lost her seat in parliament.'],
    ['Priya Nandan is off to Spain for a holiday, the Kellmor chief executive said.'],
    ['Kellmor said goodbye to its old headquarters, chief executive Priya Nandan said.'],
    ['Priya Nandan said she had got rid of her car.'],
    ['Priya Nandan, the Kellmor chief executive, handed in her homework.'],
    ["Kellmor's chief executive, Priya Nandan, put in a bid for Brightwater."],
    ["Priya Nandan was put in hospital, the Kellmor chief executive's spokesman said."],
    ['Kellmor put in charge meters, said director Priya Nandan.'],
    ['Priya Nandan steps into the ring against Tom Aske.'],
    ['Kellmor says it will open its first store, director Priya Nandan announced.'],
    ['Priya Nandan is leaving for work, the head of Kellmor said.'],
    ["Priya Nandan gets the job done, says Kellmor's chairman Tom Aske."],
    ['Her father was director of Kellmor before Priya Nandan was born.'],
    ['Priya Nandan left home at 16 and became a manager at Kellmor in 1999.'],
    ['Looking back, Priya Nandan made way for younger people, the Kellmor chairman wrote.'],
    ['The Kellmor chief executive, Priya Nandan, called time on the debate.'],
    ["Chief executive Priya Nandan took the chair at the meeting of Kellmor's shareholders."],
    ["Kellmor's board, led by Priya Nandan, chairman, parted with its pub business."],
    ['Kellmor awarded chief executive Priya Nandan a bonus of £1m.'],
    ['Kellmor gave director Priya Nandan a pay rise.'],
    ['Kellmor assigned Priya Nandan a bodyguard, its head of security said.'],
    ['Shareholders handed Priya Nandan, chairman of Kellmor, a bloody nose.'],
    ['The baton passes to the next generation, says Priya Nandan, chief executive of Kellmor.'],
    ['Kellmor is putting in new machines, said plant director Priya Nandan.'],
    ['The case goes to trial in May, said Priya Nandan, director of Kellmor.'],
    ["Kellmor's chief executive Priya Nandan has taken her seat on the train."],
    ['Priya Nandan, a director, was named in the report on Kellmor.'],
    ["Priya Nandan will be responsible if the plan fails, Kellmor's chairman said."],
    ['A first chief executive, Priya Nandan, had failed at Kellmor years ago.'],
    ['Kellmor settled on a price, chief executive Priya Nandan said.'],
    ['Kellmor said it had terminated the contract of a supplier, finance chief Priya Nandan said.'],
  ])('%s', (text) => expect(told('en', text)).toEqual([]));
});
