import { lowAt, wordsAt, type Clause } from '../text/document.js';
import { canBePerson, type Cast, type Entity, type Mention } from '../names/entities.js';
import type { FigureScope } from './scope.js';

const joins = /^(?:,|et|and|&|ainsi|que|de|d'|du|des|à|au|aux|le|la|les|l'|celui|celle|ceux|in|at|the|en)$/;
const lastJoins = /^(?:et|and|&|ainsi)$/;

/** "ses sites de Lens et de Vierzon", "in Leeds, Linby and Oakham": the figure is that of several sites, and of none of them alone: its unit is all of them. */
export function severalSites(
  first: Mention,
  { scope, from, to }: FigureScope,
  cast: Cast,
  employer: Entity | undefined,
  sited: boolean,
): FigureScope | undefined {
  if (scope.level !== 'site') return undefined;
  const { clause } = first;
  const places = [first];
  let listed = false;
  for (let at = first.to, end = at; places.length < mostSites;) {
    const start = behindBracket(clause, end);
    at = start;
    while (at - start < 5 && joins.test(lowAt(clause, at))) at += 1;
    const joined = clause.tokens.slice(start, at).map(({ low }) => low);
    const next = cast.mentionsIn(clause).find((one) => one.from > start && one.from <= at);
    if (!next || !joined.some((low) => low === ',' || lastJoins.test(low)) || !canBePlace(next, employer, sited)) break;
    listed ||= joined.some((low) => lastJoins.test(low));
    places.push(next);
    end = next.to;
  }
  if (!listed) return undefined;
  const last = Math.max(to, places.at(-1)!.to);
  const name = wordsAt(clause, from, last);
  return { scope: { level: 'site', ...(name.length <= 90 ? { name } : {}) }, from, to: last, places };
}

/** No announcement lists more sites by name. */
const mostSites = 20;

/** "Lens (Pas-de-Calais)": where the place lies stands between two of a list. */
function behindBracket(clause: Clause, at: number): number {
  if (lowAt(clause, at) !== '(') return at;
  for (let end = at + 1; end < clause.to && end - at < 8; end += 1) if (lowAt(clause, end) === ')') return end + 1;
  return at;
}

/** A name of a place, or one of which nothing else is known and which does nothing; beside a word for sites even one like a person's. */
const canBePlace = (mention: Mention, employer: Entity | undefined, sited: boolean): boolean =>
  mention.entity !== employer &&
  (mention.entity.kind === 'place' || (mention.entity.kind === 'unknown' && (sited || !canBePerson(mention)))) &&
  !mention.clause.tags.some((tag) => tag.from === mention.to && tag.category.endsWith('Verb'));
