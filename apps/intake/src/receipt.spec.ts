import { describe, expect, it } from '@jest/globals';
import { BadInput, readArticleRequest, type BadInputReason } from '@newsledger/articles';
import { Problem } from '@newsledger/platform';
import { receiptOf, sort } from './receipt.js';
import { refusal } from './refusal.js';

const event = (id: string, data: object) => ({
  specversion: '1.0',
  type: 'newsledger.article.v1',
  source: 's',
  id,
  data,
});
const good = { url: 'https://a.example/1', text: 'y' };

function read(...events: object[]) {
  const headers = { 'content-type': 'application/cloudevents-batch+json' };
  return readArticleRequest({ headers, body: Buffer.from(JSON.stringify(events)) });
}

function problemOf(...events: object[]) {
  try {
    sort(read(...events));
  } catch (error) {
    if (error instanceof Problem) return error.body();
    throw error;
  }
  throw new Error('was accepted');
}

describe('sort', () => {
  it('keeps the order, and what is good beside what is bad', () => {
    const sorted = sort(read(event('1', good), event('2', {}), { specversion: '2' }, event('4', good)));
    expect(sorted.map((each) => ('record' in each ? each.record.headers.ce_id : each.refused.reason))).toEqual([
      '1',
      'no-identity',
      'wrong-specversion',
      '4',
    ]);
  });

  it('gives the only article its own problem', () => {
    expect(problemOf(event('1', { url: good.url }))).toMatchObject({
      type: 'urn:newsledger:problem:no-text',
      status: 422,
      errors: [{ pointer: '/0/data/text' }],
    });
  });

  it('gives a batch without one good article one problem that names every fault', () => {
    const problem = problemOf(event('1', { url: good.url }), event('2', { ...good, text: 'x'.repeat(600_000) }));
    expect(problem).toMatchObject({ type: 'urn:newsledger:problem:all-refused', status: 422 });
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(['/0/data/text', '/1/data']);
  });

  it('bounds what it names', () => {
    const problem = problemOf(...Array.from({ length: 1_000 }, (_each, i) => event(String(i), {})));
    expect(problem.errors).toHaveLength(100);
  });

  it('takes an empty batch', () => {
    expect(receiptOf(sort([]))).toEqual({ results: [] });
  });
});

describe('receiptOf', () => {
  it('names each delivery, and says for each refused one why', () => {
    const { results } = receiptOf(sort(read(event('1', good), event('2', { url: 1 }), {})));
    expect(results).toEqual([
      { status: 'accepted', source: 's', id: '1', articleId: expect.any(String) },
      {
        status: 'refused',
        source: 's',
        id: '2',
        problem: expect.objectContaining({ status: 422, title: 'The article is not valid' }),
      },
      { status: 'refused', problem: expect.objectContaining({ type: 'urn:newsledger:problem:missing-attribute' }) },
    ]);
  });
});

describe('refusal', () => {
  it.each<[BadInputReason, number]>([
    ['invalid-json', 400],
    ['invalid-utf8', 400],
    ['too-deep', 400],
    ['too-large', 413],
    ['unsupported-media-type', 415],
    ['no-text', 422],
    ['nul-character', 422],
  ])('answers %s with %d', (reason, status) => {
    const problem = refusal(new BadInput(reason, [{ pointer: '', detail: 'is wrong' }]));
    expect(problem.body()).toEqual({
      type: `urn:newsledger:problem:${reason}`,
      title: expect.any(String),
      status,
      errors: [{ pointer: '', detail: 'is wrong' }],
    });
  });
});
