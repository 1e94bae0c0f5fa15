import type { UnitOfWork } from '@newsledger/event-store';
import {
  caseDecider,
  type CaseCommand,
  type CaseState,
  type ClaimKind,
  type DocketEvent,
  type DocketId,
  type SourceWithdrawn,
  type SupportingClaim,
} from '@newsledger/newsroom';
import { caseStream } from './claim-identity.js';

/** An event of a docket, which tells what happens to its cases. */
export interface Told {
  readonly docket: DocketId;
  readonly event: DocketEvent;
}

export interface Script {
  readonly told: readonly Told[];
  /** The claims as they are now, by id. Those that only change cases are read from the case that they leave. */
  readonly claims: ReadonlyMap<string, SupportingClaim>;
  /** Why and from which article a claim was taken from the case; undefined where the case keeps it. */
  readonly withdrawal: (claimId: string, caseId: string) => Omit<SourceWithdrawn['data'], 'claimId'> | undefined;
}

/** What comes to a case comes before what leaves it, so that no case is without support in between. */
const order: Record<DocketEvent['type'], number> = {
  ClaimsJoined: 0,
  ClaimsParted: 0,
  ClaimFiled: 1,
  ClaimRefiled: 1,
  ClaimUnfiled: 2,
  CasesMerged: 3,
  CaseSplit: 3,
  CasesUnrelated: 4,
  CasesRelated: 5,
};

/** Makes happen on the cases what their dockets say of them, event by event. */
export async function carryOut(unit: UnitOfWork, script: Script): Promise<void> {
  // Asked for at once, so that they are read in one query.
  await Promise.all(script.told.flatMap(({ docket, event }) => casesOf(event).map((id) => stateOf(unit, docket, id))));
  for (const told of script.told.toSorted((a, b) => order[a.event.type] - order[b.event.type])) {
    await carryOutOne(unit, script, told);
  }
}

const kindOf = (docket: DocketId) => docket.slice(0, docket.indexOf(':')) as ClaimKind;

function stateOf(unit: UnitOfWork, docket: DocketId, caseId: string): Promise<CaseState> {
  return unit.state(caseDecider, caseStream(kindOf(docket), caseId));
}

async function carryOutOne(unit: UnitOfWork, { claims, withdrawal }: Script, { docket, event }: Told): Promise<void> {
  const decide = (caseId: string, command: CaseCommand) =>
    unit.decide(caseDecider, caseStream(kindOf(docket), caseId), command);
  switch (event.type) {
    case 'ClaimFiled': {
      const { claimId, caseId, because } = event.data;
      await decide(caseId, { type: 'RecordClaim', caseId, docket, because, ...found(claims.get(claimId), claimId) });
      return;
    }
    case 'ClaimRefiled': {
      const { claimId, from, caseId, because } = event.data;
      const left = (await stateOf(unit, docket, from)).claims.find(({ claim }) => claim.claimId === claimId);
      const claim = found(claims.get(claimId) ?? left, claimId);
      await decide(caseId, { type: 'RecordClaim', caseId, docket, because, ...claim });
      const { articleId } = claim.source;
      await decide(from, { type: 'WithdrawClaim', claimId, articleId, reason: 'refiled', to: caseId });
      return;
    }
    case 'ClaimUnfiled': {
      const { claimId, caseId } = event.data;
      const why = withdrawal(claimId, caseId);
      if (why) await decide(caseId, { type: 'WithdrawClaim', claimId, ...why });
      return;
    }
    case 'CasesMerged': {
      const { survivor, absorbed } = event.data;
      const absorbedState = await stateOf(unit, docket, absorbed);
      await decide(survivor, { type: 'Merge', ...event.data, absorbedState });
      await decide(absorbed, { type: 'Merge', ...event.data });
      return;
    }
    case 'CaseSplit': {
      const { from, into } = event.data;
      for (const caseId of [from, into]) await decide(caseId, { type: 'Split', ...event.data });
      return;
    }
    case 'CasesRelated': {
      const { cases, relation, because } = event.data;
      for (const [caseId, to] of bothWays(cases)) await decide(caseId, { type: 'Relate', to, relation, because });
      return;
    }
    case 'CasesUnrelated': {
      const { cases, relation } = event.data;
      for (const [caseId, to] of bothWays(cases)) await decide(caseId, { type: 'Unrelate', to, relation });
      return;
    }
    case 'ClaimsJoined':
    case 'ClaimsParted':
      // What the word of an editor leads to is told by the events after it.
      return;
  }
}

const bothWays = ([a, b]: readonly [string, string]) =>
  [
    [a, b],
    [b, a],
  ] as const;

function casesOf({ type, data }: DocketEvent): readonly string[] {
  switch (type) {
    case 'ClaimFiled':
    case 'ClaimUnfiled':
      return [data.caseId];
    case 'ClaimRefiled':
      return [data.from, data.caseId];
    case 'CasesMerged':
      return [data.survivor, data.absorbed];
    case 'CaseSplit':
      return [data.from, data.into];
    case 'CasesRelated':
    case 'CasesUnrelated':
      return data.cases;
    case 'ClaimsJoined':
    case 'ClaimsParted':
      return [];
  }
}

function found(claim: SupportingClaim | undefined, claimId: string): SupportingClaim {
  if (!claim) throw new Error(`the docket names claim ${claimId}, which its case does not have`);
  return claim;
}
