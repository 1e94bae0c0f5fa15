import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';
import type { Figure } from '../text/figures.js';
import type { Tag } from '../lexicon/phrases.js';

/** A number of posts or people, with the tokens of figure and noun [from, to). */
export interface JobFigure {
  readonly figure: Figure;
  readonly from: number;
  readonly to: number;
  /** What the noun behind it counts: posts, people, or the cuts themselves ("380 suppressions"). */
  readonly counts: 'posts' | 'people' | 'cuts' | 'departures';
  /** The size of the workforce, or jobs created or saved: not a cut. */
  readonly other: boolean;
}

const stopWords = new Set(
  'par per euros euro dollars pour heures ans an jours mois years days hours weeks months qui who sont are en in dans à with million millions milliard milliards billion % livres pounds minutes km personnes-là fois times et and is was to will has va est'.split(
    ' ',
  ),
);
const countOf: Readonly<Record<string, JobFigure['counts']>> = {
  jobPost: 'posts',
  jobPeople: 'people',
  crew: 'people',
  layoffNoun: 'cuts',
  departNoun: 'departures',
};

/** The figures of a clause that count posts or people, or the cuts themselves ("380 suppressions"). */
export function jobFigures(clause: Clause): JobFigure[] {
  const found: JobFigure[] = [];
  const cuts = clause.tags.filter((tag) => tag.category === 'cutVerb' || tag.category === 'fireVerb');
  for (const figure of clause.figures) {
    if (figure.percent) continue;
    const noun =
      ofThem(clause, figure) ??
      staffOf(clause, figure.to) ??
      nounAfter(clause, figure.to) ??
      nounOfWhole(clause, figure) ??
      (isPart(clause, figure, found.length > 0) ? { to: figure.to, counts: 'posts' as const } : undefined);
    if (!noun) continue;
    found.push({
      figure,
      from: figure.from,
      ...noun,
      other: noun.counts !== 'cuts' && isOther(clause, figure, noun.to, cuts),
    });
  }
  return found;
}

/** "dont 400 en France", "5.100 postes en Allemagne, 5.000 en France": a figure after another, its noun left out. */
function isPart(clause: Clause, figure: Figure, after: boolean): boolean {
  if (!/^(?:en|à|au|aux|dans|chez|in|at)$/.test(lowAt(clause, figure.to))) return false;
  if (/^(?:dont|including)$/.test(lowAt(clause, figure.from - 1))) return true;
  const listed = /^(?:,|et|and)$/.test(lowAt(clause, figure.from - 1)) && (figure.min ?? figure.max ?? 0) >= 10;
  if (!listed || !after) return false;
  const place = lowAt(clause, figure.to + 1);
  return clause.tokens[figure.to + 1]?.capital === true || /^(?:the|its|la|les|l'|ses|son|sa)$/.test(place);
}

function nounAfter(clause: Clause, start: number): Pick<JobFigure, 'to' | 'counts'> | undefined {
  const end = Math.min(clause.to, start + 6);
  for (let at = start; at < end; at += 1) {
    const token = clause.tokens[at]!;
    const nouns = clause.tags.filter((tag) => tag.from === at && tag.category in countOf);
    const noun = nouns.find(({ category }) => category === 'layoffNoun') ?? nouns[0];
    if (noun) return { to: noun.to, counts: countOf[noun.category]! };
    const cut = clause.tags.some((tag) => tag.from === at && tag.category === 'cutNoun');
    if (cut && at === start && token.kind === 'word' && !token.capital) return { to: at + 1, counts: 'cuts' };
    // "220 salons and 1,200 staff": each number has a noun of its own.
    if (at > start && clause.figures.some((other) => other.from === at && !other.percent)) return undefined;
    if (token.kind === 'mark' && !/^["\u00AB\u00BB()-]$/.test(token.text)) return undefined;
    if (
      /^(?:and|or)$/.test(token.low) &&
      at > start &&
      clause.tags.some((tag) => tag.from === at + 2 && tag.category in countOf)
    )
      continue;
    if (stopWords.has(token.low) || (at > start && /^(?:de|d'|of)$/.test(token.low))) return undefined;
  }
  return undefined;
}

/** "60 of its people", "180 of their long-haul drivers": a part of the staff. */
function staffOf(clause: Clause, end: number): Pick<JobFigure, 'to' | 'counts'> | undefined {
  if (lowAt(clause, end) !== 'of' || !/^(?:its|their|our)$/.test(lowAt(clause, end + 1))) return undefined;
  const start = end + 2;
  const noun = clause.tags.find(
    ({ category, from }) => /^(?:jobPost|jobPeople|crew)$/.test(category) && from >= start && from - start <= 3,
  );
  return noun && !clause.figures.some(({ from }) => from >= start && from < noun.from)
    ? { to: noun.to, counts: countOf[noun.category]! }
    : undefined;
}

/** "300 of them", "120 d'entre eux": people named before in the sentence. */
function ofThem(clause: Clause, { from, to, max, min }: Figure): Pick<JobFigure, 'to' | 'counts'> | undefined {
  if ((max ?? min ?? 0) < 10 || !hasTag(clause, 'jobPeople', clause.from, from)) return undefined;
  if (lowAt(clause, to) === 'of' && /^(?:them|whom|those)$/.test(lowAt(clause, to + 1)))
    return { to: to + 2, counts: 'people' };
  const them =
    lowAt(clause, to) === "d'" && lowAt(clause, to + 1) === 'entre' && /^(?:eux|elles)$/.test(lowAt(clause, to + 2));
  return them ? { to: to + 3, counts: 'people' } : undefined;
}

/** "30 des 45 employés", "300 of its 1,500 workers": the noun of a part stands with the whole. */
function nounOfWhole(clause: Clause, { to, max, min }: Figure): Pick<JobFigure, 'to' | 'counts'> | undefined {
  if (!/^(?:des|de|d'|of|sur|out)$/.test(lowAt(clause, to)) || (max ?? min ?? 0) < 5) return undefined;
  const whole = clause.figures.find(({ from, percent }) => !percent && from > to && from - to <= 3);
  if (
    !whole ||
    !clause.tokens
      .slice(to, whole.from)
      .every(({ low }) => /^(?:des?|d'|of|out|ses|leurs|les|its|their|the|sur|'s|un|total)$/.test(low))
  )
    return undefined;
  const noun = nounAfter(clause, whole.to);
  return noun && noun.counts !== 'cuts' ? noun : undefined;
}

const baseWords = new Set(['ses', 'leurs', 'its', 'their', "'s", 'sur', 'parmi', 'among', 'les', 'des', 'the', 'nos']);

function isOther(clause: Clause, figure: Figure, end: number, cuts: readonly Tag[]): boolean {
  if (isWhole(clause, figure, end) || isPolled(clause, figure.from) || isCompared(clause, figure.from)) return true;
  if (isDismissedWhole(clause, figure.from, end)) return false;
  const { tokens } = clause;
  const before = tokens[figure.from - 1]?.low ?? '';
  const near = (category: string, reach: number): boolean =>
    tagsOf(clause, category).some(
      (tag) =>
        tag.to <= figure.from &&
        figure.from - tag.to <= (/^ha(?:s|d|ve)$/.test(lowAt(clause, tag.from)) ? 0 : reach) &&
        !clause.tokens.slice(tag.to, figure.from).some((token) => token.text === ',') &&
        !cuts.some((cut) => cut.from >= tag.to && cut.to <= figure.from) &&
        !hasTag(clause, 'cutNoun', tag.to, figure.from) &&
        !hasTag(clause, 'layoffNoun', tag.to, figure.from),
    );
  if (near('employVerb', 3) || near('hireWord', 5) || near('keepVerb', 4) || isKept(clause, end)) return true;
  if (isBase(clause, figure.from) || isCount(clause, figure.from)) return true;
  if (tagsOf(clause, 'tollVerb').some((tag) => tag.to === figure.from)) return false;
  if (figure.from > clause.from && baseWords.has(before) && !isReckoned(clause, figure.from)) {
    const direct = cuts.some((cut) => cut.to === figure.from - 1) || /^(?:des|les|the)$/.test(before);
    return !direct || tokens[figure.from - 2]?.low === 'sur';
  }
  return false;
}

/** "de 1.500 à 1.200 personnes", "from 1,500 to 1,200": what there was and what is left. */
function isLevel(clause: Clause, { from, to, qualifier }: Figure): boolean {
  const opened = (at: number): boolean => /^(?:de|d'|from)$/.test(lowAt(clause, at - 1));
  const led = (at: number): boolean => /^(?:à|to)$/.test(lowAt(clause, at));
  if (qualifier === 'range') return false;
  return clause.figures.some(
    (other) =>
      !other.percent &&
      ((opened(from) && other.from > to && other.from - to <= 3 && led(other.from - 1)) ||
        (led(from - 1) && other.to < from && from - other.to <= 3 && opened(other.from))),
  );
}

const isWhole = (clause: Clause, figure: Figure, end: number): boolean =>
  /^(?:asked|surveyed|polled|interviewed|questioned)$/.test(lowAt(clause, end)) ||
  (/^(?:to|among)$/.test(lowAt(clause, figure.from - 2)) && /^(?:the|its|all)$/.test(lowAt(clause, figure.from - 1))) ||
  isLevel(clause, figure) ||
  isShared(clause, figure) ||
  isSize(clause, figure, end) ||
  isWorkforce(clause, figure);

/** "the 6,000 workforce", "a 1,500-strong workforce": the size of the house; "140 of its workforce" is a part. */
const isSize = (clause: Clause, { to }: Figure, end: number): boolean =>
  to >= end - 2 && lowAt(clause, end - 1) === 'workforce' && !/^(?:its|their|the|of)$/.test(lowAt(clause, end - 2));

/** "la moitié des 2.700 postes", "2.000 des 9.600 salariés", "half of Orvane's 1,200 staff": the whole of which a part goes. */
const isShared = (clause: Clause, { from }: Figure): boolean => {
  const owned = lowAt(clause, from - 1) === "'s";
  if (!owned && !/^(?:des|ses|its|the|leurs|their)$/.test(lowAt(clause, from - 1))) return false;
  return clause.figures.some(
    (part) =>
      part.to < from &&
      from - part.to <= (owned ? 6 : 2) &&
      (owned ? /^of$/ : /^(?:des|de|of|sur)$/).test(lowAt(clause, part.to)) &&
      (!owned || clause.tokens[part.to + 1]?.capital === true),
  );
};

/** "will reduce its 6,000 workforce by a third", "the 900-strong staff": how many there are. */
const isWorkforce = (clause: Clause, { from, to }: Figure): boolean =>
  /^(?:workforce|headcount|payroll|strong)$/.test(lowAt(clause, lowAt(clause, to) === '-' ? to + 1 : to)) &&
  /^(?:the|its|their|his|a|an|'s|whose|our)$/.test(lowAt(clause, from - 1)) &&
  clause.tokens.slice(to, Math.min(clause.to, to + 14)).some(({ low }) => /^(?:by|to|from)$/.test(low));

/** "matching or surpassing the 4,000 job cuts of February", "outre les 300 postes déjà supprimés": a measure for other cuts. */
function isCompared(clause: Clause, from: number): boolean {
  if (!/^(?:the|les|aux|des)$/.test(lowAt(clause, from - 1))) return false;
  for (let at = from - 2; at >= clause.from && from - at <= 7; at -= 1)
    if (
      /^(?:than|exceed|surpass|match|mirror|similar|compar|topp|besides|addition|outre|ajout|supérieur|inférieur|contre|follow)/.test(
        lowAt(clause, at),
      )
    )
      return true;
  return false;
}

/** "un sondage auprès de 1.000 salariés", "leaving just 130 employees": asked, or left. */
function isPolled(clause: Clause, from: number): boolean {
  for (let at = from - 1; at >= clause.from && from - at <= 4; at -= 1)
    if (
      /^(?:poll|survey|sondage|enquête|panel|échantillon|leaving|laissant|manifestation|rassemblement)$/.test(
        lowAt(clause, at),
      )
    )
      return !clause.tags.some((tag) => tag.category === 'loseJob' && tag.from > from && tag.from - from <= 6);
  return false;
}

/** "on a total of 1,600", "de 800 à 600 salariés", "une usine de 300 salariés": what is there, not what goes. */
function isBase(clause: Clause, from: number): boolean {
  const [second, before] = [lowAt(clause, from - 2), lowAt(clause, from - 1)];
  if (/^(?:of|out)$/.test(before)) {
    const counts = second === 'total' && !/^(?:of|out|on|from)$/.test(lowAt(clause, from - 4));
    return !counts && /^(?:workforce|staff|total|out)$/.test(second);
  }
  if (!/^(?:de|d')$/.test(before)) return false;
  return (
    /^(?:total|effectif|effectifs|usine|site|entreprise|société|pme|groupe|équipe)$/.test(second) ||
    /^(?:effectif|effectifs)$/.test(lowAt(clause, from - 3))
  );
}

/** "ses effectifs, qui s'élèvent à 17.500 personnes", "a workforce that numbers 900 people". */
const isCount = (clause: Clause, from: number): boolean =>
  [1, 2, 3].some((back) =>
    /^(?:élève|élèvent|élevait|élevaient|numbers|numbered|totals|totalled|totaling)$/.test(lowAt(clause, from - back)),
  );

/** "Ses 58 salariés vont être licenciés", "all 120 staff will lose their jobs": the whole workforce goes. */
function isDismissedWhole(clause: Clause, from: number, end: number): boolean {
  if (isAllOf(clause, from)) return true;
  for (let at = end; at < clause.to && at - end < 6; at += 1) {
    if (clause.tags.some((tag) => tag.from === at && tag.category === 'fireVerb'))
      return /(?:és|ées|off|go|redundant|ed)$/.test(lowAt(clause, at)) || lowAt(clause, at + 1) === 'off';
    if (clause.tags.some((tag) => tag.from === at && /^(?:loseJob|fate)$/.test(tag.category))) return true;
    if (!goingWords.has(lowAt(clause, at)) && !/^(?:,|et)$|^\p{Ll}{3,}s$/u.test(clause.tokens[at]!.text)) return false;
  }
  return false;
}

/** "licencie l'ensemble de ses 230 salariés", "se sépare de la totalité des 64 employés". */
const isAllOf = (clause: Clause, from: number): boolean =>
  [1, 2, 3].some((back) => /^(?:ensemble|totalité|intégralité|tous|toutes|all)$/.test(lowAt(clause, from - back)));

/** "table sur 48 départs", "porte sur 95 postes": what a plan comes to. */
const isReckoned = (clause: Clause, from: number): boolean =>
  lowAt(clause, from - 1) === 'sur' && /^(?:tabl|port|mis|compt|débouch|chiffr)/.test(lowAt(clause, from - 2));

/** Words between what goes and the verb that says so. */
export const goingWords = new Set(
  'ont dû doit dus sont est seront sera seraient serait été être vont va doivent devraient devrait pourraient pourrait qui que ainsi directement donc également aussi déjà y soient a aurait auraient were was are is be being been will would could may might to have has had that which they ils elles already also now should must had can due expected set going likely face look looks looked seem'.split(
    ' ',
  ),
);

/** "74 emplois seraient préservés", "200 jobs will be created". */
function isKept(clause: Clause, end: number): boolean {
  for (let at = end; at < clause.to && at - end < 5; at += 1) {
    if (clause.tags.some((tag) => tag.from === at && (tag.category === 'keepVerb' || tag.category === 'hireWord')))
      return true;
    if (!goingWords.has(lowAt(clause, at))) return false;
  }
  return false;
}
