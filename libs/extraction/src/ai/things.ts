import { aiOrganisations, aiProducts } from '../lexicon/data/ai.js';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';
import type { Cast, Entity, Mention } from '../names/entities.js';
import { knownSet, placeSet } from '../names/known.js';

/** What the text says of a name that is a thing and no house: whether it is AI. */
export interface Thing {
  readonly ai: boolean;
}

const things =
  /^(?:models?|modèles?|assistants?|assistante|browsers?|navigateurs?|chatbots?|agents?|robots?|chips?|puces?|gpus?|tpus?|processors?|processeurs?|engines?|moteurs?|algorithms?|algorithmes?|features?|fonctionnalités?|bots?|copilots?|copilotes?|plug-?ins?|sdks?|apis?|protocols?|protocoles?|supercomputers?|supercalculateurs?|supercluster|clusters?|frameworks?|speakers?|enceintes?|glasses|lunettes|drones?|humanoïdes?|humanoids?|ai|ia|llms?|generators?|générateurs?|superchips?|accelerators?|accélérateurs?|servers?|serveurs?|toolkit|devices?|appareils?|headset|casque|scribe|truck|camion)$/;
/** Houses are called so as well ("Slack, the messaging platform"): only a name given to one tells. */
const softThings =
  /^(?:platforms?|plateformes?|plate-forme|services?|software|logiciels?|systems?|systèmes?|suites?|networks?|program|programme|search|library|bibliothèque|apps?|applis?|application|tools?|outils?|edition|version|versions|workspace|kit)$/;
/** Behind a thing's noun, or in its place: a house that makes such things. */
const trades =
  /^(?:makers?|developers?|start-?ups?|compan(?:y|ies)|firms?|vendors?|providers?|specialists?|groups?|labs?|business|giant|unicorn|publisher|builders?|team|teams|engineers?|users?|customers?|researchers?|éditeurs?|fabricants?|société|entreprise|pousse|pépite|spécialistes?|concepteurs?|fournisseurs?|groupe|géant|laboratoire|filiale|subsidiary|unit|division)$/;
const determiners =
  /^(?:a|an|the|its|their|un|une|le|la|l'|son|sa|leur|this|cet|cette|ce|another|new|nouveau|nouvelle|our|notre)$/;
const copulas = /^(?:is|are|was|est|était|sera)$/;
const calling =
  /^(?:called|named|dubbed|codenamed|nicknamed|baptisée?s?|nommée?s?|appelée?s?|surnommée?s?|dénommée?s?|répondant)$/;

/** The names of an article that are things: "the Neon browser", "Data2vec, a learning algorithm", "un assistant baptisé Mo". */
export function thingsOf(cast: Cast): ReadonlyMap<Entity, Thing> {
  const found = new Map<Entity, Thing>();
  for (const entity of cast.entities) {
    if (entity.kind === 'place' || isSureHouse(entity) || isSurePerson(entity)) continue;
    let said: Thing | undefined = isNamedThing(entity) ? { ai: false } : undefined;
    for (const mention of entity.mentions.slice(0, 12)) {
      const one = thingAt(mention);
      if (one) said = { ai: one.ai || (said?.ai ?? false) };
    }
    if (said) found.set(entity, said);
  }
  return found;
}

const isSureHouse = ({ key, mentions }: Entity): boolean =>
  !(key in aiProducts) && (knownSet.has(key) || aiOrganisations.includes(key) || mentions.some(isCalledHouse));

/** "AI start-up X", "X, a maker of robots". */
function isCalledHouse({ clause, from, to }: Mention): boolean {
  if (trades.test(lowAt(clause, from - 1))) return true;
  if (!/^[,(]$/.test(lowAt(clause, to)) || !determiners.test(lowAt(clause, to + 1))) return false;
  for (let at = to + 2; at < Math.min(clause.to, to + 9); at += 1) {
    if (/^[,;:.)]$/.test(lowAt(clause, at))) return false;
    if (trades.test(lowAt(clause, at))) return true;
  }
  return false;
}

/** "Research Supercluster", "Ask Copilot": the noun of a thing ends the name. */
const isNamedThing = ({ key }: Entity): boolean =>
  /[ -](?:superclusters?|supercomputers?|copilots?|assistants?|chatbots?|browsers?|models?|gpus?|chips?|superchips?|clusters?|toolkit|kit|sdk|framework|agents?|llms?|protocol)$/.test(
    key,
  );

const isSurePerson = ({ kind, score, key }: Entity): boolean =>
  kind === 'person' && score.person >= 4 && key.includes(' ');

/** "Chez X, un algorithme trie": where something is done, and no apposition. */
const isPlaceOfDeed = (clause: Clause, from: number): boolean =>
  /^(?:chez|at|inside|within|selon)$/.test(lowAt(clause, from - 1)) ||
  (from - clause.from <= 4 && /^(?:à|au|aux|dans|in)$/.test(lowAt(clause, clause.from)));

function thingAt({ clause, from, to: end }: Mention): Thing | undefined {
  if (isPlaceOfDeed(clause, from)) return undefined;
  let to = end;
  while (to < clause.to && to - end < 3 && isOfVersion(clause, to)) to += 1;
  if (isPossessed(clause, from, to)) return { ai: hasTag(clause, 'ai', from - 3, to) };
  const [first, last] = nounBehind(clause, to) ?? nounBefore(clause, from) ?? nounApposed(clause, to) ?? [];
  return first === undefined || last === undefined ? undefined : { ai: hasTag(clause, 'ai', first, last + 1) };
}

/** "Octave 2", "EVI 4 mini", "Opus 4.6 Max": what numbers a version. */
const isOfVersion = (clause: Clause, at: number): boolean =>
  clause.tokens[at]!.kind === 'number' ||
  /^(?:mini|pro|max|ultra|nano|lite|flash|preview|beta)$/.test(lowAt(clause, at));

/** "Nissan's next ProPilot": what a house has is a thing of it, or a person. */
const isPossessed = (clause: Clause, from: number, to: number): boolean =>
  to - from === 1 &&
  [1, 2, 3].some(
    (back) =>
      lowAt(clause, from - back) === "'s" &&
      clause.tokens[from - back - 1]?.capital === true &&
      !placeSet.has(lowAt(clause, from - back - 1)) &&
      clause.tokens
        .slice(from - back + 1, from)
        .every(({ kind, capital, low }) => kind === 'word' && !capital && !trades.test(low)),
  );

/** "Nova-3 speech-to-text model": right behind the name, words of AI set aside. */
function nounBehind(clause: Clause, to: number): [number, number] | undefined {
  for (let at = to; at < Math.min(clause.to, to + 4); at += 1) {
    const { low, kind, capital } = clause.tokens[at]!;
    if (kind !== 'word' || capital) return undefined;
    if (things.test(low)) return trades.test(lowAt(clause, at + 1)) ? undefined : [to, at];
    if (!clause.tags.some((tag) => tag.category === 'ai' && tag.from <= at && tag.to > at)) return undefined;
  }
  return undefined;
}

/** "a model called X", "un robot baptisé X", "its assistant, X". */
function nounBefore(clause: Clause, from: number): [number, number] | undefined {
  if (lowAt(clause, from - 1) === ',') return nounBeforeComma(clause, from);
  if (!calling.test(lowAt(clause, from - 1))) return undefined;
  for (let at = from - 2; at >= clause.from && from - at <= 9; at -= 1) {
    const { low } = clause.tokens[at]!;
    if (trades.test(low) || /^[;:.]$/.test(low)) return undefined;
    if (things.test(low) || softThings.test(low)) return [Math.max(clause.from, at - 3), from - 1];
  }
  return undefined;
}

/** "a language model for Portuguese, X,": a thing with its determiner, and nothing but what it is for before the comma. */
function nounBeforeComma(clause: Clause, from: number): [number, number] | undefined {
  let noun = -1;
  for (let at = from - 2; at >= clause.from && from - at <= 9; at -= 1) {
    const { low, kind, capital } = clause.tokens[at]!;
    if (kind === 'mark' || trades.test(low)) return undefined;
    if (things.test(low)) noun = at;
    if (determiners.test(low) && noun >= 0)
      return noun - at <= 4 && !/^(?:ai|ia)$/.test(lowAt(clause, at + 1)) ? [at, from - 1] : undefined;
    if (noun < 0 && capital && !/^(?:for|pour|de|en|in)$/.test(lowAt(clause, at - 1))) return undefined;
  }
  return undefined;
}

/** "X, its first reasoning model", "X is an autonomous agent", "X (a chatbot)". */
function nounApposed(clause: Clause, to: number): [number, number] | undefined {
  const opened = /^(?:,|\(|\u2014|\u2013|:)$/.test(lowAt(clause, to)) || copulas.test(lowAt(clause, to));
  if (!opened || !isDescribing(clause, to + 1)) return undefined;
  for (let at = to + 2; at < Math.min(clause.to, to + 10); at += 1) {
    const { low } = clause.tokens[at]!;
    if (
      /^[,;:.)]$/.test(low) ||
      /^(?:that|which|who|whose|qui|dont|que|of|de|du|d'|des|for|pour|by|par|to|à|in|dans|vers|with|avec|on|sur|from|at|chez|against|contre)$/.test(
        low,
      )
    )
      return undefined;
    if (isTrade(clause, at) || isTrade(clause, at + 1)) return undefined;
    if (things.test(low) && !things.test(lowAt(clause, at + 1)) && !isOfOther(clause, at))
      return [to, Math.min(clause.to - 1, at + afterNoun(clause, at))];
  }
  return undefined;
}

/** A house, and not one that owns the thing ("X, the lab's model"). */
const isTrade = (clause: Clause, at: number): boolean =>
  trades.test(lowAt(clause, at)) && lowAt(clause, at + 1) !== "'s";

/** "an AI rival", "an AI powerhouse": AI tells what someone works on. */
const isOfOther = (clause: Clause, at: number): boolean => {
  const next = clause.tokens[at + 1];
  return (
    /^(?:ai|ia)$/.test(lowAt(clause, at)) &&
    at + 1 < clause.to &&
    next!.kind === 'word' &&
    !/^(?:that|which|for|to|in|and|or|who|with|qui|pour|de|d'|du|et|dédiée?|capable|able|from|by|on|built|trained)$/.test(
      next!.low,
    )
  );
};

/** "un assistant d'IA", "a model for speech recognition": AI behind the noun belongs to it. */
const afterNoun = (clause: Clause, at: number): number =>
  tagsOf(clause, 'ai').some((tag) => tag.from > at && tag.from - at <= 3) ? 4 : 0;

/** A determiner, or a house's possessive: "X, Google's seventh TPU". */
const isDescribing = (clause: Clause, at: number): boolean =>
  determiners.test(lowAt(clause, at)) ||
  [1, 2, 3].some((step) => lowAt(clause, at + step) === "'s" && clause.tokens[at]?.capital === true);
