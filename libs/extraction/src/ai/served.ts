import type { Tag } from '../lexicon/phrases.js';
import { lowAt, tagsOf, type Clause } from '../text/document.js';
import { governorOf } from '../names/subject.js';
import { standsFree, type Scene } from './actors.js';
import { candidate, type Reader } from './candidate.js';
import { isLegal, voiceOf } from './grammar.js';
import { doerOf } from './nouns.js';
import { aiThingAfter } from './products.js';
import { houseAtStart, houseBeforeMark, isStudying } from './wheres.js';

/** "Au tribunal de X a débuté un programme pilote d'IA", "X achève les essais d'un modèle", "déploiement de l'IA chez X": a use that a noun tells. */
export const useNamed: Reader = (clause, tag, scene, context) => {
  if (isLegal(clause) || !context.near(clause)) return undefined;
  const end = Math.min(clause.to, tag.to + 9);
  if (!context.within(clause, tag.to, end) && !(context.subject && aiThingAfter(clause, tag.to, 5))) return undefined;
  const placed = scene
    .organisationsIn(clause)
    .find((one) => one.from >= tag.to && one.from - tag.to <= 14 && /^(?:chez|at|à|au)$/.test(governorOf(one) ?? ''));
  const house = houseAtStart(clause, tag.from, scene) ?? houseBeforeMark(clause, tag.from, scene) ?? placed;
  const doer = house ?? (isTold(clause, tag, scene) ? doerOf(clause, tag, scene) : undefined);
  if (!doer || context.isAi(doer)) return undefined;
  const initiative = isStudying(doer) ? 'research' : 'adoption';
  return { ...candidate(clause, tag, initiative, doer), to: Math.max(tag.to, house?.to ?? 0), stage: 'in_progress' };
};

/** A verb that begins, runs or ends what the noun names stands before it. */
const isTold = (clause: Clause, tag: Tag, scene: Scene): boolean =>
  clause.tags.some(
    (one) =>
      /^(?:light|launch)Verb$/.test(one.category) &&
      one.to <= tag.from &&
      tag.from - one.to <= 4 &&
      voiceOf(clause, one, scene.reading) === 'active',
  );

/** Who buys from a house, and gets what it launches. */
const customers =
  /^(?:clients?|clientes?|abonnés|usagers|utilisateurs|voyageurs|passagers|lecteurs|assurés|adhérents|sociétaires|téléspectateurs|auditeurs|joueurs|acheteurs|consommateurs|visiteurs|customers?|subscribers|users?|passengers|travellers|travelers|readers|listeners|viewers|shoppers|guests|members|policyholders|gamers|players|owners|developers|développeurs)$/;

/** "Les clients de X peuvent désormais parler à un agent d'IA", "X subscribers will get an AI coach": what customers get, the house launches. */
export const givenToCustomers: Reader = (clause, tag, scene, context) => {
  if (isLegal(clause) || !context.within(clause, tag.to, Math.min(clause.to, tag.to + 9))) return undefined;
  if (
    !tagsOf(clause, 'product').some((one) => one.from >= tag.to && one.from - tag.to <= 8) &&
    !aiThingAfter(clause, tag.to)
  )
    return undefined;
  const house = scene.organisationsIn(clause).find((one) => {
    if (one.to > tag.from || tag.from - one.to > 6) return false;
    if (/^(?:de|d'|du|des|of|at|chez)$/.test(governorOf(one) ?? ''))
      return [2, 3, 4, 5].some((back) => customers.test(lowAt(clause, one.from - back)));
    const owned = lowAt(clause, one.to) === "'s" ? one.to + 1 : one.to;
    return customers.test(lowAt(clause, owned)) && (owned > one.to || standsFree(one));
  });
  return house && { ...candidate(clause, tag, 'launch', house), stage: 'launched' };
};
