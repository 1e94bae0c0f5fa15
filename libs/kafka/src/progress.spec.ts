import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Progress } from './progress.js';

describe('Progress', () => {
  let progress: Progress;

  beforeEach(() => {
    jest.useFakeTimers({ now: 1_000 });
    progress = new Progress();
    progress.joined([1, 0]);
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('counts what waits over all partitions, as of their last fetches', () => {
    progress.fetched(0, 10, 15);
    progress.fetched(1, 0, 3);
    expect(progress.lag).toBe(8);
    progress.handled(0, 12);
    expect(progress.lag).toBe(5);
    progress.handled(0, 14);
    progress.handled(1, 2);
    expect(progress.lag).toBe(0);
    expect(progress.assigned).toEqual([0, 1]);
  });

  it('is stuck from when records began to wait, not since the last ones long ago', () => {
    progress.fetched(0, 0, 1);
    progress.handled(0, 0);
    expect(progress.stuckSince).toBeUndefined();
    jest.setSystemTime(100_000);
    progress.fetched(0, 1, 3);
    jest.setSystemTime(101_000);
    progress.fetched(1, 0, 3);
    expect(progress.stuckSince).toBe(100_000);
    progress.handled(0, 1);
    expect(progress.stuckSince).toBe(101_000);
    expect(progress.lastProgressAt).toBe(101_000);
  });

  it('is not stuck by a pause that is over', () => {
    progress.fetched(0, 0, 3);
    jest.setSystemTime(50_000);
    progress.resumed();
    expect(progress.stuckSince).toBe(50_000);
  });

  it('forgets partitions that it no longer has', () => {
    progress.fetched(0, 0, 3);
    progress.joined([5]);
    expect(progress.lag).toBe(0);
    progress.left();
    expect(progress.assigned).toEqual([]);
  });
});
