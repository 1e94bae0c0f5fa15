import { isDeepStrictEqual } from 'node:util';
import { InvalidUnit } from './errors.js';
import type { RecordedEvent } from './event.js';

/** Lifts the data of an event from one version of its shape to the next. */
export interface Upcaster {
  /** The version that it lifts to `from + 1`. */
  readonly from: number;
  /** Pure: it changes nothing that it is given. */
  readonly upcast: (data: unknown) => unknown;
  /** Data as it was once stored, and what must for ever come of it. Checked whenever a store is opened. */
  readonly sample: { readonly before: unknown; readonly after: unknown };
}

export interface EventType {
  /** The version that is written, and to which older events are lifted when they are read. 1 at first. */
  readonly schemaVersion: number;
  /** From each older version to the next, in order. */
  readonly upcasters?: readonly Upcaster[];
}

/** The event types that a process knows, by name. */
export type EventTypes = Readonly<Record<string, EventType>>;

/** An event of which this process does not know what it says: it must not be folded as if that were known. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';

  constructor(readonly event: RecordedEvent) {
    super(
      `event ${event.position} (${event.type}, version ${event.schemaVersion}) is not known: ${event.unknown ?? ''}`,
    );
  }
}

/** Throws UnknownEvent for an event that must not be folded. To be called before anything else is asked of an event. */
export function refuseUnknown(event: RecordedEvent): void {
  if (event.unknown !== undefined) throw new UnknownEvent(event);
}

/** What a store knows of the types of its events; one that was opened without any takes every event as it is. */
export class Registry {
  private readonly types: ReadonlyMap<string, EventType> | undefined;

  /** Throws where a chain of upcasters has a hole, or where one of them does not do what its sample says. */
  constructor(types: EventTypes | undefined) {
    this.types = types && new Map(Object.entries(types));
    for (const [name, type] of this.types ?? []) requireWhole(name, type);
  }

  /** Returns the version of its shape that an event of a type is written with. Throws InvalidUnit for a type that is not registered. */
  versionOf(type: string): number {
    if (!this.types) return 1;
    const known = this.types.get(type);
    if (!known) throw new InvalidUnit(`the event type ${JSON.stringify(type)} is not registered`);
    return known.schemaVersion;
  }

  /** Returns the event in the current version of its shape, or as it is stored, and marked, where that is not known. */
  lift(event: RecordedEvent): RecordedEvent {
    if (!this.types) return event;
    const known = this.types.get(event.type);
    if (known?.schemaVersion === event.schemaVersion) return event;
    if (!known) return { ...event, unknown: 'its type is not registered' };
    const { schemaVersion, upcasters = [] } = known;
    if (event.schemaVersion > schemaVersion)
      return { ...event, unknown: `the newest known version is ${schemaVersion}` };
    try {
      const lifters = upcasters.slice(event.schemaVersion - 1);
      const data = lifters.reduce((lifted, { upcast }) => upcast(lifted), event.data);
      return { ...event, data, schemaVersion };
    } catch (error) {
      // One event that no upcaster foresaw must not keep the others of its page from being read.
      return { ...event, unknown: `it could not be lifted: ${String(error)}` };
    }
  }
}

function requireWhole(name: string, { schemaVersion, upcasters = [] }: EventType): void {
  if (!(Number.isInteger(schemaVersion) && schemaVersion > 0 && schemaVersion < 32_768)) {
    throw new Error(`version ${schemaVersion} of ${name} is not an integer from 1 to 32767`);
  }
  const due = Array.from({ length: schemaVersion - 1 }, (_, index) => index + 1);
  const given = upcasters.map(({ from }) => from);
  if (!isDeepStrictEqual(given, due)) {
    throw new Error(
      `${name} needs upcasters from versions [${due.join(', ')}], in this order, and has [${given.join(', ')}]`,
    );
  }
  for (const { from, upcast, sample } of upcasters) {
    const before = asJson(sample.before);
    const after = asJson(upcast(before));
    const holds = isDeepStrictEqual(after, asJson(sample.after)) && isDeepStrictEqual(before, asJson(sample.before));
    if (!holds) throw new Error(`the upcaster of ${name} from version ${from} does not do what its sample says`);
  }
}

/** Data as it comes from the database: in JSON there is no `undefined`. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
