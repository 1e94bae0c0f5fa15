import { describe, expect, it } from '@jest/globals';
import { extractByRules } from '@newsledger/extraction';
import { compareClaims, differenceLines } from './compare.js';

const claimsOf = (text: string) => extractByRules({ title: '', text, language: 'fr' }).claims;
const cuts = claimsOf('Renault va supprimer 500 postes.');
const fewer = claimsOf('Renault va supprimer 400 postes.');
const leader = claimsOf('Claire Valmont a été nommée directrice générale de Danone.');

describe('two readings of an article', () => {
  it('are the same where every claim says the same of the same quotes, in whatever order', () => {
    expect(compareClaims([...cuts, ...leader], [...leader, ...cuts])).toEqual({
      added: [],
      removed: [],
      changed: [],
      same: 2,
    });
  });

  it('differ by the claims that one of them has', () => {
    expect(compareClaims(cuts, leader)).toMatchObject({ added: leader, removed: cuts, changed: [], same: 0 });
  });

  it('differ by the slots of a claim about the same', () => {
    const { changed } = compareClaims(cuts, fewer);
    expect(changed).toHaveLength(1);
    expect(changed[0]?.slots).toEqual([
      { path: 'quantity.max', from: '500', to: '400' },
      { path: 'quantity.min', from: '500', to: '400' },
      { path: 'quantity.verbatim', from: '"500 postes"', to: '"400 postes"' },
    ]);
  });

  it('pair equal claims first where an article makes several about the same', () => {
    const difference = compareClaims([...cuts, ...fewer], [...fewer, ...cuts, ...cuts]);
    expect(difference).toMatchObject({ added: cuts, removed: [], changed: [], same: 2 });
  });

  it('show a slot that came and a quote that moved', () => {
    const later = claimsOf('Mardi. Renault va supprimer 500 postes en France.');
    const lines = differenceLines('a1', compareClaims(cuts, later));
    expect(lines[0]).toMatch(/^a1 ~ layoff: Renault, /);
    expect(lines).toContain('a1     evidence of organisation: text 0-7 -> text 7-14');
    expect(lines.join('\n')).toMatch(/a1 {5}\S.*: \(none\) -> /);
  });
});
