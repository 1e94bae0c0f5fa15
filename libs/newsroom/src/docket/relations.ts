import { daysApart, wordsOf, type DocketClaim } from './docket-claim.js';
import type { CaseRelation, Facets } from './docket.events.js';
import type { Group } from './division.js';
import { areParted, type Pins } from './pins.js';
import { compare, compareWords, isActing, isOut, windowDays } from './same-happening.js';

export interface Relation {
  readonly relation: CaseRelation;
  readonly because: string;
}

type Move = Extract<Facets, { kind: 'leadership-change' }>;
type Layoff = Extract<Facets, { kind: 'layoff' }>;

/** `business_unit:acme cloud` and the like. */
const partName = (scope: string) => scope.slice(scope.indexOf(':') + 1);

function wholeAndPart(a: Layoff, b: Layoff): Relation | undefined {
  if ((a.scope === undefined) === (b.scope === undefined)) return undefined;
  return { relation: 'scope', because: `${partName(a.scope ?? b.scope!)} is a part of the whole` };
}

function succession(a: Move, b: Move): Relation | undefined {
  const onePost = a.post !== undefined && a.post === b.post && a.scope === b.scope;
  const named = a.counterparts?.includes(b.person) === true || b.counterparts?.includes(a.person) === true;
  const [outs, acting] = [[a, b].filter(isOut).length, [a, b].filter(isActing).length];
  if (outs === 1 && a.person !== b.person && (onePost || named)) {
    return {
      relation: 'succession',
      because: onePost ? `one leaves and one arrives as ${a.post}` : 'one follows the other',
    };
  }
  if (outs === 0 && acting === 1 && onePost) {
    return { relation: 'succession', because: `interim ${a.post}, then for good` };
  }
  return undefined;
}

/** What two claims of different cases have to do with each other, beside being perhaps one happening. */
function tie(one: DocketClaim, other: DocketClaim): Relation | undefined {
  const [a, b] = [one.facets, other.facets];
  const apart = daysApart(one, other);
  if (apart === undefined || apart > windowDays[a.kind] || a.shared || b.shared) return undefined;
  if (a.kind === 'layoff' && b.kind === 'layoff') return wholeAndPart(a, b);
  const moves = a.kind === 'leadership-change' && b.kind === 'leadership-change';
  return moves && !a.denied && !b.denied ? succession(a, b) : undefined;
}

/** Whether claims that say this may have anything to do with each other. */
export function mayRelate(a: DocketClaim, b: DocketClaim): boolean {
  return compareWords(a, b) !== undefined || tie(a, b) !== undefined;
}

/** How two cases stand to each other; undefined where they have nothing to do with each other. */
export function relationOf(a: Group, b: Group, pins: Pins): Relation | undefined {
  if (pins.decisions.length > 0) {
    const isParted = ({ claimId }: DocketClaim) => b.claims.some((other) => areParted(pins, claimId, other.claimId));
    if (a.claims.some(isParted)) return undefined;
  }
  let found: Relation | undefined;
  for (const one of wordsOf(a.claims)) {
    for (const other of wordsOf(b.claims)) {
      const verdict = compareWords(one, other);
      if (verdict && !areOfOneArticle(one, other, a, b)) {
        return { relation: 'possibly-same', because: verdict.because() };
      }
      found ??= tie(one, other);
    }
  }
  return found;
}

/** Whether all claims of the two groups that say this stand in one article, which tells them apart. */
function areOfOneArticle(one: DocketClaim, other: DocketClaim, a: Group, b: Group): boolean {
  if (compare(one, other)?.level !== 'apart') return false;
  const [some, others] = [a, b].map(({ claims }, i) => claims.filter(({ words }) => words === [one, other][i]!.words));
  return some!.every((x) => others!.every((y) => compare(x, y)?.level === 'apart'));
}
