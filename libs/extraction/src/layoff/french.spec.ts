import { describe, expect, it } from '@jest/globals';
import type { LayoffClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

/** The layoffs of a French article in one line each: employer, figure or share, scope, modality. */
function told(text: string, title = ''): string[] {
  const { claims } = extractByRules({
    title,
    text,
    language: 'fr',
    published: { value: '2024-03-14', precision: 'day', basis: 'stated' },
  });
  return claims
    .filter((claim): claim is LayoffClaim => claim.kind === 'layoff')
    .map(({ organisation, quantity: { min, max, qualifier, scope }, share, assertion }) => {
      const size = max ?? min ?? (share ? `${share.percent} %` : qualifier);
      return [organisation.name, size, scope?.name ?? 'group', assertion.modality].join(', ');
    });
}

describe('what becomes of posts and people, in French', () => {
  it.each([
    ['Chez Morvane, un poste sur dix disparaîtra.', 'Morvane, 10 %, group, asserted'],
    ['Quatre salariés sur dix vont être licenciés chez Morvane.', 'Morvane, 40 %, group, asserted'],
    ['La fonderie Morvane annonce 42 équivalents temps plein en moins.', 'Morvane, 42, group, asserted'],
    ['Quelque 48 postes sont appelés à disparaître chez Morvane.', 'Morvane, 48, group, asserted'],
    ["Quelque 62 collaborateurs de Morvane devront quitter l'entreprise.", 'Morvane, 62, group, asserted'],
    ['Le chausseur Morvane dit au revoir à 40 de ses collaborateurs.', 'Morvane, 40, group, asserted'],
    ["Le groupe Morvane licencie l'ensemble de ses 230 salariés.", 'Morvane, 230, group, asserted'],
    ['Le groupe Morvane jette à la rue 49 ouvrières.', 'Morvane, 49, group, asserted'],
    [
      'Le promoteur Morvane se réorganise : 60 collaborateurs sur 400 sont invités à partir.',
      'Morvane, 60, group, asserted',
    ],
    [
      '110 personnes quitteront Morvane dans le cadre d’une rupture conventionnelle collective.',
      'Morvane, 110, group, asserted',
    ],
    [
      'Le tribunal a scellé le sort de la papeterie Morvane et de ses 135 ouvriers, techniciens et cadres, licenciés lundi.',
      'Morvane, 135, group, asserted',
    ],
    ['Un quart des équipes de Morvane, soit 50 personnes, quitteront la maison.', 'Morvane, 50, group, asserted'],
    ['Six postes sont supprimés chez Morvane.', 'Morvane, 6, group, asserted'],
    ['Morvane licencie sept salariés pour motif économique.', 'Morvane, 7, group, asserted'],
    ['Coup dur pour les salariés de Morvane : 95 d’entre eux vont perdre leur emploi.', 'Morvane, 95, group, asserted'],
    ['Mauvaise nouvelle chez Morvane. Quelque 230 postes passeront à la trappe.', 'Morvane, 230, group, asserted'],
    ['La hausse des coûts pousse Morvane à supprimer 48 postes de travail.', 'Morvane, 48, group, asserted'],
    ['La suppression de 50 postes est envisagée par la direction de Morvane.', 'Morvane, 50, group, planned'],
    ['Le plan social chez Morvane vise 18 personnes.', 'Morvane, 18, group, asserted'],
  ])('%s', (text, claim) => expect(told(text)).toEqual([claim]));

  it.each([
    ['Le film raconte la lutte des 62 ouvrières licenciées par l’usine Morvane.'],
    ['Le GF38 dégraisse son effectif et prête 12 joueurs.'],
    ['62 personnes au chômage ont été formées par Morvane.'],
    ['Avec 62 salariés de moins que son rival, Morvane reste rentable.'],
    ['Morvane remercie ses 62 salariés pour leur engagement.'],
    ['Le juge a ordonné le renvoi de 62 personnes devant le tribunal dans l’affaire Morvane.'],
    ['Les entreprises d’au moins 50 salariés qui licencient dix personnes doivent négocier un plan.'],
  ])('not: %s', (text) => expect(told(text)).toEqual([]));
});

describe('where a figure holds that is told behind its place', () => {
  it.each([
    ['En Belgique, Morvane va supprimer 300 emplois.', 'Morvane, 300, Belgique, asserted'],
    ['A Lannion, le groupe Morvane supprime 48 postes.', 'Morvane, 48, Lannion, asserted'],
    [
      'Le groupe Morvane taille dans ses effectifs en Belgique. Quelque 300 emplois sont supprimés.',
      'Morvane, 300, Belgique, asserted',
    ],
    ['La branche logistique de Morvane supprime 48 postes.', 'Morvane, 48, branche logistique, asserted'],
    ['Le site lannionnais de Morvane supprime 48 postes.', 'Morvane, 48, site lannionnais, asserted'],
    ['Le groupe Morvane supprimera 48 postes dans le canton de Vaud.', 'Morvane, 48, Vaud, asserted'],
    ['Le groupe Morvane supprime 48 postes dans l’Hexagone.', 'Morvane, 48, France, asserted'],
  ])('%s', (text, claim) => expect(told(text)).toEqual([claim]));
});
