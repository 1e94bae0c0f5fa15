import type { QuantityQualifier } from '@newsledger/newsroom';
import { numberWords, qualifierPhrases } from '../lexicon/data/numbers.js';
import type { Language, Token } from './tokens.js';

/** A figure as written: its tokens [from, to) with qualifier words, and what it amounts to. */
export interface Figure {
  readonly from: number;
  readonly to: number;
  /** Tokens of the bare number, without the words before it. */
  readonly core: number;
  readonly min?: number;
  readonly max?: number;
  readonly qualifier: QuantityQualifier;
  readonly percent: boolean;
}

interface Value {
  readonly to: number;
  readonly value: number;
  /** "une centaine": about; "des milliers": only an order of magnitude. */
  readonly nature: 'plain' | 'collective' | 'plural' | 'fraction';
}

const scaleWords = {
  mille: 1e3,
  k: 1e3,
  dozen: 12,
  thousand: 1e3,
  million: 1e6,
  millions: 1e6,
  m: 1e6,
  mn: 1e6,
  milliard: 1e9,
  milliards: 1e9,
  md: 1e9,
  mds: 1e9,
  billion: 1e9,
  billions: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
};
/** A word of the text may be the name of a member that every object has: it is looked up in a map. */
const scales: ReadonlyMap<string, number> = new Map(Object.entries(scaleWords));
const glueOnly = new Set(['k', 'm', 'b', 'mn', 'md']);

/** The figures of tokens [from, to), left to right, none overlapping. */
export function readFigures(tokens: readonly Token[], from: number, to: number, language: Language): Figure[] {
  const figures: Figure[] = [];
  let at = from;
  while (at < to) {
    const figure = figureAt(tokens, at, to, from, language);
    if (figure) figures.push(figure);
    at = figure ? figure.to : at + 1;
  }
  return figures;
}

function figureAt(
  tokens: readonly Token[],
  at: number,
  to: number,
  floor: number,
  language: Language,
): Figure | undefined {
  const first = valueAt(tokens, at, to, language);
  if (!first) return undefined;
  const range = upperOf(first.value, secondOf(tokens, first.to, to, language));
  const core = at;
  let end = range?.to ?? first.to;
  let percent = false;
  if (isPercent(tokens, end, language)) {
    percent = true;
    end += tokens[end]!.low === 'pour' || tokens[end]!.low === 'per' ? 2 : 1;
  } else if (first.nature === 'fraction') percent = true;
  const start = qualifierStart(tokens, core, floor, language);
  const said = start.qualifier ?? afterwards(tokens, end, language);
  if (range) {
    const low = first.value < 10 && range.value >= 1000 && range.scale ? first.value * range.scale : first.value;
    return { from: start.from, to: end, core, min: low, max: range.value, qualifier: 'range', percent };
  }
  const common = { from: start.from, to: first.to === end ? end : Math.max(end, first.to), core, percent };
  if (first.nature === 'plural') return { ...common, qualifier: 'orderOfMagnitude' };
  const qualifier = said ?? (first.nature === 'plain' ? 'exact' : 'approximately');
  return {
    ...common,
    ...(qualifier === 'atMost' ? {} : { min: first.value }),
    ...(qualifier === 'atLeast' ? {} : { max: first.value }),
    qualifier,
  };
}

/** "de 1.500 à 1.200": what there was and what is left are two figures. */
const upperOf = <T extends Value>(least: number, second: T | undefined): T | undefined =>
  second && second.value > least ? second : undefined;

function isPercent(tokens: readonly Token[], at: number, language: Language): boolean {
  const low = tokens[at]?.low;
  if (low === '%' || low === 'percent' || low === 'pct') return true;
  return language === 'fr'
    ? low === 'pour' && tokens[at + 1]?.low === 'cent'
    : low === 'per' && tokens[at + 1]?.low === 'cent';
}

/** One number at a token: digits with a scale, number words, or a collective. */
function valueAt(tokens: readonly Token[], at: number, to: number, language: Language): Value | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === 'number' && token.value !== undefined) {
    const scale = scaleAt(tokens, at + 1, to);
    return { to: at + (scale ? 2 : 1), value: round(token.value * (scale ?? 1)), nature: 'plain' };
  }
  if (token.kind !== 'word') return undefined;
  return oneIn(tokens, at, to, language) ?? wordValue(tokens, at, to, language);
}

/** "one in five", "one employee in five", "un salarié sur trois", "two out of three": a share. */
function oneIn(tokens: readonly Token[], at: number, to: number, language: Language): Value | undefined {
  const part = firstParts.get(tokens[at]!.low);
  if (part === undefined) return undefined;
  const isLink = (step: number): boolean =>
    tokens[step]?.low === (language === 'en' ? 'in' : 'sur') ||
    (language === 'en' && tokens[step]?.low === 'out' && tokens[step + 1]?.low === 'of');
  const joined = isLink(at + 1) || tokens[at + 1]?.kind !== 'word';
  const link = joined ? at + 1 : at + 2;
  if (!isLink(link)) return undefined;
  const whole = valueAt(tokens, link + (tokens[link]!.low === 'out' ? 2 : 1), to, language);
  if (whole?.nature !== 'plain' || whole.value <= part || whole.value > 20) return undefined;
  return { to: whole.to, value: Math.round((100 * part) / whole.value), nature: 'fraction' };
}

const firstParts = new Map(
  Object.entries({
    un: 1,
    une: 1,
    one: 1,
    deux: 2,
    two: 2,
    trois: 3,
    three: 3,
    quatre: 4,
    four: 4,
    cinq: 5,
    five: 5,
    six: 6,
    sept: 7,
    seven: 7,
    huit: 8,
    eight: 8,
    neuf: 9,
    nine: 9,
  }),
);

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

function scaleAt(tokens: readonly Token[], at: number, to: number): number | undefined {
  const token = tokens[at];
  if (!token || at >= to) return undefined;
  return glueOnly.has(token.low) && !token.glued ? undefined : scales.get(token.low);
}

type Sense = {
  readonly kind: 'unit' | 'tens' | 'hundred' | 'thousand' | 'collective' | 'plural' | 'fraction';
  readonly value: number;
};

function sensesOf(language: Language): ReadonlyMap<string, Sense> {
  const words = numberWords[language];
  const senses = new Map<string, Sense>();
  const enter = (kind: Sense['kind'], entries: Readonly<Record<string, number>>): void => {
    for (const [word, value] of Object.entries(entries)) senses.set(word, { kind, value });
  };
  enter('unit', words.units);
  enter('collective', words.collective);
  enter('plural', words.plural);
  enter('fraction', words.fractions);
  for (const word of words.hundreds) senses.set(word, { kind: 'hundred', value: 100 });
  for (const word of words.thousands) senses.set(word, { kind: 'thousand', value: 1000 });
  return senses;
}
const senses = { fr: sensesOf('fr'), en: sensesOf('en') };
const collectiveArticle = new Set(['un', 'une', 'a', 'one', "d'"]);
const fractionArticle = new Set(['un', 'le', 'la', 'a', 'one', 'of', 'per']);
/** "in half", "de moitié": a half needs no article. */
const halves: Readonly<Record<string, RegExp>> = { half: /^(?:in|by)$/, moitié: /^(?:de|par)$/ };

/** Number words: "des centaines", "une centaine", "un tiers", "quatorze mille". */
function wordValue(tokens: readonly Token[], at: number, to: number, language: Language): Value | undefined {
  const { low } = tokens[at]!;
  const sense = senses[language].get(low) ?? (low.includes('-') ? { kind: 'unit', value: 0 } : undefined);
  if (!sense) return undefined;
  const before = tokens[at - 1]?.low ?? '';
  if (sense.kind === 'plural') return { to: at + 1, value: sense.value, nature: 'plural' };
  if (sense.kind === 'collective')
    return collectiveArticle.has(before) ? { to: at + 1, value: sense.value, nature: 'collective' } : undefined;
  if (sense.kind === 'fraction')
    return isFraction(tokens, at) ? { to: at + 1, value: sense.value, nature: 'fraction' } : undefined;
  // "several hundred", "a few thousand": only an order of magnitude.
  const some = /^(?:several|few|many)$/.test(before) && (sense.kind === 'hundred' || sense.kind === 'thousand');
  if (some) return { to: at + 1, value: sense.value, nature: 'plural' };
  return cardinal(tokens, at, to, language);
}

/** "a third", "two-thirds", "cut in half", "half of its staff": a word of a share that means one here. */
function isFraction(tokens: readonly Token[], at: number): boolean {
  const { low } = tokens[at]!;
  const before = tokens[at - 1]?.low ?? '';
  if (fractionArticle.has(before) || halves[low]?.test(before) || low.includes('-')) return true;
  return low === 'half' && /^(?:of|its|their)$/.test(tokens[at + 1]?.low ?? '');
}

/** What a compound of number words amounts to so far. */
interface Sum {
  readonly total: number;
  readonly group: number;
}

/** "quatorze mille", "two hundred and fifty", "quatre-vingt-dix". A bare "un" or "a" is no figure. */
function cardinal(tokens: readonly Token[], at: number, to: number, language: Language): Value | undefined {
  let sum: Sum = { total: 0, group: 0 };
  let end = at;
  for (let next = at; next < to && next < at + 9; next += 1) {
    const { low } = tokens[next]!;
    const linked = low === 'and' && next > at && /^(?:hundred|thousand)$/.test(tokens[next - 1]!.low);
    if (linked) continue;
    const added = addWords(sum, low, language);
    if (!added) break;
    sum = added;
    end = next + 1;
  }
  const scale = end > at ? scaleAt(tokens, end, to) : undefined;
  const value = (sum.total + sum.group) * (scale ?? 1);
  return end > at && value > 1 ? { to: end + (scale ? 1 : 0), value, nature: 'plain' } : undefined;
}

function addWords(sum: Sum, low: string, language: Language): Sum | undefined {
  let { total, group } = sum;
  for (const part of low.split('-', 5)) {
    const sense = senses[language].get(part);
    if (sense?.kind === 'hundred') group = Math.max(group, 1) * 100;
    else if (sense?.kind === 'thousand') {
      total += Math.max(group, 1) * 1000;
      group = 0;
    } else if (sense?.kind === 'unit') group += sense.value === 20 && group % 100 === 4 ? 76 : sense.value;
    else if (!(low.includes('-') && (part === 'un' || part === 'et') && group > 0)) return undefined;
  }
  return { total, group };
}

const rangeWords = { fr: new Set(['à', 'et', 'ou', '-', '–']), en: new Set(['to', 'and', 'or', '-', '–']) };

/** The upper end of "330 à 380", "entre 200 et 300", "between 1,500 and 2,000". */
function secondOf(
  tokens: readonly Token[],
  at: number,
  to: number,
  language: Language,
): (Value & { scale?: number }) | undefined {
  const word = tokens[at]?.low ?? '';
  if (at >= to || !rangeWords[language].has(word)) return undefined;
  if (tokens[at + 1]?.kind !== 'number' && !(word === 'et' || word === 'and' || word === 'à' || word === 'to'))
    return undefined;
  const value = valueAt(tokens, at + 1, to, language);
  if (value?.nature !== 'plain') return undefined;
  if (word === 'et' || word === 'and') {
    const opened = ['entre', 'between'].some((opener) => [tokens[at - 2]?.low, tokens[at - 3]?.low].includes(opener));
    if (!opened) return undefined;
  }
  const scale = tokens[at + 1]?.kind === 'number' ? scaleAt(tokens, at + 2, to) : undefined;
  return { ...value, ...(scale ? { scale } : {}) };
}

/** The last words of what qualifies a number. */
const qualifierEnds = new Set(
  Object.values(qualifierPhrases)
    .flatMap(({ fr, en }) => [...fr, ...en])
    .map((words) => words.split(/(?<=[' ])/).at(-1)!),
);

/** The words before a number that say how exact it is, and where the figure then begins. */
function qualifierStart(
  tokens: readonly Token[],
  core: number,
  floor: number,
  language: Language,
): { from: number; qualifier?: QuantityQualifier } {
  const before = tokens[core - 1]?.low;
  for (const length of before !== undefined && qualifierEnds.has(before) ? [4, 3, 2, 1] : []) {
    const from = core - length;
    if (from < floor) continue;
    const said = phrase(tokens, from, core);
    for (const qualifier of ['atLeast', 'atMost', 'approximately'] as const)
      if ((qualifierPhrases[qualifier][language] as readonly string[]).includes(said) && !(said === 'une'))
        return { from, qualifier };
  }
  if (core - 1 >= floor && (before === 'entre' || before === 'between' || before === 'une' || before === 'un'))
    return { from: core - 1 };
  return { from: core };
}

const phrase = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map((token) => token.low)
    .join(' ')
    .replace(/' /g, "'");

const afterPhrases = {
  fr: {
    'au maximum': 'atMost',
    'au plus': 'atMost',
    'au moins': 'atLeast',
    'au minimum': 'atLeast',
    environ: 'approximately',
  },
  en: { 'or more': 'atLeast', 'or so': 'approximately', 'at most': 'atMost', 'or fewer': 'atMost' },
} as const;

function afterwards(tokens: readonly Token[], end: number, language: Language): QuantityQualifier | undefined {
  for (const length of [2, 1]) {
    const found = (afterPhrases[language] as Record<string, QuantityQualifier>)[phrase(tokens, end, end + length)];
    if (found) return found;
  }
  return undefined;
}
