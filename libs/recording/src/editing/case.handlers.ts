import type { Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { UnitOfWork } from '@newsledger/event-store';
import {
  caseDecider,
  CommandRefused,
  docketDecider,
  organisationDecider,
  refuseStale,
  registerOf,
  registerStream,
  type CaseState,
  type DocketCommand,
  type DocketId,
} from '@newsledger/newsroom';
import { carryOut } from '../carry-out.js';
import { caseIdOf, caseStream, docketStream, organisationOf } from '../claim-identity.js';
import { docketOf } from '../facets.js';
import {
  ApproveCase,
  CorrectCase,
  DisputeCase,
  MergeCases,
  RejectCase,
  RetractCase,
  SplitCase,
  type CaseEdited,
  type OnCase,
} from './editing.commands.js';
import { Editing, type Edit } from './editing.js';

/** The state of a case that was opened. Throws CommandRefused where none was. */
async function opened(unit: UnitOfWork, { kind }: OnCase, caseId: string, pointer?: string): Promise<CaseState> {
  const state = await unit.state(caseDecider, caseStream(kind, caseId));
  if (state.id === undefined) throw new CommandRefused('no-such-case', `there is no ${kind} ${caseId}`, pointer);
  return state;
}

/** The case as the editor has seen it. Throws StaleCase where it is another by now. */
async function seen(unit: UnitOfWork, on: OnCase): Promise<CaseState> {
  const state = await opened(unit, on, on.caseId);
  refuseStale(on.expectedVersion, state.version);
  return state;
}

/** The docket on which the claims of a case are filed. */
async function docketOfCase(unit: UnitOfWork, { claims }: CaseState, pointer?: string): Promise<DocketId> {
  const [first] = claims;
  if (!first) throw new CommandRefused('no-claims', 'no claim supports the case any more', pointer);
  const register = registerOf(await unit.state(organisationDecider, registerStream));
  return docketOf(first.claim, register).id;
}

/** Decides on the docket, and carries out on the cases what comes of it. */
async function divide(unit: UnitOfWork, docket: DocketId, command: DocketCommand) {
  const events = await unit.decide(docketDecider, docketStream(docket), command);
  const told = events.map((event) => ({ docket, event }));
  await carryOut(unit, { told, claims: new Map(), withdrawal: () => undefined });
  return events;
}

async function edited(
  editing: Editing,
  on: OnCase,
  edit: Edit<{ version: number; into?: string }>,
): Promise<CaseEdited> {
  const position = edit.position === undefined ? {} : { position: edit.position };
  if (!edit.repeated) return { id: on.caseId, ...edit.result, ...position };
  const version = await editing.versionAt(caseStream(on.kind, on.caseId), edit.position);
  return { id: on.caseId, version, ...position, repeated: true };
}

const versionAfter = async (unit: UnitOfWork, { kind, caseId }: OnCase) =>
  (await unit.state(caseDecider, caseStream(kind, caseId))).version;

type Judgement = 'Approve' | 'Reject' | 'Dispute' | 'Retract';

/** Judgements of a whole case differ in their names alone. */
function judgementHandler(command: Type<{ readonly on: OnCase }>, type: Judgement): Type<ICommandHandler> {
  @CommandHandler(command)
  class JudgementHandler implements ICommandHandler<ApproveCase> {
    constructor(readonly editing: Editing) {}

    async execute({ on }: ApproveCase): Promise<CaseEdited> {
      const { kind, caseId, expectedVersion, by } = on;
      const edit = await this.editing.run(on, { type, kind, caseId, expectedVersion }, async (unit) => {
        await opened(unit, on, caseId);
        await unit.decide(caseDecider, caseStream(kind, caseId), { type, expectedVersion, by });
        return { version: await versionAfter(unit, on) };
      });
      return edited(this.editing, on, edit);
    }
  }
  return JudgementHandler;
}

@CommandHandler(CorrectCase)
export class CorrectCaseHandler implements ICommandHandler<CorrectCase> {
  constructor(private readonly editing: Editing) {}

  async execute({ on, correction }: CorrectCase): Promise<CaseEdited> {
    const { kind, caseId, expectedVersion, by } = on;
    const content = { type: 'Correct', kind, caseId, expectedVersion, ...correction };
    const edit = await this.editing.run(on, content, async (unit) => {
      await opened(unit, on, caseId);
      const command = { type: 'Correct' as const, expectedVersion, by, ...correction };
      await unit.decide(caseDecider, caseStream(kind, caseId), command);
      return { version: await versionAfter(unit, on) };
    });
    return edited(this.editing, on, edit);
  }
}

@CommandHandler(MergeCases)
export class MergeCasesHandler implements ICommandHandler<MergeCases> {
  constructor(private readonly editing: Editing) {}

  async execute({ on, into }: MergeCases): Promise<CaseEdited> {
    const { kind, caseId, expectedVersion, by } = on;
    const edit = await this.editing.run(on, { type: 'Merge', kind, caseId, expectedVersion, into }, async (unit) => {
      const absorbed = await seen(unit, on);
      const survivor = await opened(unit, on, into, '/into');
      if (into === caseId) throw new CommandRefused('same-case', 'a case is merged into another one', '/into');
      const docket = await docketOfCase(unit, absorbed);
      const other = await docketOfCase(unit, survivor, '/into');
      if (other !== docket)
        throw new CommandRefused('other-organisation', twoOrganisations(absorbed, survivor), '/into');
      await divide(unit, docket, {
        type: 'JoinCases',
        into,
        from: caseId,
        by,
        newCaseId: (seed) => caseIdOf(docket, seed),
      });
      return { version: await versionAfter(unit, on), into };
    });
    return edited(this.editing, on, edit);
  }
}

function twoOrganisations(...cases: readonly CaseState[]): string {
  const names = cases.map(({ claims }) => organisationOf(claims[0]!.claim));
  return (
    `the cases are about ${names.join(' and ')}: register one as an alias or a part of the other first, ` +
    'and they are matched by themselves or can be merged'
  );
}

@CommandHandler(SplitCase)
export class SplitCaseHandler implements ICommandHandler<SplitCase> {
  constructor(private readonly editing: Editing) {}

  async execute({ on, claims }: SplitCase): Promise<CaseEdited> {
    const { kind, caseId, expectedVersion, by } = on;
    const edit = await this.editing.run(on, { type: 'Split', kind, caseId, expectedVersion, claims }, async (unit) => {
      const state = await seen(unit, on);
      const own = new Set(state.claims.map(({ claim }) => claim.claimId));
      const foreign = claims.findIndex((claimId) => !own.has(claimId));
      if (foreign >= 0) throw new CommandRefused('no-such-claim', 'is no claim of the case', `/claims/${foreign}`);
      if (new Set(claims).size === own.size) {
        throw new CommandRefused('nothing-left', 'at least one claim stays with the case', '/claims');
      }
      const docket = await docketOfCase(unit, state);
      const events = await divide(unit, docket, {
        type: 'PartClaims',
        caseId,
        claims,
        by,
        newCaseId: (seed) => caseIdOf(docket, seed),
      });
      const split = events.find((event) => event.type === 'CaseSplit');
      const into = split?.data.into;
      return { version: await versionAfter(unit, on), ...(into !== undefined && { into }) };
    });
    return edited(this.editing, on, edit);
  }
}

export const caseHandlers = [
  judgementHandler(ApproveCase, 'Approve'),
  judgementHandler(RejectCase, 'Reject'),
  judgementHandler(DisputeCase, 'Dispute'),
  judgementHandler(RetractCase, 'Retract'),
  CorrectCaseHandler,
  MergeCasesHandler,
  SplitCaseHandler,
];
