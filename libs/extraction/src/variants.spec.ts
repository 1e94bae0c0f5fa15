import { describe, expect, it } from '@jest/globals';
import type { AiInitiativeClaim, LayoffClaim, LeadershipChangeClaim } from '@newsledger/newsroom';
import { extractByRules } from './rule-extractor.js';

/** The same facts in other words: other names, figures, days, orders and verbs, drawn by a seed so that a failure can be repeated. */
interface Cast {
  company: string;
  unit: string;
  people: readonly string[];
  leavers: readonly string[];
  comer: string;
  rival: string;
  mover: string;
  service: string;
  bystander: string;
  startup: string;
  fund: string;
  product: string;
  /** How the company and the start-up come together. */
  deal: 'invests' | 'buys' | 'raises';
  figure: number;
  published: string;
  weekday: number;
  month: number;
}

const random = (seed: number) => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return <T>(list: readonly T[]): T => list[next() % list.length]!;
};

const firsts = [
  'Claire',
  'Thomas',
  'Naomi',
  'Victor',
  'Elena',
  'Marc',
  'Sofia',
  'Julien',
  'Rachel',
  'Oscar',
  'Diane',
  'Hugo',
  'Megan',
  'Karim',
  'Laura',
];
const lasts = [
  'Valmont',
  'Okafor',
  'Lindqvist',
  'Brenner',
  'Castellane',
  'Whitlock',
  'Duvernay',
  'Moreau-Petit',
  'Sandoval',
  'Tremblay',
  'Ashdown',
  'Ferrand',
  'Kowalczyk',
  'Marchetti',
  'Delorme',
];

function castFor(seed: number): Cast {
  const pick = random(seed);
  const names = firsts.map((first, index) => `${first} ${lasts[(index + seed) % lasts.length]}`);
  const start = seed % names.length;
  const person = (index: number): string => names[(start + index) % names.length]!;
  const company = pick(['Amazon', 'Nordwave', 'Disney', 'Comcast', 'Heliotis', 'Paramount', 'Brightmoor', 'Vivendi']);
  const unit = pick([`${company} Pictures`, `${company} Lumen Studios`, 'Halcyon Films', 'Redgate Studios']);
  return {
    company,
    unit,
    people: [person(0), person(1), person(2)],
    leavers: [person(3), person(4)],
    comer: person(5),
    rival: pick(['Netflix', 'Hulu', 'Canal+', 'Orbital Media']),
    mover: person(6),
    service: pick(['Play Direct', 'Stream Nova', 'Prime Video']),
    bystander: person(7),
    startup: pick(['Fable Studio', 'Narrativ Labs', 'Inkwell Games', 'Storyloom']),
    fund: pick(['Alexa Fund', 'Nova Ventures', 'Compass Capital']),
    product: pick(['Showrunner', 'Taleweaver', 'Scenario']),
    deal: pick(['invests', 'invests', 'buys', 'raises']),
    figure: pick([14000, 1250, 850, 3200, 22500, 16000, 640]),
    published: pick(['2025-10-29', '2024-11-15', '2026-09-02', '2023-12-06']),
    weekday: pick([0, 1, 2, 3, 4]),
    month: pick([3, 4, 5, 6, 7]),
  };
}

const day = 86_400_000;
function dayOf(cast: Cast): string {
  const published = Date.parse(cast.published);
  const today = (new Date(published).getUTCDay() + 6) % 7;
  return new Date(published - ((today - cast.weekday + 7) % 7) * day).toISOString().slice(0, 10);
}

const french = {
  days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi'],
  months: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août'],
};
const english = {
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'],
};
const grouped = (value: number, mark: string): string => String(value).replace(/\B(?=(\d{3})+$)/g, mark);
const de = (name: string): string => (/^[AEIOUH]/.test(name) ? `d’${name}` : `de ${name}`);

function writeFrench(cast: Cast, seed: number): { title: string; text: string } {
  const pick = random(seed + 77);
  const { company, unit, people, leavers, comer, rival, mover, service, bystander, startup, fund, product } = cast;
  const figure = grouped(cast.figure, pick([' ', '\u00A0', '\u202F', '.']));
  const weekday = french.days[cast.weekday]!;
  const month = french.months[cast.month - 1]!;
  const lead = pick([
    `${company} a annoncé ${weekday} la suppression de ${figure} postes dans l'ensemble du groupe, dont une partie chez ${unit}, sa filiale de production.`,
    `Le groupe ${company} va supprimer ${figure} emplois dans le monde, a-t-il annoncé ${weekday}, notamment au sein ${de(unit)}, la division cinéma du groupe.`,
    `${company} a présenté ${weekday} un plan social touchant ${figure} salariés à l'échelle du groupe, une part non précisée d'entre eux au sein ${de(unit)}, sa branche consacrée aux films.`,
    `${company} licencie ${figure} personnes à travers le monde, a indiqué la direction ${weekday}. ${unit}, la division cinéma ${de(company)}, est aussi touchée par ces licenciements.`,
  ]);
  const list = pick([
    `Parmi les postes supprimés chez ${unit} figurent ceux de cadres connus : ${people[0]}, responsable de la distribution, ${people[1]}, directrice des séries, et ${people[2]}, responsable créatif.`,
    `Parmi les salariés licenciés chez ${unit} figurent ${people[0]}, responsable de la distribution, ainsi que ${people[1]}, directrice des séries, et ${people[2]}, responsable créatif.`,
  ]);
  const moves = [
    pick([
      `La division a changé de direction cette année. Après le départ de dirigeants comme ${leavers[0]} et ${leavers[1]}, ${comer}, ancien cadre chez ${rival}, a été nommé à la tête des programmes.`,
      `La division a connu plusieurs changements cette année. ${leavers[0]} a quitté ses fonctions et ${leavers[1]} a démissionné de son poste. ${comer}, venu de ${rival}, a pris la tête des programmes.`,
      `La division a vu partir plusieurs responsables cette année. Après le départ de ${leavers[0]} et ${leavers[1]}, ${comer}, ancienne directrice chez ${rival}, succède à ${leavers[0]} à la tête des programmes.`,
      `La division avait déjà bougé cette année. Après la démission de ${leavers[0]} et le départ de ${leavers[1]}, ${comer}, ex-directeur chez ${rival}, est devenu responsable des programmes.`,
    ]),
    pick([
      `Le directeur de ${service}, ${mover}, a récemment pris en charge un rôle dédié à l'IA.`,
      `${mover}, directeur de ${service}, vient de prendre un nouveau rôle consacré à l'intelligence artificielle.`,
    ]),
    `${bystander}, responsable ${de(unit)}, pilote cette transformation.`,
  ];
  const invests = pick([
    `En ${month}, ${company} a investi dans ${startup}, une start-up spécialisée dans l'IA. Ce soutien, porté par ${fund}, finance le développement de ${product}, une plateforme pour le grand public.`,
    `${company} a également investi en ${month} dans ${startup}, jeune pousse de l'intelligence artificielle. L'opération, réalisée par l'intermédiaire de ${fund}, doit permettre le lancement de ${product}, une application pour le public.`,
  ]);
  const deals = {
    invests,
    buys: `En ${month}, ${company} a aussi racheté ${startup}, une jeune pousse de l'intelligence artificielle.`,
    raises: `En ${month}, ${startup}, une start-up d'IA, a levé 40 millions d'euros auprès ${de(company)}.`,
  };
  const past = pick([
    `La dernière vague de licenciements dans cette branche remontait à janvier 2022, avec des centaines de postes supprimés.`,
    `Le précédent plan de licenciements datait de mars 2021 et avait touché quelque 300 personnes.`,
  ]);
  const middle = pick([
    [list, ...moves, deals[cast.deal]],
    [...moves, deals[cast.deal], list],
    [deals[cast.deal], list, ...moves],
  ]);
  return {
    title: pick([
      `${company} taille dans ses effectifs`,
      `Suppressions de postes chez ${company}`,
      `${company} réduit ses équipes`,
    ]),
    text: [lead, ...middle, past].join(pick([' ', '\n\n', '\n'])),
  };
}

function writeEnglish(cast: Cast, seed: number): { title: string; text: string } {
  const pick = random(seed + 177);
  const { company, unit, people, leavers, comer, rival, mover, service, bystander, startup, fund, product } = cast;
  const figure = grouped(cast.figure, ',');
  const weekday = english.days[cast.weekday]!;
  const month = english.months[cast.month - 1]!;
  const lead = pick([
    `${company} said on ${weekday} it would cut ${figure} jobs across the group, including an undisclosed number at ${unit}, its film division.`,
    `${company} is laying off ${figure} employees worldwide, the company announced on ${weekday}, some of them at ${unit}, the film unit of the group.`,
    `${company} announced ${figure} layoffs across the company on ${weekday}, part of them at ${unit}, its production arm.`,
    `${company} will make ${figure} people redundant around the world, it said on ${weekday}. ${unit}, the film division of ${company}, is among those hit by the layoffs.`,
  ]);
  const list = pick([
    `Among those laid off at ${unit} are ${people[0]}, head of casting, ${people[1]}, a drama executive, and ${people[2]}, creative lead.`,
    `The jobs cut at ${unit} include those of ${people[0]}, head of casting, ${people[1]}, a drama executive, and ${people[2]}, creative lead.`,
  ]);
  const moves = [
    pick([
      `The division has changed its leaders this year. After the departures of ${leavers[0]} and ${leavers[1]}, ${comer}, a former ${rival} executive, was appointed head of programmes.`,
      `The division has seen much change this year. ${leavers[0]} left her post and ${leavers[1]} resigned as director of series. ${comer}, formerly of ${rival}, became head of programmes.`,
      `The division has lost several leaders this year. After the departures of ${leavers[0]} and ${leavers[1]}, ${comer}, a former ${rival} director, succeeds ${leavers[0]} as head of programmes.`,
      `The division had been shaken up this year. Following the resignation of ${leavers[0]} and the exit of ${leavers[1]}, ${comer}, previously an executive at ${rival}, was named head of programmes.`,
    ]),
    pick([
      `The director of ${service}, ${mover}, has recently taken on a role dedicated to AI.`,
      `${mover}, director of ${service}, recently moved into a new role focused on artificial intelligence.`,
    ]),
    `${bystander}, head of ${unit}, is steering the change.`,
  ];
  const invests = pick([
    `In ${month}, ${company} also invested in ${startup}, a start-up specialised in AI. The investment, made through ${fund}, pays for the development of ${product}, a platform for the public.`,
    `${company} invested in ${startup}, an artificial intelligence start-up, in ${month}. The deal, led by ${fund}, backs the launch of ${product}, an app for the public.`,
  ]);
  const deals = {
    invests,
    buys: `In ${month}, ${company} also acquired ${startup}, an artificial intelligence start-up.`,
    raises: `In ${month}, ${startup}, an AI start-up, raised $40 million from ${company}.`,
  };
  const past = pick([
    `The last round of layoffs at the studio dates back to January 2022, when hundreds of jobs were cut.`,
    `A previous round of job cuts, in March 2021, had cost 300 people their jobs.`,
  ]);
  const middle = pick([
    [list, ...moves, deals[cast.deal]],
    [...moves, deals[cast.deal], list],
    [deals[cast.deal], list, ...moves],
  ]);
  return {
    title: pick([`${company} cuts jobs`, `Layoffs at ${company}`, `${company} to shed staff`]),
    text: [lead, ...middle, past].join(pick([' ', '\n\n', '\n'])),
  };
}

/** What the rules must say of the deal. */
function dealOf({ company, startup, fund, product, deal, published, month }: Cast): (string | undefined)[] {
  const when = `${published.slice(0, 4)}-${String(month).padStart(2, '0')}`;
  if (deal === 'buys') return ['acquisition', company, `target ${startup}`, undefined, when];
  if (deal === 'raises') return ['investment', startup, `investor ${company}`, undefined, when];
  return ['investment', company, `investee ${startup}`, `vehicle ${fund}`, product, when];
}

const seeds = Array.from({ length: 120 }, (_, index) => index + 1);

describe.each([
  ['fr', writeFrench],
  ['en', writeEnglish],
] as const)('the facts of the seed in other words (%s)', (language, write) => {
  it.each(seeds)('variant %i', (seed) => {
    const cast = castFor(seed);
    const { title, text } = write(cast, seed);
    const { claims, suppressed } = extractByRules({
      title,
      text,
      language,
      published: { value: cast.published, precision: 'day', basis: 'stated' },
    });
    const layoffs = claims.filter((claim): claim is LayoffClaim => claim.kind === 'layoff');
    const moves = claims.filter((claim): claim is LeadershipChangeClaim => claim.kind === 'leadership-change');
    const initiatives = claims.filter((claim): claim is AiInitiativeClaim => claim.kind === 'ai-initiative');
    const seen = {
      layoffs: layoffs.map(({ organisation, unit, quantity, announced, affectedUnits, affectedPeople }) => ({
        organisation: organisation.name,
        ownUnit: unit?.name,
        min: quantity.min,
        max: quantity.max,
        level: quantity.scope?.level,
        announced: announced?.value,
        basis: announced?.basis,
        units: affectedUnits?.map((one) => [one.name, one.quantity.qualifier]),
        people: affectedPeople?.map((one) => [one.name, Boolean(one.post), one.publicFigure]),
      })),
      moves: moves
        .map((move) => [
          move.person.name,
          move.status,
          move.organisation.name,
          move.otherOrganisation?.name ?? move.otherOrganisationRelation,
        ])
        .sort(),
      initiatives: initiatives.map((one) => [
        one.initiative,
        one.actor.name,
        ...(one.counterparties ?? []).map((party) => `${party.role} ${party.name}`),
        one.product?.name ?? one.person?.name,
        one.effective?.value,
      ]),
      background: suppressed.filter((one) => one.kind === 'layoff').map((one) => one.reason),
    };
    expect({ text: `${title}\n${text}`, ...seen }).toEqual({
      text: `${title}\n${text}`,
      layoffs: [
        {
          organisation: cast.company,
          ownUnit: undefined,
          min: cast.figure,
          max: cast.figure,
          level: 'group',
          announced: dayOf(cast),
          basis: 'relative',
          units: [[cast.unit, 'undisclosed']],
          people: cast.people.map((name) => [name, true, false]),
        },
      ],
      moves: [
        [cast.leavers[0], 'out', cast.company, undefined],
        [cast.leavers[1], 'out', cast.company, undefined],
        [cast.comer, 'in', cast.company, cast.rival],
        [cast.mover, 'in', cast.company, 'same'],
      ].sort(),
      initiatives: [dealOf(cast), ['role', cast.company, cast.mover, undefined]],
      background: ['background'],
    });
  });
});
