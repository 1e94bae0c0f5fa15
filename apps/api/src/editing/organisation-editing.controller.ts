import { applyDecorators, Body, Controller, Headers, Param, Post, UseGuards, UseInterceptors } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { problemResponse } from '@newsledger/platform';
import { RegisterAlias, RegisterOrganisations, RegisterParent } from '@newsledger/recording';
import { AliasBody, OrganisationBody, ParentBody } from './editing.contract.js';
import { editorial, named } from './editing.docs.js';
import { RegisterEditedView } from './editing.view.js';
import { EditorsOnly } from './editors-only.js';
import { TellsRefused } from './tells-refused.js';

const command = (path: string, operationId: string, summary: string): MethodDecorator =>
  applyDecorators(
    Post(path),
    ApiOperation({ operationId, summary }),
    ApiOkResponse({ type: RegisterEditedView }),
    editorial,
  );
const unknownOrganisation = problemResponse(404, 'No organisation is registered under this key.');

/** The editors' commands on the register of organisations. Claims that they concern are filed anew at once. */
@ApiTags('organisations')
@Controller('v1/organisations')
@UseGuards(EditorsOnly)
@UseInterceptors(TellsRefused)
export class OrganisationEditingController {
  constructor(private readonly commands: CommandBus) {}

  @command('', 'register-organisation', 'Register an organisation, or more names of one')
  register(@Body() { editor, reason, ...entry }: OrganisationBody, @Headers('idempotency-key') key?: string) {
    const editorialOf = { by: { editor, reason }, ...named(key) };
    return this.commands.execute(new RegisterOrganisations(editorialOf, [entry]));
  }

  @command(':key/aliases', 'register-alias', 'Register another name of an organisation')
  @unknownOrganisation
  alias(@Param('key') key: string, @Body() body: AliasBody, @Headers('idempotency-key') name?: string) {
    const { editor, reason, ...alias } = body;
    return this.commands.execute(new RegisterAlias({ by: { editor, reason }, ...named(name) }, { key, ...alias }));
  }

  @command(':key/parent', 'register-parent', 'Register what an organisation is part of')
  @unknownOrganisation
  parent(@Param('key') key: string, @Body() body: ParentBody, @Headers('idempotency-key') name?: string) {
    const { editor, reason, parent } = body;
    return this.commands.execute(new RegisterParent({ by: { editor, reason }, ...named(name) }, { key, parent }));
  }
}
