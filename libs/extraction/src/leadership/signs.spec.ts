import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lexiconOf } from '../lexicon/lexicon.js';
import { castOf } from '../names/entities.js';
import { readDocument } from '../text/document.js';
import { contextOf, movesAt } from './moves.js';
import { maySay } from './signs.js';

const names = ['Jean Dupont', 'Marie Durand', 'Renault', 'Danone', 'Mme Durand'];
const small = [
  ',',
  'et',
  'de',
  'à',
  'qui',
  'comme',
  'la',
  '«',
  '(',
  ')',
  'a',
  'est',
  'to',
  'of',
  "'s",
  'as',
  'by',
  'the',
];
const parts = {
  fr: [
    ...[
      'a été nommé',
      'nomme',
      'confie',
      'transmettra',
      'dirigera',
      'devient',
      'sera le',
      'prend la tête',
      'rejoint',
      'arrive chez',
    ],
    ...['succède à', 'remplace', 'lui succède', 'le nouveau', 'quitte', 'est parti', 'part en', 'claque la porte'],
    ...[
      'démissionne',
      'limogé',
      'a écarté',
      'est remercié',
      "n'est plus",
      'sur le départ',
      'le départ de',
      'son départ',
    ],
    ...[
      'la nomination de',
      'sa démission',
      'son successeur sera',
      "assure l'intérim",
      'à la tête de',
      'la présidence de',
    ],
    ...['directeur général', 'PDG', 'poste de', 'le groupe', "l'entreprise", 'il', 'elle', 'a annoncé', 'mardi', 'par'],
  ],
  en: [
    ...[
      'was named',
      'appoints',
      'hands over',
      'will run',
      'becomes',
      'takes the helm',
      'joins',
      'returns to',
      'succeeds',
      'duties will be assumed by',
    ],
    ...['replaces him', 'will be replaced by', 'the new', 'leaves', 'is leaving', 'quit on', 'resigned', 'steps down'],
    ...['fired', 'was ousted', 'has dismissed', 'is no longer', 'is out as', 'departure of', 'his resignation'],
    ...[
      'her successor is',
      'serves as interim',
      'to its board',
      'chief executive',
      'chairman',
      'the company',
      'he',
      'she',
    ],
    ...['announced', 'until', 'from', 'appointment of', 'role of', 'head of'],
  ],
};

describe('what the words of a sentence rule out', () => {
  it.each(['fr', 'en'] as const)('no reader of %s moves finds', (language) => {
    const piece = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...parts[language]) },
      { weight: 2, arbitrary: fc.constantFrom(...names) },
      { weight: 1, arbitrary: fc.constantFrom(...small) },
    );
    const sentence = fc.array(piece, { minLength: 3, maxLength: 14 }).map((list) => list.join(' '));
    let told = 0;
    fc.assert(
      fc.property(sentence, sentence, (title, text) => {
        const reading = readDocument(title, `${names.join('. ')}. ${text}.`, lexiconOf(language), undefined);
        const cast = castOf(reading);
        for (const clause of reading.clauses) {
          const context = contextOf(clause, cast, reading);
          for (const tag of clause.tags) {
            if (movesAt(context, tag).length === 0) continue;
            told += 1;
            expect([tag.category, title, text, maySay(clause, tag, reading)]).toEqual([
              tag.category,
              title,
              text,
              true,
            ]);
          }
        }
      }),
      { numRuns: 1_500 },
    );
    expect(told).toBeGreaterThan(500);
  });
});
