import type { Tag } from '../lexicon/phrases.js';
import type { Cast, Mention } from '../names/entities.js';
import { compact } from '../compact.js';
import { lowAt, tagAt, tagsOf, wordsAt, type Clause, type Reading } from '../text/document.js';
import { isSubjectLike } from '../names/subject.js';
import { isWorkplace } from './workplaces.js';
import { favouredIn, heirOf } from './entrusting.js';
import { postBeside } from './beside.js';
import { boardOf, postAs } from './appointments.js';
import { findPost, readPost, type Post } from './posts.js';
import {
  governedAway,
  hasPassive,
  isParticiple,
  joinedWith,
  sameStatement,
  speaks,
  subjectBefore,
  type Move,
  type MoveContext,
} from './subjects.js';

/** "X quitte Y", "X quitte la direction de Y", "X leaves the company". */
export function left(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast } = context;
  const person = subjectBefore(context, tag.from);
  if (!person || isNoun(clause, tag)) return [];
  const organisation = context.organisations.find(
    (one) =>
      one.from >= tag.to &&
      one.from - tag.to <= 3 &&
      one.entity.kind === 'organisation' &&
      !/^(?:for|to|pour|join|joining|rejoindre|vers)$/.test(lowAt(clause, one.from - 1)),
  );
  const post = findPost(clause, cast, tag.to, phraseEnd(clause, tag.to, 5, true));
  const beside = postBeside(clause, cast, person);
  const held = postHeld(clause, cast, tag.to);
  const ofNoKind = (held ?? beside) ? context.organisations.find((one) => one.from === tag.to) : undefined;
  if (!organisation && !ofNoKind && !post && !endsSomething(clause, tag, context.reading)) return [];
  const postOf = (one: Mention): Post | undefined =>
    post ?? postBeside(clause, cast, one)?.post ?? beside?.post ?? held;
  return joinedWith(context, person, true).map((one) => ({
    clause,
    from: tag.from,
    to: Math.max(tag.to, organisation?.to ?? 0, post?.to ?? 0),
    person: one,
    status: 'out',
    ...compact({ post: postOf(one), organisation: organisation ?? ofNoKind }),
    role: false,
    sure: Boolean(post ?? beside ?? held),
  }));
}

/** "de la part de la direction", "la sortie du président": nouns that look like the verb. */
const isNoun = (clause: Clause, { from }: Tag): boolean =>
  /^(?:part|sortie)$/.test(lowAt(clause, from)) &&
  /^(?:la|une|sa|cette|leur|à|de|quelque|autre|nulle|grande|majeure|bonne)$/.test(lowAt(clause, from - 1));

/** Whether the words behind the verb, none of them a name or a post, say that a house is left. */
export const endsSomething = (clause: Clause, tag: Tag, reading: Reading): boolean =>
  isHouseNamed(clause, tag.to) || standsAlone(clause, tag, reading);

/** "is leaving X after nine years as editor": the post that was held. */
function postHeld(clause: Clause, cast: Cast, from: number): Post | undefined {
  const at = [0, 1, 2, 3, 4, 5]
    .map((step) => from + step)
    .find((one) => /^(?:after|following|après)$/.test(lowAt(clause, one)));
  const years =
    at !== undefined &&
    [1, 2, 3, 4, 5].some((step) => /^(?:years?|months|decades?|ans|mois|spell|stint)$/.test(lowAt(clause, at + step)));
  return years ? postAs(clause, cast, at, at + 9) : undefined;
}

/** "quitte le groupe", "la porte de la jeune pousse", "is leaving the streaming service": the house in other words. */
function isHouseNamed(clause: Clause, from: number): boolean {
  let at = from;
  if (/^(?:de|d'|du)$/.test(lowAt(clause, at))) at += 1;
  if (!/^(?:le|la|l'|the|son|sa|its|cette|ce|this)$/.test(lowAt(clause, at)) && lowAt(clause, at - 1) !== 'du')
    return false;
  return isWorkplace(clause, at + 1, 5);
}

/** "évincée d'Engie", "ousted from Uber". */
const houseAfter = ({ organisations, clause }: MoveContext, tag: Tag): Mention | undefined =>
  organisations.find(
    (one) => one.from >= tag.to && one.from - tag.to <= 2 && /^(?:de|d'|du|from|chez|at)$/.test(lowAt(clause, tag.to)),
  );

/** What may stand behind a verb of leaving that has no object. */
const alone =
  /^(?:for|on|after|in|by|at|following|next|later|immediately|amid|to|with|without|from|effective|when|once|before|during|this|under|over|as|today|tomorrow|yesterday|abruptly|suddenly|early|unexpectedly|weeks|months|days|monday|tuesday|wednesday|thursday|friday|[.,;])$/;

/** "X would leave on 15 September", "X is to leave": no object follows, and the verb is no mere participle. */
function standsAlone(clause: Clause, tag: Tag, reading: Reading): boolean {
  const verb = lowAt(clause, tag.from);
  const next = tag.to < clause.to ? lowAt(clause, tag.to) : '.';
  if (/^(?:claqu|s'|sur)/.test(verb)) return true;
  if (reading.language === 'fr') {
    const last = lowAt(clause, tag.to - 1);
    return (
      (verb === 'part' && /^(?:en|à)$/.test(last)) ||
      (/^(?:partira|partie?)$/.test(last) && /^(?:[.,]|en|fin|début|d'ici|à)$/.test(next))
    );
  }
  if (!alone.test(next)) return false;
  return (
    /s$|^(?:left|quit|departed|exited)$/.test(verb) ||
    /^(?:to|will|would|is|are|was|were|has|have|had|be|been|and|also|now|boss|chief|executive)$/.test(
      lowAt(clause, tag.from - 1),
    )
  );
}

/** "X démissionne", "X steps down as chief executive"; "X passe le relais à Y" brings Y as well. */
export function resigned(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast } = context;
  const person = subjectBefore(context, tag.from);
  if (!person) return [];
  const heir =
    lowAt(clause, tag.to - 1) === 'for'
      ? context.named.find(
          (one) => one.from >= tag.to && one.from - tag.to <= 6 && sameStatement(clause, tag.to, one.from),
        )
      : /^(?:à|au|to|de|du|d')$/.test(lowAt(clause, tag.to))
        ? heirOf(context, tag.to - 1)
        : undefined;
  const favoured = heir ? undefined : favouredIn(context, tag.to);
  const from = heir?.to ?? tag.to;
  const reach = favoured ? favoured.from - 3 - from : 9;
  const post =
    postWithin(clause, cast, tag) ??
    findPost(clause, cast, from, phraseEnd(clause, from, Math.min(9, reach))) ??
    postBeside(clause, cast, person)?.post ??
    postHeld(clause, cast, from);
  const words = wordsAt(clause, tag.from, tag.to).toLowerCase();
  const retire = /retraite|retir/.test(words);
  const place = {
    clause,
    from: tag.from,
    to: Math.max(from, post?.to ?? 0),
    ...compact({ post, organisation: heir ? undefined : houseAfter(context, tag) }),
    role: false,
    sure: Boolean(post) || /fauteuil|rênes|commandes|reins|ties$/.test(words),
  };
  const out: Move = {
    ...place,
    person,
    status: 'out',
    reason: retire ? 'retirement' : 'resignation',
    ...compact({ successor: heir ?? favoured }),
  };
  if (favoured) return [out, { ...place, person: favoured, status: 'in', predecessor: person }];
  if (heir) return [out, { ...place, person: heir, status: 'in', predecessor: person }];
  return joinedWith(context, person, true).map((one) => {
    const own = one === person || !post || post.from > one.from ? undefined : postBeside(clause, cast, one)?.post;
    return { ...out, person: one, ...compact({ post: own ?? out.post }) };
  });
}

/** "renonce à la présidence de X": the phrase itself holds the place at the head. */
function postWithin(clause: Clause, cast: Cast, tag: Tag): Post | undefined {
  const inner = tagsOf(clause, 'headship').find((one) => one.from > tag.from && one.from < tag.to);
  return inner && readPost(clause, cast, inner.from);
}

/** Where the words behind a verb end that can name its post: at who does it, how, or when. */
function phraseEnd(clause: Clause, from: number, reach: number, beforePurpose = false): number {
  const stop = beforePurpose ? /^(?:par|by|with|avec|after|après|;|to|pour)$/ : /^(?:par|by|with|avec|after|après|;)$/;
  let at = from;
  while (at < Math.min(clause.to, from + reach) && !stop.test(lowAt(clause, at))) at += 1;
  return at;
}

/** "X fired", "X limogé": right behind the name; in the running text of English that is what X does. */
const stands = ({ reading, clause }: MoveContext, subject: Mention, tag: Tag): boolean =>
  subject.to === tag.from && (reading.language === 'fr' || clause.field.field === 'title');

/** The subject of the passive goes, and those joined to it; verbs that much else is said with need a post. */
function removed(context: MoveContext, tag: Tag, subject: Mention): Move[] {
  const { clause, cast } = context;
  const post = findPost(clause, cast, tag.to, phraseEnd(clause, tag.to, 8)) ?? postBeside(clause, cast, subject)?.post;
  if (!post && /^(?:débarqu|remerci|écart|suspend)/.test(lowAt(clause, tag.from))) return [];
  return joinedWith(context, subject, true).map((person) => ({
    clause,
    from: tag.from,
    to: Math.max(tag.to, post?.to ?? 0),
    person,
    status: 'out',
    ...compact({ post, organisation: houseAfter(context, tag) }),
    role: false,
    sure: Boolean(post),
    reason: 'dismissal',
  }));
}

/** ", dismissed those concerns": what follows is what X does it to. */
const hasObject = (clause: Clause, tag: Tag): boolean =>
  /^(?:the|those|these|his|her|its|their|a|an|any|that|this|such|all|claims|concerns|le|la|les|l'|un|une|des|son|sa|ses)$/.test(
    lowAt(clause, tag.to),
  );

/** "lost its chief X to cancer", "in a crash": a death. */
const isDeath = (clause: Clause, { from }: Tag, { to }: Mention): boolean =>
  lowAt(clause, from).startsWith('lo') &&
  /^(?:to|in)$/.test(lowAt(clause, to)) &&
  /^(?:cancer|illness|a|an|the)$/.test(lowAt(clause, to + 1));

/** "loses its chief", "says goodbye to X", "parts with X": who goes may go by his own will. */
const partings = /^(?:los|say|said|bid|wav|part|get|got)/;

/** "lost its longtime chief X": what stands before the name begins with a post, or is one word more. */
const isNext = (clause: Clause, from: number, to: number): boolean => {
  const tag = tagsOf(clause, 'post').find((one) => one.from >= from && one.to <= to);
  return (
    tag !== undefined &&
    tag.from - from <= 3 &&
    clause.tokens
      .slice(from, tag.from)
      .every(({ low, kind, capital }) => kind === 'word' && (capital || leadsToPost.test(low)))
  );
};
const leadsToPost =
  /^(?:its|the|their|a|his|her|'s|longtime|long-time|founding|veteran|top|respected|star|second|third|latest|current|group|popular|embattled|outspoken|much-loved|of|two|three)$/;

/** Whom a house lets go: the object behind the verb. */
const dismissedIn = ({ clause, named }: MoveContext, tag: Tag): Mention | undefined =>
  named.find(
    (person) =>
      person.from >= tag.to &&
      person.from - tag.to <= 8 &&
      sameStatement(clause, tag.to, person.from) &&
      !governedAway(clause, tag.to, person.from) &&
      !isDeath(clause, tag, person) &&
      !speaks(clause, person.to) &&
      !(partings.test(lowAt(clause, tag.from)) && !isNext(clause, tag.to, person.from)) &&
      !(person.from - 1 >= tag.to && /^(?:de|d'|du|ère|era|of)$/.test(lowAt(clause, person.from - 1))),
  );

/** "remercie son directeur, X", "perd son directeur": the post is the object; "perd sa place" has none. */
const takesPost = ({ clause, cast }: MoveContext, tag: Tag, object: Mention): boolean =>
  lowAt(clause, tag.from).startsWith('perd')
    ? tagAt(clause, 'post', tag.to) !== undefined
    : findPost(clause, cast, tag.to, object.from) !== undefined;

/** "X a été limogé", "Y limoge X", "X was fired as chief executive". */
export function ousted(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast, reading } = context;
  const verb = lowAt(clause, tag.from);
  const aside = lowAt(clause, tag.from - 1) === ',' ? context.named.find((one) => one.to === tag.from - 1) : undefined;
  const subject = aside ?? subjectBefore(context, tag.from);
  if (
    subject &&
    isParticiple(verb, reading.language) &&
    (hasPassive(clause, tag) ||
      stands(context, subject, tag) ||
      (lowAt(clause, tag.from - 1) === ',' && !hasObject(clause, tag)))
  )
    return removed(context, tag, subject);
  const object = dismissedIn(context, tag);
  if (!object || hasPassive(clause, tag)) return [];
  if (/^(?:remerci|écart|perd)/.test(verb) && !takesPost(context, tag, object)) return [];
  const company =
    context.organisations.filter((one) => one.to <= tag.from && isSubjectLike(one)).at(-1) ?? boardOf(context, tag);
  const post =
    postAs(clause, cast, object.to, object.to + 4) ??
    findPost(clause, cast, tag.to, object.from) ??
    postBeside(clause, cast, object)?.post;
  if (!post) return [];
  return [
    {
      clause,
      from: tag.from,
      to: Math.max(tag.to, object.to),
      person: object,
      status: 'out',
      post,
      ...(company ? { organisation: company } : {}),
      role: false,
      sure: true,
      ...(partings.test(verb) ? {} : { reason: 'dismissal' }),
    },
  ];
}

/** "mettre fin aux fonctions de X", "X n'est plus PDG", "X is out as chief executive", "X will not seek re-election". */
export function ended(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast, named } = context;
  const last = lowAt(clause, tag.to - 1);
  const object = /^(?:de|du|d'|of|reconduire|renouveler|prolonger)$/.test(last)
    ? named.find(
        (one) =>
          one.from >= tag.to &&
          one.from - tag.to <= 8 &&
          sameStatement(clause, tag.to, one.from) &&
          !speaks(clause, one.to),
      )
    : undefined;
  const person = object ?? holderOf(context, tag) ?? subjectBefore(context, tag.from, isLastDay(clause, tag));
  if (!person || (/^(?:de|du|d'|of|reconduire|renouveler|prolonger)$/.test(last) && !object)) return [];
  if (last === 'départ' && /^(?:de|du|d'|des)$/.test(lowAt(clause, tag.to))) return [];
  const own =
    findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 6)) ??
    (object ? undefined : findPost(clause, cast, person.to, tag.from));
  const headed = tagsOf(clause, 'headVerb').some((one) => one.from > tag.from && one.from < tag.to);
  const house = headed ? context.organisations.find((one) => one.from >= tag.to && one.from - tag.to <= 4) : undefined;
  if (!own && !house && isNoLonger(clause, tag)) return [];
  const post = own ?? postBeside(clause, cast, person)?.post;
  if (!post && /(?:^is|^are|^was) off|^los|desk$|bags$/.test(wordsAt(clause, tag.from, tag.to).toLowerCase()))
    return [];
  return joinedWith(context, person, !object).map((one) => ({
    clause,
    from: tag.from,
    to: Math.max(tag.to, one.to, own?.to ?? 0),
    person: one,
    status: 'out',
    ...compact({ post, organisation: house }),
    role: false,
    sure: true,
    ...(object ? { reason: 'dismissal' } : {}),
  }));
}

/** "le mandat de X n'a pas été renouvelé", "fin de mandat pour X": whose term it is. */
function holderOf({ clause, named }: MoveContext, tag: Tag): Mention | undefined {
  if (lowAt(clause, tag.to - 1) === 'pour') return named.find((one) => one.from === tag.to);
  const term = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    .map((back) => tag.from - back)
    .find((at) => at >= clause.from && /^(?:mandat|contrat)$/.test(lowAt(clause, at)));
  return term === undefined
    ? undefined
    : named.find((one) => one.from - term <= 3 && one.from > term && /^d(?:e|')$/.test(lowAt(clause, one.from - 1)));
}

/** "n'est plus", "is no longer": it takes a post to say what someone was. */
export const isNoLonger = (clause: Clause, tag: Tag): boolean =>
  /plus|longer/.test(wordsAt(clause, tag.from, tag.to).toLowerCase());
const isLastDay = (clause: Clause, tag: Tag): boolean =>
  wordsAt(clause, tag.from, tag.to).toLowerCase().includes('last day');
