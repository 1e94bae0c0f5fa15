import type { Cast, Mention } from '../names/entities.js';
import type { Tag } from '../lexicon/phrases.js';
import { tagsOf, type Clause } from '../text/document.js';
import { isFormer, readPost, type Post } from './posts.js';

/** A post beside a name: with the house that it is of left out and with it, and whether the person once had it. */
export interface PostBeside {
  readonly post: Post;
  readonly whole: Post;
  readonly former: boolean;
}

const besideAt = (clause: Clause, cast: Cast, at: number): PostBeside => ({
  post: readPost(clause, cast, at),
  whole: readPost(clause, cast, at, true),
  former: isFormer(clause, at),
});

/** The post that stands beside a name: "X, directeur de Y", "le directeur de Y, X", "CEO X", "Y's chief executive X". */
export function postBeside(clause: Clause, cast: Cast, mention: Mention): PostBeside | undefined {
  const { tokens } = clause;
  const opened = /^[,(]$/.test(tokens[mention.to]?.text ?? '');
  const limit = opened ? apposedEnd(clause, mention.to + 1) : mention.to + 1;
  const tag = clause.tags.find(
    (one) => one.from >= mention.to && one.from < limit && (one.category === 'post' || isHeadshipOf(clause, one)),
  );
  if (tag && tag.from - mention.to <= 8) return besideAt(clause, cast, tag.from);
  const before = tagsOf(clause, 'post')
    .filter((one) => one.to <= mention.from && mention.from - one.to <= 7)
    .at(-1);
  if (!before) return undefined;
  const post = readPost(clause, cast, before.from, true);
  const comma = tokens[mention.from - 1]?.text === ',';
  const reaches = post.to === mention.from || (comma && post.to === mention.from - 1);
  return reaches ? besideAt(clause, cast, before.from) : undefined;
}

/** "à la tête de X" beside a name says a post as well. */
const isHeadshipOf = (clause: Clause, tag: Tag): boolean =>
  tag.category === 'headship' && clause.tokens[tag.from]!.low === 'tête';

function apposedEnd(clause: Clause, from: number): number {
  let at = from;
  while (at < clause.to && at - from < 14 && !/^[,;).]$/.test(clause.tokens[at]!.text)) at += 1;
  return at;
}
