import type { AffectedPerson, AffectedUnit, Evidence, Quantity } from '@newsledger/newsroom';
import { quote } from '../evidence.js';
import type { Cast, Entity, Mention } from '../names/entities.js';
import { lowAt, wordsAt, type Clause, type Reading } from '../text/document.js';
import type { LayoffCandidate } from './candidates.js';
import type { JobFigure } from './job-figures.js';
import { peopleHit } from './people.js';
import { scopeOf, unitsHit } from './scope.js';
import { areElsewhere } from './trigger.js';

/** Least, most and exactness of a figure. */
export function amounts({ figure }: JobFigure): Pick<Quantity, 'min' | 'max' | 'qualifier'> {
  const { min, max, qualifier } = figure;
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), qualifier };
}

/** Units that the announcement hits without a figure of their own. */
export function affectedUnits(
  employer: Entity,
  news: readonly LayoffCandidate[],
  lead: LayoffCandidate,
  cast: Cast,
  evidence: Evidence[],
): AffectedUnit[] {
  const seen = new Map<Entity, Mention>((lead.scope?.places ?? []).map((place) => [place.entity, place]));
  for (const candidate of news) {
    const named = candidate.mention.entity !== employer ? [candidate.mention] : [];
    for (const mention of [...named, ...unitsHit(candidate.clause, cast, employer, candidate.trigger.from)])
      if (
        !seen.has(mention.entity) &&
        mention.entity !== lead.scope?.entity &&
        !(candidate === lead && mention.entity === lead.mention.entity) &&
        !(candidate !== lead && candidate.scope?.entity === mention.entity && candidate.figure)
      )
        seen.set(mention.entity, mention);
  }
  return [...seen].slice(0, 20).map(([entity, mention], index) => {
    evidence.push(quote(`affectedUnits/${index}`, mention.clause, mention.from, mention.to));
    const level = lead.scope?.places?.includes(mention) ? 'site' : 'business_unit';
    return {
      name: entity.name,
      quantity: { qualifier: 'undisclosed', unit: 'jobs', scope: { level, name: entity.name } },
    };
  });
}

/** The figures of a sentence that can be parts: all but that of the claim. */
const figuresOf = (candidate: LayoffCandidate, lead: LayoffCandidate): readonly JobFigure[] =>
  candidate === lead || !candidate.figure ? candidate.others : [candidate.figure, ...candidate.others];

/** Less than the whole; beside a whole that has a place of its own only what the text calls a part of it. */
function isBelow(figure: JobFigure, { clause }: LayoffCandidate, { figure: whole, scope }: LayoffCandidate): boolean {
  const total = whole?.figure.max ?? whole?.figure.min;
  const value = figure.figure.max ?? figure.figure.min;
  if (total === undefined || value === undefined || value >= total || areElsewhere(clause, figure)) return false;
  return scope?.scope.name === undefined || isOpened(clause, figure);
}

/** "dont 300 en France", "including 50 at Derby", "of which 20". */
const isOpened = (clause: Clause, { from }: JobFigure): boolean =>
  [1, 2, 3].some((back) => /^(?:dont|including|which|whom|parmi)$/.test(lowAt(clause, from - back)));

/** Smaller figures with a scope of their own: "dont 300 en France". */
export function partsOf(
  news: readonly LayoffCandidate[],
  lead: LayoffCandidate,
  cast: Cast,
  employer: Entity,
  evidence: Evidence[],
): AffectedUnit[] {
  const parts: AffectedUnit[] = [];
  const names = new Set<string>();
  for (const candidate of news)
    for (const figure of figuresOf(candidate, lead)) {
      const scope = isBelow(figure, candidate, lead)
        ? scopeOf(candidate.clause, cast, figure.from, figure.to, employer)
        : undefined;
      const name = scope?.entity?.name ?? scope?.scope.name;
      if (!scope || !name || names.has(name) || parts.length >= 20) continue;
      names.add(name);
      evidence.push(quote(`parts/${parts.length}`, candidate.clause, figure.from, Math.max(figure.to, scope.to)));
      parts.push({
        name,
        quantity: {
          ...amounts(figure),
          unit: 'jobs',
          scope: scope.scope,
          verbatim: wordsAt(candidate.clause, figure.from, figure.to),
        },
      });
    }
  return parts;
}

/** The people that the sentences of an announcement name as hit. */
export function affectedPeople(
  clauses: readonly Clause[],
  reading: Reading,
  cast: Cast,
  evidence: Evidence[],
  peopleClauses: Set<Clause>,
): AffectedPerson[] {
  const people: AffectedPerson[] = [];
  const seen = new Set<Entity>();
  for (const clause of clauses)
    for (const { mention, post } of peopleHit(clause, cast, reading)) {
      if (seen.has(mention.entity) || people.length >= 50) continue;
      seen.add(mention.entity);
      peopleClauses.add(clause);
      evidence.push(
        quote(
          `affectedPeople/${people.length}`,
          clause,
          mention.from,
          post && post.to > mention.to ? post.to : mention.to,
        ),
      );
      people.push({ name: mention.entity.name, ...(post ? { post: post.text } : {}), publicFigure: false });
    }
  return people;
}
