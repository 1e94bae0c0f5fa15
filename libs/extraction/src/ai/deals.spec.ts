import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

describe('money put in, in French', () => {
  it.each([
    ["Nokia investit 2 milliards d'euros dans Mistral AI.", ['investment, Nokia, investee Mistral AI, 2000000000 EUR']],
    [
      "Le groupe Corvane a investi 40 millions d'euros dans Quillo, une start-up d'intelligence artificielle.",
      ['investment, Corvane, investee Quillo, 40000000 EUR'],
    ],
    [
      "Airbus va injecter 300 millions de dollars dans Helsing, spécialiste de l'IA.",
      ['investment, Airbus, investee Helsing, 300000000 USD'],
    ],
    [
      "Renault entre au capital de Wayve, une entreprise d'intelligence artificielle.",
      ['investment, Renault, investee Wayve'],
    ],
    ["Sanofi prend une participation dans Owkin, une start-up d'IA.", ['investment, Sanofi, investee Owkin']],
    [
      "Danone compte investir 500 millions d'euros en France dans l'intelligence artificielle.",
      ['investment, Danone, 500000000 EUR'],
    ],
    [
      "Orange annonce un investissement de 200 millions d'euros dans l'intelligence artificielle.",
      ['investment, Orange, 200000000 EUR'],
    ],
  ])('%s', (sentence, claims) => expect(told('fr', sentence)).toEqual(claims));
});

describe('money raised, in French', () => {
  it.each([
    [
      "Mistral AI lève 600 millions d'euros auprès de Nvidia.",
      ['investment, Mistral AI, investor Nvidia, 600000000 EUR'],
    ],
    [
      "La start-up Quillo, qui conçoit des agents d'IA, a levé 12 millions d'euros auprès de Bpifrance.",
      ['investment, Quillo, investor Bpifrance, 12000000 EUR'],
    ],
    [
      "Quillo boucle un tour de table de 25 millions d'euros mené par Bpifrance pour son IA médicale.",
      ['investment, Quillo, investor Bpifrance, 25000000 EUR'],
    ],
    [
      'Quillo a annoncé une levée de fonds de 8 millions de dollars pour son intelligence artificielle.',
      ['investment, Quillo, 8000000 USD'],
    ],
    ["Mistral AI a annoncé mardi avoir levé 1,7 milliard d'euros.", ['investment, Mistral AI, 1700000000 EUR']],
  ])('%s', (sentence, claims) => expect(told('fr', sentence)).toEqual(claims));
});

describe('houses bought, in French', () => {
  it.each([
    [
      'Airbus rachète Narrativ Labs, spécialiste de l’intelligence artificielle.',
      ['acquisition, Airbus, target Narrativ Labs'],
    ],
    [
      "Narrativ Labs, spécialiste de l'IA, a été racheté par Publicis pour 90 millions d'euros.",
      ['acquisition, Publicis, target Narrativ Labs, 90000000 EUR'],
    ],
    ["Publicis met la main sur Narrativ Labs, une pépite de l'IA.", ['acquisition, Publicis, target Narrativ Labs']],
    [
      "Capgemini a bouclé l'acquisition de Narrativ Labs pour se renforcer dans l'IA.",
      ['acquisition, Capgemini, target Narrativ Labs'],
    ],
    [
      "Publicis s'offre Narrativ Labs et son intelligence artificielle.",
      ['acquisition, Publicis, target Narrativ Labs'],
    ],
    [
      'Perplexity a offert 34,5 milliards de dollars pour racheter Chrome.',
      ['acquisition, Perplexity, target Chrome, 34500000000 USD'],
    ],
  ])('%s', (sentence, claims) => expect(told('fr', sentence)).toEqual(claims));
});

describe('houses allied, in French', () => {
  it.each([
    ["Orange s'associe à OpenAI pour déployer l'IA.", ['partnership, Orange, partner OpenAI']],
    ["Airbus et Helsing s'allient dans l'intelligence artificielle.", ['partnership, Airbus, partner Helsing']],
    ['Veolia a noué un partenariat avec Mistral AI.', ['partnership, Veolia, partner Mistral AI']],
    ['Le Monde signe un accord avec OpenAI.', ['partnership, Le Monde, partner OpenAI']],
    ["Sanofi collabore avec Owkin pour trouver des médicaments grâce à l'IA.", ['partnership, Sanofi, partner Owkin']],
    ["L'Oréal choisit Mistral AI pour ses usines.", ["partnership, L'Oréal, partner Mistral AI"]],
    ['Un partenariat entre Thales et Mistral AI a été annoncé lundi.', ['partnership, Thales, partner Mistral AI']],
    [
      "Stellantis a développé un assistant d'IA en partenariat avec Mistral AI.",
      ['launch, Stellantis', 'partnership, Stellantis, partner Mistral AI'],
    ],
  ])('%s', (sentence, claims) => expect(told('fr', sentence)).toEqual(claims));
});

describe('money put in, in English', () => {
  it.each([
    ['Nokia invested $1bn in Cohere, an AI start-up.', ['investment, Nokia, investee Cohere, 1000000000 USD']],
    [
      'Microsoft is pouring another $10 billion into OpenAI.',
      ['investment, Microsoft, investee OpenAI, 10000000000 USD'],
    ],
    [
      'Nvidia will take a $1 billion stake in Wayve, an AI company.',
      ['investment, Nvidia, investee Wayve, 1000000000 USD'],
    ],
    [
      'Amazon plans to invest at least $11 billion in Georgia to expand its artificial intelligence infrastructure.',
      ['investment, Amazon, 11000000000 USD'],
    ],
    ['Sanabil has put $15 million into Quillo, an AI startup.', ['investment, Sanabil, investee Quillo, 15000000 USD']],
    ['Ford is backing Quillo, an AI startup.', ['investment, Ford, investee Quillo']],
    [
      'Salesforce announced a $15 billion investment in artificial intelligence.',
      ['investment, Salesforce, 15000000000 USD'],
    ],
  ])('%s', (sentence, claims) => expect(told('en', sentence)).toEqual(claims));
});

describe('money raised, in English', () => {
  it.each([
    ['Fish Audio raises $52M to build AI voice models.', ['investment, Fish Audio, 52000000 USD']],
    [
      'Quillo, an AI startup, has raised $85 million in a round led by Andreessen Horowitz.',
      ['investment, Quillo, investor Andreessen Horowitz, 85000000 USD'],
    ],
    [
      'Quillo has closed a $14 million Series A led by Sequoia to scale its AI platform.',
      ['investment, Quillo, investor Sequoia, 14000000 USD'],
    ],
    [
      'Anthropic has secured $13 billion in funding from Fidelity.',
      ['investment, Anthropic, investor Fidelity, 13000000000 USD'],
    ],
    ['Anthropic is in talks to raise $5 billion.', ['investment, Anthropic, 5000000000 USD']],
    ['AI startup Quillo said it had landed $20 million in seed funding.', ['investment, Quillo, 20000000 USD']],
  ])('%s', (sentence, claims) => expect(told('en', sentence)).toEqual(claims));
});

describe('houses bought, in English', () => {
  it.each([
    ['Figma acquires Narrativ Labs to build AI tools.', ['acquisition, Figma, target Narrativ Labs']],
    ['Narrativ Labs, an AI start-up, has been acquired by Meta.', ['acquisition, Meta, target Narrativ Labs']],
    [
      'CoreWeave has agreed to buy Narrativ Labs, an AI developer platform, for $1.7 billion.',
      ['acquisition, CoreWeave, target Narrativ Labs, 1700000000 USD'],
    ],
    ['Workday is snapping up Narrativ Labs, an AI startup.', ['acquisition, Workday, target Narrativ Labs']],
    [
      'Microsoft announced the acquisition of Narrativ Labs, an AI lab.',
      ['research, Microsoft', 'acquisition, Microsoft, target Narrativ Labs'],
    ],
  ])('%s', (sentence, claims) => expect(told('en', sentence)).toEqual(claims));
});

describe('houses allied, in English', () => {
  it.each([
    ['Microsoft and Mistral announced a partnership on AI.', ['partnership, Microsoft, partner Mistral']],
    ['Mattel is teaming up with OpenAI to create AI toys.', ['partnership, Mattel, partner OpenAI']],
    ['News Corp has signed a deal with OpenAI.', ['partnership, News Corp, partner OpenAI']],
    [
      'Nokia has inked a strategic partnership with Nvidia to build AI networks.',
      ['partnership, Nokia, partner Nvidia'],
    ],
    ['Dell partners with Cohere to sell AI agents.', ['partnership, Dell, partner Cohere']],
    ['Samsung is working with Perplexity on its phones.', ['partnership, Samsung, partner Perplexity']],
    [
      'Apple trained its own language model in collaboration with Alibaba.',
      ['research, Apple', 'partnership, Apple, partner Alibaba'],
    ],
    ['Nvidia formed the Open AI Alliance with IBM.', ['partnership, Nvidia, partner Open AI Alliance']],
    ['Nvidia has agreed to license AI chip technology from Groq.', ['partnership, Nvidia, partner Groq']],
  ])('%s', (sentence, claims) => expect(told('en', sentence)).toEqual(claims));
});
