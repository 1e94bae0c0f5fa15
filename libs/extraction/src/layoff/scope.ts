import type { Scope } from '@newsledger/newsroom';
import { countries, nations } from '../lexicon/data/places.js';
import { lowAt, tagsOf, wordsAt, type Clause } from '../text/document.js';
import { canBeOrganisation, canBePerson, type Cast, type Entity, type Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { scopeBefore } from './scope-before.js';
import { severalSites } from './sites.js';

/** Where a figure holds: a place or unit named beside it. */
export interface FigureScope {
  readonly scope: Scope;
  readonly from: number;
  readonly to: number;
  readonly entity?: Entity;
  /** The sentence of the name, where it is another than that of the figure. */
  readonly clause?: Clause;
  /** The sites, where the figure is that of several together. */
  readonly places?: readonly Mention[];
}

const prepositions = /^(?:en|à|au|aux|dans|in|at|from|chez|across|throughout|within|for|sur)$/;
const own = /^(?:sein|de|d'|sa|son|ses|la|le|l'|les|its|the|their|leur|leurs|an|a|une|un)$/;

/** The scope of a figure whose words end at token `end`: "en France", "dans l'ensemble du groupe", "at its Bochum plant". */
export function scopeOf(
  clause: Clause,
  cast: Cast,
  from: number,
  end: number,
  employer: Entity | undefined,
): FigureScope | undefined {
  const limit = limitOf(clause, end);
  const group = tagsOf(clause, 'group').find((tag) => tag.from >= from && tag.to <= limit + 2);
  for (const mention of cast.mentionsIn(clause)) {
    if (mention.from < end || mention.from >= limit || (group && group.from < mention.from)) continue;
    const place = placeScope(mention, cast, employer);
    const scope = place
      ? (severalSites(mention, place, cast, employer, siteBeside(mention)) ?? place)
      : unitScope(mention, employer);
    if (scope) return scope;
  }
  if (group) return { scope: { level: 'group' }, from: group.from, to: group.to };
  const nation = nationOf(clause, from, end) ?? ownStaff(clause, from, limit) ?? staffKind(clause, from, limit);
  if (nation) return nation;
  const between = placeBetween(clause, cast, from, end, employer);
  if (between) return between;
  return (
    departmentAfter(clause, end, limit) ??
    closedSite(clause, cast, Math.max(from, end), employer) ??
    scopeBefore(clause, cast, from, employer)
  );
}

/** "800 British jobs", "300 UK staff": the nation of the posts that are counted. */
function nationOf(clause: Clause, from: number, end: number): FigureScope | undefined {
  for (let at = from; at < end; at += 1) {
    const low = lowAt(clause, at);
    const name =
      nations.get(low) ?? (countries.has(low) && clause.tokens[at]!.capital ? clause.tokens[at]!.text : undefined);
    const counts = clause.tags.some(
      (tag) =>
        /^(?:jobPost|jobPeople|workforce|layoffNoun)$/.test(tag.category) &&
        tag.from > at &&
        tag.from - at <= 2 &&
        tag.to <= end,
    );
    if (name && counts) return { scope: { level: 'country', name }, from: at, to: at + 1 };
  }
  return undefined;
}

/** "a quarter of its Linby workforce", "10% of its UK staff": the place of the people of whom a part goes. */
function ownStaff(clause: Clause, from: number, limit: number): FigureScope | undefined {
  for (const { from: at, to } of tagsOf(clause, 'workforce')) {
    const place = at - 1;
    const token = clause.tokens[place];
    if (place <= from || to > limit + 6 || !token?.capital || !/^(?:its|their)$/.test(lowAt(clause, place - 1)))
      continue;
    const name = nations.get(token.low) ?? token.text;
    const level = countries.has(token.low) || nations.has(token.low) ? 'country' : 'site';
    return { scope: { level, name }, from: place, to: at };
  }
  return undefined;
}

/** "its corporate ranks", "300 head office posts": a kind of staff that is a part of the house. */
function staffKind(clause: Clause, from: number, limit: number): FigureScope | undefined {
  for (let at = from; at < limit; at += 1) {
    const size =
      /^(?:corporate|operational|administrative|managerial|white-collar|salaried|head-office|back-office|clerical)$/.test(
        lowAt(clause, at),
      )
        ? 1
        : /^(?:head|back)$/.test(lowAt(clause, at)) && lowAt(clause, at + 1) === 'office'
          ? 2
          : 0;
    if (!size) continue;
    const noun = at + size;
    const staff =
      /^(?:ranks|roles?|functions?|teams?|operations)$/.test(lowAt(clause, noun)) ||
      clause.tags.some((tag) => tag.from === noun && /^(?:jobPost|jobPeople|workforce)$/.test(tag.category));
    if (staff) return { scope: { level: 'department', name: wordsAt(clause, at, noun + 1) }, from: at, to: noun + 1 };
  }
  return undefined;
}

/** "va licencier aux Etats-Unis 18.000 salariés": a place between the verb and its object. */
function placeBetween(
  clause: Clause,
  cast: Cast,
  from: number,
  end: number,
  employer: Entity | undefined,
): FigureScope | undefined {
  for (const mention of cast.mentionsIn(clause))
    if (mention.from > from && mention.to < end && mention.entity.kind === 'place') {
      const scope = placeScope(mention, cast, employer);
      if (scope) return scope;
    }
  return undefined;
}

/** "La fermeture de son usine de X entraînera la perte de 46 emplois": the site that closes, named before the figure. */
function closedSite(clause: Clause, cast: Cast, before: number, employer: Entity | undefined): FigureScope | undefined {
  for (const mention of cast.mentionsIn(clause))
    if (mention.to <= before && (siteBeside(mention) || isLeft(mention)) && !describesHouse(mention)) {
      const scope = placeScope(mention, cast, employer) ?? leftPlace(mention);
      if (scope) return severalSites(mention, scope, cast, employer, true) ?? scope;
    }
  return undefined;
}

/** "is pulling out of Cardiff", "quits Lima": the place that a house leaves. */
const isLeft = ({ clause, from }: Mention): boolean =>
  clause.tags.some(({ category, to }) => category === 'closure' && to === from) ||
  /^(?:quits?|quitting|leaves|leaving|exits?|exiting|vacates?|abandons?|abandoning)$/.test(lowAt(clause, from - 1));

const leftPlace = (mention: Mention): FigureScope | undefined =>
  mention.entity.kind === 'place' && isLeft(mention)
    ? { scope: { level: 'site', name: mention.entity.name }, from: mention.from, to: mention.to }
    : undefined;

/** "Nebbler, the Lima studio behind the game, ...": where a house is that stands before the comma. */
const describesHouse = ({ clause, from }: Mention): boolean =>
  /^(?:the|a|an)$/.test(lowAt(clause, from - 1)) &&
  lowAt(clause, from - 2) === ',' &&
  clause.tokens[from - 3]?.capital === true;

/** "en France", "à Belfort", "on its Bochum site", "in Linby": places of the lists, and others where only a place can stand. */
export function placeScope(mention: Mention, cast: Cast, employer: Entity | undefined): FigureScope | undefined {
  const { clause, entity, from, to } = mention;
  const governor = governorOf(mention) ?? '';
  const site = siteBeside(mention);
  if (entity === employer || canNotBePlace(mention, employer)) return undefined;
  const listed = entity.kind === 'place';
  if (listed && isAdjective(mention)) return undefined;
  const placed = /^(?:à|in|en)$/.test(governor) || (governor === 'at' && isOnlyPlaced(entity)) || isInRegion(mention);
  if (listed ? !prepositions.test(governor) && !site : !site && !placed) return undefined;
  const second = listed ? pairedPlace(mention, cast) : undefined;
  const home = entity.key === 'hexagone' ? 'France' : entity.name;
  const name = second ? wordsAt(clause, from, second.to) : home;
  const level = !site && countries.has(entity.key) ? 'country' : 'site';
  return { scope: { level, name }, from, to: second?.to ?? to };
}

/** "dans le canton de Vaud", "dans l'agglomération de Caen": a word for a part of a country before the name. */
const isInRegion = ({ clause, from }: Mention): boolean =>
  [2, 3].some((back) =>
    /^(?:canton|région|département|province|bassin|commune|ville|agglomération|périphérie|banlieue|état)$/.test(
      lowAt(clause, from - back),
    ),
  );

/** "at US insurance broker X", "in UK retail": a country that only describes. */
const isAdjective = ({ clause, to, entity }: Mention): boolean =>
  /^(?:us|uk|eu|u\.s\.|u\.k\.)$/.test(entity.key) &&
  clause.tokens[to]?.kind === 'word' &&
  !clause.tokens[to].capital &&
  !/^(?:and|or|by|as|this|next|last|on|after|in|over|to|from|with|where|which|while|because|when|at|for|following|during|before|amid|but)$/.test(
    lowAt(clause, to),
  );

/** A name that the article has only behind "at" or "in", or beside a word for a site. */
const isOnlyPlaced = ({ mentions }: Entity): boolean =>
  mentions.every(
    (mention) =>
      lowAt(mention.clause, mention.to) !== "'s" &&
      (/^(?:at|in|near|from)$/.test(governorOf(mention) ?? '') || siteBeside(mention)),
  );

const canNotBePlace = (mention: Mention, employer: Entity | undefined): boolean =>
  mention.entity.kind !== 'place' &&
  ((mention.entity.kind !== 'unknown' && !(siteBeside(mention) && mention.entity.score.organisation < 2)) ||
    mention.entity.parent !== undefined ||
    (canBePerson(mention) && !siteBeside(mention)) ||
    owns(mention, employer));

/** An unknown name that is the employer's own owner or part. */
const owns = ({ entity }: Mention, employer: Entity | undefined): boolean =>
  employer !== undefined && (employer.parent === entity || entity.parent === employer);

/** "son usine de X", "le site X", "its X plant", "the plant in X". */
export function siteBeside({ clause, from, to, name: { initial } }: Mention): boolean {
  const last = pairEnd(clause, to);
  const behind = clause.tags.some((tag) => tag.category === 'siteWord' && tag.from >= last && tag.from - last <= 2);
  if (behind && !initial) return true;
  let at = from - 1;
  while (
    at > clause.from &&
    from - at <= 3 &&
    /^(?:de|d'|du|des|in|at|near|à|la|le|les|l'|of)$/.test(lowAt(clause, at))
  )
    at -= 1;
  const far = clause.tokens[at]?.kind === 'word';
  return clause.tags.some((tag) => tag.category === 'siteWord' && (tag.to === at + 1 || (far && tag.to === at)));
}

/** "its Linby and Oakham |mills": the end of the names that are joined before one word for their sites. */
function pairEnd(clause: Clause, to: number): number {
  let at = to;
  while (at - to < 10 && /^(?:and|&|,)$/.test(lowAt(clause, at)) && clause.tokens[at + 1]?.capital) {
    at += 2;
    while (at - to < 10 && (clause.tokens[at]?.capital || lowAt(clause, at) === '.')) at += 1;
  }
  return at;
}

/** "en France et en Allemagne": the second place of a pair. */
function pairedPlace({ clause, to }: Mention, cast: Cast): Mention | undefined {
  return cast.mentionsIn(clause).find((other) => {
    if (other.entity.kind !== 'place' || other.from <= to || other.from - to > 3) return false;
    return (
      /^(?:et|and)$/.test(lowAt(clause, to)) && (other.from === to + 1 || prepositions.test(lowAt(clause, to + 1)))
    );
  });
}

/** "chez sa filiale X". */
function unitScope(mention: Mention, employer: Entity | undefined): FigureScope | undefined {
  const { entity, from, to } = mention;
  if (!employer || entity === employer || entity.parent !== employer || !canBeOrganisation(mention)) return undefined;
  if (!prepositions.test(governorOf(mention) ?? '')) return undefined;
  return { scope: { level: 'subsidiary', name: entity.name }, from, to, entity };
}

/** A figure's scope stands before the next comma, figure or statement. */
function limitOf(clause: Clause, end: number): number {
  const last = Math.min(clause.to, end + 14);
  for (let at = end; at < last; at += 1) {
    const token = clause.tokens[at]!;
    if (
      /^[;:]$/.test(token.text) ||
      /^(?:dont|tandis|alors|while|after|après|including|soit|mais|but|as|when|lorsque|afin|pour|because|following|suite)$/.test(
        token.low,
      ) ||
      isPartly(token.low)
    )
      return at;
    if (
      /^(?:et|and)$/.test(token.low) &&
      clause.tags.some(
        (tag) =>
          tag.from > at &&
          tag.from - at <= (/^(?:de|d'|la|à)$/.test(lowAt(clause, at + 1)) ? 3 : 1) &&
          /Verb$|^closure$/.test(tag.category),
      )
    )
      return at;
    if (token.text === ',' && (at > end || clause.figures.some(({ from }) => from === at + 1))) return at;
  }
  return last;
}

/** "mainly at its plant in Lima", "principalement à Lens": where most of a cut falls is not where its figure holds. */
const isPartly = (low: string): boolean =>
  /^(?:mainly|mostly|most|largely|primarily|chiefly|principally|particularly|especially|notably|predominantly|principalement|notamment|surtout|essentiellement|majoritairement|particulièrement)$/.test(
    low,
  );

/** "dans sa division cloud", "in its investment banking arm", "at its call centres": a unit without a name of its own. */
function departmentAfter(clause: Clause, end: number, limit: number): FigureScope | undefined {
  const unit = clause.tags.find(
    (tag) =>
      (tag.category === 'unitWord' || tag.category === 'departmentWord') &&
      tag.from >= end &&
      tag.to <= limit &&
      tag.from - end <= 6,
  );
  if (!unit) return undefined;
  let from = unit.from;
  while (from > end && !prepositions.test(lowAt(clause, from - 1))) from -= 1;
  if (from < end || (from === end && !own.test(lowAt(clause, end)))) return undefined;
  while (from < unit.from && own.test(lowAt(clause, from))) from += 1;
  const to = describedEnd(clause, from === unit.from, unit.to, limit);
  const name = wordsAt(clause, from, to);
  if (
    /^(?:plusieurs|certaine?s|différente?s|divers|diverses|tou[ts]|toutes|several|various|some|all|different|many|other)$/i.test(
      name.split(' ', 1)[0]!,
    )
  )
    return undefined;
  return name.length > 60 ? undefined : { scope: { level: 'department', name }, from, to };
}

/** "division |cloud": French describes a unit behind its noun. */
function describedEnd(clause: Clause, bare: boolean, start: number, limit: number): number {
  let to = start;
  while (
    bare &&
    to < limit &&
    to - start < 3 &&
    clause.tokens[to]!.kind === 'word' &&
    !clause.tokens[to]!.capital &&
    !prepositions.test(lowAt(clause, to)) &&
    !/^(?:et|and|qui|who|that|d'ici|by|pour|to|de|d'|du|this|ce|cette|last|next|over|d)$/.test(lowAt(clause, to))
  )
    to += 1;
  return to;
}

/** Units that a sentence names as hit without a figure of their own: "dont une partie au sein de X", "including at X". */
export function unitsHit(clause: Clause, cast: Cast, employer: Entity, from: number): Mention[] {
  return cast.mentionsIn(clause).filter((mention) => {
    if (mention.entity === employer || mention.entity.parent !== employer || !canBeOrganisation(mention)) return false;
    const governor = governorOf(mention) ?? '';
    return mention.from >= from - 30 && /^(?:de|d'|chez|à|dans|at|in|of|for|sur|à)$/.test(governor);
  });
}
