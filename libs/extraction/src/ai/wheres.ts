import { lowAt, type Clause } from '../text/document.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import type { Scene } from './actors.js';

const where = /^(?:chez|à|au|aux|at|in|inside|within|dans|de|d'|du)$/;

/** "Chez X, ...", "À l'hôpital X on ...", "Du côté de X, ...": the house where a sentence says that something is done. */
export function houseAtStart(clause: Clause, before: number, scene: Scene): Mention | undefined {
  let first = clause.from;
  while (first < before && /^(?:mais|et|but|and|or|,)$/.test(lowAt(clause, first))) first += 1;
  if (!/^(?:chez|à|au|aux|at|inside|within|du|côté|dans)$/.test(lowAt(clause, first))) return undefined;
  const all = scene.organisationsIn(clause);
  const there = all.find((one) => one.to <= before && one.from - first <= 8 && isOfWhere(clause, one.from));
  if (there) return there;
  return all.find((one) => one.from - first <= 5 && one.to <= before && where.test(governorOf(one) ?? ''));
}

/** "À Brest, où X met en boîte": the house behind the place. */
const isOfWhere = (clause: Clause, at: number): boolean =>
  [1, 2].some((back) => /^(?:où|where)$/.test(lowAt(clause, at - back)));

/** "X : lancement de Y", "X (Lyon) - une levée de": the house that stands alone before a mark. */
export function houseBeforeMark(clause: Clause, before: number, scene: Scene): Mention | undefined {
  const [one] = scene.organisationsIn(clause);
  if (!one || one.to > before || one.from - clause.from > 2) return undefined;
  let at = one.to;
  if (lowAt(clause, at) === '(') while (at < before && lowAt(clause, at - 1) !== ')') at += 1;
  return /^[:\u2013\u2014-]$/.test(lowAt(clause, at)) && at < before ? one : undefined;
}

const studying = /(?:universit|institut|college|école|\bmit\b|inria|cnrs|inserm|\bcea\b)/i;

/** Whether a house studies by trade: what it tries out is its research. */
export const isStudying = ({ entity }: Mention): boolean => studying.test(entity.name);
