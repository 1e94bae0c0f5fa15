import { checkpoint, runProjection, subscriptions, type EventStore, type Projection } from '@newsledger/event-store';
import type { ProjectionProgress, RunProjectionOptions } from '@newsledger/event-store';
import { unitOf, type TestLedger } from './ledger.js';
import { until } from './until.js';

/** What was added in one stream, and at which positions: one that is folded twice, or not at all, shows. */
export interface Tally {
  readonly sum: number;
  readonly seen: readonly number[];
}
export type Added = { readonly amount: number; readonly poison?: boolean };

/** Returns a projection of its own name over the category of that name, with its table and view. */
export async function createTallies(
  { admin }: Pick<TestLedger, 'admin'>,
  name: string,
  rest: Partial<Projection<Tally>> = {},
): Promise<Projection<Tally>> {
  await admin.query(`
    create table read.${name}_g1 (key text primary key, doc json not null, position bigint not null, sum smallint, seen int[])
      with (fillfactor = 80);
    create index on read.${name}_g1 (sum desc, key);
    create index on read.${name}_g1 using gin (seen);
    create view read.${name} as select * from read.${name}_g1;
    grant select, insert, update, delete on read.${name}_g1 to newsledger_app; grant select on read.${name} to newsledger_app`);
  return {
    name,
    version: 1,
    when: {
      Added: (row, { data, position }) => {
        const { amount, poison } = data as Added;
        if (poison) throw new Error(`${amount} is poison`);
        return { sum: (row?.sum ?? 0) + amount, seen: [...(row?.seen ?? []), position] };
      },
      Cleared: () => undefined,
    },
    key: ({ stream }) => (stream.category === name ? stream.id : undefined),
    columns: ({ sum, seen }) => ({ sum, seen }),
    onPoison: 'park',
    ...rest,
  };
}

/** Appends amounts to a stream, in one unit. */
export async function add(
  store: EventStore,
  name: string,
  id: string,
  ...amounts: readonly (number | Added)[]
): Promise<void> {
  const added = amounts.map((one) => ({ type: 'Added', data: typeof one === 'number' ? { amount: one } : one }));
  await store.append(unitOf([{ stream: { category: name, id }, expected: 'any', events: added }]));
}

export interface Running {
  readonly progress: ProjectionProgress[];
  stop(): Promise<void>;
}

/** Runs a projection with short waits until it is stopped. */
export function startProjection<Row extends object>(
  store: EventStore,
  projection: Projection<Row>,
  options: Partial<RunProjectionOptions> = {},
): Running {
  const abort = new AbortController();
  const progress: ProjectionProgress[] = [];
  const onProgress = (one: ProjectionProgress) => void progress.push(one);
  const ended = runProjection(store, projection, {
    signal: abort.signal,
    onProgress,
    pollMs: 50,
    leaseMs: 400,
    ...options,
  });
  return {
    progress,
    stop: () => {
      abort.abort();
      return ended;
    },
  };
}

/** Returns the number of the generation that is live. */
export async function live({ pool }: Pick<TestLedger, 'pool'>, name: string): Promise<number | undefined> {
  return (await subscriptions(pool, name)).find((one) => one.live)?.generation;
}

/** Returns the names of the tables of all generations there are. */
export async function tables({ admin }: Pick<TestLedger, 'admin'>, name: string): Promise<readonly string[]> {
  const sql = `select tablename::text as name from pg_tables where schemaname = 'read' and tablename ~ $1 order by 1`;
  const { rows } = await admin.query<{ name: string }>(sql, [`^${name}_g\\d+$`]);
  return rows.map((row) => row.name);
}

/** Waits until the live generation has folded what the log holds now. */
export async function caughtUp(store: EventStore, name: string): Promise<void> {
  const head = await store.head();
  await until(async () => (await checkpoint(store.pool, name)) >= head);
}
