import type { CaseDoc } from './newsroom.js';
import { piecesOf, type Story } from './story.js';

/** What differs between two ways to one picture: ids, positions, times, and what tells how it came about. */
const aside = /^(id|version|articleVersion|copies|withdrawn|absorbed|since|position|.*Position|.*At|at|because)$/;

const labelOf = ({ kind, sources, person }: CaseDoc) =>
  [kind, ...new Set(sources.map(({ url }) => url).sort()), person?.name ?? ''].join(' ');

/** The members that readers get, with the ids of cases replaced by what they are about. */
function shown(value: unknown, labels: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return labels.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => shown(item, labels));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name]) => !aside.test(name));
  return Object.fromEntries(members.map(([name, member]) => [name, shown(member, labels)]));
}

/** Tells which case another is related to, although that is said by an id. */
const relations = (related: CaseDoc['related'], labels: ReadonlyMap<string, string>) =>
  (related ?? []).map(({ relation, to }) => `${relation} ${labels.get(to) ?? '?'}`).sort();

/** A story's cases as readers get them, in an order of their own. */
export function pictureOf(story: Story, cases: readonly CaseDoc[]): unknown[] {
  const urls = new Set(Object.values(piecesOf(story)).map(({ url }) => url));
  const own = cases.filter(({ sources }) => sources.some(({ url }) => urls.has(url)));
  const labels = new Map(own.map((each) => [each.id, labelOf(each)]));
  return own
    .map((each) => {
      const { related, ...members } = each;
      return [labels.get(each.id)!, shown(members, labels), relations(related, labels)] as const;
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
