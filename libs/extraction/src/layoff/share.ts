import type { Share } from '@newsledger/newsroom';
import type { Figure } from '../text/figures.js';
import { hasTag, lowAt, tagsOf, wordsAt, type Clause } from '../text/document.js';
import type { Trigger } from './trigger.js';

/** "10 % de ses effectifs", "a third of its workforce", "ses effectifs de 10 %". */
export function shareOf(clause: Clause, trigger: Trigger): { value: Share; from: number; to: number } | undefined {
  const percents = clause.figures.filter((figure) => figure.percent);
  const halved = percents.length > 0 ? undefined : halfOf(clause, trigger);
  if (halved) return halved;
  for (const figure of percents) {
    const within =
      (figure.from >= trigger.from && figure.to < trigger.to && !isOfKind(clause, trigger.to)) ||
      (trigger.kind === 'noun' && figure.to === trigger.from);
    const noun =
      workforceNear(clause, figure, trigger) ?? (within || isApposed(clause, figure, trigger) ? figure : undefined);
    const percent = figure.min ?? figure.max;
    if (isWhatStays(clause, figure)) continue;
    if (!noun || percent === undefined || percent <= 0 || percent > 100 || isFar(clause, trigger, noun)) continue;
    const from = Math.min(figure.from, noun.from);
    const to = Math.max(figure.to, noun.to);
    return {
      value: {
        percent,
        ...(figure.qualifier === 'exact' ? {} : { qualifier: figure.qualifier }),
        verbatim: wordsAt(clause, from, to),
      },
      from,
      to,
    };
  }
  return undefined;
}

/** "has halved its paid staff": the verb tells the share. */
function halfOf(clause: Clause, { from, to, figure }: Trigger): { value: Share; from: number; to: number } | undefined {
  if (!lowAt(clause, from).startsWith('halv') || figure) return undefined;
  return { value: { percent: 50, verbatim: wordsAt(clause, from, to) }, from, to };
}

/** "la moitié des postes |de pigistes": a share of one kind of staff is none of the whole. */
const isOfKind = (clause: Clause, at: number): boolean =>
  /^(?:de|d')$/.test(lowAt(clause, at)) &&
  /^\p{Ll}{4,}s$/u.test(clause.tokens[at + 1]?.text ?? '') &&
  at + 1 < clause.to;

/** "the loss of 48 posts, roughly one in eight", "110 employees, or 12 percent": the share right behind the figure. */
const isApposed = (clause: Clause, { from, to }: Figure, { figure }: Trigger): boolean =>
  figure !== undefined &&
  from >= figure.to &&
  from - figure.to <= 2 &&
  /^[,(]$/.test(lowAt(clause, figure.to)) &&
  (to >= clause.to || /^[.,;)]$/.test(lowAt(clause, to)));

/** "réduites à un tiers des effectifs", "cut to half of its staff": what stays, not what goes. */
const isWhatStays = (clause: Clause, { from }: Figure): boolean =>
  /^(?:à|to)$/.test(lowAt(clause, from - 1)) &&
  !/^(?:amount|equal|equivalent|up|close|correspond)/.test(lowAt(clause, from - 2)) &&
  tagsOf(clause, 'cutVerb').some((tag) => tag.to < from && from - tag.to <= 4);

/** Another statement lies between the cut and the share. */
function isFar(clause: Clause, trigger: Trigger, place: { from: number; to: number }): boolean {
  const [from, to] = place.from >= trigger.to ? [trigger.to, place.from] : [place.to, trigger.from];
  if (clause.tokens.slice(Math.max(from, clause.from), to).some((token) => token.text === ';')) return true;
  return clause.tags.some(
    (tag) => tag.category === 'report' && tag.from >= from && tag.to <= to && place.from >= trigger.to,
  );
}

/** "15% of them", "15% of the team", "a tenth of its ranks": the end of what stands for the workforce; 0 where nothing does. */
function teamEnd(clause: Clause, at: number): number {
  if (lowAt(clause, at) !== 'of') return 0;
  if (lowAt(clause, at + 1) === 'them') return at + 2;
  if (!/^(?:the|its|our|their)$/.test(lowAt(clause, at + 1))) return 0;
  const step = [2, 3].find((one) => /^(?:team|ranks|rolls|total)$/.test(lowAt(clause, at + one)));
  return step ? at + step + 1 : 0;
}

/** The share and its workforce: within it, in a word of its own, behind it or before it. */
function workforceNear(clause: Clause, figure: Figure, trigger: Trigger): { from: number; to: number } | undefined {
  return workforceAt(clause, figure) ?? workforceAround(clause, figure, trigger);
}

/** "one employee in five", "a third of its team": what the share is of stands within it, or is only called so. */
function workforceAt(clause: Clause, { from, to }: Figure): { from: number; to: number } | undefined {
  if (['jobPeople', 'workforce', 'jobPost'].some((category) => hasTag(clause, category, from, to))) return { from, to };
  const team = teamEnd(clause, to);
  return team > 0 ? { from, to: team } : undefined;
}

function workforceAround(clause: Clause, figure: Figure, trigger: Trigger): { from: number; to: number } | undefined {
  const after = clause.tags.find(
    (tag) =>
      (tag.category === 'workforce' || tag.category === 'jobPeople') &&
      tag.from >= figure.to &&
      tag.from - figure.to <= 6,
  );
  const subset =
    after && /^(?:de|d')$/.test(lowAt(clause, after.to)) && hasTag(clause, 'jobPeople', after.to, after.to + 3);
  const joined = after?.from === figure.to && clause.tokens[figure.to - 1]?.kind === 'word';
  if (after && !subset && (joined || /^(?:de|du|des|d'|of)$/.test(clause.tokens[figure.to]?.low ?? '')))
    return { from: figure.from, to: after.to };
  if (after && isObjectBehind(clause, figure, after.from)) return { from: figure.from, to: after.to };
  const before = clause.tags.find(
    (tag) =>
      tag.category === 'workforce' &&
      tag.to <= figure.from &&
      figure.from - tag.to <= (lowAt(clause, figure.from - 1) === 'by' ? 9 : 3),
  );
  return before && (before.from === trigger.from || hasTag(clause, 'cutVerb', trigger.from, trigger.to + 1))
    ? { from: before.from, to: figure.to }
    : undefined;
}

/** "réduire d'un tiers ses effectifs", "réduire de 10 % le nombre de postes": the workforce right behind its share. */
const isObjectBehind = (clause: Clause, { from, to }: Figure, noun: number): boolean =>
  noun - to <= 1 &&
  /^(?:ses|leurs|les|le|son|sa|l'|its|their|the)$/.test(lowAt(clause, noun - 1)) &&
  /^(?:de|d'|by|un)$/.test(lowAt(clause, from - 1));
