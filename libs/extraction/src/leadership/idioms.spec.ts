import { describe, expect, it } from '@jest/globals';
import { extractByRules } from '../rule-extractor.js';

/** Who comes (+), stands in (~) or goes (-) in a short French item, in the order of the letters. */
function movesOf(title: string, text: string): string[] {
  const published = { value: '2019-03-05', precision: 'day', basis: 'stated' } as const;
  const signs: Readonly<Record<string, string>> = { in: '+', in_acting: '~' };
  return extractByRules({ title, text, language: 'fr', published })
    .claims.flatMap((claim) =>
      claim.kind === 'leadership-change'
        ? [`${signs[claim.status] ?? '-'}${claim.person.name} @ ${claim.organisation.name}`]
        : [],
    )
    .sort();
}

describe('short French items', () => {
  it.each([
    [
      'Brévalis : Odile Garnier prend les rênes',
      'Odile Garnier a pris lundi les rênes du groupe agroalimentaire Brévalis.',
      ['+Odile Garnier @ Brévalis'],
    ],
    [
      'Du changement chez Tolmac',
      "C'est Hervé Lantier qui dirigera désormais l'éditeur de logiciels Tolmac.",
      ['+Hervé Lantier @ Tolmac'],
    ],
    ['Nomination', 'Claire Vauban à la direction financière de Mirelec.', ['+Claire Vauban @ Mirelec']],
    [
      'Mirelec : Claire Vauban, directrice financière',
      "Le fabricant de compteurs Mirelec s'est doté d'une nouvelle directrice financière en la personne de Claire Vauban.",
      ['+Claire Vauban @ Mirelec'],
    ],
    [
      'Théâtre',
      'Au théâtre des Halles, Paul Merle cédera son fauteuil à Nadia Benali en septembre.',
      ['+Nadia Benali @ théâtre des Halles', '-Paul Merle @ théâtre des Halles'],
    ],
    [
      'Départ surprise',
      "Le patron de Sovarel, Yves Cantin, jette l'éponge après trois ans.",
      ['-Yves Cantin @ Sovarel'],
    ],
    [
      'Exit Yves Cantin',
      'Exit Yves Cantin, place à Sonia Perrot à la tête de Sovarel.',
      ['+Sonia Perrot @ Sovarel', '-Yves Cantin @ Sovarel'],
    ],
    [
      'Une page se tourne',
      'Après douze ans à la tête de la clinique Saint-Luc, Béatrice Rolland tire sa révérence.',
      ['-Béatrice Rolland @ clinique Saint-Luc'],
    ],
    [
      'Hôpital',
      "Le directeur de l'hôpital de Sarrance, Denis Pujol, a été remercié par le conseil de surveillance.",
      ['-Denis Pujol @ hôpital de Sarrance'],
    ],
    [
      'Banque',
      'La Banque Courtois du Sud a fait savoir mardi que son directeur général, Alain Ferrand, ne serait pas reconduit.',
      ['-Alain Ferrand @ Banque Courtois du Sud'],
    ],
    [
      'Banque',
      "Le mandat d'Alain Ferrand à la présidence de la Banque du Midi n'a pas été renouvelé.",
      ['-Alain Ferrand @ Banque du Midi'],
    ],
    [
      'Presse',
      "À compter du 1er mars, Thomas Gidel assurera la direction de la rédaction du Quotidien de l'Ouest.",
      ["+Thomas Gidel @ Quotidien de l'Ouest"],
    ],
    [
      'Conseil',
      'Les actionnaires de Fontalis ont élu mercredi quatre administrateurs : Anne Rey, Luc Dorval, Inès Haddad et Pierre Maillot.',
      ['+Anne Rey @ Fontalis', '+Inès Haddad @ Fontalis', '+Luc Dorval @ Fontalis', '+Pierre Maillot @ Fontalis'],
    ],
    [
      'Conseil',
      "Anne Rey et Luc Dorval font leur entrée au conseil d'administration de Fontalis.",
      ['+Anne Rey @ Fontalis', '+Luc Dorval @ Fontalis'],
    ],
    [
      'Conseil',
      "L'assemblée générale de Fontalis a nommé Anne Rey administratrice indépendante, en remplacement de Luc Dorval, démissionnaire.",
      ['+Anne Rey @ Fontalis', '-Luc Dorval @ Fontalis'],
    ],
    [
      'Conseil',
      'Luc Dorval quitte le conseil de surveillance de Fontalis, où il est remplacé par Anne Rey.',
      ['+Anne Rey @ Fontalis', '-Luc Dorval @ Fontalis'],
    ],
    [
      'Start-up',
      "Le cofondateur de la jeune pousse Kivala, Rémi Astruc, passe la main à Laure Daubigny, jusqu'ici directrice des opérations.",
      ['+Laure Daubigny @ Kivala', '-Rémi Astruc @ Kivala'],
    ],
    [
      'Start-up',
      "Laure Daubigny monte d'un cran chez Kivala : de directrice des opérations, elle devient directrice générale.",
      ['+Laure Daubigny @ Kivala'],
    ],
    [
      'Start-up',
      'Kivala recrute un ancien de Google, Marc Teyssier, comme directeur technique.',
      ['+Marc Teyssier @ Kivala'],
    ],
    [
      'Start-up',
      'Marc Teyssier (ex-Google) atterrit chez Kivala au poste de directeur technique.',
      ['+Marc Teyssier @ Kivala'],
    ],
    [
      'Distribution',
      'Chez Valprix, Jean-Louis Morin cède les manettes à son fils Antoine Morin.',
      ['+Antoine Morin @ Valprix', '-Jean-Louis Morin @ Valprix'],
    ],
    [
      'Distribution',
      "Le directeur général d'Outilmax, Éric Sabatier, fait ses valises.",
      ['-Éric Sabatier @ Outilmax'],
    ],
    [
      'Distribution',
      "Éric Sabatier sera remplacé par Hélène Cordier à la direction générale d'Outilmax.",
      ['+Hélène Cordier @ Outilmax', '-Éric Sabatier @ Outilmax'],
    ],
    [
      'Distribution',
      "Éric Sabatier a été débarqué de la présidence d'Outilmax. Hélène Cordier assure l'intérim.",
      ['-Éric Sabatier @ Outilmax', '~Hélène Cordier @ Outilmax'],
    ],
    [
      'Distribution',
      'Outilmax annonce la démission de son directeur général Éric Sabatier. Hélène Cordier prendra sa succession le 1er juin.',
      ['+Hélène Cordier @ Outilmax', '-Éric Sabatier @ Outilmax'],
    ],
    [
      'Distribution',
      "Éric Sabatier n'est plus le directeur général d'Outilmax. Pour lui succéder, l'enseigne a choisi Hélène Cordier.",
      ['+Hélène Cordier @ Outilmax', '-Éric Sabatier @ Outilmax'],
    ],
    [
      'Énergie',
      "Nommée par le conseil d'administration, Agnès Lemoine occupera la fonction de directrice générale déléguée de Solvent Énergie à partir de mai.",
      ['+Agnès Lemoine @ Solvent Énergie'],
    ],
    [
      'Énergie',
      'Agnès Lemoine est promue directrice générale adjointe de Solvent Énergie, chargée des réseaux.',
      ['+Agnès Lemoine @ Solvent Énergie'],
    ],
    [
      'Énergie',
      'Promotion interne chez Solvent Énergie : Agnès Lemoine accède à la direction générale.',
      ['+Agnès Lemoine @ Solvent Énergie'],
    ],
    [
      'Énergie',
      'Débauchée chez Hydrolis, Agnès Lemoine pilotera la stratégie de Solvent Énergie.',
      ['+Agnès Lemoine @ Solvent Énergie'],
    ],
    [
      'Énergie',
      "Solvent Énergie s'offre Agnès Lemoine, jusque-là numéro deux d'Hydrolis, comme directrice de la stratégie.",
      ['+Agnès Lemoine @ Solvent Énergie'],
    ],
    [
      'Énergie',
      'Solvent Énergie mise sur Agnès Lemoine pour succéder à Patrick Weil à sa présidence.',
      ['+Agnès Lemoine @ Solvent Énergie', '-Patrick Weil @ Solvent Énergie'],
    ],
    [
      'Énergie',
      'Agnès Lemoine prend la succession de Patrick Weil à la présidence de Solvent Énergie.',
      ['+Agnès Lemoine @ Solvent Énergie', '-Patrick Weil @ Solvent Énergie'],
    ],
    [
      'Énergie',
      "Patrick Weil, le PDG de Solvent Énergie, a annoncé qu'il quitterait ses fonctions à la fin de l'année.",
      ['-Patrick Weil @ Solvent Énergie'],
    ],
    [
      'Énergie',
      "Patrick Weil a remis sa démission au conseil d'administration de Solvent Énergie.",
      ['-Patrick Weil @ Solvent Énergie'],
    ],
    [
      'Énergie',
      "Le conseil d'administration de Solvent Énergie a pris acte de la démission de Patrick Weil.",
      ['-Patrick Weil @ Solvent Énergie'],
    ],
    [
      'Énergie',
      "Le conseil d'administration de Solvent Énergie a révoqué son PDG, Patrick Weil.",
      ['-Patrick Weil @ Solvent Énergie'],
    ],
    [
      'Énergie',
      'Coup de tonnerre chez Solvent Énergie : le PDG Patrick Weil a été mis à pied.',
      ['-Patrick Weil @ Solvent Énergie'],
    ],
    [
      'Industrie',
      "L'ancien directeur industriel de Renault, José Vidal, intègre le comité exécutif de Siglor.",
      ['+José Vidal @ Siglor'],
    ],
    ['Industrie', "José Vidal vient d'être nommé directeur de l'usine Siglor de Douai.", ['+José Vidal @ Siglor']],
    [
      'Industrie',
      "José Vidal (52 ans) est le nouveau directeur de l'usine Siglor de Douai. Il remplace Michel Sorel, parti à la retraite.",
      ['+José Vidal @ Siglor'],
    ],
    [
      'Industrie',
      "Directeur de l'usine Siglor de Douai, Michel Sorel fera valoir ses droits à la retraite le 30 juin. José Vidal lui succédera.",
      ['+José Vidal @ Siglor', '-Michel Sorel @ Siglor'],
    ],
    [
      'Industrie',
      'Dissociation des fonctions chez Siglor : Michel Sorel reste président, José Vidal devient directeur général.',
      ['+José Vidal @ Siglor'],
    ],
    [
      'Industrie',
      'José Vidal portera désormais la casquette de directeur général de Siglor.',
      ['+José Vidal @ Siglor'],
    ],
    ['Industrie', 'À 39 ans, José Vidal se retrouve à la tête de Siglor.', ['+José Vidal @ Siglor']],
    ['Industrie', "José Vidal s'installe dans le fauteuil de directeur général de Siglor.", ['+José Vidal @ Siglor']],
    ['Industrie', "C'est désormais José Vidal qui tient la barre de Siglor.", ['+José Vidal @ Siglor']],
    [
      'Industrie',
      'José Vidal, directeur général de Siglor depuis 2017, cède sa place à Carole Petit, qui prendra ses fonctions le 2 mai.',
      ['+Carole Petit @ Siglor', '-José Vidal @ Siglor'],
    ],
    ['Industrie', 'José Vidal ne dirigera plus Siglor.', ['-José Vidal @ Siglor']],
    ['Industrie', 'José Vidal renonce à la présidence de Siglor.', ['-José Vidal @ Siglor']],
    ['Industrie', 'José Vidal se met en retrait de la direction de Siglor.', ['-José Vidal @ Siglor']],
    ['Industrie', "José Vidal s'apprête à quitter la présidence de Siglor.", ['-José Vidal @ Siglor']],
    ['Industrie', 'Siglor se sépare de son directeur général, José Vidal.', ['-José Vidal @ Siglor']],
  ])('%s: %s', (title, text, moves) => expect(movesOf(title, text)).toEqual(moves));

  it.each([
    [
      'Industrie',
      "Bernard Roche a été réélu président de la coopérative. Il avait été porté à la tête d'Agrivol en 2012.",
    ],
    ['Industrie', '"Je ne démissionnerai pas", assure José Vidal, le PDG de Siglor.'],
    ['Industrie', 'José Vidal, PDG de Siglor, exclut de quitter son poste avant 2025.'],
    ['Industrie', 'Siglor dément tout départ de son PDG José Vidal.'],
    ['Industrie', 'José Vidal, nommé PDG de Siglor en 2012, a rappelé que le groupe avait triplé ses ventes.'],
    ['Industrie', "L'ancien patron de Siglor José Vidal, évincé en 2009, a été condamné à deux ans de prison."],
    ['Industrie', 'Le nouveau directeur général de Siglor, José Vidal, a présenté mercredi les résultats du groupe.'],
    ['Mairie', 'Le maire de Grandbourg a nommé Paul Dubois directeur de cabinet.'],
    ['Foot', "L'entraîneur de Grandbourg, Paul Dubois, a été limogé dimanche soir."],
    ['Politique', "Paul Dubois prend la tête du groupe socialiste à l'Assemblée."],
    ['Politique', 'Le ministre de la Culture Paul Dubois a quitté le gouvernement.'],
    ['Cinéma', 'Dans son nouveau film, Paul Dubois incarne un patron de presse qui démissionne.'],
    [
      'Nécro',
      'Paul Dubois, fondateur de Siglor, est mort samedi à 91 ans. Il avait quitté la présidence du groupe en 1999.',
    ],
  ])('tell of nobody - %s: %s', (title, text) => expect(movesOf(title, text)).toEqual([]));
});
