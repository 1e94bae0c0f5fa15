import type { Cast, Mention } from '../names/entities.js';
import { placeSet } from '../names/known.js';
import { hasTag, lowAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import type { LayoffCandidate } from './candidates.js';
import { isDateline } from '../names/dateline.js';
import { placeScope, scopeOf, siteBeside, type FigureScope } from './scope.js';

/**
 * The site whose people a figure counts where another sentence names it: "Harrow ferme son usine de Lens. Les 140 salariés ...".
 * Only for a sentence that speaks of a site, or of people as those who work there, and where the title writes house and site as one:
 * a group's figure is never a site's.
 */
export function siteOf(lead: LayoffCandidate, reading: Reading, cast: Cast): FigureScope | undefined {
  const named = siteInName(lead);
  if (isOfSite(lead))
    return (
      closedBeside(lead, reading, cast) ?? named ?? namedNext(lead, reading, cast) ?? datelineOf(lead, reading, cast)
    );
  if (named?.clause?.field.field === 'title') return named;
  const told = toldBehind(lead, reading, cast) ?? toldBefore(lead, reading, cast);
  if (told) return told;
  return (followsClosure(lead) ? closedBeside(lead, reading, cast) : undefined) ?? townOf(lead, reading, cast);
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

/** "X announced 90 job cuts. All of them will fall in Leeds", "The cuts affect its packaging division": where, as one of the next sentences tells it. */
function toldBehind(
  { clause, employer, figure }: LayoffCandidate,
  { clauses }: Reading,
  cast: Cast,
): FigureScope | undefined {
  if (!figure) return undefined;
  for (const next of [clauses[clause.index + 1], clauses[clause.index + 2]]) {
    if (next?.field !== clause.field || next.field.field === 'title') return undefined;
    const verb = goesOn(next);
    if (verb === 0 || next.figures.some(({ from }) => from < verb)) continue;
    const scope = scopeOf(next, cast, next.from, verb, employer);
    if (scope?.scope.name) return { ...scope, clause: next };
  }
  return undefined;
}

/** The token behind the verb of a sentence that begins with the cuts told before it; 0 where it begins otherwise. */
function goesOn(clause: Clause): number {
  const words = [0, 1, 2, 3, 4, 5].map((step) => lowAt(clause, clause.from + step)).join(' ');
  const head =
    /^(?:(?:all (?:of )?)?(?:the|these|those|they|them)? ?(?:job |proposed |planned )?(?:cuts|jobs|job losses|redundancies|layoffs|lay-offs|roles|posts|positions|reductions|dismissals|losses)? ?(?:being lost |to go |concerned |affected |involved )?)/
      .exec(words)?.[0]
      .trim();
  if (!head) return 0;
  let at = clause.from + head.split(' ').length;
  while (
    /^(?:will|would|are|were|is|all|to|be|mainly|expected|lost|cut|go|made|shed)$/.test(lowAt(clause, at)) &&
    at - clause.from < 10
  )
    at += 1;
  const led =
    /^(?:affects?|hits?|falls?|fell|comes?|concerns?|targets?|centre|center|based|located|in|at|within|made|covers?|involves?)$/.test(
      lowAt(clause, at),
    );
  if (!led || lowAt(clause, at - 1) === 'mainly') return 0;
  return /^(?:in|at|within)$/.test(lowAt(clause, at)) ? at : at + 1;
}

/** "X is to cut jobs at its Leeds mill. The company said 90 would go", "X scrapped the night shift at its Leeds plant. That means 90 fewer jobs". */
function toldBefore(
  { clause, employer, scope }: LayoffCandidate,
  { clauses }: Reading,
  cast: Cast,
): FigureScope | undefined {
  const before = clauses[clause.index - 1];
  if (scope || before?.field !== clause.field) return undefined;
  if (!tellsCuts(before) && !/^(?:that|this|it|the)$/.test(lowAt(clause, clause.from))) return undefined;
  const sites = cast
    .mentionsIn(before)
    .filter((mention) => siteBeside(mention) && placeScope(mention, cast, employer)?.scope.level === 'site');
  const [site] = sites;
  if (!site || sites.length > 1 || !isOwnSite(site)) return undefined;
  return { ...placeScope(site, cast, employer)!, clause: before };
}

/** The sentence speaks of cuts itself. */
const tellsCuts = (clause: Clause): boolean =>
  hasTag(clause, 'layoffNoun') || (hasTag(clause, 'cutVerb') && hasTag(clause, 'jobPost'));

const isOwnSite = ({ clause, from, to }: Mention): boolean =>
  clause.tokens
    .slice(Math.max(clause.from, from - 4), Math.min(clause.to, to + 3))
    .some(({ low }) => /^(?:its|their|the)$/.test(low));

/** "ELKHORN - A trailer maker is laying off 200. ... at its plant": a local report of a house that it only describes at first. */
function townOf(lead: LayoffCandidate, reading: Reading, cast: Cast): FigureScope | undefined {
  const clause = reading.clauses.find(({ field }) => field.field === 'text');
  if (!clause || lead.clause.index - clause.index > 3) return undefined;
  const opens = clause.tokens.findIndex(({ text }, at) => at > clause.from && /^[-\u2013\u2014]$/.test(text));
  if (opens < 0 || opens - clause.from > 12 || !/^an?$/.test(lowAt(clause, opens + 1))) return undefined;
  const next = [1, 2].map((step) => reading.clauses[clause.index + step]);
  const sited = next.some(
    (one) => one && tagsOf(one, 'siteWord').some(({ from }) => /^(?:its|the|their)$/.test(lowAt(one, from - 1))),
  );
  return sited ? townIn(lead, reading, cast) : undefined;
}

/** "WEIRTON, W.Va. - ... its plant": the site of the town from which a report comes. */
function datelineOf(lead: LayoffCandidate, reading: Reading, cast: Cast): FigureScope | undefined {
  const { clause, trigger } = lead;
  const own = tagsOf(clause, 'siteWord').some(({ from }) => /^(?:its|the|their|a)$/.test(lowAt(clause, from - 1)));
  return own && trigger.kind !== 'noun' ? townIn(lead, reading, cast) : undefined;
}

/** The town of the dateline. */
function townIn({ employer }: LayoffCandidate, { clauses }: Reading, cast: Cast): FigureScope | undefined {
  const first = clauses.find(({ field }) => field.field === 'text');
  const town = first && cast.mentionsIn(first)[0];
  if (!town || town.entity === employer || !isDateline(town)) return undefined;
  return { scope: { level: 'site', name: town.entity.name }, from: town.from, to: town.to, clause: first };
}

function isOfSite({ clause, trigger, figure }: LayoffCandidate): boolean {
  const end = Math.max(trigger.to, figure?.to ?? 0);
  const closes = tagsOf(clause, 'closure').some(({ to }) => to <= trigger.from && trigger.from - to <= 3);
  const there = tagsOf(clause, 'siteWord').some(({ from }) => from >= end && from - end <= 4);
  const shut = hasTag(clause, 'closure') && tagsOf(clause, 'siteWord').some(({ from }) => isOwned(clause, from));
  if (trigger.kind === 'closure' || closes || there || shut) return true;
  return figure?.counts === 'people' && /^(?:les|aux|des|ses|the|its|all)$/.test(lowAt(clause, figure.from - 1));
}

/** "its plant", "the main works", "a paper mill": one site. */
const isOwned = (clause: Clause, at: number): boolean =>
  !lowAt(clause, at).endsWith('s') &&
  [1, 2, 3].some((back) => /^(?:its|the|their|a|an|son|sa|le|la|l')$/.test(lowAt(clause, at - back)));

/** "A paper mill may close. Harrow began to consult staff at its Linby works": the site that one of the next sentences names. */
function namedNext({ clause, employer }: LayoffCandidate, { clauses }: Reading, cast: Cast): FigureScope | undefined {
  if (!/^(?:a|an|une?)$/.test(lowAt(clause, clause.from)) || !hasTag(clause, 'siteWord', clause.from, clause.from + 5))
    return undefined;
  for (const next of [clauses[clause.index + 1], clauses[clause.index + 2]])
    for (const mention of next?.field === clause.field ? cast.mentionsIn(next) : []) {
      const scope = siteBeside(mention) && !isOther(mention) ? placeScope(mention, cast, employer) : undefined;
      if (scope?.scope.level === 'site') return { ...scope, clause: mention.clause };
    }
  return undefined;
}

/** "moved to its other bakery in X": a site that stays. */
const isOther = ({ clause, from }: Mention): boolean =>
  clause.tokens
    .slice(Math.max(clause.from, from - 12), from)
    .some(({ low }) =>
      /^(?:other|another|sister|rival|moved?|moving|transfer|transferred|shift|shifted|remain|stays?)$/.test(low),
    );

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
