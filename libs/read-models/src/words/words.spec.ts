import { describe, expect, it } from '@jest/globals';
import { Words } from './words.js';
import { withNames, withWords } from './claim-words.js';

const text = 'Roe left on Monday. 😀😀 Acme cut 12 jobs of 300.';
const [textHash, ref] = ['aa', 'ref-1'];

function read(secret?: string): Promise<Words> {
  const body = Buffer.from(JSON.stringify({ text, title: 'Acme' }));
  const secrets = new Map([[ref, secret === undefined ? { erasedAt: '2025-01-01' } : { value: secret }]]);
  return Words.read(
    {
      contents: () => Promise.resolve(new Map([[textHash, { hash: Buffer.from('aa', 'hex'), mediaType: '', body }]])),
      secrets: () => Promise.resolve(secrets),
    },
    { hashes: [textHash], refs: [ref] },
  );
}

const span = (slot: string, words: string) => {
  const start = text.indexOf(words);
  return { slot, field: 'text' as const, start, end: start + words.length };
};

describe('quotes', () => {
  it('are cut in UTF-16 units and never through a character in what stands around them', async () => {
    const quote = (await read()).quote(textHash, span('sentence', 'of 300'))!;
    expect(quote.exact).toBe('of 300');
    // 32 units before would begin in the middle of the first face.
    const before = text.slice(0, text.indexOf('of 300'));
    expect(before.endsWith(quote.prefix)).toBe(true);
    expect(quote.prefix).not.toMatch(/^[\udc00-\udfff]/);
    expect(quote.suffix).toBe('.');
  });

  it('are absent where the text is not stored, or ends before they do', async () => {
    const words = await read();
    expect(words.quote('bb', span('sentence', 'Acme'))).toBeUndefined();
    expect(words.quote(textHash, { field: 'text', start: 10, end: text.length + 1 })).toBeUndefined();
    expect(words.quote(textHash, { field: 'title', start: 0, end: 4 })).toMatchObject({ exact: 'Acme', suffix: '' });
  });
});

describe('the words of a claim', () => {
  const claim = {
    quantity: { min: 12, max: 12 },
    affectedUnits: [{ name: 'X', quantity: { min: 300 } }],
    affectedPeople: [{ ref, post: 'head' }],
  };
  const evidence = [
    span('quantity', '12 jobs'),
    span('quantity', 'cut'),
    span('affectedUnits/0/quantity', '300'),
    span('affectedPeople/0', 'Roe'),
    span('sentence', 'left on Monday'),
  ];

  it('are those of the first span of a slot, at any depth', async () => {
    const words = await read('Jane Roe');
    const { values } = withWords(claim, evidence, words, textHash);
    expect(values.quantity).toEqual({ min: 12, max: 12, verbatim: '12 jobs' });
    expect(values.affectedUnits[0]?.quantity).toEqual({ min: 300, verbatim: '300' });
    expect(values.affectedUnits[0]).not.toHaveProperty('verbatim');
  });

  it('are not put beside what an editor has set', async () => {
    const [quantity, parts] = [span('quantity', '12 jobs'), span('parts/0/quantity', '300')];
    const claim = { quantity: { min: 12, max: 12 }, parts: [{ quantity: { min: 300 } }] };
    const words = await read();
    for (const path of ['/quantity', '/quantity/min']) {
      const { values, evidence } = withWords(claim, [quantity, parts], words, textHash, [{ path }]);
      expect(values).toEqual({ quantity: claim.quantity, parts: [{ quantity: { min: 300, verbatim: '300' } }] });
      expect(evidence[0]).toMatchObject({ exact: '12 jobs' });
    }
    expect(withWords(claim, [quantity, parts], words, textHash, [{ path: '/parts' }]).values).toEqual({
      ...{ quantity: { min: 12, max: 12, verbatim: '12 jobs' }, parts: claim.parts },
    });
  });

  it('name people who go by a reference', async () => {
    const named = withNames(claim, await read('Jane Roe'));
    expect(named.affectedPeople).toEqual([{ ref, name: 'Jane Roe', post: 'head' }]);
    expect(withWords(named, evidence, await read('Jane Roe'), textHash).evidence[3]).toMatchObject({ exact: 'Roe' });
  });

  it('do not give away who was erased', async () => {
    const words = await read();
    const named = withNames(claim, words);
    expect(named.affectedPeople).toEqual([{ ref, name: null, post: 'head', erased: true }]);
    const shown = withWords(named, evidence, words, textHash).evidence;
    expect(shown[3]).toEqual(evidence[3]);
    expect(shown[4]).toMatchObject({ exact: 'left on Monday', prefix: ' ' });
  });
});
