import { describe, expect, it } from '@jest/globals';
import type { LayoffClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

/** Procedure and reasons of the one layoff of a text, each with the words that are quoted for it. */
function why(language: 'fr' | 'en', text: string): string[] {
  const [claim] = extractByRules({ title: '', text, language }).claims.filter(
    (one): one is LayoffClaim => one.kind === 'layoff',
  );
  const quoted = (slot: string): string => claim?.evidence.find((one) => one.slot === slot)?.exact ?? '?';
  return [
    ...(claim?.procedure ? [`${claim.procedure} "${quoted('procedure')}"`] : []),
    ...(claim?.reasons ?? []).map(({ reason, strength }, at) => `${reason} ${strength} "${quoted(`reasons/${at}`)}"`),
  ];
}

describe('why and how jobs go', () => {
  it.each<['fr' | 'en', string, string[]]>([
    ['fr', 'Solvanor supprime 300 postes dans le cadre d’un PSE.', ['PSE "PSE"']],
    [
      'fr',
      'Chez Solvanor, la rupture conventionnelle collective vise 95 postes.',
      ['RCC "rupture conventionnelle collective"'],
    ],
    [
      'fr',
      'Solvanor supprime 300 postes. Cette mesure suit la baisse des ventes.',
      ['demand strong "baisse des ventes"'],
    ],
    [
      'fr',
      'Solvanor licencie 300 salariés, remplacés par l’intelligence artificielle.',
      ['ai strong "intelligence artificielle"'],
    ],
    ['en', 'Boeing filed a WARN notice and will lay off 152 workers.', ['WARN "WARN notice"']],
    ['en', 'Boeing is laying off 90 people because of AI.', ['ai strong "AI"']],
    ['en', 'Boeing is laying off 90 people. The move comes as it invests in AI.', ['ai weak "AI"']],
    ['en', 'Boeing cuts 90 jobs. Its boss praised AI at length.', []],
    ['en', 'Boeing cuts 90 jobs as it struggles with the tariffs of the Trump administration.', []],
    ['en', 'Orvane Foods will shed 300 jobs, most of them in sales and in administration.', []],
    [
      'en',
      'Orvane Foods has fallen into administration with the loss of 300 jobs.',
      ['insolvency strong "into administration"'],
    ],
    [
      'fr',
      'Placé en redressement judiciaire, Solvanor supprime 300 postes.',
      ['insolvency strong "redressement judiciaire"'],
    ],
    ['fr', 'En difficulté, Solvanor supprime 300 postes dans son administration.', []],
  ])('%s: %s', (language, text, reasons) => expect(why(language, text)).toEqual(reasons));
});
