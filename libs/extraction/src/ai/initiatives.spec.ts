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

describe('given a French sentence', () => {
  it.each([
    ["Nokia investit 2 milliards d'euros dans Mistral AI.", 'investment, Nokia, investee Mistral AI, 2000000000 EUR'],
    [
      "Mistral AI lève 600 millions d'euros auprès de Nvidia.",
      'investment, Mistral AI, investor Nvidia, 600000000 EUR',
    ],
    [
      'Airbus rachète Narrativ Labs, spécialiste de l’intelligence artificielle.',
      'acquisition, Airbus, target Narrativ Labs',
    ],
    ["Orange s'associe à OpenAI pour déployer l'IA.", 'partnership, Orange, partner OpenAI'],
    ['OpenAI lance GPT-5, un modèle d’intelligence artificielle.', 'launch, OpenAI, product GPT-5'],
    ['Google dévoile Gemini 3, son nouveau modèle d’IA.', 'launch, Google, product Gemini 3'],
  ])('%s', (sentence, claim) => expect(told('fr', sentence)).toContain(claim));

  it.each([
    ['no AI is spoken of', "Danone investit 2 milliards d'euros dans Yoplait."],
    ['a trend is no initiative', "L'IA transforme le travail, selon une étude."],
    ['a hope is no initiative', 'Si OpenAI lançait GPT-9, son IA ferait rêver.'],
    ['the use of AI in general', "Amazon intensifie son adoption de l'IA dans tous ses métiers."],
  ])('no claim: %s', (_why, sentence) => expect(told('fr', sentence)).toEqual([]));
});

describe('given an English sentence', () => {
  it.each([
    ['Fish Audio raises $52M to build AI voice models.', 'investment, Fish Audio, 52000000 USD'],
    ['Nokia invested $1bn in Cohere, an AI start-up.', 'investment, Nokia, investee Cohere, 1000000000 USD'],
    ['Figma acquires Narrativ Labs to build AI tools.', 'acquisition, Figma, target Narrativ Labs'],
    ['Microsoft and Mistral announced a partnership on AI.', 'partnership, Microsoft, partner Mistral'],
    ['Anthropic launches Claude Opus 5, its new AI model.', 'launch, Anthropic, product Claude Opus 5'],
    ['ChatGPT was released by OpenAI, an artificial intelligence firm.', 'launch, OpenAI, product ChatGPT'],
  ])('%s', (sentence, claim) => expect(told('en', sentence)).toContain(claim));

  it.each([
    ['no AI is spoken of', 'Ford invested $1bn in Rivian.'],
    ['a trend is no initiative', 'AI will change the way we work, experts say.'],
    ['a denial', 'OpenAI has not launched GPT-9, its AI model.'],
  ])('no claim: %s', (_why, sentence) => expect(told('en', sentence)).toEqual([]));
});

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
