import { lowAt, type Clause } from '../text/document.js';
import type { Mention } from '../names/entities.js';

const most = 12;

/** The houses that stand in one list with another ("A, the B and C"), itself included, left to right; `all` are those of its sentence. */
export function listWith(mention: Mention, all: readonly Mention[]): readonly Mention[] {
  const at = all.indexOf(mention);
  if (at < 0) return [mention];
  let [first, last] = [at, at];
  while (first > 0 && last - first < most && areListed(all[first - 1]!, all[first]!)) first -= 1;
  while (last + 1 < all.length && last - first < most && areListed(all[last]!, all[last + 1]!)) last += 1;
  return all.slice(first, last + 1);
}

/** Nothing but a comma, "and" and an article stands between two names. */
function areListed(left: Mention, right: Mention): boolean {
  const gap = right.from - left.to;
  return gap >= 1 && gap <= 3 && isJoint(left.clause, left.to, right.from);
}

function isJoint(clause: Clause, from: number, to: number): boolean {
  let joints = 0;
  for (let at = from; at < to; at += 1) {
    const low = lowAt(clause, at);
    if (/^(?:,|et|and|&|or|ou)$/.test(low)) joints += 1;
    else if (!/^(?:the|le|la|l'|les|à|avec|with)$/.test(low)) return false;
  }
  return joints > 0;
}
