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
    const hash = Buffer.from(unit.contentHash).toString('hex');
    const known = this.keys.get(unit.key);
    if (known) return known.hash === hash ? { ...known.answer, verdict: 'duplicate' } : { verdict: 'key-reused' };
    for (const { stream, expected } of unit.writes) {
      const actual = this.version(stream);
      const holds =
        expected === 'any' || (expected === 'exists' ? actual > 0 : actual === (expected === 'none' ? 0 : expected));
      if (!holds) return { verdict: 'conflict', stream, expected, actual };
    }
    const firstPosition = this.head + 1;
    for (const { stream, events: added } of unit.writes) {
      this.versions.set(JSON.stringify(stream), this.version(stream) + added.length);
      this.head += added.length;
    }
    const answer: AppendVerdict =
      this.head < firstPosition
        ? { verdict: 'appended' }
        : { verdict: 'appended', firstPosition, lastPosition: this.head };
    this.keys.set(unit.key, { hash, answer });
    return answer;
  }
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
