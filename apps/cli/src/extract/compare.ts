import { nameKey, type Claim } from '@newsledger/newsroom';
import { claimLine } from './claim-line.js';

/** What another reading of one article says differently. */
export interface Difference {
  readonly added: readonly Claim[];
  readonly removed: readonly Claim[];
  /** Claims about the same that say something else of it: the slots by path, with both values as JSON. */
  readonly changed: readonly { readonly claim: Claim; readonly slots: readonly SlotChange[] }[];
  readonly same: number;
}

export interface SlotChange {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

const none = '(none)';

/**
 * Compares two readings of one article claim by claim. Claims are paired by kind, organisation and what tells them apart in an article
 * (person and direction, initiative and first counterparty), equal ones first; a pair that differs shows its slots.
 */
export function compareClaims(before: readonly Claim[], after: readonly Claim[]): Difference {
  const left = new Map<string, Claim[]>();
  for (const claim of before) left.set(keyOf(claim), [...(left.get(keyOf(claim)) ?? []), claim]);
  const take = (key: string, accept: (claim: Claim) => boolean): Claim | undefined => {
    const list = left.get(key) ?? [];
    const at = list.findIndex(accept);
    return at < 0 ? undefined : list.splice(at, 1)[0];
  };
  const differing = after.filter((claim) => !take(keyOf(claim), (old) => slotChanges(old, claim).length === 0));
  const added: Claim[] = [];
  const changed: { claim: Claim; slots: SlotChange[] }[] = [];
  for (const claim of differing) {
    const old = take(keyOf(claim), () => true);
    if (old) changed.push({ claim, slots: slotChanges(old, claim) });
    else added.push(claim);
  }
  return { added, removed: [...left.values()].flat(), changed, same: after.length - differing.length };
}

/** The difference as lines for a person, none where there is none. */
export function differenceLines(id: string, { added, removed, changed }: Difference): string[] {
  return [
    ...removed.map((claim) => `${id} - ${claimLine(claim)}`),
    ...added.map((claim) => `${id} + ${claimLine(claim)}`),
    ...changed.flatMap(({ claim, slots }) => [
      `${id} ~ ${claimLine(claim)}`,
      ...slots.map(({ path, from, to }) => `${id}     ${path}: ${from} -> ${to}`),
    ]),
  ];
}

function keyOf(claim: Claim): string {
  switch (claim.kind) {
    case 'layoff':
      return JSON.stringify([claim.kind, nameKey(claim.organisation.name)]);
    case 'leadership-change': {
      const direction = claim.status.startsWith('in') ? 'in' : 'out';
      return JSON.stringify([claim.kind, nameKey(claim.organisation.name), nameKey(claim.person.name), direction]);
    }
    case 'ai-initiative': {
      const other = claim.counterparties?.[0]?.name ?? claim.product?.name ?? '';
      return JSON.stringify([claim.kind, nameKey(claim.actor.name), claim.initiative, nameKey(other)]);
    }
  }
}

/** Where two claims differ, quotes included; a claim read from a file may hold anything. */
function slotChanges(before: Claim, after: Claim): SlotChange[] {
  const [old, now] = [leaves(before), leaves(after)];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((path) => {
    const [from = none, to = none] = [old.get(path), now.get(path)];
    return from === to ? [] : [{ path, from, to }];
  });
}

/** The values of a claim by their paths; the quotes of a slot are one value. */
function leaves(claim: Claim): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) found.set(path, JSON.stringify(value));
    else for (const [name, member] of Object.entries(value)) walk(member, path === '' ? name : `${path}.${name}`);
  };
  const { evidence, ...slots } = claim;
  walk(slots, '');
  for (const { slot, field, start, end } of evidence) {
    const path = `evidence of ${slot}`;
    found.set(path, [...(found.has(path) ? [found.get(path)] : []), `${field} ${start}-${end}`].join(', '));
  }
  return found;
}
