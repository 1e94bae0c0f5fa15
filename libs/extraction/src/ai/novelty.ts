import type { Tag } from '../lexicon/phrases.js';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { isStaffOf, type Scene } from './actors.js';
import type { AiCandidate, Product, Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { isLegal } from './grammar.js';
import { launch } from './launches.js';
import { aiThingAfter, productNamed, thingAfter } from './products.js';

/** What is told as new is told near the top. */
const top = 3;
const fresh =
  /^(?:new|newest|latest|first|second|third|fourth|next|upcoming|forthcoming|home-grown|homegrown|in-house|next-generation|second-generation|third-generation|brand-new|revamped|updated|nouveau|nouvel|nouvelle|nouveaux|nouvelles|premier|première|deuxième|second|seconde|troisième|dernier|dernière|prochain|prochaine)$/;

/** "X's newest model", "X has a new AI tutor", "Out today: Y, X's language model", "a new AI tool from X": what is new is launched. */
export const newThing: Reader = (clause, tag, scene, context) => {
  if (clause.index > top || isLegal(clause) || !isThing(clause, tag, context)) return undefined;
  const end = endOf(clause, tag);
  const from = startOf(clause, tag.from);
  const isFresh = clause.tokens.slice(from, tag.from).some(({ low }) => fresh.test(low));
  const named = nameOf(clause, from, end, scene);
  const owner = ownerBefore(clause, from, tag.from, scene);
  const house =
    owner ??
    (isFresh ? havingOf(clause, from, scene) : undefined) ??
    makerOf(clause, end, scene) ??
    (isFresh ? ownerBehind(clause, end, scene) : undefined) ??
    houseOfUsers(clause, from, scene);
  if (!house || isStaffOf(house) || scene.thingOf(house)) return undefined;
  const used = !owner && houseOfUsers(clause, from, scene) === house;
  const told = isFresh || used || isOffered(clause) || (named !== undefined && clause.field.field === 'title' && owner);
  return told ? launchOf(clause, tag, house, named) : undefined;
};

/** A method is a result, all else a product. */
const launchOf = (clause: Clause, tag: Tag, house: Mention, product: Product | undefined): AiCandidate => {
  const told = launch(clause, tag, house, product);
  return /^(?:algorithm|algorithme|network|réseau|technique|method|méthode)$/.test(lowAt(clause, tag.to - 1))
    ? { ...told, initiative: 'research', stage: 'in_progress' }
    : told;
};

/** A word of AI in the noun phrase, or a thing that is AI in an article about it. */
const isThing = (clause: Clause, { category, from, to }: Tag, context: AiContext): boolean =>
  category === 'ai'
    ? thingAfter(clause, from, 0)
    : tagsOf(clause, 'ai').some((one) => one.from >= from - 3 && one.to <= to + 2 && one.to >= from) ||
      (context.about && aiThingAfter(clause, from, 1));

/** The last noun of the thing: "model family", "assistant app". */
const endOf = (clause: Clause, tag: Tag): number => {
  let end = tag.category === 'ai' ? tag.to + 1 : tag.to;
  while (end < clause.to && tagsOf(clause, 'product').some((one) => one.from === end)) end += 1;
  return end;
};

const users =
  /^(?:users|customers|clients|readers|subscribers|members|passengers|viewers|shoppers|players|patients|listeners|drivers|usagers|clients|abonnés|lecteurs|utilisateurs|voyageurs|adhérents|assurés)$/;

/** "Users of X can from Tuesday ask an AI assistant", "les clients de X peuvent désormais consulter un chatbot". */
function houseOfUsers(clause: Clause, thing: number, scene: Scene): Mention | undefined {
  const can = clause.tokens
    .slice(clause.from, thing)
    .findIndex(({ low }) => /^(?:can|will|peuvent|pourront)$/.test(low));
  if (can < 0) return undefined;
  return scene
    .organisationsIn(clause)
    .find(
      (one) =>
        one.to <= clause.from + can &&
        [one.from - 2, one.from - 3, one.to, one.to + 1].some(
          (at) => at >= clause.from && users.test(lowAt(clause, at)),
        ),
    );
}

/** Where the phrase of a noun begins: behind the determiner, possessive or mark before it. */
function startOf(clause: Clause, noun: number): number {
  let at = noun;
  while (at > clause.from && noun - at < 7) {
    const { kind, low } = clause.tokens[at - 1]!;
    if (
      low === "'s" ||
      kind === 'mark' ||
      /^(?:a|an|the|its|un|une|le|la|l'|son|sa|des|of|to|with|and|in|that|which|who|que|qui|as|said|says|warned|told)$/.test(
        low,
      )
    )
      break;
    at -= 1;
  }
  return at;
}

/** "X's newest model". */
const ownerBefore = (clause: Clause, from: number, noun: number, scene: Scene): Mention | undefined =>
  scene.organisationsIn(clause).find((one) => lowAt(clause, one.to) === "'s" && one.to + 1 === from && one.to < noun);

/** "X has a new model", "X is out with its first robot", "X a un nouvel assistant": who has what is new. */
function havingOf(clause: Clause, from: number, scene: Scene): Mention | undefined {
  const verb = [2, 3, 4]
    .map((back) => from - back)
    .find((at) => /^(?:has|have|got|gets|out|back|a|tient)$/.test(lowAt(clause, at)));
  return verb === undefined || verb <= clause.from ? undefined : scene.subjectOf(clause, verb);
}

/** "a new AI assistant from X", "made by X". */
const makerOf = (clause: Clause, end: number, scene: Scene): Mention | undefined =>
  scene
    .organisationsIn(clause)
    .find(
      (one) =>
        one.from > end &&
        one.from - end <= 12 &&
        /^(?:from|by|de|d'|du|par|signé|signée)$/.test(governorOf(one) ?? '') &&
        clause.tokens.slice(end, one.from).some(({ low }) => /^(?:from|made|built|signé|signée)$/.test(low)),
    );

/** "le nouveau modèle d'IA de X". */
const ownerBehind = (clause: Clause, end: number, scene: Scene): Mention | undefined =>
  scene
    .organisationsIn(clause)
    .find((one) => one.from > end && one.from - end <= 4 && /^(?:de|d'|du)$/.test(governorOf(one) ?? ''));

/** "Available from today", "Out now:", "on sale", "Meet X": what may be had. */
const isOffered = (clause: Clause): boolean =>
  hasTag(clause, 'offerPhrase') ||
  /^(?:disponible|voici|découvrez|nouveau|new|introducing)$/.test(lowAt(clause, clause.from));

/** The name beside the thing: "Loom 3, X's model", "X's model, Loom 3", "a model called Loom 3". */
function nameOf(clause: Clause, from: number, end: number, scene: Scene): Product | undefined {
  const name = scene.cast.mentionsIn(clause).find((one) => {
    const isHouse = scene.organisationsIn(clause).includes(one) && scene.thingOf(one) === undefined;
    if (one.entity.kind === 'place' || isHouse) return false;
    const gap = one.from - end;
    if (gap >= 0 && gap <= 2)
      return clause.tokens
        .slice(end, one.from)
        .every(({ low }) => /^(?:,|:|called|named|dubbed|baptisée?|appelée?)$/.test(low));
    return (
      one.to <= from && from - one.to <= 8 && /^[,:(]$/.test(lowAt(clause, one.to)) && isApposed(clause, one.to, from)
    );
  });
  return name && productNamed(name);
}

/** Nothing but the owner stands between a name and what it is said to be. */
const isApposed = (clause: Clause, from: number, to: number): boolean =>
  clause.tokens
    .slice(from + 1, to)
    .every(({ kind, capital, low }) => low === "'s" || (kind === 'word' && (capital || low === 'the' || low === 'a')));
