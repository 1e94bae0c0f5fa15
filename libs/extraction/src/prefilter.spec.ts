import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildLexicon, lexiconOf, type Lexicon } from './lexicon/lexicon.js';
import { hasTriggers, scanTriggers } from './prefilter.js';
import { readDocument } from './text/document.js';

const french = lexiconOf('fr');

/** Both looks at an article: before tokens are made of it, and after. */
function looks(title: string, text: string, lexicon: Lexicon = french) {
  const names = /(?<!\p{L})openai(?!\p{L})/iu.test(`${title} ${text}`) ? ~0 : 0;
  return {
    before: scanTriggers(title, text, lexicon) !== 0,
    after: hasTriggers(readDocument(title, text, lexicon, undefined), names),
  };
}

describe('an article is set aside unread', () => {
  it.each([
    ['no word of a claim', 'Le maire a voté le budget. La ville refait sa piscine.'],
    [
      'the words of a claim in two sentences',
      'Les équipes fêtent leur victoire en famille.\n\nLe club supprime un match.',
    ],
    ['nothing', ''],
  ])('with %s', (_what, text) => expect(looks('', text)).toEqual({ before: false, after: false }));

  it('never where a sentence holds the words together, in whatever writing', () => {
    const phrase = fc.constantFrom(
      ...['Renault va supprimer 500 postes', "L'usine SUPPRIME des emplois", 'licenciement', 'Le PDG a démissionné'],
      ...['OpenAI investit', 'a été nommé directeur', 'le plan social de Dupontpar Europe 1', 'prend la tête'],
    );
    const filler = fc.constantFrom(
      ...['.', '. ', '\n\n', ' ', '-', '’', 'M. ', '«', '» ', ': ', 'é', '\u0301', '500', 'Or ', 'x'.repeat(130)],
    );
    const text = fc.array(fc.oneof(phrase, filler), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (title, body) => {
        const { before, after } = looks(title, body);
        expect(before || !after).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('never for a word that a newsroom has added', () => {
    const lexicon = buildLexicon('fr', { cutVerb: ['{raboter} sec'] });
    expect(looks('', 'Renault rabotera sec 500 postes.', lexicon)).toEqual({ before: true, after: true });
  });
});
