import type { Cast } from '../names/entities.js';
import { placeSet } from '../names/names.js';
import { lowAt, tagsOf, type Reading } from '../text/document.js';
import type { LayoffCandidate } from './candidates.js';
import { placeScope, siteBeside, type FigureScope } from './scope.js';

/**
 * The site whose people a figure counts where another sentence names it: "Harrow ferme son usine de Lens. Les 140 salariés ...".
 * Only for a sentence that speaks of a site, or of people as those who work there, and where the title writes house and site as one:
 * a group's figure is never a site's.
 */
export function siteOf(lead: LayoffCandidate, reading: Reading, cast: Cast): FigureScope | undefined {
  const named = siteInName(lead);
  if (isOfSite(lead)) return closedBeside(lead, reading, cast) ?? named;
  return named?.clause?.field.field === 'title' ? named : undefined;
}

function isOfSite({ clause, trigger, figure }: LayoffCandidate): boolean {
  const end = Math.max(trigger.to, figure?.to ?? 0);
  const closes = tagsOf(clause, 'closure').some(({ to }) => to <= trigger.from && trigger.from - to <= 3);
  const there = tagsOf(clause, 'siteWord').some(({ from }) => from >= end && from - end <= 4);
  if (trigger.kind === 'closure' || closes || there) return true;
  return figure?.counts === 'people' && /^(?:les|aux|des|ses|the|its|all)$/.test(lowAt(clause, figure.from - 1));
}

/** The site that the title or a sentence beside says to close. */
function closedBeside(
  { clause, employer }: LayoffCandidate,
  { clauses }: Reading,
  cast: Cast,
): FigureScope | undefined {
  const { index, field } = clause;
  for (const beside of [clauses[index - 1], clauses[index - 2], clauses[index + 1], clauses[0]]) {
    if (!beside || beside === clause || (beside.field !== field && beside.field.field !== 'title')) continue;
    for (const closure of tagsOf(beside, 'closure')) {
      const site = cast.mentionsIn(beside).find(({ from }) => from >= closure.to && from - closure.to <= 7);
      const scope = site && siteBeside(site) ? placeScope(site, cast, employer) : undefined;
      if (scope?.scope.level === 'site') return { ...scope, clause: beside };
    }
  }
  return undefined;
}

/** "Ford-Blanquefort": the house with its site, written as one. */
function siteInName({ employer }: LayoffCandidate): FigureScope | undefined {
  for (const { clause, from, to, name } of employer.mentions.slice(0, 10)) {
    const site = name.text.slice(name.text.indexOf('-') + 1);
    if (site !== name.text && placeSet.has(site.toLowerCase()))
      return { scope: { level: 'site', name: site }, from, to, clause };
  }
  return undefined;
}
