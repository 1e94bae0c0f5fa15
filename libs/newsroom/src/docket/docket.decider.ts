import type { Decider } from '@newsledger/event-store';
import type { ClaimFiled, DocketEvent, Facets } from './docket.events.js';

export type DocketCommand =
  | {
      readonly type: 'FileClaim';
      readonly claimId: string;
      readonly articleId: string;
      readonly facets: Facets;
      /** The case's id if this claim opens one. */
      readonly newCaseId: string;
    }
  | { readonly type: 'UnfileClaim'; readonly claimId: string };

export interface DocketState {
  /** In the order in which they were filed. */
  readonly filed: readonly ClaimFiled['data'][];
  /** The claims that were taken from the docket, once for each time: one that comes back opens a case of its own. */
  readonly unfiled: readonly string[];
}

const windowDays: Record<Facets['kind'], number> = { layoff: 30, 'leadership-change': 90, 'ai-initiative': 90 };
const dayMs = 86_400_000;

/** First and last instant of `YYYY[-MM[-DD]]`. */
function span(on: string): [number, number] {
  const start = Date.parse(on.length === 4 ? `${on}-01-01` : on.length === 7 ? `${on}-01` : on);
  return [start, start + (on.length === 4 ? 366 : on.length === 7 ? 31 : 1) * dayMs];
}

/** Whether two days may lie within the window of each other; a day that is unknown is near nothing. */
function near(a: string | undefined, b: string | undefined, days: number): boolean {
  if (a === undefined || b === undefined) return false;
  const [a0, a1] = span(a);
  const [b0, b1] = span(b);
  return a0 - b1 <= days * dayMs && b0 - a1 <= days * dayMs;
}

/** Figures contradict only where both are given and no value satisfies both. */
function figuresAgree(a: Extract<Facets, { kind: 'layoff' }>, b: Extract<Facets, { kind: 'layoff' }>): boolean {
  const known = (f: typeof a) => f.min !== undefined || f.max !== undefined;
  if (!known(a) || !known(b)) return true;
  const low = Math.max(a.min ?? 0, b.min ?? 0);
  return low <= Math.min(a.max ?? Infinity, b.max ?? Infinity);
}

/** Why two claims report one happening, or undefined where they may not. A false merge is worse than a miss. */
function sameHappening(a: Facets, b: Facets): string | undefined {
  if (!near(a.on, b.on, windowDays[a.kind])) return undefined;
  if (a.kind === 'layoff' && b.kind === 'layoff') {
    return a.scope === b.scope && figuresAgree(a, b) ? 'same scope, window and figure' : undefined;
  }
  if (a.kind === 'leadership-change' && b.kind === 'leadership-change') {
    const direction = (f: typeof a) => f.status.startsWith('out');
    return a.person === b.person && direction(a) === direction(b) ? 'same person, direction and window' : undefined;
  }
  if (a.kind === 'ai-initiative' && b.kind === 'ai-initiative') {
    const shared = a.others.some((name) => b.others.includes(name));
    return a.initiative === b.initiative && shared ? 'same initiative, counterpart and window' : undefined;
  }
  return undefined;
}

/** Files claims under cases. A claim goes to the one case whose every claim agrees with it; none or several: a case of its own. */
export const docketDecider: Decider<DocketState, DocketCommand, DocketEvent> = {
  initial: { filed: [], unfiled: [] },

  decide(state, command) {
    const known = state.filed.find(({ claimId }) => claimId === command.claimId);
    if (command.type === 'UnfileClaim') {
      return known ? [{ type: 'ClaimUnfiled', data: { claimId: known.claimId, caseId: known.caseId } }] : [];
    }
    const { claimId, articleId, facets, newCaseId } = command;
    if (known) {
      // What tells the happening apart has been corrected; where the claim belongs is not decided anew here.
      const corrected = JSON.stringify(known.facets) !== JSON.stringify(facets);
      return corrected ? [{ type: 'ClaimFiled', data: { ...known, facets, because: 'corrected' } }] : [];
    }
    const reasons = new Map<string, string | undefined>();
    for (const other of state.filed) {
      // Two claims of one article are two happenings: the article itself tells them apart.
      const because = other.articleId === articleId ? undefined : sameHappening(facets, other.facets);
      const agreesSoFar = !reasons.has(other.caseId) || reasons.get(other.caseId) !== undefined;
      reasons.set(other.caseId, agreesSoFar ? because : undefined);
    }
    const fitting = [...reasons].filter(([, because]) => because !== undefined);
    const [caseId, because] = fitting.length === 1 ? fitting[0]! : [newCaseId, 'opened'];
    return [{ type: 'ClaimFiled', data: { claimId, articleId, caseId, facets, because: because ?? 'opened' } }];
  },

  evolve(state, event) {
    switch (event.type) {
      case 'ClaimFiled': {
        const known = state.filed.some(({ claimId }) => claimId === event.data.claimId);
        const replaced = () => state.filed.map((old) => (old.claimId === event.data.claimId ? event.data : old));
        return { ...state, filed: known ? replaced() : [...state.filed, event.data] };
      }
      case 'ClaimUnfiled':
        return {
          filed: state.filed.filter(({ claimId }) => claimId !== event.data.claimId),
          unfiled: [...state.unfiled, event.data.claimId],
        };
      default:
        return state;
    }
  },
};
