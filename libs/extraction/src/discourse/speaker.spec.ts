import { describe, expect, it } from '@jest/globals';
import { extractByRules } from '../rule-extractor.js';

/** How sure the one layoff of a text is, and whose word it is. */
function said(language: 'fr' | 'en', text: string): string[] {
  return extractByRules({ title: '', text, language }).claims.map(
    ({ assertion: { modality, attribution } }) => `${modality} ${attribution ?? '-'}`,
  );
}

describe('whose word it is', () => {
  it.each<['fr' | 'en', string, string]>([
    ['fr', 'Ardenis va supprimer 300 postes, selon le directeur général Paul Morin.', 'asserted company'],
    ['fr', "Ardenis va supprimer 300 postes, d'après sa présidente Claire Martin.", 'asserted company'],
    ['fr', 'Ardenis va supprimer 300 postes, selon un communiqué du groupe.', 'asserted company'],
    ['fr', 'Ardenis va supprimer 300 postes, selon le Figaro.', 'rumoured press'],
    ['fr', 'Selon Les Échos, Ardenis va supprimer 300 postes.', 'rumoured press'],
    ['fr', 'Ardenis va supprimer 300 postes, rapporte Le Monde.', 'rumoured press'],
    ['fr', 'Ardenis va supprimer 300 postes, selon une source proche du dossier.', 'rumoured anonymous'],
    ['fr', 'Ardenis va supprimer 300 postes, selon la CGT.', 'rumoured union'],
    ['fr', "Ardenis prévoit de supprimer 330 postes, a annoncé l'intersyndicale mercredi.", 'planned union'],
    ['fr', 'Ardenis va supprimer 300 postes, selon la préfecture.', 'asserted official'],
    [
      'fr',
      "La direction d'Ardenis a présenté aux syndicats un plan de 300 suppressions de postes.",
      'asserted company',
    ],
    ['en', 'Orvane Foods will cut 300 jobs, according to chief executive Jane Doe.', 'asserted company'],
    ['en', 'Orvane Foods will cut 300 jobs, according to a company spokesman.', 'asserted company'],
    ['en', 'Orvane Foods will cut 300 jobs, according to the Financial Times.', 'rumoured press'],
    ['en', 'Orvane Foods will cut 300 jobs, the Toy Herald reported on Wednesday.', 'rumoured press'],
    ['en', 'Orvane Foods will cut 300 jobs, two people aware of the matter said.', 'rumoured anonymous'],
    ['en', 'Orvane Foods will cut 300 jobs, according to three people with knowledge of it.', 'rumoured anonymous'],
    ['en', 'Orvane Foods will cut 300 jobs, according to the union.', 'rumoured union'],
    ['en', 'Orvane Foods told unions it would cut 300 jobs.', 'asserted company'],
    ['en', 'Orvane Foods will cut 300 jobs, a regulatory filing showed.', 'asserted filing'],
    ['en', 'Orvane Foods will cut 300 jobs, the ministry said.', 'asserted official'],
  ])('%s: %s', (language, text, line) => expect(said(language, text)).toEqual([line]));

  it.each<['fr' | 'en', string]>([
    ['fr', "L'annonce de 300 suppressions de postes chez Ardenis a provoqué l'émoi chez les syndicats."],
    ['en', 'Orvane Foods has opened talks with unions on 300 job cuts.'],
  ])('unions that only hear of it do not say it: %s: %s', (language, text) =>
    expect(said(language, text)[0]).not.toMatch(/union/),
  );
});
