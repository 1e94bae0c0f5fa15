import type { RecordedClaim } from './recorded-claim.js';

type Members = Readonly<Record<string, unknown>>;

/** A value's JSON with the members of objects in the order of their names, and without those that are named. */
export function canonical(value: unknown, leftOut: ReadonlySet<string> = new Set()): string {
  const text = JSON.stringify(value, (key, inner: unknown) => {
    if (leftOut.has(key)) return undefined;
    const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    return isObject ? Object.fromEntries(Object.entries(inner as Members).sort(([a], [b]) => (a < b ? -1 : 1))) : inner;
  }) as string | undefined;
  return text ?? 'null';
}

const notSaid = new Set(['evidence', 'claimId', 'confidence']);

/** Whether two claims say the same of the world, wherever it stands in their texts. */
export function saysTheSame(a: RecordedClaim, b: RecordedClaim): boolean {
  return canonical(a, notSaid) === canonical(b, notSaid);
}
