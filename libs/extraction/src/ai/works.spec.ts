import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

describe('products launched, in French', () => {
  it.each([
    ['OpenAI lance GPT-5, un modèle d’intelligence artificielle.', ['launch, OpenAI, product GPT-5']],
    ['Google dévoile Gemini 3, son nouveau modèle d’IA.', ['launch, Google, product Gemini 3']],
    ['Mistral AI a sorti jeudi une application mobile.', ['launch, Mistral AI']],
    ["Le groupe Orange déploie Djingo, un assistant dopé à l'IA.", ['launch, Orange, product Djingo']],
    ['Meta met à disposition Llama 4 en open source.', ['launch, Meta, product Llama 4']],
    ["Meta a rendu public Llama 4, son modèle d'intelligence artificielle.", ['launch, Meta, product Llama 4']],
    [
      "Doctolib a annoncé le lancement d'un assistant médical fondé sur l'intelligence artificielle.",
      ['launch, Doctolib'],
    ],
    ["ChatGPT, l'assistant d'OpenAI, peut désormais réserver un hôtel.", ['launch, OpenAI, product ChatGPT']],
    ["L'IA Claude d'Anthropic débarque dans Slack.", ['launch, Anthropic, product Claude']],
    ["Notion introduit des agents d'intelligence artificielle.", ['launch, Notion']],
    ['Google rend Gemini 3 Pro disponible dans son cloud.', ['launch, Google, product Gemini 3 Pro']],
    ["Le modèle Llama 4 a été publié par Meta, géant de l'IA.", ['launch, Meta, product Llama 4']],
  ])('%s', (sentence, claims) => expect(told('fr', sentence)).toEqual(claims));
});

describe('AI in use, in French', () => {
  it.each([
    ["Carrefour utilise l'IA pour rédiger ses fiches.", ['adoption, Carrefour']],
    ["La SNCF recourt à l'intelligence artificielle pour surveiller ses voies.", ['adoption, SNCF']],
    ["Zalando a recours à l'IA générative pour ses visuels.", ['adoption, Zalando']],
    ["Michelin déploie un assistant d'IA auprès de ses salariés.", ['adoption, Michelin']],
    ["Klarna a confié à un assistant d'intelligence artificielle ses conversations.", ['adoption, Klarna']],
    ['Monoprix teste dans dix magasins un logiciel de vidéosurveillance algorithmique.', ['adoption, Monoprix']],
    ['Figma intègre les modèles Gemini de Google.', ['adoption, Figma, product Gemini']],
    ["Les conseillers de La Banque postale disposent d'un assistant d'IA.", ['adoption, La Banque postale']],
    [
      "Les urgences du CHU de Lille se sont dotées d'un logiciel d'intelligence artificielle.",
      ['adoption, CHU de Lille'],
    ],
  ])('%s', (sentence, claims) => expect(told('fr', sentence)).toEqual(claims));
});

describe('research and labs, in French', () => {
  it.each([
    ["Google a inauguré à Paris un centre de recherche consacré à l'IA.", ['research, Google']],
    ["Des chercheurs de l'Inria ont mis au point un algorithme d'apprentissage profond.", ['research, Inria']],
    ["Une équipe de l'Institut Pasteur a conçu une intelligence artificielle.", ['research, Institut Pasteur']],
    ["Grâce à l'IA, des chercheurs de l'Inria ont déchiffré un papyrus.", ['research, Inria']],
    ["Apple développe un robot doté d'une intelligence artificielle.", ['research, Apple']],
  ])('%s', (sentence, claims) => expect(told('fr', sentence)).toEqual(claims));
});

describe('posts of AI, in French', () => {
  it.each([
    ["L'Oréal a nommé une directrice de l'intelligence artificielle.", ["role, L'Oréal"]],
    ["Meta débauche quatre chercheurs d'OpenAI.", ['role, Meta, vendor OpenAI']],
    ["La Poste crée un poste de directeur de l'IA.", ['role, La Poste']],
  ])('%s', (sentence, claims) => expect(told('fr', sentence)).toEqual(claims));
});

describe('products launched, in English', () => {
  it.each([
    ['Anthropic launches Claude Opus 5, its new AI model.', ['launch, Anthropic, product Claude Opus 5']],
    ['ChatGPT was released by OpenAI, an artificial intelligence firm.', ['launch, OpenAI, product ChatGPT']],
    ['Adobe on Monday launched eight AI agents.', ['launch, Adobe']],
    ['Google has begun rolling out Gemini 4 to users.', ['launch, Google, product Gemini 4']],
    ['Adobe announced a new generative AI tool.', ['launch, Adobe']],
    ['Zoom has made AI Companion 3.0 available.', ['launch, Zoom, product Companion 3.0']],
    ["Adobe's Firefly can now generate video with AI.", ['launch, Adobe, product Firefly']],
    ['OpenAI is adding a shopping assistant to ChatGPT.', ['launch, OpenAI, product ChatGPT']],
    ['Baidu, the Chinese search giant, unveiled Ernie 5.0, an AI model.', ['launch, Baidu, product Ernie 5.0']],
    [
      'Cohere launched Command A, an AI model, and partnered with Dell.',
      ['launch, Cohere, product Command A', 'partnership, Cohere, partner Dell'],
    ],
    ['Robotics company Figure has taken the wraps off Figure 03, a humanoid robot.', ['launch, Figure']],
    ['Meta open-sourced Llama 4, its language model.', ['launch, Meta, product Llama 4']],
  ])('%s', (sentence, claims) => expect(told('en', sentence)).toEqual(claims));
});

describe('AI in use, in English', () => {
  it.each([
    ['The Guardian has begun using an artificial intelligence tool.', ['adoption, Guardian']],
    ["Shopify now uses Anthropic's Claude to answer questions.", ['adoption, Shopify, product Claude']],
    ['GXO is trialling a humanoid robot at a warehouse.', ['adoption, GXO']],
    ['Target is rolling out an AI chatbot to its employees.', ['adoption, Target']],
    ['Ocado has installed robots that use artificial intelligence.', ['adoption, Ocado']],
    ['BBC is piloting the use of generative AI.', ['adoption, BBC']],
  ])('%s', (sentence, claims) => expect(told('en', sentence)).toEqual(claims));
});

describe('research and labs, in English', () => {
  it.each([
    [
      'Samsung Electronics has opened an artificial intelligence laboratory in Cambridge.',
      ['research, Samsung Electronics'],
    ],
    ['Scientists at Stanford University trained a language model.', ['research, Stanford University']],
    ['Google DeepMind has developed a model called GraphCast.', ['research, Google DeepMind, product GraphCast']],
    [
      'Using machine learning, researchers from Oxford University have read a papyrus.',
      ['research, Oxford University'],
    ],
    ['Lloyds Banking Group has set up an AI research centre.', ['research, Lloyds Banking Group']],
  ])('%s', (sentence, claims) => expect(told('en', sentence)).toEqual(claims));
});

describe('posts of AI, in English', () => {
  it.each([
    ['Walmart has hired Daniel Reed to lead its artificial intelligence efforts.', ['role, Walmart']],
    ['xAI has poached several machine-learning engineers from Tesla.', ['role, xAI, vendor Tesla']],
    ['Oscar Lane was appointed head of AI at Philips.', ['role, Philips']],
  ])('%s', (sentence, claims) => expect(told('en', sentence)).toEqual(claims));
});
