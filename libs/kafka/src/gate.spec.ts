import { afterEach, describe, expect, it } from '@jest/globals';
import { Gate, pauseMs } from './gate.js';

describe('pauseMs', () => {
  it('doubles from the first failure up to the bound, spread by a fifth at most', () => {
    const backoff = { initialMs: 1_000, maxMs: 30_000 };
    for (const [failures, most] of [
      [1, 1_000],
      [2, 2_000],
      [5, 16_000],
      [6, 30_000],
      [10_000, 30_000],
    ] as const) {
      const pause = pauseMs(backoff, failures);
      expect(pause).toBeLessThanOrEqual(most);
      expect(pause).toBeGreaterThanOrEqual(most * 0.8);
    }
  });
});

describe('Gate', () => {
  let gate: Gate;
  afterEach(() => {
    gate.stop();
  });

  function opened(answers: (boolean | Error)[]) {
    const calls: string[] = [];
    gate = new Gate({
      backoff: { initialMs: 5, maxMs: 10 },
      ready: () => {
        const answer = answers.shift() ?? false;
        calls.push(`asked: ${answer instanceof Error ? answer.message : answer}`);
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
      pause: () => calls.push('pause'),
      resume: () => calls.push('resume'),
      log: () => undefined,
    });
    return calls;
  }

  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  it('pauses once however many fail, asks until the answer is yes, then resumes', async () => {
    const calls = opened([false, new Error('refused'), true]);
    gate.close();
    gate.close();
    expect(gate.closed).toBe(true);
    await wait(100);
    expect(calls).toEqual(['pause', 'asked: false', 'asked: refused', 'asked: true', 'resume']);
    expect(gate.closed).toBe(false);
  });

  it('pauses a new consumer too while it is closed, and only then', () => {
    const calls = opened([]);
    gate.reapply();
    expect(calls).toEqual([]);
    gate.close();
    gate.reapply();
    expect(calls).toEqual(['pause', 'pause']);
  });

  it('asks nobody once it was stopped', async () => {
    const calls = opened([false, false, false]);
    gate.close();
    await wait(12);
    gate.stop();
    const before = calls.length;
    await wait(50);
    expect(calls.length).toBe(before);
  });
});
