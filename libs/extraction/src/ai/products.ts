import type { Tag } from '../lexicon/phrases.js';
import { hasTag, lowAt, tagAt, tagsOf, type Clause } from '../text/document.js';
import type { Mention } from '../names/entities.js';
import { aiOrganisations } from '../lexicon/data/ai.js';
import { knownSet } from '../names/known.js';
import { isNeverEmployer } from '../names/names.js';
import { productKey, type Scene } from './actors.js';
import type { Product } from './candidate.js';

const links =
  /^(?:to|for|with|in|at|by|from|of|pour|avec|chez|à|dans|par|contre|face|against|en|sur|on|de|du|d'|after|après)$/;

/** The name behind a verb, with its version ("Gemini 3.7 Flash", "GPT-5.1"). */
export function productAfter(
  clause: Clause,
  scene: Scene,
  from: number,
  actor: Mention,
  reach = 9,
): Product | undefined {
  const name = scene.cast
    .mentionsIn(clause)
    .find((one) => one.from >= from && one.from - from <= reach && canBeProduct(one, actor));
  const far = name ? undefined : thingFarAfter(clause, scene, from);
  if (far) return productNamed(far);
  const small = smallNameIn(clause, from, Math.min(name?.from ?? clause.to, from + reach));
  if (small) return small;
  if (!name || hasTag(clause, 'partnerNoun', from, name.from)) return undefined;
  for (let at = from; at < name.from; at += 1) {
    if (/^[;:.]$|^(?:that|which|who|qui|que|dont|including)$/.test(lowAt(clause, at))) return undefined;
    if (
      !(productKey(name) !== undefined && /^(?:à|de|d'|of)$/.test(lowAt(clause, at))) &&
      links.test(lowAt(clause, at)) &&
      !hasTag(clause, 'product', from, at)
    )
      return undefined;
  }
  if (
    name.from > from &&
    links.test(lowAt(clause, name.from - 1)) &&
    productKey(name) === undefined &&
    !/^(?:de|du|d'|of)$/.test(lowAt(clause, name.from - 1))
  )
    return undefined;
  return productNamed(name);
}

/** "will deliver in February the second generation of its controller, X": a name that the text calls a thing, in the same breath. */
const thingFarAfter = (clause: Clause, scene: Scene, from: number): Mention | undefined =>
  scene.cast
    .mentionsIn(clause)
    .find(
      (one) =>
        one.from >= from &&
        one.from - from <= 18 &&
        lowAt(clause, one.from - 1) === ',' &&
        scene.thingOf(one) !== undefined &&
        !clause.tokens.slice(from, one.from).some(({ text }) => /^[;:.]$/.test(text)),
    );

/** "gpt-oss-120b", "o3-mini": the name of a model in small letters. */
function smallNameIn(clause: Clause, from: number, to: number): Product | undefined {
  for (let at = from; at < to; at += 1) {
    const { low, text } = clause.tokens[at]!;
    if (/^[,;:.]$/.test(text) || links.test(low)) return undefined;
    if (smallName.test(text) && !noModel.test(text)) return { name: text, clause, from: at, to: at + 1 };
  }
  return undefined;
}
const smallName = /^(?:o\d|o\d-\p{Ll}+|\p{Ll}{2,}(?:-\p{Ll}+){0,3}-\d[\p{L}\d.]*(?:-\p{Ll}+)?)$/u;
const noModel = /^(?:covid|mid|top|under|over|pre|post|non|sub|plus|moins|article|phase|level|niveau|step)-/;

/** "MCP", "serveurs MCP": a word of AI, or the end of one, in capitals. */
const isWordOfAi = ({ clause, from, to }: Mention): boolean =>
  tagsOf(clause, 'ai').some((tag) => tag.from <= from && tag.to >= to);

const canBeProduct = (one: Mention, actor: Mention): boolean =>
  one.entity !== actor.entity &&
  !/^(?:'s|data|datacent(?:er|re)s?|campus|plant|site|factory|offices?|headquarters|region|stores?)$/.test(
    lowAt(one.clause, one.to),
  ) &&
  !isNeverEmployer(one.entity.name) &&
  !one.name.titled &&
  !/^\p{Lu}{2}$/u.test(one.name.text) &&
  one.entity.kind !== 'place' &&
  !(one.to - one.from === 1 && isWordOfAi(one) && productKey(one) === undefined) &&
  (productKey(one) !== undefined || !(knownSet.has(one.entity.key) || aiOrganisations.includes(one.entity.key))) &&
  (one.entity.kind !== 'person' || one.clause.tokens[one.to]?.kind === 'number' || productKey(one) !== undefined);

/** A name as a product, its version taken in. */
export function productNamed(name: Mention): Product | undefined {
  const { clause } = name;
  let { to } = name;
  while (to < clause.to && to - name.to < 4) {
    const token = clause.tokens[to]!;
    const version =
      token.kind === 'number' &&
      token.text.length <= 6 &&
      !tagAt(clause, 'jobPost', to + 1) &&
      clause.tokens[to + 1]?.text !== '%';
    if (
      !version &&
      !(to > name.to && /^(?:mini|pro|max|ultra|nano|lite|flash)$/.test(token.low)) &&
      !(token.capital && token.kind === 'word' && clause.tokens[to - 1]!.kind === 'number')
    )
      break;
    to += 1;
  }
  const text = clause.field.text.slice(clause.tokens[name.from]!.start, clause.tokens[to - 1]!.end);
  return text.length > 80 ? undefined : { name: text, clause, from: name.from, to };
}

const turning =
  /^(?:goes|went|follow|enter|join|answer|respond|counter|repl|hit|fire|merg|fold|bundl|packag|combin|ripost|répond|répliqu|contre|fusionn|compl[éè]t|étoff|enrichi|muscl|renforc)/;

/** Where what a verb brings begins: "follows A with B", "folds A into B" tell of B; a "with" that is needed and fails gives the end. */
export function objectFrom(clause: Clause, tag: Pick<Tag, 'from' | 'to'>): number {
  const verb = lowAt(clause, tag.from);
  if (!turning.test(verb)) return tag.to;
  if (verb === 'goes' || verb === 'went') return lowAt(clause, tag.to + 1) === ':' ? tag.to + 2 : clause.to;
  for (let at = tag.to; at < Math.min(clause.to, tag.to + 12); at += 1)
    if (/^(?:with|avec|into|dans)$/.test(lowAt(clause, at))) return at + 1;
  return /^(?:follow|enter|join|fold|merg|combin|fusionn)/.test(verb) ? clause.to : tag.to;
}

/** A thing ("un assistant", "a tool", "an AI tutor") in the object of a verb at [from, to). */
export const thingAfter = (clause: Clause, from: number, reach = 9): boolean =>
  clause.tags.some(
    (one) =>
      one.from >= from &&
      one.from - from <= reach &&
      (one.category === 'product' || (one.category === 'ai' && isThingOfAi(clause, one))),
  );

/** What AI is the word of without being a thing: politics, money, people and houses. */
const abstract =
  /^(?:strateg(?:y|ies)|polic(?:y|ies)|research|race|boom|bubble|rules?|laws?|act|bills?|safety|chiefs?|heads?|teams?|units?|labs?|compan(?:y|ies)|start-?ups?|firms?|groups?|giants?|spending|budgets?|investments?|investors?|experts?|researchers?|engineers?|engineering|developers?|scientists?|talents?|skills?|jobs?|training|literacy|ethics|summit|conference|industry|sector|markets?|stocks?|shares|trade|hype|era|age|revolution|wave|push|bets?|drive|plans?|ambitions?|efforts?|future|world|leaders?|pioneers?|rivals?|makers?|vendors?|community|uses?|usage|adoption|deals?|partnerships?|funds?|funding|infrastructure|data|content|slop|governance|regulation|regulators?|risks?|threats?|fears?|concerns?|debate|ban|crackdown|arms|contracts?|revenues?|sales|growth|demand|projects?|initiatives?|programmes?|cent(?:re|er)s?|hubs?|institutes?|campus|schools?|courses?|degrees?|executives?|officers?|consultancy|unicorn|business|divisions?|workloads?|computing|compute|power|needs|costs?|will|is|are|has|was|were|can|could|would|may|and|or|for|in|at|to|on|of|by|as|that|which|but|into|from|across|with|than)$/;

/** "an AI tutor", "generative-AI summaries": a concrete noun right behind a word of AI. */
const isThingOfAi = (clause: Clause, { from, to }: Pick<Tag, 'from' | 'to'>): boolean => {
  const next = clause.tokens[to];
  return (
    /^(?:ai|a\.i|genai|learning|generative|intelligence|ai-\p{L}+|\p{L}+-ai)$/u.test(lowAt(clause, to - 1)) &&
    next !== undefined &&
    to < clause.to &&
    next.kind === 'word' &&
    !next.capital &&
    next.low.length > 2 &&
    !abstract.test(next.low) &&
    !/^(?:as|that|how|when|if|because|while|whether|where|why|what|:|,|;)$/.test(lowAt(clause, from - 1))
  );
};

/** A thing that is AI wherever the article is about AI: a model, an agent, an assistant, an algorithm. */
export const aiThingAfter = (clause: Clause, from: number, reach = 9): boolean =>
  clause.tokens
    .slice(from, Math.min(clause.to, from + reach))
    .some((token) =>
      /^(?:agents?|mod[eè]les?|models?|assistants?|chatbots?|robots?|algorithms?|algorithmes?|copilots?|llms?)$/.test(
        token.low,
      ),
    );
