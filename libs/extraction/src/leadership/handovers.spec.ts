import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

describe('given a sentence about two people and one post, both are told', () => {
  it.each([
    ['Hugo Lambert remplace Paul Girard comme directeur général de Valeo.', 'Hugo Lambert', 'Paul Girard', 'Valeo'],
    ['Hugo Lambert succède à Paul Girard à la tête de Valeo.', 'Hugo Lambert', 'Paul Girard', 'Valeo'],
    ['Valeo a choisi Hugo Lambert comme PDG. Il remplace Paul Girard.', 'Hugo Lambert', 'Paul Girard', 'Valeo'],
    ['Anne Duval est nommée PDG de Valeo en remplacement de Paul Girard.', 'Anne Duval', 'Paul Girard', 'Valeo'],
    ['Le PDG de Valeo, Paul Girard, cède les rênes à Anne Duval.', 'Anne Duval', 'Paul Girard', 'Valeo'],
    ['Le PDG de Valeo, Paul Girard, laisse sa place à sa fille Anne Girard.', 'Anne Girard', 'Paul Girard', 'Valeo'],
    [
      'Le PDG de Valeo, Paul Girard, quitte le groupe. Sa remplaçante sera Anne Duval.',
      'Anne Duval',
      'Paul Girard',
      'Valeo',
    ],
    [
      'Le PDG de Valeo, Paul Girard, a démissionné. C’est Anne Duval, sa directrice financière, qui lui succédera.',
      'Anne Duval',
      'Paul Girard',
      'Valeo',
    ],
    ['Anne Duval prendra la suite de Paul Girard à la présidence de Valeo.', 'Anne Duval', 'Paul Girard', 'Valeo'],
  ])('%s', (text, comes, goes, house) =>
    expect(told('fr', text)).toEqual(expect.arrayContaining([`${comes} in ${house}`, `${goes} out ${house}`])),
  );

  it('the house of which one has been head is no person', () =>
    expect(
      told('fr', 'Valeo perd son PDG, Paul Girard. C’est Anne Duval, présidente de Corvane France, qui le remplace.'),
    ).toEqual(['Paul Girard out Valeo', 'Anne Duval in Valeo from Corvane France']));

  it.each([
    ['Victor Hale succeeds Laura Hill as chief executive of Tesco.', 'Victor Hale', 'Laura Hill', 'Tesco'],
    ['Tesco has named Victor Hale chief executive. He replaces Laura Hill.', 'Victor Hale', 'Laura Hill', 'Tesco'],
    [
      'Laura Hill will retire as chairman of Tesco. She will be succeeded by Victor Hale.',
      'Victor Hale',
      'Laura Hill',
      'Tesco',
    ],
    ['Tesco has replaced chief executive Laura Hill with Victor Hale.', 'Victor Hale', 'Laura Hill', 'Tesco'],
    ['Tesco named Victor Hale chief executive, replacing Laura Hill.', 'Victor Hale', 'Laura Hill', 'Tesco'],
    [
      'Laura Hill, chief executive of Tesco, has resigned. Her successor will be Victor Hale.',
      'Victor Hale',
      'Laura Hill',
      'Tesco',
    ],
  ])('%s', (text, comes, goes, house) =>
    expect(told('en', text)).toEqual(expect.arrayContaining([`${comes} in ${house}`, `${goes} out ${house}`])),
  );
});

describe('given a post that is entrusted or held for a time', () => {
  it.each([
    ['fr', 'Danone a confié la direction financière à Claire Valmont.', 'Claire Valmont in Danone'],
    ['fr', 'La présidence de Danone a été confiée à Claire Valmont.', 'Claire Valmont in Danone'],
    ['fr', 'Claire Valmont a été nommée PDG par intérim de Danone.', 'Claire Valmont in_acting Danone'],
    ['fr', 'Danone limoge son PDG, Luc Moreau. Claire Valmont assure l’intérim.', 'Claire Valmont in_acting Danone'],
    [
      'fr',
      'Danone limoge son PDG, Luc Moreau. L’intérim sera assuré par Claire Valmont.',
      'Claire Valmont in_acting Danone',
    ],
    ['en', 'Intel has appointed Megan Stone as acting chief executive.', 'Megan Stone in_acting Intel'],
    ['en', 'Intel finance chief Megan Stone will serve as interim chief executive.', 'Megan Stone in_acting Intel'],
    [
      'en',
      'Intel fired its president, Oscar Lane. Chairwoman Megan Stone will run the company until a successor is found.',
      'Megan Stone in_acting Intel',
    ],
  ] as const)('%s: %s', (language, text, claim) => expect(told(language, text)).toContain(claim));
});
