import { aiOrganisations } from '../lexicon/data/ai.js';
import type { Tag } from '../lexicon/phrases.js';
import { lowAt, tagAt, tagsOf, type Clause } from '../text/document.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { productKey, type Scene } from './actors.js';
import type { AiCandidate, Product, Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { bridge, isLegal } from './grammar.js';
import { launch } from './launches.js';
import { aiThingAfter, productNamed, thingAfter } from './products.js';

/** "ChatGPT peut désormais ...", "Gemini débarque dans Gmail", "Adobe's Firefly can now ...": the house of the product launches. */
export const arrived: Reader = (clause, tag, scene, context) => {
  if (!context.near(clause)) return undefined;
  for (const one of scene.cast.mentionsIn(clause)) {
    if (one.to > tag.from || one.entity.kind === 'place' || isCompared(one) || !isSubject(one, tag.from, scene))
      continue;
    const found = arrivedAs(clause, tag, one, scene, context);
    if (found) return found;
  }
  return arrivedUnnamed(clause, tag, scene, context);
};

/** "an answer to Copilot is here", "plus rapide que Gemini": a product that another is measured by. */
const isCompared = ({ clause, from }: Mention): boolean =>
  /^(?:to|against|than|like|unlike|contre|que|qu'|comme|face)$/.test(lowAt(clause, from - 1));

/** "Tamarin 2.0", "X passe en 1.0", "a new version of X". */
const isVersioned = (clause: Clause, { to }: Pick<Tag, 'to'>, { name, from }: Product): boolean =>
  (clause.index <= 2 && /\d/.test(name)) ||
  [to, to + 1, to + 2].some((at) => at < clause.to && /^v?\d+\.\d/.test(lowAt(clause, at))) ||
  (/^(?:de|d'|of)$/.test(lowAt(clause, from - 1)) && /^(?:version|release|mouture)$/.test(lowAt(clause, from - 2)));

const isOfAi = (clause: Clause, context: AiContext): boolean =>
  context.about || context.within(clause, clause.from, clause.to);

function arrivedAs(clause: Clause, tag: Tag, one: Mention, scene: Scene, context: AiContext): AiCandidate | undefined {
  const known = productKey(one) !== undefined;
  const product = known || one.entity.kind !== 'person' ? productNamed(one) : undefined;
  if (!product || !tellsNews(clause, tag, product)) return undefined;
  const thing = scene.thingOf(one);
  if (!known && !thing?.ai && !isOfAi(clause, context)) return undefined;
  const versioned = isVersioned(clause, tag, product);
  const owner = ownerOf(one, versioned || thing !== undefined, scene, context);
  if (owner) return owner === 'several' ? undefined : launch(clause, tag, owner, product);
  if (versioned) return launch(clause, tag, one, product);
  const itself = context.isAi(one) && thingAfter(clause, tag.to, 5) && context.within(clause, tag.to, clause.to);
  return itself ? launch(clause, tag, one, undefined) : undefined;
}

/** The owner that the text names, the house that the name of a known product begins with, or that of which the article speaks. */
function ownerOf(one: Mention, isThing: boolean, scene: Scene, context: AiContext): Mention | 'several' | undefined {
  const owner = scene.ownerOf(one);
  if (owner) return owner;
  if (productKey(one) !== undefined)
    return houseInName(one, scene, context) ?? (isThing ? houseAtTop(one, scene) : undefined);
  return isThing && !context.isAi(one) ? houseAtTop(one, scene) : undefined;
}

/** The one house that the title or the first sentence names beside a product; nobody where they name none. */
function houseAtTop(product: Mention, scene: Scene): Mention | 'several' | undefined {
  for (const clause of scene.reading.clauses.slice(0, 2)) {
    if (clause === product.clause && clause.index > 0) continue;
    const [first, ...more] = scene.organisationsIn(clause).filter((one) => one.entity !== product.entity);
    if (first) return more.some((one) => one.entity !== first.entity) ? 'several' : first;
  }
  return undefined;
}

/** "X's voice bot went live", "l'assistant de X parle désormais wallon": a thing of a house without a name of its own. */
function arrivedUnnamed(clause: Clause, tag: Tag, scene: Scene, context: AiContext): AiCandidate | undefined {
  if (!isNews(clause, tag) || isLegal(clause) || isShareOfWork(clause, tag)) return undefined;
  for (const noun of tagsOf(clause, 'product')) {
    if (noun.to > tag.from || tag.from - noun.to > 8) continue;
    const gains = gaining.test(lowAt(clause, tag.from)) && context.within(clause, tag.to, tag.to + 8);
    if (!gains && !aiThingAfter(clause, noun.from, 1) && !context.within(clause, noun.from - 3, noun.to + 3)) continue;
    const owner = scene
      .organisationsIn(clause)
      .find((one) =>
        one.to <= noun.from
          ? lowAt(clause, one.to) === "'s" && noun.from - one.to <= 5
          : one.from - noun.to <= 4 && one.to <= tag.from && /^(?:de|du|d'|of)$/.test(governorOf(one) ?? ''),
      );
    const from = owner ? Math.max(noun.to, owner.to) : noun.to;
    const between = owner ? clause.tokens.slice(owner.to, noun.from) : [];
    if (between.some(({ low }) => /^(?:that|que|qu'|said|says|warned|dit)$/.test(low))) continue;
    if (!owner || bridge(clause, from, tag.from, scene.reading.language, 2) === 'blocked') continue;
    return launch(clause, tag, owner, undefined);
  }
  return undefined;
}

/** "L'application de X accueille un assistant d'IA": what a thing of the house is given. */
const gaining =
  /^(?:accueill|gagn|s'enrichi|s'ouvr|intègr|reçoi|embarqu|inclu|ajout|hérit|bénéfici|gains?$|gained|gets?$|got$)/;

/** "now answers a third of calls": what share of the work a machine does for its house is told of a use. */
const isShareOfWork = (clause: Clause, tag: Tag): boolean =>
  clause.tokens
    .slice(tag.to, Math.min(clause.to, tag.to + 5))
    .some(({ low }) =>
      /^(?:third|thirds|half|quarter|quarters|%|percent|most|majority|tiers|moitié|quart|majorité|in)$/.test(low),
    ) &&
  clause.tokens
    .slice(tag.to, Math.min(clause.to, tag.to + 8))
    .some(({ low }) =>
      /^(?:calls?|queries|questions|chats?|requests?|claims?|tickets?|orders?|inquiries|enquiries|emails?|messages|conversations|cases|files|work|invoices|appels?|demandes?|requêtes?|sinistres?|dossiers?|courriels?|commandes?|factures?|tâches)$/.test(
        low,
      ),
    );

/** Whether a name is the subject of a verb: what kind of thing it is, and an apposition, may stand between. */
function isSubject(one: Mention, verb: number, scene: Scene): boolean {
  const { clause } = one;
  let from = one.to;
  while (from < verb && (clause.tokens[from]!.kind === 'number' || tagAt(clause, 'product', from))) from += 1;
  const reach = bridge(clause, behindName({ ...one, to: from }, verb), verb, scene.reading.language, 3);
  return reach !== 'blocked';
}

/** "its bot, Ernie, will be ready": the comma that closes an apposition is passed over. */
const behindName = ({ clause, to }: Pick<Mention, 'clause' | 'to'>, at: number): number =>
  lowAt(clause, to) === ',' && to + 1 === at ? at : to;

/** "Claude Opus 4.6 brought a longer window": a version at the top of the article is its news. */
const isNewVersion = (clause: Clause, product: Product): boolean => clause.index <= 2 && /\d/.test(product.name);

const tellsNews = (clause: Clause, tag: Tag, product: Product): boolean =>
  isNews(clause, tag) || isNewVersion(clause, product);

const isNews = (clause: Clause, tag: Pick<Tag, 'from'>): boolean => {
  const verb = lowAt(clause, tag.from);
  if (
    /^(?:can|will|peut|peuvent|permet|sait|pourra|est|sera|is|are|now|s'|se|débarqu|exit|leav|hits?$|goes|went|quitt|sort|passe|arriv|opens?|reach|land|lands|fait|font)/.test(
      verb,
    )
  )
    return true;
  return clause.field.field === 'title' || clause.index === 0;
};

/** A title like "OpenAI Atlas : le premier navigateur IA": a product of a house of AI, and what it is. */
export function titledProduct(clause: Clause, scene: Scene, context: AiContext): AiCandidate | undefined {
  if (clause.field.field !== 'title') return undefined;
  const [first, second] = scene.cast.mentionsIn(clause);
  if (first && second && isOwnedBefore(clause, first, second, scene, context)) {
    const owned = productNamed(second);
    return owned && launch(clause, second, first, owned);
  }
  if (first?.from !== clause.from || lowAt(clause, first.to) !== ':') return undefined;
  if (context.isAi(first) || aiOrganisations.includes(first.entity.key)) return titledByHouse(clause, first, scene);
  if (isDescribedAfter(clause, first, scene, context)) return launch(clause, first, first, undefined);
  if (!context.within(clause, first.to, clause.to) && !/\d/.test(first.entity.name)) return undefined;
  const house = houseInName(first, scene, context);
  const product = productNamed(first);
  return house && product ? launch(clause, first, house, product) : undefined;
}

/** "Unitree's R1: a humanoid for", "Runway's Gen-4, a video model": a title that names a thing of a house, and says what it is. */
const isOwnedBefore = (clause: Clause, owner: Mention, thing: Mention, scene: Scene, context: AiContext): boolean =>
  owner.from === clause.from &&
  scene.organisationsIn(clause).includes(owner) &&
  lowAt(clause, owner.to) === "'s" &&
  thing.from === owner.to + 1 &&
  thing.entity.kind !== 'person' &&
  /^[:,]$/.test(lowAt(clause, thing.to)) &&
  /^(?:a|an|the|its)$/.test(lowAt(clause, thing.to + 1)) &&
  (context.within(clause, thing.to, thing.to + 7) || (context.about && thingAfter(clause, thing.to + 1, 6))) &&
  !isLegal(clause);

/** "Notion : un mode recherche par IA": a house, and right behind the colon a thing of AI. */
const isDescribedAfter = (clause: Clause, house: Mention, scene: Scene, context: AiContext): boolean =>
  scene.organisationsIn(clause).includes(house) &&
  house.entity.kind === 'organisation' &&
  /^(?:un|une|des|a|an|new|nouveau|nouvelle|le|la)$/.test(lowAt(clause, house.to + 1)) &&
  thingAfter(clause, house.to + 2, 3) &&
  context.within(clause, house.to, house.to + 14) &&
  !clause.tags.some(({ category, from }) => from > house.to && /Verb$|^legal$|^report$/.test(category));

/** "Mistral : Devstral 2 et un agent", "OpenAI: GPT-6 is here": a house of AI, and a product with its version. */
function titledByHouse(clause: Clause, house: Mention, scene: Scene): AiCandidate | undefined {
  const name = scene.cast.mentionsIn(clause).find((one) => one.from === house.to + 1);
  const known = name && productKey(name);
  const product = name && (known || name.entity.kind !== 'person') ? productNamed(name) : undefined;
  if (!name || !product || !(known ?? /\d/.test(product.name))) return undefined;
  if (!known && clause.tags.some((tag) => tag.category.endsWith('Verb'))) return undefined;
  const told = launch(clause, name, house, product);
  return known?.startsWith('alpha') ? { ...told, initiative: 'research', stage: 'in_progress' } : told;
}

/** The house of AI with whose name a product's begins ("OpenAI Atlas"); the quote of its name is the product's. */
function houseInName(mention: Mention, scene: Scene, context: AiContext): Mention | undefined {
  const owner = scene.ownerOf(mention);
  if (owner) return owner;
  const { parent, key, name } = mention.entity;
  const first = parent?.mentions[0];
  if (first && context.isAi(first)) return first;
  const house = aiOrganisations.find((one) => key.startsWith(`${one} `) || key.startsWith(`${one}-`));
  return house
    ? { ...mention, entity: { ...mention.entity, key: house, name: name.slice(0, house.length) } }
    : undefined;
}
