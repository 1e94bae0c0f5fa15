import { describe, expect, it } from '@jest/globals';
import { told } from './told.js';

const deal = /^(?:investment|acquisition|partnership|role), /;

describe('a deal, however French puts it: who does what', () => {
  it.each([
    [
      '',
      "Brellane, une jeune pousse lyonnaise qui contrôle les factures grâce à l'IA, vient de lever 12 millions d'euros auprès d'Alvéa Ventures.",
      'investment',
      'Brellane',
    ],
    [
      'Brellane engrange 12 M€ pour son IA comptable',
      'La jeune pousse lyonnaise va recruter 20 personnes.',
      'investment',
      'Brellane',
    ],
    ["Brellane : 12 millions d'euros pour son IA comptable", 'Alvéa Ventures mène le tour.', 'investment', 'Brellane'],
    [
      '',
      "La levée de 12 millions d'euros de Brellane, spécialiste de l'IA comptable, a été menée par Alvéa Ventures.",
      'investment',
      'Brellane',
    ],
    ['', "Le lyonnais Brellane reçoit 12 millions d'euros de Bpifrance pour son IA.", 'investment', 'Brellane'],
    [
      '',
      "Alvéa Ventures mène un tour de table de 12 millions d'euros dans Brellane, qui applique l'IA à la comptabilité.",
      'investment',
      'Alvéa Ventures',
    ],
    ['', "Alvéa Ventures a mis 12 millions d'euros dans Brellane, une start-up d'IA.", 'investment', 'Alvéa Ventures'],
    [
      '',
      "Tour de table de 12 millions d'euros pour Brellane, spécialiste de l'intelligence artificielle comptable.",
      'investment',
      'Brellane',
    ],
    [
      '',
      "La start-up d'intelligence artificielle Brellane a annoncé mardi avoir obtenu un financement de 12 millions d'euros.",
      'investment',
      'Brellane',
    ],
    [
      '',
      "Brellane vient de boucler une série A de 12 millions d'euros. Son IA contrôle les factures.",
      'investment',
      'Brellane',
    ],
    [
      '',
      "Oskélo va consacrer 4 milliards d'euros à des centres de données pour l'IA en Norvège.",
      'investment',
      'Oskélo',
    ],
    [
      '',
      "Oskélo débourse 300 millions d'euros pour un supercalculateur dédié à l'intelligence artificielle.",
      'investment',
      'Oskélo',
    ],
    ['', "Oskélo injecte 40 millions d'euros dans Brellane, une start-up d'IA.", 'investment', 'Oskélo'],
    ['', "Oskélo prend 12 % du capital de Brellane, un laboratoire d'IA.", 'investment', 'Oskélo'],
    ['', "Oskélo entre au capital de la start-up d'IA Brellane.", 'investment', 'Oskélo'],
    ['', "Oskélo double son budget IA, à 80 millions d'euros.", 'investment', 'Oskélo'],
    ["Oskélo s'offre Brellane, pépite de l'IA", "L'opération a été signée vendredi.", 'acquisition', 'Oskélo'],
    ['', "Oskélo vient de racheter Brellane, un éditeur de logiciels d'IA pour comptables.", 'acquisition', 'Oskélo'],
    ['', "La start-up d'IA Brellane passe sous pavillon d'Oskélo.", 'acquisition', 'Oskélo'],
    ['', "La start-up d'IA Brellane tombe dans l'escarcelle d'Oskélo.", 'acquisition', 'Oskélo'],
    ['', "Brellane, jeune pousse de l'IA, a été reprise par Oskélo pour 30 millions d'euros.", 'acquisition', 'Oskélo'],
    ['', "Oskélo annonce l'acquisition de Brellane, spécialiste de l'IA comptable.", 'acquisition', 'Oskélo'],
    ['', "Oskélo a finalisé le rachat de Brellane, dont l'IA contrôle les factures.", 'acquisition', 'Oskélo'],
    ['', 'Avec Brellane, Oskélo met la main sur une équipe de 40 chercheurs en IA.', 'acquisition', 'Oskélo'],
    ['', "Brellane, start-up d'IA, rejoint le groupe Oskélo.", 'acquisition', 'Oskélo'],
    ['', "Oskélo se renforce dans l'IA en rachetant Brellane.", 'acquisition', 'Oskélo'],
    ['', "Oskélo gobe Brellane, une start-up d'IA.", 'acquisition', 'Oskélo'],
    ['', "Oskélo se paie Brellane, une start-up d'IA.", 'acquisition', 'Oskélo'],
    ['', "Oskélo fusionne avec Brellane, un concurrent dans l'IA.", 'acquisition', 'Oskélo'],
    ['', "Rachat : la start-up d'IA Brellane vendue à Oskélo pour 30 millions d'euros.", 'acquisition', 'Oskélo'],
    ['', 'Brellane, qui développe une IA comptable, se vend à Oskélo.', 'acquisition', 'Oskélo'],
    ['', "Oskélo s'associe à Brellane pour déployer une IA dans les hôpitaux.", 'partnership', 'Oskélo'],
    ['', "Oskélo noue un partenariat avec Brellane autour de l'intelligence artificielle.", 'partnership', 'Oskélo'],
    ['', "Oskélo et Brellane scellent une alliance dans l'IA.", 'partnership', 'Oskélo'],
    ['', "Oskélo et la start-up d'IA Brellane unissent leurs forces.", 'partnership', 'Oskélo'],
    ['', "Oskélo a choisi Brellane comme partenaire pour l'IA.", 'partnership', 'Oskélo'],
    ['', "Brellane fournira ses modèles d'IA à Oskélo pendant trois ans.", 'partnership', 'Brellane'],
    ['', "Un accord lie désormais Oskélo à Brellane, un laboratoire d'IA.", 'partnership', 'Oskélo'],
    ['', 'Oskélo se tourne vers Brellane pour son IA et signe un contrat de cinq ans.', 'partnership', 'Oskélo'],
    ['', 'Aux côtés de Brellane, Oskélo va développer une IA pour les notaires.', 'partnership', 'Oskélo'],
    ['', "Oskélo et Brellane créent une coentreprise dédiée à l'IA.", 'partnership', 'Oskélo'],
    ['', "Oskélo collabore avec Brellane sur des modèles d'IA pour le maritime.", 'partnership', 'Oskélo'],
    ['', "Le partenariat entre Oskélo et Brellane, signé lundi, porte sur l'IA générative.", 'partnership', 'Oskélo'],
    ['', "Oskélo étend sa collaboration avec Brellane aux agents d'IA.", 'partnership', 'Oskélo'],
    ['', 'Oskélo se rapproche de Brellane pour développer une IA médicale.', 'partnership', 'Oskélo'],
    ['', "Oskélo nomme Dana Merrot directrice de l'intelligence artificielle.", 'role', 'Oskélo'],
    ['', "Dana Merrot rejoint Oskélo comme directrice de l'IA.", 'role', 'Oskélo'],
    ['', 'Oskélo débauche Dana Merrot chez Brellane pour diriger son IA.', 'role', 'Oskélo'],
    ['', "Oskélo crée un poste de directeur de l'IA et le confie à Dana Merrot.", 'role', 'Oskélo'],
    ['', "Dana Merrot prend la tête de l'IA d'Oskélo.", 'role', 'Oskélo'],
    ['', "Dana Merrot, directrice de l'IA d'Oskélo, quitte le groupe.", 'role', 'Oskélo'],
    ['', 'Oskélo va recruter 200 ingénieurs en intelligence artificielle.', 'role', 'Oskélo'],
    ['', 'Oskélo confie son IA à Dana Merrot, venue de Brellane.', 'role', 'Oskélo'],
    ['', "Dana Merrot pilotera l'intelligence artificielle chez Oskélo.", 'role', 'Oskélo'],
    ['', "Oskélo recrute un patron de l'IA.", 'role', 'Oskélo'],
  ])('%s %s', (title, text, initiative, actor) =>
    expect(told('fr', text, title)).toContainEqual(
      expect.stringMatching(new RegExp(`^${initiative}, ${actor}(?:,|$)`)),
    ),
  );
});

describe('no deal about AI, in French', () => {
  it.each([
    "Le marché de l'IA devrait atteindre 200 milliards de dollars l'an prochain.",
    "Oskélo, qui avait racheté la start-up d'IA Brellane en 2019, voit ses profits baisser.",
    "L'action Oskélo gagne 4 % après les annonces de Brellane dans l'IA.",
    "Dana Merrot, directrice de l'IA d'Oskélo, estime que le marché est mûr.",
    "Le gouvernement va investir 2 milliards d'euros dans l'IA.",
    "Oskélo dément vouloir racheter Brellane, une start-up d'IA.",
    "Oskélo a été condamné à 12 millions d'euros d'amende pour son IA.",
    "Brellane a réalisé un chiffre d'affaires de 12 millions d'euros grâce à l'IA.",
    "Depuis sa création en 2018, Brellane, qui utilise l'IA, a levé 40 millions d'euros.",
    "Les syndicats d'Oskélo ont signé un accord avec la direction sur l'IA.",
    "Brellane a obtenu en mai 2021 un financement de 3 millions d'euros pour son IA.",
  ])('%s', (text) => expect(told('fr', text).filter((line) => deal.test(line))).toEqual([]));
});
