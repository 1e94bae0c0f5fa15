import { organisationAliases, organisationNouns } from '../lexicon/data/organisations.js';
import { nameParticles } from '../lexicon/data/function-words.js';
import { tagAt, tagEnding, tagsOf, type Clause, type Reading } from '../text/document.js';
import {
  isFirstName,
  isNeverEmployer,
  keyOf,
  knownSet,
  namesAmongCapitals,
  namesOf,
  organisationWordSet,
  placeSet,
  type Name,
} from './names.js';

export type EntityKind = 'person' | 'organisation' | 'place' | 'unknown';

/** A person, organisation or place of the article, under its usual full form. */
export interface Entity {
  readonly key: string;
  name: string;
  kind: EntityKind;
  readonly mentions: Mention[];
  /** The organisation that this one is a part of, where the text says so. */
  parent?: Entity;
  /** The text calls it a division, a studio, a subsidiary of another. */
  unit: boolean;
  readonly score: { person: number; organisation: number; place: number };
}

export interface Mention {
  readonly name: Name;
  readonly clause: Clause;
  readonly from: number;
  readonly to: number;
  entity: Entity;
}

/** All names of an article, grouped into entities. */
export interface Cast {
  readonly entities: readonly Entity[];
  /** Mentions of a clause, left to right. */
  mentionsIn(clause: Clause): readonly Mention[];
}

/** Reads the names of every clause, joins short forms to full ones, and decides what each is. */
export function castOf(reading: Reading): Cast {
  const byKey = new Map<string, Entity>();
  const byClause: Mention[][] = [];
  const lowWords = lowerCaseWords(reading);
  const enter = (clause: Clause, names: readonly Name[]): void => {
    const list: Mention[] = [];
    for (const name of names) {
      const key = houseOfSite(keyOf(name.text));
      if (isCommonWord(name, lowWords)) continue;
      const entity = byKey.get(key) ?? newEntity(key, name.text.slice(0, key.length));
      byKey.set(key, entity);
      const mention: Mention = { name, clause, from: name.from, to: name.to, entity };
      entity.mentions.push(mention);
      list.push(mention);
      weigh(mention, reading.language);
    }
    byClause[clause.index] = list;
  };
  for (const clause of reading.clauses) if (!clause.titleCase) enter(clause, namesOf(clause));
  const isKnown = (key: string): boolean => (byKey.has(key) && key.length > 2) || knownSet.has(key);
  for (const clause of reading.clauses) if (clause.titleCase) enter(clause, namesAmongCapitals(clause, isKnown));
  const entities = [...byKey.values()];
  for (const entity of entities) decide(entity);
  joinAliases(reading, byClause);
  joinShortForms(entities);
  findParents(entities, byClause);
  return {
    entities: entities.filter((entity) => entity.mentions.length > 0),
    mentionsIn: (clause) => byClause[clause.index] ?? [],
  };
}

/** "Ford-Blanquefort" is Ford, at Blanquefort. */
function houseOfSite(key: string): string {
  const at = key.indexOf('-');
  return at > 1 && knownSet.has(key.slice(0, at)) && placeSet.has(key.slice(at + 1)) ? key.slice(0, at) : key;
}

const newEntity = (key: string, name: string): Entity => ({
  key,
  name,
  kind: 'unknown',
  mentions: [],
  unit: false,
  score: { person: 0, organisation: 0, place: 0 },
});

function lowerCaseWords(reading: Reading): Set<string> {
  const words = new Set<string>();
  for (const field of reading.fields)
    for (const token of field.tokens) if (token.kind === 'word' && !token.capital) words.add(token.low);
  return words;
}

/** A single word that begins its sentence and is also written small, or ends like a common noun, is not a name. */
function isCommonWord(name: Name, lowWords: ReadonlySet<string>): boolean {
  if (name.to - name.from > 1 || name.titled) return false;
  const key = keyOf(name.text);
  if (knownSet.has(key) || placeSet.has(key)) return false;
  if (lowWords.has(key) && (name.initial || name.text.length > 3)) return true;
  if (!name.initial && !name.clause.titleCase) return false;
  if (name.text.toUpperCase() === name.text && name.text.length > 1) return false;
  return /(?:ments?|tions?|ités?|ing|ly|ed|ées?|és|eurs?|euses?|ants?|iques?|ness|ships?|ances?|ences?|ismes?|istes?)$/.test(
    key,
  );
}

const ageAfter = /^(?:\d\d)$/;

function weigh(mention: Mention, language: Reading['language']): void {
  const { name, clause, from, to, entity } = mention;
  const { tokens } = clause;
  const score = entity.score;
  const words = tokens.slice(from, to);
  const key = entity.key;
  if (knownSet.has(key)) score.organisation += 6;
  if (placeSet.has(key)) score.place += 7;
  const holder = words.length > 1 ? words.filter((word) => organisationWordSet.has(word.low)).length : 0;
  if (holder) score.organisation += 4;
  if (knownSet.has(words[0]!.low) && words.length > 1) score.organisation += 2;
  if (words.length >= 2 && words.length <= 5 && isFirstName(words[0]!.low) && !holder) score.person += 4;
  if (
    words.length >= 2 &&
    words.some((word, index) => index > 0 && nameParticles.has(word.low) && !word.capital) &&
    isFirstName(words[0]!.low)
  )
    score.person += 1;
  if (words.length >= 2 && /^[A-Z]$/.test(words[1]!.text) && words.length === 3) score.person += 2;
  if (name.titled) score.person += 6;
  if (words.length === 1 && /\p{Ll}\p{Lu}/u.test(name.text) && !/^Ma?c[A-Z]/.test(name.text)) score.organisation += 2;
  if (words.length === 1 && name.text.length >= 2 && name.text.length <= 6 && name.text === name.text.toUpperCase())
    score.organisation += 1;
  if (/\d|&|\.(?:ai|com|io|fr|tv)$/.test(name.text)) score.organisation += 2;
  const before = tokens[from - 1];
  const noun = from - 1 >= clause.from ? (before?.low ?? '') : '';
  const nounBefore = tokens[from - 2]?.low ?? '';
  if (
    organisationNouns[language].includes(noun) ||
    (organisationNouns[language].includes(nounBefore) &&
      from - 2 >= clause.from &&
      !/^[,.;:]$/.test(noun) &&
      language === 'fr' &&
      /(?:ais|ain|ien|ois|ique|and|al|ise|aine|ol)$/.test(noun))
  )
    score.organisation += 3;
  if (noun === 'chez') score.organisation += 2;
  if (noun === 'at' && language === 'en') score.organisation += 1;
  if (tagEnding(clause, 'post', from) && words.length >= 2) score.person += 1;
  const after = tokens[to];
  if (to < clause.to && after?.low === "'s" && words.length === 1) score.organisation += 0.5;
  if (after?.text === ',' || after?.text === '(') {
    if (
      ageAfter.test(tokens[to + 1]?.text ?? '') &&
      (/^(?:ans|,)$/.test(tokens[to + 2]?.low ?? '') || tokens[to + 2]?.text === ')')
    )
      score.person += 4;
    const skip = /^(?:l'|le|la|une|un|a|an|the|sa|son|its)$/.test(tokens[to + 1]?.low ?? '') ? 2 : 1;
    if (tagAt(clause, 'post', to + skip) && words.length >= 2) score.person += 1.5;
    if (
      /^(?:maison-mère|filiale|division|branche|start-up|startup|entreprise|société|subsidiary|unit|company|firm|owner|parent|maker)$/.test(
        tokens[to + skip]?.low ?? '',
      )
    )
      score.organisation += 3;
  }
  if (
    /^(?:who|qui)$/.test(tokens[after?.text === ',' ? to + 1 : to]?.low ?? '') &&
    words.length >= 2 &&
    language === 'en'
  )
    score.person += 1;
}

function decide(entity: Entity): void {
  const { person, organisation, place } = entity.score;
  const most = Math.max(person, organisation, place);
  if (most < 1) return;
  entity.kind = place === most ? 'place' : organisation === most ? 'organisation' : 'person';
}

function merge(from: Entity, into: Entity): void {
  if (from === into) return;
  for (const mention of from.mentions) {
    mention.entity = into;
    into.mentions.push(mention);
  }
  from.mentions.length = 0;
  into.score.person += from.score.person;
  into.score.organisation += from.score.organisation;
}

/** "General Electric (GE)", and the aliases of the data. */
function joinAliases(reading: Reading, byClause: readonly Mention[][]): void {
  for (const clause of reading.clauses) {
    const list = byClause[clause.index] ?? [];
    for (let at = 0; at + 1 < list.length; at += 1) {
      const [long, short] = [list[at]!, list[at + 1]!];
      if (short.from !== long.to + 1 || clause.tokens[long.to]?.text !== '(' || clause.tokens[short.to]?.text !== ')')
        continue;
      const initials = clause.tokens
        .slice(long.from, long.to)
        .map((token) => token.text.charAt(0))
        .join('');
      const text = short.name.text;
      if (
        text.length > 1 &&
        text === text.toUpperCase() &&
        (initials.toUpperCase().startsWith(text.charAt(0)) || text.length <= 5)
      ) {
        if (long.entity.kind !== 'person' && long.entity.kind !== 'place') {
          long.entity.kind = 'organisation';
          merge(short.entity, long.entity);
        }
      }
    }
  }
  const all = new Set(byClause.flat().map((mention) => mention.entity));
  const byName = new Map([...all].map((entity) => [entity.name, entity]));
  for (const [alias, name] of Object.entries(organisationAliases)) {
    const short = byName.get(alias);
    const long = byName.get(name);
    if (short && long && short !== long) merge(short, long);
    else if (short) short.name = name;
  }
}

/** "Sanders" after "Vernon Sanders", "MGM Studios" after "Amazon MGM Studios", "Mr Ambani" after "Anil Ambani". */
function joinShortForms(entities: readonly Entity[]): void {
  const alive = entities.filter((entity) => entity.mentions.length > 0);
  const byLast = new Map<string, Entity[]>();
  const bySuffix = new Map<string, Entity[]>();
  const singles = new Map(alive.filter((entity) => !entity.key.includes(' ')).map((entity) => [entity.key, entity]));
  const byFirst = new Map<string, Entity[]>();
  for (const entity of alive) {
    const words = entity.key.split(' ');
    if (words.length < 2) continue;
    if (entity.kind === 'person') byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []).slice(0, 3), entity]);
    const list = entity.kind === 'person' || shortensToLast(entity, words, singles) ? byLast : bySuffix;
    for (let at = 1; at < words.length; at += 1) {
      const suffix = words.slice(at).join(' ');
      const sharing = list.get(suffix) ?? [];
      if (sharing.length < 20) sharing.push(entity);
      list.set(suffix, sharing);
    }
  }
  for (const entity of alive) {
    const people = byLast.get(entity.key) ?? [];
    const single = !entity.key.includes(' ');
    if (
      people.length > 0 &&
      (entity.kind === 'unknown' ||
        entity.kind === 'person' ||
        (single && !knownSet.has(entity.key) && entity.score.organisation < 3)) &&
      entity.kind !== 'place'
    ) {
      const best = nearest(people, entity);
      if (best) merge(entity, best);
      continue;
    }
    const firsts = single && isFirstName(entity.key) ? (byFirst.get(entity.key) ?? []) : [];
    if (firsts.length === 1 && entity.kind !== 'organisation' && entity.kind !== 'place') {
      merge(entity, firsts[0]!);
      continue;
    }
    const wholes = (bySuffix.get(entity.key) ?? []).filter(
      (whole) => whole.kind === 'organisation' || whole.kind === 'unknown',
    );
    if (!single && wholes.length > 0 && entity.kind !== 'person') merge(entity, wholes[0]!);
  }
}

/** Two words of unknown kind that the article shortens to the last: so people are named, and houses hardly ever. */
function shortensToLast(entity: Entity, words: readonly string[], singles: ReadonlyMap<string, Entity>): boolean {
  const last = singles.get(words.at(-1)!);
  if (
    entity.kind !== 'unknown' ||
    words.length !== 2 ||
    !last ||
    last.kind !== 'unknown' ||
    organisationWordSet.has(words[1]!)
  )
    return false;
  entity.kind = 'person';
  return true;
}

function nearest(candidates: readonly Entity[], short: Entity): Entity | undefined {
  const at = short.mentions[0]?.clause.index ?? 0;
  const distance = (entity: Entity): number =>
    Math.min(...entity.mentions.map((mention) => Math.abs(mention.clause.index - at)), 1e6);
  return [...candidates].filter((entity) => entity.mentions.length > 0).sort((a, b) => distance(a) - distance(b))[0];
}

/** Words that add nothing to the name of a house. */
const legalWords = new Set(
  'group groupe sa sas ag inc corp corporation co company ltd plc motors motor holdings holding se nv gmbh llc'.split(
    ' ',
  ),
);

/** A unit belongs to the organisation whose name it begins with, or that the text names as its owner. */
function findParents(entities: readonly Entity[], byClause: readonly Mention[][]): void {
  const alive = entities.filter(
    (entity) => entity.mentions.length > 0 && entity.kind !== 'person' && entity.kind !== 'place',
  );
  const byKey = new Map(alive.map((entity) => [entity.key, entity]));
  for (const entity of alive) {
    const words = entity.key.split(' ');
    for (let length = words.length - 1; length >= 1 && !entity.parent; length -= 1) {
      const owner = byKey.get(words.slice(0, length).join(' '));
      if (!owner || owner === entity || !(owner.kind === 'organisation' || owner.mentions.length > 1)) continue;
      if (words.slice(length).every((word) => legalWords.has(word))) {
        merge(entity, owner);
        break;
      }
      if (/^(?:banque|bank|air|groupe|radio|france|société|the)$/.test(owner.key)) continue;
      entity.parent = owner;
      owner.kind = 'organisation';
      entity.kind = 'organisation';
    }
    for (const mention of entity.mentions) unitApposition(mention, byClause[mention.clause.index] ?? []);
  }
}

/** "X, la division cinéma du groupe Y", "X, Y's film unit", "sa filiale X": X is a unit, of Y where the text names Y. */
function unitApposition(mention: Mention, list: readonly Mention[]): void {
  const { clause, to, from, entity } = mention;
  const { tokens } = clause;
  const before = tokens[from - 1]?.low ?? '';
  const possessed =
    /^(?:sa|its)$/.test(tokens[from - 2]?.low ?? '') || /^(?:sa|its)$/.test(tokens[from - 3]?.low ?? '');
  const unitBefore = tagsOf(clause, 'unitWord').some((tag) => tag.to === from || tag.to === from - 1);
  const subject = list.find(
    (other) =>
      other.entity !== entity && other.from < from && other.entity.kind !== 'person' && other.entity.kind !== 'place',
  );
  if (possessed && unitBefore) {
    entity.unit = true;
    if (subject && !entity.parent) setParent(entity, subject.entity);
  }
  if (!/^[,(\u2014\u2013]$/.test(tokens[to]?.text ?? '') || before === 'comme') return;
  const end = Math.min(clause.to, to + 14);
  let limit = to + 1;
  while (limit < end && !/^[,;).]$/.test(tokens[limit]!.text)) limit += 1;
  const unit = tagsOf(clause, 'unitWord').find((tag) => tag.from > to && tag.to <= limit && tag.from <= to + 7);
  if (!unit) return;
  const opener = tokens[to + 1]?.low ?? '';
  const owner = list.find(
    (other) =>
      other.from > to &&
      other.to <= limit &&
      other.entity !== entity &&
      other.entity.kind !== 'person' &&
      other.entity.kind !== 'place',
  );
  if (owner && (owner.to < unit.from || /^(?:de|du|d'|of|groupe)$/.test(tokens[owner.from - 1]?.low ?? ''))) {
    entity.unit = true;
    if (!entity.parent) setParent(entity, owner.entity);
    return;
  }
  const anaphor = tokens
    .slice(unit.to, limit)
    .some((token) => /^(?:géant|groupe|giant|group|company|firm|américain|maison)$/.test(token.low));
  if (
    /^(?:la|sa|its|the|le|son|l'|une|a|an)$/.test(opener) &&
    (anaphor || opener === 'sa' || opener === 'its' || opener === 'la' || opener === 'the')
  ) {
    entity.unit = true;
    if (subject && !entity.parent) setParent(entity, subject.entity);
  }
}

function setParent(entity: Entity, parent: Entity): void {
  for (let at: Entity | undefined = parent; at; at = at.parent) if (at === entity) return;
  entity.parent = parent;
  entity.kind = 'organisation';
  if (parent.kind === 'unknown') parent.kind = 'organisation';
}

/** The organisation at the top: the unit's parent, its parent's parent. */
export function rootOf(entity: Entity): Entity {
  let at = entity;
  for (let depth = 0; at.parent && depth < 5; depth += 1) at = at.parent;
  return at;
}

/** Whether a name can stand for an employer or actor: not a person, a place, the press or a union. */
export function canBeOrganisation(mention: Mention): boolean {
  const { entity } = mention;
  if (entity.kind === 'person' || entity.kind === 'place' || isNeverEmployer(entity.name)) return false;
  const { tokens } = mention.clause;
  const noun = tokens[mention.from - 1]?.low ?? '';
  if (/^(?:ministre|président|syndicat|parti|cabinet|minister|union|party)$/.test(noun)) return false;
  return entity.kind === 'organisation' || (entity.name.length > 2 && isWritten(entity));
}

/** A name of unknown kind is believed where it stands within a sentence, or has several words. */
const isWritten = (entity: Entity): boolean =>
  entity.key.includes(' ') || entity.mentions.some((mention) => !mention.name.initial && !mention.clause.titleCase);

/** Whether a name can stand for a person: a full name or the short form of one. */
export function canBePerson(mention: Mention): boolean {
  const { entity } = mention;
  if (entity.kind === 'person') return true;
  if (entity.kind !== 'unknown') return false;
  const words = entity.key.split(' ');
  if (
    placeSet.has(words[0]!) ||
    words.some((word) => /^(?:court|justice|supreme|prime|state|general|chief|street|day|cup)$/.test(word))
  )
    return false;
  return (
    words.length >= 2 &&
    words.length <= 4 &&
    !words.some((word) => organisationWordSet.has(word)) &&
    /^\p{Lu}\p{Ll}/u.test(entity.name)
  );
}
