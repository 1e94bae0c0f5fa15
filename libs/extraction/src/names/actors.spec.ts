import { describe, expect, it } from '@jest/globals';
import { extractByRules } from '../rule-extractor.js';

/** The houses that act in an article, each once. */
function actors(language: 'fr' | 'en', title: string, text: string): string[] {
  const { claims } = extractByRules({ title, text, language });
  return [
    ...new Set(claims.map((claim) => (claim.kind === 'ai-initiative' ? claim.actor.name : claim.organisation.name))),
  ];
}

describe('who acts, in French', () => {
  it.each([
    [
      'Danone rachète une pépite',
      "Danone rachète Narrativ Labs, spécialiste de l'IA. Le groupe compte lancer un assistant d'intelligence artificielle.",
      ['Danone'],
    ],
    [
      'Mistral AI accélère',
      "La start-up a levé 30 millions d'euros pour son intelligence artificielle.",
      ['Mistral AI'],
    ],
    ['', "Le géant américain Nvidia investit 5 milliards de dollars dans Intel pour l'IA.", ['Nvidia']],
    ['', "L'avionneur Corvane rachète Narrativ Labs, une start-up d'IA.", ['Corvane']],
    ['', "La jeune pousse parisienne Quillo a lancé un assistant d'intelligence artificielle.", ['Quillo']],
    ['TCS et OpenAI', "Tata Consultancy Services s'allie à OpenAI.", ['Tata Consultancy Services']],
    ['', "Selon Le Figaro, Renault rachète Narrativ Labs, spécialiste de l'IA.", ['Renault']],
    [
      '',
      "Des chercheurs de l'université de Tokyo ont mis au point une intelligence artificielle.",
      ['université de Tokyo'],
    ],
    ['', "Le CHU de Lille utilise l'intelligence artificielle pour lire ses radios.", ['CHU de Lille']],
    [
      '',
      "L'Institut national de l'audiovisuel a mis au point un logiciel d'apprentissage automatique.",
      ["Institut national de l'audiovisuel"],
    ],
    ['', "Sa filiale DeepMind, propriété de Google, a lancé un modèle d'IA.", ['DeepMind']],
    ['', "Paris investit 3 millions d'euros dans l'intelligence artificielle.", []],
  ])('%s %s', (title, text, names) => expect(actors('fr', title, text)).toEqual(names));
});

describe('who acts, in English', () => {
  it.each([
    [
      'Nokia bets on software',
      'Nokia acquires Narrativ Labs, an AI lab. The Finnish group also launched an AI assistant.',
      ['Nokia'],
    ],
    ['Harrow AI grows', 'The London-based startup has raised $20 million for its AI tools.', ['Harrow AI']],
    ['', "Helios, Germany's biggest private hospital operator, uses AI to read scans.", ['Helios']],
    [
      '',
      'Researchers at the Massachusetts Institute of Technology trained a language model.',
      ['Massachusetts Institute of Technology'],
    ],
    ['', 'Chip designer Qualcomm has agreed to purchase Narrativ Labs, an AI lab.', ['Qualcomm']],
    ['', 'The nonprofit behind Firefox is introducing an AI window.', []],
    ['', "ByteDance's Seed team has published an AI model.", ['ByteDance']],
    ['', "Elon Musk's xAI launched Grok 5, an AI model.", ['xAI']],
    ['', 'According to Bloomberg, Apple acquired Narrativ Labs, an AI lab.', ['Apple']],
    ['', 'London wants to launch an AI assistant.', []],
  ])('%s %s', (title, text, names) => expect(actors('en', title, text)).toEqual(names));
});
