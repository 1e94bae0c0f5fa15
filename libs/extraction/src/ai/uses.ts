import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';
import { canBeOrganisation, type Mention } from '../names/entities.js';
import { governorOf, isSource } from '../names/subject.js';
import { isStaffOf, productKey, type Scene } from './actors.js';
import { candidate, type AiCandidate, type Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { houseOfCrew } from './crews.js';
import { alliance } from './alliances.js';
import { houseAtStart, isStudying } from './wheres.js';
import { isLegal, voiceOf } from './grammar.js';
import { isPostOfAi } from './roles.js';
import { isForStaff } from './launches.js';
import { aiThingAfter, productAfter, thingAfter } from './products.js';

/** Whether the object of a verb is AI: within a few words behind it, before a purpose or another statement begins. */
function objectIsAi(clause: Clause, tag: Tag, context: AiContext, reach: number): boolean {
  let end = tag.to;
  while (
    end < clause.to &&
    end - tag.to < reach &&
    !/^(?:[;:.]|because|when|after|before|car|mais|but|tandis|while)$/.test(lowAt(clause, end)) &&
    !(lowAt(clause, end) === 'as' && !/^(?:cho|pick|select|nam)/.test(lowAt(clause, tag.from)))
  )
    end += 1;
  return context.within(clause, tag.to, end);
}

const vague =
  /^(?:test|éprouv|choisi|confi|remplac|replac|swap|hand|g[ai]v|employ|install|équip|exploit|mis|met|se|s'|automat|expériment|trial|pilot)/;

/** Whether a verb of use has AI for its object, and tells a deed. */
function isUse(clause: Clause, tag: Tag, scene: Scene, context: AiContext): boolean {
  if (isLegal(clause, clause.from, Math.min(clause.to, tag.to + 12))) return false;
  if (voiceOf(clause, tag, scene.reading) !== 'active') return false;
  const verb = lowAt(clause, tag.from);
  const put = /^m(?:et|is)/.test(verb);
  const idle = put && tag.to - tag.from === 1 && !productNext(clause, tag, scene);
  if (idle && !isPutToAi(clause, tag) && !isForStaff(clause, tag.to)) return false;
  if (
    verb.startsWith('dispos') &&
    !houseOfCrew(clause, tag.from, scene) &&
    !hasTag(clause, 'part', clause.from, tag.from)
  )
    return false;
  const reach = put ? 20 : vague.test(verb) ? 14 : 10;
  const lead = context.about && clause.index <= 1 && aiThingAfter(clause, tag.to, 7);
  return (
    (lead || objectIsAi(clause, tag, context, reach)) &&
    !tellsOfAttitude(clause, tag) &&
    !isPostOfAi(clause, tag, context)
  );
}

/** "met ses agents à l'IA". */
const isPutToAi = (clause: Clause, tag: Tag): boolean =>
  tagsOf(clause, 'ai').some(
    ({ from }) =>
      from >= tag.to && from - tag.to <= 8 && lowAt(clause, from - 1) === "l'" && lowAt(clause, from - 2) === 'à',
  );

/** "X utilise l'IA pour ...", "X recourt à un robot conversationnel", "X rolls out an AI tool to its staff". */
export const adopted: Reader = (clause, tag, scene, context) => {
  if (!isUse(clause, tag, scene, context) || isOther(clause, tag, scene, context)) return undefined;
  const trusted = trustedHouse(clause, tag, scene, context);
  if (trusted) return trusted;
  const staffed = houseOfCrew(clause, tag.from, scene);
  const actor =
    staffed ??
    (isByAnyone(clause, tag) ? houseAtStart(clause, tag.from, scene) : undefined) ??
    scene.subjectOf(clause, tag.from);
  if (!actor || !isHouse(actor, scene)) return undefined;
  if (/^(?:cho|select|opt|pick|turn)/.test(lowAt(clause, tag.from))) {
    const house = scene.organisationsIn(clause).find((one) => one.from >= tag.to && one.from - tag.to <= 3);
    if (house && house.entity !== actor.entity)
      return { ...candidate(clause, tag, 'partnership', actor, [{ mention: house, role: 'partner' }]), to: house.to };
    if (isPlaceNext(clause, tag, scene)) return undefined;
  }
  const next = productNext(clause, tag, scene);
  if (next && tag.to - tag.from === 1 && lowAt(clause, tag.from).startsWith('met') && isOwn(next, actor, scene))
    return use(clause, tag, actor, scene, 'launch');
  return staffed && isAtWork(staffed, context)
    ? use(clause, tag, actor, scene, 'adoption')
    : usedBy(clause, tag, actor, scene, context);
};

/** Staff that uses AI for the house: not those who make or study it, nor who is taught. */
const isAtWork = (staffed: Mention, context: AiContext): boolean =>
  !isPupils(staffed) && !context.isAi(staffed) && !hasTag(staffed.clause, 'paper');

/** A house that uses AI adopts it; one of AI, or of research, studies with it. */
function usedBy(clause: Clause, tag: Tag, actor: Mention, scene: Scene, context: AiContext): AiCandidate | undefined {
  if (isPupils(actor)) return undefined;
  const tries = /^(?:test|éprouv|expériment|trial|pilot|essa)/.test(lowAt(clause, tag.from));
  const research = isResearch(clause, tag.to, actor) || (tries && isStudying(actor));
  if (!context.isAi(actor)) return use(clause, tag, actor, scene, research ? 'research' : 'adoption');
  if (/^(?:uses?|used|using|utilis)/.test(lowAt(clause, tag.from)) && clause.field.field !== 'title') return undefined;
  return research || productAfter(clause, scene, tag.to, actor, 8)
    ? use(clause, tag, actor, scene, 'research')
    : undefined;
}

/** "Students at X": who is taught there does nothing for the house. */
const isPupils = ({ clause, from }: Mention): boolean =>
  clause.tokens
    .slice(Math.max(clause.from, from - 5), from)
    .some(({ low }) => /^(?:students|pupils|étudiants|élèves|lycéens|collégiens)$/.test(low));

/** A verb of use that tells something else. */
const isOther = (clause: Clause, tag: Tag, scene: Scene, context: AiContext): boolean =>
  isAsked(clause, tag) ||
  isGivenToPerson(clause, tag, scene) ||
  (lowAt(clause, tag.from).startsWith('mise') && isHouseNext(clause, tag, scene, context));

/** "told the commission how they test chatbots": a question about a use. */
const isAsked = (clause: Clause, tag: Tag): boolean =>
  [2, 3].some((back) => /^(?:how|whether|comment|if|pourquoi|why)$/.test(lowAt(clause, tag.from - back)));

/** "Chez X, on teste une IA", "on utilise": nobody but the house where it is done. */
const isByAnyone = (clause: Clause, tag: Tag): boolean =>
  [1, 2].some((back) => /^(?:on|ils|elles|they|nous|we)$/.test(lowAt(clause, tag.from - back)));

/** "confie ses molécules à Owkin", "entrusts its data to Y": a house of AI that is given work is a partner. */
function trustedHouse(clause: Clause, tag: Tag, scene: Scene, context: AiContext): AiCandidate | undefined {
  if (!/^(?:confi|entrust|hand|délég|deleg)/.test(lowAt(clause, tag.from))) return undefined;
  const house = scene
    .organisationsIn(clause)
    .find(
      (one) =>
        one.from > tag.to &&
        one.from - tag.to <= 10 &&
        /^(?:à|au|to)$/.test(governorOf(one) ?? '') &&
        (context.isAi(one) || !context.within(clause, tag.to, one.from)),
    );
  const actor = house && scene.subjectOf(clause, tag.from);
  return actor && alliance(clause, tag, actor, house, context);
}

/** "confie son laboratoire d'IA à Jane Doe": a person gets it, not a machine the work. */
const isGivenToPerson = (clause: Clause, tag: Tag, scene: Scene): boolean =>
  /^(?:confi|entrust|hand|délég|deleg)/.test(lowAt(clause, tag.from)) &&
  scene.cast
    .mentionsIn(clause)
    .some(
      (one) =>
        one.entity.kind === 'person' &&
        one.from >= tag.to &&
        one.from - tag.to <= 10 &&
        /^(?:à|to)$/.test(lowAt(clause, one.from - 1)),
    );

/** "Veolia met Le Chat dans ses usines": a product of AI right behind the verb. */
const productNext = (clause: Clause, tag: Tag, scene: Scene): Mention | undefined =>
  scene.cast.mentionsIn(clause).find((one) => one.from === tag.to && productKey(one) !== undefined);

const isOwn = (product: Mention, actor: Mention, scene: Scene): boolean =>
  scene.ownerOf(product)?.entity === actor.entity;

/** "misent sur Anthropic": a bet on a house is money, and no use. */
const isHouseNext = (clause: Clause, tag: Tag, scene: Scene, context: AiContext): boolean =>
  scene.organisationsIn(clause).some((one) => one.from === tag.to && context.isAi(one));

/** "choisissent Paris": where, not what. */
const isPlaceNext = (clause: Clause, tag: Tag, scene: Scene): boolean =>
  scene.cast.mentionsIn(clause).some((one) => one.from === tag.to && one.entity.kind === 'place');

/** "deploys a tool to its 60,000 employees": a verb of launching, but the house's own staff gets it. */
export const givenToStaff: Reader = (clause, tag, scene, context) => {
  if (voiceOf(clause, tag, scene.reading) !== 'active' || !isForStaff(clause, tag.to)) return undefined;
  if (!objectIsAi(clause, tag, context, 14)) return undefined;
  const actor = scene.subjectOf(clause, tag.from);
  return actor && !context.isAi(actor) && isHouse(actor, scene)
    ? use(clause, tag, actor, scene, 'adoption')
    : undefined;
};

/** The speaker is believed only where the text names a house, not any word with a capital. */
export const isHouse = (actor: Mention, scene: Scene): boolean =>
  canBeOrganisation(actor) &&
  (actor.entity.kind === 'organisation' || actor.entity.mentions.length > 1 || scene.reading.clauses.length < 8);

/** "the use of AI", "son adoption de l'IA", "we use": an attitude and no deed. */
const tellsOfAttitude = (clause: Clause, tag: Tag): boolean =>
  /^(?:son|sa|leur|l'|its|their)$/.test(lowAt(clause, tag.to)) &&
  /^(?:adoption|usage|utilisation|use)$/.test(lowAt(clause, tag.to + 1));

function use(
  clause: Clause,
  tag: Tag,
  actor: Mention,
  scene: Scene,
  initiative: 'adoption' | 'research' | 'launch',
): AiCandidate {
  const product = productAfter(clause, scene, tag.to, actor, 8);
  return {
    ...candidate(clause, tag, initiative, actor),
    to: Math.max(tag.to, product?.to ?? tag.to),
    ...compact({ product }),
    stage: 'in_progress',
  };
}

/** What AI is used for: "pour faire avancer la recherche", "to study"; or who uses it: researchers. */
function isResearch(clause: Clause, from: number, actor: Mention): boolean {
  if (actor.clause === clause && isStaffOf(actor)) return true;
  for (let at = from; at < Math.min(clause.to, from + 9); at += 1)
    if (
      /^(?:recherche|recherches|research|étudier|study|scientifique|scientific|discover|découvrir|identify)$/.test(
        lowAt(clause, at),
      )
    )
      return true;
  return false;
}

/** "is preparing to roll out": the deed is that of the verb behind; "has trained its engineers": people learn. */
const leadsOn = (clause: Clause, tag: Tag): boolean =>
  (/^(?:prépar|prepar|work|travail)/.test(lowAt(clause, tag.from)) && /^(?:to|à)$/.test(lowAt(clause, tag.to))) ||
  (/^(?:train|teach|taught|form)/.test(lowAt(clause, tag.from)) && isForStaff(clause, tag.to));

/** "Des chercheurs de X ont mis au point une IA", "X trained a language model", "X développe un modèle". */
export const researched: Reader = (clause, tag, scene, context) => {
  if (isLegal(clause, clause.from, Math.min(clause.to, tag.to + 12)) || leadsOn(clause, tag)) return undefined;
  if (/^(?:by|par|chez)$/.test(lowAt(clause, tag.to))) return researchedBy(clause, tag, scene, context);
  if (voiceOf(clause, tag, scene.reading) !== 'active') return undefined;
  const actor = workplaceOf(clause, tag, scene) ?? scene.subjectOf(clause, tag.from);
  if (!actor || isPupils(actor)) return undefined;
  const staff = actor.clause === clause && isOfStaff(actor, tag);
  if (isJoint(clause, tag, actor, scene) || hasTag(clause, 'post', tag.to, Math.min(clause.to, tag.to + 6)))
    return undefined;
  if (!(staff || canResearch(lowAt(clause, tag.from), actor, scene)) || !makesAi(clause, tag, context, actor, staff))
    return undefined;
  if (!staff && !thingAfter(clause, tag.to, 12) && !productAfter(clause, scene, tag.to, actor)) return undefined;
  const offered = !staff && isOffered(clause, tag);
  return { ...use(clause, tag, actor, scene, 'research'), ...(offered ? { initiative: 'launch' as const } : {}) };
};

/** "Researchers at X", "X's team". */
const isOfStaff = (actor: Mention, tag: Tag): boolean =>
  isStaffOf(actor) || hasTag(actor.clause, 'researcher', actor.from, Math.min(tag.from, actor.to + 4));

/** "A, B and C will jointly build", "A et B vont concevoir ensemble": a deed of several is their alliance. */
const isJoint = (clause: Clause, tag: Tag, actor: Mention, scene: Scene): boolean =>
  [tag.from - 1, tag.to, tag.to + 1].some((at) =>
    /^(?:jointly|together|ensemble|conjointement)$/.test(lowAt(clause, at)),
  ) && scene.organisationsIn(clause).some((one) => one.entity !== actor.entity && one.to <= tag.from);

/** "a tool, developed by researchers at X, spots": what researchers have made. */
function researchedBy(clause: Clause, tag: Tag, scene: Scene, context: AiContext): AiCandidate | undefined {
  const inHouse = lowAt(clause, tag.to) === 'chez';
  const actor = inHouse
    ? scene.organisationsIn(clause).find((one) => one.from === tag.to + 1)
    : scene.agentOf(clause, tag.to);
  if (!actor || !makes.test(lowAt(clause, tag.from)) || !context.near(clause)) return undefined;
  const staff = inHouse || isStaffOf(actor) || hasTag(clause, 'researcher', tag.to, actor.from) || isStudying(actor);
  if (staff)
    return context.within(clause, clause.from, tag.from) || !inHouse
      ? use(clause, tag, actor, scene, 'research')
      : undefined;
  return isOnSale(clause, tag) && (context.about || context.within(clause, clause.from, clause.to))
    ? { ...use(clause, tag, actor, scene, 'launch'), stage: 'launched' }
    : undefined;
}

/** "En ligne depuis lundi, l'outil conçu par X", "l'appli imaginée par X est disponible": made by a house, and open to all. */
const isOnSale = (clause: Clause, tag: Tag): boolean =>
  clause.tokens
    .slice(clause.from, Math.min(clause.to, tag.to + 14))
    .some(
      ({ low }, at) =>
        /^(?:disponible|accessible|téléchargeable|available|live|gratuit|gratuite)$/.test(low) ||
        (/^ligne|online$/.test(low) && /^(?:en|is)$/.test(lowAt(clause, clause.from + at - 1))),
    );

/** What a house makes for others is a product to come; models, methods and robots are its research. */
const isOffered = (clause: Clause, tag: Tag): boolean =>
  clause.tokens
    .slice(tag.to, Math.min(clause.to, tag.to + 7))
    .some(({ low }) =>
      /^(?:supercomputers?|supercalculateurs?|chips?|puces?|apps?|application|applis?|assistants?|chatbots?|bots?|browser|navigateur|features?|fonctionnalités?|tools?|outils?|platform|plateforme|plate-forme|device|appareil|glasses|lunettes|phone|smartphone|téléphone|service|services|search|smart|speaker|enceinte|toys?|jouets?|agents?|copilots?|copilotes?|servers?|serveurs?|plug-?ins?|integrations?|connectors?|connecteurs?|toolkit|sdk|api|editor|éditeur|mode|kit|suite|software|logiciels?|dashboard|solution|headset|casque|scribe|avatars?)$/.test(
        low,
      ),
    );

const makes =
  /^(?:entraîn|train|imagin|conçoi|conçu|met|mis|dévelop|develop|élabor|build|built|design|concev|com[ei]|came|devis|invent|engineer|creat|cré|fabriqu|constru)/;

/** Of a house itself, only verbs of making are believed; of its researchers, all. */
const canResearch = (verb: string, actor: Mention, scene: Scene): boolean =>
  makes.test(verb) || (/^(?:travail|planch|work|prépar|prepar)/.test(verb) && isHouse(actor, scene));

/** The object is AI, or a model, an algorithm of a house of AI or of researchers in an article about AI. */
const makesAi = (clause: Clause, tag: Tag, context: AiContext, actor: Mention, staff: boolean): boolean =>
  lowAt(clause, tag.from).startsWith('us')
    ? objectIsAi(clause, tag, context, 7)
    : madeIsAi(clause, tag, context, actor, staff);

const madeIsAi = (clause: Clause, tag: Tag, context: AiContext, actor: Mention, staff: boolean): boolean =>
  objectIsAi(clause, tag, context, staff ? 20 : 12) ||
  (makes.test(lowAt(clause, tag.from)) && context.isAi(actor)) ||
  ((staff || makes.test(lowAt(clause, tag.from))) && context.near(clause) && aiThingAfter(clause, tag.to)) ||
  (staff &&
    context.near(clause) &&
    (thingAfter(clause, tag.to, 5) || /^(?:program|programme)$/.test(lowAt(clause, tag.to + 1))));

/** "Researchers at X", "une équipe de l'Inria", "Stanford researchers" as the subject. */
function workplaceOf(clause: Clause, tag: Tag, scene: Scene): Mention | undefined {
  const researcher = tagsOf(clause, 'researcher')
    .filter((one) => one.to <= tag.from && tag.from - one.to <= 16)
    .at(-1);
  if (!researcher) return undefined;
  return scene.cast
    .mentionsIn(clause)
    .filter((one) => canBeOrganisation(one) && !isSource(one) && productKey(one) === undefined)
    .find(
      (one) =>
        one.to <= tag.from &&
        (one.to === researcher.from ||
          isPossessor(clause, one.to, researcher.from) ||
          (one.from >= researcher.to && isStaffOf(one))),
    );
}

/** "X's research team". */
const isPossessor = (clause: Clause, at: number, noun: number): boolean => lowAt(clause, at) === "'s" && noun - at <= 3;

/** "un laboratoire commun", "a joint lab": a deed of two houses. */
const isShared = (clause: Clause, lab: Tag): boolean =>
  [lab.from - 1, lab.to, lab.to + 1].some((at) => /^(?:commune?|conjointe?|joint|shared)$/.test(lowAt(clause, at)));

/** "X opens an AI research lab", "X ouvre un centre de recherche en IA". */
export const labOpened: Reader = (clause, tag, scene, context) => {
  if (
    !/^(?:open|ouvr|ouvert|inaugur|launch|lanc|cré|creat|set|annonc|announc|found|fond|establish|implant|form)/.test(
      lowAt(clause, tag.from),
    )
  )
    return undefined;
  if (voiceOf(clause, tag, scene.reading) !== 'active') return undefined;
  const lab = tagsOf(clause, 'lab').find((one) => one.from >= tag.to && one.from - tag.to <= 9);
  if (!lab || clause.tokens.slice(tag.to, lab.from).some((token) => token.text === ',')) return undefined;
  const actor = scene.subjectOf(clause, tag.from);
  const ai = context.within(clause, tag.to, Math.min(clause.to, lab.to + 9)) || (actor && context.isAi(actor));
  if (!ai || isDataCentre(clause, lab.from) || isShared(clause, lab)) return undefined;
  return actor && { ...candidate(clause, tag, 'research', actor), to: lab.to, stage: 'announced' };
};

const isDataCentre = (clause: Clause, at: number): boolean =>
  /^(?:data|call|shopping|distribution|news|nerve)$/.test(lowAt(clause, at - 1));
