import type { Scope } from '@newsledger/newsroom';
import { countries } from '../lexicon/data/places.js';
import { hasTag, tagsOf, wordsAt, type Clause } from '../text/document.js';
import { canBeOrganisation, type Cast, type Entity, type Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';

/** Where a figure holds: a place or unit named right behind it. */
export interface FigureScope {
  readonly scope: Scope;
  readonly from: number;
  readonly to: number;
  readonly entity?: Entity;
}

const siteWords =
  /^(?:site|usine|usines|plant|factory|factories|siège|magasins|magasin|stores|store|headquarters|mine|entrepôt|raffinerie|plants)$/;
const prepositions = /^(?:en|à|au|aux|dans|in|at|chez|across|for)$/;

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
    if (mention.from < end || mention.to > limit || (group && group.from < mention.from)) continue;
    const scope = placeScope(mention, end, cast) ?? siteScope(mention, end, employer) ?? unitScope(mention, employer);
    if (scope) return scope;
  }
  if (group) return { scope: { level: 'group' }, from: group.from, to: group.to };
  return departmentAfter(clause, end, limit);
}

/** "en France", "à Belfort", "on its Bochum site". */
function placeScope(mention: Mention, end: number, cast: Cast): FigureScope | undefined {
  const { clause, entity, from, to } = mention;
  const governor = governorOf(mention) ?? '';
  if (entity.kind !== 'place' || !prepositions.test(governor)) return undefined;
  const level = countries.has(entity.key) && !siteBefore(clause, end, from) ? 'country' : 'site';
  const second = pairedPlace(mention, cast);
  return {
    scope: { level, name: second ? wordsAt(clause, from, second.to) : entity.name },
    from,
    to: second?.to ?? to,
  };
}

/** "en France et en Allemagne": the second place of a pair. */
function pairedPlace({ clause, to }: Mention, cast: Cast): Mention | undefined {
  return cast.mentionsIn(clause).find((other) => {
    if (other.entity.kind !== 'place' || other.from <= to || other.from - to > 3) return false;
    return (
      /^(?:et|and)$/.test(clause.tokens[to]!.low) &&
      (other.from === to + 1 || prepositions.test(clause.tokens[to + 1]!.low))
    );
  });
}

/** "dans son usine de X": a place that no list knows. */
function siteScope(mention: Mention, end: number, employer: Entity | undefined): FigureScope | undefined {
  const { clause, entity, from, to } = mention;
  if (entity.kind !== 'unknown' || entity === employer || !siteBefore(clause, end, from)) return undefined;
  if (!/^(?:de|d'|du|in|of)$/.test(governorOf(mention) ?? '')) return undefined;
  return { scope: { level: 'site', name: entity.name }, from, to };
}

/** "chez sa filiale X". */
function unitScope(mention: Mention, employer: Entity | undefined): FigureScope | undefined {
  const { entity, from, to } = mention;
  if (!employer || entity === employer || entity.parent !== employer || !canBeOrganisation(mention)) return undefined;
  if (!prepositions.test(governorOf(mention) ?? '')) return undefined;
  return { scope: { level: 'subsidiary', name: entity.name }, from, to, entity };
}

function siteBefore(clause: Clause, from: number, to: number): boolean {
  for (let at = Math.max(from, to - 4); at < to; at += 1) if (siteWords.test(clause.tokens[at]!.low)) return true;
  return siteWords.test(clause.tokens[to + 1]?.low ?? '');
}

/** A figure's scope stands before the next comma, figure or statement. */
function limitOf(clause: Clause, end: number): number {
  const last = Math.min(clause.to, end + 14);
  for (let at = end; at < last; at += 1) {
    const token = clause.tokens[at]!;
    if (
      /^[;:]$/.test(token.text) ||
      /^(?:dont|tandis|alors|while|after|après|including|soit|mais|but)$/.test(token.low)
    )
      return at;
    if (token.text === ',' && at > end) return at;
  }
  return last;
}

/** "dans sa division cloud", "in its investment banking arm": a unit without a name of its own. */
function departmentAfter(clause: Clause, end: number, limit: number): FigureScope | undefined {
  const unit = tagsOf(clause, 'unitWord').find((tag) => tag.from >= end && tag.to <= limit && tag.from - end <= 6);
  if (!unit || !hasTag(clause, 'unitWord', end, limit)) return undefined;
  const opener = clause.tokens.slice(end, unit.from).findIndex((token) => prepositions.test(token.low));
  if (opener < 0) return undefined;
  let from = end + opener + 1;
  while (from < unit.from && /^(?:sa|son|la|le|l'|its|the|ses|their)$/.test(clause.tokens[from]!.low)) from += 1;
  let to = unit.to;
  while (
    to < limit &&
    to - unit.to < 3 &&
    clause.tokens[to]!.kind === 'word' &&
    !prepositions.test(clause.tokens[to]!.low) &&
    from === unit.from &&
    !/^(?:et|and|qui|who|that|d'ici|by|pour|to)$/.test(clause.tokens[to]!.low)
  )
    to += 1;
  const name = clause.field.text.slice(clause.tokens[from]!.start, clause.tokens[to - 1]!.end);
  return name.length > 60 ? undefined : { scope: { level: 'department', name }, from, to };
}

/** Units that a sentence names as hit without a figure of their own: "dont une partie au sein de X", "including at X". */
export function unitsHit(clause: Clause, cast: Cast, employer: Entity, from: number): Mention[] {
  return cast.mentionsIn(clause).filter((mention) => {
    if (mention.entity === employer || mention.entity.parent !== employer || !canBeOrganisation(mention)) return false;
    const governor = governorOf(mention) ?? '';
    return mention.from >= from - 30 && /^(?:de|d'|chez|à|dans|at|in|of|for|sur|à)$/.test(governor);
  });
}
