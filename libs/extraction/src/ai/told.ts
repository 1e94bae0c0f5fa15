import type { AiInitiativeClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

/**
 * The initiatives that an article of 29 October 2025 tells, each in a line as the specs write it: what, who, the other side, the named
 * product, the sum.
 */
export function told(language: 'fr' | 'en', text: string, title = ''): string[] {
  const { claims } = extractByRules({
    title,
    text,
    language,
    published: { value: '2025-10-29', precision: 'day', basis: 'stated' },
  });
  return claims
    .filter((claim): claim is AiInitiativeClaim => claim.kind === 'ai-initiative')
    .map(({ initiative, actor, counterparties = [], product, amount }) =>
      [
        initiative,
        actor.name,
        ...counterparties.map((one) => `${one.role} ${one.name}`),
        ...(product && /[\p{Lu}\d]/u.test(product.name) ? [`product ${product.name}`] : []),
        ...(amount?.value ? [`${amount.value} ${amount.currency}`] : []),
      ].join(', '),
    );
}

/** What the initiatives of an article are described to be about where no name tells it. */
export const described = (language: 'fr' | 'en', text: string): (string | undefined)[] =>
  extractByRules({ title: '', text, language })
    .claims.filter((claim): claim is AiInitiativeClaim => claim.kind === 'ai-initiative')
    .map(({ product }) => product?.name);
