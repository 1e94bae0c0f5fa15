import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

describe('AI at work for a house, in English', () => {
  it.each([
    ["Corvane's virtual assistant now answers a third of calls to the bank.", ['adoption, Corvane']],
    ['A third of calls to Corvane are now answered by an AI agent.', ['adoption, Corvane']],
    ['At Corvane, half of code is written by AI, chief executive Ann Lowe said.', ['adoption, Corvane']],
    ["AI now picks the stories on Corvane's home page.", ['adoption, Corvane']],
    ['From Monday, an AI voice will take orders at 500 Corvane drive-throughs.', ['adoption, Corvane']],
    ['The AI agent settles four in ten claims, according to Corvane Airlines.', ['adoption, Corvane Airlines']],
    ['Nurses at Corvane Hospital now rely on an algorithm of AI that flags sepsis.', ['adoption, Corvane Hospital']],
    ['Doctors at Corvane Hospital are using an AI scribe to take notes.', ['adoption, Corvane Hospital']],
    ["Corvane's lawyers have been given an AI tool that drafts contracts.", ['adoption, Corvane']],
    ['Corvane is the first bank to let an AI model approve loans.', ['adoption, Corvane']],
    ['Corvane has handed its payroll queries to a chatbot.', ['adoption, Corvane']],
    ['Corvane says generative AI saves its staff four hours a week.', ['adoption, Corvane']],
    ['The Royal Corvane Court has signed up a language model to read scripts.', ['adoption, Royal Corvane Court']],
    ['Students at Corvane University use ChatGPT to write essays, a poll suggests.', []],
    ["Corvane's chairman warned that AI agents will soon answer most calls in the industry.", []],
    ['Teachers at Corvane School say pupils hand in AI essays.', []],
    ['Fraudsters are using AI voices to call Corvane customers.', []],
  ])('%s', (sentence, claims) => expect(told('en', sentence)).toEqual(claims));
});

describe('what is new, found, paid and who comes, in English', () => {
  it.each([
    ['Corvane has a new language model: Loom 3, which runs on a phone.', ['launch, Corvane, product Loom 3']],
    ["Available from today, Corvane's AI note-taker joins meetings by itself.", ['launch, Corvane']],
    ['Corvane now sells an AI tutor for children.', ['launch, Corvane']],
    ["Corvane's AI has beaten eight world champions at bridge.", ['research, Corvane']],
    ['Jane Holt, a researcher on the AI team of Apple, has left for Corvane.', ['role, Corvane']],
    ['The insurer Corvane has set up a $100 million fund for AI start-ups.', ['investment, Corvane, 100000000 USD']],
    [
      'Corvane disclosed in its filing that it had paid $145 million for Quorra, a start-up whose AI mends records.',
      ['acquisition, Corvane, target Quorra, 145000000 USD'],
    ],
    ['Corvane has raised EUR 20m for its AI.', ['investment, Corvane, 20000000 EUR']],
    [
      "Brellane's language models will power Corvane's search under a deal announced on Monday.",
      ['partnership, Corvane, partner Brellane'],
    ],
    ['Twenty researchers from Meta and OpenAI have followed him to Menlo Park.', []],
  ])('%s', (sentence, claims) => expect(told('en', sentence)).toEqual(claims));
});

describe('the same in French', () => {
  it.each([
    ["Les avocats de Corvane utilisent un assistant d'IA pour rédiger leurs contrats.", ['adoption, Corvane']],
    ['Chez Corvane, la moitié du code est désormais écrite par une IA.', ['adoption, Corvane']],
    ["Corvane a un nouvel assistant d'IA pour les juges.", ['launch, Corvane']],
    ["Le nouveau modèle d'IA de Corvane lit les radios.", ['launch, Corvane']],
    ["Les clients de Corvane peuvent désormais consulter un assistant d'IA.", ['launch, Corvane']],
    [
      "Corvane crée un fonds de 100 millions d'euros pour les start-up de l'IA.",
      ['investment, Corvane, 100000000 EUR'],
    ],
    ["Jeanne Porteau rejoint l'équipe IA de Corvane.", ['role, Corvane']],
    ['Les étudiants de Corvane utilisent ChatGPT pour leurs devoirs, selon un sondage.', []],
    ["Des escrocs utilisent l'IA pour tromper les clients de Corvane.", []],
  ])('%s', (sentence, claims) => expect(told('fr', sentence)).toEqual(claims));
});
