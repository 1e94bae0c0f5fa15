/** A stream's name. Category and id are stored apart, so an id may hold any character. */
export interface StreamId {
  readonly category: string;
  readonly id: string;
}

/** `none`: the stream must not exist; `exists`: it must; `any`: no check. A number is the exact stream version (0 = none). */
export type ExpectedVersion = number | 'none' | 'exists' | 'any';

export interface NewEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** Who and what caused an event. */
export interface EventMetadata {
  readonly actor: string;
  /** What caused it, e.g. a delivery's idempotency key or a command id. */
  readonly causation?: string;
  readonly delivery?: { readonly source: string; readonly id: string };
  readonly traceparent?: string;
}

export interface RecordedEvent<Type extends string = string, Data = unknown> {
  readonly stream: StreamId;
  /** 1, 2, 3 ... within the stream. */
  readonly version: number;
  /** 1, 2, 3 ... over the whole log, gapless and in commit order. A safe integer. */
  readonly position: number;
  readonly type: Type;
  /** Version of the shape of `data`: the current one of its type, or, where that is not known or not wanted, the stored one. */
  readonly schemaVersion: number;
  readonly data: Data;
  readonly metadata: EventMetadata;
  /** The database's clock at the append, ISO 8601 in UTC. */
  readonly recordedAt: string;
  /** Why this process does not know what the event says: it is then as it is stored, and must not be folded. */
  readonly unknown?: string;
}

/** A document stored once under the SHA-256 of its bytes, outside the events that name it by hash. */
export interface Content {
  readonly hash: Uint8Array;
  readonly mediaType: string;
  readonly body: Uint8Array;
}

/** A value that events name by a random reference only, so that it can be erased. */
export interface Secret {
  readonly ref: string;
  readonly value: string;
}

export interface StreamWrite {
  readonly stream: StreamId;
  readonly expected: ExpectedVersion;
  readonly events: readonly NewEvent[];
}

/**
 * One atomic unit of an append: events for one or more streams, with the contents and secrets that they refer to. All or nothing.
 * A unit may have no events at all; its key is recorded all the same.
 */
export interface AppendUnit {
  /** Idempotency key, a UUID. Kept as long as the log. */
  readonly key: string;
  /** 32 bytes; the same key with another hash is refused. */
  readonly contentHash: Uint8Array;
  readonly metadata: EventMetadata;
  readonly writes: readonly StreamWrite[];
  readonly contents?: readonly Content[];
  readonly secrets?: readonly Secret[];
}

/** Where the events of a unit stand; absent where it had none. */
export interface Positions {
  readonly firstPosition?: number;
  readonly lastPosition?: number;
}

/** `duplicate`: same key and content, the first answer again. */
export type AppendVerdict =
  | (Positions & { readonly verdict: 'appended' | 'duplicate' })
  | { readonly verdict: 'key-reused' }
  | {
      readonly verdict: 'conflict';
      readonly stream: StreamId;
      readonly expected: ExpectedVersion;
      readonly actual: number;
    };

/** Pure: what a command leads to, given what happened. Time and ids come in the command. */
export interface Decider<State, Command, Event extends NewEvent> {
  readonly initial: State;
  readonly decide: (state: State, command: Command) => readonly Event[];
  readonly evolve: (state: State, event: Event) => State;
}
