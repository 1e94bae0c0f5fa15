import type { Tag } from '../lexicon/phrases.js';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';
import { canBePerson, type Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { standsFree, type Scene } from './actors.js';
import { candidate, type AiCandidate, type Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { isLegal, voiceOf } from './grammar.js';

const posts =
  /^(?:directeur|directrice|responsable|chef|cheffe|patron|patronne|chercheur|chercheurs|chercheuse|ingénieur|ingénieurs|scientifique|spécialiste|experts|expert|experte|équipe|chief|head|director|officer|lead|researcher|researchers|engineer|engineers|scientist|scientists|boss|vice-president|team|executive|developers|vice-présidente?|vice-président|présidente?|président|adviser|advisor|chair|conseiller|conseillère|scientifiques|chercheuses|professeur|veteran|veterans|vétéran)$/;

/** "X nomme une directrice de l'IA", "X hires its first AI chief", "X poaches AI researchers from Y", "She has added a chief AI officer". */
export const hired: Reader = (clause, tag, scene, context) => {
  const voice = voiceOf(clause, tag, scene.reading);
  if (voice === 'none' || !(isPostOfAi(clause, tag, context) || isOfAiHouse(clause, tag, scene, context)))
    return undefined;
  const actor =
    voice === 'active'
      ? (scene.subjectOf(clause, tag.from) ?? houseOfPronoun(clause, tag, scene))
      : scene.agentOf(clause, tag.to);
  return actor && role(clause, tag, scene, actor);
};

/** "she added a chief AI officer": the house that the article speaks of. */
const houseOfPronoun = (clause: Clause, tag: Tag, scene: Scene): Mention | undefined =>
  [1, 2, 3].some((back) => /^(?:he|she|we|il|elle|nous|on)$/.test(lowAt(clause, tag.from - back)))
    ? scene.topicOf(clause)
    : undefined;

const formerly = /^(?:formerly|former|ex|ex-|ancien|ancienne|previously|once)$/;
const staff =
  /^(?:chief|boss|founders?|co-founders?|cofounders?|ceo|cto|team|researchers?|engineers?|staff|brains|talent|scientists?|executives?|équipes?|fondateurs?|fondatrice|cofondateurs?|patron|patronne|chercheurs?|cerveaux|ingénieurs?|pdg)$/;

/** "nabs Quillo's founders", "recrute le patron de Quillo": people of a house of AI. */
function isOfAiHouse(clause: Clause, tag: Tag, scene: Scene, context: AiContext): boolean {
  const house = scene
    .organisationsIn(clause)
    .find((one) => one.from >= tag.to && one.from - tag.to <= 8 && context.isAi(one));
  if (house && clause.tokens.slice(tag.to, house.from).some(({ low }) => formerly.test(low))) return false;
  if (!house || /^(?:nam|appoint|nomm|sign|promot|desig|désig)/.test(lowAt(clause, tag.from))) return false;
  const owned = lowAt(clause, house.to) === "'s" ? house.to + 1 : house.to;
  return (
    [0, 1, 2].some((step) => staff.test(lowAt(clause, owned + step))) ||
    (/^(?:de|d'|du|of|from|at|chez)$/.test(lowAt(clause, house.from - 1)) &&
      clause.tokens.slice(tag.to, house.from).some(({ low }) => staff.test(low)))
  );
}

/** "X joins Meta to lead its AI lab", "rejoint Meta pour diriger un laboratoire d'IA": the house that X comes to. */
export const joined: Reader = (clause, tag, scene, context) => {
  if (voiceOf(clause, tag, scene.reading) !== 'active' || !isPostOfAi(clause, tag, context)) return undefined;
  const person = scene.cast
    .mentionsIn(clause)
    .some((one) => one.to <= tag.from && tag.from - one.to <= 8 && one.entity.kind === 'person');
  const house = scene.organisationsIn(clause).find((one) => one.from >= tag.to && one.from - tag.to <= 3);
  if (!house || !/^(?:to|as|pour|comme|en|where|où)$/.test(lowAt(clause, house.to))) return undefined;
  return person ? { ...candidate(clause, tag, 'role', house), to: house.to, stage: 'announced' } : undefined;
};

/** "X's AI head leaves for Y", "Jane Doe, a researcher at X, is off to Y", "rejoint le laboratoire d'IA de Y": the house that a person of AI comes to. */
export const leftFor: Reader = (clause, tag, scene, context) => {
  if (voiceOf(clause, { ...tag, to: tag.from + 1 }, scene.reading) === 'none' || isLegal(clause)) return undefined;
  const house = scene
    .organisationsIn(clause)
    .find((one) => one.from >= tag.to && one.from - tag.to <= 6 && isReached(clause, tag, one));
  if (!house || scene.thingOf(house)) return undefined;
  const start = Math.max(clause.from, tag.from - 24);
  const post = clause.tokens.slice(start, tag.from).some(({ low }) => movers.test(low));
  const person = scene.cast
    .mentionsIn(clause)
    .some((one) => canBePerson(one) && (one.entity.kind === 'person' || one.to - one.from > 1) && one.to <= tag.from);
  if (!(post || person) || /^(?:who|qui)$/.test(lowAt(clause, tag.from - 1))) return undefined;
  if (!isAiBefore(clause, start, tag.from, post, context) && !isAiTeam(clause, house, person, context))
    return undefined;
  return { ...candidate(clause, tag, 'role', house), to: Math.max(tag.to, house.to), stage: 'announced' };
};

const movers =
  /^(?:researchers?|scientists?|engineers?|boss|chief|head|lead|director|professor|developers?|architects?|founders?|co-founders?|veterans?|stars?|chercheurs?|chercheuses?|ingénieure?s?|scientifiques?|patronn?e?|responsable|directeur|directrice|spécialistes?|fondateurs?|cofondateurs?|pontes?|têtes?)$/;

/** "left for Y", "joined Y's AI lab", "rejoint l'équipe IA de Y": only small words and a team stand between. */
const isReached = (clause: Clause, tag: Tag, house: Mention): boolean =>
  clause.tokens
    .slice(tag.to, house.from)
    .every(({ low }) =>
      /^(?:for|to|the|at|its|rival|chez|pour|à|le|la|l'|au|vers|les|équipe|équipes|laboratoire|labo|de|d'|du|ia|d'ia|startup|start-up|company|maker|ai)$/.test(
        low,
      ),
    ) &&
  (house.from > tag.to || /^(?:join|rejoi|rejoin)/.test(lowAt(clause, tag.from)) || tag.to - tag.from > 1);

/** A post and AI beside it before the verb: "X's head of AI", "a multimodal researcher on Y's foundation-models team". */
const isAiBefore = (clause: Clause, from: number, to: number, post: boolean, context: AiContext): boolean =>
  post &&
  (hasTag(clause, 'ai', from, to) ||
    clause.tokens
      .slice(from, to)
      .some(({ low }) => /^(?:multimodal|robotics|deep|alignment|safety|foundation-models|pretraining)$/.test(low)) ||
    context.within(clause, from, to));

/** "Meta's superintelligence lab", "l'équipe d'IA de Meta", or a house of AI that a person of science comes to. */
const isAiTeam = (clause: Clause, house: Mention, person: boolean, context: AiContext): boolean =>
  hasTag(clause, 'ai', house.from - 4, Math.min(clause.to, house.to + 5)) ||
  (person &&
    context.isAi(house) &&
    clause.tokens
      .slice(clause.from, clause.to)
      .some(({ low }) =>
        /^(?:researchers?|scientists?|engineers?|chercheurs?|chercheuses?|ingénieure?s?|scientifiques?)$/.test(low),
      ));

/** "Jane Doe leaves X to run Y's AI lab": the house whose AI a person comes to lead. */
export const ledBy: Reader = (clause, tag, scene) => {
  const house = scene
    .organisationsIn(clause)
    .find((one) => one.from >= tag.to && one.from - tag.to <= 2 && lowAt(clause, one.to) === "'s");
  const person = scene.cast
    .mentionsIn(clause)
    .some((one) => one.to <= tag.from && tag.from - one.to <= 12 && one.entity.kind === 'person');
  return house && person && hasTag(clause, 'ai', house.to, Math.min(clause.to, house.to + 6))
    ? { ...candidate(clause, tag, 'role', house), to: house.to, stage: 'announced' }
    : undefined;
};

/** What a person leads: AI itself, or a team or lab for it, right behind the verb or "à la tête de", "in charge of". */
const isAiLed = (clause: Clause, from: number): boolean => {
  for (let at = from; at < Math.min(clause.to, from + 8); at += 1) {
    if (/^[,;:.()]$/.test(lowAt(clause, at)) && at > from) return false;
    if (hasTag(clause, 'ai', at, at + 3) && tagsOf(clause, 'ai').some((tag) => tag.from === at)) return true;
  }
  return false;
};

/** "X will lead AI at Y", "X pilotera l'IA chez Y", "Y puts X in charge of AI", "Y confie son IA à X": who comes to lead AI, and where. */
export const headed: Reader = (clause, tag, scene, context) => {
  const ends = tag.category === 'chargePhrase' || tag.category === 'headVerb' || tag.category === 'leadPhrase';
  if (!isAiLed(clause, tag.to) || isStated(clause, tag)) return undefined;
  const people = scene.cast
    .mentionsIn(clause)
    .filter((one) => canBePerson(one) && (one.entity.kind === 'person' || one.to - one.from > 1));
  const before = people.filter((one) => one.to <= tag.from && tag.from - one.to <= 14).at(-1);
  const given = people.find(
    (one) => one.from >= tag.to && one.from - tag.to <= 9 && /^(?:à|to)$/.test(lowAt(clause, one.from - 1)),
  );
  const person = ends ? before : given;
  if (!person) return undefined;
  const list = scene.organisationsIn(clause).filter((one) => one.entity !== person.entity);
  const house =
    list.find(
      (one) =>
        one.from >= tag.to &&
        one.from - tag.to <= 10 &&
        /^(?:at|chez|of|for|de|d'|du|pour)$/.test(governorOf(one) ?? '') &&
        !(given && one.from > given.from),
    ) ??
    list.find((one) => lowAt(clause, one.to) === "'s" && one.from >= tag.to && one.from - tag.to <= 2) ??
    movedTo(clause, tag, list) ??
    list.find((one) => one.to <= tag.from && standsFree(one) && one.to <= person.from) ??
    (given ? scene.subjectOf(clause, tag.from) : undefined);
  if (!house || !context.dealsOfAi(clause)) return undefined;
  return { ...candidate(clause, tag, 'role', house), to: Math.max(tag.to, house.to), stage: 'announced' };
};

/** "X, who leads AI at Y, said": what someone is, and no news. */
function isStated(clause: Clause, tag: Tag): boolean {
  if (/^(?:who|which|qui)$/.test(lowAt(clause, tag.from - 1))) return true;
  return (
    tag.category === 'headVerb' &&
    !/^(?:will|to|'ll|va|pour|would)$/.test(lowAt(clause, tag.from - 1)) &&
    !/(?:ra|er)$/.test(lowAt(clause, tag.from))
  );
}

/** "moves to Y to run its AI lab": the house between a verb of coming and what is led. */
const movedTo = (clause: Clause, tag: Tag, list: readonly Mention[]): Mention | undefined =>
  list
    .filter(
      (one) =>
        one.to <= tag.from &&
        tag.from - one.to <= 8 &&
        /^(?:to|à|chez|joins?|joined|joining|rejoint|for)$/.test(lowAt(clause, one.from - 1)),
    )
    .at(-1);

function role(clause: Clause, tag: Tag, scene: Scene, actor: NonNullable<ReturnType<Scene['subjectOf']>>): AiCandidate {
  const from = scene
    .organisationsIn(clause)
    .find((one) => one.from >= tag.to && one.from - tag.to <= 12 && one.entity !== actor.entity);
  return {
    ...candidate(clause, tag, 'role', actor, from ? [{ mention: from, role: 'vendor' }] : []),
    stage: 'announced',
  };
}

/** A post of AI behind the verb: "directrice de l'intelligence artificielle", "chief AI officer", "to lead its AI efforts". */
export function isPostOfAi(clause: Clause, tag: Tag, context: AiContext): boolean {
  const end = Math.min(clause.to, tag.to + 18);
  for (let at = tag.to; at < end; at += 1) {
    if (/^[;:.]$/.test(lowAt(clause, at))) break;
    if (posts.test(lowAt(clause, at)) && nearAi(clause, at)) return true;
    if (
      /^(?:lead|run|head|oversee|diriger|piloter|superviser)$/.test(lowAt(clause, at)) &&
      hasTag(clause, 'ai', at, Math.min(clause.to, at + 6))
    )
      return true;
  }
  return (
    /^(?:poach|lure|débauch)/.test(lowAt(clause, tag.from)) &&
    context.within(clause, tag.to, end) &&
    !clause.tokens.slice(tag.to, end).some(({ low }) => formerly.test(low))
  );
}

/** No comma stands between a post and the AI that it is for. */
const nearAi = (clause: Clause, at: number): boolean =>
  tagsOf(clause, 'ai').some(
    (one) =>
      Math.abs(one.from - at) <= (one.from > at ? 6 : 4) &&
      clause.tokens.slice(Math.min(at, one.from), Math.max(at, one.from)).every((token) => token.text !== ','),
  );
