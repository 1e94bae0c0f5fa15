import { lowAt, type Clause } from '../text/document.js';
import type { JobFigure } from './job-figures.js';

/** Words that say that posts go, at tokens [from, to). */
export interface Trigger {
  readonly from: number;
  readonly to: number;
  readonly kind: 'noun' | 'cut' | 'fire' | 'risk' | 'closure';
  readonly figure?: JobFigure;
}

/** The figure nearest to a trigger, those behind it first; people further off are more likely to be others. */
export function withFigure(
  clause: Clause,
  trigger: Trigger,
  figures: readonly JobFigure[],
  reach = { posts: 30, people: 12 },
): Trigger {
  const distance = (figure: JobFigure): number =>
    figure.from >= trigger.from ? figure.from - trigger.to : (trigger.from - figure.to) * 1.5 + 1;
  const near = figures.filter(
    (figure) =>
      distance(figure) <= (figure.counts === 'people' ? reach.people : reach.posts) &&
      !(figure.counts === 'people' && areElsewhere(clause, figure)),
  );
  const figure = near.sort((a, b) => distance(a) - distance(b))[0];
  return figure ? { ...trigger, figure } : trigger;
}

/** "300 personnes ont manifesté": people of whom another thing is said. */
export function areElsewhere(clause: Clause, { to }: JobFigure): boolean {
  for (let at = to; at < clause.to && at - to < 5; at += 1)
    if (
      /^(?:manifest|défil|rassembl|protest|déb?ray|march|gather|rall|demonstrat|walk|sign|gagn|earn|grév|vot)/.test(
        lowAt(clause, at),
      )
    )
      return true;
  return false;
}

/** A few people dismissed are no layoff, a few posts cut are one, and no employer cuts more than a quarter of a million. */
export function sizeable(trigger: Trigger, clause?: Clause): Trigger | undefined {
  const { figure, counts, from, to } = trigger.figure ?? {};
  const value = figure && (figure.max ?? figure.min ?? 100);
  if (value === undefined) return trigger;
  const posts = counts === 'posts' || counts === 'cuts' || (clause !== undefined && saysPosts(clause, trigger));
  const least = isPersonal(clause, from, to) ? 10 : posts ? (counts === 'people' ? 5 : 4) : 6;
  return value < least || value > 250_000 ? undefined : trigger;
}

/** "making six people redundant": words that tell of posts, not of anybody's conduct. */
const saysPosts = (clause: Clause, { from, to }: Trigger): boolean =>
  clause.tokens
    .slice(from, to)
    .some(({ low }, at) => /^(?:redundan|laid|lay|layoff)/.test(low) && lowAt(clause, from + at - 1) !== 'not');

/** "the seven roles he plays": posts that a person has. */
const isPersonal = (clause: Clause | undefined, from = 0, to = 0): boolean =>
  clause !== undefined &&
  (/^(?:his|her|my|your)$/.test(lowAt(clause, from - 1)) || /^(?:he|she|i|you)$/.test(lowAt(clause, to)));
