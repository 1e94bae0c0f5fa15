import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { EventStore, foldAll, isTransient, openPool, type RecordedEvent } from '@newsledger/event-store';
import { migrate } from '@newsledger/read-models';
import { Client, type Pool } from 'pg';
import { freePorts } from '../../apps/cli/src/servers/free-port.js';
import { startPostgres, type PostgresServer } from '../../apps/cli/src/servers/postgres.js';
import { KilledProcess, killPostgres } from '../support/killed-process.js';
import { until } from '../support/until.js';
import { counts, countsSql, keyOf } from './program.mjs';

/** What the loops have seen. */
export interface Tally {
  kills: { writer: number; projector: number; postgres: number };
  /** Units whose answer was lost with a writer, by what their key told: they were appended, or they were not. */
  unknown: { appended: number; absent: number };
  acknowledged: number;
  events: number;
}

const writers = 2;
const callers = 8;

/** A ledger on a Postgres of its own with two writers, two projectors that share one lease, and a reader, all to be disturbed. */
export class KillLoop {
  readonly tally: Tally = {
    kills: { writer: 0, projector: 0, postgres: 0 },
    unknown: { appended: 0, absent: 0 },
    acknowledged: 0,
    events: 0,
  };
  private readonly folder = mkdtempSync(join(tmpdir(), 'newsledger-kills-'));
  private postgres!: PostgresServer;
  private port = 0;
  private pool!: Pool;
  private store!: EventStore;
  private writers: KilledProcess[] = [];
  private projectors: KilledProcess[] = [];
  private readonly read = new Array<number>(writers).fill(0);
  /** What the reader has seen, as it saw it: an event a line. */
  private readonly seen: string[] = [];
  private readonly stopping = new AbortController();
  private reading: Promise<void> = Promise.resolve();
  /** What ended the reader, which nothing should. */
  private readonly broken: unknown[] = [];

  static async start(): Promise<KillLoop> {
    const loop = new KillLoop();
    // Postgres may run as another user, who must be able to pass through.
    chmodSync(loop.folder, 0o711);
    loop.port = (await freePorts(1))[0]!;
    await loop.startPostgres();
    await migrate(loop.postgres.adminUrl);
    const admin = new Client({ connectionString: loop.postgres.adminUrl });
    await admin.connect();
    await admin.query(`${countsSql}; drop table ledger.events_p0, ledger.events_p1;
      create or replace function ledger.partition_size() returns bigint language sql immutable parallel safe return 2003;
      select ledger.make_partition(0)`);
    await admin.end();
    const { url } = loop.postgres;
    loop.pool = openPool({ connectionString: url, role: 'newsledger_app', applicationName: 'test' });
    loop.store = new EventStore(loop.pool);
    loop.writers = Array.from(
      { length: writers },
      (_, writer) =>
        new KilledProcess('writer.mjs', [url, String(writer), String(callers), '100', loop.answers(writer)]),
    );
    loop.projectors = ['a', 'b'].map((name) => new KilledProcess('projector.mjs', [url, `projector-${name}`, '700']));
    for (const one of [...loop.writers, ...loop.projectors]) one.start();
    loop.reading = loop.follow().catch((error: unknown) => void loop.broken.push(error));
    await until(async () => (await loop.store.head()) > 100);
    return loop;
  }

  /** Kills one of its own, or the database, and starts it again on what is left. */
  async kill(victim: keyof Tally['kills'], random: () => number): Promise<void> {
    this.tally.kills[victim] += 1;
    if (victim === 'postgres') {
      killPostgres(this.postgres.pid);
      await this.postgres.exited;
      await this.startPostgres();
    } else if (victim === 'projector') {
      const holder = await this.holder();
      await holder.kill();
      holder.start();
    } else {
      const writer = Math.floor(random() * writers);
      await this.writers[writer]!.kill();
      await this.resolveUnknown(writer);
      this.writers[writer]!.start();
    }
  }

  /** Everything acknowledged is there once, the log is sound, the reader saw it, and the rows are what it folds to. */
  async verify(): Promise<void> {
    for (const one of [...this.writers, ...this.projectors]) one.requireAlive();
    const head = await this.retry(() => this.store.head());
    // Longer than any lease, a back-off or a recovery; the processes go on meanwhile.
    await until(async () => (await this.retry(() => this.rows())).position >= head, 60_000);
    await this.verifyAnswers();
    const faults = await this.store.check({ rangeSize: 1_777 });
    if (faults.length > 0) throw new Error(`the log is not sound: ${JSON.stringify(faults)}`);
    await this.verifyReader(head);
    await this.verifyRows();
    this.tally.events = head;
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.reading;
    for (const one of [...this.writers, ...this.projectors]) await one.kill().catch(() => undefined);
    await this.store.close();
    await this.pool.end();
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async startPostgres(): Promise<void> {
    this.postgres = await startPostgres({ dataDir: join(this.folder, 'postgres'), port: this.port });
  }

  private answers(writer: number): string {
    return join(this.folder, `answers-${writer}`);
  }

  /** Until the database is back from a kill. */
  private async retry<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (!isTransient(error) || attempt > 500) throw error;
        await sleep(20);
      }
    }
  }

  private async holder(): Promise<KilledProcess> {
    const { rows } = await this.retry(() =>
      this.pool.query<{ owner: string }>(`select owner from ledger.subscriptions where name = 'counts'`),
    );
    return this.projectors.find(({ pid }) => rows[0]?.owner.split(':')[1] === String(pid)) ?? this.projectors[0]!;
  }

  /** What a writer has written down since the last time: caller, number, verdict, first and last position. */
  private newAnswers(writer: number, from = 0): string[][] {
    const file = this.answers(writer);
    const whole = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
    return whole.slice(from).map((line) => line.split(' '));
  }

  /** Every answer ever given is what the store says of its key. */
  private async verifyAnswers(): Promise<void> {
    for (let writer = 0; writer < writers; writer += 1) {
      const answers = this.newAnswers(writer, this.read[writer]);
      this.read[writer]! += answers.length;
      this.tally.acknowledged += answers.length;
      const keys = answers.map(([caller, n]) => keyOf(writer, Number(caller), Number(n)));
      const records = await this.store.findKeys(keys);
      answers.forEach(([caller, n, verdict, first, last], index) => {
        const record = records.get(keys[index]!);
        const isKnown = record?.firstPosition === Number(first) && record.lastPosition === Number(last);
        const isGood = verdict === 'appended' || verdict === 'duplicate';
        if (isKnown && isGood) return;
        throw new Error(
          `writer ${writer}: ${[caller, n, verdict, first, last].join(' ')}, the store: ${JSON.stringify(record)}`,
        );
      });
    }
  }

  /** Of each caller at most the unit after its last answer can be there unanswered; its key tells. */
  private async resolveUnknown(writer: number): Promise<void> {
    const next = new Array<number>(callers).fill(0);
    for (const [caller, n] of this.newAnswers(writer)) next[Number(caller)] = Number(n) + 1;
    const keys = next.map((n, caller) => keyOf(writer, caller, n));
    const beyond = next.map((n, caller) => keyOf(writer, caller, n + 1));
    // What the dead process had sent may still be under way.
    await this.retry(async () => {
      const sql = `select count(*) as n from pg_stat_activity where application_name = $1`;
      await until(async () => (await this.pool.query<{ n: number }>(sql, [`writer-${writer}`])).rows[0]?.n === 0);
    });
    const found = await this.retry(() => this.store.findKeys([...keys, ...beyond]));
    if (beyond.some((key) => found.has(key))) throw new Error(`writer ${writer} appended what it had not begun`);
    this.tally.unknown.appended += found.size;
    this.tally.unknown.absent += keys.length - found.size;
  }

  /** Polls the log from its own cursor, through every fall of the database. */
  private async follow(): Promise<void> {
    for (let after = 0; !this.stopping.signal.aborted;) {
      try {
        const page = await this.store.readPage({ after, limit: 300 });
        this.seen.push(...page.events.map(line));
        after = page.position;
        if (page.position === page.head) await sleep(1);
      } catch (error) {
        if (!isTransient(error)) throw error;
        await sleep(20);
      }
    }
  }

  private async verifyReader(head: number): Promise<void> {
    await until(() => this.seen.length >= head || this.broken.length > 0);
    if (this.broken.length > 0) throw this.broken[0];
    for await (const event of this.store.readAll({ asOf: { position: head }, pageSize: 5_000 })) {
      const seen = this.seen[event.position - 1];
      if (seen !== line(event)) throw new Error(`the reader saw ${seen} where there is ${line(event)}`);
    }
  }

  /** The checkpoint with the rows that stand or fall with it. */
  private async rows(): Promise<{ position: number; rows: Record<string, { doc: string; position: number }> | null }> {
    const { rows } = await this.pool.query<Awaited<ReturnType<KillLoop['rows']>>>(`
      select s.position, (select json_object_agg(key, json_build_object('doc', doc::text, 'position', position)) from read.counts) as rows
      from ledger.subscriptions s where s.name = 'counts'`);
    return rows[0]!;
  }

  private async verifyRows(): Promise<void> {
    const { position, rows } = await this.rows();
    const folded = (await foldAll(this.store, [counts], { until: position })).get('counts')!;
    if (isDeepStrictEqual(rows, Object.fromEntries(folded))) return;
    const wrong = [...folded].find(([key, row]) => !isDeepStrictEqual(rows?.[key], row));
    throw new Error(
      `at ${position} the row is ${JSON.stringify(wrong && rows?.[wrong[0]])}, the fold ${JSON.stringify(wrong)}`,
    );
  }
}

function line({ position, stream, version, recordedAt, data }: RecordedEvent): string {
  const { writer, caller, n, index } = data as Record<'writer' | 'caller' | 'n' | 'index', number>;
  return [position, stream.category, stream.id, version, recordedAt, writer, caller, n, index].join(' ');
}
