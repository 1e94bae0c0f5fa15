import type { Pool } from 'pg';
import { headersFromJson, headersToJson, storableText, type DeadLetter, type Rejection } from './dead-letter.js';

/** All that is asked of a connection pool. */
export type Queryable = Pick<Pool, 'query'>;

export interface DeadLetterCount {
  readonly reason: string;
  readonly letters: number;
  /** Waiting for the dead-letter topic. */
  readonly unpublished: number;
  readonly redriven: number;
}

type Row = Omit<DeadLetter, 'headers'> & { readonly headers: Parameters<typeof headersFromJson>[0] };

// Numbers and times are made what `DeadLetter` says by the query: drivers give bigint as text and times as objects.
const columns = `
  id::float8 as id, reason, detail, errors, source, delivery_id as "deliveryId",
  topic, partition, record_offset::float8 as "offset", ${iso('record_time')} as "recordTime", key, headers, value,
  ${iso('recorded_at')} as "recordedAt", ${iso('published_at')} as "publishedAt",
  ${iso('redriven_at')} as "redrivenAt", redrives`;

function iso(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** Inserts what is not there yet. Returns how many rows that were. */
export async function insertDeadLetters(db: Queryable, rejections: readonly Rejection[]): Promise<number> {
  const column = (value: (rejection: Rejection) => unknown) => rejections.map(value);
  const result = await db.query(
    `insert into delivery.dead_letters
       (reason, detail, errors, source, delivery_id, topic, partition, record_offset, record_time, key, headers, value)
     select reason, detail, errors::json, source, delivery_id, topic, partition, record_offset,
            to_timestamp(record_ms / 1000.0), key, headers::json, value
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::bigint[],
                   $9::bigint[], $10::bytea[], $11::text[], $12::bytea[])
         as rejected (reason, detail, errors, source, delivery_id, topic, partition, record_offset,
                      record_ms, key, headers, value)
     on conflict (topic, partition, record_offset, record_time) do nothing`,
    [
      column(({ reason }) => storableText(reason)),
      column(({ detail }) => storableText(detail)),
      column(({ errors }) => (errors === undefined ? null : JSON.stringify(errors))),
      column(({ source }) => (source === undefined ? null : storableText(source))),
      column(({ deliveryId }) => (deliveryId === undefined ? null : storableText(deliveryId))),
      column(({ record }) => record.topic),
      column(({ record }) => record.partition),
      column(({ record }) => record.offset),
      column(({ record }) => record.timestamp),
      column(({ record }) => record.key),
      column(({ record }) => headersToJson(record.headers)),
      column(({ record }) => record.value),
    ],
  );
  return result.rowCount ?? 0;
}

/** Returns a page in descending order of id, below `before`. */
export function selectPage(
  db: Queryable,
  page: { readonly limit: number; readonly before?: number | undefined; readonly reason?: string | undefined },
): Promise<DeadLetter[]> {
  return select(
    db,
    `where ($2::bigint is null or id < $2) and ($3::text is null or reason = $3) order by id desc limit $1`,
    [page.limit, page.before ?? null, page.reason ?? null],
  );
}

export function selectByIds(db: Queryable, ids: readonly number[]): Promise<DeadLetter[]> {
  return select(db, 'where id = any($1::bigint[]) order by id', [ids]);
}

/** Returns the latest dead letter of one delivery, if any. */
export async function selectByDelivery(db: Queryable, source: string, id: string): Promise<DeadLetter | undefined> {
  // The hashes are what is indexed.
  const clause = `where md5(source) = md5($1) and md5(delivery_id) = md5($2) and source = $1 and delivery_id = $2
    order by id desc limit 1`;
  const found = await select(db, clause, [storableText(source), storableText(id)]);
  return found[0];
}

/** Returns how many letters there are of each reason. */
export async function countByReason(db: Queryable): Promise<DeadLetterCount[]> {
  const { rows } = await db.query<DeadLetterCount>(
    `select reason, count(*)::float8 as letters,
            count(*) filter (where published_at is null and publish_refused is null)::float8 as unpublished,
            count(*) filter (where redriven_at is not null)::float8 as redriven
       from delivery.dead_letters group by reason order by reason`,
  );
  return rows;
}

/** Takes some unpublished letters for the given time; other publishers pass over them meanwhile. */
export async function leaseUnpublished(db: Queryable, limit: number, leaseMs: number): Promise<DeadLetter[]> {
  const leased = await db.query<{ id: number }>(
    `update delivery.dead_letters set publish_after = clock_timestamp() + $2 * interval '1 millisecond'
      where id in (select id from delivery.dead_letters
                    where published_at is null and publish_refused is null and publish_after <= clock_timestamp()
                    order by publish_after limit $1 for update skip locked)
      returning id::float8 as id`,
    [limit, leaseMs],
  );
  return leased.rows.length === 0
    ? []
    : selectByIds(
        db,
        leased.rows.map(({ id }) => id),
      );
}

export async function markPublished(db: Queryable, id: number): Promise<void> {
  await db.query('update delivery.dead_letters set published_at = clock_timestamp() where id = $1', [id]);
}

export async function markRefused(db: Queryable, id: number, why: string): Promise<void> {
  await db.query('update delivery.dead_letters set publish_refused = $2 where id = $1', [id, storableText(why)]);
}

export async function markRedriven(db: Queryable, id: number): Promise<void> {
  await db.query(
    'update delivery.dead_letters set redriven_at = clock_timestamp(), redrives = redrives + 1 where id = $1',
    [id],
  );
}

async function select(db: Queryable, clause: string, parameters: readonly unknown[]): Promise<DeadLetter[]> {
  const { rows } = await db.query<Row>(`select ${columns} from delivery.dead_letters ${clause}`, [...parameters]);
  return rows.map((row) => ({ ...row, headers: headersFromJson(row.headers) }));
}
