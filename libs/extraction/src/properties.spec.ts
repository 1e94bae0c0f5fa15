import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Claim } from '@newsledger/newsroom';
import { hashOf, buildLexicon } from './lexicon/lexicon.js';
import { extractByRules, ruleExtractor } from './rule-extractor.js';
import { readDocument } from './text/document.js';

const pieces = [
  'Renault',
  'Amazon',
  'MGM Studios',
  'Vernon Sanders',
  'le groupe',
  'a annoncé mardi',
  'la suppression de',
  '14 000',
  'postes',
  'licencie',
  'salariés',
  "l'IA",
  'OpenAI',
  'lance',
  'GPT-5',
  'PDG de',
  'quitte',
  'ses fonctions',
  'a été nommé',
  'directeur',
  'chez',
  'en France',
  'investit dans',
  'millions',
  "d'euros",
  ',',
  '.',
  ':',
  '(',
  ')',
  '"',
  '\n',
  '«',
  '»',
  '’',
  '-',
  'will cut',
  'jobs',
  'chief executive of',
  'steps down',
  'said on Tuesday',
  'layoffs',
  'dont',
  'parmi',
  'figurent',
  'et',
  '\u0000',
  '\ud83d',
  'é',
  // Names of members that every object has.
  'constructor',
  'toString',
  '500 constructor',
  '3 constructor 2025',
  '$ 5 valueOf',
];
/** Whole sentences, for what only a text that is read can show. */
const sentences = [
  'Le groupe Renault a annoncé mardi la suppression de 500 postes, dont 200 en France.',
  'Claire Valmont a été nommée directrice générale de Danone, où elle remplace Marc Brenner.',
  "Jean Dupont, PDG de la Banque Corvane, quitte ses fonctions à la fin du mois d'octobre.",
  'Microsoft investit 200 millions de dollars dans la jeune pousse Mistral AI.',
  'La direction dément vouloir licencier des salariés.',
  'Il y a trois ans, le constructeur avait déjà supprimé 300 emplois.',
];
const wild = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 80 }).map((list) => list.join(' ')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 80 }).map((list) => list.join('')),
);
const article = fc.record({
  title: wild,
  text: wild,
  language: fc.constantFrom('fr', 'en', 'fr-FR', 'EN', 'de', ''),
  published: fc.constantFrom(
    { value: '2025-10-29', precision: 'day', basis: 'stated' } as const,
    { value: '2016/2018', precision: 'year', basis: 'vague' } as const,
    { value: '0000-99-99', precision: 'day', basis: 'stated' } as const,
  ),
});

/** What a claim says that must have a quote of its own, by the slot that the quote is for. */
function saidBy(claim: Claim): string[] {
  const named = (slot: string, value: unknown): string[] => (value === undefined ? [] : [slot]);
  const each = (slot: string, list: readonly unknown[] | undefined): string[] =>
    (list ?? []).map((_, index) => `${slot}/${index}`);
  const dates = [...named('announced', claim.announced), ...named('effective', claim.effective)];
  switch (claim.kind) {
    case 'layoff':
      return [
        ...['organisation', ...named('unit', claim.unit), ...named('quantity', claim.quantity.verbatim), ...dates],
        ...[...named('share', claim.share), ...each('affectedUnits', claim.affectedUnits)],
        ...[...each('parts', claim.parts), ...each('affectedPeople', claim.affectedPeople)],
      ];
    case 'leadership-change':
      return ['organisation', 'person', ...named('unit', claim.unit), ...named('post', claim.post), ...dates];
    case 'ai-initiative':
      return [
        ...['actor', ...named('product', claim.product), ...named('amount', claim.amount?.verbatim), ...dates],
        ...[...named('person', claim.person), ...each('counterparties', claim.counterparties)],
      ];
  }
}

describe('for any article', () => {
  it('every quote stands in its field, every claim has its quotes, and the same article gives the same answer', () => {
    fc.assert(
      fc.property(article, (input) => {
        const extraction = extractByRules(input);
        for (const { evidence } of [...extraction.claims, ...extraction.suppressed]) {
          expect(evidence.length).toBeGreaterThan(0);
          for (const { field, start, end, exact } of evidence) expect(input[field].slice(start, end)).toBe(exact);
        }
        for (const claim of extraction.claims) {
          const slots = claim.evidence.map((one) => one.slot);
          expect(slots).toEqual(expect.arrayContaining(['sentence', ...saidBy(claim)]));
        }
        expect(extractByRules(input)).toEqual(extraction);
      }),
      { numRuns: 200 },
    );
  });

  it('is read alike wherever the lines of a paragraph are broken', () => {
    const words = fc
      .array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 6 })
      .map((list) => list.join(' ').split(' '));
    const shape = (text: string) => {
      const { claims, suppressed } = extractByRules({ title: '', text, language: 'fr' });
      const plain = JSON.stringify({ claims, suppressed }).replace(/\\n/g, ' ');
      return plain;
    };
    fc.assert(
      fc.property(words, fc.array(fc.boolean(), { minLength: 100, maxLength: 100 }), (list, breaks) => {
        // A line that begins with a capital, a bullet or a figure may be one of its own: a paragraph is wrapped before small words.
        const wrapped = list.reduce((text, word, at) => {
          const mayBreak = breaks[at % breaks.length] && /^\p{Ll}/u.test(word);
          return at === 0 ? word : `${text}${mayBreak ? '\n' : ' '}${word}`;
        }, '');
        expect(shape(wrapped)).toBe(shape(list.join(' ')));
      }),
      { numRuns: 200 },
    );
  });

  it('reads a mebibyte of repetition in linear time', () => {
    const build = (size: number): string =>
      'le groupe Amazon licencie 300 salariés, Jean Dupont, PDG du groupe Renault, quitte la tête '.repeat(size / 90);
    const time = (text: string): number => {
      const start = process.cpuUsage();
      const { claims, reason } = extractByRules({ title: '', text, language: 'fr' });
      expect([claims.length > 0, reason]).toEqual([true, undefined]);
      return process.cpuUsage(start).user;
    };
    time(build(65_536));
    const small = Math.min(time(build(131_072)), time(build(131_072)));
    const large = time(build(1_048_576));
    expect(large).toBeLessThan(small * 8 * 6 + 500_000);
  });
});

describe('the port', () => {
  it('answers through a promise with engine, version and the hash of the rules', async () => {
    const answer = await ruleExtractor.extract({ title: '', text: 'Renault va supprimer 500 postes.', language: 'fr' });
    expect(answer).toMatchObject({ engine: 'rules', engineVersion: '5', language: 'fr', claims: [{ kind: 'layoff' }] });
    expect(answer.rulesetHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes the hash with the data', () =>
    expect(hashOf({ verbs: ['{supprimer}'] })).not.toBe(hashOf({ verbs: ['{biffer}'] })));
});

describe('the language', () => {
  it.each([
    ['de', 'Renault va supprimer 500 postes.', 'de'],
    ['es-ES', 'Renault suprimirá 500 empleos.', 'es'],
    [
      undefined,
      'Der Konzern streicht 500 Stellen und die Mitarbeiter werden nicht mit dem Vorstand auf eine Lösung warten, sagte er.',
      'de',
    ],
    [undefined, 'Der Konzern streicht 500 Stellen und schließt das Werk.', 'de'],
    [
      undefined,
      'El grupo Telefónica despedirá a 500 empleados en España. La compañía explicó que los recortes afectarán a las áreas comerciales y que se negociarán con los sindicatos durante las próximas semanas, pero sin bajas forzosas.',
      'es',
    ],
    [
      undefined,
      'Grupa Orlen zwolni pięciuset pracowników w Płocku. Zarząd spółki poinformował związki zawodowe o planowanych zwolnieniach w poniedziałek, a rozmowy o odprawach mają rozpocząć się jeszcze w tym miesiącu, jak podała prasa.',
      'pl',
    ],
    [
      'fr',
      'Der Konzern streicht 500 Stellen und die Mitarbeiter werden nicht mit dem Vorstand auf eine Lösung warten, die der Betriebsrat für den Standort von zu Hause sich im Auftrag der Firma ist.',
      'de',
    ],
  ])('declared %s: no claims, and why', (language, text, found) => {
    expect(extractByRules({ title: '', text, ...(language ? { language } : {}) })).toMatchObject({
      claims: [],
      suppressed: [],
      language: found,
      reason: 'language-unsupported',
    });
  });

  it.each([
    [undefined, 'Le groupe Renault a annoncé que la direction va supprimer 500 postes dans les usines.', 'fr'],
    [undefined, 'The Ford group has said that it will cut 500 jobs in the plants of the company.', 'en'],
    [undefined, 'Acme will cut 50 jobs.', 'en'],
    [undefined, 'Beta cuts 12 jobs on Monday.', 'en'],
    [undefined, 'L’Oréal cuts 30 jobs.', 'en'],
    [undefined, 'Intel named Jane Doe chief executive officer on Monday, replacing John Smith.', 'en'],
    [undefined, 'Danone licencie 200 salariés.', 'fr'],
    [undefined, 'Renault supprime 50 postes.', 'fr'],
    [undefined, 'Total nomme Jean Dupont directeur financier.', 'fr'],
    ['fra', 'Renault va supprimer 500 postes.', 'fr'],
    ['en-GB', 'Ford will cut 500 jobs.', 'en'],
    [
      'en',
      'Le groupe Renault a annoncé que la direction va supprimer 500 postes dans les usines et les bureaux, selon les syndicats qui ont été reçus par le PDG.',
      'fr',
    ],
  ])('declared %s: read as %3$s', (language, text, found) => {
    const answer = extractByRules({ title: '', text, ...(language ? { language } : {}) });
    expect(answer.language).toBe(found);
    expect(answer.claims).not.toHaveLength(0);
  });
});

describe('a newsroom that adds to the lexicon', () => {
  it('gives one line to a verb and has all its forms', () => {
    const lexicon = buildLexicon('fr', { cutVerb: ['{raboter}'] });
    const { clauses } = readDocument(
      '',
      'Renault rabotera 500 postes. Renault a raboté 300 emplois.',
      lexicon,
      undefined,
    );
    expect(
      clauses.map((clause) => clause.tags.some((tag) => tag.category === 'cutVerb' && tag.entry === '{raboter}')),
    ).toEqual([true, true]);
  });

  it('writes alternatives, optional words and elisions as one entry', () => {
    const lexicon = buildLexicon('fr', { layoffNoun: ["vague (|massive) de (renvois|mises à pied) (d'été|d'hiver)"] });
    const { clauses } = readDocument('', 'Une vague massive de mises à pied d’hiver.', lexicon, undefined);
    expect(clauses[0]?.tags.filter((tag) => tag.category === 'layoffNoun')).toHaveLength(1);
  });
});
