import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { aiProducts } from '../lexicon/data/ai.js';
import { lowAt, tagEnding, type Clause } from '../text/document.js';
import { readMoney } from '../text/money.js';
import type { Mention } from '../names/entities.js';
import { knownSet } from '../names/known.js';
import { isInName, isStaffOf, productKey, type Scene } from './actors.js';
import { candidate, type AiCandidate, type Product, type Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { crew } from './crews.js';
import { isLegal, voiceOf } from './grammar.js';
import { doerOf } from './nouns.js';
import { aiThingAfter, objectFrom, productAfter, productNamed, thingAfter } from './products.js';

/** Verbs that do much else than launch: they need a product of AI right behind them. */
const weak =
  /^(?:fold|merg|bundl|packag|infus|slip|slot|weav|plug|wire|enabl|outfit|widen|donat|detail|sell|sold|hand|let|greff|gliss|incorpor|équip|muscl|fusionn|généralis|distribu|diffus|partag|montr|détaill|truff|dop|rajout|étoff|complèt|complét|vers|inject|cré|prépar|élarg|fourni|ven[dt]|apport|se$|rebuil|retool|exhibit|follow|annonc|announc|put|bake|embarqu|br[io]|add|ajout|open|ouvr|ouvert|publi|présent|propos|expan|upgrad|updat|enrichi|intègr|intégr|étend|amélior|renforc|activ|show|ma[dk]|offr|offer|off|reveal|dot|généralis|libér|embed|integrat|buil|g[ai]v|demo|drop|push|kick|deliver|extend|deploy|start|teas|answer|respond|counter|repl|hit|fire|répond|répliq|ripost)/;
/** Verbs that may as well tell of a shop, a study, a trial: only with AI in their own object. */
const weakest =
  /^(?:shows?$|showed|shown|sell|sold|hand|let|cré|prépar|fourni|ven[dt]|vers|montr|partag|se$|donat|open|ouvr|ouvert|g[ai]v|put|ma[dk]|rend|offr|offer|dot|br[io]|drop|push|kick|deliver|extend|deploy|start)/;

/** Verbs whose passive tells a launch without a doer. */
const strong =
  /^(?:propos|livr|lanc|dévoil|présent|publi|annonc|mis|déploy|inaugur|launch|unveil|releas|introduc|announc|open-sourc|roll|ship|preview|reveal|debut)/;

/** "X lance Y", "X unveils an AI assistant". */
export const launched: Reader = (clause, tag, scene, context) => {
  const voice = voiceOf(clause, tag, scene.reading);
  if (voice === 'none' || !context.near(clause)) return undefined;
  if (voice === 'passive' || isInverted(clause, tag)) return launchedBy(clause, tag, scene, context);
  if (/^(?:s'|se)$/.test(lowAt(clause, tag.from - 1)) || lowAt(clause, tag.from - 2) === "s'") return undefined;
  const actor = isOurs(clause, tag) ? writerOf(clause, tag, scene) : scene.subjectOf(clause, tag.from);
  if (!actor || isOtherDeed(clause, tag, scene, context)) return undefined;
  const from = objectFrom(clause, tag);
  const product =
    actor.from >= tag.to && actor.clause === clause ? productNamed(actor) : productAfter(clause, scene, from, actor);
  if (!isLaunch(clause, { ...tag, to: from }, product, context, actor, scene)) return undefined;
  if (actor.clause === clause && isStaffOf(actor) && !isSold(lowAt(clause, tag.from)))
    return { ...launch(clause, tag, actor, product), initiative: 'research', stage: 'in_progress' };
  if (product && isOfOther(product, actor, scene))
    return { ...launch(clause, tag, actor, product), initiative: 'adoption', stage: 'in_progress' };
  return [launch(clause, tag, actor, product), ...besides(clause, tag, actor, product, scene)];
};

/** A deal, a use by the house's own people, an end. */
const isOtherDeed = (clause: Clause, tag: Tag, scene: Scene, context: AiContext): boolean =>
  isDeal(clause, tag, scene) ||
  isForStaff(clause, tag.to) ||
  isEnd(clause, tag.to) ||
  isPutToWork(clause, tag, context);

/** "lets an AI approve loans", "hands its payroll to a chatbot": the machine works for the house, and is no product of it. */
function isPutToWork(clause: Clause, tag: Tag, context: AiContext): boolean {
  const verb = lowAt(clause, tag.from);
  if (verb.startsWith('let')) return context.within(clause, tag.to, tag.to + 3);
  if (!/^(?:hand|confi|entrust|délég|deleg)/.test(verb)) return false;
  const to = clause.tokens.slice(tag.to, tag.to + 10).findIndex(({ low }) => /^(?:to|à)$/.test(low));
  return to > 0 && !context.within(clause, tag.to, tag.to + to) && context.within(clause, tag.to + to, tag.to + to + 6);
}

/** What staff of a house bring to its customers is no result of theirs. */
const isSold = (verb: string): boolean => /^(?:lanc|launch|vend|sell|ship|roll|déploy|deploy|commerciali)/.test(verb);

/** "Also announced was Y". */
const isInverted = (clause: Clause, tag: Tag): boolean =>
  tag.from - clause.from <= 1 &&
  lowAt(clause, tag.from).endsWith('ed') &&
  /^(?:is|are|was|were)$/.test(lowAt(clause, tag.to));

/** "Nous publions", "we're proud to introduce": the writer's own house. */
const isOurs = (clause: Clause, tag: Tag): boolean =>
  lowAt(clause, tag.from).endsWith('ons') ||
  [1, 2, 3, 4, 5, 6, 7].some(
    (back) => tag.from - back >= clause.from && /^(?:nous|we)$/.test(lowAt(clause, tag.from - back)),
  );

/** The house whose name the product bears, else the one that the post names most; the project itself where it bears a version. */
function writerOf(clause: Clause, tag: Tag, scene: Scene): Mention | undefined {
  const name = scene.cast.mentionsIn(clause).find((one) => one.from >= tag.to && one.from - tag.to <= 4);
  const bearer = name && scene.ownerOf(name);
  if (bearer) return bearer;
  const first = name?.entity.key.split(' ', 1)[0];
  const named = scene.cast.entities.find(
    (one) => one !== name?.entity && one.kind !== 'person' && (one.key === first || one.key.endsWith(` ${first}`)),
  );
  if (named) return named.mentions[0];
  return name && /^\d/.test(lowAt(clause, name.to)) ? name : undefined;
}

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

/** What a house launches at a tag. */
export const launch = (
  clause: Clause,
  tag: Pick<Tag, 'from' | 'to'>,
  actor: Mention,
  product: Product | undefined,
): AiCandidate => ({
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
      !isInName(one, clause, scene.cast) &&
      !isKindOf(clause, one.from),
  );

/** "un agent de rapprochement bancaire": the noun of a deal tells what a thing is for. */
const isKindOf = (clause: Clause, at: number): boolean =>
  /^(?:de|d')$/.test(lowAt(clause, at - 1)) && tagEnding(clause, 'product', at - 1) !== undefined;

const staff =
  /^(?:salariés|collaborateurs|employés|conseillers|employees|staff|workers|bankers|magasins|agences|usines|entrepôts|restaurants|stores|warehouses|factories|interne|internally|in-house)$/;
/** Customers may be called so as well: only the house's own. */
const ownStaff =
  /^(?:ateliers|bureaux|guichets|gares|services|centres|hôpitaux|écoles|camions|flotte|standard|desks|branches|offices|hospitals|clinics|schools|fleet|plants|depots|agents|operations|personnel)$/;

/** "auprès de ses salariés", "to its staff": put to use within the house. */
export const isForStaff = (clause: Clause, from: number): boolean =>
  clause.tokens
    .slice(from, Math.min(clause.to, from + 20))
    .some(
      ({ low }, index) =>
        staff.test(low) ||
        ((ownStaff.test(low) || crew.test(low)) &&
          [1, 2, 3].some((back) => isOwning(lowAt(clause, from + index - back)))),
    );

const isOwning = (low: string): boolean => /^(?:its|ses|son|sa|their|leurs?|all)$/.test(low);

/** A named product, or a thing that is called AI; behind a verb that does much else, AI in the object itself. */
function isLaunch(
  clause: Clause,
  tag: Tag,
  product: Product | undefined,
  context: AiContext,
  actor: Mention,
  scene: Scene,
): boolean {
  if (isIdle(clause, tag)) return false;
  const verb = lowAt(clause, tag.from);
  const thing = thingAfter(clause, tag.to);
  const told = isOfAi(clause, tag, product, context, scene) && (thing || product !== undefined);
  const ofHouse = context.isAi(actor);
  if (weakest.test(verb) && !(product && isForAll(clause, tag))) return told && isClose(clause, tag, context);
  if (told || (thing && (ofHouse || (context.about && clause.index <= 1)))) return true;
  const bare = !weak.test(verb) || weakest.test(verb) || (context.about && clause.field.field === 'title');
  return bare && product !== undefined && (isAboutAi(clause, context) || ofHouse);
}

/** AI in the object of the verb, or a thing that is AI elsewhere in the article. */
const isOfAi = (clause: Clause, tag: Tag, product: Product | undefined, context: AiContext, scene: Scene): boolean =>
  context.within(clause, tag.to, Math.min(clause.to, tag.to + (weak.test(lowAt(clause, tag.from)) ? 14 : 18))) ||
  (context.subject && aiThingAfter(clause, tag.to)) ||
  (product !== undefined && isAiThing(product, scene));

/** What the text calls a model, an assistant of AI elsewhere. */
const isAiThing = (product: Product, scene: Scene): boolean =>
  scene.cast.mentionsIn(product.clause).some((one) => one.from === product.from && scene.thingOf(one)?.ai === true);

const isAboutAi = (clause: Clause, context: AiContext): boolean =>
  context.subject || context.about || context.inClause(clause);

const isClose = (clause: Clause, tag: Tag, context: AiContext): boolean => context.within(clause, tag.to, tag.to + 10);

/** "ouvre X au public", "rend accessible X", "opens X to everyone": shown to all, whatever the verb. */
const isForAll = (clause: Clause, tag: Tag): boolean =>
  tag.to - tag.from > 1 ||
  clause.tokens
    .slice(tag.to, Math.min(clause.to, tag.to + 9))
    .some(({ low }) => /^(?:public|tous|everyone|anyone|all|grand)$/.test(low));

/** "a annoncé se pencher sur", "announced that": what is announced is told by the verb behind. */
const leadsOn = (clause: Clause, tag: Tag): boolean =>
  clause.tokens
    .slice(tag.to, Math.min(clause.to, tag.to + 3))
    .some(({ low }) => /^(?:se|s'|avoir|vouloir|que|qu'|that)$|^\p{L}{3,}(?:er|oir)$/u.test(low) && low !== 'premier');

/** "puts $5m into", and "makes" without "available": these launch nothing. */
function isIdle(clause: Clause, tag: Tag): boolean {
  const verb = lowAt(clause, tag.from);
  if (isLegal(clause, tag.to, Math.min(clause.to, tag.to + 6))) return true;
  if (readMoney(clause).some((one) => one.from >= tag.to && one.from - tag.to <= 2)) return true;
  if (/^annonc|^announc/.test(verb) && leadsOn(clause, tag)) return true;
  if (verb.startsWith('put')) return readMoney(clause).length > 0 || /^(?:up|off|down|on)$/.test(lowAt(clause, tag.to));
  if (verb.startsWith('roll') && tag.to - tag.from === 1)
    return !clause.tokens.slice(tag.to, tag.to + 7).some(({ low }) => /^(?:out|into)$/.test(low));
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

/** "Y a été lancé par X", "Y was released by X"; "Y was released on Monday" and "Also announced was Y" where the house of Y is told. */
function launchedBy(clause: Clause, tag: Tag, scene: Scene, context: AiContext): AiCandidate | undefined {
  if (/^ma[dk]e/.test(lowAt(clause, tag.from)) || weakest.test(lowAt(clause, tag.from))) return undefined;
  const inverted = isInverted(clause, tag);
  const name = scene.cast
    .mentionsIn(clause)
    .filter((one) => one.entity.kind !== 'place' && !knownSet.has(one.entity.key))
    .filter((one) => (inverted ? one.from - tag.to <= 5 && one.from >= tag.to : isPassive(clause, one, tag)))
    .at(inverted ? 0 : -1);
  const product = name && productNamed(name);
  const told = name && strong.test(lowAt(clause, tag.from)) ? houseTold(clause, name, scene, context) : undefined;
  const actor = scene.agentOf(clause, tag.to) ?? told;
  if (!actor || !product || name.entity === actor.entity) return undefined;
  const ai = context.inClause(clause) || (context.about && (scene.thingOf(name) ?? inverted));
  return ai ? launch(clause, tag, actor, product) : undefined;
}

const isPassive = (clause: Clause, { to }: Mention, tag: Tag): boolean =>
  to <= tag.from && (tag.from - to <= 7 || lowAt(clause, to) === ',') && tag.from - to <= 14;

/** The house of a thing that is launched by nobody named: its owner, or what the article speaks of at its top. */
function houseTold(clause: Clause, name: Mention, scene: Scene, context: AiContext): Mention | undefined {
  const owner = scene.ownerOf(name);
  if (owner) return owner;
  return context.about && clause.index <= 5 && (scene.thingOf(name) || lowAt(clause, clause.from) === 'also')
    ? scene.topicOf(clause)
    : undefined;
}

/** "X annonce le lancement de Y", "X's launch of Y". */
export const launchNamed: Reader = (clause, tag, scene, context) => {
  if (!context.near(clause)) return undefined;
  const named = lowAt(clause, tag.to) === 'de' || lowAt(clause, tag.to) === "d'" || lowAt(clause, tag.to) === 'of';
  const actor =
    doerOf(clause, tag, scene) ??
    (named && context.about && clause.index <= 2 && clause.tokens[tag.to + 1]?.capital
      ? scene.topicOf(clause)
      : undefined);
  if (!actor) return undefined;
  const product = productAfter(clause, scene, tag.to, actor);
  const ai = context.within(clause, tag.to, Math.min(clause.to, tag.to + 14));
  return (ai || (product && context.about)) && (product || thingAfter(clause, tag.to))
    ? launch(clause, tag, actor, product)
    : undefined;
};
