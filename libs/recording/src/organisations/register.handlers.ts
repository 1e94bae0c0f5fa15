import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { UnitOfWork } from '@newsledger/event-store';
import { organisationDecider, registerOf, registerStream, type OrganisationCommand } from '@newsledger/newsroom';
import {
  RegisterAlias,
  RegisterOrganisations,
  RegisterParent,
  type Editorial,
  type RegisterEdited,
} from '../editing/editing.commands.js';
import { Editing } from '../editing/editing.js';
import { randomUUID } from 'node:crypto';
import { moveClaims } from './move-claims.js';

/** Decides on the register, and has every claim filed as if it had always been so. */
async function decide(unit: UnitOfWork, command: OrganisationCommand) {
  const before = registerOf(await unit.state(organisationDecider, registerStream));
  const events = await unit.decide(organisationDecider, registerStream, command);
  const after = registerOf(await unit.state(organisationDecider, registerStream));
  const keys = [...new Set(events.map(({ data }) => data.key))];
  return { registered: events.length, moved: await moveClaims(unit, { before, after, keys }) };
}

async function register(editing: Editing, editorial: Editorial, command: OrganisationCommand): Promise<RegisterEdited> {
  const edit = await editing.run(editorial, command, (unit) => decide(unit, command));
  const version = await editing.versionAt(registerStream, edit.position);
  const position = edit.position === undefined ? {} : { position: edit.position };
  if (edit.repeated) return { version, ...position, registered: 0, moved: 0, repeated: true };
  return { version, ...position, ...edit.result };
}

@CommandHandler(RegisterOrganisations)
export class RegisterOrganisationsHandler implements ICommandHandler<RegisterOrganisations> {
  constructor(private readonly editing: Editing) {}

  execute({ editorial, organisations }: RegisterOrganisations): Promise<RegisterEdited> {
    const { by } = editorial;
    return register(this.editing, editorial, { type: 'RegisterOrganisations', organisations, by });
  }
}

@CommandHandler(RegisterAlias)
export class RegisterAliasHandler implements ICommandHandler<RegisterAlias> {
  constructor(private readonly editing: Editing) {}

  execute({ editorial, alias }: RegisterAlias): Promise<RegisterEdited> {
    return register(this.editing, editorial, { type: 'RegisterAlias', ...alias, by: editorial.by });
  }
}

@CommandHandler(RegisterParent)
export class RegisterParentHandler implements ICommandHandler<RegisterParent> {
  constructor(private readonly editing: Editing) {}

  execute({ editorial, parent }: RegisterParent): Promise<RegisterEdited> {
    // Parents change: the same command may come again after another one, and has to be carried out again.
    const named = { idempotencyKey: randomUUID(), ...editorial };
    return register(this.editing, named, { type: 'RegisterParent', ...parent, by: editorial.by });
  }
}

export const registerHandlers = [RegisterOrganisationsHandler, RegisterAliasHandler, RegisterParentHandler];
