import type { Tag } from '../lexicon/phrases.js';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';
import type { Scene } from './actors.js';
import { candidate, type AiCandidate, type Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { voiceOf } from './grammar.js';

const posts =
  /^(?:directeur|directrice|responsable|chef|cheffe|patron|patronne|chercheur|chercheurs|chercheuse|ingénieur|ingénieurs|scientifique|spécialiste|experts|expert|experte|équipe|chief|head|director|officer|lead|researcher|researchers|engineer|engineers|scientist|scientists|boss|vice-president|team|executive|developers)$/;

/** "X nomme une directrice de l'IA", "X hires its first AI chief", "X poaches AI researchers from Y". */
export const hired: Reader = (clause, tag, scene, context) => {
  const voice = voiceOf(clause, tag, scene.reading);
  if (voice === 'none' || !isPostOfAi(clause, tag, context)) return undefined;
  const actor = voice === 'active' ? scene.subjectOf(clause, tag.from) : scene.agentOf(clause, tag.to);
  return actor && role(clause, tag, scene, actor);
};

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
  return /^(?:poach|lure|débauch)/.test(lowAt(clause, tag.from)) && context.within(clause, tag.to, end);
}

/** No comma stands between a post and the AI that it is for. */
const nearAi = (clause: Clause, at: number): boolean =>
  tagsOf(clause, 'ai').some(
    (one) =>
      Math.abs(one.from - at) <= 4 &&
      clause.tokens.slice(Math.min(at, one.from), Math.max(at, one.from)).every((token) => token.text !== ','),
  );
