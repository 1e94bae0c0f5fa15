import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { innerRanges, nestingDepth } from './scan.js';

const slices = (text: string) => innerRanges(text)?.map(({ start, end }) => text.slice(start, end));

describe('nestingDepth', () => {
  it.each([
    ['1', 0],
    ['"[["', 0],
    ['[{"a":[]},[]]', 3],
    ['["\\"[["]', 1],
    ['[[', 2],
  ])('counts %s as %d', (text, depth) => {
    expect(nestingDepth(text, 100)).toBe(depth);
  });

  it('stops counting above the limit', () => {
    expect(nestingDepth('['.repeat(1_000_000), 64)).toBe(65);
  });
});

describe('innerRanges', () => {
  it.each([
    ['[]', []],
    ['[ ]', []],
    [' [1, "a,]" ,{"b":[1,2]}] ', ['1', '"a,]"', '{"b":[1,2]}']],
    ['[1,]', ['1', '']],
    ['[,1]', ['', '1']],
  ])('cuts %s', (text, expected) => {
    expect(slices(text)).toEqual(expected);
  });

  it.each(['', '1', '[', '[1', '[1] 2', '["', '{'])('does not take %j for a container', (text) => {
    expect(innerRanges(text)).toBeUndefined();
  });

  it('names the members of an object', () => {
    expect(innerRanges('{"a": 1, "b:,": {"c": [2]}}')?.map(({ name }) => name)).toEqual(['"a"', '"b:,"']);
  });

  it('measures the depth of each', () => {
    expect(innerRanges('[1,[],[[{}]]]')?.map(({ depth }) => depth)).toEqual([0, 1, 3]);
  });

  it('cuts any array as JSON.parse would', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(undefined, 1, '\t'), (items, indent) => {
        const parts = slices(JSON.stringify(items, undefined, indent));
        expect(parts?.map((part) => JSON.parse(part) as unknown)).toEqual(JSON.parse(JSON.stringify(items)));
      }),
    );
  });
});
