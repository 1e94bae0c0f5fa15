import { describe, expect, it } from '@jest/globals';
import type { LayoffClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

const cuts = (text: string): string[] =>
  extractByRules({ title: '', text, language: 'en' })
    .claims.filter((one): one is LayoffClaim => one.kind === 'layoff')
    .map(({ organisation, quantity }) => `${organisation.name} ${quantity.min ?? '-'}`);

describe('given a sentence of a press release or a wire, whose cuts it tells', () => {
  it.each<[string, string[]]>([
    ['Tolvane Motors <TLVM.DE> will cut 450 jobs.', ['Tolvane Motors 450']],
    ['Tolvane Motors [TLVM.UL] will cut 450 jobs.', ['Tolvane Motors 450']],
    ['NORWICH, England--(BUSINESS WIRE)--Tolvane will cut 450 jobs.', ['Tolvane 450']],
    ['LEEDS \u2013 Tolvane will cut 450 jobs.', ['Tolvane 450']],
    ['Wexley and Co will cut 120 jobs.', ['Wexley and Co 120']],
    ['Halden and Brothers will cut 120 jobs.', ['Halden and Brothers 120']],
    ['The North American unit will cut 300 jobs at Corvane.', ['Corvane 300']],
    ['500 STATE JOBS will go at Corvane.', ['Corvane 500']],
    ['Corvane Workers fear the cut of 500 jobs at Tolvane.', ['Tolvane 500']],
    ['Corvane will reduce the 6,000 workforce by 400.', ['Corvane 400']],
    ['Corvane plans to cut its 9,500-strong workforce by 10 per cent.', []],
    ['Corvane will cut 400 of its 6,000 workforce.', ['Corvane 400']],
    [
      'Laura Pentwick runs Corvane. It makes pumps. Her overhaul of the firm, including the elimination of 4,000 jobs, pleased investors.',
      [],
    ],
    ['Corvane will cut costs. It announced a plan including the elimination of 4,000 jobs.', ['Corvane 4000']],
  ])('%s', (text, claims) => expect(cuts(text)).toEqual(claims));
});
