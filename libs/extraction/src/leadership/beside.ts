import type { Cast, Mention } from '../names/entities.js';
import { titledFrom } from '../names/name-words.js';
import type { Tag } from '../lexicon/phrases.js';
import { lowAt, tagsOf, type Clause } from '../text/document.js';
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
  const limit = opened ? apposedEnd(clause, pastAge(clause, mention.to + 1)) : mention.to + 1;
  const tag = clause.tags.find(
    (one) => one.from >= mention.to && one.from < limit && (one.category === 'post' || isHeadshipOf(clause, one)),
  );
  if (tag && tag.from - mention.to <= 10 && !hasVerb(clause, mention.to, tag.from))
    return besideAt(clause, cast, tag.from);
  const start = titledFrom(clause, mention.from);
  const before = tagsOf(clause, 'post')
    .filter((one) => one.to <= start && start - one.to <= 10)
    .at(-1);
  if (!before) return undefined;
  const post = readPost(clause, cast, before.from, true);
  const comma = tokens[start - 1]?.text === ',';
  const end = sinceEnd(
    clause,
    post.organisation?.clause === clause ? Math.max(post.to, post.organisation.to) : post.to,
  );
  const reaches = end === start || (comma && end === start - 1);
  return reaches ? besideAt(clause, cast, before.from) : undefined;
}

/** ", 53, is leaving to become": an aside ends before the verb. */
function hasVerb(clause: Clause, from: number, to: number): boolean {
  const verb = /^(?:is|was|are|has|have|had|will|would|est|sera|va|avait|said|says|dit)$/;
  for (let at = from; at < to; at += 1)
    if (verb.test(lowAt(clause, at)) && !/^(?:who|qui)$/.test(lowAt(clause, at - 1))) return true;
  return false;
}

/** ", 42, Admiral Corp's vice president": the age of a person stands before what he is. */
const pastAge = (clause: Clause, at: number): number =>
  /^\d\d$/.test(lowAt(clause, at)) && /^(?:,|ans|\))$/.test(lowAt(clause, at + 1))
    ? at + (lowAt(clause, at + 1) === 'ans' ? 3 : 2)
    : at;

/** "le PDG de X depuis 2020, Y": how long he has been it stands between. */
function sinceEnd(clause: Clause, at: number): number {
  if (!/^(?:depuis|since)$/.test(lowAt(clause, at))) return at;
  return clause.dates.find((date) => date.from === at + 1)?.to ?? at;
}

/** "à la tête de X" beside a name says a post as well. */
const isHeadshipOf = (clause: Clause, tag: Tag): boolean =>
  tag.category === 'headship' && clause.tokens[tag.from]!.low === 'tête';

function apposedEnd(clause: Clause, from: number): number {
  let at = from;
  while (at < clause.to && at - from < 14 && !/^[,;).]$/.test(clause.tokens[at]!.text)) at += 1;
  return at;
}
