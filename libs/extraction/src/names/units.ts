import { lowAt, tagsOf, type Clause } from '../text/document.js';
import type { Entity, Mention } from './entities.js';
import { merge } from './joins.js';
import { knownSet } from './known.js';
import { isNeverEmployer } from './names.js';

/** Words that add nothing to the name of a house. */
const legalWords = new Set(
  'steel communications hotels foods airlines airways industries pharmaceuticals ferries systems technologies enterprises stores supermarkets brands group groupe sa sas ag inc corp corporation co company ltd plc motors motor holdings holding se nv gmbh llc'.split(
    ' ',
  ),
);
/** First words that many houses share without belonging together. */
const sharedWords = /^(?:banque|bank|air|groupe|radio|france|société|the)$/;

/** "in Darlington" is no short form of the Darlington & Stockton Times. */
const isOnlyPlace = ({ mentions }: Entity): boolean =>
  mentions.every(({ clause, from }) => /^(?:in|à|near|and|,)$/.test(lowAt(clause, from - 1))) &&
  mentions.some(({ clause, from }) => /^(?:in|à|near)$/.test(lowAt(clause, from - 1)));

const isHouse = (entity: Entity): boolean => entity.kind !== 'person' && entity.kind !== 'place';

/** A unit belongs to the organisation whose name it begins with, or that the text names as its owner. */
export function findParents(entities: readonly Entity[], byClause: readonly Mention[][]): void {
  const alive = entities.filter((entity) => entity.mentions.length > 0 && isHouse(entity));
  const byKey = new Map(alive.map((entity) => [entity.key, entity]));
  for (const entity of alive) {
    ownerByName(entity, byKey);
    for (const mention of entity.mentions) ownerByWords(mention, byClause[mention.clause.index] ?? []);
  }
}

function ownerByName(entity: Entity, byKey: ReadonlyMap<string, Entity>): void {
  const words = entity.key.split(' ');
  for (let length = words.length - 1; length >= 1 && !entity.parent; length -= 1) {
    const owner = byKey.get(words.slice(0, length).join(' '));
    if (!owner || owner === entity || (owner.kind !== 'organisation' && owner.mentions.length < 2)) continue;
    if (isOnlyPlace(owner)) continue;
    // "Tata" and "Tata Steel" are both known, and two.
    const two = words[length] === 'steel' && knownSet.has(entity.key) && knownSet.has(owner.key);
    if (!two && (words.slice(length).every((word) => legalWords.has(word)) || words[length] === '&')) {
      merge(entity, owner);
      return;
    }
    if (sharedWords.test(owner.key) || isNeverEmployer(owner.key)) continue;
    entity.parent = owner;
    owner.kind = 'organisation';
    entity.kind = 'organisation';
  }
}

/** "X, la division cinéma du groupe Y", "X, Y's film unit", "sa filiale X": X is a unit, of Y where the text names Y. */
function ownerByWords(mention: Mention, list: readonly Mention[]): void {
  const { clause, from, to } = mention;
  const before = list.find((other) => other.entity !== mention.entity && other.from < from && isHouse(other.entity));
  if (isPossessed(clause, from)) makeUnit(mention.entity, before?.entity);
  if (!/^[,(\u2014\u2013]$/.test(lowAt(clause, to)) || lowAt(clause, from - 1) === 'comme') return;
  const limit = appositionEnd(clause, to + 1);
  const unit = tagsOf(clause, 'unitWord').find((tag) => tag.from > to && tag.to <= limit && tag.from <= to + 7);
  if (!unit) return;
  const owner = list.find(
    (other) => other.from > to && other.to <= limit && other.entity !== mention.entity && isHouse(other.entity),
  );
  if (owner && (owner.to < unit.from || /^(?:de|du|d'|of|groupe)$/.test(lowAt(clause, owner.from - 1))))
    makeUnit(mention.entity, owner.entity);
  else if (isOfThatHouse(clause, to + 1, unit.to, limit)) makeUnit(mention.entity, before?.entity);
}

/** "sa filiale X", "its film division X". */
function isPossessed(clause: Clause, from: number): boolean {
  const possessive = [2, 3].some((back) => /^(?:sa|its)$/.test(lowAt(clause, from - back)));
  return possessive && tagsOf(clause, 'unitWord').some((tag) => tag.to === from || tag.to === from - 1);
}

/** "la division cinéma du géant américain", "its film unit": the house is the one named before. */
function isOfThatHouse(clause: Clause, opener: number, from: number, to: number): boolean {
  const article = lowAt(clause, opener);
  if (/^(?:sa|its|la|the)$/.test(article)) return true;
  if (!/^(?:le|son|l'|une|a|an)$/.test(article)) return false;
  return clause.tokens
    .slice(from, to)
    .some((token) => /^(?:géant|groupe|giant|group|company|firm|américain|maison)$/.test(token.low));
}

function appositionEnd(clause: Clause, from: number): number {
  const end = Math.min(clause.to, from + 13);
  let at = from;
  while (at < end && !/^[,;).]$/.test(lowAt(clause, at))) at += 1;
  return at;
}

function makeUnit(entity: Entity, parent: Entity | undefined): void {
  entity.unit = true;
  if (!parent || entity.parent || isNeverEmployer(parent.key)) return;
  for (let at: Entity | undefined = parent; at; at = at.parent) if (at === entity) return;
  entity.parent = parent;
  entity.kind = 'organisation';
  if (parent.kind === 'unknown') parent.kind = 'organisation';
}
