import { afterEach, describe, expect, it } from '@jest/globals';
import { Gate, pauseMs } from './gate.js';

describe('pauseMs', () => {
  it('is short once, then doubles up to the bound, spread by a fifth at most', () => {
    const backoff = { initialMs: 1_000, maxMs: 30_000 };
    for (const [failures, most] of [
      [1, 50],
      [2, 1_000],
      [3, 2_000],
      [6, 16_000],
      [7, 30_000],
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
  const failures: number[] = [];
  afterEach(() => {
    gate.stop();
  });

  function opened(answers: (boolean | Error)[]) {
    const calls: string[] = [];
    failures.length = 0;
    gate = new Gate({
      backoff: { initialMs: 5, maxMs: 10 },
      ready: () => {
        const answer = answers.shift() ?? false;
        calls.push(`asked: ${answer instanceof Error ? answer.message : answer}`);
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      },
      pause: () => calls.push('pause'),
      resume: () => calls.push('resume'),
      log: (_level, _message, fields) => failures.push(Number(fields.failures)),
    });
    return calls;
  }

  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  it('pauses once however many fail, asks until the answer is yes, then resumes', async () => {
    const calls = opened([false, new Error('refused'), true]);
    gate.close(1);
    gate.close(1);
    expect(gate.closed).toBe(true);
    await wait(100);
    expect(calls).toEqual(['pause', 'asked: false', 'asked: refused', 'asked: true', 'resume']);
    expect(gate.closed).toBe(false);
  });

  it('pauses a new consumer too while it is closed, and only then', () => {
    const calls = opened([]);
    gate.reapply();
    expect(calls).toEqual([]);
    gate.close(1);
    gate.reapply();
    expect(calls).toEqual(['pause', 'pause']);
  });

  it('is patient with records that fail again and again, whatever succeeds besides', async () => {
    const calls = opened([true, true]);
    gate.close(1);
    await wait(50);
    gate.succeeded();
    gate.close(9);
    await wait(100);
    expect(calls).toEqual(['pause', 'asked: true', 'resume', 'pause', 'asked: true', 'resume']);
    expect(failures).toEqual([1, 1, 3, 3]);
  });

  it('asks nobody once it was stopped', async () => {
    const calls = opened([false, false, false]);
    gate.close(1);
    await wait(12);
    gate.stop();
    const before = calls.length;
    await wait(50);
    expect(calls.length).toBe(before);
  });
});
