import type { Entity } from '../names/entities.js';
import { rootOf, type Cast } from '../names/entities.js';
import type { Clause, Reading } from '../text/document.js';
import { postBeside } from './beside.js';
import { postHeldBy } from './held.js';
import { isBarePost, isStrongPost, normalisePost } from './post-kinds.js';
import { isFormer, readPost, type Post } from './posts.js';
import type { Move } from './subjects.js';

/** A post as told, in the sentence that tells it. */
export interface Told {
  readonly clause: Clause;
  readonly post: Post;
}

/** How well words name a post: 3 a title of ours ("directeur général"), 2 another title, 1 a place at the head, 0 none. */
export function rankOf(post: Post | undefined): 0 | 1 | 2 | 3 {
  if (!post || isBarePost(post)) return 0;
  if (isPlace(post.text)) return 1;
  return isStrongPost(post) && !/^(?:board|conseil|comité|directoire)/i.test(post.text) ? 3 : 2;
}

const sameKind = (one: Told, other: Told): boolean => normalisePost(one.post.text) === normalisePost(other.post.text);

const isPlace = (text: string): boolean =>
  /^(?:à la tête|aux|tête|direction$|présidence$|commandes|rênes|manettes|gouvernance|helm|reins|charge|leadership|board$|diriger|dirige|lead|leads|head$|run|runs|oversee)/i.test(
    text,
  );

/**
 * The post as the move names it; else as it stands beside the name in another sentence, is taken over from another (`kin`), or as the
 * title says it of nobody by name.
 */
export function postOf(
  move: Move,
  house: Entity,
  kin: Told | undefined,
  reading: Reading,
  cast: Cast,
): Told | undefined {
  const own =
    move.post && !isBarePost(move.post) ? { clause: move.postClause ?? move.clause, post: move.post } : undefined;
  if (rankOf(own?.post) > 1) return own;
  const out = move.status.startsWith('out');
  const other = (out ? postElsewhere(move, house, cast) : undefined) ?? kin ?? postOfNobody(move, house, reading, cast);
  const named = own && other && /^(?:présidence|direction \p{L})/iu.test(own.post.text) && !sameKind(own, other);
  return rankOf(other?.post) > rankOf(own?.post) && !named ? other : own;
}

/** The post of one who leaves, where it stands beside the name in another sentence. */
function postElsewhere({ person }: Move, house: Entity, cast: Cast): Told | undefined {
  for (const mention of person.entity.mentions.slice(0, 20)) {
    const beside = postBeside(mention.clause, cast, mention);
    const owner = beside?.post.organisation;
    if (owner && rootOf(owner.entity) !== house) continue;
    if (beside && !beside.former && !isBarePost(beside.post)) return { clause: mention.clause, post: beside.post };
  }
  for (const mention of person.entity.mentions.slice(0, 20)) {
    const post = postHeldBy(mention, cast);
    if (post && !isBarePost(post) && (!post.organisation || rootOf(post.organisation.entity) === house))
      return { clause: mention.clause, post };
  }
  return undefined;
}

const goes = /^(?:leave|resign|ouster)Verb$|^leaveNoun$|^endPhrase$/;
const comes = /^(?:appoint|become|join)Verb$|^appointNoun$|^newPost$/;

const several = /^(?:executives?|bosses|directors|dirigeants?|cadres?|responsables|managers?)(?!\p{L})/iu;

/** "Le patron de X quitte ses fonctions", "X names a new chief": the title or the lead says the post, another sentence the name. */
function postOfNobody(move: Move, house: Entity, reading: Reading, cast: Cast): Told | undefined {
  const verbs = move.status.startsWith('out') ? goes : comes;
  const at = move.clause.index;
  for (const clause of reading.clauses.slice(0, 4)) {
    if (clause === move.clause || Math.abs(clause.index - at) > 4) continue;
    if (cast.mentionsIn(clause).some(({ entity }) => entity.kind === 'person')) continue;
    if (!clause.tags.some((tag) => verbs.test(tag.category))) continue;
    const tag = clause.tags.find((one) => one.category === 'post' && !isFormer(clause, one.from));
    const post = tag && readPost(clause, cast, tag.from);
    if (!post || (post.organisation && rootOf(post.organisation.entity) !== house)) continue;
    if (rankOf(post) > (clause.index === 0 ? 1 : 2) && !several.test(post.text)) return { clause, post };
  }
  return undefined;
}
