import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

/** None of the people and houses of these sentences stands in a list: their places tell what they are. */
describe('given French names that nobody knows', () => {
  it.each([
    ['who becomes', 'Wulfran Tassigny devient directeur général de Bravelle.', ['Wulfran Tassigny in Bravelle']],
    ['who takes the reins', 'Odilette Varnier prend les rênes de Bravelle.', ['Odilette Varnier in Bravelle']],
    [
      'who takes over all of it',
      "Chez Bravelle, Wulfran Tassigny reprend l'ensemble des fonctions de directeur général.",
      ['Wulfran Tassigny in Bravelle'],
    ],
    ['who is named to its head', 'Bravelle a nommé Wulfran Tassigny à sa tête.', ['Wulfran Tassigny in Bravelle']],
    [
      'what one will head',
      'Odilette Varnier va diriger la rédaction de Bravelle Hebdo.',
      ['Odilette Varnier in Bravelle Hebdo'],
    ],
    [
      'by whom it will be headed',
      'Bravelle sera dirigée par Wulfran Tassigny, 44 ans.',
      ['Wulfran Tassigny in Bravelle'],
    ],
    [
      'a title between commas',
      'Le directeur délégué de Bravelle, Wulfran Tassigny, a remis sa démission.',
      ['Wulfran Tassigny out Bravelle'],
    ],
    [
      'several holders of one post',
      'Les actionnaires de Bravelle ont approuvé la nomination de trois administrateurs, dont Wulfran Tassigny et Odilette Varnier.',
      ['Wulfran Tassigny in Bravelle', 'Odilette Varnier in Bravelle'],
    ],
    [
      'several who leave a board',
      'Wulfran Tassigny, Odilette Varnier et Tiburce Halloy quittent le directoire de Bravelle.',
      ['Wulfran Tassigny out Bravelle', 'Odilette Varnier out Bravelle', 'Tiburce Halloy out Bravelle'],
    ],
    [
      'mandates that end',
      'Bravelle a mis fin aux mandats de Wulfran Tassigny et de Odilette Varnier, directeurs exécutifs.',
      ['Wulfran Tassigny out Bravelle', 'Odilette Varnier out Bravelle'],
    ],
    [
      'not renewed',
      'Bravelle a décidé de ne pas reconduire Wulfran Tassigny, son directeur général.',
      ['Wulfran Tassigny out Bravelle'],
    ],
    [
      'handed over with its post',
      'Wulfran Tassigny, 64 ans, transmettra en mai la présidence de Bravelle à sa numéro deux, Odilette Varnier.',
      ['Wulfran Tassigny out Bravelle', 'Odilette Varnier in Bravelle'],
    ],
    [
      'a cleft',
      "Le directeur général de Bravelle, Wulfran Tassigny, démissionne. C'est Odilette Varnier qui lui succède.",
      ['Wulfran Tassigny out Bravelle', 'Odilette Varnier in Bravelle'],
    ],
    [
      'nobody of a name is followed',
      'La directrice artistique de Bravelle sera remplacée par Odilette Varnier.',
      ['Odilette Varnier in Bravelle'],
    ],
    [
      'told by what he is',
      "Wulfran Tassigny est nommé directeur général de Bravelle. L'ingénieur de 52 ans quitte la présidence de Corvane.",
      ['Wulfran Tassigny in Bravelle from Corvane', 'Wulfran Tassigny out Corvane from Bravelle'],
    ],
    [
      'hired away',
      'Bravelle est allé chercher chez Corvane la juriste Odilette Varnier, nommée directrice technique.',
      ['Odilette Varnier in Bravelle from Corvane'],
    ],
  ])('%s: %s', (_what, text, lines) => expect(told('fr', text).sort()).toEqual([...lines].sort()));

  it.each([
    ['who remains', 'Odilette Varnier dirige Bravelle depuis 2012 et présentera ses comptes mardi.'],
    ['what is steered', "Wulfran Tassigny s'est installé aux commandes d'un prototype Bravelle."],
    ['another mandate', 'Wulfran Tassigny a été élu pour un nouveau mandat de président de Bravelle.'],
  ])('no change: %s: %s', (_what, text) => expect(told('fr', text)).toEqual([]));
});

describe('given English names that nobody knows', () => {
  it.each([
    ['who is to head a house', 'Ottwell Brandish is to head Corvane Press.', '', ['Ottwell Brandish in Corvane Press']],
    [
      'a house that looks like a person',
      'The chief executive, Ottwell Brandish, has resigned.',
      'Taylor Quell boss resigns',
      ['Ottwell Brandish out Taylor Quell'],
    ],
    [
      'several holders of one post',
      'Corvane Slate has recruited three partners: Ottwell Brandish, Perrine Voss and Tilda Quarrie.',
      '',
      ['Ottwell Brandish in Corvane Slate', 'Perrine Voss in Corvane Slate', 'Tilda Quarrie in Corvane Slate'],
    ],
    [
      'a line with its house before a colon',
      'Bellmount: resolutions all passed.\nCorvane: chairman Ottwell Brandish stood down and was succeeded by Tilda Quarrie.\nHallside: no news.',
      'AGM notes',
      ['Ottwell Brandish out Corvane', 'Tilda Quarrie in Corvane'],
    ],
    [
      'a column of appointments',
      'Corvane Trust: Tilda Quarrie, chief investment officer.\nBellmount Hospice: Ottwell Brandish, chair.',
      'Appointments in brief',
      ['Tilda Quarrie in Corvane Trust', 'Ottwell Brandish in Bellmount Hospice'],
    ],
    [
      'where one goes',
      'Tilda Quarrie, finance chief at Bellmount, is defecting to rival Corvane, where she will become chief executive.',
      '',
      ['Tilda Quarrie in Corvane from Bellmount'],
    ],
    [
      'the house of the title',
      'The coffee chain named Tilda Quarrie, who ran Bellmount, as its chief executive.',
      'Corvane poaches Bellmount boss',
      ['Tilda Quarrie in Corvane from Bellmount'],
    ],
  ])('%s: %s', (_what, text, title, lines) => expect(told('en', text, title).sort()).toEqual([...lines].sort()));

  it.each([
    ['another term', 'Ottwell Brandish was appointed to a second term as chair of Corvane Rail.'],
    ['told with its year', 'Tilda Quarrie runs Corvane. She succeeded Ottwell Brandish as its chief in 2021.'],
  ])('no change: %s: %s', (_what, text) => expect(told('en', text)).toEqual([]));
});
