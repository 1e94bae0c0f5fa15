import type {
  AppendUnit,
  AppendVerdict,
  Content,
  Decider,
  EventMetadata,
  NewEvent,
  RecordedEvent,
  Secret,
  StreamId,
} from '@newsledger/event-store';

/** What a unit of work needs of the event store. */
export interface Ledger {
  load(stream: StreamId): Promise<{ readonly version: number; readonly events: readonly RecordedEvent[] }>;
  append(unit: AppendUnit): Promise<AppendVerdict>;
}

interface OpenStream {
  readonly stream: StreamId;
  readonly version: number;
  readonly events: NewEvent[];
  readonly staged: NewEvent[];
}

/**
 * Everything that one delivery causes: the streams it read, at the versions it saw, and the events decided on them. It is appended
 * as one unit, so it lands whole or not at all; where another writer was faster on any of its streams, nothing lands.
 */
export class UnitOfWork {
  private readonly streams = new Map<string, Promise<OpenStream>>();
  private readonly contents: Content[] = [];
  private readonly secrets: Secret[] = [];

  constructor(
    private readonly ledger: Ledger,
    private readonly identity: {
      readonly key: string;
      readonly contentHash: Uint8Array;
      readonly metadata: EventMetadata;
    },
  ) {}

  /** The stream's state, with what this unit has decided on it so far. */
  async state<State, Command, Event extends NewEvent>(
    decider: Decider<State, Command, Event>,
    stream: StreamId,
  ): Promise<State> {
    const open = await this.open(stream);
    // The stream's category names its decider, so its events are the decider's own.
    return [...open.events, ...open.staged].reduce(
      (state, event) => decider.evolve(state, event as Event),
      decider.initial,
    );
  }

  /** Decides a command on the stream and keeps what it leads to for the append. Returns the events decided. */
  async decide<State, Command, Event extends NewEvent>(
    decider: Decider<State, Command, Event>,
    stream: StreamId,
    command: Command,
  ): Promise<readonly Event[]> {
    const open = await this.open(stream);
    const events = decider.decide(await this.state(decider, stream), command);
    open.staged.push(...events);
    return events;
  }

  keep(contents: readonly Content[], secrets: readonly Secret[] = []): void {
    this.contents.push(...contents);
    this.secrets.push(...secrets);
  }

  /** Appends the unit; every stream that it wrote must still be at the version that it saw. */
  async commit(): Promise<AppendVerdict> {
    const opened = await Promise.all(this.streams.values());
    const writes = opened
      .filter((open) => open.staged.length > 0)
      .map((open) => ({ stream: open.stream, expected: open.version, events: open.staged }));
    return this.ledger.append({ ...this.identity, writes, contents: this.contents, secrets: this.secrets });
  }

  private open(stream: StreamId): Promise<OpenStream> {
    const name = JSON.stringify([stream.category, stream.id]);
    let open = this.streams.get(name);
    if (!open) {
      open = this.ledger
        .load(stream)
        .then(({ version, events }) => ({ stream, version, events: [...events], staged: [] }));
      this.streams.set(name, open);
    }
    return open;
  }
}
