import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { aiOrganisations, aiProducts } from '../lexicon/data/ai.js';
import { lowAt, type Clause } from '../text/document.js';
import { readMoney } from '../text/money.js';
import type { Mention } from '../names/entities.js';
import { isInName, isStaffOf, productKey, type Scene } from './actors.js';
import { candidate, type AiCandidate, type Product, type Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { bridge, voiceOf } from './grammar.js';
import { doerOf } from './nouns.js';
import { aiThingAfter, productAfter, productNamed, thingAfter } from './products.js';

/** Verbs that do much else than launch: they need a product of AI right behind them. */
const weak =
  /^(?:annonc|announc|put|bake|embarqu|br[io]|add|ajout|open|ouvr|ouvert|publi|présent|propos|expan|upgrad|updat|enrichi|intègr|intégr|étend|amélior|renforc|activ|show|ma[dk]|offr|offer|off|reveal|dot|généralis|libér|embed|integrat|buil|g[ai]v|demo|drop|push|kick|deliver|extend|deploy|start|teas|answer|respond|counter|repl|hit|fire|répond|répliq|ripost)/;
/** Verbs that may as well tell of a shop, a study, a trial: only with AI in their own object. */
const weakest =
  /^(?:open|ouvr|ouvert|g[ai]v|put|ma[dk]|rend|offr|offer|dot|br[io]|drop|push|kick|deliver|extend|deploy|start)/;

/** "X lance Y", "X unveils an AI assistant". */
export const launched: Reader = (clause, tag, scene, context) => {
  const voice = voiceOf(clause, tag, scene.reading);
  if (voice === 'none' || !context.near(clause)) return undefined;
  if (voice === 'passive') return launchedBy(clause, tag, scene, context);
  if (/^(?:s'|se)$/.test(lowAt(clause, tag.from - 1)) || lowAt(clause, tag.from - 2) === "s'") return undefined;
  const actor = scene.subjectOf(clause, tag.from);
  if (!actor || isDeal(clause, tag, scene) || isForStaff(clause, tag.to) || isEnd(clause, tag.to)) return undefined;
  const product = productAfter(clause, scene, tag.to, actor);
  if (!isLaunch(clause, tag, product, context, actor)) return undefined;
  if (lowAt(clause, tag.from).startsWith('publi') && actor.clause === clause && isStaffOf(actor))
    return { ...launch(clause, tag, actor, product), initiative: 'research', stage: 'in_progress' };
  if (product && isOfOther(product, actor, scene))
    return { ...launch(clause, tag, actor, product), initiative: 'adoption', stage: 'in_progress' };
  return [launch(clause, tag, actor, product), ...besides(clause, tag, actor, product, scene)];
};

/** "launched A alongside a new platform, B", "lance A ainsi que B": a second product by its name. */
function besides(clause: Clause, tag: Tag, actor: Mention, product: Product | undefined, scene: Scene): AiCandidate[] {
  if (!product) return [];
  for (let at = product.to; at < Math.min(clause.to, product.to + 12); at += 1) {
    const words = lowAt(clause, at) === 'ainsi' ? 2 : 1;
    if (!/^(?:alongside|ainsi)$/.test(lowAt(clause, at))) continue;
    const name = scene.cast
      .mentionsIn(clause)
      .find(
        (one) =>
          one.from >= at + words && one.from - at <= 9 && one.entity.kind !== 'person' && one.entity !== actor.entity,
      );
    const second = name && !isKnownHouse(name, scene) ? productNamed(name) : undefined;
    return second ? [launch(clause, tag, actor, second)] : [];
  }
  return [];
}

const isKnownHouse = (one: Mention, scene: Scene): boolean =>
  one.entity.kind === 'place' ||
  (one.entity.kind === 'organisation' && scene.organisationsIn(one.clause).includes(one));

/** "annonce suspendre la vente", "said it would stop offering": the end of a product is no launch. */
const isEnd = (clause: Clause, from: number): boolean =>
  clause.tokens
    .slice(from, Math.min(clause.to, from + 7))
    .some((token) =>
      /^(?:cesser|suspendre|arrêter|abandonner|renoncer|retirer|stop|stopping|halt|pause|suspend|cease|ending|scrapping)$/.test(
        token.low,
      ),
    );

/** "Shopify integrates Claude": the product of another house is taken into use. */
function isOfOther(product: Product, actor: Mention, scene: Scene): boolean {
  const name = scene.cast.mentionsIn(product.clause).find((one) => one.from === product.from);
  const key = name && productKey(name);
  if (!key) return false;
  const house = aiProducts[key]!.toLowerCase();
  const own = [actor.entity.key, actor.entity.parent?.key ?? ''];
  return !own.some(
    (one) => one === house || one.startsWith(`${house} `) || house.startsWith(`${one} `) || one.endsWith(` ${house}`),
  );
}

const launch = (clause: Clause, tag: Tag, actor: Mention, product: Product | undefined): AiCandidate => ({
  ...candidate(clause, tag, 'launch', actor),
  to: Math.max(tag.to, product?.clause === clause ? product.to : tag.to),
  ...compact({ product }),
  stage: 'launched',
});

/** "annonce l'acquisition de": what is announced is a deal, or money, or a person. */
const isDeal = (clause: Clause, tag: Tag, scene: Scene): boolean =>
  clause.tags.some(
    (one) =>
      (/^(?:acquire|partner|raise|invest)(?:Verb|Noun)$/.test(one.category) || one.category === 'post') &&
      one.from >= tag.to &&
      one.from - tag.to <= 5 &&
      !isInName(one, clause, scene.cast),
  );

/** "auprès de ses salariés", "to its staff": put to use within the house. */
export const isForStaff = (clause: Clause, from: number): boolean =>
  clause.tokens
    .slice(from, Math.min(clause.to, from + 20))
    .some((token) =>
      /^(?:salariés|collaborateurs|employés|conseillers|employees|staff|workers|bankers|magasins|agences|usines|entrepôts|restaurants|stores|warehouses|factories|interne|internally|in-house)$/.test(
        token.low,
      ),
    );

/** A named product, or a thing that is called AI; behind a verb that does much else, AI in the object itself. */
function isLaunch(clause: Clause, tag: Tag, product: Product | undefined, context: AiContext, actor: Mention): boolean {
  if (isIdle(clause, tag)) return false;
  const verb = lowAt(clause, tag.from);
  const thing = thingAfter(clause, tag.to);
  const ai =
    context.within(clause, tag.to, Math.min(clause.to, tag.to + (weak.test(verb) ? 14 : 18))) ||
    (context.subject && aiThingAfter(clause, tag.to));
  const ofHouse = context.isAi(actor);
  const told = ai && (thing || product !== undefined);
  if (weakest.test(verb) && !(product && isForAll(clause, tag))) return told && isClose(clause, tag, context);
  if (weak.test(verb) && !weakest.test(verb)) return told || (ofHouse && thing);
  return product ? isAboutAi(clause, context) || ai || ofHouse : thing && (ai || ofHouse);
}

const isAboutAi = (clause: Clause, context: AiContext): boolean => context.subject || context.inClause(clause);

const isClose = (clause: Clause, tag: Tag, context: AiContext): boolean => context.within(clause, tag.to, tag.to + 8);

/** "ouvre X au public", "rend accessible X", "opens X to everyone": shown to all, whatever the verb. */
const isForAll = (clause: Clause, tag: Tag): boolean =>
  tag.to - tag.from > 1 ||
  clause.tokens
    .slice(tag.to, Math.min(clause.to, tag.to + 9))
    .some(({ low }) => /^(?:public|tous|everyone|anyone|all|grand)$/.test(low));

/** "puts $5m into", and "makes" without "available": these launch nothing. */
function isIdle(clause: Clause, tag: Tag): boolean {
  const verb = lowAt(clause, tag.from);
  if (verb.startsWith('put')) return readMoney(clause).length > 0;
  if (verb.startsWith('roll') && tag.to - tag.from === 1)
    return !clause.tokens.slice(tag.to, tag.to + 7).some(({ low }) => low === 'out');
  if (verb.startsWith('drop'))
    return clause.tokens.slice(tag.to, tag.to + 9).some(({ low }) => /^(?:pric(?:e|es|ing)|support|plans?)$/.test(low));
  return /^(?:ma[dk]e|rend)/.test(verb) && tag.to - tag.from === 1 && !isMadeAvailable(clause, tag.to);
}

/** "has made Y available". */
const isMadeAvailable = (clause: Clause, from: number): boolean =>
  clause.tokens
    .slice(from, Math.min(clause.to, from + 12))
    .some((token) =>
      /^(?:available|public|free|disponible|disponibles|accessible|accessibles|publique|gratuit)$/.test(token.low),
    );

/** "Y a été lancé par X", "Y was released by X", "Y released by X". */
function launchedBy(clause: Clause, tag: Tag, scene: Scene, context: AiContext): AiCandidate | undefined {
  if (/^ma[dk]e/.test(lowAt(clause, tag.from))) return undefined;
  const actor = scene.agentOf(clause, tag.to);
  const name = scene.cast
    .mentionsIn(clause)
    .filter((one) => one.to <= tag.from && tag.from - one.to <= 7 && one.entity.kind !== 'place')
    .at(-1);
  const product = name && productNamed(name);
  if (!actor || !product || name.entity === actor.entity || !context.inClause(clause)) return undefined;
  return launch(clause, tag, actor, product);
}

/** "X annonce le lancement de Y", "X's launch of Y". */
export const launchNamed: Reader = (clause, tag, scene, context) => {
  const actor = doerOf(clause, tag, scene);
  if (!actor || !context.near(clause)) return undefined;
  const product = productAfter(clause, scene, tag.to, actor);
  const ai = context.within(clause, tag.to, Math.min(clause.to, tag.to + 14));
  return ai && (product || thingAfter(clause, tag.to)) ? launch(clause, tag, actor, product) : undefined;
};

/** "ChatGPT peut désormais ...", "Gemini débarque dans Gmail", "Adobe's Firefly can now ...": the house of the product launches. */
export const arrived: Reader = (clause, tag, scene, context) => {
  if (!context.near(clause)) return undefined;
  for (const one of scene.cast.mentionsIn(clause)) {
    if (
      one.to > tag.from ||
      one.entity.kind === 'place' ||
      (one.entity.kind === 'person' && productKey(one) === undefined) ||
      bridge(clause, behindName(one, tag.from), tag.from, scene.reading.language, 3) === 'blocked'
    )
      continue;
    const owner = scene.ownerOf(one) ?? (context.isAi(one) ? one : undefined);
    const product = productNamed(one);
    const ofAi = productKey(one) !== undefined || context.within(clause, clause.from, clause.to);
    if (!owner || !product || !ofAi || !(isNews(clause, tag) || isNewVersion(clause, product))) continue;
    if (owner.entity !== one.entity) return launch(clause, tag, owner, product);
    if (thingAfter(clause, tag.to, 5) && context.within(clause, tag.to, clause.to))
      return launch(clause, tag, owner, undefined);
  }
  return undefined;
};

/** "its bot, Ernie, will be ready": the comma that closes an apposition is passed over. */
const behindName = ({ clause, to }: Mention, at: number): number =>
  lowAt(clause, to) === ',' && to + 1 === at ? at : to;

/** "Claude Opus 4.6 brought a longer window": a version at the top of the article is its news. */
const isNewVersion = (clause: Clause, product: Product): boolean => clause.index <= 2 && /\d/.test(product.name);

const isNews = (clause: Clause, tag: Tag): boolean => {
  const verb = lowAt(clause, tag.from);
  if (/^(?:can|will|peut|peuvent|permet|sait|pourra|est|sera|is|are|now|s'|se|débarqu|exit|leav|fait|font)/.test(verb))
    return true;
  return clause.field.field === 'title';
};

/** A title like "OpenAI Atlas : le premier navigateur IA": a product of a house of AI, and what it is. */
export function titledProduct(clause: Clause, scene: Scene, context: AiContext): AiCandidate | undefined {
  if (clause.field.field !== 'title') return undefined;
  const first = scene.cast.mentionsIn(clause)[0];
  if (first?.from !== clause.from || lowAt(clause, first.to) !== ':') return undefined;
  if (context.isAi(first) || aiOrganisations.includes(first.entity.key)) return titledByHouse(clause, first, scene);
  if (!context.within(clause, first.to, clause.to) && !/\d/.test(first.entity.name)) return undefined;
  const house = houseInName(first, scene, context);
  const product = productNamed(first);
  return house && product
    ? launch(clause, { category: '', entry: '', from: first.from, to: first.to }, house, product)
    : undefined;
}

/** "Mistral : Devstral 2 et un agent", "OpenAI: GPT-6 is here": a house of AI, and a product with its version. */
function titledByHouse(clause: Clause, house: Mention, scene: Scene): AiCandidate | undefined {
  const name = scene.cast.mentionsIn(clause).find((one) => one.from === house.to + 1);
  const known = name && productKey(name);
  const product = name && (known || name.entity.kind !== 'person') ? productNamed(name) : undefined;
  if (!name || !product || !(known ?? /\d/.test(product.name))) return undefined;
  if (!known && clause.tags.some((tag) => tag.category.endsWith('Verb'))) return undefined;
  const told = launch(clause, { category: '', entry: '', from: name.from, to: name.to }, house, product);
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
