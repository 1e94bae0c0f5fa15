import type { Attribution, Quantity } from '../claim/claim.js';
import type { RecordedClaim } from '../claim/recorded-claim.js';
import type { Agreement, SupportingClaim } from './case.events.js';
import { agree, figureOf, type Stated } from './figures.js';
import type { Headline, Weighed } from './headline.js';
import { speakerOf } from './speaker.js';

/**
 * How a reported figure stands to the headline. `revised`: its own speaker has said otherwise since; `denied`: it is said not to be;
 * `other-scope`, `other-unit`: it is the figure of another part, or counts something else, and is compared with nothing.
 */
export type Standing = 'headline' | 'agrees' | 'revised' | 'differs' | 'denied' | 'other-scope' | 'other-unit';

/** A figure of a layoff, as one source reports it. */
export interface ReportedFigure {
  readonly claimId: string;
  readonly articleId: string;
  readonly publisher?: string;
  readonly speaker: Attribution;
  /** The day of the announcement, else of publication. */
  readonly on?: string;
  readonly quantity: Omit<Quantity, 'verbatim'>;
  readonly standing: Standing;
}

/** Something that the sources do not say alike. */
export interface Conflict {
  /** A JSON pointer to the value of the case. */
  readonly path: string;
  /** What is said, the earliest word first, by which claims. A value that an editor has set is said by none. */
  readonly values: readonly { readonly value: unknown; readonly claimIds: readonly string[] }[];
}

/** What the values of a case, corrected by editors, say. */
export interface Shown {
  readonly stated: Stated | undefined;
  readonly denied: boolean;
}

/** How every claim stands to what the case shows. */
export function standings<S extends SupportingClaim>(of: Headline<S>, shown: Shown): Map<Weighed<S>, Standing> {
  return new Map(of.claims.map((claim) => [claim, standing(claim, of, shown)]));
}

function standing<S extends SupportingClaim>(claim: Weighed<S>, of: Headline<S>, shown: Shown): Standing {
  const differs = claim.stated && shown.stated && !agree(claim.stated, shown.stated);
  if (claim === of.headline) return differs ? 'differs' : 'headline';
  if (claim.scope !== of.headline.scope) return 'other-scope';
  if (claim.denied) return 'denied';
  if (of.superseded.has(claim)) return 'revised';
  if (claim.stated && shown.stated && claim.stated.unit !== shown.stated.unit) return 'other-unit';
  return differs ? 'differs' : 'agrees';
}

/** In one word for a source: `partial` where it leaves out what the headline says, or speaks of something else beside it. */
export function agreementOf(claim: Weighed, standing: Standing, shown: Shown): Agreement {
  if (claim.denied !== shown.denied) return 'conflicts';
  if (standing === 'differs') return 'conflicts';
  if (standing === 'other-scope' || standing === 'other-unit' || standing === 'revised') return 'partial';
  return shown.stated && !claim.stated ? 'partial' : 'agrees';
}

/** Every figure that is reported of a layoff, side by side, in the order of publication. */
export function reportedFigures(standings: ReadonlyMap<Weighed, Standing>): ReportedFigure[] {
  const figures: ReportedFigure[] = [];
  for (const [claim, standing] of standings) {
    const figure = figureIn(claim, standing);
    if (figure) figures.push(figure);
  }
  return figures;
}

// Of a thousand sources one is new and the others mostly stand as they stood.
const known = new WeakMap<Weighed, ReportedFigure>();

function figureIn(weighed: Weighed, standing: Standing): ReportedFigure | undefined {
  const { supporting, stated, on } = weighed;
  const { claim, source } = supporting;
  if (claim.kind !== 'layoff' || !stated) return undefined;
  const before = known.get(weighed);
  if (before?.standing === standing) return before;
  const figure = {
    claimId: claim.claimId,
    articleId: source.articleId,
    ...(source.publisher !== undefined && { publisher: source.publisher }),
    speaker: speakerOf(claim),
    ...(on !== '' && { on }),
    quantity: claim.quantity,
    standing,
  };
  known.set(weighed, figure);
  return figure;
}

/** Where the sources contradict each other. What was revised, and figures of other parts, contradict nothing. */
export function conflicts<S extends SupportingClaim>(
  of: Headline<S>,
  standings: ReadonlyMap<Weighed<S>, Standing>,
  shown: { readonly value: unknown } & Shown,
): Conflict[] {
  const found: Conflict[] = [];
  const among = (...wanted: Standing[]) =>
    [...standings].flatMap(([claim, own]) => (wanted.includes(own) ? [claim] : []));
  if (among('differs').length > 0) {
    const values = byValue(among('headline', 'agrees', 'differs'), (claim) => claim.stated?.key, valueOf);
    const isSaid = of.headline.stated?.key === shown.stated?.key;
    found.push({
      path: paths[of.headline.supporting.claim.kind],
      values: isSaid ? values : [...values, { value: shown.value, claimIds: [] }],
    });
  }
  const own = of.claims.filter((claim) => claim.scope === of.headline.scope);
  const asserting = own.filter((claim) => !claim.denied && !(of.canceled && claim.rank === 0));
  if (asserting.length > 0 && own.some((claim) => claim.denied)) {
    const said = (claim: Weighed) => (claim.denied ? 'denied' : 'asserted');
    const disputing = own.filter((claim) => claim.denied || asserting.includes(claim));
    found.push({ path: '/assertion/modality', values: byValue(disputing, said, said) });
  }
  const misplaced = misplacedFigures(of);
  if (misplaced.length > 0) {
    const key = misplaced[0]!.stated!.key;
    const sharing = of.claims.filter((claim) => claim.stated?.key === key);
    found.push({ path: '/quantity/scope', values: byValue(sharing, (claim) => claim.scope, scopeName) });
  }
  return found;
}

const paths = { layoff: '/quantity', 'leadership-change': '/postNormalised', 'ai-initiative': '/amount' } as const;

/** Claims that give the very figure of the case to another part: most often a rewrite that has put the whole's on a unit. */
export function misplacedFigures<S extends SupportingClaim>({ claims, headline }: Headline<S>): Weighed<S>[] {
  if (headline.supporting.claim.kind !== 'layoff') return [];
  const own = new Set(claims.flatMap(({ scope, stated }) => (scope === headline.scope && stated ? [stated.key] : [])));
  return claims.filter(({ scope, stated }) => scope !== headline.scope && stated !== undefined && own.has(stated.key));
}

function byValue(
  claims: readonly Weighed[],
  keyOf: (claim: Weighed) => string | undefined,
  value: (claim: Weighed) => unknown,
) {
  const values = new Map<string, { value: unknown; claimIds: string[] }>();
  for (const claim of claims) {
    const key = keyOf(claim);
    if (key === undefined) continue;
    const said = values.get(key) ?? { value: value(claim), claimIds: [] };
    said.claimIds.push(claim.supporting.claim.claimId);
    values.set(key, said);
  }
  return [...values.values()];
}

/** What a claim says at the place where others may contradict it. */
export function valueOf({
  supporting: { claim },
}: {
  readonly supporting: { readonly claim: RecordedClaim };
}): unknown {
  if (claim.kind === 'layoff') return { ...figureOf(claim.quantity), unit: claim.quantity.unit };
  if (claim.kind === 'ai-initiative') return claim.amount ?? null;
  return claim.postNormalised ?? claim.post ?? null;
}

/** The part that a claim speaks of, as it is named; null for the whole organisation. */
export function scopeName({ scope, supporting: { claim } }: Weighed): string | null {
  if (scope === '') return null;
  const named = claim.unit?.name ?? (claim.kind === 'layoff' ? claim.quantity.scope?.name : undefined);
  return named ?? scope.slice(scope.indexOf(':') + 1);
}
