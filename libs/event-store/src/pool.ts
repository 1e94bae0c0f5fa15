import type { Socket } from 'node:net';
import { Client, Pool, types, type ClientBase, type PoolClient, type PoolConfig } from 'pg';
import { untilAborted } from './abort.js';

export interface PoolOptions {
  readonly connectionString: string;
  /**
   * Most connections at a time; 10 unless set, never less than 4: the log writer and the listener keep one each, and the switch of a
   * rebuild holds one while it reads the last events by another. Each further rebuild at the same time holds one more.
   */
  readonly max?: number;
  /** Shown in `pg_stat_activity`, so that a lock or a lag can be laid to someone's door. */
  readonly applicationName?: string;
  /** Taken by `SET ROLE` on every connection, so that a service holds no more rights than the application's. */
  readonly role?: string;
  /** How long a statement may run; 30 s unless set. */
  readonly statementTimeoutMs?: number;
  /** How long a statement may wait for a lock; 5 s unless set. */
  readonly lockTimeoutMs?: number;
  /** Told of connections that were lost while idle. They are replaced in any case. */
  readonly onError?: (error: Error) => void;
}

const int8 = 20;
const timestamptz = 1184;

/**
 * Returns a pool whose connections survive nothing silently: every wait has a bound, and a connection that breaks, idle or
 * checked out, never ends the process. Positions come as numbers and times as ISO 8601 in UTC, on these connections only.
 */
export function openPool(options: PoolOptions): Pool {
  const { connectionString, statementTimeoutMs = 30_000, lockTimeoutMs = 5_000, onError = () => undefined } = options;
  // In an object of its own, as the type that `pg` declares for the hook returns nothing, though it waits for the promise.
  const hooks = {
    onConnect: async (client: ClientBase) => {
      // A little later than the server's own timeout: for a server that has gone without closing the connection.
      limitSilence(client, statementTimeoutMs + 5_000);
      await client.query(sessionSql(client, options.role, lockTimeoutMs));
    },
  };
  const config: PoolConfig = {
    connectionString,
    max: Math.max(options.max ?? 10, 4),
    application_name: options.applicationName ?? 'event-store',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 10_000,
    types: { getTypeParser },
    Client,
  };
  const pool = new Pool({ ...config, ...hooks });
  pool.on('connect', (client) => client.on('error', onError));
  // The same again, with the whole connection in it, which belongs in no log.
  pool.on('error', () => undefined);
  return pool;
}

/**
 * Ends the connection when it says nothing for so long while it owes an answer; 0 waits for ever. The `query_timeout` of `pg` would
 * do the same with a timer and a closure for each query, on which whole pages survive into the old generation: a reader then spends
 * a third of its time in the garbage collector.
 */
export function limitSilence(client: ClientBase, ms: number): void {
  const limited = client as Client & { readonly readyForQuery: boolean };
  const socket = limited.connection.stream as Socket;
  socket.setTimeout(ms);
  socket.on('timeout', () => {
    if (!limited.readyForQuery) socket.destroy(new Error('Connection terminated: the server does not answer'));
  });
}

/**
 * Runs work on a connection of its own on which a statement takes as long as it takes. Rejects with the signal's reason at the signal;
 * the server then stops within a second, as it does when this process is gone.
 */
export async function patiently<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  const client = await pool.connect();
  try {
    limitSilence(client, 0);
    await client.query(
      `set statement_timeout = 0; set client_connection_check_interval = '1s'; reset enable_bitmapscan`,
    );
    return await untilAborted(work(client), signal);
  } finally {
    // With its settings, and whatever it still runs.
    client.release(true);
  }
}

function sessionSql(client: ClientBase, role: string | undefined, lockTimeoutMs: number): string {
  return [
    ...(role === undefined ? [] : [`set role ${client.escapeIdentifier(role)}`]),
    `set timezone = 'UTC'`,
    `set datestyle = 'ISO'`,
    `set lock_timeout = ${lockTimeoutMs}`,
    // A plan made while a table was small must not live as long as the connection; planning is cheap beside a page of events.
    `set plan_cache_mode = force_custom_plan`,
    `set jit = off`,
    // Every read here follows one index and stops early. As long as a new table has no statistics Postgres expects thousands of rows of
    // a stream, and would gather positions to intersect them, or set several processes to read everything.
    `set enable_bitmapscan = off`,
    `set max_parallel_workers_per_gather = 0`,
  ].join('; ');
}

const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (format !== 'binary') {
    if (oid === int8) return Number;
    if (oid === timestamptz) return remembering(isoTime);
  }
  return types.getTypeParser(oid, format) as (text: string) => unknown;
}) as typeof types.getTypeParser;

/** Events that were appended together have one time: what was parsed last is often what comes next. */
function remembering(parse: (text: string) => string): (text: string) => string {
  let last = '';
  let parsed = '';
  return (text) => {
    if (text !== last) [last, parsed] = [text, parse(text)];
    return parsed;
  };
}

/** Returns `2026-01-31 09:00:00.12+00` as `2026-01-31T09:00:00.120Z`; what is finer than a millisecond is cut. */
function isoTime(text: string): string {
  const [, date, time, fraction = ''] = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text) ?? [];
  return date === undefined ? text : `${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}
