import { foldAll, type EventStore, type FoldedRow, type Projection } from '@newsledger/event-store';
import type { DataSource, EntityManager } from 'typeorm';
import { checkpoint, inSnapshot } from './data-source.js';
import { projections } from './projections.js';

export interface Difference {
  readonly same: false;
  readonly projection: string;
  readonly key: string;
  /** A JSON pointer into the row's document; empty for the row as a whole, `#name` for a column. */
  readonly path: string;
  /** Undefined where the live read model has nothing there. */
  readonly live: unknown;
  readonly replayed: unknown;
}

/** `position`: the read model that is furthest behind was compared up to here. */
export type ReplayVerdict = { readonly same: true; readonly rows: number; readonly position: number } | Difference;

interface LiveRow {
  readonly key: string;
  readonly doc: string;
  readonly position: number;
  readonly columns: Readonly<Record<string, unknown>>;
}

interface Column {
  readonly name: string;
  readonly isTime: boolean;
}

const rowsAtATime = 1_000;

/**
 * Folds the ledger from its first event, in memory, and compares every row of every read model with what came of it. The live rows and
 * their checkpoints are read in one snapshot and each model is folded up to its own checkpoint, so the projector may go on meanwhile.
 * Resolves to the number of rows that were compared, or to the first difference.
 */
export function checkReplay(store: EventStore, readModels: DataSource): Promise<ReplayVerdict> {
  return inSnapshot(readModels, async (snapshot) => {
    // While the ledger is folded the snapshot is idle, which may take longer than a request ever should.
    await snapshot.query('set local idle_in_transaction_session_timeout = 0');
    const checkpoints = new Map<string, number>();
    for (const model of projections) checkpoints.set(model.name, await checkpoint(snapshot, model.name));
    const replayed = await foldAll(store, projections, { until: ({ name }) => checkpoints.get(name) ?? 0 });
    let rows = 0;
    for (const model of projections) {
      const expected = replayed.get(model.name) ?? new Map<string, FoldedRow>();
      const difference = await compare(snapshot, model, expected);
      if (difference) return difference;
      rows += expected.size;
    }
    return { same: true, rows, position: Math.min(...checkpoints.values()) };
  });
}

async function compare(
  snapshot: EntityManager,
  model: Projection,
  expected: ReadonlyMap<string, FoldedRow>,
): Promise<Difference | undefined> {
  const missing = new Set(expected.keys());
  for await (const live of liveRows(snapshot, model.name)) {
    missing.delete(live.key);
    const found = rowDifference(model, live, expected.get(live.key));
    if (found) return { same: false, projection: model.name, key: live.key, ...found };
  }
  const [key] = missing;
  if (key === undefined) return undefined;
  const replayed: unknown = JSON.parse(expected.get(key)!.doc);
  return { same: false, projection: model.name, key, path: '', live: undefined, replayed };
}

async function* liveRows(snapshot: EntityManager, name: string): AsyncGenerator<LiveRow> {
  // The names are those of our own views, never a caller's.
  const columns = await ownColumns(snapshot, name);
  const values = columns
    .map(({ name: column, isTime }) => `'${column}', ${isTime ? asIso(column) : `v."${column}"`}`)
    .join(', ');
  const sql = `select v.key, v.doc::text as doc, v.position::float8 as position, json_build_object(${values}) as columns
    from read."${name}" v where v.key > $1 order by v.key limit ${rowsAtATime}`;
  for (let after = ''; ;) {
    const rows = await snapshot.query<LiveRow[]>(sql, [after]);
    yield* rows;
    if (rows.length < rowsAtATime) return;
    after = rows.at(-1)!.key;
  }
}

/** The columns that a read model has beside those of every one. */
async function ownColumns(snapshot: EntityManager, name: string): Promise<Column[]> {
  const sql = `select attname::text as name, atttypid = 'timestamptz'::regtype as "isTime" from pg_attribute
    where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> all ('{key,doc,position}')`;
  return snapshot.query<Column[]>(sql, [`read.${name}`]);
}

/** A moment as projections give it, whatever the time zone of the session. */
const asIso = (column: string) => `to_char(v."${column}" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

type Found = Pick<Difference, 'path' | 'live' | 'replayed'>;

function rowDifference(model: Projection, live: LiveRow, expected: FoldedRow | undefined): Found | undefined {
  const doc: unknown = JSON.parse(live.doc);
  if (!expected) return { path: '', live: doc, replayed: undefined };
  const replayed = JSON.parse(expected.doc) as object;
  const ofDoc = live.doc === expected.doc ? undefined : firstDifference(doc, replayed, '');
  if (ofDoc) return ofDoc;
  const columns = { ...model.columns(replayed), position: expected.position };
  return firstDifference({ ...live.columns, position: live.position }, columns, '#');
}

/** The first place where two JSON values differ, in the order of the replayed one's members; undefined where they are the same. */
function firstDifference(live: unknown, replayed: unknown, path: string): Found | undefined {
  if (!isObject(live) || !isObject(replayed) || Array.isArray(live) !== Array.isArray(replayed)) {
    return Object.is(live, replayed) ? undefined : { path, live, replayed };
  }
  for (const member of new Set([...Object.keys(replayed), ...Object.keys(live)])) {
    const below = path === '#' ? `#${member}` : `${path}/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const found = firstDifference(live[member], replayed[member], below);
    if (found) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
