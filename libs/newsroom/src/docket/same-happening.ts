import type { Attribution, Initiative } from '../claim/claim.js';
import { daysApart, type DocketClaim } from './docket-claim.js';
import type { Facets } from './docket.events.js';

type Kind = Facets['kind'];
type Of<K extends Kind> = DocketClaim & { readonly facets: Extract<Facets, { kind: K }> };

/**
 * How two claims stand to each other. `equal`: one happening, and both say the same of it; `same`: one happening; `doubt`: a person has
 * to decide; `apart`: two happenings for certain; undefined: nothing speaks for one happening.
 */
export interface Verdict {
  readonly level: 'equal' | 'same' | 'doubt' | 'apart';
  /** Returns a short phrase that a reader of the case understands. */
  readonly because: () => string;
  /** One claim puts the figure of the whole on a part: it belongs to the case, and speaks for no other claim of it. */
  readonly otherScope?: true;
}

/** How many days two claims may lie apart and report one happening. */
export const windowDays: Record<Kind, number> = { layoff: 30, 'leadership-change': 90, 'ai-initiative': 90 };
/** How long after its announcement a plan may be taken back. */
export const reversalDays = 180;
const revisionDays = 7;
/** Without a figure in common, the cuts of one month are often two. */
const figurelessDays = 14;
/** Houses launch, adopt and study one thing again and again. */
const launchDays = 30;
const interimDays = 14;

const is = <K extends Kind>(claim: DocketClaim, kind: K): claim is Of<K> => claim.facets.kind === kind;
const days = (count: number) => (count === 0 ? 'on one day' : count === 1 ? '1 day apart' : `${count} days apart`);
/** A claim that is known to a year only is near too much to say anything for certain. */
const isVague = ({ days: when }: DocketClaim) => when !== undefined && when.last - when.first > 100;

type Voice = 'company' | 'official' | 'union' | 'press' | 'unknown';
function voiceOf(speaker: Attribution | undefined): Voice {
  if (speaker === undefined) return 'unknown';
  return speaker === 'filing' ? 'company' : speaker === 'anonymous' ? 'press' : speaker;
}

const figureOf = ({ facets: { min, max } }: Of<'layoff'>): string => {
  const [low, high] = [min, max].map((figure) => figure?.toLocaleString('en-US'));
  if (low !== undefined && high !== undefined) return low === high ? low : `${low} to ${high}`;
  return low === undefined ? `at most ${high}` : `at least ${low}`;
};

function figuresOverlap(a: Of<'layoff'>, b: Of<'layoff'>): boolean {
  const low = Math.max(a.facets.min ?? 0, b.facets.min ?? 0);
  return low <= Math.min(a.facets.max ?? Infinity, b.facets.max ?? Infinity);
}

/** By how much the larger of two figures that do not overlap exceeds the smaller, taken at their nearest ends. */
function ratio(a: Of<'layoff'>, b: Of<'layoff'>): number {
  const [low, high] = (a.facets.max ?? Infinity) < (b.facets.min ?? 0) ? [a, b] : [b, a];
  return (high.facets.min ?? 0) / Math.max(1, low.facets.max ?? 1);
}

/** Whether the two are sides of one dispute: a union or the press that names its source against the company, a threat against a cut. */
function areTwoSides(a: Of<'layoff'>, b: Of<'layoff'>): boolean {
  const voices = [voiceOf(a.facets.speaker), voiceOf(b.facets.speaker)];
  const against = voices.includes('company') && (voices.includes('union') || voices.includes('press'));
  const [one, other] = [a.facets.nature, b.facets.nature];
  const threat = one !== undefined && other !== undefined && (one === 'threatened') !== (other === 'threatened');
  return against || threat;
}

/** A rewrite that puts the figure of the whole on one of its parts. */
function figureOfTheOther(a: Of<'layoff'>, b: Of<'layoff'>, apart: number): Verdict | undefined {
  const wholeAndPart = (a.facets.scope === undefined) !== (b.facets.scope === undefined);
  const exact = a.facets.min !== undefined && a.facets.min === a.facets.max;
  const equal = exact && a.facets.min === b.facets.min && a.facets.max === b.facets.max;
  if (!wholeAndPart || !equal || apart > revisionDays) return undefined;
  return {
    level: 'equal',
    because: () => `the figure of another scope, ${figureOf(a)}, ${days(apart)}`,
    otherScope: true,
  };
}

function denial(a: Of<'layoff'>, b: Of<'layoff'>, apart: number): Verdict | undefined {
  const [said, denied] = b.facets.denied ? [a, b] : [b, a];
  const after = denied.days!.first >= said.days!.first;
  if (apart > windowDays.layoff && !(after && apart <= reversalDays)) return undefined;
  return { level: 'same', because: () => `same scope, denied, ${days(apart)}` };
}

function layoffs(a: Of<'layoff'>, b: Of<'layoff'>): Verdict | undefined {
  const apart = daysApart(a, b);
  if (apart === undefined) return undefined;
  if (a.facets.scope !== b.facets.scope) return figureOfTheOther(a, b, apart);
  const known = [a, b].filter(({ particular }) => particular !== undefined).length;
  const agree = known < 2 || figuresOverlap(a, b);
  if (agree && a.facets.denied !== b.facets.denied) return denial(a, b, apart);
  if (apart > windowDays.layoff) return undefined;
  const say = (words: string) => () => `same scope, ${days(apart)}${words}`;
  if (known < 2) {
    if (isVague(a) || isVague(b) || apart > figurelessDays) {
      return { level: 'doubt', because: say(', no figure in common') };
    }
    return known === 0
      ? { level: 'equal', because: say('') }
      : { level: 'same', because: say(', one without a figure') };
  }
  const [first, then] = a.rank < b.rank ? [a, b] : [b, a];
  const sayBoth =
    (between: string, after = '') =>
    () =>
      say(`, ${figureOf(first)} ${between} ${figureOf(then)}${after}`)();
  if (agree) {
    const equal = a.particular === b.particular;
    return equal
      ? { level: 'equal', because: () => say(`, ${figureOf(a)}`)() }
      : { level: 'same', because: sayBoth('and') };
  }
  if (apart <= revisionDays && ratio(a, b) <= 1.5) return { level: 'same', because: sayBoth('revised to') };
  if (areTwoSides(a, b) && ratio(a, b) <= 3)
    return { level: 'same', because: sayBoth('against', ' by the other side') };
  return { level: 'doubt', because: sayBoth('against') };
}

/** Whether somebody leaves. */
export const isOut = ({ status }: Extract<Facets, { kind: 'leadership-change' }>) => status.startsWith('out');
/** Whether it is an interim. */
export const isActing = ({ status }: Extract<Facets, { kind: 'leadership-change' }>) => status.endsWith('acting');

function moves(a: Of<'leadership-change'>, b: Of<'leadership-change'>): Verdict | undefined {
  const apart = daysApart(a, b);
  if (apart === undefined || apart > windowDays['leadership-change']) return undefined;
  if (a.facets.person !== b.facets.person || isOut(a.facets) !== isOut(b.facets)) return undefined;
  if (isActing(a.facets) !== isActing(b.facets) && apart > interimDays) return undefined;
  const say = (words: string) => () =>
    `same person, ${isOut(a.facets) ? 'leaving' : 'arriving'}, ${days(apart)}${words}`;
  const [post, other] = (a.rank < b.rank ? [a, b] : [b, a]).map(({ facets }) => facets.post);
  if (post !== undefined && other !== undefined && post !== other) {
    return { level: 'doubt', because: say(`, ${post} and ${other}`) };
  }
  if (a.facets.scope !== undefined && b.facets.scope !== undefined && a.facets.scope !== b.facets.scope) {
    return { level: 'doubt', because: say(', in two units') };
  }
  return {
    level: post === other ? 'equal' : 'same',
    because: say(post !== undefined && post === other ? `, ${post}` : ''),
  };
}

/** What two parties agree upon once: it is rumoured, announced and concluded, and names more parties each time. */
const deals: ReadonlySet<Initiative> = new Set<Initiative>(['investment', 'partnership', 'acquisition', 'role']);

function initiatives(a: Of<'ai-initiative'>, b: Of<'ai-initiative'>): Verdict | undefined {
  const apart = daysApart(a, b);
  if (apart === undefined || apart > windowDays['ai-initiative']) return undefined;
  if (a.facets.initiative !== b.facets.initiative) return undefined;
  const shared = a.facets.others.filter((name) => b.facets.others.includes(name));
  if (shared.length > 0) {
    const because = () => `same ${a.facets.initiative}, ${[...shared].sort().join(', ')}, ${days(apart)}`;
    if (a.particular === b.particular && apart <= launchDays) return { level: 'equal', because };
    const deal = deals.has(a.facets.initiative);
    const oneInOther = shared.length === Math.min(a.facets.others.length, b.facets.others.length);
    return { level: deal || (oneInOther && apart <= launchDays) ? 'same' : 'doubt', because };
  }
  const unnamed = a.facets.others.length === 0 && b.facets.others.length === 0;
  const oneDay = a.days!.first === b.days!.first && a.days!.last === b.days!.last;
  return unnamed && oneDay
    ? { level: 'doubt', because: () => `same ${a.facets.initiative}, ${days(0)}, no other party named` }
    : undefined;
}

/** An article tells the happenings it reports apart; but one in which union and company speak of one plan may give both figures. */
function isTwoInOneArticle(a: DocketClaim, b: DocketClaim): boolean {
  if (a.articleId !== b.articleId) return false;
  if (!is(a, 'layoff') || !is(b, 'layoff') || a.facets.scope !== b.facets.scope) return true;
  const apart = daysApart(a, b);
  return voiceOf(a.facets.speaker) === voiceOf(b.facets.speaker) || apart === undefined || apart > revisionDays;
}

/** As `compare`, whatever articles make the claims. */
export function compareWords(a: DocketClaim, b: DocketClaim): Verdict | undefined {
  const verdict = compareAs(a, b);
  if (!verdict || !(a.facets.shared || b.facets.shared)) return verdict;
  return { level: 'doubt', because: () => `${verdict.because()}, but two organisations have this name` };
}

function compareAs(a: DocketClaim, b: DocketClaim): Verdict | undefined {
  if (is(a, 'layoff') && is(b, 'layoff')) return layoffs(a, b);
  if (is(a, 'leadership-change') && is(b, 'leadership-change')) return moves(a, b);
  if (is(a, 'ai-initiative') && is(b, 'ai-initiative')) return initiatives(a, b);
  return undefined;
}

/** Whether two claims of one docket report one happening, and why. Symmetric. A false merge is worse than a miss. */
export function compare(a: DocketClaim, b: DocketClaim): Verdict | undefined {
  if (isTwoInOneArticle(a, b)) return { level: 'apart', because: () => 'two claims of one article' };
  return compareWords(a, b);
}
