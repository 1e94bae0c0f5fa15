import { Connections, type Copies } from './copies.js';
import { agree } from './figures.js';
import type { Weighed } from './headline.js';

/** Sources that count as one. */
export interface IndependenceGroup {
  /** The publisher group of its earliest article. */
  readonly key: string;
  /** In the order of publication. */
  readonly articleIds: readonly string[];
  /** Why they count as one; empty for one article alone. */
  readonly because: readonly Link[];
}
export type Link = 'one publisher' | 'one wire' | 'near-duplicate texts' | 'editions of one page';

/** Groups the articles of a case, in the order of publication: articles of one group are no confirmation of each other. */
export function independence(claims: readonly Weighed[], copies: Copies): IndependenceGroup[] {
  const connected = new Connections();
  const links: (readonly [string, Link])[] = [];
  const link = (a: string, b: string, because: Link) => {
    if (a === b) return;
    links.push([b, because]);
    connected.connect(a, b);
  };
  const [publisher, wires, families] = [
    new Map<string, Weighed>(),
    new Map<string, Weighed>(),
    new Map<string, Weighed>(),
  ];
  const publishers = new Map<string, string>();
  for (const claim of claims) {
    const { source, independenceGroup } = claim.supporting;
    const { wire, family } = source.origin ?? {};
    const id = source.articleId;
    if (!publishers.has(id)) publishers.set(id, independenceGroup);
    const linkToFirst = (first: Map<string, Weighed>, key: string, because: Link) => {
      const known = first.get(key);
      if (!known) first.set(key, claim);
      // An edition in another language says the same in figures, or it is another page.
      else if (because !== 'editions of one page' || sayTheSame(known, claim))
        link(known.supporting.source.articleId, id, because);
    };
    linkToFirst(publisher, independenceGroup, 'one publisher');
    if (wire !== undefined) linkToFirst(wires, wire, 'one wire');
    if (family !== undefined) linkToFirst(families, family, 'editions of one page');
  }
  const articleOf = new Map(claims.map(({ supporting: { claim, source } }) => [claim.claimId, source.articleId]));
  for (const [a, b] of copies) link(articleOf.get(a)!, articleOf.get(b)!, 'near-duplicate texts');
  return groups(publishers, connected, links);
}

function sayTheSame(a: Weighed, b: Weighed): boolean {
  return a.denied === b.denied && (!a.stated || !b.stated || agree(a.stated, b.stated));
}

function groups(
  publishers: ReadonlyMap<string, string>,
  connected: Connections,
  links: readonly (readonly [string, Link])[],
): IndependenceGroup[] {
  const found = new Map<string, { key: string; articleIds: string[]; because: Set<Link> }>();
  for (const [id, publisher] of publishers) {
    const root = connected.root(id);
    const group = found.get(root) ?? { key: publisher, articleIds: [], because: new Set() };
    group.articleIds.push(id);
    found.set(root, group);
  }
  for (const [id, because] of links) found.get(connected.root(id))!.because.add(because);
  return [...found.values()].map(({ because, ...group }) => ({ ...group, because: [...because].sort() }));
}
