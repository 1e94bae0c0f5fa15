import { setTimeout as sleep } from 'node:timers/promises';
import type { KafkaLog } from './config.js';
import { toDeadLetterRecord, toRedrivenRecord, type DeadLetter, type Rejection } from './dead-letter.js';
import {
  countByReason,
  insertDeadLetters,
  leaseUnpublished,
  markPublished,
  markRedriven,
  markRefused,
  selectByDelivery,
  selectByIds,
  selectPage,
  type DeadLetterCount,
  type Queryable,
} from './dead-letters.sql.js';
import { RecordTooLarge, toError } from './errors.js';
import type { LogProducer } from './producer.js';

export interface DeadLettersOptions {
  /** Name of the dead-letter topic. */
  readonly topic: string;
  /** Named in the headers of what is published there. */
  readonly consumerGroup: string;
  readonly log: KafkaLog;
}

/** What became of one letter that was to be redriven. */
export type Redrive = { readonly id: number; readonly outcome: 'redriven' | 'already-redriven' | 'not-found' };

const pageSize = 20;
const maxListed = 500;
/** How long a publisher has for one page; also how long a letter waits after a failure. */
const leaseMs = 30_000;
const stopTimeoutMs = 1_000;

/**
 * Records that were given up. The table is the truth; a relay publishes each to the dead-letter topic at least once, afterwards and
 * aside, so that an unavailable topic holds nothing up.
 */
export class DeadLetters {
  private relaying: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Queryable,
    private readonly producer: Pick<LogProducer, 'send'>,
    private readonly options: DeadLettersOptions,
  ) {}

  /**
   * Stores what is not stored yet, so that a redelivered record makes no second letter, and starts the relay. Resolves, with the
   * number of new letters, when they are stored; rejects as the database does, and then none is.
   */
  async record(rejections: readonly Rejection[]): Promise<number> {
    if (rejections.length === 0) return 0;
    const inserted = await insertDeadLetters(this.db, rejections);
    if (inserted > 0) void this.relay();
    return inserted;
  }

  /** Publishes, now and every `intervalMs`, what an earlier process or a failure left unpublished. */
  start(intervalMs = 15_000): void {
    void this.relay();
    this.timer ??= setInterval(() => void this.relay(), intervalMs);
  }

  /** Ends the relay after the letter at hand, or without it after a second: it is published again later. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopped = true;
    if (this.relaying) await Promise.race([this.relaying, sleep(stopTimeoutMs)]);
  }

  /** Publishes whatever is due. Resolves when nothing is, or when publishing failed and will be tried again. Never rejects. */
  relay(): Promise<void> {
    this.again = true;
    this.relaying ??= this.publishDue().finally(() => (this.relaying = undefined));
    return this.relaying;
  }

  /** Returns the newest letters first, at most 500. `before` is the last id of the page before. */
  list(page: { limit?: number; before?: number; reason?: string } = {}): Promise<DeadLetter[]> {
    return selectPage(this.db, { ...page, limit: Math.min(page.limit ?? 50, maxListed) });
  }

  async get(id: number): Promise<DeadLetter | undefined> {
    return (await selectByIds(this.db, [id]))[0];
  }

  /** Returns the latest letter of one delivery. */
  find(source: string, deliveryId: string): Promise<DeadLetter | undefined> {
    return selectByDelivery(this.db, source, deliveryId);
  }

  /** Returns how many letters there are of each reason, and how many of them wait for the topic. */
  counts(): Promise<DeadLetterCount[]> {
    return countByReason(this.db);
  }

  /**
   * Produces original records to their topics once more. What was redriven before is left alone unless `force` is given. Returns one
   * answer per id, in order. Rejects with `KafkaUnavailable` on the first record that cannot be produced; those before it are done.
   */
  async redrive(ids: readonly number[], { force = false } = {}): Promise<Redrive[]> {
    const answers: Redrive[] = [];
    for (const id of ids) answers.push({ id, outcome: await this.redriveOne(id, force) });
    return answers;
  }

  private async redriveOne(id: number, force: boolean): Promise<Redrive['outcome']> {
    const letter = await this.get(id);
    if (!letter) return 'not-found';
    if (letter.redrivenAt !== null && !force) return 'already-redriven';
    await this.producer.send(letter.topic, [toRedrivenRecord(letter)]);
    await markRedriven(this.db, id);
    return 'redriven';
  }

  private async publishDue(): Promise<void> {
    try {
      while (this.again && !this.stopped) {
        this.again = false;
        const letters = await leaseUnpublished(this.db, pageSize, leaseMs);
        for (const letter of letters) await this.publish(letter);
        this.again ||= letters.length === pageSize;
      }
    } catch (error) {
      this.options.log('warn', 'dead letters wait to be published', { reason: toError(error).message });
    }
  }

  private async publish(letter: DeadLetter): Promise<void> {
    if (this.stopped) return;
    const { topic, consumerGroup, log } = this.options;
    try {
      await this.send(letter, false);
    } catch (error) {
      if (!(error instanceof RecordTooLarge)) throw error;
      try {
        await this.send(letter, true);
      } catch (again) {
        if (!(again instanceof RecordTooLarge)) throw again;
        log('error', 'a dead letter does not fit the dead-letter topic', { id: letter.id, topic, consumerGroup });
        return markRefused(this.db, letter.id, again.message);
      }
    }
    await markPublished(this.db, letter.id);
  }

  private send(letter: DeadLetter, withoutValue: boolean): Promise<void> {
    const { topic, consumerGroup } = this.options;
    return this.producer.send(topic, [toDeadLetterRecord(letter, consumerGroup, withoutValue)]);
  }
}
