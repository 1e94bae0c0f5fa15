import type { Decider } from '@newsledger/event-store';
import type { EditorialDecision } from '../case/case.events.js';
import { CommandRefused } from '../refusals.js';
import { docketClaim, type DocketClaim } from './docket-claim.js';
import type { ClaimsJoined, ClaimsParted, DocketEvent, Facets } from './docket.events.js';
import { claimsOf, emptyDocket, evolveDocket, type DocketState } from './docket.state.js';
import { fits } from './division.js';
import { inPlaceOf, pin, unknownTo, type EditorsWord, type Pins } from './pins.js';
import { refile } from './refile.js';
import { compareWords } from './same-happening.js';

/** A claim as an article makes it now. */
export interface ClaimToFile {
  readonly claimId: string;
  readonly articleId: string;
  readonly facets: Facets;
  /** The case that the claim had on another docket, which it takes along where the division leaves it one of its own. */
  readonly caseId?: string;
}

interface Naming {
  /** Returns the id of a case from a seed (a claim's id, or a string made of one), always the same from the same. */
  readonly newCaseId: (seed: string) => string;
}

export type DocketCommand =
  /** Files new claims, takes the corrected facets of known ones and withdraws others, all in one. */
  | (Naming & {
      readonly type: 'FileClaims';
      readonly claims: readonly ClaimToFile[];
      /** Ids of claims that are made no more; those that the docket does not hold are passed over. */
      readonly withdraw: readonly string[];
      /** Several organisations go by the docket's name: none of its claims is put with another by the machine. */
      readonly shared?: boolean;
      /** What editors decided on the docket that the claims stood on before. */
      readonly decisions?: readonly EditorsWord[];
    })
  /** An editor says that two cases are one, whose id is `into`. Throws `CommandRefused` for cases that the docket does not hold. */
  | (Naming & {
      readonly type: 'JoinCases';
      readonly into: string;
      readonly from: string;
      readonly by: EditorialDecision;
    })
  /** An editor says that some claims of a case report another happening. Throws `CommandRefused` unless they are some of its claims, not all. */
  | (Naming & {
      readonly type: 'PartClaims';
      readonly caseId: string;
      readonly claims: readonly string[];
      readonly by: EditorialDecision;
    });

type Editorial = Exclude<DocketCommand, { type: 'FileClaims' }>;

function claimsOfKnown(state: DocketState, caseId: string, pointer: string): string[] {
  const claims = claimsOf(state, caseId);
  if (claims.length > 0) return claims;
  throw new CommandRefused('unknown-case', `no claim is filed under the case ${caseId} here`, pointer);
}

function decisionOf(state: DocketState, command: Editorial): ClaimsJoined | ClaimsParted {
  const { by } = command;
  if (command.type === 'JoinCases') {
    const { into, from } = command;
    if (into === from) throw new CommandRefused('same-case', 'a case cannot be merged with itself', '/from');
    const claims = [...claimsOfKnown(state, into, '/into'), ...claimsOfKnown(state, from, '/from')];
    return { type: 'ClaimsJoined', data: { claims, by } };
  }
  const all = claimsOfKnown(state, command.caseId, '/caseId');
  const claims = [...new Set(command.claims)];
  const stranger = claims.find((claimId) => !all.includes(claimId));
  if (stranger !== undefined) {
    throw new CommandRefused('unknown-claim', `the claim ${stranger} does not support this case`, '/claims');
  }
  if (claims.length === 0 || claims.length === all.length) {
    throw new CommandRefused('nothing-to-split', 'a split takes some claims of a case and leaves some', '/claims');
  }
  return { type: 'ClaimsParted', data: { claims, others: all.filter((claimId) => !claims.includes(claimId)), by } };
}

/** The claims that are new or said otherwise now. */
function changed(state: DocketState, command: Extract<DocketCommand, { type: 'FileClaims' }>): DocketClaim[] {
  const shared = command.shared === true;
  const given = new Map(command.claims.map((claim) => [claim.claimId, claim]));
  // Whether a name is that of several is a matter of the whole docket.
  const others =
    shared === state.shared ? [] : [...state.standings.entries()].filter(([claimId]) => !given.has(claimId));
  const all = [...given.values(), ...others.map(([, { claim }]) => claim)];
  const claims = all.map(({ claimId, articleId, facets: { shared: _, ...facets } }) =>
    docketClaim(claimId, articleId, shared ? { ...facets, shared } : facets),
  );
  const facetsOf = (claim: DocketClaim | undefined) => JSON.stringify(claim?.facets);
  return claims.filter((claim) => facetsOf(state.standings.get(claim.claimId)?.claim) !== facetsOf(claim));
}

/**
 * A revised article may make its claim under another id, where it names a unit or a partner now. What editors decided on the one holds
 * for the other, where it is its only successor and tells of the same happening.
 */
function heirsOfPinned(
  { standings }: DocketState,
  before: Pins,
  { filed, withdrawn }: { readonly filed: readonly DocketClaim[]; readonly withdrawn: readonly DocketClaim[] },
): EditorsWord[] {
  const words: EditorsWord[] = [];
  let pins = before;
  for (const old of withdrawn) {
    const isOfArticle = ({ articleId }: DocketClaim) => articleId === old.articleId;
    const [now, ...others] = filed.filter((claim) => isOfArticle(claim) && !standings.get(claim.claimId));
    if (!now || others.length > 0 || withdrawn.filter(isOfArticle).length > 1) continue;
    const word = fits(compareWords(old, now)) && inPlaceOf(pins, old.claimId, now.claimId);
    if (!word || pins.sides.has(now.claimId)) continue;
    words.push(word);
    pins = pin(pins, word);
  }
  return words;
}

function decide(state: DocketState, command: DocketCommand): readonly DocketEvent[] {
  const { newCaseId } = command;
  if (command.type === 'FileClaims') {
    const withdrawn = command.withdraw.flatMap((claimId) => state.standings.get(claimId)?.claim ?? []);
    const hints = command.claims.flatMap(({ claimId, caseId }) =>
      caseId === undefined ? [] : [[claimId, caseId] as const],
    );
    const brought = unknownTo(state.pins, command.decisions ?? []);
    const filed = changed(state, command);
    const known = brought.reduce(pin, state.pins);
    const heirs = heirsOfPinned(state, known, { filed, withdrawn });
    const change = { pins: heirs.reduce(pin, known), filed, withdrawn, hints: new Map(hints), newCaseId };
    return [...brought, ...heirs, ...refile(state, change)];
  }
  const decision = decisionOf(state, command);
  const { type, data } = decision;
  const decided =
    command.type === 'JoinCases'
      ? { claimId: data.claims[0]!, caseId: command.into, by: command.by }
      : { claimId: (type === 'ClaimsParted' ? data.others : data.claims)[0]!, caseId: command.caseId, by: command.by };
  const pins = pin(state.pins, decision);
  const change = { pins, filed: [], withdrawn: [], hints: new Map<string, string>(), newCaseId, decided };
  return [decision, ...refile(state, change)];
}

/**
 * The claims of one kind about one organisation, and the cases that they are divided into. The division is a function of the set of
 * claims and of what editors decided, whatever came first. The events are the whole script of what happens to the cases, in this order:
 * what an editor decided; claims filed and withdrawn; claims that go over to another case; cases that were split off or have gone up
 * in another; cases that are related no more or now.
 */
export const docketDecider: Decider<DocketState, DocketCommand, DocketEvent> = {
  initial: emptyDocket,
  decide,
  evolve: evolveDocket,
};
