import type { Tag } from '../lexicon/phrases.js';
import type { Mention } from '../names/entities.js';
import { isSubjectLike } from '../names/subject.js';
import { compact } from '../compact.js';
import { hasTag, lowAt, wordsAt, type Clause } from '../text/document.js';
import { postAs } from './appointments.js';
import { isBarePost } from './post-kinds.js';
import { findPost, type Post } from './posts.js';
import { hasPassive, sameStatement, subjectBefore, type Move, type MoveContext } from './subjects.js';

/** "confie la direction de X à Y", "la présidence a été confiée à Y", "hands the reins to Y": Y comes to the post. */
export function entrusted(context: MoveContext, tag: Tag): Move[] {
  const { clause } = context;
  const heir = /^(?:de|d')$/.test(lowAt(clause, tag.to - 1))
    ? context.named.find((one) => one.from === tag.to)
    : heirOf(context, /^(?:à|au|to)$/.test(lowAt(clause, tag.to - 1)) ? tag.to - 1 : tag.to);
  if (!heir) return [];
  const former = hasPassive(clause, tag) ? undefined : subjectBefore(context, tag.from);
  if (/^(?:place|job|post|role|chair|seat)$/.test(lowAt(clause, tag.from)))
    return [{ clause, from: tag.from, to: heir.to, person: heir, status: 'in', role: false, sure: true }];
  if (isGoing(clause, tag)) return goneTo(context, tag, heir);
  const falls = isFalling(clause, tag);
  const read = postHanded(context, tag, heir);
  const handed = former && former.entity !== heir.entity && handsOver(clause, tag);
  const owned = falls && read !== undefined && /^(?:son|sa|leur)$/.test(lowAt(clause, read.from - 1));
  const post = isNamed(read) ? read : undefined;
  if (!post && !handed && !owned) return [];
  const house = context.organisations.filter((one) => one.to <= tag.from && isSubjectLike(one)).at(-1);
  const common = { clause, from: tag.from, to: heir.to, ...compact({ post }), role: false, sure: post !== undefined };
  const comes: Move = {
    ...common,
    person: heir,
    status: hasTag(clause, 'interim', tag.from, Math.min(clause.to, heir.to + 8)) ? 'in_acting' : 'in',
    ...compact({ organisation: post?.organisation ? undefined : house, predecessor: falls ? undefined : former }),
  };
  return handed ? [{ ...common, person: former, status: 'out', successor: heir }, comes] : [comes];
}

/** "goes to", "has passed to": what goes stands before the verb. */
const isGoing = (clause: Clause, tag: Tag): boolean =>
  tag.to - tag.from > 1 &&
  lowAt(clause, tag.to - 1) === 'to' &&
  /^(?:has|have|will|is|goes|went|passes|passed|falls|fell)$/.test(lowAt(clause, tag.from));

/** Words by which a post is called one. */
const seat =
  /^(?:job|role|post|position|chair|seat|reins|baton|helm|leadership|title|spot|chairmanship|presidency|editorship|directorship|crown)$/;

/** "The top job at X goes to finance director Y": Y comes to what stands before the verb. */
function goneTo({ clause, cast }: MoveContext, tag: Tag, heir: Mention): Move[] {
  const from = Math.max(clause.from, tag.from - 10);
  const named = clause.tokens.slice(from, tag.from).some(({ low }) => seat.test(low));
  if (!named || heir.from - tag.to > 8) return [];
  const post = findPost(clause, cast, from, tag.from);
  return [
    { clause, from: tag.from, to: heir.to, person: heir, status: 'in', ...compact({ post }), role: false, sure: true },
  ];
}

/** The post that is handed on: between verb and heir, before a verb whose subject it is, or behind the heir. */
function postHanded({ clause, cast }: MoveContext, tag: Tag, heir: Mention): Post | undefined {
  const before = isFalling(clause, tag) || hasPassive(clause, tag);
  let end = heir.from - 1;
  while (end > tag.to && !/^(?:à|au|to)$/.test(lowAt(clause, end))) end -= 1;
  const read = findPost(clause, cast, tag.from, Math.max(end, tag.to));
  const clipped =
    read && read.to > end && end > read.from ? { ...read, text: wordsAt(clause, read.from, end), to: end } : read;
  return (
    clipped ??
    (before ? findPost(clause, cast, Math.max(clause.from, tag.from - 8), tag.from) : undefined) ??
    postAs(clause, cast, heir.to)
  );
}

const isNamed = (post: Post | undefined): boolean =>
  post !== undefined &&
  !isBarePost(post) &&
  (post.organisation !== undefined || !/^(?:aux )?(?:commandes|manettes)/i.test(post.text));

/** "la direction revient à X", "passe entre les mains de X": the post is the subject. */
const isFalling = (clause: Clause, { from, to }: Tag): boolean =>
  /^(?:revien|reven|écho|échu|incomb|passe$|passera$|passé|tomb)/.test(lowAt(clause, from)) &&
  /^(?:à|au|de|d')$/.test(lowAt(clause, to - 1));

/** The verb gives away what its subject has. */
export const handsOver = (clause: Clause, tag: Tag): boolean =>
  /^(?:hand|pass|remet|remis|transm|cèd|céd|laiss|abandonn|lègu|légu)/.test(lowAt(clause, tag.from));

/** The person behind "à" or "to": titles and kin ("à sa fille X", "to product chief X") may stand between. */
export function heirOf({ clause, named }: MoveContext, from: number): Mention | undefined {
  return named.find((one) => {
    if (one.from <= from || one.from - from > 18 || !sameStatement(clause, from, one.from)) return false;
    for (let at = one.from - 1; at >= from && one.from - at <= 7; at -= 1) {
      const { low, kind } = clause.tokens[at]!;
      if (/^(?:à|au|to)$/.test(low)) return true;
      if (kind === 'mark' && low !== ',' && low !== '-') return false;
    }
    return false;
  });
}

/** "resigned as president in favour of X": who comes after the one who goes. */
export const favouredIn = ({ clause, named }: MoveContext, from: number): Mention | undefined =>
  named.find(
    (one) =>
      one.from - from >= 3 &&
      one.from - from <= 18 &&
      sameStatement(clause, from, one.from) &&
      /^(?:of|de|d')$/.test(lowAt(clause, one.from - 1)) &&
      /^(?:favou?r|faveur|profit)$/.test(lowAt(clause, one.from - 2)),
  );
