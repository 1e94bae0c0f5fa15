import { agree } from './figures.js';
import type { Weighed } from './headline.js';

/** What the rules know of texts; given by whoever asks, so that the rules stay apart from how texts are compared. */
export interface TextRules {
  /** Whether two signatures are those of near-duplicates. */
  readonly similar: (a: string, b: string) => boolean;
  /** Keys of which near-duplicates share at least one. */
  readonly bands: (signature: string) => readonly string[];
}

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

/** Texts of one band that a text is compared with: more of them would say the same. */
const mostCompared = 8;

/** Groups the articles of a case, in the order of publication: articles of one group are no confirmation of each other. */
export function independence(claims: readonly Weighed[], texts: TextRules): IndependenceGroup[] {
  const articles = new Articles();
  const first = new Map<string, Weighed>();
  const banded = new Map<string, Weighed[]>();
  for (const claim of claims) {
    const { source, independenceGroup } = claim.supporting;
    const { wire, family, signature } = source.origin ?? {};
    const id = source.articleId;
    articles.add(id, independenceGroup);
    const linkToFirst = (key: string, because: Link, fits = (_: Weighed) => true) => {
      const known = first.get(key);
      if (!known) first.set(key, claim);
      else if (fits(known)) articles.link(known.supporting.source.articleId, id, because);
    };
    linkToFirst(`publisher ${independenceGroup}`, 'one publisher');
    if (wire !== undefined) linkToFirst(`wire ${wire}`, 'one wire');
    // An edition in another language says the same in figures, or it is another page.
    if (family !== undefined)
      linkToFirst(`family ${family}`, 'editions of one page', (known) => sayTheSame(known, claim));
    if (signature === undefined) continue;
    for (const band of texts.bands(signature)) {
      const others = banded.get(band) ?? [];
      const near = others.find((other) => texts.similar(other.supporting.source.origin!.signature!, signature));
      if (near) articles.link(near.supporting.source.articleId, id, 'near-duplicate texts');
      if (others.length < mostCompared) banded.set(band, [...others, claim]);
    }
  }
  return articles.groups();
}

function sayTheSame(a: Weighed, b: Weighed): boolean {
  return a.denied === b.denied && (!a.stated || !b.stated || agree(a.stated, b.stated));
}

/** Articles that are joined into groups. */
class Articles {
  private readonly parents = new Map<string, string>();
  private readonly publishers = new Map<string, string>();
  private readonly links: (readonly [string, Link])[] = [];

  add(id: string, publisher: string): void {
    if (this.parents.has(id)) return;
    this.parents.set(id, id);
    this.publishers.set(id, publisher);
  }

  link(a: string, b: string, because: Link): void {
    if (a === b) return;
    this.links.push([b, because]);
    const [x, y] = [this.root(a), this.root(b)];
    if (x !== y) this.parents.set(y, x);
  }

  groups(): IndependenceGroup[] {
    const groups = new Map<string, { key: string; articleIds: string[]; because: Set<Link> }>();
    for (const [id, publisher] of this.publishers) {
      const root = this.root(id);
      const group = groups.get(root) ?? { key: publisher, articleIds: [], because: new Set() };
      group.articleIds.push(id);
      groups.set(root, group);
    }
    for (const [id, because] of this.links) groups.get(this.root(id))!.because.add(because);
    return [...groups.values()].map(({ because, ...group }) => ({ ...group, because: [...because].sort() }));
  }

  private root(id: string): string {
    let root = id;
    for (let parent = this.parents.get(root)!; parent !== root; parent = this.parents.get(root)!) root = parent;
    // The way up is made short for those who go it next.
    this.parents.set(id, root);
    return root;
  }
}
