import { newsroomAliases } from '../lexicon/data/newsroom.js';
import { organisationAliases } from '../lexicon/data/organisations.js';
import { lowAt, type Reading } from '../text/document.js';
import type { Entity, Mention } from './entities.js';
import { isFirstName, knownSet, organisationWordSet } from './known.js';

/** Moves the mentions of one entity to another that it is a short form of. */
export function merge(from: Entity, into: Entity): void {
  if (from === into) return;
  for (const mention of from.mentions) {
    mention.entity = into;
    into.mentions.push(mention);
  }
  from.mentions.length = 0;
  into.score.person += from.score.person;
  into.score.organisation += from.score.organisation;
}

const aliases = Object.entries({ ...organisationAliases, ...newsroomAliases });

/** "General Electric (GE)", and the aliases of the data. */
export function joinAliases(reading: Reading, byClause: readonly Mention[][], entities: readonly Entity[]): void {
  for (const clause of reading.clauses) {
    const list = byClause[clause.index] ?? [];
    for (let at = 0; at + 1 < list.length; at += 1) {
      const [long, short] = [list[at]!, list[at + 1]!];
      if (!isAcronym(long, short) || long.entity.kind === 'person' || long.entity.kind === 'place') continue;
      long.entity.kind = 'organisation';
      merge(short.entity, long.entity);
    }
  }
  const alive = entities.filter(({ mentions }) => mentions.length > 0);
  joinInitials(alive);
  giveArticles(alive);
  const named = (name: string): Entity | undefined =>
    alive.find((entity) => entity.name === name && entity.mentions.length > 0);
  const names = new Set(alive.map((entity) => entity.name));
  for (const [alias, name] of aliases) {
    const short = names.has(alias) ? named(alias) : undefined;
    const long = short && named(name);
    if (!short || (name.endsWith("'s") && !isWrittenInS(short))) continue;
    if (long && short !== long) merge(short, long);
    else {
      short.name = name;
      names.add(name);
    }
  }
}

/** "la rédaction du Parisien": a paper whose name has an article that "du" and "au" swallow. */
function giveArticles(alive: readonly Entity[]): void {
  for (const entity of alive) {
    if (entity.kind === 'person' || entity.key.includes(' ')) continue;
    const article = ['le ', 'la ', 'les ', "l'"].find((one) => knownSet.has(one + entity.key));
    const led = ({ clause, from }: Mention): boolean =>
      /^(?:du|au|le|la|l'|les|aux|des)$/.test(lowAt(clause, from - 1));
    if (article && !knownSet.has(entity.key) && entity.mentions.every(led))
      entity.name = article.charAt(0).toUpperCase() + article.slice(1) + entity.name;
  }
}

/** "Macy's will close", not "Bill Macy": the name of a house that ends like a genitive. */
const isWrittenInS = ({ kind, mentions }: Entity): boolean =>
  kind !== 'person' && mentions.every(({ clause, to }) => lowAt(clause, to) === "'s");

/** "TCS" in the title, "Tata Consultancy Services" in the text: initials of three words or more. */
function joinInitials(all: readonly Entity[]): void {
  const short = new Map(all.filter(({ name }) => /^\p{Lu}{3,6}$/u.test(name)).map((entity) => [entity.name, entity]));
  if (short.size === 0) return;
  for (const entity of all) {
    if (entity.kind === 'person' || entity.kind === 'place') continue;
    const words = entity.key
      .split(/[\s-]+|[ld]'/)
      .filter((word) => word && !/^(?:de|du|des|d|l|la|le|les|of|the|and|et|for|pour)$/.test(word));
    if (words.length < 3) continue;
    const found = short.get(
      words
        .map((word) => word.charAt(0))
        .join('')
        .toUpperCase(),
    );
    if (found && found !== entity && found.kind !== 'person' && found.kind !== 'place') merge(found, entity);
  }
}

/** The second name stands in brackets right behind the first, in capitals, and can be its initials. */
function isAcronym(long: Mention, short: Mention): boolean {
  const { clause } = long;
  const { text } = short.name;
  if (short.from !== long.to + 1 || lowAt(clause, long.to) !== '(' || lowAt(clause, short.to) !== ')') return false;
  if (text.length < 2 || text !== text.toUpperCase()) return false;
  return text.length <= 5 || clause.tokens[long.from]!.text.charAt(0).toUpperCase() === text.charAt(0);
}

/** Full names by what they can be shortened to. */
interface FullNames {
  readonly people: Map<string, Entity[]>;
  readonly houses: Map<string, Entity[]>;
  readonly firstNames: Map<string, Entity[]>;
}

function fullNamesOf(alive: readonly Entity[]): FullNames {
  const names: FullNames = { people: new Map(), houses: new Map(), firstNames: new Map() };
  const singles = new Map(alive.filter((entity) => !entity.key.includes(' ')).map((entity) => [entity.key, entity]));
  const enter = (list: Map<string, Entity[]>, key: string, entity: Entity): void => {
    const sharing = list.get(key) ?? [];
    if (sharing.length < 20) sharing.push(entity);
    list.set(key, sharing);
  };
  for (const entity of alive) {
    const words = entity.key
      .replace(/["\u201C\u201D]/gu, '')
      .split(' ')
      .filter((word) => !/^(?:jr|sr|ii|iii|iv)$/.test(word));
    if (words.length < 2) continue;
    if (entity.kind === 'person') enter(names.firstNames, words[0]!, entity);
    const list = entity.kind === 'person' || shortensToLast(entity, words, singles) ? names.people : names.houses;
    for (let at = 1; at < words.length; at += 1) enter(list, words.slice(at).join(' '), entity);
  }
  return names;
}

/** "Sanders" after "Vernon Sanders", "MGM Studios" after "Amazon MGM Studios", "Mr Ambani" after "Anil Ambani". */
export function joinShortForms(entities: readonly Entity[]): void {
  const alive = entities.filter((entity) => entity.mentions.length > 0);
  const names = fullNamesOf(alive);
  for (const entity of alive) {
    const full = personOf(entity, names) ?? houseOf(entity, names) ?? paperOf(entity, names);
    if (full) merge(entity, full);
  }
}

function personOf(entity: Entity, { people, firstNames }: FullNames): Entity | undefined {
  if (entity.kind === 'place') return undefined;
  const single = !entity.key.includes(' ');
  const surname = people.get(entity.key) ?? [];
  const open = entity.kind !== 'organisation' || (single && !knownSet.has(entity.key) && entity.score.organisation < 3);
  const full = surname.length > 0 && open ? nearest(surname, entity) : undefined;
  if (full && !(single && standsFirst(entity, full))) return full;
  const first =
    single && entity.kind !== 'organisation' && isFirstName(entity.key) ? firstNames.get(entity.key) : undefined;
  return first?.length === 1 ? first[0] : undefined;
}

/** The text names people in full before it shortens them: a word that stands earlier, and often, is a house of that name. */
function standsFirst(short: Entity, full: Entity): boolean {
  const firstIn = (entity: Entity): number =>
    entity.mentions.find((mention) => mention.clause.field.field === 'text')?.clause.index ?? 1e6;
  return (
    short.mentions.length > 2 &&
    short.mentions.every((mention) => !mention.name.titled) &&
    firstIn(short) < firstIn(full)
  );
}

function houseOf(entity: Entity, { houses }: FullNames): Entity | undefined {
  if (entity.kind === 'person' || !entity.key.includes(' ')) return undefined;
  return (houses.get(entity.key) ?? []).find((whole) => whole.kind === 'organisation' || whole.kind === 'unknown');
}

/** "the Courant" after "The Hartford Courant": a house by its last word, with an article and told in full before. */
function paperOf(entity: Entity, { houses }: FullNames): Entity | undefined {
  if (entity.kind === 'person' || entity.kind === 'place' || entity.key.includes(' ') || knownSet.has(entity.key))
    return undefined;
  const [first] = entity.mentions;
  const whole = (houses.get(entity.key) ?? []).filter((one) => one.kind !== 'person' && one.kind !== 'place');
  if (!first || lowAt(first.clause, first.from - 1) !== 'the' || whole.length !== 1) return undefined;
  const told = whole[0]!.mentions[0];
  return told && told.clause.index <= first.clause.index ? whole[0] : undefined;
}

/** "Routhiau" behind "Elzéar Routhiau", "M. Routhiau" whatever stands before. */
const isShort = ({ kind, mentions }: Entity, words: number): boolean =>
  (kind === 'unknown' && words === 2) || (kind === 'person' && mentions.some(({ name }) => name.titled));

/** Two words of unknown kind that the article shortens to the last: so people are named, and houses hardly ever. */
function shortensToLast(entity: Entity, words: readonly string[], singles: ReadonlyMap<string, Entity>): boolean {
  const last = singles.get(words.at(-1)!);
  if (entity.kind !== 'unknown' || words.length > 3 || !last || !isShort(last, words.length)) return false;
  if (organisationWordSet.has(words.at(-1)!) || knownSet.has(words[0]!)) return false;
  entity.kind = 'person';
  return true;
}

function nearest(candidates: readonly Entity[], short: Entity): Entity | undefined {
  const at = short.mentions[0]?.clause.index ?? 0;
  const distance = (entity: Entity): number =>
    entity.mentions.reduce((least, mention) => Math.min(least, Math.abs(mention.clause.index - at)), 1e6);
  return candidates
    .filter((entity) => entity.mentions.length > 0)
    .map((entity) => ({ entity, gap: distance(entity) }))
    .sort((a, b) => a.gap - b.gap)[0]?.entity;
}
