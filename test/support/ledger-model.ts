import type { AppendUnit, AppendVerdict, StreamId } from '@newsledger/event-store';
import fc from 'fast-check';
import { events, sha256 } from './ledger.js';

/** What a ledger does, without batches, concurrency or a database: the sequential model that the real one must behave like. */
export class LedgerModel {
  head = 0;
  private readonly versions = new Map<string, number>();
  private readonly keys = new Map<string, { readonly hash: string; readonly answer: AppendVerdict }>();

  version(stream: StreamId): number {
    return this.versions.get(JSON.stringify(stream)) ?? 0;
  }

  append(unit: AppendUnit): AppendVerdict {
    const answer = this.answer(unit);
    if (answer.verdict !== 'appended') return answer;
    for (const { stream, events: added } of unit.writes) {
      this.versions.set(JSON.stringify(stream), this.version(stream) + added.length);
      this.head += added.length;
    }
    this.keys.set(unit.key, { hash: hashOf(unit), answer });
    return answer;
  }

  /** Returns what `append` would, and changes nothing. */
  answer(unit: AppendUnit): AppendVerdict {
    const known = this.keys.get(unit.key);
    if (known)
      return known.hash === hashOf(unit) ? { ...known.answer, verdict: 'duplicate' } : { verdict: 'key-reused' };
    const conflict = this.conflict(unit);
    if (conflict) return conflict;
    const count = unit.writes.reduce((sum, { events: added }) => sum + added.length, 0);
    if (count === 0) return { verdict: 'appended' };
    return { verdict: 'appended', firstPosition: this.head + 1, lastPosition: this.head + count };
  }

  /** Returns the answer that this key was appended with. */
  answerTo(key: string): AppendVerdict | undefined {
    return this.keys.get(key)?.answer;
  }

  /** Returns the conflict that the unit would meet if its key were new. */
  conflict(unit: AppendUnit): AppendVerdict | undefined {
    for (const { stream, expected } of unit.writes) {
      const actual = this.version(stream);
      const holds =
        expected === 'any' || (expected === 'exists' ? actual > 0 : actual === (expected === 'none' ? 0 : expected));
      if (!holds) return { verdict: 'conflict', stream, expected, actual };
    }
    return undefined;
  }
}

function hashOf(unit: AppendUnit): string {
  return Buffer.from(unit.contentHash).toString('hex');
}

/** Units over few streams and keys, so that they meet: conflicts, repeats and reused keys are as common as appends. */
export function arbitraryUnit(): fc.Arbitrary<AppendUnit> {
  const stream = fc.record({ category: fc.constantFrom('a', 'b'), id: fc.constantFrom('1', '2', 'it\'s "3"\\') });
  const expected = fc.oneof(
    fc.constantFrom('any' as const, 'none' as const, 'exists' as const),
    fc.integer({ min: 0, max: 6 }),
  );
  const write = fc.record({ stream, expected, events: fc.integer({ min: 0, max: 3 }).map((count) => events(count)) });
  const key = fc.oneof(
    fc.uuid(),
    fc.integer({ min: 0, max: 9 }).map((n) => `00000000-0000-4000-8000-00000000000${n}`),
  );
  return fc.record({
    key,
    contentHash: fc.constantFrom(sha256('a'), sha256('a'), sha256('b')),
    metadata: fc.constant({ actor: 'model' }),
    writes: fc.array(write, { maxLength: 3 }),
  });
}
