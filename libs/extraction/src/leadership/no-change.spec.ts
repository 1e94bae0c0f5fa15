import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

describe('given a French sentence that tells no change of ours', () => {
  it.each([
    ['the state', 'Le Premier ministre a nommé Paul Girard secrétaire d’État chargé du Numérique.'],
    ['a head of state appoints', 'Emmanuel Macron a nommé Anne Duval présidente d’une mission.'],
    ['a prefect', 'Le préfet Paul Girard a pris ses fonctions lundi.'],
    ['the army', 'Le général Paul Girard prend le commandement de la brigade.'],
    ['a party', 'Le député Paul Girard a démissionné du bureau national du parti.'],
    ['a trainer', 'L’entraîneur Paul Girard a été limogé par le club.'],
    ['a player', 'L’attaquant Paul Girard quitte Lens et rejoint Parme.'],
    ['a presenter', 'L’animatrice Anne Duval quitte la matinale de la chaîne.'],
    ['a jury', 'L’actrice Anne Duval préside le jury du festival.'],
    ['a prize', 'Anne Duval a été élue chef de l’année.'],
    ['a title and a word', '« La demande reste forte », a souligné la directrice financière de Danone, Anne Duval.'],
    ['since when', 'Depuis la nomination d’Anne Duval à la tête de Danone, l’action monte.'],
    ['told before', 'Paul Girard avait quitté la direction de Valeo.'],
    ['the first to be', 'Anne Duval, première femme à être nommée à la tête de Valeo, a réagi.'],
    ['a wheel', 'Paul Girard a pris les commandes d’un prototype de Porsche.'],
    ['a direction', 'Paul Girard a pris la direction de Rome.'],
    ['a part', 'Paul Girard, patron de Valeo, était également de la partie.'],
    ['a wish', 'Les actionnaires réclament que Paul Girard quitte la direction de Valeo.'],
    ['a question', 'Paul Girard va-t-il quitter la direction de Valeo ?'],
    ['nobody named', 'Danone a nommé un nouveau directeur général.'],
    [
      'a place to write on',
      'La note circulait sur Facebook. Anne Duval, directrice d’un service du comté, a été démise de ses fonctions.',
    ],
    ['a demand', 'Les salariés de la Fonderie du Val exigent que le directeur, Denis Maillard, démissionne.'],
    ['a noun like the verb', 'Amélie se dit victime de discrimination de la part de la direction du lycée Molière.'],
    ['another noun like it', 'Cécile Bourdin a appris la sortie du président avec les avocats de la partie civile.'],
  ])('%s: %s', (_what, text) => expect(told('fr', text)).toEqual([]));

  it.each([
    ['a death', 'Mort de Paul Girard', 'Nommé PDG de Valeo en 1989, Paul Girard est devenu président de Danone.'],
    ['another story', 'La grève continue à Lyon', 'Paul Girard, qui a pris la tête de Valeo, a reçu les syndicats.'],
  ])('an article about %s', (_what, title, text) => expect(told('fr', text, title)).toEqual([]));
});

describe('given an English sentence that tells no change of ours', () => {
  it.each([
    ['the state', 'The president named Victor Hale as transportation secretary.'],
    ['the police', 'Police chief Victor Hale said he will step down next month.'],
    ['the army', 'General Victor Hale took command of the army.'],
    ['a trainer', 'The club has sacked coach Victor Hale.'],
    ['a player', 'Striker Victor Hale has joined the club from Lisbon.'],
    ['the stage', 'Actress Laura Hill is joining the cast of the film.'],
    ['a prize', 'Laura Hill, editor of a weekly, was named Editor of the Year.'],
    ['a title and a word', '"We executed well," said Laura Hill, chief executive of Tesco.'],
    ['told before', 'Laura Hill had left Tesco.'],
    ['a wish', 'Investors want Tesco chief executive Laura Hill to step down.'],
    ['a dismissal of doubts', 'Laura Hill, chief executive of Tesco, dismissed those concerns.'],
    ['nobody named', 'Tesco is looking for a new chief executive.'],
    ['a negation', 'Laura Hill will not step down as chief executive of Tesco.'],
  ])('%s: %s', (_what, text) => expect(told('en', text)).toEqual([]));
});
