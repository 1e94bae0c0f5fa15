import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { lowAt, tagsOf, type Clause } from '../text/document.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { productKey, type Scene } from './actors.js';
import { candidate, type AiCandidate, type Reader } from './candidate.js';
import { bridge, voiceOf } from './grammar.js';
import { productNamed } from './products.js';

const machine =
  /^(?:agents?|assistants?|assistante|chatbots?|bots?|robots?|ai|ia|tools?|outils?|systems?|système|models?|modèles?|algorithms?|algorithme)$/;
const reach = 7;

/** Where the AI that does a deed stands before the verb: the token of its noun, or -1. */
function machineBefore(clause: Clause, verb: number): number {
  for (let at = verb - 1; at >= clause.from && verb - at <= reach; at -= 1) {
    const token = clause.tokens[at]!;
    if (token.text === ',' && verb - at <= 2 && isHelper(lowAt(clause, at + 1))) continue;
    if (/^[,;:.]$/.test(token.text) || /^(?:that|which|who|que)$/.test(token.low)) return -1;
    if (token.low === 'qui' && !hasPresenter(clause, at)) return -1;
    if (!machine.test(token.low)) continue;
    const spoken = tagsOf(clause, 'ai').some((tag) => Math.abs(tag.from - at) <= 3 && tag.to <= verb);
    return spoken ? at : -1;
  }
  return -1;
}

/** "its assistant, built on Y, is answering": the comma that closes what is said of the machine. */
const isHelper = (low: string): boolean => /^(?:is|has|are|have|est|a|sont|ont)$/.test(low);

/** "c'est un agent vocal qui décroche". */
const hasPresenter = (clause: Clause, at: number): boolean =>
  [3, 4, 5, 6, 7].some((back) => lowAt(clause, at - back) === "c'" && at - back >= clause.from);

/** "X's AI assistant does the work of 700", "X says its AI agents handle half of the calls", "une IA d'X répond": X uses it. */
export const workedByAi: Reader = (clause, tag, scene, context) => {
  const noun = machineBefore(clause, tag.from);
  if (noun < 0 || voiceOf(clause, tag, scene.reading) === 'passive') return undefined;
  const owner = ownerOf(clause, noun, tag, scene);
  return owner && !context.isAi(owner)
    ? { ...candidate(clause, tag, 'adoption', owner), to: Math.max(tag.to, owner.to), stage: 'in_progress' }
    : undefined;
};

function ownerOf(clause: Clause, noun: number, tag: Tag, scene: Scene): Mention | undefined {
  const all = scene.organisationsIn(clause);
  const genitive = all.find((one) => lowAt(clause, one.to) === "'s" && one.to < noun + 1 && noun - one.to <= 4);
  if (genitive) return genitive;
  const of = all.find(
    (one) => one.from > noun && one.to <= tag.from && /^(?:de|d'|du|of|at|chez)$/.test(governorOf(one) ?? ''),
  );
  if (of) return of;
  const its = [1, 2, 3].some((back) => /^(?:its|son|sa|ses)$/.test(lowAt(clause, noun - back)));
  if (its) return all.find((one) => one.to < noun) ?? scene.topicOf(clause);
  const place = all.find((one) => one.from - clause.from <= 5 && one.to < noun && isWhere(one));
  if (place) return place;
  return all.find((one) => one.from >= tag.to && one.from - tag.to <= 6 && lowAt(clause, one.to) === "'s");
}

/** "Chez X, une IA répond", "At X, an AI agent drafts": where the machine works. */
const isWhere = (one: Mention): boolean =>
  /^(?:chez|au|à|aux|at|in|inside|within|dans)$/.test(governorOf(one) ?? '') && lowAt(one.clause, one.to) === ',';

/** "AlphaGo beat Ke Jie", "Gemini Deep Think from Google DeepMind solved five problems": a result of the house. */
export const achieved: Reader = (clause, tag, scene) => {
  if (voiceOf(clause, tag, scene.reading) !== 'active') return undefined;
  const name = scene.cast
    .mentionsIn(clause)
    .filter((one) => productKey(one) !== undefined && one.to <= tag.from && tag.from - one.to <= 12)
    .at(-1);
  if (!name || bridge(clause, name.to, tag.from, scene.reading.language, 8) === 'blocked') return undefined;
  const owner = scene.ownerOf(name);
  return owner && research(clause, tag, owner, name);
};

const research = (clause: Clause, tag: Tag, owner: Mention, name: Mention): AiCandidate => ({
  ...candidate(clause, tag, 'research', owner),
  ...compact({ product: productNamed(name) }),
  stage: 'in_progress',
});
