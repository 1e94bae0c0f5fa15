import { describe, expect, it } from '@jest/globals';
import { EarlierFailed, InOrder } from './in-order.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('tasks in order', () => {
  it('run one after the other where they share a key, and side by side where they do not', async () => {
    const order: string[] = [];
    const inOrder = new InOrder();
    const task = (name: string, ms: number) => async () => {
      order.push(`${name} begins`);
      await pause(ms);
      order.push(`${name} ends`);
    };
    await Promise.all([
      inOrder.run(['a', 'x'], task('one', 30)),
      inOrder.run(['b'], task('two', 5)),
      inOrder.run(['a'], task('three', 1)),
    ]);
    expect(order).toEqual(['one begins', 'two begins', 'two ends', 'one ends', 'three begins', 'three ends']);
  });

  it('fail where an earlier one failed that they share a key with, and say so', async () => {
    const inOrder = new InOrder();
    const first = inOrder.run(['a'], () => Promise.reject(new Error('boom')));
    const second = inOrder.run(['a'], () => Promise.resolve('ran'));
    const other = inOrder.run(['b'], () => Promise.resolve('ran'));
    const [one, two, three] = await Promise.allSettled([first, second, other]);
    expect(one).toMatchObject({ reason: { message: 'boom' } });
    expect((two as PromiseRejectedResult).reason).toBeInstanceOf(EarlierFailed);
    expect(three).toEqual({ status: 'fulfilled', value: 'ran' });
    await expect(inOrder.run(['a'], () => Promise.resolve('ran'))).resolves.toBe('ran');
  });

  it('may be tried again at once, by all that failed, in their order', async () => {
    const inOrder = new InOrder();
    const ran: string[] = [];
    let tries = 0;
    const keepTrying = async (name: string): Promise<void> => {
      for (let fail = name === 'one'; ; fail = false) {
        tries += 1;
        if (tries > 100) throw new Error('tried for ever');
        const task = async () => {
          await pause(1);
          if (fail) throw new Error('boom');
          ran.push(name);
        };
        const done = await inOrder.run(['a'], task).then(
          () => true,
          () => false,
        );
        if (done) return;
      }
    };
    const names = ['one', 'two', 'three', 'four'];
    await Promise.all(names.map(keepTrying));
    expect(ran).toEqual(names);
    expect(tries).toBe(8);
  });

  it('leave nothing behind, however long one follows the other', async () => {
    const inOrder = new InOrder();
    const { tails } = inOrder as unknown as { tails: Map<string, Promise<unknown>> };
    let last: Promise<unknown> = Promise.resolve();
    for (let n = 0; n < 10; n += 1) last = inOrder.run(['a'], () => Promise.resolve(n), { independent: n % 2 === 0 });
    expect(await tails.get('a')).toBeUndefined();
    await last;
    expect(tails.size).toBe(0);
  });
});
