import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { untilAborted, type Abortable } from './abort.js';
import { streamKey } from './batch.js';
import { Contention, isTransient } from './errors.js';
import type { Decider, NewEvent, Positions, StreamId } from './event.js';
import { InOrder } from './in-order.js';
import type { KeyRecord } from './records.js';
import { OpenUnit, StreamStates, type Log, type UnitIdentity, type UnitOfWork } from './unit-of-work.js';

export interface TransactOptions {
  /** How often the work is done at most; unless set, as often as 30 s allow. */
  readonly attempts?: number;
  readonly signal?: AbortSignal;
  /**
   * Streams that the work is likely to write. Units of this process that name one of them are done one after the other, in the order
   * of their calls; after one that failed, those that wait are not done and reject with EarlierFailed.
   */
  readonly inOrder?: readonly StreamId[];
}

export interface ExecuteOptions
  extends Pick<TransactOptions, 'attempts' | 'signal'>, Pick<UnitIdentity, 'key' | 'metadata'> {
  /** The SHA-256 of the stream and the command as JSON unless set. */
  readonly contentHash?: Uint8Array;
}

/** How long a unit of work is tried while others are faster, as long as the log writer waits for a database that is away. */
const budgetMs = 30_000;
const maxPauseMs = 200;

/**
 * What became of a unit of work. `duplicate`: the key was used before, for the same content; its first answer again. `key-reused`:
 * for other content, and nothing was appended.
 */
export type Outcome<T> =
  | (Positions & { readonly verdict: 'appended'; readonly result: T })
  | (Positions & { readonly verdict: 'duplicate' })
  | { readonly verdict: 'key-reused' };

/** Runs units of work: again on what is true now when another writer was faster, and those on one stream one after the other. */
export class Transactions {
  private readonly inOrder = new InOrder();
  private readonly states = new StreamStates();

  constructor(
    private readonly log: Log & {
      findKeys(keys: readonly string[], options: Abortable): Promise<ReadonlyMap<string, KeyRecord>>;
    },
  ) {}

  transact<T>(
    identity: UnitIdentity,
    work: (unit: UnitOfWork) => Promise<T>,
    { inOrder = [], ...options }: TransactOptions = {},
  ): Promise<Outcome<T>> {
    const keys = new Set([identity.key, ...inOrder.map(streamKey)]);
    return this.inOrder.run([...keys], () => this.run(identity, work, options), { signal: options.signal });
  }

  execute<State, Command, Event extends NewEvent>(
    decider: Decider<State, Command, Event>,
    stream: StreamId,
    command: Command,
    { key, metadata, contentHash, ...options }: ExecuteOptions,
  ): Promise<Outcome<readonly Event[]>> {
    const identity = { key, metadata, contentHash: contentHash ?? hashOf([stream.category, stream.id, command]) };
    const run = () => this.run(identity, (unit) => unit.decide(decider, stream, command), options);
    return this.inOrder.run([streamKey(stream)], run, { independent: true, signal: options.signal });
  }

  private async run<T>(
    identity: UnitIdentity,
    work: (unit: UnitOfWork) => Promise<T>,
    { attempts = Infinity, signal }: Pick<TransactOptions, 'attempts' | 'signal'>,
  ): Promise<Outcome<T>> {
    const deadline = Date.now() + budgetMs;
    let fresh = false;
    for (let conflicts = 0; ;) {
      signal?.throwIfAborted();
      const unit = new OpenUnit(this.log, this.states, { fresh, signal });
      const tried = await attempt(unit, work);
      if ('error' in tried) {
        if (isTransient(tried.error)) throw tried.error;
        // It may have been refused for what is no longer so, or for what never was, as its streams were read one after the other.
        if (!unit.fromMemory && (await unit.isCurrent())) {
          return await this.firstAnswer(identity, tried.error, { signal });
        }
        if (unit.fromMemory) {
          fresh = true;
          continue;
        }
      } else {
        const answer = await unit.commit(identity);
        if (answer.verdict === 'appended') return { ...answer, verdict: answer.verdict, result: tried.result };
        if (answer.verdict !== 'conflict') return answer as Exclude<Outcome<T>, { verdict: 'appended' }>;
      }
      conflicts += 1;
      if (conflicts >= attempts || Date.now() > deadline) {
        throw new Contention(`unit ${identity.key} met a version conflict ${conflicts} times`);
      }
      // A process that won goes on at once with what it knows. It is soonest done where the others leave it alone ever longer.
      await untilAborted(sleep(Math.random() * Math.min(5 * 2 ** conflicts, maxPauseMs)), signal);
    }
  }

  /** Returns the first answer of a key where it was used before: what it led to then may be why it is refused now. Throws otherwise. */
  private async firstAnswer(
    { key, contentHash }: UnitIdentity,
    error: unknown,
    options: Abortable,
  ): Promise<Outcome<never>> {
    const [first] = (await this.log.findKeys([key], options)).values();
    if (!first) throw error;
    const { key: _, contentHash: firstHash, recordedAt, ...positions } = first;
    return Buffer.from(firstHash).equals(contentHash)
      ? { verdict: 'duplicate', ...positions }
      : { verdict: 'key-reused' };
  }
}

async function attempt<T>(unit: OpenUnit, work: (unit: UnitOfWork) => Promise<T>) {
  try {
    return { result: await work(unit) };
  } catch (error) {
    return { error };
  }
}

function hashOf(value: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(value)).digest();
}
