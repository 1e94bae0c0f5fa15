import { hasTag } from '../text/document.js';
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
export function reasonsOf(news: readonly LayoffCandidate[]): { reason: string; strength: 'strong' | 'weak' }[] {
  const reasons: { reason: string; strength: 'strong' | 'weak' }[] = [];
  for (const [tag, reason] of Object.entries(reasonTags))
    if (news.some((candidate) => hasTag(candidate.clause, tag)))
      reasons.push({ reason, strength: reason === 'ai' ? 'weak' : 'strong' });
  return reasons;
}

/** The legal procedure that the sentences name first. */
export function procedureOf(news: readonly LayoffCandidate[]): string | undefined {
  for (const [tag, name] of [
    ['pse', 'PSE'],
    ['rcc', 'RCC'],
    ['pdv', 'PDV'],
    ['warn', 'WARN'],
    ['consultation', 'consultation'],
  ] as const)
    if (news.some((candidate) => hasTag(candidate.clause, tag))) return name;
  return undefined;
}
