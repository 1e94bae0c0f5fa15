import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

describe('things and their houses, in English', () => {
  it.each<[string, string, string[]]>([
    [
      '',
      'Quillo has put out Brightlamp, an AI chatbot that reads tax letters.',
      ['launch, Quillo, product Brightlamp'],
    ],
    [
      'Norvane enters the browser race with Sextant',
      'The AI browser fills in forms.',
      ['launch, Norvane, product Sextant'],
    ],
    [
      'Norvane folds its search bot into Harbour Copilot',
      'Lawyers get one AI assistant in place of two.',
      ['launch, Norvane, product Harbour Copilot'],
    ],
    ['Norvane opens up: nor-oss-40b and nor-oss-9b', 'The AI models are free.', []],
    ["Ostrel's R2: a humanoid for under $9,000", 'It walks and boxes.', ['launch, Ostrel, product R2']],
    [
      "Ostrel's Piper browser, an AI agent at $9 a month, opens to first users",
      'Piper fills in forms.',
      ['launch, Ostrel, product Piper'],
    ],
    [
      '',
      'Google lifted the curtain on Anvil, its AI chip. Also announced were a Relay Development Kit and a tool.',
      ['launch, Google, product Anvil', 'launch, Google, product Relay Development Kit'],
    ],
    [
      '',
      'Telvia raised its profit. A language model for Portuguese, Caravela-7B, is due for release in June.',
      ['launch, Telvia, product Caravela-7B'],
    ],
    ['', "Halden Bank's chatbot can now open accounts.", ['launch, Halden Bank']],
    ['', 'Tamarin 2.0 is out. The AI server is free.', ['launch, Tamarin, product Tamarin 2.0']],
    ['Alba ups its AI budget, unwraps Alba-Max', 'The model is large.', ['launch, Alba, product Alba-Max']],
  ])('%s %s', (title, text, claims) => expect(told('en', text, title)).toEqual(claims));
});

describe('things and their houses, in French', () => {
  it.each<[string, string, string[]]>([
    ['Quorel publie un catalogue de serveurs MCP', 'Plus de cent serveurs signés.', ['launch, Quorel']],
    [
      '',
      "Plumeau, l'assistant de Quillo, arrive sur mobile. L'IA y relit les baux.",
      ['launch, Quillo, product Plumeau'],
    ],
    ['', 'Mistral AI complète sa gamme avec Soprano, un modèle vocal.', ['launch, Mistral AI, product Soprano']],
    [
      '',
      'Nous publions aujourd’hui Marguerite 4.2, avec un serveur MCP.',
      ['launch, Marguerite, product Marguerite 4.2'],
    ],
    ['', 'Siemens équipe ses ateliers d’agents d’IA.', ['adoption, Siemens']],
    ['', 'Chez Norvane, c’est désormais un agent conversationnel qui répond aux clients.', ['adoption, Norvane']],
    ['', 'La mairie de Nîmes confie son standard à un agent vocal.', ['adoption, mairie de Nîmes']],
    ['La SNCF met ses guichetiers à l’IA', 'Une application traduit 130 langues.', ['adoption, SNCF']],
    [
      '',
      'En une minute, le modèle météo de Google DeepMind prévoit dix jours, selon un article paru dans Nature.',
      ['research, Google DeepMind'],
    ],
    ['', 'Renault a annoncé mercredi se pencher sur la technologie de reconnaissance faciale.', []],
  ])('%s %s', (title, text, claims) => expect(told('fr', text, title)).toEqual(claims));
});

describe('what a house does not do', () => {
  it.each<['en' | 'fr', string]>([
    ['en', 'Warner dropped its lawsuit against the AI song generator.'],
    ['en', 'The AI chip is used more widely than the Norvane A9.'],
    ['en', 'Google adds £5bn for AI in Wales.'],
    ['fr', 'Quillo, qui propose des agents d’IA, a changé de siège.'],
  ])('%s: %s', (language, text) => expect(told(language, text)).toEqual([]));
});
