import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

describe('what is no initiative, in French', () => {
  it.each([
    "Danone investit 2 milliards d'euros dans Yoplait.",
    "L'IA transforme le travail, selon une étude.",
    'Si OpenAI lançait GPT-9, son IA ferait rêver.',
    "Amazon intensifie son adoption de l'IA dans tous ses métiers.",
    'IBM a annoncé suspendre la vente de logiciels de reconnaissance faciale.',
    "Le New York Times accuse OpenAI d'avoir utilisé ses articles pour entraîner son IA.",
    "Le gouvernement veut encadrer l'intelligence artificielle.",
    "L'action Nvidia a gagné 3 %, portée par l'IA.",
    "Quillo, qui conçoit des agents d'IA, emploie 60 personnes.",
    "Airbus lève le voile sur ses résultats, l'IA n'y est pour rien.",
    "OpenAI n'a pas lancé GPT-9, son modèle d'IA.",
    'Les fonds serviront à lancer une IA, selon Renault.',
    "Corvane AI projette 70 milliards de dollars de revenus d'ici 2028 grâce à l'IA.",
    'Les algorithmes de Corvane échappent au contrôle de la Chine.',
    "Elon Musk craint l'intelligence artificielle.",
  ])('%s', (sentence) => expect(told('fr', sentence)).toEqual([]));
});

describe('a word of AI in passing, far down a short article', () => {
  it('makes no deal one about AI', () =>
    expect(
      told(
        'fr',
        "Renault a présenté sa collection de montres. Elle est conçue en collaboration avec l'horloger Corvane. Trois tailles sont proposées. Le boîtier est en acier. L'écrin s'ouvre par reconnaissance faciale.",
        'Des montres signées Renault',
      ),
    ).toEqual([]));
});

describe('what is no initiative, in English', () => {
  it.each([
    'Ford invested $1bn in Rivian.',
    'AI will change the way we work, experts say.',
    'OpenAI has not launched GPT-9, its AI model.',
    'Shares in Nvidia fell 3% despite strong demand for AI.',
    'Klarna has cut jobs because of AI.',
    'Parents sued Character.AI over its chatbots.',
    'If Google launched Gemini 9, AI would change.',
    'Quillo, which builds AI copilots, has 400 customers.',
    'Ministers want to regulate artificial intelligence.',
    'Apple raised its prices as AI drives costs.',
    'A survey shows that companies use AI.',
    'Meta said it would stop offering its AI tool.',
  ])('%s', (sentence) => expect(told('en', sentence)).toEqual([]));
});
