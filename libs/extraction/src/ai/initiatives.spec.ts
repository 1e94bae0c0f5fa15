import { describe, expect, it } from '@jest/globals';
import type { AiInitiativeClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

/** An initiative in one line: what, who, the other side, the product, the sum. */
function told(language: 'fr' | 'en', text: string, title = ''): string[] {
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
        ...(product ? [`product ${product.name}`] : []),
        ...(amount?.value ? [`${amount.value} ${amount.currency}`] : []),
      ].join(', '),
    );
}

describe('given an investment told over two sentences', () => {
  it('finds the fund it went through and the product it pays for', () => {
    const text =
      "Nokia a investi dans Narrativ Labs, une start-up d'IA. Cet investissement, réalisé via Nova Ventures, finance le développement de Taleweaver.";
    expect(told('fr', text)).toEqual([
      'investment, Nokia, investee Narrativ Labs, vehicle Nova Ventures, product Taleweaver',
    ]);
  });

  it('takes a title of a house of AI that names a product for a launch', () => {
    expect(told('fr', 'Le navigateur arrive.', 'OpenAI Atlas : un navigateur IA')).toEqual([
      'launch, OpenAI, product OpenAI Atlas',
    ]);
  });

  it('makes an appointment to a post for AI a role of the house as well', () => {
    expect(told('en', 'Oscar Lane was appointed head of AI at Philips.')).toEqual(['role, Philips']);
  });
});
