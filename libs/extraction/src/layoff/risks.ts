import type { Tag } from '../lexicon/phrases.js';
import { hasTag, lowAt, type Clause, type Reading } from '../text/document.js';
import type { JobFigure } from './job-figures.js';
import type { Trigger } from './trigger.js';

/** "300 postes menacés", "the future of 60 posts", "29 people have been told that their posts are at risk": posts in danger. */
export function riskTrigger(clause: Clause, tag: Tag, figures: readonly JobFigure[]): Trigger | undefined {
  const near = (one: JobFigure): boolean =>
    (one.to <= tag.from && tag.from - one.to <= 5) || (one.from >= tag.to && one.from - tag.to <= 4);
  const figure =
    figures.find((one) => one.counts === 'posts' && near(one)) ??
    figures.find((one) => one.counts === 'people' && (areAtRisk(clause, tag, one) || arePut(clause, tag, one)));
  return figure && { from: Math.min(figure.from, tag.from), to: Math.max(tag.to, figure.to), kind: 'risk', figure };
}

/** "putting 220 salons and 1,200 staff at risk": people put in danger of losing their posts by what their house does. */
const arePut = (clause: Clause, tag: Tag, { from, to }: JobFigure): boolean =>
  to === tag.from &&
  lowAt(clause, tag.from + 1) === 'risk' &&
  clause.tokens
    .slice(Math.max(clause.from, from - 6), from)
    .some(({ low }) => /^(?:put|puts|putting|leaves?|leaving|left|plac(?:es?|ed|ing))$/.test(low));

/** People whose posts are in danger, or who are in danger of dismissal. */
function areAtRisk(clause: Clause, tag: Tag, { to }: JobFigure): boolean {
  if (to > tag.from || tag.from - to > 14) return false;
  const posts = clause.tags.some(
    ({ category, from, to: end }) =>
      category === 'jobPost' && end <= tag.from && /^(?:their|whose|leurs?|le|l')$/.test(lowAt(clause, from - 1)),
  );
  const ofDismissal =
    tag.from - to <= 5 &&
    [0, 1, 2].some((step) =>
      /^(?:licenciement|redundancy|dismissal|losing|being|perdre)$/.test(lowAt(clause, tag.to + step)),
    );
  return (posts && !clause.tokens.slice(to, tag.from).some(({ text }) => text === ';')) || ofDismissal;
}

const work = ['jobPost', 'jobPeople', 'workforce', 'layoffNoun', 'voluntary', 'fireVerb'];

/** "3.000 départs": counts only with a figure of some size, where work is spoken of, and not for trains or fires. */
export function departTrigger(
  clause: Clause,
  tag: Tag,
  figures: readonly JobFigure[],
  reading: Reading,
): Trigger | undefined {
  const figure = figures.find((one) => one.to >= tag.to && one.from <= tag.from && tag.from - one.from <= 5);
  if (!figure || (figure.figure.max ?? figure.figure.min ?? 0) < 20) return undefined;
  if (/^(?:de|d'|des)$/.test(lowAt(clause, tag.to)) && !hasTag(clause, 'jobPeople', tag.to, tag.to + 4))
    return undefined;
  const near = [clause.index - 1, clause.index, clause.index + 1].flatMap((index) => reading.clauses[index] ?? []);
  const speaksOfWork = near.some((one) =>
    one.tags.some(
      (other) => work.includes(other.category) && !(one === clause && other.from <= tag.from && other.to >= tag.to),
    ),
  );
  return speaksOfWork || hasTag(clause, 'plan', figure.from - 4, figure.from)
    ? { from: figure.from, to: tag.to, kind: 'noun', figure }
    : undefined;
}
