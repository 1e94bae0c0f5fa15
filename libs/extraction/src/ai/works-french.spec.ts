import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

describe('AI at work, in French', () => {
  it.each([
    ["À l'hôpital Sainte-Brune, on utilise un logiciel d'IA pour lire les radios.", ['adoption, hôpital Sainte-Brune']],
    ['Chez Corvane, un algorithme trie désormais les candidatures.', ['adoption, Corvane']],
    ['Chez Corvane, ce sont des algorithmes de vision qui contrôlent les soudures.', ['adoption, Corvane']],
    ['Un réseau de neurones écarte désormais les cailloux chez Corvane.', ['adoption, Corvane']],
    ["L'assistant IA de Corvane traite déjà deux demandes sur trois.", ['adoption, Corvane']],
    ["Les vendeurs de Corvane disposent depuis lundi d'un assistant d'IA.", ['adoption, Corvane']],
    ["Corvane met un assistant d'IA entre les mains de ses conseillers.", ['adoption, Corvane']],
    ["Le groupe Corvane vient de se doter de deux robots pilotés par l'IA.", ['adoption, Corvane']],
    ["Corvane ne jure plus que par l'IA pour ses plannings.", ['adoption, Corvane']],
    ["Le tribunal de Valbrune expérimente un assistant d'IA.", ['adoption, tribunal de Valbrune']],
    ["Au tribunal de Valbrune a débuté un programme pilote d'IA.", ['adoption, tribunal de Valbrune']],
    ["Grâce à l'IA, Corvane a divisé par deux ses délais de réponse.", ['adoption, Corvane']],
    ["Déploiement de l'IA générative chez Corvane.", ['adoption, Corvane']],
    ["L'institut Corvane teste un algorithme qui repère les requins.", ['research, institut Corvane']],
    ["L'institut Corvane achève les essais d'un modèle de vision.", ['research, institut Corvane']],
  ])('%s', (sentence, claims) => expect(told('fr', sentence)).toEqual(claims));
});

describe('what customers get, and what nouns and sums tell, in French', () => {
  it.each([
    ["Les clients de Corvane peuvent désormais parler à un agent d'IA.", ['launch, Corvane']],
    ['Les abonnés de Corvane auront droit à un coach par IA.', ['launch, Corvane']],
    ["L'application de Corvane accueille un assistant d'IA.", ['launch, Corvane']],
    ["En ligne depuis lundi, l'outil d'IA imaginé par Corvane prévoit les faillites.", ['launch, Corvane']],
    ["Lancement chez Corvane d'un traducteur par IA.", ['launch, Corvane']],
    ["12 millions d'euros pour Corvane et ses robots dotés d'IA.", ['investment, Corvane, 12000000 EUR']],
    [
      "En prenant 30 % de Lumax, spécialiste de l'IA, Corvane place 4 millions d'euros.",
      ['investment, Corvane, investee Lumax, 4000000 EUR'],
    ],
    ["Rachat de Lumax, spécialiste de l'IA, par Corvane.", ['acquisition, Corvane, target Lumax']],
    ["Corvane s'apprêterait à racheter Lumax, la pépite de l'IA.", ['acquisition, Corvane, target Lumax']],
    ["Corvane confie ses données à la start-up d'IA Lumax.", ['partnership, Corvane, partner Lumax']],
    [
      "Corvane et l'université de Lumax créent un laboratoire commun d'IA.",
      ['partnership, Corvane, partner université de Lumax'],
    ],
  ])('%s', (sentence, claims) => expect(told('fr', sentence)).toEqual(claims));
});

describe('what AI does for nobody, in French', () => {
  it.each([
    'Le tribunal de Valbrune a condamné Corvane pour avoir utilisé une IA.',
    "Grâce à l'IA, Corvane a doublé ses bénéfices au troisième trimestre.",
    "Chez Corvane, on se méfie de l'intelligence artificielle.",
    "La ville de Valbrune débat de l'IA.",
    "Dans la ville de Valbrune, un robot doté d'IA intrigue les passants.",
    "12 millions d'euros d'amende pour Corvane et ses robots dotés d'IA.",
    "Les travaux de l'institut Corvane sur l'histoire de l'IA sont réédités.",
    "Les élèves du lycée Valbrune trichent avec l'IA.",
  ])('%s', (sentence) => expect(told('fr', sentence)).toEqual([]));
});
