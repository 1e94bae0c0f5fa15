import { canBeOrganisation, houseOf, type Cast, type Mention } from '../names/entities.js';
import { isSource } from '../names/subject.js';
import { lowAt, type Clause } from '../text/document.js';
import type { Figure } from '../text/figures.js';
import type { LayoffCandidate } from './candidates.js';
import { isBare } from './implied.js';
import type { JobFigure } from './job-figures.js';

/** No sentence tells of more houses. */
const mostHouses = 12;
const joins = /^(?:,|and|et|&|ainsi|que|comme|as|well)$/;

/**
 * One statement that speaks of several houses: "X and Y will cut 300 and 120 jobs respectively", "X and Y are each cutting 150 jobs",
 * "X will cut 300 jobs, Y 120 and Z 90". A candidate for each house; that given where the sentence tells of one.
 */
export function sharedOut(candidate: LayoffCandidate, cast: Cast): LayoffCandidate[] {
  const { clause, trigger, mention, named } = candidate;
  if (!trigger.figure || !named || mention.clause !== clause) return [candidate];
  return distributed(candidate, cast) ?? [candidate, ...gapped(candidate, cast)];
}

function distributed(candidate: LayoffCandidate, cast: Cast): LayoffCandidate[] | undefined {
  const { clause, trigger, mention } = candidate;
  const words = clause.tokens.slice(clause.from, clause.to);
  const inOrder = words.some(({ low }) => /^(?:respectively|respectivement)$/.test(low));
  const each = words.some(({ low }) => /^(?:each|chacune?|both)$/.test(low));
  if (!inOrder && !each) return undefined;
  const names = listOf(mention, cast);
  if (names.length < 2) return undefined;
  if (!inOrder) return names.map((name) => ofHouse(candidate, name, trigger.figure!));
  const figures = figuresOf(clause, trigger.figure!.figure);
  if (figures.length !== names.length) return undefined;
  return names.map((name, at) =>
    ofHouse(candidate, name, {
      ...trigger.figure!,
      figure: figures[at]!,
      from: figures[at]!.from,
      to: figures[at]!.to,
    }),
  );
}

/** The names joined with one by commas and "and". */
function listOf(mention: Mention, cast: Cast): Mention[] {
  const { clause } = mention;
  // What is named in one breath with a house is one, also at the head of the sentence, where a capital says little.
  const all = cast
    .mentionsIn(clause)
    .filter((one) => (canBeOrganisation(one) || one.entity.kind === 'unknown') && !isSource(one));
  const joined = (a: Mention, b: Mention): boolean =>
    b.from - a.to <= 4 && b.from > a.to && clause.tokens.slice(a.to, b.from).every(({ low }) => joins.test(low));
  const list = [mention];
  for (let at = all.indexOf(mention); at > 0 && joined(all[at - 1]!, all[at]!); at -= 1) list.unshift(all[at - 1]!);
  for (let at = all.indexOf(mention); at >= 0 && at + 1 < all.length && joined(all[at]!, all[at + 1]!); at += 1)
    list.push(all[at + 1]!);
  return list.slice(0, mostHouses);
}

/** The bare numbers joined with the one that has the noun. */
function figuresOf(clause: Clause, last: Figure): Figure[] {
  const all = clause.figures.filter(({ percent }) => !percent);
  const list = [last];
  for (let at = all.indexOf(last); at > 0; at -= 1) {
    const between = clause.tokens.slice(all[at - 1]!.to, all[at]!.from);
    if (between.length === 0 || between.length > 3 || !between.every(({ low }) => joins.test(low))) break;
    list.unshift(all[at - 1]!);
  }
  return list;
}

/** ", Y 120 and Z 90", "; Daher, 120": the verb and the noun are those of the statement before. */
function gapped(candidate: LayoffCandidate, cast: Cast): LayoffCandidate[] {
  const { clause, trigger } = candidate;
  const found: LayoffCandidate[] = [];
  let end = Math.max(trigger.to, trigger.figure!.to);
  for (const mention of cast.mentionsIn(clause)) {
    if (mention.from <= end || !canBeOrganisation(mention) || mention.entity === candidate.mention.entity) continue;
    const from = lowAt(clause, mention.to) === ',' || lowAt(clause, mention.to) === ':' ? mention.to + 1 : mention.to;
    const figure = clause.figures.find((one) => one.from === from && !one.percent && (one.max ?? one.min ?? 0) >= 10);
    if (!figure || !(isBare(clause, figure.to) || isJob(clause, figure.to)) || !opens(clause, mention.from)) continue;
    found.push(
      ofHouse(candidate, mention, { figure, from: figure.from, to: figure.to, counts: 'posts', other: false }),
    );
    end = figure.to;
    if (found.length >= mostHouses) break;
  }
  return found;
}

const isJob = (clause: Clause, at: number): boolean =>
  clause.tags.some((tag) => tag.from === at && /^(?:jobPost|jobPeople|layoffNoun)$/.test(tag.category));

/** A name at the head of an item: behind a comma, a semicolon, "and", "while", its article set aside. */
function opens(clause: Clause, from: number): boolean {
  let at = from - 1;
  while (at > clause.from && /^(?:le|la|l'|les|the|groupe|chez|at|for|pour)$/.test(lowAt(clause, at))) at -= 1;
  return /^(?:,|;|\(|and|et|while|whereas|que|contre|against)$/.test(lowAt(clause, at));
}

/** What a sentence says of one house, said of another with a figure of its own. */
function ofHouse(candidate: LayoffCandidate, mention: Mention, figure: JobFigure): LayoffCandidate {
  const { share: _share, scope: _scope, ...rest } = candidate;
  const own = figure === candidate.figure ? candidate : rest;
  return {
    ...own,
    trigger: { ...candidate.trigger, figure },
    figure,
    mention,
    employer: houseOf(mention.entity),
    shared: true,
    others: [],
  };
}
