import type { Pool } from 'pg';
import { streamKey } from './batch.js';
import type { RecordedEvent, StreamId } from './event.js';
import type { Decoder, EventRow } from './recorded.js';

/** A stream as it stands. Version 0: it does not exist. */
export interface LoadedStream {
  readonly version: number;
  readonly events: readonly RecordedEvent[];
}

interface Waiting {
  readonly stream: StreamId;
  readonly answers: { readonly resolve: (loaded: LoadedStream) => void; readonly reject: (error: unknown) => void }[];
}

const sql = `select pos, version, type_id, schema_version, recorded_at, data, metadata::text, stream_index
  from ledger.load_streams($1, $2)`;

/** Bounds of one query, and of the queries at a time. */
const limits = { streams: 256, queries: 2 };

/** Loads whole streams for deciding. Callers that wait at the same moment share one query, and one answer where they ask for the same. */
export class Loader {
  private waiting = new Map<string, Waiting>();
  private loading = 0;

  constructor(
    private readonly pool: Pool,
    private readonly decoder: Decoder,
  ) {}

  load(stream: StreamId): Promise<LoadedStream> {
    return new Promise((resolve, reject) => {
      const key = streamKey(stream);
      const waiting = this.waiting.get(key) ?? { stream, answers: [] };
      waiting.answers.push({ resolve, reject });
      this.waiting.set(key, waiting);
      if (this.loading < limits.queries) {
        this.loading += 1;
        void this.drain();
      }
    });
  }

  private async drain(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.size > 0) {
      const batch = [...this.waiting].slice(0, limits.streams);
      for (const [key] of batch) this.waiting.delete(key);
      await this.query(batch.map(([, waiting]) => waiting));
    }
    this.loading -= 1;
  }

  private async query(batch: readonly Waiting[]): Promise<void> {
    try {
      const { rows } = await this.pool.query<[...EventRow, number]>({
        name: 'load_streams',
        text: sql,
        values: [batch.map(({ stream }) => stream.category), batch.map(({ stream }) => stream.id)],
        rowMode: 'array',
      });
      const loaded = await this.decoder.decode(rows, (row) => batch[row[7] - 1]!.stream);
      const events = batch.map((): RecordedEvent[] => []);
      rows.forEach((row, index) => events[row[7] - 1]!.push(loaded[index]!));
      batch.forEach(({ answers }, index) => {
        const stream = { version: events[index]!.at(-1)?.version ?? 0, events: events[index]! };
        for (const { resolve } of answers) resolve(stream);
      });
    } catch (error) {
      for (const { answers } of batch) for (const { reject } of answers) reject(error);
    }
  }
}
