import { describe, expect, it } from '@jest/globals';
import type { LeadershipChangeClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

/** A change in one line: person, direction, house (unit), post, other house. */
function told(language: 'fr' | 'en', text: string): string[] {
  const { claims } = extractByRules({
    title: '',
    text,
    language,
    published: { value: '2025-10-29', precision: 'day', basis: 'stated' },
  });
  return claims
    .filter((claim): claim is LeadershipChangeClaim => claim.kind === 'leadership-change')
    .map(({ person, status, organisation, post, otherOrganisation }) =>
      [
        person.name,
        status,
        organisation.name,
        post ?? '-',
        ...(otherOrganisation ? [`from or to ${otherOrganisation.name}`] : []),
      ].join(', '),
    );
}

describe('given a French sentence', () => {
  it.each([
    ['Claire Valmont a été nommée directrice générale de Renault.', 'Claire Valmont, in, Renault, directrice générale'],
    [
      'Renault a nommé Claire Valmont au poste de directrice financière.',
      'Claire Valmont, in, Renault, directrice financière',
    ],
    ['Luc Moreau devient PDG de Danone.', 'Luc Moreau, in, Danone, PDG'],
    [
      'Paul Girard, ancien directeur chez Nokia, prend la tête de Valeo.',
      'Paul Girard, in, Valeo, tête, from or to Nokia',
    ],
    [
      'Anne Duval succède à Paul Martin comme directrice générale de Fnac.',
      'Anne Duval, in, Fnac, directrice générale',
    ],
    [
      'Le conseil d’administration de Michelin a nommé Hugo Lambert président.',
      'Hugo Lambert, in, Michelin, président',
    ],
    ['Jean Dupuis rejoint Capgemini comme directeur technique.', 'Jean Dupuis, in, Capgemini, directeur technique'],
    ['Sophie Bernard a été nommée PDG par intérim de Casino.', 'Sophie Bernard, in_acting, Casino, PDG'],
    ['La nomination de Marc Petit à la direction de Lactalis est confirmée.', 'Marc Petit, in, Lactalis, direction'],
    ['Marc Petit quitte la direction générale de Lactalis.', 'Marc Petit, out, Lactalis, direction générale'],
    ['Julie Roche, directrice générale de Kiabi, a démissionné.', 'Julie Roche, out, Kiabi, directrice générale'],
    ['Hugo Lambert, PDG de Corvane, passe le relais à Anne Duval.', 'Anne Duval, in, Corvane, PDG'],
    ['Anne Duval a annoncé son départ de Kering.', 'Anne Duval, out, Kering, -'],
    ['Le PDG de Valeo, Paul Girard, a été limogé.', 'Paul Girard, out, Valeo, PDG'],
    ['Danone limoge son PDG, Luc Moreau.', 'Luc Moreau, out, Danone, PDG'],
    ['Le départ de Paul Girard, directeur général de Valeo, est acté.', 'Paul Girard, out, Valeo, directeur général'],
    ['Valeo se sépare de son directeur général Paul Girard.', 'Paul Girard, out, Valeo, directeur général'],
    [
      'Anne Duval et Paul Martin ont été nommés directeurs généraux adjoints de Fnac.',
      'Paul Martin, in, Fnac, directeurs généraux adjoints',
    ],
  ])('%s', (sentence, claim) => expect(told('fr', sentence)).toContain(claim));

  it.each([
    ['a mere title', 'Claire Valmont, directrice générale de Renault, a présenté les résultats.'],
    ['politics', 'Le ministre Paul Girard a été nommé à la tête du ministère.'],
    ['sport', 'L’entraîneur Luc Moreau quitte le club après la défaite.'],
    ['the stage', 'L’animatrice Anne Duval quitte l’émission.'],
    ['the police', 'Le commissaire Marc Petit a démissionné de la police.'],
    ['the church', 'Le pape a accepté la démission du cardinal Jean Dupuis.'],
    ['a negation', 'Luc Moreau ne quitte pas la direction de Danone.'],
    ['a condition', 'Si Luc Moreau quitte la direction de Danone, le titre chutera.'],
    ['a past career', 'En 2011, Luc Moreau avait été nommé directeur de Seat.'],
    ['a place is left', 'Luc Moreau quitte Paris pour les vacances.'],
  ])('no claim: %s', (_why, sentence) => expect(told('fr', sentence)).toEqual([]));
});

describe('given an English sentence', () => {
  it.each([
    ['Claire Valmont has been appointed chief executive of Ford.', 'Claire Valmont, in, Ford, chief executive'],
    ['Ford named Claire Valmont as its chief financial officer.', 'Claire Valmont, in, Ford, chief financial officer'],
    [
      'Boeing hired Thomas Reed, a former Airbus executive, as head of design.',
      'Thomas Reed, in, Boeing, head of design, from or to Airbus',
    ],
    ['Laura Hill becomes chairman of Tesco.', 'Laura Hill, in, Tesco, chairman'],
    ['Laura Hill takes over as managing director of Tesco.', 'Laura Hill, in, Tesco, managing director'],
    ['Cisco added Megan Stone to its board.', 'Megan Stone, in, Cisco, board'],
    ['Oscar Lane joins Intel as chief technology officer.', 'Oscar Lane, in, Intel, chief technology officer'],
    ['Oscar Lane steps down as chief executive of Intel.', 'Oscar Lane, out, Intel, chief executive'],
    ['Intel chief executive Oscar Lane has resigned.', 'Oscar Lane, out, Intel, chief executive'],
    ['Nokia fired its finance director, Victor Hale.', 'Victor Hale, out, Nokia, finance director'],
    [
      'The departure of Victor Hale, finance director of Nokia, was confirmed.',
      'Victor Hale, out, Nokia, finance director',
    ],
    [
      "Victor Hale's resignation as finance director of Nokia surprised investors.",
      'Victor Hale, out, Nokia, finance director',
    ],
    [
      'Starbucks has replaced chief executive Laura Hill with Brian Stone.',
      'Brian Stone, in, Starbucks, chief executive',
    ],
    [
      "Corvane's chief executive, Paul Hale, has quit after a row with investors.",
      'Paul Hale, out, Corvane, chief executive',
    ],
    ['As chief operating officer, Oscar Lane will run Nissan.', 'Oscar Lane, in, Nissan, chief operating officer'],
    ['Naomi Cole was named interim chief executive of Philips.', 'Naomi Cole, in_acting, Philips, chief executive'],
  ])('%s', (sentence, claim) => expect(told('en', sentence)).toContain(claim));

  it.each([
    ['a mere title', 'Claire Valmont, chief executive of Ford, said sales rose.'],
    ['politics', 'The minister Victor Hale resigned from the government.'],
    ['sport', 'Coach Oscar Lane left the club after the defeat.'],
    ['a negation', 'Oscar Lane will not step down as chief executive of Intel.'],
    ['a condition', 'If Oscar Lane steps down as chief executive of Intel, shares would fall.'],
    ['news told before', 'Shares fell since announcing that chief executive Oscar Lane would step down at Intel.'],
  ])('no claim: %s', (_why, sentence) => expect(told('en', sentence)).toEqual([]));
});
