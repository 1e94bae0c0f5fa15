import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

describe('who acts and what is done, in English', () => {
  it.each([
    ['Databricks has surprised its rivals, open-sourcing an AI model.', ['launch, Databricks']],
    [
      'OpenAI struck AI deals with Reuters Plus and Vox Media.',
      ['partnership, OpenAI, partner Reuters Plus', 'partnership, OpenAI, partner Vox Media'],
    ],
    [
      'News Corp and Vox Media became the latest publishers to strike AI licensing deals with OpenAI.',
      ['partnership, News Corp, partner OpenAI', 'partnership, Vox Media, partner OpenAI'],
    ],
    [
      'Amazon, Google and IBM have set up a non-profit body to agree on artificial intelligence.',
      ['partnership, Amazon, partner Google, partner IBM'],
    ],
    ['Volvo trained an AI model with the help of Cerence.', ['research, Volvo', 'partnership, Volvo, partner Cerence']],
    ["Sainsbury's started using facial recognition.", ["adoption, Sainsbury's"]],
    ['Meta chief executive Mark Zuckerberg unveiled Llama 4.', ['launch, Meta, product Llama 4']],
    ['Norvik Post has bought 10 of the robots, which use machine learning.', ['adoption, Norvik Post']],
    ['Klarna says its AI assistant handles two thirds of the chats.', ['adoption, Klarna']],
    ['Gemini, the model from Google, solved five problems.', ['research, Google, product Gemini']],
    [
      'A tool, developed by researchers at Kansas University, spots text written by AI.',
      ['research, Kansas University'],
    ],
    ["Jane Porter leaves Apple to run Meta's AI lab.", ['role, Meta']],
    [
      'Microsoft launched Phi-4, an AI model, alongside a new platform, Project Sentry.',
      ['launch, Microsoft, product Phi-4', 'launch, Microsoft, product Project Sentry'],
    ],
    ['OpenAI will roll GPT-6 out to everyone.', ['launch, OpenAI, product GPT-6']],
    [
      'Vesta, a start-up whose AI dresses mannequins, pulled in $12 million from Sequoia.',
      ['investment, Vesta, investor Sequoia, 12000000 USD'],
    ],
    [
      'Norvik Post parted with about $1 billion for Corvane, a start-up whose AI sorts parcels.',
      ['acquisition, Norvik Post, target Corvane, 1000000000 USD'],
    ],
    ['Norvik Post paid $4 million for Corvane chips to run its AI.', []],
    [
      'The artificial intelligence start-up Brellane is valued at $2 billion following a $300 million funding round.',
      ['investment, Brellane, 300000000 USD'],
    ],
    ['Norvik Post must tell the Federal Trade Commission how they test chatbots.', []],
    ['Nokia said it would invest hundreds of billions of dollars in AI.', ['investment, Nokia']],
  ])('%s', (sentence, claims) => expect(told('en', sentence)).toEqual(claims));
});

describe('who acts and what is done, in French', () => {
  it.each([
    ['Axel Springer ouvre ses archives à OpenAI.', ['partnership, Axel Springer, partner OpenAI']],
    ["Orano va inspecter ses cuves à l'aide de drones pilotés par IA.", ['adoption, Orano']],
    ['Mistral AI a surpris en dévoilant un modèle de langage.', ['launch, Mistral AI']],
    ['Le patron de Mistral AI a dévoilé Le Chat, une IA.', ['launch, Mistral AI, product Le Chat']],
    ['ASML devient premier actionnaire de Mistral AI.', ['investment, ASML, investee Mistral AI']],
    ["OpenAI répond avec GPT-6, un modèle d'IA.", ['launch, OpenAI, product GPT-6']],
    ["Walmart et OpenAI scellent un pacte sur l'IA.", ['partnership, Walmart, partner OpenAI']],
  ])('%s', (sentence, claims) => expect(told('fr', sentence)).toEqual(claims));
});

describe('given what stands beside the news', () => {
  const title = 'Intel buys Vertex Labs, an AI firm';
  const lead = 'Intel said so on Tuesday. The chip maker has many plans. It is not alone. ';

  it.each([
    'Days ago Amazon bought Harvest Labs, another AI firm.',
    'Intel had bought Nervana Labs, another AI firm.',
    'In March Apple bought Turi Labs, another AI firm.',
  ])('sets aside the earlier deed: %s', (aside) =>
    expect(told('en', lead + aside, title)).toEqual(['acquisition, Intel, target Vertex Labs']),
  );

  it('takes the time of a relative clause for that of another deed', () => {
    expect(told('en', 'Intel bought Vertex Labs, an AI firm that raised $5m nine months ago.')).toEqual([
      'acquisition, Intel, target Vertex Labs',
    ]);
  });

  it.each([
    [
      "Brellane met 2 milliards de dollars sur la table pour Corvane, une start-up d'IA.",
      ['acquisition, Brellane, target Corvane, 2000000000 USD'],
    ],
    [
      "Brellane a déboursé 40 millions d'euros pour Corvane, spécialiste de l'intelligence artificielle.",
      ['acquisition, Brellane, target Corvane, 40000000 EUR'],
    ],
    ['Nokia et Brellane misent sur Anthropic.', ['investment, Nokia, investee Anthropic']],
    ["Criteo confie son laboratoire d'IA à Jeanne Porteau.", ['role, Criteo']],
  ])('tells prices, bets and charges from uses: %s', (sentence, claims) =>
    expect(told('fr', sentence)).toEqual(claims),
  );

  it('finds the house that a lead without a name speaks of', () => {
    const text =
      'A start-up that writes contracts with AI has raised $5m. Quillo Labs has 40 staff. Quillo Labs is Swiss.';
    expect(told('en', text)).toEqual(['investment, Quillo Labs, 5000000 USD']);
  });

  it('tells a verb from artificial intelligence', () => {
    expect(told('fr', "« J'ai lancé une plateforme », dit le patron de Quillo. Il a racheté Bolloré Films.")).toEqual(
      [],
    );
  });

  it('reads a title that names a house of AI and its product', () => {
    expect(told('fr', 'Rien de plus.', 'Mistral AI : Devstral 3 est là')).toEqual([
      'launch, Mistral AI, product Devstral 3',
    ]);
  });
});
