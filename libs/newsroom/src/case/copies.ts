import { similar } from '../source/text-signature.js';
import type { SupportingClaim } from './case.events.js';

/**
 * Which claims stand in near-duplicate texts: pairs of claim ids that connect those whose texts are similar, each to the next. Which pairs
 * these are depends on the order in which the claims came; which claims they connect does not.
 */
export type Copies = readonly (readonly [string, string])[];

type Compared = Pick<SupportingClaim, 'source'> & { readonly claim: { readonly claimId: string } };

const signatureOf = ({ source }: Compared): string | undefined => source.origin?.signature;

/** The copies with those of a claim that has come. Compares its text with one after the other, but with none that is connected already. */
export function withCopies(copies: Copies, others: readonly Compared[], added: Compared): Copies {
  const signature = signatureOf(added);
  if (signature === undefined) return copies;
  const connected = new Connections(copies);
  const id = added.claim.claimId;
  const found = [...copies];
  for (const other of others) {
    const theirs = signatureOf(other);
    const { claimId } = other.claim;
    if (theirs === undefined || claimId === id || connected.areOne(claimId, id) || !similar(theirs, signature))
      continue;
    connected.connect(claimId, id);
    found.push([claimId, id]);
  }
  return found;
}

/** The copies without a claim that has gone: whatever was connected with it is compared anew. */
export function withoutCopies(copies: Copies, left: readonly Compared[], claimId: string): Copies {
  if (!copies.some((pair) => pair.includes(claimId))) return copies;
  const connected = new Connections(copies);
  const apart = left.filter((other) => connected.areOne(other.claim.claimId, claimId));
  const gone = new Set([claimId, ...apart.map((other) => other.claim.claimId)]);
  let found: Copies = copies.filter(([a]) => !gone.has(a));
  apart.forEach((one, index) => (found = withCopies(found, apart.slice(0, index), one)));
  return found;
}

/** Things that are joined into groups. */
export class Connections {
  private readonly parents = new Map<string, string>();

  constructor(pairs: Copies = []) {
    for (const [a, b] of pairs) this.connect(a, b);
  }

  connect(a: string, b: string): void {
    const [x, y] = [this.root(a), this.root(b)];
    if (x !== y) this.parents.set(y, x);
  }

  areOne(a: string, b: string): boolean {
    return this.root(a) === this.root(b);
  }

  /** One of the group, the same for all of it. */
  root(id: string): string {
    let root = id;
    for (let parent = this.parents.get(root); parent !== undefined; parent = this.parents.get(root)) root = parent;
    // The way up is made short for those who go it next.
    if (root !== id) this.parents.set(id, root);
    return root;
  }
}
