import { describe, expect, it } from '@jest/globals';
import type { Claim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

type Language = 'fr' | 'en';

/** What an article of 14 August 2024, or one without a date, claims, each in a line; what it sets aside with the reason in brackets. */
function told(language: Language, text: string, title = '', dated = true): string[] {
  const { claims, suppressed } = extractByRules({
    title,
    text,
    language,
    ...(dated ? { published: { value: '2024-08-14', precision: 'day', basis: 'stated' } } : {}),
  });
  return [...claims.map(inALine), ...suppressed.map(({ kind, reason }) => `(${kind} ${reason})`)];
}

function inALine(claim: Claim): string {
  const { modality, attribution } = claim.assertion;
  if (claim.kind === 'layoff')
    return [claim.organisation.name, claim.quantity.min, claim.quantity.kind, modality, attribution].join(' ').trim();
  if (claim.kind === 'leadership-change') return [claim.person.name, claim.status, modality].join(' ');
  return [claim.actor.name, claim.initiative, claim.stage, modality].join(' ');
}

describe('what a text sets before its own time is background', () => {
  const layoff = ['(layoff background)'];
  it.each<[Language, string, string[]]>([
    ['fr', 'En mars, le groupe Ardenis avait supprimé 240 postes à Vierzon.', layoff],
    ['fr', 'Le groupe Ardenis avait déjà licencié 240 salariés en mars.', layoff],
    ['fr', 'En mars dernier, Ardenis avait annoncé la suppression de 240 postes.', layoff],
    ['fr', 'Quelques mois plus tôt, Ardenis avait licencié 240 salariés.', layoff],
    ['fr', "L'hiver dernier, Ardenis avait supprimé 240 postes.", layoff],
    ['en', 'Orvane Foods had already laid off 240 workers in March.', layoff],
    ['en', 'Months earlier, Orvane Foods had cut 240 jobs.', layoff],
    ['en', 'In March, Orvane Foods had announced 240 job cuts.', layoff],
    ['en', 'Jane Doe had been named chief executive of Orvane Foods in March.', ['(leadership-change background)']],
    ['fr', 'En mars, Ardenis avait nommé Claire Martin directrice générale.', ['(leadership-change background)']],
    ['en', 'In March, Orvane had invested $30 million in AI start-up Lumen Forge.', ['(ai-initiative background)']],
  ])('%s: %s', (language, text, lines) => {
    expect(told(language, text)).toEqual(lines);
    expect(told(language, text, '', false)).toEqual(lines);
  });

  it.each<[Language, string, string]>([
    ['en', 'Orvane Foods opened a mill on Tuesday. The company cut 240 jobs in March.', 'Orvane opens a mill'],
    [
      'fr',
      'Le groupe Ardenis a ouvert une usine mardi. En mars, Ardenis a supprimé 240 postes.',
      'Ardenis ouvre une usine',
    ],
    ['en', 'Orvane Foods cut 240 jobs in March. Its profit has doubled, it said on Tuesday.', 'Orvane profit doubles'],
  ])('beside other news: %s: %s', (language, text, title) => expect(told(language, text, title)).toEqual(layoff));

  it('beside other news: an appointment, a deal', () => {
    expect(told('en', 'Orvane Foods opened a mill. It named Jane Doe chief executive in March.')).toEqual([
      '(leadership-change background)',
    ]);
    expect(
      told(
        'en',
        'Orvane doubled its profit. In March, Orvane invested $30 million in AI start-up Lumen Forge.',
        'Orvane profit',
      ),
    ).toEqual(['(ai-initiative background)']);
  });

  it.each<[Language, string, string, string]>([
    [
      'en',
      'Orvane Foods cut 240 jobs in March, a filing showed on Tuesday.',
      'Orvane cut 240 jobs',
      'Orvane Foods 240',
    ],
    ['en', 'Orvane Foods said on Tuesday it had cut 240 jobs in July.', '', 'Orvane Foods 240'],
    ['fr', "Ardenis a annoncé mardi qu'il avait supprimé 240 postes en mars.", '', 'Ardenis 240'],
    ['fr', 'La direction du groupe Ardenis avait annoncé lundi la suppression de 240 postes.', '', 'Ardenis 240'],
  ])('but not what is told now: %s: %s', (language, text, title, start) =>
    expect(told(language, text, title)[0]).toMatch(new RegExp(`^${start} `)),
  );
});

describe('who says it, and whether posts go or are feared to go', () => {
  it.each<[Language, string, string, string]>([
    ['fr', '', '900 postes sont menacés chez Ardenis, selon la CGT.', 'Ardenis 900 threatened possible union'],
    [
      'fr',
      'Ardenis : la CGT redoute 900 suppressions de postes',
      'Le groupe Ardenis se réorganise. 900 postes sont menacés, selon la CGT.',
      'Ardenis 900 threatened possible union',
    ],
    ['fr', '', 'La CFDT dit craindre 900 licenciements chez Ardenis.', 'Ardenis 900 threatened possible union'],
    ['fr', '', 'Selon les syndicats, Ardenis va supprimer 900 postes.', 'Ardenis 900 posts_cut rumoured union'],
    [
      'fr',
      '',
      'Ardenis va supprimer 900 postes, ont annoncé la direction et les syndicats.',
      'Ardenis 900 posts_cut asserted company',
    ],
    ['fr', '', 'Dans le sud du pays, le groupe Ardenis supprime 900 postes.', 'Ardenis 900 posts_cut asserted'],
    ['en', '', 'Unite fears 900 job losses at Orvane Foods.', 'Orvane Foods 900 threatened possible union'],
    [
      'en',
      'Union fears 900 job cuts at Orvane Foods',
      'Up to 900 jobs are at risk at Orvane Foods, the union Unite said on Tuesday.',
      'Orvane Foods 900 threatened possible union',
    ],
  ])('%s: %s %s', (language, title, text, line) =>
    expect(told(language, text, title).filter((one) => !one.startsWith('('))).toEqual([line]),
  );
});

describe('a denial that is the news', () => {
  it.each<[Language, string, string]>([
    ['en', 'Orvane on Tuesday denied that it had appointed Jane Doe as chief executive.', 'Jane Doe in denied'],
    ['en', 'Orvane Foods denied that its chief executive Jane Doe is stepping down.', 'Jane Doe out denied'],
    ['en', 'Orvane Foods has denied reports that chief executive Jane Doe would leave.', 'Jane Doe out denied'],
    ['fr', 'Ardenis dément le départ de sa directrice générale Claire Martin.', 'Claire Martin out denied'],
    ['fr', 'Le groupe Ardenis a démenti avoir nommé Claire Martin directrice générale.', 'Claire Martin in denied'],
    [
      'fr',
      "Ardenis a démenti que sa directrice générale Claire Martin s'apprêtait à quitter le groupe.",
      'Claire Martin out denied',
    ],
    [
      'fr',
      "Le groupe Ardenis a démenti mardi les informations selon lesquelles il s'apprêtait à supprimer 300 postes.",
      'Ardenis 300 posts_cut denied',
    ],
  ])('%s: %s', (language, text, line) => expect(told(language, text)).toEqual([line]));

  it('is none where nobody denies', () => {
    expect(told('fr', "Ardenis n'a pas démenti le départ de sa directrice générale Claire Martin.")).toEqual([
      '(leadership-change negated)',
    ]);
    expect(told('en', 'Jane Doe will not step down as chief executive of Orvane Foods.')).toEqual([
      '(leadership-change negated)',
    ]);
  });
});

describe('a deal that is talked about', () => {
  it.each<[Language, string, string]>([
    ['en', 'Orvane is in talks to invest in AI start-up Lumen Forge.', 'investment planned planned'],
    ['en', 'Orvane is reportedly in talks to invest in AI start-up Lumen Forge.', 'investment planned possible'],
    ['en', 'Orvane is considering an investment in AI start-up Lumen Forge.', 'investment planned planned'],
    ['en', 'Orvane is weighing a $30 million investment in AI start-up Lumen Forge.', 'investment planned planned'],
    ['en', 'Orvane is in advanced talks to acquire AI start-up Lumen Forge.', 'acquisition planned planned'],
    ['fr', "Orvane étudie un investissement dans la start-up d'IA Lumen Forge.", 'investment planned planned'],
    [
      'fr',
      "Le groupe Orvane négocie un investissement dans la start-up d'IA Lumen Forge.",
      'investment planned planned',
    ],
    ['fr', "Orvane est en discussions pour investir dans la start-up d'IA Lumen Forge.", 'investment planned planned'],
    [
      'fr',
      "Orvane est en négociations exclusives pour racheter la start-up d'IA Lumen Forge.",
      'acquisition planned planned',
    ],
  ])('%s: %s', (language, text, line) => expect(told(language, text)).toEqual([`Orvane ${line}`]));

  it('a title asserts what the text then says more carefully', () =>
    expect(
      told(
        'en',
        'Orvane is in talks to invest in AI start-up Lumen Forge, people familiar with the matter said.',
        'Orvane invests in AI start-up Lumen Forge',
      ),
    ).toEqual(['Orvane investment planned possible']));
});
