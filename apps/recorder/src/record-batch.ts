import { BadInput, readKafkaCloudEvent } from '@newsledger/articles';
import { EarlierFailed, InvalidUnit, isTransient, UnknownEvent } from '@newsledger/event-store';
import type { DeadLetters, KafkaRecord, Outcome, Rejection } from '@newsledger/kafka';
import type { Logger } from '@newsledger/platform';
import type { PreparedDelivery, Recording } from '@newsledger/recording';
import { ExtractionRefused } from './extraction-thread.js';

/** A record on its way: read and prepared, or refused for good. */
type Read =
  | { readonly record: KafkaRecord; readonly prepared: PreparedDelivery }
  | { readonly record: KafkaRecord; readonly refused: Rejection };

type Names = Pick<Rejection, 'source' | 'deliveryId'>;

/** An error that is neither transient nor the input's fault is tried this often before its record is set aside. */
const unknownErrorAttempts = 3;
/** What is kept of a name that no event can have. */
const maxNameLength = 2_048;
/** How long other work of the process waits for a batch to be read. */
const longestTurnMs = 20;

/**
 * Records what one partition delivered. Every record ends in the ledger or among the dead letters before its offset counts as done;
 * `retry` means that the database is away, and that nothing of the batch may be skipped.
 */
export class BatchRecorder {
  /** How often a record has met an unknown error; outages do not count. */
  private readonly unknownErrors = new Map<string, number>();

  constructor(
    private readonly recording: Pick<Recording, 'prepare' | 'record'>,
    private readonly deadLetters: Pick<DeadLetters, 'record'>,
    private readonly logger: Pick<Logger, 'debug' | 'error'>,
  ) {}

  async handle(records: readonly KafkaRecord[]): Promise<Outcome> {
    const read = await this.readAll(records);
    const settled = await Promise.allSettled(
      read.map(async (each) => ('prepared' in each ? await this.recording.record(each.prepared) : 'refused')),
    );
    const letters: Rejection[] = [];
    let retry = false;
    for (const [i, result] of settled.entries()) {
      const verdict = this.verdict(read[i]!, result);
      if (verdict === 'retry') retry = true;
      else if (verdict !== 'done') letters.push(verdict);
    }
    if (letters.length > 0) await this.deadLetters.record(letters);
    const duplicates = settled.filter((each) => each.status === 'fulfilled' && each.value === 'duplicate').length;
    this.logger.debug({ records: records.length, duplicates, deadLetters: letters.length, retry }, 'batch');
    return retry ? 'retry' : 'done';
  }

  /**
   * Decodes one record after the other while the ones before are read elsewhere. Decoding is work for this thread alone; it lets others
   * in now and then, so that heartbeats leave in time whatever the records are.
   */
  private async readAll(records: readonly KafkaRecord[]): Promise<Read[]> {
    const reading: Promise<Read>[] = [];
    let since = performance.now();
    for (const record of records) {
      reading.push(this.read(record));
      if (performance.now() - since < longestTurnMs) continue;
      await new Promise(setImmediate);
      since = performance.now();
    }
    return Promise.all(reading);
  }

  private async read(record: KafkaRecord): Promise<Read> {
    try {
      const event = readKafkaCloudEvent(record);
      return await this.prepare(record, event);
    } catch (error) {
      return { record, refused: this.refusal(record, error, namesOf(record, error)) };
    }
  }

  private async prepare(record: KafkaRecord, event: ReturnType<typeof readKafkaCloudEvent>): Promise<Read> {
    const { source, id, data, bytes, dataschema, traceparent } = event;
    const more = { ...(dataschema !== undefined && { dataschema }), ...(traceparent !== undefined && { traceparent }) };
    try {
      return { record, prepared: await this.recording.prepare({ source, id, data, raw: bytes, ...more }) };
    } catch (error) {
      return { record, refused: this.refusal(record, error, { source, deliveryId: id }) };
    }
  }

  private refusal(record: KafkaRecord, error: unknown, names: Names): Rejection {
    if (error instanceof BadInput) {
      const detail = error.errors.map((wrong) => `${wrong.pointer} ${wrong.detail}`.trim()).join('; ');
      return { record, reason: error.reason, detail, errors: error.errors, ...names };
    }
    this.logger.error({ err: error, ...at(record) }, 'an article could not be prepared');
    if (error instanceof ExtractionRefused) return { record, reason: error.reason, detail: error.message, ...names };
    return { record, reason: 'preparation-failed', detail: String(error), ...names };
  }

  /** What is left to do for one record: nothing, to try it again, or to set it aside. */
  private verdict(each: Read, result: PromiseSettledResult<string>): 'done' | 'retry' | Rejection {
    if ('refused' in each) return each.refused;
    const { record, prepared } = each;
    const { source, id } = prepared.metadata.delivery!;
    const names = { source, deliveryId: id };
    if (result.status === 'fulfilled') {
      if (result.value !== 'identity-conflict') return 'done';
      const detail = 'another body came under the same source and id';
      return { record, reason: 'identity-conflict', detail, ...names };
    }
    const error: unknown = result.reason;
    if (error instanceof EarlierFailed || isTransient(error)) return 'retry';
    if (error instanceof UnknownEvent) {
      // A newer recorder has written to this stream: the delivery waits for one that knows what it says, this one or another.
      this.logger.error({ err: error, ...at(record) }, 'this recorder is too old for the ledger');
      return 'retry';
    }
    const place = JSON.stringify(at(record));
    const times = (this.unknownErrors.get(place) ?? 0) + 1;
    this.logger.error({ err: error, times, ...at(record) }, 'a delivery could not be recorded');
    // What the ledger will never take is not offered again.
    if (times < unknownErrorAttempts && !(error instanceof InvalidUnit)) {
      this.unknownErrors.set(place, times);
      return 'retry';
    }
    this.unknownErrors.delete(place);
    return { record, reason: 'recording-failed', detail: String(error), ...names };
  }
}

const at = ({ topic, partition, offset }: KafkaRecord) => ({ topic, partition, offset });

/** What a record calls itself, where it is too broken to be read as an event. */
function namesOf(record: KafkaRecord, error: unknown): Names {
  if (!(error instanceof BadInput) || !error.delivery) return namesInHeaders(record);
  const { source, id } = error.delivery;
  return { ...(source !== undefined && { source }), ...(id !== undefined && { deliveryId: id }) };
}

function namesInHeaders(record: KafkaRecord): Names {
  const text = (name: string) =>
    record.headers
      .find((header) => header.name === name)
      ?.value.toString('utf8')
      .slice(0, maxNameLength);
  const [source, deliveryId] = [text('ce_source'), text('ce_id')];
  return { ...(source !== undefined && { source }), ...(deliveryId !== undefined && { deliveryId }) };
}
