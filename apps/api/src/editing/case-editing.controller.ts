import { applyDecorators, Body, Controller, Headers, Param, Post, UseGuards, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { ClaimKind } from '@newsledger/newsroom';
import {
  ApproveCase,
  CorrectCase,
  DisputeCase,
  MergeCases,
  RejectCase,
  RetractCase,
  SplitCase,
  type OnCase,
} from '@newsledger/recording';
import { knownId } from '../not-found.js';
import { CaseCommandBody, CorrectionBody, MergeBody, SplitBody } from './editing.contract.js';
import { editorial, named, onCase } from './editing.docs.js';
import { CaseEditedView } from './editing.view.js';
import { EditorsOnly } from './editors-only.js';
import { TellsRefused } from './tells-refused.js';

/** The editors' commands on cases of one kind. */
function caseEditingController(kind: ClaimKind, path: string) {
  const what = kind.replace('-', ' ').replace(/^ai\b/, 'AI');
  const command = (verb: string, summary: string): MethodDecorator =>
    applyDecorators(
      Post(verb),
      ApiOperation({ operationId: `${verb}-${kind}`, summary }),
      ApiParam({ name: 'id', format: 'uuid' }),
      ApiOkResponse({ type: CaseEditedView }),
      editorial,
      onCase,
    );
  const on = (id: string, { editor, reason, expectedVersion }: CaseCommandBody, key: string | undefined): OnCase => ({
    ...{ kind, caseId: knownId(id, what), expectedVersion, by: { editor, reason } },
    ...named(key),
  });

  @ApiTags(path)
  @Controller(`v1/${path}/:id`)
  @UseGuards(EditorsOnly)
  @UseInterceptors(TellsRefused)
  class CaseEditingController {
    constructor(readonly commands: CommandBus) {}

    @command('approve', `Approve the ${what}: what asked for review is settled`)
    approve(@Param('id') id: string, @Body() body: CaseCommandBody, @Headers('idempotency-key') key?: string) {
      return this.commands.execute(new ApproveCase(on(id, body, key)));
    }

    @command('reject', `Reject the ${what}: it is no happening, whatever is reported later`)
    reject(@Param('id') id: string, @Body() body: CaseCommandBody, @Headers('idempotency-key') key?: string) {
      return this.commands.execute(new RejectCase(on(id, body, key)));
    }

    @command('dispute', `Mark the ${what} as disputed by somebody concerned`)
    dispute(@Param('id') id: string, @Body() body: CaseCommandBody, @Headers('idempotency-key') key?: string) {
      return this.commands.execute(new DisputeCase(on(id, body, key)));
    }

    @command('retract', `Retract the ${what} for good`)
    retract(@Param('id') id: string, @Body() body: CaseCommandBody, @Headers('idempotency-key') key?: string) {
      return this.commands.execute(new RetractCase(on(id, body, key)));
    }

    @command('correct', `Correct one value of the ${what}, whatever machines report later`)
    correct(@Param('id') id: string, @Body() body: CorrectionBody, @Headers('idempotency-key') key?: string) {
      const { path: pointer, from, to } = body;
      const correction = { path: pointer, to, ...(from !== undefined && { from }) };
      return this.commands.execute(new CorrectCase(on(id, body, key), correction));
    }

    @command('merge', `Put the ${what} with another one, to which its id redirects from then on`)
    merge(@Param('id') id: string, @Body() body: MergeBody, @Headers('idempotency-key') key?: string) {
      return this.commands.execute(new MergeCases(on(id, body, key), body.into.toLowerCase()));
    }

    @command('split', `Give some claims of the ${what} a case of their own`)
    split(@Param('id') id: string, @Body() body: SplitBody, @Headers('idempotency-key') key?: string) {
      const claims = body.claims.map((claimId) => claimId.toLowerCase());
      return this.commands.execute(new SplitCase(on(id, body, key), claims));
    }
  }
  return CaseEditingController;
}

export const caseEditingControllers = [
  caseEditingController('layoff', 'layoffs'),
  caseEditingController('leadership-change', 'leadership-changes'),
  caseEditingController('ai-initiative', 'ai-initiatives'),
];
