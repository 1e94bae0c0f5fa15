import { CommandBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { refuseUnknown, type EventStore } from '@newsledger/event-store';
import {
  organisationDecider,
  registerOf,
  registerStream,
  type OrganisationEntry,
  type OrganisationEvent,
  type Register,
} from '@newsledger/newsroom';
import { EditingModule, RegisterOrganisations, type RegisterEdited } from '@newsledger/recording';

/** What the ledger says of organisations that came from a list. */
const by = { editor: 'import', reason: 'a list of organisations' } as const;

/** Registers what of a list is not registered yet; the same list again changes nothing. Rejects with `CommandRefused` for one that contradicts the register. */
export async function importOrganisations(
  store: EventStore,
  organisations: readonly OrganisationEntry[],
): Promise<RegisterEdited> {
  const module = EditingModule.on({ useFactory: () => store });
  const app = await NestFactory.createApplicationContext(module, { logger: false });
  try {
    return await app.get(CommandBus).execute(new RegisterOrganisations({ by }, organisations));
  } finally {
    await app.close();
  }
}

/** Returns the register of organisations as it is now. */
export async function readRegister(store: EventStore): Promise<Register> {
  let state = organisationDecider.initial;
  for (const event of (await store.load(registerStream)).events) {
    refuseUnknown(event);
    state = organisationDecider.evolve(state, event as unknown as OrganisationEvent);
  }
  return registerOf(state);
}
