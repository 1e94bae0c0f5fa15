import { describe, expect, it } from '@jest/globals';
import type { LeadershipChangeClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';
import { normalisePost } from './post-kinds.js';
import { told } from './told.js';

function claimsOf(language: 'fr' | 'en', text: string, title = ''): LeadershipChangeClaim[] {
  const published = { value: '2025-10-29', precision: 'day', basis: 'stated' } as const;
  const { claims } = extractByRules({ title, text, language, published });
  return claims.filter((claim): claim is LeadershipChangeClaim => claim.kind === 'leadership-change');
}

describe('given a French text, all its moves are told', () => {
  it.each([
    [
      'a second post said without a verb',
      'Valeo a nommé Paul Girard comme président du groupe, et l’actuelle directrice Anne Duval au poste de directrice générale.',
      ['Paul Girard in Valeo', 'Anne Duval in Valeo'],
    ],
    [
      'a future with its old accent',
      'Anne Duval, l’actuelle directrice du design de Kia, succédera à Paul Girard à la tête de Valeo.',
      ['Anne Duval in Valeo from Kia', 'Paul Girard out Valeo'],
    ],
    [
      'a roundup',
      'Le directoire de Valeo a procédé à plusieurs nominations. Anne Duval, jusque-là rédactrice, est nommée directrice de la marque. Marc Petit devient directeur financier.',
      ['Anne Duval in Valeo', 'Marc Petit in Valeo'],
    ],
    [
      'how long he has been',
      'Le directeur général de Valeo depuis 2020, Paul Girard, a annoncé son départ du groupe.',
      ['Paul Girard out Valeo'],
    ],
    [
      'whose departure it is',
      'Anne Duval remplacera à la présidence de Valeo Paul Girard, qui avait annoncé de longue date son départ à la retraite.',
      ['Anne Duval in Valeo', 'Paul Girard out Valeo'],
    ],
    [
      'another post than the one that is left',
      'Marc Petit, devenant directeur de la rédaction de Kiabi, a été remplacé comme secrétaire général de Fnac par Julie Roche.',
      ['Julie Roche in Fnac'],
    ],
    [
      'dont',
      'Le financier Marc Petit rachète Narrativ Press, dont il devient directeur général.',
      ['Marc Petit in Narrativ Press'],
    ],
  ])('%s: %s', (_what, text, claims) => expect(told('fr', text)).toEqual(expect.arrayContaining(claims)));
});

describe('given an English text, all its moves are told', () => {
  it.each([
    [
      'replaced with, past asides and titles',
      'Nestlé in August replaced chief executive Oscar Lane, who led it for years, with company veteran Brian Stone.',
      ['Oscar Lane out Nestlé', 'Brian Stone in Nestlé'],
    ],
    [
      'two with titles of their own',
      'Chief Executive Oscar Lane and Chief Financial Officer Megan Stone will resign from Intel.',
      ['Oscar Lane out Intel', 'Megan Stone out Intel'],
    ],
    [
      'two for one post',
      'Intel appointed finance chief Oscar Lane and senior executive Megan Stone as interim co-CEOs.',
      ['Oscar Lane in_acting Intel', 'Megan Stone in_acting Intel'],
    ],
    [
      'the heir first',
      'Tesco chairman Laura Hill is retiring. Replacing her will be Victor Hale, a director since 2019.',
      ['Laura Hill out Tesco', 'Victor Hale in Tesco'],
    ],
    [
      'a post in the opening',
      'After thirty years as chairman of Tesco, Laura Hill announced her retirement.',
      ['Laura Hill out Tesco'],
    ],
    [
      'an absolute clause',
      'With Oscar Lane resigning as chief executive, Intel needs a plan.',
      ['Oscar Lane out Intel'],
    ],
    ['reported speech', 'Intel said Oscar Lane had joined the company as a vice president.', ['Oscar Lane in Intel']],
    [
      'whose decision',
      "Megan Stone's decision to leave her job as marketing director at Philips was a surprise.",
      ['Megan Stone out Philips'],
    ],
    [
      'the last day',
      'Oscar Lane, chief technology officer of Intel, said that June 3 will be his last day.',
      ['Oscar Lane out Intel'],
    ],
    [
      'the house of one’s name',
      'Tesco announced that Laura Hill of Philips will become its new president.',
      ['Laura Hill in Tesco'],
    ],
    ['a surname that is an office', 'Tesco fired its finance director, Andrew Bishop.', ['Andrew Bishop out Tesco']],
  ])('%s: %s', (_what, text, claims) => {
    const lines = told('en', text).map((line) => line.replace(/ from .+$/, ''));
    expect(lines).toEqual(expect.arrayContaining(claims));
  });

  it.each([
    ['a present post', 'Oscar Lane serves as publisher of two Valley newspapers.'],
    ['a later step of a life', 'Oscar Lane worked as a columnist at Philips. He later became an editor.'],
    ['a guest', 'Oscar Lane, chief executive of Intel, joins CNN to discuss the chip market.'],
    ['a rumour denied', 'Tesco editor Oscar Lane quashed rumours that he would succeed Laura Hill.'],
    ['a committee', 'Investors met hiring committee head Laura Hill at Tesco.'],
    ['who had gone before', 'The former chief executive of Tesco, Laura Hill, resigned in May after a row.'],
  ])('no claim of %s: %s', (_what, text) => expect(told('en', text)).toEqual([]));
});

describe('who follows and who is followed', () => {
  it.each([
    'Anne Duval est nommée PDG de Valeo en remplacement de Paul Girard.',
    'Anne Duval succède à Paul Girard comme PDG de Valeo.',
    'Anne Duval remplace Paul Girard à la tête de Valeo.',
  ])('name each other, each with a quote: %s', (text) => {
    const claims = claimsOf('fr', text);
    const comes = claims.find(({ status }) => status === 'in');
    const goes = claims.find(({ status }) => status === 'out');
    expect([comes?.predecessor?.name, goes?.successor?.name]).toEqual(['Paul Girard', 'Anne Duval']);
    expect(comes?.evidence.find(({ slot }) => slot === 'predecessor')?.exact).toBe('Paul Girard');
    expect(goes?.evidence.find(({ slot }) => slot === 'successor')?.exact).toBe('Anne Duval');
  });
});

describe('the post', () => {
  it('is that of the title where the sentence names only the person', () => {
    const title = 'Le directeur financier de Fnac quitte ses fonctions';
    const [claim] = claimsOf('fr', 'Hugo Lambert quitte son poste, a annoncé Fnac mercredi.', title);
    expect([claim?.person.name, claim?.post]).toEqual(['Hugo Lambert', 'directeur financier']);
  });

  it.each([
    ['à la tête', 'chief-executive'],
    ['commandes', 'chief-executive'],
    ['tête du design', 'head-of-unit'],
    ['direction générale', 'chief-executive'],
    ['direction financière', 'chief-financial-officer'],
    ['directrice générale adjointe', 'deputy-chief-executive'],
    ['présidence', 'chair'],
    ["président du conseil d'administration", 'chair'],
    ['président du directoire', 'chief-executive'],
    ['rédaction en chef', 'editor'],
    ['DRH', 'chief-human-resources-officer'],
    ['non-executive chairman', 'chair'],
    ['vice chairman', 'vice-chair'],
    ['executive vice president', 'vice-president'],
    ['finance director', 'chief-financial-officer'],
    ['member of the board', 'board-member'],
    ['managing director', 'chief-executive'],
    ['head of design', 'head-of-unit'],
  ])('%s is %s', (post, normal) => expect(normalisePost(post)).toBe(normal));
});
