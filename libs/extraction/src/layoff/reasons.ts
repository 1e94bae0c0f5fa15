import type { Evidence } from '@newsledger/newsroom';
import type { Tag } from '../lexicon/phrases.js';
import { quote } from '../evidence.js';
import { lowAt, type Clause, type Reading } from '../text/document.js';
import type { LayoffCandidate } from './candidates.js';

const reasonTags = {
  aiReason: 'ai',
  costReason: 'costs',
  restructuringReason: 'restructuring',
  closure: 'closure',
  mergerReason: 'merger',
  demandReason: 'demand',
  insolvencyReason: 'insolvency',
} as const;

/** Why jobs go, as the sentences of a claim have it; that AI is named beside a cut is a weak reason. */
export function reasonsOf(
  news: readonly LayoffCandidate[],
  reading: Reading,
  evidence: Evidence[],
): { reason: string; strength: 'strong' | 'weak' }[] {
  const reasons: { reason: string; strength: 'strong' | 'weak' }[] = [];
  for (const [category, reason] of Object.entries(reasonTags)) {
    const found = firstOf(sentencesOf(news, reading), category);
    if (!found) continue;
    evidence.push(quote(`reasons/${reasons.length}`, found.clause, found.tag.from, found.tag.to));
    reasons.push({ reason, strength: reason === 'ai' && !isCausal(found) ? 'weak' : 'strong' });
  }
  return reasons;
}

/** The legal procedure that the sentences name first. */
export function procedureOf(news: readonly LayoffCandidate[], evidence: Evidence[]): string | undefined {
  for (const [category, name] of [
    ['pse', 'PSE'],
    ['rcc', 'RCC'],
    ['pdv', 'PDV'],
    ['warn', 'WARN'],
    ['consultation', 'consultation'],
  ] as const) {
    const found = firstOf(
      news.map(({ clause }) => clause),
      category,
    );
    if (!found) continue;
    evidence.push(quote('procedure', found.clause, found.tag.from, found.tag.to));
    return name;
  }
  return undefined;
}

interface Place {
  readonly clause: Clause;
  readonly tag: Tag;
}

/** "because of AI", "remplacés par l'intelligence artificielle": AI is not only named beside the cut. */
const isCausal = ({ clause, tag }: Place): boolean =>
  [1, 2, 3, 4].some((back) =>
    /^(?:because|due|owing|thanks|raison|cause|grâce|remplac|replac|automat|par|by)/.test(
      lowAt(clause, tag.from - back),
    ),
  );

/** The sentences of a claim, and those right behind them that go on about it ("Cette restructuration ...", "The move ..."). */
function sentencesOf(news: readonly LayoffCandidate[], { clauses }: Reading): Clause[] {
  const own = news.map(({ clause }) => clause);
  const further = own.map((clause) => clauses[clause.index + 1]).filter((next) => next !== undefined && goesOn(next));
  return [...own, ...further.filter((next) => next !== undefined)];
}

const goesOn = (clause: Clause): boolean =>
  /^(?:cette|ces|ce|la|le|les|the|this|these)$/.test(lowAt(clause, clause.from)) &&
  /^(?:restructuration|suppressions?|mesures?|décision|réorganisation|coupes|départs|licenciements|plan|opération|move|cuts|restructuring|layoffs|decision|reductions?|reorgani[sz]ation|overhaul|closure|fermeture)$/.test(
    lowAt(clause, clause.from + 1),
  );

/** The first words of a category in sentences. */
function firstOf(sentences: readonly Clause[], category: string): Place | undefined {
  for (const clause of sentences) {
    const tag = clause.tags.find((one) => one.category === category && !isInsolvency(clause, one));
    if (tag) return { clause, tag };
  }
  return undefined;
}

/** "fallen into administration" closes nothing as yet. */
const isInsolvency = (clause: Clause, { category, from, to }: Tag): boolean =>
  category === 'closure' &&
  clause.tags.some((tag) => tag.category === 'insolvencyReason' && tag.from < to && tag.to > from);
