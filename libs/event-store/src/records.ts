import type { Pool } from 'pg';
import type { Content, Positions } from './event.js';

/** What became of an idempotency key. */
export interface KeyRecord extends Positions {
  readonly key: string;
  readonly contentHash: Uint8Array;
  readonly recordedAt: string;
}

/** A value, or the time at which it was erased. */
export type SecretRecord = { readonly value: string } | { readonly erasedAt: string };

/** Returns the contents that there are and that were not erased, by hash in lower-case hexadecimal. */
export async function findContents(
  pool: Pool,
  hashes: readonly (string | Uint8Array)[],
): Promise<ReadonlyMap<string, Content>> {
  const names = hashes.map((hash) => (typeof hash === 'string' ? hash : Buffer.from(hash).toString('hex')));
  const { rows } = await pool.query<{ hash: Buffer; media_type: string; body: Buffer }>(
    `select hash, media_type, body from ledger.contents
     where hash = any (array(select decode(name, 'hex') from unnest($1::text[]) as name)) and erased_at is null`,
    [names],
  );
  return new Map(
    rows.map(({ hash, body, ...row }) => [hash.toString('hex'), { hash, mediaType: row.media_type, body }]),
  );
}

/** Returns the secrets that there are, or were, by reference. */
export async function findSecrets(pool: Pool, refs: readonly string[]): Promise<ReadonlyMap<string, SecretRecord>> {
  const { rows } = await pool.query<{ ref: string; value: string | null; erased_at: string | null }>(
    'select ref, value, erased_at from ledger.secrets where ref = any ($1)',
    [refs],
  );
  return new Map(
    rows.map(({ ref, value, erased_at }) => [ref, value === null ? { erasedAt: erased_at ?? '' } : { value }]),
  );
}

/** Erases the values behind these references for good. Returns how many there were. */
export async function eraseSecrets(pool: Pool, refs: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ erased: number }>('select ledger.erase_secrets($1) as erased', [refs]);
  return rows[0]?.erased ?? 0;
}

/** Erases the bodies of these contents for good, also for later appends of the same bytes. Returns how many there were. */
export async function eraseContents(pool: Pool, hashes: readonly Uint8Array[]): Promise<number> {
  const { rows } = await pool.query<{ erased: number }>('select ledger.erase_contents($1) as erased', [hashes]);
  return rows[0]?.erased ?? 0;
}

/** Returns what became of the keys that were ever used. */
export async function findKeys(pool: Pool, keys: readonly string[]): Promise<ReadonlyMap<string, KeyRecord>> {
  const { rows } = await pool.query<{
    key: string;
    content_hash: Buffer;
    first_position: number | null;
    last_position: number | null;
    recorded_at: string;
  }>(
    `select key, content_hash, first_position, last_position, recorded_at from ledger.append_keys where key = any ($1)`,
    [keys],
  );
  return new Map(
    rows.map((row) => {
      const { key, first_position: firstPosition, last_position: lastPosition } = row;
      const positions = firstPosition === null || lastPosition === null ? {} : { firstPosition, lastPosition };
      return [key, { key, contentHash: row.content_hash, recordedAt: row.recorded_at, ...positions }];
    }),
  );
}
