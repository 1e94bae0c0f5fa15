import { commonHeads } from '../lexicon/data/function-words.js';
import { isDepartment } from '../lexicon/data/departments.js';
import { tradeWords } from '../lexicon/data/organisations.js';
import { hasTag, lowAt, type Clause, type Reading } from '../text/document.js';
import { isInCapitals, spelled } from './capitals.js';
import { isNameWord } from './name-words.js';
import { joinFullNames } from './full-names.js';
import { joinAliases, joinShortForms } from './joins.js';
import { isFirstName, knownSet, organisationWordSet, placeSet } from './known.js';
import { isNeverEmployer, keyOf, namesAmongCapitals, namesOf, type Name } from './names.js';
import { findParents } from './units.js';
import { weigh, type Weights } from './weigh.js';

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
  readonly score: Weights;
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
  /** What the article is about; not told before its employers are recognised. */
  readonly salient: Entity | undefined;
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
      // A name in capitals is written as the text writes it elsewhere.
      if (isInCapitals(entity.name) && !isInCapitals(name.text)) entity.name = name.text.slice(0, key.length);
      const mention: Mention = { name, clause, from: name.from, to: name.to, entity };
      entity.mentions.push(mention);
      list.push(mention);
      weigh(entity.score, key, name, reading.language);
    }
    byClause[clause.index] = list;
  };
  for (const clause of reading.clauses) if (!clause.titleCase) enter(clause, namesOf(clause));
  const isKnown = (key: string): boolean => (byKey.has(key) && key.length > 2) || knownSet.has(key);
  for (const clause of reading.clauses) if (clause.titleCase) enter(clause, namesAmongCapitals(clause, isKnown));
  const entities = [...byKey.values()];
  for (const entity of entities) {
    decide(entity);
    if (entity.kind === 'place' || entity.mentions.some(({ name }) => headsParagraph(name)))
      entity.name = spelled(entity.name);
  }
  joinAliases(reading, byClause, entities);
  joinShortForms(entities);
  joinFullNames(entities);
  findParents(entities, byClause);
  return {
    entities: entities.filter((entity) => entity.mentions.length > 0),
    salient: undefined,
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
  if ((!key.endsWith('s') && doesDeed(name)) || isHeading(name)) return false;
  return /(?:ments?|tions?|ités?|ing|ly|ed|ées?|és|eurs?|euses?|ants?|iques?|ness|ships?|ances?|ences?|ismes?|istes?)$/.test(
    key,
  );
}

/** "Tessaly: Ikenna Obiora joins": the name at the head of an item. */
const isHeading = ({ clause, from, to }: Name): boolean =>
  from === clause.from && lowAt(clause, to) === ':' && isNameWord(clause.tokens[to + 1]) && to + 2 < clause.to;

/** "Notion introduit", "Grammarly launches": a word without an article that does a deed is the name of who does it. */
function doesDeed({ clause, to }: Name): boolean {
  const tag = clause.tags.find(
    (one) => one.from === to && /^(?:invest|raise|acquire|partner|launch)Verb$/.test(one.category),
  );
  return tag !== undefined && /(?:s|ed|t|e)$/.test(lowAt(clause, to));
}

function decide(entity: Entity): void {
  const { person, organisation, place } = entity.score;
  const most = Math.max(person, organisation, place);
  if (most < 1) return;
  entity.kind = place === most ? 'place' : organisation === most ? 'organisation' : 'person';
}

/** The organisation at the top: the unit's parent, its parent's parent. */
export function rootOf(entity: Entity): Entity {
  let at = entity;
  for (let depth = 0; at.parent && depth < 5; depth += 1) at = at.parent;
  return at;
}

/** Whether the text makes a name a part, or a part of a part, of another. */
export function isPartOf(entity: Entity, owner: Entity): boolean {
  let at = entity.parent;
  for (let depth = 0; at && depth < 5; depth += 1, at = at.parent) if (at === owner) return true;
  return false;
}

const houseWords =
  /^(?:filiale|filiales|subsidiary|enseigne|propriété|owned|marque|brand|chaîne|\p{L}+-(?:listed|owned))$/u;

/** The house that acts in its own name: a subsidiary for itself, a division or studio for the house that it is a part of. */
export function houseOf(entity: Entity): Entity {
  let at = entity;
  for (let depth = 0; at.parent && depth < 5 && !isSubsidiary(at); depth += 1) at = at.parent;
  return at;
}

/** "X, filiale du groupe Y", "X, which is owned by Y", "l'enseigne X": a house with an owner. */
const isSubsidiary = ({ mentions }: Entity): boolean =>
  mentions.some(({ clause, from, to }) => {
    if (houseWords.test(lowAt(clause, from - 1))) return true;
    if (!/^[,(]$/.test(lowAt(clause, to))) return false;
    return [1, 2, 3, 4].some((step) => houseWords.test(lowAt(clause, to + step)));
  });

/** Whether a name can stand for an employer or actor: not a person, a place, the press or a union. */
export function canBeOrganisation(mention: Mention): boolean {
  const { entity } = mention;
  if (
    entity.kind === 'person' ||
    entity.kind === 'place' ||
    isNeverEmployer(entity.name) ||
    isTradeWord(entity.key) ||
    isPart(entity)
  )
    return false;
  const { tokens } = mention.clause;
  const noun = tokens[mention.from - 1]?.low ?? '';
  if (/^(?:ministre|président|syndicat|parti|cabinet|minister|union|party)$/.test(noun)) return false;
  return entity.kind === 'organisation' || (entity.name.length > 2 && isWritten(entity));
}

/** "Customer Experience", "500 STATE JOBS": what a house is made of. */
const isPart = ({ key, mentions }: Entity): boolean =>
  / (?:jobs|posts|workers|employees|positions)$/.test(key) ||
  (isDepartment(key) &&
    !knownSet.has(key) &&
    mentions.every(({ clause, from }) =>
      /^(?:of|for|in|our|its|their|both|across|&|and|,|business)$/.test(lowAt(clause, from - 1)),
    ));

/** "Bank plans cuts", "Employers announced": a trade at the head of a title, no name. */
const isTradeWord = (key: string): boolean => tradeWords.has(key.endsWith('s') ? key.slice(0, -1) : key);

/** A name of unknown kind is believed where it stands within a sentence, has several words, or is followed by what it does. */
const isWritten = (entity: Entity): boolean =>
  entity.key.includes(' ') ||
  entity.mentions.some(
    (mention) =>
      !mention.clause.titleCase &&
      (!mention.name.initial || acts(mention) || cutsJobs(mention) || headsParagraph(mention.name)),
  );

/** "HARBOUR: The oil producer will ...": a house in capitals at the head of what a digest says of it. */
export const headsParagraph = ({ clause, from, to, text }: Name): boolean =>
  from === clause.from &&
  clause.field.field === 'text' &&
  text === text.toUpperCase() &&
  /\p{L}{3}/u.test(text) &&
  lowAt(clause, to) === ':' &&
  /^(?:the|it|its|a|an|shares|sales|profits?|le|la|l'|les|il|elle|ses)$/.test(lowAt(clause, to + 1));

/** Verbs that show the word before them to be the one who acts, at the beginning of a sentence or title. */
const commonVerbs =
  /^(?:va|vont|a|ont|veut|fait|met|prend|passe|vise|teste|crée|génère|promet|cherche|donne|montre|perd|gagne|franchit|devient|reprend|poursuit|accélère|relance|renonce|espère|confie|fournit|vend|cède|travaille|réfléchit|s'|se|will|is|has|plans|said|says|to|makes|gets|takes|puts|hits|wins|loses|sells|lets|wants|aims|faces|expects|hires|picks|offers|turns|goes|tests|uses)$/;

const adverbs =
  /^(?:now|also|just|recently|quietly|today|already|finally|soon|still|has|have|had|vient|viennent|avait|désormais|aussi|également|enfin)$/;

/** "Bentley va supprimer", "Storyloom cuts", "Quillo now ships": a verb right behind the first word of the sentence, or behind an adverb. */
function acts({ clause, to: last }: Mention): boolean {
  const end = pastAside(clause, last);
  const to = adverbs.test(lowAt(clause, end)) ? end + 1 : end;
  if (to > end && commonVerbs.test(lowAt(clause, end))) return true;
  if (commonVerbs.test(lowAt(clause, to)) || isDescribedHouse(clause, to)) return true;
  const owned = lowAt(clause, to) === "'s" ? to + 1 : -1;
  return clause.tags.some(
    (tag) =>
      (tag.from === to && /Verb$|^report$|^plan$/.test(tag.category)) ||
      (owned > 0 &&
        tag.from >= owned &&
        tag.from - owned <= 4 &&
        /^(?:layoffNoun|cutNoun|jobPost|workforce|jobPeople|post|scheme|closure|siteWord|unitWord|departmentWord)$/.test(
          tag.category,
        )),
  );
}

/** "Vexis, the chip designer, has told": the verb stands behind what is said between two commas. */
function pastAside(clause: Clause, to: number): number {
  if (lowAt(clause, to) !== ',' || !/^(?:the|a|an)$/.test(lowAt(clause, to + 1))) return to;
  for (let at = to + 2; at < Math.min(clause.to, to + 12); at += 1) {
    if (lowAt(clause, at) === ',') return at + 1;
    if (clause.tokens[at]!.kind === 'mark') return to;
  }
  return to;
}

const cutTags = /^(?:fate|fateOf|layoffNoun|fireVerb|cutVerb|cutNoun|splitVerb|loseJob|goVerb|lapse|jobPost)$/;
const staffBehind = /^(?:workers|staff|employees|jobs?|layoffs|redundancies|plant|factory|administration|management)$/;
/** How the verbs of news end, and what stands between a subject and its verb. */
const verbLike =
  /^(?:ne|n'|today|yesterday|on|also|already|now|has|is|was|had|did|may|might|could|would)$|(?:ed|es|s|e|ent|a|ait|ra|ont|it|nd)$/;

/** "Orvane workers vote to strike over 300 job cuts", "Corvane ne supprimera": at the head of a sentence about cuts only some words are no name. */
function cutsJobs({ clause, from, to, entity }: Mention): boolean {
  const next = clause.tokens[to];
  if (!next || commonHeads.has(entity.key) || entity.key.endsWith('s')) return false;
  if (clause.tags.some((tag) => tag.from === from)) return false;
  const titled =
    next.text === ':' && (clause.field.field === 'title' || hasTag(clause, 'layoffNoun') || hasTag(clause, 'jobPost'));
  if (/^(?:les|des|ses|ces|un|une|de|la|le|the|a)$/.test(next.low)) return false;
  const named =
    titled || /^[,(]$/.test(next.text)
      ? titled || /^(?:inc|corp|ltd|llc|plc|nyse|nasdaq|sa|ag)$/.test(lowAt(clause, to + 1))
      : next.kind === 'word' && !next.capital && (staffBehind.test(next.low) || verbLike.test(next.low));
  return named && (titled || clause.tags.some((tag) => cutTags.test(tag.category) && tag.from >= to));
}

/** "Storyloom, which employs 300 people,", "Ovelia, qui emploie 300 personnes,": an aside that only a house has. */
const isDescribedHouse = (clause: Clause, to: number): boolean =>
  lowAt(clause, to) === ',' &&
  (/^(?:which|whose|dont)$/.test(lowAt(clause, to + 1)) ||
    (lowAt(clause, to + 1) === 'qui' &&
      clause.tags.some(({ category, from }) => category === 'employVerb' && from === to + 2)));

/** Whether a name can stand for a person: a full name or the short form of one. */
export function canBePerson(mention: Mention): boolean {
  const { entity } = mention;
  const words = entity.key.split(' ');
  if (entity.kind === 'person')
    return (
      isFirstName(words[0]!) ||
      !/^(?:region|street|county|district|tower|award|prize|cup|board|committee|council)$/.test(words.at(-1)!)
    );
  if (entity.kind !== 'unknown') return false;
  if (
    placeSet.has(words[0]!) ||
    placeSet.has(words.at(-1)!) ||
    words.some((word) =>
      /^(?:court|justice|supreme|prime|state|general|chief|street|day|cup|board|committee|council)$/.test(word),
    )
  )
    return false;
  return (
    words.length >= 2 &&
    words.length <= 4 &&
    !words.some((word, at) => organisationWordSet.has(word) && (at > 0 || !isFirstName(word))) &&
    /^\p{Lu}\p{Ll}/u.test(entity.name)
  );
}
