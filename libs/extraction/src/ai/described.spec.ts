import { describe, expect, it } from '@jest/globals';
import { described } from './told.js';

describe('what an initiative is about where it has no name', () => {
  it.each([
    ["Corvane utilise un assistant d'IA pour trier ses courriers.", 'assistant'],
    ['Corvane teste un modèle prédictif fondé sur l’intelligence artificielle.', 'modèle prédictif'],
    ["Corvane lance un agent de rapprochement bancaire doté d'IA.", 'agent de rapprochement bancaire'],
    ['Corvane utilise un réseau de neurones pour peser ses fruits.', 'réseau de neurones'],
    ["Corvane s'est équipé d'un robot piloté par intelligence artificielle.", 'robot'],
    ["Corvane utilise l'intelligence artificielle pour trier ses courriers.", undefined],
    ['Corvane adopte Le Chat de Mistral AI pour ses assistants.', 'Le Chat'],
  ])('%s', (sentence, thing) => expect(described('fr', sentence)).toEqual([thing]));

  it.each([
    ['Corvane uses an AI claims-handling tool in its branches.', 'claims-handling tool'],
    ['Corvane has launched a shopping assistant built on generative AI.', 'shopping assistant'],
    ['Corvane has launched a new chatbot.', 'chatbot'],
    ['Corvane uses artificial intelligence to read its mail.', undefined],
  ])('%s', (sentence, thing) => expect(described('en', sentence)).toEqual([thing]));
});
