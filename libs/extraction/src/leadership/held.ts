import type { Cast, Mention } from '../names/entities.js';
import { lowAt, tagsOf, type Clause } from '../text/document.js';
import { isFormer, readPost, type Post } from './posts.js';

/** Where an aside between commas behind a name closes; the token itself where none opens. */
function pastAside(clause: Clause, at: number): number {
  if (lowAt(clause, at) !== ',') return at;
  for (let end = at + 1; end < Math.min(clause.to, at + 14); end += 1) if (lowAt(clause, end) === ',') return end + 1;
  return at;
}

/** "X, 59 years old, has been vice president of Y", "X was its chairman", "X has served as editor of Y": the post that a sentence says one has. */
export function postHeldBy({ clause, to }: Mention, cast: Cast): Post | undefined {
  let at = pastAside(clause, to);
  const start = at;
  while (
    at < Math.min(clause.to, start + 3) &&
    /^(?:is|was|has|had|been|served|serves|worked|who|also|most|recently|had)$/.test(lowAt(clause, at))
  )
    at += 1;
  if (at === start) return undefined;
  if (/^(?:as|the|its|a|an|one)$/.test(lowAt(clause, at))) at += 1;
  const tag = tagsOf(clause, 'post').find((one) => one.from === at || one.from === at + 1);
  return tag && !isFormer(clause, tag.from) ? readPost(clause, cast, tag.from) : undefined;
}
