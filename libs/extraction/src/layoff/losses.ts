import type { Tag } from '../lexicon/phrases.js';
import { hasTag, lowAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import { goingWords, type JobFigure } from './job-figures.js';
import type { Trigger } from './trigger.js';

const planTags = ['layoffNoun', 'closure', 'cutNoun', 'fireVerb', 'restructuringReason', 'procedureWord', 'lapse'];

/** "Le plan concerne 200 salariés", "the closure will cost 230 jobs", "une cinquantaine de personnes sont touchées": what a cut amounts to. */
export function tollTrigger(
  clause: Clause,
  tag: Tag,
  figures: readonly JobFigure[],
  reading: Reading,
): Trigger | undefined {
  const after = figures.find((figure) => figure.from >= tag.to && figure.from - tag.to <= 2);
  if (after && costsJobs(clause, tag, after)) return { from: tag.from, to: after.to, kind: 'fire', figure: after };
  const figure = after ?? figures.find((one) => one.to <= tag.from && isSaidOf(clause, one.to, tag.from));
  if (!figure || figure.counts === 'departures') return undefined;
  const planned = planTags.some((category) =>
    clause.tags.some((other) => other.category === category && other.to <= figure.from),
  );
  const cut = clause.tags.some(
    (other) =>
      other.category === 'cutVerb' && other.to <= figure.from && hasTag(clause, 'workforce', other.to, figure.from),
  );
  if (!planned && !cut && !(isBareToll(clause, tag) && followsCut(clause, reading))) return undefined;
  if (after && lowAt(clause, tag.from) === 'soit' && tag.from > clause.from) return undefined;
  const threatened = /^(?:menac|threat|met|mettr|mett|risque)/.test(lowAt(clause, tag.from));
  return {
    from: Math.min(tag.from, figure.from),
    to: Math.max(tag.to, figure.to),
    kind: threatened ? 'risk' : 'cut',
    figure,
  };
}

/** "could cost 490 employees their jobs", "leave 300 people without work". */
const costsJobs = (clause: Clause, { from }: Tag, { counts, to }: JobFigure): boolean =>
  counts === 'people' &&
  /^(?:cost|coût|leav|laiss)/.test(lowAt(clause, from)) &&
  clause.tokens
    .slice(to, to + 14)
    .some(
      ({ low }, at) =>
        /^(?:jobs?|livelihoods?|work|emploi|poste|carreau)$/.test(low) &&
        /^(?:their|without|of|leur|sans|le)$/.test(lowAt(clause, to + at - 1)),
    );

/** Only words that lead from a figure to its verb stand between. */
function isSaidOf(clause: Clause, from: number, to: number): boolean {
  if (to - from > 5) return false;
  for (let at = from; at < to; at += 1) if (!goingWords.has(lowAt(clause, at))) return false;
  return true;
}

/** Concern and touch, not cost or lead to: they go on about a cut of the sentence before. */
const isBareToll = (clause: Clause, tag: Tag): boolean =>
  /^(?:concern|touch|affect|impact|vis[eéa]|port|involv|hit|cover|soit|représent|amount|correspond|equal|means)/.test(
    lowAt(clause, tag.from),
  );

/** The sentence before speaks of a cut. */
function followsCut(clause: Clause, reading: Reading): boolean {
  return [clause.index - 1, clause.index - 2].some((index) => {
    const before = reading.clauses[index];
    if (!before) return false;
    if (hasTag(before, 'layoffNoun') || hasTag(before, 'fireVerb') || hasTag(before, 'closure')) return true;
    return (
      (hasTag(before, 'cutVerb') || hasTag(before, 'cutNoun')) &&
      (hasTag(before, 'jobPost') || hasTag(before, 'workforce'))
    );
  });
}

/** "ne remplacera pas 300 départs", "45 contracts will not be renewed": posts that lapse. */
export function lapseTrigger(clause: Clause, tag: Tag): Trigger | undefined {
  const figure = clause.figures.find(
    (one) =>
      !one.percent &&
      (one.min ?? one.max ?? 0) >= 10 &&
      ((one.from >= tag.to && one.from - tag.to <= 5) || (one.to <= tag.from && tag.from - one.to <= 7)) &&
      /^(?:départ|contrat|cdd|cdi|poste|emploi|intérimaire|salarié|personne|retraite|contract|post|job|position|worker|temp|employee|staff|retire|role|people|agent|journalist|pigist|consultant|saisonnier)/.test(
        lowAt(clause, one.to),
      ),
  );
  return (
    figure && {
      from: tag.from,
      to: tag.to,
      kind: 'cut',
      figure: { figure, from: figure.from, to: figure.to + 1, counts: 'posts', other: false },
    }
  );
}

const passing =
  /^(?:temporaire|temporairement|provisoire|provisoirement|partiel|confinement|coronavirus|covid-19|virus|épidémie|pandémie|grève|temporary|temporarily|furlough|furloughed|lockdown|pandemic|strike|réouverture|rouvrir|reopen|reopening|frontières|écoles)$/;

/** "la fermeture de l'usine de X, qui emploie 212 personnes": a site that closes with the people who work there. */
export function closureTrigger(clause: Clause, tag: Tag, figures: readonly JobFigure[]): Trigger | undefined {
  if (clause.tokens.slice(clause.from, clause.to).some((token) => passing.test(token.low))) return undefined;
  const figure = figures.find(
    (one) =>
      isCrew(clause, one) &&
      Math.abs(one.from - tag.to) <= 25 &&
      (closesSite(clause, tag) || (one.from > tag.to && hasTag(clause, 'employVerb', tag.to, one.from))),
  );
  return figure && { from: tag.from, to: tag.to, kind: 'closure', figure };
}

/** "Harrow will shut its plant in Lima. Some 3,000 people work there", "The plant employs 380 people": the people of the site that the sentence before closes. */
export function crewTrigger(
  clause: Clause,
  { counts, figure, from, to }: JobFigure,
  reading: Reading,
): { from: number; to: number } | undefined {
  const before = reading.clauses[clause.index - 1];
  if (before?.field !== clause.field || counts !== 'people' || (figure.max ?? figure.min ?? 0) < 10) return undefined;
  const shut = before.tags.some((tag) => tag.category === 'closure' && closesSite(before, tag));
  if (!shut || [before, clause].some((one) => one.tokens.slice(one.from, one.to).some(({ low }) => passing.test(low))))
    return undefined;
  const there = clause.tokens.slice(to, Math.min(clause.to, to + 10)).findIndex(({ low }) => /^(?:there|y)$/.test(low));
  const works = clause.tokens
    .slice(to, to + Math.max(there, 0))
    .some(({ low }) =>
      /^(?:work|works|worked|working|built|build|make|made|are|were|employed|travaill\w*|emploi\w*)$/.test(low),
    );
  if (there >= 0 && works) return { from, to };
  const head = hasTag(clause, 'siteWord', clause.from, clause.from + 3) || lowAt(clause, clause.from) === 'it';
  return head &&
    tagsOf(clause, 'employVerb').some((verb) => verb.to <= from && from - verb.to <= 2 && verb.from - clause.from <= 6)
    ? { from, to }
    : undefined;
}

/** Those who work there: "qui emploie 212 personnes", "ses 640 salariés", "(863 salariés)", not a crowd before its gates. */
function isCrew(clause: Clause, { counts, figure, from, other }: JobFigure): boolean {
  if ((counts !== 'people' && counts !== 'posts') || (figure.max ?? figure.min ?? 0) < 10) return false;
  return (
    other ||
    counts === 'posts' ||
    lowAt(clause, from - 1) === '(' ||
    /^(?:aux|des|les|the|for|where|all|whose)$/.test(lowAt(clause, from - 1))
  );
}

/** A site is named beside the closure, or the thing closed is said to employ people. */
const closesSite = (clause: Clause, tag: Tag): boolean =>
  clause.tags.some(
    (other) =>
      (other.category === 'siteWord' || other.category === 'unitWord') &&
      other.from >= tag.from - 6 &&
      other.from < tag.to + 8,
  );
