import type { Tag } from '../lexicon/phrases.js';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';
import { demonyms } from '../lexicon/data/places.js';
import { canBeOrganisation, type Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { productKey, type Scene } from './actors.js';
import { candidate, type Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { isLegal } from './grammar.js';
import { aiThingAfter } from './products.js';

const several =
  /^(?:researchers|scientists|teams?|academics|experts|laboratory|lab|physicists|chemists|biologists|neuroscientists|astronomers|agronomists|economists|doctors|physicians|radiologists|oncologists|cardiologists|psychologists|psychiatrists|linguists|mathematicians|roboticists|archaeologists|meteorologists|geologists|ecologists|epidemiologists|statisticians|bioengineers|postdocs|scholars|investigators|chercheurs|chercheuses|scientifiques|équipe|équipes|ingénieurs|physiciens|chimistes|biologistes|astronomes|agronomes|économistes|médecins|radiologues|cardiologues|psychologues|linguistes|mathématiciens|roboticiens|archéologues|climatologues|doctorants|informaticiens|historiens)$/;
const studies = /^(?:study|studies|paper|trial|experiment|preprint|étude|essai|expérience|article|publication)$/;
/** Opinions, moves and quarrels of researchers are no results. */
const noResult =
  /^(?:warn|argu|urg|fear|call|believ|think|sign|join|follow|depart|attract|leav|left|quit|hire|poach|recruit|lur|told|sue|protest|petition|resign|defect|should|must|risks?|survey|poll|interview|avert|craign|appel|estim|pens|croi|quitt|rejoi|embauch|débauch|recrut|sondage|devrai|faut|jobs?|emploi|econom|économ|regulat|ethic)/;

/** "Researchers at X fed a model", "an algorithm spots cancer, a study by X shows", "according to scientists at X, AI hears": a result of X. */
export const studied: Reader = (clause, tag, scene, context) => {
  if (isLegal(clause) || !speaksOfMachine(clause, context)) return undefined;
  if (clause.tokens.slice(clause.from, clause.to).some(({ low }) => noResult.test(low))) return undefined;
  const noun = lowAt(clause, tag.to - 1);
  if (clause.index > top && !hasTag(clause, 'paper')) return undefined;
  if (!several.test(noun) && !studies.test(noun)) return undefined;
  const house = scene.cast.mentionsIn(clause).find((one) => canStudy(one) && isBeside(one, tag, studies.test(noun)));
  if (!house || scene.thingOf(house) || isMade(clause, tag, scene, house)) return undefined;
  return { ...candidate(clause, tag, 'research', house), to: Math.max(tag.to, house.to), stage: 'in_progress' };
};

/** What is no news of a study is told deeper in the text. */
const top = 3;

const canStudy = (one: Mention): boolean =>
  canBeOrganisation(one) &&
  productKey(one) === undefined &&
  !demonyms.has(one.entity.key.split(' ', 1)[0]!) &&
  !/(?:science|intelligence|computing|engineering)$/.test(one.entity.key);

/** "researchers at X", "X researchers", "X's team", "a study by X", "a X trial". */
function isBeside(one: Mention, tag: Tag, study: boolean): boolean {
  const { clause, from, to } = one;
  const owned = lowAt(clause, to) === "'s" ? to + 1 : to;
  if (tag.from >= owned && tag.from - owned <= (owned > to ? 2 : 1))
    return clause.tokens.slice(owned, tag.from).every(({ kind, capital }) => kind === 'word' && !capital);
  const governors = study ? /^(?:by|from|at|of|de|d'|du|par)$/ : /^(?:at|of|from|in|de|d'|du|des|chez|à)$/;
  return from >= tag.to && from - tag.to <= 6 && governors.test(governorOf(one) ?? '');
}

/** AI is at work in the sentence, or is what was made: no mere field of study. */
const speaksOfMachine = (clause: Clause, context: AiContext): boolean =>
  (context.inClause(clause) && !hasTag(clause, 'post')) ||
  (context.subject && aiThingAfter(clause, clause.from, clause.to - clause.from));

/** "made by X, a tool that researchers at Y": the researchers are those of another house than who acts. */
const isMade = (clause: Clause, tag: Tag, scene: Scene, house: Mention): boolean =>
  tagsOf(clause, 'report').some((one) => one.to <= tag.from && tag.from - one.to <= 2 && one.to > clause.from + 2) &&
  scene.organisationsIn(clause).some((one) => one.entity !== house.entity && one.to < tag.from);
