import type { Tag } from '../lexicon/phrases.js';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';
import { canBeOrganisation, type Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { isStaffOf, standsFree, type Scene } from './actors.js';
import { candidate, type Reader } from './candidate.js';
import { isLegal } from './grammar.js';
import { aiThingAfter } from './products.js';
import { isHouse } from './uses.js';

/** "Using machine learning, researchers at X have recovered ...", "grâce à l'IA, des chercheurs de X ont ...". */
export const researchedWithAi: Reader = (clause, tag, scene) => {
  const house = scene.cast
    .mentionsIn(clause)
    .find((one) => one.from >= tag.to && one.from - tag.to <= 5 && canBeOrganisation(one) && isStaffOf(one));
  if (
    !house ||
    !/^(?:have|has|ont|a)$/.test(lowAt(clause, house.to)) ||
    hasTag(clause, 'report', house.to, house.to + 3)
  )
    return undefined;
  const means = tagsOf(clause, 'ai').some((one) =>
    [1, 2, 3].some((back) => /^(?:using|with|grâce|aide|by|through|par)$/.test(lowAt(clause, one.from - back))),
  );
  return means ? { ...candidate(clause, tag, 'research', house), to: house.to, stage: 'in_progress' } : undefined;
};

/** "agronomists at X report in a journal that a neural network ...", "le modèle de X prédit ..., selon un article": a result of X. */
export const publishedIn: Reader = (clause, tag, scene, context) => {
  if (!context.near(clause) || isLegal(clause)) return undefined;
  const ai = context.inClause(clause) || aiThingAfter(clause, clause.from, clause.to - clause.from);
  const told =
    hasTag(clause, 'report') ||
    hasTag(clause, 'achieveVerb') ||
    /^(?:selon|in|dans|to)$/.test(lowAt(clause, tag.from - 1));
  if (!ai || !told) return undefined;
  const all = scene.organisationsIn(clause).filter((one) => one.from !== tag.from);
  const house =
    all.find((one) => isStaffOf(one) || isWorkOf(clause, one)) ??
    all.find((one) => hasTag(clause, 'researcher', one.to, one.to + 3)) ??
    all.find((one) => isMakerOf(clause, one));
  return house
    ? { ...candidate(clause, tag, 'research', house), to: Math.max(tag.to, house.to), stage: 'in_progress' }
    : undefined;
};

/** "les travaux de l'institut X", "a study by X". */
const isWorkOf = (clause: Clause, one: Mention): boolean =>
  /^(?:de|d'|du|by|of|from|at)$/.test(governorOf(one) ?? '') &&
  [1, 2, 3, 4, 5].some((back) =>
    /^(?:travaux|recherches|résultats|étude|study|work|findings|trial)$/.test(lowAt(clause, one.from - back)),
  );

/** "X's weather model", "le modèle météo de X". */
const isMakerOf = (clause: Clause, { from, to }: Mention): boolean =>
  lowAt(clause, to) === "'s"
    ? aiThingAfter(clause, to + 1, 5)
    : /^(?:de|d'|du|of|from|by|par)$/.test(lowAt(clause, from - 1)) && aiThingAfter(clause, from - 6, 5);

/** "X va inspecter ses cuves à l'aide de drones pilotés par IA", "X reads its mail using machine learning". */
export const workedWithAi: Reader = (clause, tag, scene, context) => {
  if (!context.within(clause, tag.to, Math.min(clause.to, tag.to + 6)) || isLegal(clause)) return undefined;
  const thanked = gainedBy(clause, tag, scene);
  if (/^(?:grâce|avec|with|thanks)$/.test(lowAt(clause, tag.from)) && !thanked) return undefined;
  const actor =
    thanked ??
    scene
      .organisationsIn(clause)
      .find((one) => one.from - clause.from <= 3 && one.to < tag.from && tag.from - one.to <= 20 && standsFree(one));
  const phrase = actor ?? (scene.isPhrase(clause, clause.from) ? scene.topicOf(clause) : undefined);
  if (!phrase || !isHouse(phrase, scene) || context.isAi(phrase)) return undefined;
  return { ...candidate(clause, tag, 'adoption', phrase), to: tag.to, stage: 'in_progress' };
};

/** "Grâce à l'IA, X a réduit ses délais": AI begins the sentence, and behind its house stands what work has gained; sales are no work. */
function gainedBy(clause: Clause, tag: Tag, scene: Scene): Mention | undefined {
  if (tag.from !== clause.from) return undefined;
  const one = scene
    .organisationsIn(clause)
    .find(({ from }) => from - clause.from <= 10 && standsAfterComma(clause, from));
  const rest = one ? clause.tokens.slice(one.to, Math.min(clause.to, one.to + 9)) : [];
  return rest.some(({ low }) => /^(?:ses|son|sa|leurs?|its|their)$/.test(low)) &&
    !rest.some(({ low }) => earned.test(low))
    ? one
    : undefined;
}
const standsAfterComma = (clause: Clause, from: number): boolean =>
  [1, 2, 3].some((back) => lowAt(clause, from - back) === ',');
const earned =
  /^(?:ventes|bénéfices?|chiffre|revenus|profits?|cours|action|valorisation|recettes|résultats?|sales|revenues?|earnings|shares|growth|croissance|stock|objectifs?|prévisions?|forecast|outlook)$/;
