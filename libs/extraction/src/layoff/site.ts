import type { Cast } from '../names/entities.js';
import { placeSet } from '../names/names.js';
import { lowAt, tagsOf, type Reading } from '../text/document.js';
import type { LayoffCandidate } from './candidates.js';
import { isDateline } from '../names/dateline.js';
import { placeScope, siteBeside, type FigureScope } from './scope.js';

/**
 * The site whose people a figure counts where another sentence names it: "Harrow ferme son usine de Lens. Les 140 salariés ...".
 * Only for a sentence that speaks of a site, or of people as those who work there, and where the title writes house and site as one:
 * a group's figure is never a site's.
 */
export function siteOf(lead: LayoffCandidate, reading: Reading, cast: Cast): FigureScope | undefined {
  const named = siteInName(lead);
  if (isOfSite(lead)) return closedBeside(lead, reading, cast) ?? named ?? datelineOf(lead, reading, cast);
  if (named?.clause?.field.field === 'title') return named;
  return followsClosure(lead) ? closedBeside(lead, reading, cast) : undefined;
}

/** "Harrow is to shut its Linby mill. If the plans go ahead, 300 jobs would go": the sentence goes on about what the one before closes. */
function followsClosure({ clause, named }: LayoffCandidate): boolean {
  const head = lowAt(clause, clause.from);
  const plans = clause.tokens
    .slice(clause.from, clause.from + 6)
    .some(({ low }) => /^(?:plans?|proposals?|closures?|shutdown|move|decision|fermeture|décision|projet)$/.test(low));
  return (
    !named &&
    (plans ||
      /^(?:it|this|that|some|about|around|cela|quelque|environ)$/.test(head) ||
      clause.tokens[clause.from]!.kind === 'number')
  );
}

/** "WEIRTON, W.Va. - ... its plant": the site of the town from which a report comes. */
function datelineOf(
  { clause, trigger, employer }: LayoffCandidate,
  { clauses }: Reading,
  cast: Cast,
): FigureScope | undefined {
  const first = clauses.find(({ field }) => field.field === 'text');
  const town = first && cast.mentionsIn(first)[0];
  const own = tagsOf(clause, 'siteWord').some(({ from }) => /^(?:its|the|their|a)$/.test(lowAt(clause, from - 1)));
  if (!town || !own || trigger.kind === 'noun' || town.entity === employer || !isDateline(town)) return undefined;
  return { scope: { level: 'site', name: town.entity.name }, from: town.from, to: town.to, clause: first };
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
