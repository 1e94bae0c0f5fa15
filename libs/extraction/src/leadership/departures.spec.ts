import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

describe('given a French sentence about one who goes', () => {
  it.each([
    ['leaves', 'Paul Girard quitte la direction de Valeo.', 'Paul Girard out Valeo'],
    ['leaves the house in other words', 'Le PDG de Valeo, Paul Girard, quitte le groupe.', 'Paul Girard out Valeo'],
    ['slams the door', 'La directrice scientifique de Valeo, Anne Duval, claque la porte.', 'Anne Duval out Valeo'],
    ['goes away', 'Le directeur général de Kiabi, Marc Petit, s’en va.', 'Marc Petit out Kiabi'],
    ['resigns', 'Le PDG de Kiabi, Marc Petit, a démissionné.', 'Marc Petit out Kiabi'],
    ['hands in a resignation', 'Le PDG de Kiabi, Marc Petit, a présenté sa démission.', 'Marc Petit out Kiabi'],
    ['retires', 'Le PDG de Kiabi, Marc Petit, prendra sa retraite en juin.', 'Marc Petit out Kiabi'],
    ['gives up', 'Le PDG de Kiabi, Marc Petit, jette l’éponge.', 'Marc Petit out Kiabi'],
    ['is dismissed', 'Julie Roche, directrice générale de Fnac, a été limogée.', 'Julie Roche out Fnac'],
    ['is dismissed by the house', 'Fnac limoge son PDG, Hugo Lambert.', 'Hugo Lambert out Fnac'],
    ['is ousted from', 'Virginie Roche a été évincée de son poste de présidente de Fnac.', 'Virginie Roche out Fnac'],
    ['the house parts with', 'Fnac se sépare de son directeur financier, Hugo Lambert.', 'Hugo Lambert out Fnac'],
    [
      'an end is put to the post',
      'Le conseil de Fnac a décidé de mettre fin aux fonctions de Hugo Lambert, directeur général.',
      'Hugo Lambert out Fnac',
    ],
    ['is no longer', 'Hugo Lambert n’est plus le patron de Fnac.', 'Hugo Lambert out Fnac'],
    [
      'does not stand again',
      'Hugo Lambert ne briguera pas un nouveau mandat à la présidence de Fnac.',
      'Hugo Lambert out Fnac',
    ],
    [
      'the noun, announced',
      'Fnac annonce le départ de son directeur financier, Hugo Lambert.',
      'Hugo Lambert out Fnac',
    ],
    ['the noun, of one’s own', 'Hugo Lambert, PDG de Fnac, a annoncé son départ.', 'Hugo Lambert out Fnac'],
    [
      'that the house is left',
      'Le directeur de Fnac, Hugo Lambert, a annoncé qu’il quittait ses fonctions.',
      'Hugo Lambert out Fnac',
    ],
    ['has gone', 'Marc Petit, directeur général de Kiabi, est parti en mars.', 'Marc Petit out Kiabi'],
    ['goes from', 'Marc Petit part de Kiabi pour diriger Fnac.', 'Marc Petit out Kiabi'],
  ])('%s: %s', (_what, text, claim) => expect(told('fr', text)).toContain(claim));
});

describe('given an English sentence about one who goes', () => {
  it.each([
    ['leaves', 'Intel chief executive Oscar Lane is leaving the company.', 'Oscar Lane out Intel'],
    [
      'leaves the house in other words',
      'Intel’s head of design, Megan Stone, has left the chipmaker.',
      'Megan Stone out Intel',
    ],
    ['moves on', 'Intel’s head of design, Megan Stone, is moving on.', 'Megan Stone out Intel'],
    ['departs', 'Nokia finance director Victor Hale will depart in June.', 'Victor Hale out Nokia'],
    ['exits', 'Nokia said Chief Operating Officer Victor Hale would exit the company.', 'Victor Hale out Nokia'],
    ['quits', 'Nokia’s general counsel, Victor Hale, has quit.', 'Victor Hale out Nokia'],
    ['steps down', 'Laura Hill will step down as chairman of Tesco.', 'Laura Hill out Tesco'],
    ['resigns', 'Laura Hill has resigned as chief executive of Tesco.', 'Laura Hill out Tesco'],
    ['retires', 'Laura Hill will retire as chairman of Tesco in May.', 'Laura Hill out Tesco'],
    ['is out', 'Tesco said chief executive Laura Hill is out after six months.', 'Laura Hill out Tesco'],
    ['does not stand again', 'Laura Hill, chairman of Tesco, will not seek re-election.', 'Laura Hill out Tesco'],
    ['is fired', 'Philips fired its marketing director, Brian Stone.', 'Brian Stone out Philips'],
    ['is ousted', 'The board of Philips voted to oust chief executive Brian Stone.', 'Brian Stone out Philips'],
    ['was dismissed', 'Brian Stone was dismissed as chief executive of Philips.', 'Brian Stone out Philips'],
    [
      'the noun, announced',
      'Philips announced the retirement of its finance director, Brian Stone.',
      'Brian Stone out Philips',
    ],
    [
      'the noun, of one’s own',
      'Brian Stone’s resignation as chief executive of Philips takes effect today.',
      'Brian Stone out Philips',
    ],
  ])('%s: %s', (_what, text, claim) => expect(told('en', text)).toContain(claim));
});
