import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

describe('given a French sentence about one who comes', () => {
  it.each([
    ['named, by the house', 'Danone a nommé Claire Valmont directrice financière.', 'Claire Valmont in Danone'],
    [
      'named, by its board',
      'Le conseil d’administration de Danone a désigné Hugo Lambert PDG.',
      'Hugo Lambert in Danone',
    ],
    ['named, in the passive', 'Anne Duval est nommée directrice générale de Fnac.', 'Anne Duval in Fnac'],
    ['promoted', 'Kiabi a promu Julie Roche directrice des achats.', 'Julie Roche in Kiabi'],
    ['chosen to lead', 'Kiabi a choisi Julie Roche pour diriger ses achats.', 'Julie Roche in Kiabi'],
    [
      'chosen, in other words',
      'Le conseil de Valeo a porté son choix sur Paul Girard comme directeur général.',
      'Paul Girard in Valeo',
    ],
    [
      'elected',
      'Les actionnaires de Corvane ont élu Hugo Lambert à la présidence du conseil d’administration.',
      'Hugo Lambert in Corvane',
    ],
    ['elected, women', 'Anne Duval a été élue présidente de Corvane.', 'Anne Duval in Corvane'],
    [
      'recruited from a rival',
      'Renault a recruté Luc Moreau, ancien directeur chez Nokia, comme directeur technique.',
      'Luc Moreau in Renault from Nokia',
    ],
    ['poached by', 'Luc Moreau a été débauché par Renault comme directeur technique.', 'Luc Moreau in Renault'],
    ['takes the lead', 'Sophie Bernard prend la tête de Valeo.', 'Sophie Bernard in Valeo'],
    ['takes the reins', 'Sophie Bernard prendra les rênes de Valeo en juin.', 'Sophie Bernard in Valeo'],
    ['becomes', 'Marc Petit devient directeur des ressources humaines de Lactalis.', 'Marc Petit in Lactalis'],
    ['is now', 'Marc Petit est désormais directeur commercial de Lactalis.', 'Marc Petit in Lactalis'],
    ['is the new', 'Marc Petit est le nouveau directeur général de Lactalis.', 'Marc Petit in Lactalis'],
    ['joins as', 'Jean Dupuis rejoint Capgemini en tant que directeur technique.', 'Jean Dupuis in Capgemini'],
    [
      'joins the board',
      'Jean Dupuis va rejoindre le conseil d’administration de Capgemini.',
      'Jean Dupuis in Capgemini',
    ],
    ['arrives at the head', 'Jean Dupuis arrive à la tête de Capgemini.', 'Jean Dupuis in Capgemini'],
    [
      'the noun, announced',
      'Casino annonce la nomination de Paul Girard au poste de directeur financier.',
      'Paul Girard in Casino',
    ],
    [
      'the noun, of two',
      'Casino annonce les nominations de Paul Girard et Anne Duval à la direction générale.',
      'Anne Duval in Casino',
    ],
    ['the arrival', 'Casino a annoncé l’arrivée de Paul Girard comme directeur commercial.', 'Paul Girard in Casino'],
    ['a house that nobody knows', 'Verdoline nomme Claire Valmont directrice générale.', 'Claire Valmont in Verdoline'],
    ['a name with particles', 'Jean-Marc de La Tour est nommé PDG de Thales.', 'Jean-Marc de La Tour in Thales'],
    ['an editor', 'Claire Valmont est nommée rédactrice en chef de Libération.', 'Claire Valmont in Libération'],
    ['a unit and its country', 'Luc Moreau est nommé directeur général de Nokia France.', 'Luc Moreau in Nokia France'],
    [
      'the verb said once',
      'Paul Girard est nommé directeur général de Valeo et Anne Duval directrice financière.',
      'Anne Duval in Valeo',
    ],
    [
      'a former minister',
      'L’ancien ministre Paul Girard rejoint le conseil d’administration de Valeo.',
      'Paul Girard in Valeo',
    ],
    ['a pronoun', 'Anne Duval est la patronne de Kiabi. Elle prendra la présidence de Valeo.', 'Anne Duval in Valeo'],
  ])('%s: %s', (_what, text, claim) => expect(told('fr', text)).toContain(claim));

  it.each([
    ['à la tête de', 'Sophie Bernard à la tête de Valeo', 'Sophie Bernard in Valeo'],
    ['aux commandes de', 'Sophie Bernard aux commandes de Valeo', 'Sophie Bernard in Valeo'],
    ['nouveau', 'Hugo Lambert, nouveau PDG de Danone', 'Hugo Lambert in Danone'],
    ['nommé', 'Hugo Lambert nommé PDG de Danone', 'Hugo Lambert in Danone'],
  ])('a title without a verb of its own, %s', (_what, title, claim) =>
    expect(told('fr', 'Le groupe a nommé un directeur.', title)).toContain(claim),
  );
});

describe('given an English sentence about one who comes', () => {
  it.each([
    ['named', 'Ford has named Claire Valmont chief financial officer.', 'Claire Valmont in Ford'],
    [
      'appointed, in the passive',
      'Claire Valmont has been appointed managing director of Ford.',
      'Claire Valmont in Ford',
    ],
    ['tapped', 'Ford tapped Claire Valmont to run its marketing.', 'Claire Valmont in Ford'],
    [
      'hired from a rival',
      'Boeing has hired former Airbus executive Thomas Reed as head of design.',
      'Thomas Reed in Boeing from Airbus',
    ],
    ['brought in', 'Boeing brought in Thomas Reed as chief operating officer.', 'Thomas Reed in Boeing'],
    ['chosen to be', 'Boeing’s board chose Thomas Reed to be its next chief executive.', 'Thomas Reed in Boeing'],
    ['promoted to', 'Tesco has promoted Laura Hill to finance director.', 'Laura Hill in Tesco'],
    ['elected chairman', 'Directors at Tesco elected Laura Hill chairwoman.', 'Laura Hill in Tesco'],
    ['elected to the board', 'Laura Hill was elected to the board of Tesco.', 'Laura Hill in Tesco'],
    ['is to become', 'Laura Hill is to become chief executive of Tesco in May.', 'Laura Hill in Tesco'],
    ['takes over as', 'Oscar Lane takes over as managing director of Philips.', 'Oscar Lane in Philips'],
    ['steps into', 'Oscar Lane stepped into the role of chief executive at Philips.', 'Oscar Lane in Philips'],
    ['joins as', 'Oscar Lane is joining Philips as general counsel.', 'Oscar Lane in Philips'],
    ['starts as', 'Oscar Lane will serve as chief risk officer of Philips.', 'Oscar Lane in Philips'],
    ['the noun, announced', 'Nokia announced the appointment of Victor Hale as head of EMEA.', 'Victor Hale in Nokia'],
    ['a house that nobody knows', 'Fernmoor names Victor Hale chief executive.', 'Victor Hale in Fernmoor'],
    [
      'a house with an aside',
      'Fernmoor, the housing charity, has appointed Victor Hale chief executive.',
      'Victor Hale in Fernmoor',
    ],
    [
      'a first name that is rare',
      'Intel named Xolani van der Berg chief technology officer.',
      'Xolani van der Berg in Intel',
    ],
    [
      'the verb said once',
      'Intel promoted Megan Stone to chief risk officer and Peter Liang to head of design.',
      'Peter Liang in Intel',
    ],
    ['an added title', 'Intel said finance chief Megan Stone will add the title of president.', 'Megan Stone in Intel'],
    [
      'a pronoun',
      'Megan Stone left Nokia last week. She is joining Intel as finance director.',
      'Megan Stone in Intel from Nokia',
    ],
  ])('%s: %s', (_what, text, claim) => expect(told('en', text)).toContain(claim));
});
