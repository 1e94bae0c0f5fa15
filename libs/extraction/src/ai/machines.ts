import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { lowAt, tagsOf, type Clause } from '../text/document.js';
import { canBeOrganisation, type Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { hasComma, productKey, standsFree, type Scene } from './actors.js';
import { candidate, type AiCandidate, type Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { houseOfCrew } from './crews.js';
import { bridge, isAdverb, isLegal, voiceOf } from './grammar.js';
import { productNamed } from './products.js';
import { isHouse } from './uses.js';
import { houseAtStart, isStudying } from './wheres.js';

const machine =
  /^(?:agents?|assistants?|assistante|chatbots?|bots?|robots?|ai|a\.i|genai|ia|tools?|outils?|systems?|systèmes?|models?|modèles?|algorithms?|algorithmes?|software|logiciels?|networks?|réseaux?|voice|voices|voix|cameras?|caméras?|drones?|scribes?|copilots?|copilotes?|avatars?|learning|intelligence|intelligence artificielle|artificielle|llms?|programs?|programmes?|technology|technologie|machines?|engines?|moteurs?|robotaxis?|humanoids?|humanoïdes?|service|features?|app|platform|plateforme)$/;
/** How far before its verb a machine may stand. */
const reach = 8;
/** In an article that speaks of AI these are AI without a word of it beside them. */
const surely = /^(?:chatbots?|bots?|assistants?|assistante|copilots?|copilotes?|algorithms?|algorithmes?)$/;

/** Where the AI that does a deed stands before the verb: the token of its noun, or -1. */
function machineBefore(clause: Clause, verb: number, context: AiContext): number {
  for (let at = verb - 1; at >= clause.from && verb - at <= reach; at -= 1) {
    const token = clause.tokens[at]!;
    if (token.text === ',' && verb - at <= 2 && isHelper(lowAt(clause, at + 1))) continue;
    if (/^[,;:.]$/.test(token.text) || /^(?:that|which|who|whose|dont|que)$/.test(token.low)) return -1;
    if (token.low === 'qui' && !hasPresenter(clause, at)) return -1;
    if (isMachine(clause, at, verb, context)) return isOfRelative(clause, at) || isOfTrade(clause, at, verb) ? -1 : at;
  }
  return -1;
}

/** "X, whose AI cameras catch": what X makes, and no work that it has done. */
const isOfRelative = (clause: Clause, noun: number): boolean =>
  [1, 2, 3, 4].some((back) => /^(?:whose|which|that|qui|dont)$/.test(lowAt(clause, noun - back)));

/** "AI note-taker Y goes", "AI start-ups help": AI is the trade of what does it. */
const isOfTrade = (clause: Clause, noun: number, verb: number): boolean =>
  /^(?:ai|a\.i|genai|ia|learning|intelligence)$/.test(lowAt(clause, noun)) &&
  noun + 1 < verb &&
  !isHelper(lowAt(clause, noun + 1)) &&
  !isAdverb(lowAt(clause, noun + 1)) &&
  !/^(?:will|can|to|de|d'|of|in|at|from|by|,|va|peut|chez|du|qui)$/.test(lowAt(clause, noun + 1));

function isMachine(clause: Clause, at: number, end: number, context: AiContext): boolean {
  const low = lowAt(clause, at);
  if (at >= end || !machine.test(low)) return false;
  if (surely.test(low) && context.subject) return true;
  return tagsOf(clause, 'ai').some((tag) => Math.abs(tag.from - at) <= 3 && tag.to <= end);
}

/** "its assistant, built on Y, is answering": the comma that closes what is said of the machine. */
const isHelper = (low: string): boolean => /^(?:is|has|are|have|est|a|sont|ont)$/.test(low);

/** "c'est un agent vocal qui décroche". */
const hasPresenter = (clause: Clause, at: number): boolean =>
  [3, 4, 5, 6, 7].some((back) => /^(?:c'|ce)$/.test(lowAt(clause, at - back)) && at - back >= clause.from);

/** "X's AI assistant does the work of 700", "an AI agent now settles claims at X", "half of X's calls are answered by AI": X uses it. */
export const workedByAi: Reader = (clause, tag, scene, context) => {
  if (isLegal(clause) || isNoun(clause, tag)) return undefined;
  const by = [0, 1, 2].map((step) => tag.to + step).find((at) => /^(?:by|par)$/.test(lowAt(clause, at)));
  if (by !== undefined && isDone(clause, tag)) {
    const noun = [1, 2, 3, 4, 5].map((step) => by + step).find((at) => isMachine(clause, at, clause.to, context));
    return noun === undefined ? undefined : use(clause, tag, houseBeside(clause, by, noun, scene), context);
  }
  if (tag.category === 'arriveVerb' && lowAt(clause, tag.from) !== 'now') return undefined;
  const verb = { ...tag, from: lowAt(clause, tag.from) === 'now' ? tag.to - 1 : tag.from };
  const noun = machineBefore(clause, verb.from, context);
  if (noun < 0 || isNew(clause, noun) || voiceOf(clause, verb, scene.reading) !== 'active') return undefined;
  return use(clause, tag, ownerOf(clause, noun, tag, scene), context);
};

/** "échappent au contrôle de": a noun that looks like the verb. */
const isNoun = (clause: Clause, { from }: Tag): boolean =>
  /^(?:au|aux|le|la|l'|les|un|une|du|des|ce|cette|son|sa|leur|sans|the|an?|its|their)$/.test(lowAt(clause, from - 1));

/** "is written by", "sont désormais contrôlées par": work that is told; "robots pilotés par IA" only describes. */
const isDone = (clause: Clause, tag: Tag): boolean =>
  /(?:ed|en|one|ead|un|[éts]e?s?)$/.test(lowAt(clause, tag.to - 1)) &&
  [1, 2, 3].some((back) =>
    /^(?:is|are|was|were|be|been|being|est|sont|été|sera|seront|être|now|get|gets|got)$/.test(
      lowAt(clause, tag.from - back),
    ),
  ) &&
  ![2, 3, 4].some((back) => /^(?:dont|whose|qui|which)$/.test(lowAt(clause, tag.from - back)));

/** "X's newest model writes": what it does is said of a launch. */
const isNew = (clause: Clause, noun: number): boolean =>
  [1, 2, 3].some((back) =>
    /^(?:new|newest|latest|nouveau|nouvel|nouvelle|dernière?)$/.test(lowAt(clause, noun - back)),
  );

function use(clause: Clause, tag: Tag, owner: Mention | undefined, context: AiContext): AiCandidate | undefined {
  if (!owner || context.isAi(owner)) return undefined;
  const to = owner.clause === clause ? Math.max(tag.to, owner.to) : tag.to;
  const initiative = isStudying(owner) && tagsOf(clause, 'researcher').length + tagsOf(clause, 'paper').length > 0;
  return { ...candidate(clause, tag, initiative ? 'research' : 'adoption', owner), to, stage: 'in_progress' };
}

function ownerOf(clause: Clause, noun: number, tag: Tag, scene: Scene): Mention | undefined {
  const all = scene.organisationsIn(clause);
  const genitive = all.find(
    (one) => lowAt(clause, one.to) === "'s" && one.to <= noun && noun - one.to <= 5 && !hasComma(clause, one.to, noun),
  );
  if (genitive) return genitive;
  const of = all.find(
    (one) => one.from > noun && one.to <= tag.from && /^(?:de|d'|du|of|at|chez)$/.test(governorOf(one) ?? ''),
  );
  if (of) return of;
  const its = [1, 2, 3, 4].find((back) => /^(?:its|son|sa|ses|leurs?|their|our)$/.test(lowAt(clause, noun - back)));
  if (its && !clause.tokens.slice(noun - its, noun).some(({ low }) => joint.test(low)))
    return all.find((one) => one.to < noun) ?? scene.topicOf(clause);
  const teller = toldShare(clause, tag, scene);
  if (teller) return teller;
  return houseAtStart(clause, noun, scene) ?? served(clause, tag.to, all) ?? spokenOf(clause, noun, tag, all);
}

const joint = /^(?:as|and|or|because|while|when|if|than|et|ou|car|que|quand|si|[,;:])$/;

/** "The AI agent settles four in ten claims, according to X": who knows the share of its own work. */
function toldShare(clause: Clause, tag: Tag, scene: Scene): Mention | undefined {
  const share = clause.tokens
    .slice(tag.to, Math.min(clause.to, tag.to + 5))
    .some(({ low }) => /^(?:third|thirds|half|quarter|%|percent|cent|most|in|tiers|moitié|quart|sur)$/.test(low));
  if (!share || !/^(?:the|le|la|l')$/.test(lowAt(clause, clause.from))) return undefined;
  return scene.cast
    .mentionsIn(clause)
    .find((one) => canBeOrganisation(one) && tagsOf(clause, 'source').some(({ to }) => to === one.from));
}

const where = /^(?:at|in|inside|within|for|across|of|to|chez|à|au|aux|dans|pour|de|d'|du)$/;

/** "settles claims at X", "picks the stories on X's page", "takes orders at 500 X restaurants": for whom the machine works. */
function served(clause: Clause, from: number, all: readonly Mention[]): Mention | undefined {
  const one = all.find(({ from: at }) => at >= from && at - from <= 12);
  if (!one || clause.tokens.slice(from, one.from).some(({ text, low }) => /^[,;:.]$/.test(text) || aside.test(low)))
    return undefined;
  const counted = clause.tokens.slice(Math.max(from, one.from - 3), one.from).some(({ kind }) => kind === 'number');
  return lowAt(clause, one.to) === "'s" || where.test(governorOf(one) ?? '') || counted ? one : undefined;
}
const aside = /^(?:that|which|who|qui|que|than|from|said|says|according|selon|because|while)$/;

/** "X says generative AI saves its staff four hours": whose staff it is. */
const spokenOf = (clause: Clause, noun: number, tag: Tag, all: readonly Mention[]): Mention | undefined =>
  clause.tokens
    .slice(tag.to, Math.min(clause.to, tag.to + 6))
    .some(({ low }) => /^(?:its|their|our|ses|son|sa|leurs?|nos)$/.test(low))
    ? all.find((one) => one.to <= noun && standsFree(one))
    : undefined;

/** "Half the code at X is written by AI", "X's shelves are watched by an AI", "Calls are answered by an AI at X". */
function houseBeside(clause: Clause, by: number, noun: number, scene: Scene): Mention | undefined {
  const all = scene.organisationsIn(clause);
  const before = all
    .filter(
      (one) =>
        one.to <= by && by - one.to <= 14 && (lowAt(clause, one.to) === "'s" || where.test(governorOf(one) ?? '')),
    )
    .at(-1);
  return before ?? served(clause, noun + 1, all);
}

/** "X has cut the time with an AI agent", "writes its reports using AI", "moved its calls to an AI agent": the means of what X does. */
export const doneWithAi: Reader = (clause, tag, scene, context) => {
  if (isLegal(clause) || clause.index > lead || isTradeBehind(clause, tag)) return undefined;
  const means = [1, 2, 3]
    .map((back) => tag.from - back)
    .find((at) => /^(?:with|using|via|through|avec|grâce|to|à)$/.test(lowAt(clause, at)));
  if (means === undefined) return undefined;
  const moved = ['to', 'à'].includes(lowAt(clause, means));
  const verb = clause.tags
    .filter((one) => one.category.endsWith('Verb') && one.to <= means && means - one.to <= 14)
    .filter(
      (one) =>
        (moved ? moving : doing).test(lowAt(clause, one.from)) && voiceOf(clause, one, scene.reading) === 'active',
    )
    .at(-1);
  if (clause.tokens.slice(verb?.to ?? means, means).some(({ low }) => /^(?:who|which|that|whose|qui|dont)$/.test(low)))
    return undefined;
  const house = verb && (houseOfCrew(clause, verb.from, scene) ?? scene.subjectOf(clause, verb.from));
  if (!house || !isHouse(house, scene) || context.isAi(house)) return undefined;
  return { ...candidate(clause, tag, 'adoption', house), stage: 'in_progress' };
};

/** What is no news of a use is told deeper in the text. */
const lead = 4;
const moving = /^(?:mov|shift|switch|transfer|hand|migrat|turn|pass|confi|transf|bascul|délég)/;
/** Verbs of work; to deal, help, compete, partner or struggle with AI is another thing. */
const doing =
  /^(?!(?:deal|help|compet|partner|struggl|work|team|merg|collab|sign|agree|link|start|begin|do|does|did|is|are|was|has|have|go|goes|went|come|came|joi|ally|talk|sprea|find|found|say|said|travaill|collabor|associ|rivalis|lutt)).{3,}/;

/** "with AI start-up Y", "using AI chips": a house, people or goods, and no tool at work. */
const isTradeBehind = (clause: Clause, { to }: Tag): boolean => {
  const next = clause.tokens[to];
  return (
    next !== undefined &&
    to < clause.to &&
    (next.capital ||
      /^(?:start-?ups?|compan(?:y|ies)|firms?|makers?|labs?|giants?|experts?|researchers?|engineers?|developers?|specialists?|chips?|boom|race|strategy|skills|talent|startups?|data|cent(?:re|er)s?|vendors?|rivals?|groups?|staff|policy|rules|ambitions|jobs|content|funding|spending|investment)$/.test(
        next.low,
      ))
  );
};

/** "AlphaGo beat Ke Jie", "X's AI has beaten eight champions", "Gemini Deep Think from Google DeepMind solved five": a result of the house. */
export const achieved: Reader = (clause, tag, scene, context) => {
  if (voiceOf(clause, tag, scene.reading) !== 'active') return undefined;
  const name = scene.cast
    .mentionsIn(clause)
    .filter((one) => productKey(one) !== undefined && one.to <= tag.from && tag.from - one.to <= 12)
    .at(-1);
  if (!name) return achievedUnnamed(clause, tag, scene, context);
  if (bridge(clause, name.to, tag.from, scene.reading.language, 8) === 'blocked') return undefined;
  const owner = scene.ownerOf(name);
  return owner && research(clause, tag, owner, name);
};

/** "X's AI has beaten eight champions", "a machine built by X won gold": a thing without a name. */
function achievedUnnamed(clause: Clause, tag: Tag, scene: Scene, context: AiContext): AiCandidate | undefined {
  const noun = machineBefore(clause, tag.from, context);
  if (noun < 0) return undefined;
  const owner = scene
    .organisationsIn(clause)
    .find(
      (one) =>
        (lowAt(clause, one.to) === "'s" && one.to <= noun && noun - one.to <= 5) ||
        (one.from > noun && one.to <= tag.from && /^(?:by|from|of|at|par|de|d'|du)$/.test(governorOf(one) ?? '')),
    );
  return owner && { ...candidate(clause, tag, 'research', owner), stage: 'in_progress' };
}

const research = (clause: Clause, tag: Tag, owner: Mention, name: Mention): AiCandidate => ({
  ...candidate(clause, tag, 'research', owner),
  ...compact({ product: productNamed(name) }),
  stage: 'in_progress',
});
