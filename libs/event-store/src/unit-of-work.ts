import { setTimeout as sleep } from 'node:timers/promises';
import { untilAborted, type Abortable } from './abort.js';
import { streamKey } from './batch.js';
import type { AppendUnit, AppendVerdict, Content, Decider, NewEvent, Secret, StreamId } from './event.js';
import { refuseUnknown } from './event-types.js';
import type { LoadedStream } from './loader.js';

/** The idempotency key of a unit, what it stands for, and who and what caused it. */
export type UnitIdentity = Pick<AppendUnit, 'key' | 'contentHash' | 'metadata'>;

/** What units of work need of the store. */
export interface Log {
  load(stream: StreamId, options: Abortable): Promise<LoadedStream>;
  append(unit: AppendUnit, options: Abortable): Promise<AppendVerdict>;
}

/**
 * Everything that one cause leads to: the streams it read, at the versions it saw, and the events decided on them. A stream has one
 * decider.
 */
export interface UnitOfWork {
  /** Returns the stream's state, with what this unit has decided on it so far. Throws UnknownEvent where it cannot be told. */
  state<State, Command, Event extends NewEvent>(
    decider: Decider<State, Command, Event>,
    stream: StreamId,
  ): Promise<State>;

  /** Decides a command on the stream, keeps what it leads to for the append, and returns it. Throws what the decider throws. */
  decide<State, Command, Event extends NewEvent>(
    decider: Decider<State, Command, Event>,
    stream: StreamId,
    command: Command,
  ): Promise<readonly Event[]>;

  /** Adds contents and secrets that the unit's events refer to. */
  keep(contents: readonly Content[], secrets?: readonly Secret[]): void;
}

/** A stream folded up to a version by its decider. */
interface Folded {
  readonly decider: object;
  readonly version: number;
  readonly state: unknown;
}

/** A stream that this process wrote last. */
interface Written extends Folded {
  readonly writtenAt: number;
  /** Units that it wrote in a row, none of which left the stream alone for long. */
  readonly row: number;
  /** Until when it is to leave the stream alone. */
  readonly restsUntil: number;
}

/**
 * After so many units in a row, between which it never left a stream alone for as long as a few of them take, a process leaves it alone
 * for a while. It decides on what it remembers, and others, who have to read the stream first, would lose against it for as long as it
 * goes on. The rest is about one part in twenty, and others need two units' time.
 */
const turn = { units: 256, gap: 4, rest: 16 };

interface OpenStream extends Folded {
  readonly stream: StreamId;
  readonly staged: NewEvent[];
  /** The stream's events folded, staged ones included. */
  state: unknown;
}

/**
 * The streams that this process has folded or written lately, so that a stream of a thousand events is not read again for each new
 * one. A state is only ever a baseline: the append still checks its version, and what turns out to be stale is forgotten.
 */
export class StreamStates {
  private readonly folded = new Map<string, Written>();

  constructor(private readonly maxStreams = 2_000) {}

  get(key: string): Written | undefined {
    return this.folded.get(key);
  }

  /** Keeps the latest streams, with when their append began; the one that was used least lately makes room. */
  keep(key: string, { decider, version, state }: Folded, began: number): void {
    const before = this.folded.get(key);
    this.forget(key);
    const writtenAt = performance.now();
    const took = writtenAt - began;
    const isNext = before !== undefined && version > before.version && began - before.writtenAt < took * turn.gap;
    const row = isNext ? before.row + 1 : 1;
    const restsUntil = row < turn.units ? 0 : writtenAt + took * turn.rest;
    this.folded.set(key, { decider, version, state, writtenAt, row, restsUntil });
    if (this.folded.size > this.maxStreams) this.folded.delete(this.folded.keys().next().value!);
  }

  forget(key: string): void {
    this.folded.delete(key);
  }
}

/** A unit of work that `transact` runs. It is appended as one unit, so it lands whole or not at all. */
export class OpenUnit implements UnitOfWork {
  /** Whether something was decided on a state that may be stale. */
  fromMemory = false;
  private readonly streams = new Map<string, Promise<OpenStream>>();
  private readonly contents: Content[] = [];
  private readonly secrets: Secret[] = [];

  constructor(
    private readonly log: Log,
    private readonly states: StreamStates,
    /** `fresh`: every stream is read, whatever is known of it. */
    private readonly options: Abortable & { readonly fresh: boolean },
  ) {}

  async state<State, Command, Event extends NewEvent>(
    decider: Decider<State, Command, Event>,
    stream: StreamId,
  ): Promise<State> {
    return (await this.open(decider, stream)).state as State;
  }

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
  async commit(identity: UnitIdentity): Promise<AppendVerdict> {
    const opened = await Promise.all(this.streams.values());
    const writes = opened.map(({ stream, version, staged }) => ({ stream, expected: version, events: staged }));
    const { contents, secrets } = this;
    const began = performance.now();
    const verdict = await this.log.append({ ...identity, writes, contents, secrets }, this.options);
    for (const open of opened) {
      const key = streamKey(open.stream);
      if (verdict.verdict !== 'appended') this.states.forget(key);
      else this.states.keep(key, { ...open, version: open.version + open.staged.length }, began);
    }
    return verdict;
  }

  /** Whether every stream is still at the version that was read, so that all of them were so at one moment. */
  async isCurrent(): Promise<boolean> {
    const read = await Promise.allSettled(this.streams.values());
    const current = read.map(async (open) => {
      if (open.status === 'rejected') return true;
      const { stream, version } = open.value;
      return (await this.log.load(stream, this.options)).version === version;
    });
    return (await Promise.all(current)).every(Boolean);
  }

  private open<State, Command, Event extends NewEvent>(
    decider: Decider<State, Command, Event>,
    stream: StreamId,
  ): Promise<OpenStream> {
    const key = streamKey(stream);
    let open = this.streams.get(key);
    if (!open) {
      open = this.fold(decider, stream).then((folded) => ({ ...folded, stream, staged: [] }));
      this.streams.set(key, open);
    }
    return open;
  }

  private async fold<State, Command, Event extends NewEvent>(
    decider: Decider<State, Command, Event>,
    stream: StreamId,
  ): Promise<Folded> {
    const known = this.options.fresh ? undefined : this.states.get(streamKey(stream));
    if (known?.decider === decider) {
      this.fromMemory = true;
      const rest = known.restsUntil - performance.now();
      if (rest > 0) await untilAborted(sleep(rest), this.options.signal);
      return known;
    }
    const { version, events } = await this.log.load(stream, this.options);
    let state = decider.initial;
    for (const event of events) {
      refuseUnknown(event);
      state = decider.evolve(state, event as unknown as Event);
    }
    return { decider, version, state };
  }
}
