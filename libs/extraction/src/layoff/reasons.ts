import type { Evidence } from '@newsledger/newsroom';
import type { Tag } from '../lexicon/phrases.js';
import { quote } from '../evidence.js';
import type { Clause } from '../text/document.js';
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
  evidence: Evidence[],
): { reason: string; strength: 'strong' | 'weak' }[] {
  const reasons: { reason: string; strength: 'strong' | 'weak' }[] = [];
  for (const [category, reason] of Object.entries(reasonTags)) {
    const found = firstOf(news, category);
    if (!found) continue;
    evidence.push(quote(`reasons/${reasons.length}`, found.clause, found.tag.from, found.tag.to));
    reasons.push({ reason, strength: reason === 'ai' ? 'weak' : 'strong' });
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
    const found = firstOf(news, category);
    if (!found) continue;
    evidence.push(quote('procedure', found.clause, found.tag.from, found.tag.to));
    return name;
  }
  return undefined;
}

/** The first words of a category in the sentences of a claim. */
function firstOf(news: readonly LayoffCandidate[], category: string): { clause: Clause; tag: Tag } | undefined {
  for (const { clause } of news) {
    const tag = clause.tags.find((one) => one.category === category);
    if (tag) return { clause, tag };
  }
  return undefined;
}
