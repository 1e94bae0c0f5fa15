import type { Tag } from '../lexicon/phrases.js';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';
import { rootOf, type Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import type { Scene } from './actors.js';
import { candidate, isCut, type AiCandidate, type Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { voiceOf } from './grammar.js';
import { listWith } from './lists.js';
import { doerOf } from './nouns.js';

/** "Google veteran X": what is named is where a person comes from. */
const people =
  /^(?:veteran|veterans|executive|executives|exec|engineer|engineers|researcher|researchers|chief|alum|alumni|boss|star)$/;
const withPartner = /^(?:avec|with|à|au|et|and|entre|between)$/;
const ofPartner = /^(?:of|from|de|du|d'|des)$/;
const supplies = /^(?:suppl|fourni)/;
const fromPartner = /^(?:from|with|to)$/;

/** "X s'associe à Y", "X and Y team up", "X partners with Y". */
export const partnered: Reader = (clause, tag, scene, context) => {
  if (voiceOf(clause, tag, scene.reading) !== 'active') return undefined;
  if (tag.to - tag.from === 1 && /^(?:form|join|rejoi|co-f)/.test(lowAt(clause, tag.from))) return undefined;
  const actor = scene.subjectOf(clause, tag.from);
  if (!actor) return undefined;
  const taps = lowAt(clause, tag.from).startsWith('tap');
  const partner =
    partnerBehind(
      clause,
      tag.to,
      scene,
      actor,
      8,
      taps
        ? /^(?:|with)$/
        : lowAt(clause, tag.from).startsWith('licens')
          ? fromPartner
          : supplies.test(lowAt(clause, tag.from))
            ? /^(?:|to|à|au|aux)$/
            : undefined,
    ) ??
    (taps || isLoose(clause, tag) || supplies.test(lowAt(clause, tag.from))
      ? undefined
      : pairOf(clause, tag, scene, actor));
  return partner ? alliances(clause, tag, actor, partner, scene, context) : undefined;
};

/** "travaille sur ces sujets avec X": to work alone says nothing. */
const isLoose = (clause: Clause, tag: Tag): boolean =>
  tag.to - tag.from === 1 && lowAt(clause, tag.from).startsWith('travaill');

/** "X signe un accord avec Y", "un partenariat entre X et Y", "X and Y announce a partnership", "X's deal with Y". */
export const partnershipNamed: Reader = (clause, tag, scene, context) => {
  if (isOfAnother(clause, tag)) return undefined;
  const between =
    /^(?:entre|between)$/.test(lowAt(clause, tag.to)) || /^(?:entre|between)$/.test(lowAt(clause, tag.to + 1));
  const list = scene.organisationsIn(clause).filter((one) => one.from >= tag.to && one.from - tag.to <= 14);
  const known = /^(?:le|the|this|ce|cette|la|l')$/.test(lowAt(clause, tag.from - 1)) && clause.field.field === 'text';
  if (between)
    return list[0] && list[1] && !known ? alliances(clause, tag, list[0], list[1], scene, context) : undefined;
  const pair = clause.field.field === 'title' ? titledPair(clause, tag, scene) : undefined;
  if (pair) return alliances(clause, tag, pair[0], pair[1], scene, context);
  const actor = /^(?:in|en|with|avec)$/.test(
    lowAt(clause, lowAt(clause, tag.from).length > 4 ? tag.from - 1 : tag.from),
  )
    ? mainActor(clause, tag, scene)
    : doerOf(clause, tag, scene);
  if (!actor) return undefined;
  const partner =
    partnerBehind(
      clause,
      tag.to - (helps(clause, tag) ? 1 : 0),
      scene,
      actor,
      14,
      helps(clause, tag) ? ofPartner : undefined,
    ) ??
    pairOf(clause, tag, scene, actor) ??
    givenTo(clause, tag, scene, actor);
  return partner ? alliances(clause, tag, actor, partner, scene, context) : undefined;
};

/** "X et Y : un accord", "X, Y: a deal": a title that names the two and what they have done. */
function titledPair(clause: Clause, tag: Tag, scene: Scene): readonly [Mention, Mention] | undefined {
  const [first, ...more] = scene.organisationsIn(clause);
  if (first?.from !== clause.from) return undefined;
  const second = listWith(first, [first, ...more]).at(-1)!;
  return second !== first && lowAt(clause, second.to) === ':' && tag.from > second.to && tag.from - second.to <= 5
    ? [first, second]
    : undefined;
}

/** "with the help of X": the phrase ends with the word that governs the other side. */
const helps = (clause: Clause, tag: Tag): boolean => ofPartner.test(lowAt(clause, tag.to - 1));

/** "X has built Y in partnership with Z": who does what the sentence tells first. */
function mainActor(clause: Clause, tag: Tag, scene: Scene): Mention | undefined {
  const deed = clause.tags.find(
    (one) =>
      /^(?:launch|research|adopt|partner|invest)Verb$/.test(one.category) &&
      one.to < tag.from &&
      voiceOf(clause, one, scene.reading) === 'active',
  );
  return deed && scene.subjectOf(clause, deed.from);
}

const bodies = /(?:alliance|consortium|coalition|partnership|foundation)$/i;

/** "X forms the Open AI Alliance with Y", "X joins a consortium Z": the alliance itself is the other side. */
export const allied: Reader = (clause, tag, scene, context) => {
  if (voiceOf(clause, tag, scene.reading) !== 'active') return undefined;
  const body = scene
    .organisationsIn(clause)
    .find((one) => one.from >= tag.to && one.from - tag.to <= 3 && bodies.test(one.entity.name));
  const actor = body || isBody(clause, tag) ? scene.subjectOf(clause, tag.from) : undefined;
  if (!actor) return undefined;
  if (body) return alliance(clause, tag, actor, body, context);
  const other = pairOf(clause, tag, scene, actor);
  return other && alliances(clause, tag, actor, other, scene, context);
};

const content =
  /^(?:archives?|contenus?|content|articles?|catalogue|catalog|données|data|bibliothèque|library|dépêches)$/;

/** "ouvre ses archives à OpenAI", "offers its content to Perplexity": what a house of AI is given is a deal with it. */
export const lent: Reader = (clause, tag, scene, context) => {
  if (voiceOf(clause, tag, scene.reading) !== 'active') return undefined;
  if (!clause.tokens.slice(tag.to, tag.to + 4).some(({ low }) => content.test(low))) return undefined;
  const house = scene
    .organisationsIn(clause)
    .find(
      (one) =>
        one.from > tag.to && one.from - tag.to <= 8 && /^(?:à|to)$/.test(governorOf(one) ?? '') && context.isAi(one),
    );
  const actor = house && scene.subjectOf(clause, tag.from);
  return actor && alliance(clause, tag, actor, house, context);
};

/** "have set up a non-profit body", "launch a joint venture": houses that do so together are allied. */
const isBody = (clause: Clause, tag: Tag): boolean =>
  clause.tokens
    .slice(tag.to, Math.min(clause.to, tag.to + 5))
    .some(({ low }) =>
      /^(?:alliance|consortium|coalition|partnership|body|venture|organisation|organization|association|coentreprise|co-entreprise|fondation|foundation|gie)$/.test(
        low,
      ),
    );

/** A deal "en vue d'acquérir", "to buy": told as an acquisition. */
const isOfAnother = (clause: Clause, tag: Tag): boolean =>
  clause.tags.some(
    (one) => /^(?:acquire)(?:Verb|Noun)$/.test(one.category) && one.from >= tag.from - 3 && one.from - tag.to <= 8,
  );

/** "avec, par exemple, X", "with, among others, X". */
function isExample(clause: Clause, from: number, to: number): boolean {
  let at = to - 1;
  while (
    at > from &&
    /^(?:,|par|exemple|notamment|among|others|including|entre|autres|dont|like)$/.test(lowAt(clause, at))
  )
    at -= 1;
  return at < to - 1 && /^(?:avec|with)$/.test(lowAt(clause, at));
}

function partnerBehind(
  clause: Clause,
  from: number,
  scene: Scene,
  actor: Mention,
  reach: number,
  governors = withPartner,
): Mention | undefined {
  return scene
    .organisationsIn(clause)
    .find(
      (one) =>
        one.from >= from &&
        one.from - from <= reach &&
        rootOf(one.entity) !== rootOf(actor.entity) &&
        (governors.test(governorOf(one) ?? '') || (governors === withPartner && isExample(clause, from, one.from))) &&
        !people.test(lowAt(clause, one.to)) &&
        !isCut(clause, from, one.from),
    );
}

/** The second of "X and Y", "X, Y and Z" before the verb. */
function pairOf(clause: Clause, tag: Tag, scene: Scene, actor: Mention): Mention | undefined {
  if (actor.clause !== clause) return undefined;
  const all = scene.organisationsIn(clause);
  const listed = listWith(actor, all).filter((one) => one.from >= actor.to && one.to <= tag.from);
  const second = listed.find((one) => rootOf(one.entity) !== rootOf(actor.entity));
  if (second) return second;
  return all.find(
    (one) =>
      one.from >= actor.to &&
      one.from - actor.to <= 6 &&
      one.to <= tag.from &&
      rootOf(one.entity) !== rootOf(actor.entity) &&
      /^(?:et|and|&)$/.test(lowAt(clause, actor.to)),
  );
}

/** "an agreement that gives Y access": the other side is who gets something of AI. */
function givenTo(clause: Clause, tag: Tag, scene: Scene, actor: Mention): Mention | undefined {
  return scene
    .organisationsIn(clause)
    .find(
      (one) =>
        one.from > tag.to &&
        one.from - tag.to <= 8 &&
        one.entity !== actor.entity &&
        /^(?:gives|giving|allows|donne|permet)/.test(lowAt(clause, one.from - 1)),
    );
}

const severalDeals = /^(?:deals|agreements|contracts|partnerships|collaborations|accords|contrats|partenariats)$/;

/** One alliance with all houses of a list, or one for each where the text tells of several deals ("A and B strike deals with C"). */
function alliances(
  clause: Clause,
  tag: Tag,
  actor: Mention,
  partner: Mention,
  scene: Scene,
  context: AiContext,
): readonly AiCandidate[] {
  const all = scene.organisationsIn(clause);
  const one = alliance(clause, tag, actor, partner, context);
  if (!one || actor.clause !== clause) return one ? [one] : [];
  const partners = listWith(partner, all).filter((other) => other.from >= partner.from);
  if (!severalDeals.test(lowAt(clause, tag.to - 1)) || partner.from < tag.from) {
    const more = partners.filter((other) => other.entity !== partner.entity && other.entity !== actor.entity);
    return [
      {
        ...one,
        counterparties: [...one.counterparties, ...more.map((mention) => ({ mention, role: 'partner' as const }))],
      },
    ];
  }
  const actors = listWith(actor, all).filter((other) => other.to <= tag.from);
  return actors.flatMap((first) => partners.flatMap((second) => alliance(clause, tag, first, second, context) ?? []));
}

function alliance(
  clause: Clause,
  tag: Tag,
  actor: Mention,
  partner: Mention,
  context: AiContext,
): AiCandidate | undefined {
  if (
    rootOf(actor.entity) === rootOf(partner.entity) ||
    hasTag(clause, 'legal', clause.from, Math.max(tag.to, partner.to)) ||
    tagsOf(clause, 'union').length > 0
  )
    return undefined;
  if (!(context.near(clause) || context.isAi(actor) || context.isAi(partner))) return undefined;
  return {
    ...candidate(clause, tag, 'partnership', actor, [{ mention: partner, role: 'partner' }]),
    to: Math.max(tag.to, partner.to),
  };
}
