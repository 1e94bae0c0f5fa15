import type { StreamId } from '@newsledger/event-store';

/** A stream folded up to a version. */
export interface FoldedStream {
  readonly version: number;
  readonly state: unknown;
}

const maxStreams = 2_000;

/**
 * The streams that this process has folded or written lately, so that a docket of a thousand claims is not read again for each new one.
 * A state is only ever a baseline: the append still checks its version, and what turns out to be stale is forgotten.
 */
export class StreamStates {
  private readonly folded = new Map<string, FoldedStream>();

  get(stream: StreamId): FoldedStream | undefined {
    return this.folded.get(name(stream));
  }

  /** Keeps the latest streams; the one that was used least lately makes room. */
  keep(stream: StreamId, folded: FoldedStream): void {
    this.forget(stream);
    this.folded.set(name(stream), folded);
    if (this.folded.size > maxStreams) this.folded.delete(this.folded.keys().next().value!);
  }

  forget(stream: StreamId): void {
    this.folded.delete(name(stream));
  }
}

/** One text for a stream, whatever characters its id has. */
export function name(stream: StreamId): string {
  return JSON.stringify([stream.category, stream.id]);
}
