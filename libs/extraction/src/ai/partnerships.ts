import type { Tag } from '../lexicon/phrases.js';
import { hasTag, lowAt, type Clause } from '../text/document.js';
import { rootOf, type Mention } from '../names/entities.js';
import { governorOf, inBrackets } from '../names/subject.js';
import { standsFree, type Scene } from './actors.js';
import { isCut, type AiCandidate, type Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { voiceOf } from './grammar.js';
import { alliance, alliances } from './alliances.js';
import { listWith } from './lists.js';
import { pairOf } from './together.js';
import { doerOf } from './nouns.js';

/** "Google veteran X": what is named is where a person comes from. */
const people =
  /^(?:veteran|veterans|executive|executives|exec|engineer|engineers|researcher|researchers|chief|alum|alumni|boss|star)$/;
const withPartner = /^(?:avec|with|à|au|et|and|entre|between|auprès|alongside)$/;
const ofPartner = /^(?:of|from|de|du|d'|des)$/;
const supplies = /^(?:suppl|fourni)/;
const fromPartner = /^(?:from|with|to)$/;
/** "se tourne vers X", "s'est rapproché de X". */
const toward = /rapproch|vers$/;

/** "X s'associe à Y", "X and Y team up", "X partners with Y". */
export const partnered: Reader = (clause, tag, scene, context) => {
  if (voiceOf(clause, tag, scene.reading) !== 'active') return undefined;
  if (tag.to - tag.from === 1 && /^(?:form|join|rejoi|co-f|found)/.test(lowAt(clause, tag.from))) return undefined;
  const actor = scene.subjectOf(clause, tag.from);
  const before = relativePartner(clause, tag, scene);
  if (actor && before && before.entity !== actor.entity) return alliances(clause, tag, actor, before, scene, context);
  const run = poweredBy(clause, tag, scene, context);
  if (run) return alliances(clause, tag, run[0], run[1], scene, context);
  const told = pairTold(clause, tag, scene);
  if (told) return alliances(clause, tag, told[0], told[1], scene, context);
  if (!actor) return undefined;
  const taps =
    /^(?:tap|signs?|signed)/.test(lowAt(clause, tag.from)) && !/^(?:with|avec)$/.test(lowAt(clause, tag.to - 1));
  const partner =
    partnerBehind(clause, tag.to, scene, actor, 8, governorsOf(clause, tag, taps)) ??
    (taps || isLoose(clause, tag) || supplies.test(lowAt(clause, tag.from))
      ? undefined
      : pairOf(clause, tag, scene, actor));
  return partner ? alliances(clause, tag, actor, partner, scene, context) : undefined;
};

/** "X's models will power Y's search", "Y's search is powered by X": who brings the AI, and who has what it drives. */
function poweredBy(
  clause: Clause,
  tag: Tag,
  scene: Scene,
  context: AiContext,
): readonly [Mention, Mention] | undefined {
  if (!/^(?:power|underpin)/.test(lowAt(clause, tag.from)) || !context.inClause(clause)) return undefined;
  const list = scene.organisationsIn(clause);
  const maker = list.filter((one) => one.to <= tag.from && lowAt(clause, one.to) === "'s").at(-1);
  const user = list.find(
    (one) => one.from >= tag.to && one.from - tag.to <= 5 && rootOf(one.entity) !== (maker && rootOf(maker.entity)),
  );
  return maker && user && tag.from - maker.to <= 8 ? [user, maker] : undefined;
}

/** The words that may stand before the other side: those of the verb itself, where it has its own. */
function governorsOf(clause: Clause, tag: Tag, taps: boolean): RegExp | undefined {
  const [verb, last] = [lowAt(clause, tag.from), lowAt(clause, tag.to - 1)];
  if (taps) return /^(?:|with)$/;
  if (verb.startsWith('licens')) return fromPartner;
  if (supplies.test(verb)) return /^(?:|to|à|au|aux)$/;
  if (toward.test(lowAt(clause, tag.from + 1) + last)) return /^(?:vers|de|d'|du|avec|)$/;
  return ofPartner.test(last) ? ofPartner : undefined;
}

/** "Y, with which X is developing", "Y, avec qui X": the other side stands before the relative. */
function relativePartner(clause: Clause, tag: Tag, scene: Scene): Mention | undefined {
  for (let at = tag.from - 1; at > clause.from && tag.from - at <= 8; at -= 1)
    if (/^(?:which|whom|qui|lequel|laquelle)$/.test(lowAt(clause, at)) && /^(?:with|avec)$/.test(lowAt(clause, at - 1)))
      return scene.organisationsIn(clause).find((one) => one.to <= at - 1 && at - 1 - one.to <= 1);
  return undefined;
}

/** "The two will work together", "les deux groupes", "le distributeur et le géant américain": the pair that the title or the sentence before names. */
function pairTold(clause: Clause, tag: Tag, scene: Scene): readonly [Mention, Mention] | undefined {
  let at = tag.from - 1;
  while (at >= clause.from && tag.from - at <= 12 && !isPair(clause, at, scene)) at -= 1;
  if (at < clause.from || tag.from - at > 12) return undefined;
  if (scene.organisationsIn(clause).some((one) => one.from >= at && one.to <= tag.from)) return undefined;
  const { clauses } = scene.reading;
  for (const one of [clauses[clause.index - 1], clauses[0], clauses[1]]) {
    if (!one || one.index >= clause.index) continue;
    const houses = scene.organisationsIn(one);
    const second = houses.find((other) => rootOf(other.entity) !== rootOf(houses[0]!.entity));
    if (houses[0] && second) return [houses[0], second];
  }
  return undefined;
}

const isPair = (clause: Clause, at: number, scene: Scene): boolean =>
  (/^(?:two|deux|both|pair|companies|groupes|entreprises|firms|partenaires|partners)$/.test(lowAt(clause, at)) &&
    (/^(?:the|les|both|two|deux)$/.test(lowAt(clause, at - 1)) ||
      (at === clause.from && /^both$/.test(lowAt(clause, at))))) ||
  (/^(?:et|and)$/.test(lowAt(clause, at)) &&
    scene.isPhrase(clause, at + 1) &&
    [1, 2, 3, 4].some((back) => scene.isPhrase(clause, at - back)));

/** "travaille sur ces sujets avec X": to work alone says nothing. */
const isLoose = (clause: Clause, tag: Tag): boolean =>
  tag.to - tag.from === 1 && /^(?:travaill|agree)/.test(lowAt(clause, tag.from));

/** "X signe un accord avec Y", "un partenariat entre X et Y", "X and Y announce a partnership", "X's deal with Y". */
export const partnershipNamed: Reader = (clause, tag, scene, context) => {
  if (isOfAnother(clause, tag)) return undefined;
  if ([-1, 0, 1].some((step) => /^(?:entre|between)$/.test(lowAt(clause, tag.to + step))))
    return betweenOf(clause, tag, scene, context);
  if (beside.test(lowAt(clause, tag.from))) return besideOf(clause, tag, scene, context);
  const pair =
    (clause.field.field === 'title' ? titledPair(clause, tag, scene) : undefined) ??
    (lightIn(clause, tag) ? pairTold(clause, tag, scene) : undefined) ??
    tiedBy(clause, tag, scene);
  if (pair) return alliances(clause, tag, pair[0], pair[1], scene, context);
  const actor = isMeans(clause, tag) ? mainActor(clause, tag, scene) : doerOf(clause, tag, scene);
  const partner = actor && partnerOf(clause, tag, scene, actor);
  const topic = actor ? undefined : topicOfNoun(clause, tag, scene);
  if (topic) return alliances(clause, tag, topic[0], topic[1], scene, context);
  return partner ? alliances(clause, tag, actor, partner, scene, context) : onlyTwo(clause, tag, scene, context);
};

/** "un partenariat entre X et Y", and "the partnership between X and Y" near the top. */
function betweenOf(clause: Clause, tag: Tag, scene: Scene, context: AiContext): readonly AiCandidate[] | undefined {
  const [first, second] = scene.organisationsIn(clause).filter((one) => one.from >= tag.to && one.from - tag.to <= 14);
  const known =
    clause.field.field === 'text' &&
    [1, 2].some((back) => /^(?:le|the|this|ce|cette|la|l')$/.test(lowAt(clause, tag.from - back)));
  return first && second && (!known || clause.index <= 2)
    ? alliances(clause, tag, first, second, scene, context)
    : undefined;
}

/** "A tie-up with Y rounds off the list", "Un accord avec Y": the noun begins the sentence, and whose it is was told before. */
function topicOfNoun(clause: Clause, tag: Tag, scene: Scene): readonly [Mention, Mention] | undefined {
  if (tag.from - clause.from > 3 || !/^(?:with|avec)$/.test(lowAt(clause, tag.to))) return undefined;
  const partner = scene.organisationsIn(clause).find((one) => one.from > tag.to && one.from - tag.to <= 5);
  const topic = partner && scene.topicOf(clause);
  return topic && topic.entity !== partner.entity ? [topic, partner] : undefined;
}

/** "in partnership with", "with the help of": how something else is done. */
const isMeans = (clause: Clause, tag: Tag): boolean =>
  /^(?:in|en|with|avec)$/.test(lowAt(clause, lowAt(clause, tag.from).length > 4 ? tag.from - 1 : tag.from));

function partnerOf(clause: Clause, tag: Tag, scene: Scene, actor: Mention): Mention | undefined {
  const help = helps(clause, tag);
  return (
    partnerBehind(clause, tag.to - (help ? 1 : 0), scene, actor, 14, help ? ofPartner : undefined) ??
    pairOf(clause, tag, scene, actor) ??
    givenTo(clause, tag, scene, actor)
  );
}

const beside = /^(?:alongside|together|hand|jointly|working|aux|main|tandem|duo|lien)$/;

/** "Working with Y, X will build", "X développe avec Z, aux côtés de Y": who does what, and who stands beside. */
function besideOf(clause: Clause, tag: Tag, scene: Scene, context: AiContext): readonly AiCandidate[] | undefined {
  const list = scene.organisationsIn(clause);
  const partner = list.find((one) => one.from >= tag.to && one.from - tag.to <= 5);
  if (!partner || hasTag(clause, 'product', tag.to, partner.from)) return undefined;
  const leads = tag.from - clause.from <= 1;
  const actor = leads
    ? list.find(
        (one) =>
          one.from > partner.to &&
          one.from - partner.to <= 10 &&
          standsFree(one) &&
          lowAt(clause, one.from - 1) !== 'and',
      )
    : mainActor(clause, tag, scene);
  return actor && alliances(clause, tag, actor, partner, scene, context);
}

const lightIn = (clause: Clause, tag: Tag): boolean =>
  hasTag(clause, 'lightVerb', Math.max(clause.from, tag.from - 8), tag.from);

const ties = /^(?:lie|lient|unit|unissent|liera|binds?|links?|ties|pairs|unites|associe|réunit|connects?|rapproche)$/;

/** "Un accord lie X à Y", "a deal that ties X to Y". */
function tiedBy(clause: Clause, tag: Tag, scene: Scene): readonly [Mention, Mention] | undefined {
  const at = [0, 1, 2, 3, 4]
    .map((step) => tag.to + step)
    .find((one) => one < clause.to && ties.test(lowAt(clause, one)));
  if (at === undefined) return undefined;
  const [first, second] = scene.organisationsIn(clause).filter((one) => one.from > at && one.from - at <= 14);
  return first && second && first.entity !== second.entity ? [first, second] : undefined;
}

/**
 * A sentence near the top that speaks of AI and of a deal, and names two houses and no third: the deal is theirs, however the sentence
 * is built ("Under the deal, Y gets access to X's archive", "Y becomes X's supplier under a five-year contract").
 */
function onlyTwo(clause: Clause, tag: Tag, scene: Scene, context: AiContext): readonly AiCandidate[] | undefined {
  if (
    clause.index > 3 ||
    !(context.inClause(clause) || (context.about && clause.index <= 1)) ||
    !/^(?:deal|agreement|contract|partnership|alliance|pact|accord|contrat|partenariat|collaboration|licen[cs]e|licence)$/.test(
      lowAt(clause, tag.to - 1),
    )
  )
    return undefined;
  if (
    clause.tags.some(
      ({ category }) => /^(?:acquire|raise|invest|sold)(?:Noun)$/.test(category) || category === 'negation',
    )
  )
    return undefined;
  const list = scene.organisationsIn(clause).filter((one) => !inBrackets(one));
  const houses = new Set(list.map((one) => rootOf(one.entity)));
  const people = scene.cast.mentionsIn(clause).some((one) => one.entity.kind === 'person');
  const [first] = list;
  const second = list.find((one) => rootOf(one.entity) !== rootOf(first!.entity));
  if (
    houses.size !== 2 ||
    people ||
    !first ||
    !second ||
    !(hasVerb(clause) || isUnder(clause, tag)) ||
    !list.some(standsFree)
  )
    return undefined;
  if (list.some((one) => /^(?:après|after|since|depuis|like|comme)$/.test(lowAt(clause, one.from - 1))))
    return undefined;
  const one = alliance(clause, tag, first, second, context);
  return one && [one];
}

/** "Under a four-year pact, X will feed", "dans le cadre d'un accord": the deed of the sentence is that of the deal. */
const isUnder = (clause: Clause, tag: Tag): boolean =>
  clause.tokens
    .slice(Math.max(clause.from, tag.from - 5), tag.from)
    .some(({ low }) => /^(?:under|cadre|termes|terms|part|vertu)$/.test(low));

/** A verb of doing that is no "after" or "since" of another thing. */
const hasVerb = (clause: Clause): boolean =>
  clause.tags.some(
    ({ category, from }) =>
      /^(?:light|partner|become|launch|raise|adopt|arrive)Verb$/.test(category) &&
      !/^(?:after|since|après|depuis|following)$/.test(lowAt(clause, from - 1)),
  );

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
