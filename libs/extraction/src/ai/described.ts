import type { AiInitiativeClaim } from '@newsledger/newsroom';
import type { Tag } from '../lexicon/phrases.js';
import { ordered, quote } from '../evidence.js';
import { tagsOf, wordsAt, type Clause, type Reading } from '../text/document.js';

/** Nouns of AI that stand for what a house has, whatever stands beside them; agents may be people. */
const surely =
  /^(?:agents?|assistants?|assistantes?|chatbots?|bots?|robots?|algorithms?|algorithmes?|mod[eè]les?|models?|copilots?|copilotes?|réseaux?|robotaxis?|humanoids?|humanoïdes?)$/;
/** Nouns that are one where a word of AI stands beside them. */
const things =
  /^(?:tools?|outils?|software|logiciels?|systems?|systèmes?|platforms?|plateformes?|plate-forme|apps?|applis?|applications?|cameras?|caméras?|drones?|voices?|voix|scribes?|avatars?|programs?|programmes?|networks?|engines?|moteurs?|glasses|lunettes|scanners?|machines?|services?|features?|fonctions?|fonctionnalités?|générateurs?|generators?|traducteurs?|translators?|simulateurs?|détecteurs?|detectors?|secrétaires?|tutors?|coachs?|coach|tuteurs?|professeurs?|navettes?|shuttles?|camions?|trucks?|taxis?|voitures?|cars?|véhicules?|vehicles?|chips?|puces?|navigateurs?|browsers?|casques?|headsets?|enceintes?|speakers?|capteurs?|sensors?|répondeurs?|standards?|guides?|jumeaux?|simulators?|classifiers?|optimisers?|optimizers?|dispositifs?|solutions?|bras|arms?|exosquelettes?|exoskeletons?|jouets?|toys?|compagnons?|companions?|plugins?|extensions?|modules?|suite|cutters?|résumés|summaries|sous-titres|captions)$/;
/** Endings of French adjectives that no verb in a sentence of news has beside a noun. */
const adjective =
  /(?:[^l]el|elle|els|elles|if|ive|ifs|ives|al|ale|aux|ales|ique|iques|aire|aires|able|ables|ien|ienne|iens|iennes|ier|ière|iers)$/;
const dull =
  /^(?:tel|telle|tels|telles|quel|quelle|elle|elles|premier|première|capables?|indique|explique|réplique|applique|new|own|first|latest|same|other|such|second|next|free|more|most|many|some|its|their|his|her|our|the|this|that|these|those|a|an)$/;

/** The described thing that a claim of use, launch or research is about where it names none: "un assistant de messagerie" is "assistant de messagerie". */
export function withDescription(claim: AiInitiativeClaim, reading: Reading): AiInitiativeClaim {
  if (claim.product || claim.counterparties || !/^(?:launch|adoption|research)$/.test(claim.initiative)) return claim;
  const told = claim.evidence.filter(({ slot }) => slot === 'sentence');
  for (const sentence of told) {
    const clause = reading.clauses.find(
      ({ field, start, end }) => field.field === sentence.field && start <= sentence.start && sentence.end <= end,
    );
    const found = clause && describedIn(clause, reading.language);
    if (!found) continue;
    const [from, to] = found;
    return {
      ...claim,
      product: { name: wordsAt(clause, from, to) },
      evidence: ordered([...claim.evidence, quote('product', clause, from, to)]),
    };
  }
  return claim;
}

/** The first noun of a sentence that AI stands beside, or that is AI itself, with what tells its kind. */
function describedIn(clause: Clause, language: 'fr' | 'en'): readonly [number, number] | undefined {
  const ai = tagsOf(clause, 'ai');
  let second: number | undefined;
  for (let at = clause.from; at < clause.to; at += 1) {
    const { low, capital } = clause.tokens[at]!;
    if (capital && at > clause.from) continue;
    const sure = surely.test(low);
    if (!sure && !things.test(low)) continue;
    if (ai.some((tag) => isBeside(clause, tag, at))) return phraseOf(clause, at, language, ai);
    if (sure && !low.startsWith('agent')) second ??= at;
  }
  return second === undefined ? undefined : phraseOf(clause, second, language, ai);
}

/** A word of AI right beside a noun: "AI tool", "outil d'IA", "robot doté d'intelligence artificielle"; or the noun is one. */
function isBeside(clause: Clause, { from, to }: Tag, at: number): boolean {
  const [first, last] = from > at ? [at + 1, from] : [to, at];
  return (
    last - first <= 6 &&
    clause.tokens.slice(first, last).every(({ kind, low }) => kind === 'word' && !parting.test(low))
  );
}
const parting = /^(?:qui|que|dont|pour|to|for|that|which|and|et|in|dans|at|chez|on|sur|with|avec|from)$/;

const phraseOf = (clause: Clause, at: number, language: 'fr' | 'en', ai: readonly Tag[]): readonly [number, number] =>
  language === 'fr' ? frenchPhrase(clause, at, ai) : englishPhrase(clause, at, ai);

/** "réseau de neurones", "modèle prédictif", "agent de rapprochement bancaire"; AI itself tells nothing more of the kind. */
function frenchPhrase(clause: Clause, noun: number, ai: readonly Tag[]): readonly [number, number] {
  const own = ai.find((tag) => tag.from === noun);
  let to = Math.max(noun + 1, own?.to ?? 0);
  for (let complements = 0; to < clause.to && to - noun < 7;) {
    const { low, kind, capital } = clause.tokens[to]!;
    const next = clause.tokens[to + 1];
    if (kind !== 'word' || capital || ai.some((tag) => tag.from <= to + 1 && tag.to > to)) break;
    if (adjective.test(low) && !dull.test(low)) to += 1;
    else if (/^(?:de|d')$/.test(low) && complements < 2 && to + 1 < clause.to && isNoun(next)) {
      complements += 1;
      to += 2;
    } else break;
  }
  return [noun, to];
}

const isNoun = (token: Clause['tokens'][number] | undefined): boolean =>
  token?.kind === 'word' &&
  !token.capital &&
  token.low.length > 2 &&
  !/^(?:ses|son|ces|leur|leurs|nos|plus|cette|cet)$|er$/.test(token.low);

/** "claims-handling tool", "shopping assistant": the words between the article and the noun, those of AI left out. */
function englishPhrase(clause: Clause, noun: number, ai: readonly Tag[]): readonly [number, number] {
  let from = noun;
  while (from > clause.from && noun - from < 3) {
    const { low, kind, capital } = clause.tokens[from - 1]!;
    if (
      kind !== 'word' ||
      capital ||
      dull.test(low) ||
      !/(?:ing|al|ic|ive|ion|ent|ce|er|or|ry|ty|ch|ng|age|code|-\p{L}+)$/u.test(low)
    )
      break;
    if (ai.some((tag) => tag.from < from && tag.to >= from && tag.to <= noun)) break;
    if (clause.tags.some(({ category, from: at }) => at === from - 1 && /Verb$|^report$/.test(category))) break;
    from -= 1;
  }
  return [from, noun + 1];
}
