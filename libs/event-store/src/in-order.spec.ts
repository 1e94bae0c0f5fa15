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
});
