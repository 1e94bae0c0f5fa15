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

import { name, type FoldedStream, type StreamStates } from './stream-states.js';

/** What a unit of work needs of the event store. */
export interface Ledger {
  load(stream: StreamId): Promise<{ readonly version: number; readonly events: readonly RecordedEvent[] }>;
  append(unit: AppendUnit): Promise<AppendVerdict>;
  secrets(
    refs: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly value: string } | { readonly erasedAt: string }>>;
}

interface OpenStream {
  readonly stream: StreamId;
  readonly version: number;
  readonly staged: NewEvent[];
  /** The stream's events folded, staged ones included. */
  state: unknown;
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
    private readonly states: StreamStates,
    private readonly identity: {
      readonly key: string;
      readonly contentHash: Uint8Array;
      readonly metadata: EventMetadata;
    },
  ) {}

  /** The stream's state, with what this unit has decided on it so far. A stream has one decider: its category names it. */
  async state<State, Command, Event extends NewEvent>(
    decider: Decider<State, Command, Event>,
    stream: StreamId,
  ): Promise<State> {
    return (await this.open(decider, stream)).state as State;
  }

  /** Decides a command on the stream and keeps what it leads to for the append. Returns the events decided. */
  async decide<State, Command, Event extends NewEvent>(
    decider: Decider<State, Command, Event>,
    stream: StreamId,
    command: Command,
  ): Promise<readonly Event[]> {
    const open = await this.open(decider, stream);
    const events = decider.decide(open.state as State, command);
    open.state = events.reduce(decider.evolve, open.state as State);
    open.staged.push(...events);
    return events;
  }

  keep(contents: readonly Content[], secrets: readonly Secret[] = []): void {
    this.contents.push(...contents);
    this.secrets.push(...secrets);
  }

  /**
   * Appends the unit. Every stream that it read, written or not, must still be at the version that it saw: what it decided was
   * decided on all of them.
   */
  async commit(): Promise<AppendVerdict> {
    const opened = await Promise.all(this.streams.values());
    const writes = opened.map(({ stream, version, staged }) => ({ stream, expected: version, events: staged }));
    const unit = { ...this.identity, writes, contents: this.contents, secrets: this.secrets };
    const verdict = await this.ledger.append(unit);
    for (const { stream, version, staged, state } of opened) {
      if (verdict.verdict === 'appended') this.states.keep(stream, { version: version + staged.length, state });
      else this.states.forget(stream);
    }
    return verdict;
  }

  private open<State, Command, Event extends NewEvent>(
    decider: Decider<State, Command, Event>,
    stream: StreamId,
  ): Promise<OpenStream> {
    const key = name(stream);
    let open = this.streams.get(key);
    if (!open) {
      open = this.fold(decider, stream).then((folded) => ({ stream, staged: [], ...folded }));
      this.streams.set(key, open);
    }
    return open;
  }

  private async fold<State, Command, Event extends NewEvent>(
    decider: Decider<State, Command, Event>,
    stream: StreamId,
  ): Promise<FoldedStream> {
    const known = this.states.get(stream);
    if (known) return known;
    const { version, events } = await this.ledger.load(stream);
    return {
      version,
      state: (events as readonly unknown[] as readonly Event[]).reduce(decider.evolve, decider.initial),
    };
  }
}
