import { expect } from '@jest/globals';
import type { Decider, NewEvent } from '@newsledger/event-store';

/** Given what happened, when a command comes, then these events follow: a decider's test reads as that sentence. */
export function given<State, Command, Event extends NewEvent>(
  decider: Decider<State, Command, Event>,
  ...past: readonly Event[]
): { when(command: Command): { then(...events: readonly unknown[]): void; events: readonly Event[] } } {
  const state = past.reduce(decider.evolve, decider.initial);
  return {
    when(command) {
      const events = decider.decide(state, command);
      return { events, then: (...expected) => expect(events).toEqual(expected) };
    },
  };
}
