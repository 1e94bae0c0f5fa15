import type { ClaimDate, Evidence, LeadershipChangeClaim } from '@newsledger/newsroom';
import { compact } from '../compact.js';
import type { Stance } from '../discourse/assertion.js';
import { announcedIn, effectiveIn } from '../discourse/when.js';
import { datesWithQuotes, ordered, quote, quoteSentence } from '../evidence.js';
import { rootOf, type Cast, type Mention } from '../names/entities.js';
import type { Clause, Reading } from '../text/document.js';
import type { Place } from './house.js';
import { originOf, relationOf } from './origins.js';
import { normalisePost } from './post-kinds.js';
import { namedBy } from './pronouns.js';
import type { Move } from './subjects.js';
import { rankOf, type Told } from './told-posts.js';

/** The claim of a move: every slot with its quote. */
export function claimOf(
  move: Move,
  place: Place,
  stance: Stance,
  reading: Reading,
  cast: Cast,
  told: Told | undefined,
): LeadershipChangeClaim {
  const { clause, person, successor, predecessor } = move;
  const post = told?.post;
  const root = rootOf(place.mention.entity);
  const isUnit = place.mention.entity !== root;
  const origin = originOf(move, place, cast);
  const named = namedBy(person);
  const evidence: Evidence[] = [quote('person', named.clause, named.from, named.to), quoteSentence(clause, move.from)];
  const add = (slot: string, where: Clause, found: { from: number; to: number } | undefined): void => {
    if (found) evidence.push(quote(slot, where, found.from, found.to));
  };
  const addName = (slot: string, mention: Mention | undefined): void => {
    const found = mention && namedBy(mention);
    if (found) add(slot, found.clause, found);
  };
  addName('organisation', place.mention);
  addName('unit', isUnit ? place.mention : undefined);
  add('post', told?.clause ?? clause, post);
  addName('otherOrganisation', origin.mention);
  add('previousPost', clause, origin.post);
  addName('successor', successor);
  addName('predecessor', predecessor);
  return {
    kind: 'leadership-change',
    organisation: { name: root.name },
    person: { name: person.entity.name, publicFigure: true },
    status: move.status,
    ...compact({
      unit: isUnit ? { name: place.mention.entity.name } : undefined,
      post: post && inSingular(post.text),
      postNormalised: post && normalisePost(post.text),
      otherOrganisation: origin.mention && { name: rootOf(origin.mention.entity).name },
      otherOrganisationRelation: relationOf(origin, place),
      previousPost: origin.post?.text,
      successor: successor && { name: successor.entity.name },
      predecessor: predecessor && { name: predecessor.entity.name },
      reason: move.reason,
    }),
    ...datesOf(move, reading, evidence),
    assertion: {
      modality: stance.modality,
      temporality: stance.temporality,
      ...compact({ attribution: stance.attribution }),
      confidence: (65 + (post ? 15 : 0) + ((move.organisation ?? post?.organisation) ? 15 : 0)) / 100,
    },
    evidence: ordered(evidence),
  };
}

/** "partners for its Leeds office", "co-CEOs": one of several who come to such a post. */
const inSingular = (text: string): string => {
  const one =
    /^((?:\p{L}+[- ]){0,2}?)(director|partner|trustee|governor|founder|editor|chair|president|ceo|chief|head|member|manager)s(?= |$)/iu.exec(
      text,
    );
  return one ? `${one[1]}${one[2]}` : text;
};

function datesOf(move: Move, reading: Reading, evidence: Evidence[]): { announced?: ClaimDate; effective?: ClaimDate } {
  const { clause } = move;
  const announced = announcedIn(clause, reading, move.from, move.to);
  const effective = effectiveIn(clause, reading, move.from, move.to);
  return datesWithQuotes(clause, { announced, effective }, evidence);
}

/** Two sentences about one move: what the first lacks comes from the second, and so does the post where that names it better. */
export function joinClaims(
  first: LeadershipChangeClaim,
  second: LeadershipChangeClaim,
  better: boolean,
): LeadershipChangeClaim {
  const kept = better ? first.evidence.filter(({ slot }) => slot !== 'post') : first.evidence;
  const slots = new Set(kept.map((one) => one.slot));
  const more = second.evidence.filter((one) => one.slot === 'sentence' || !slots.has(one.slot));
  const { post, postNormalised } = second;
  return {
    ...second,
    ...first,
    ...(better ? compact({ post, postNormalised }) : {}),
    evidence: ordered([...kept, ...more.slice(0, 7)]),
  };
}

/** Whether a second sentence names the post better than what is known so far. */
export const isBetter = (known: Told | undefined, told: Told | undefined): boolean =>
  (rankOf(told?.post) > rankOf(known?.post) && rankOf(told?.post) > 1) || isSpelledOut(known, told);

/** "CEO" in the title, "chief executive officer" in the text. */
const isSpelledOut = (known: Told | undefined, told: Told | undefined): boolean =>
  known !== undefined &&
  told !== undefined &&
  /^\p{Lu}{2,4}$/u.test(known.post.text) &&
  told.post.text.includes(' ') &&
  normalisePost(known.post.text) === normalisePost(told.post.text);

/** "X succède à Y", "en remplacement de Y": who follows and who is followed name each other, each with a quote. */
export function linkPeople(claims: readonly LeadershipChangeClaim[]): LeadershipChangeClaim[] {
  return claims.map((claim) => {
    const isIn = claim.status.startsWith('in');
    const [slot, back] = isIn ? (['predecessor', 'successor'] as const) : (['successor', 'predecessor'] as const);
    if (claim[slot]) return claim;
    const mate = claims.find(
      (one) =>
        one[back]?.name === claim.person.name &&
        one.status.startsWith('in') !== isIn &&
        one.organisation.name === claim.organisation.name,
    );
    const quoted = mate?.evidence.find((one) => one.slot === 'person');
    if (!mate || !quoted) return claim;
    return {
      ...claim,
      [slot]: { name: mate.person.name },
      evidence: ordered([...claim.evidence, { ...quoted, slot }]),
    };
  });
}
