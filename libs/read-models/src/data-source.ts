import { DataSource, type EntityManager } from 'typeorm';
import { articleEntity } from './article/article.entity.js';
import { caseEntities } from './case/case.entity.js';
import { correctionEntity } from './correction/correction.entity.js';
import { deliveryEntity } from './delivery/delivery.entity.js';
import { organisationEntity } from './organisation/organisation.entity.js';

export interface ReadModelOptions {
  /** Most connections at a time; 10 unless set. */
  readonly max?: number;
  /** How long a statement may run; 10 s unless set. */
  readonly statementTimeoutMs?: number;
  readonly applicationName?: string;
}

/**
 * Opens the read models for reading. Every connection takes the role newsledger_app, is read-only, and sees one snapshot in each
 * transaction; every wait has a bound. Connects when it is first used: a database that is away now is no reason not to start.
 */
export function openReadModels(url: string, options: ReadModelOptions = {}): DataSource {
  const { max = 10, statementTimeoutMs = 10_000, applicationName = 'read-models' } = options;
  const settings = {
    role: 'newsledger_app',
    default_transaction_read_only: 'on',
    default_transaction_isolation: 'repeatable\\ read',
    lock_timeout: '5s',
    idle_in_transaction_session_timeout: '60s',
    jit: 'off',
    timezone: 'UTC',
  };
  return new DataSource({
    type: 'postgres',
    url,
    entities: [...Object.values(caseEntities), articleEntity, deliveryEntity, correctionEntity, organisationEntity],
    synchronize: false,
    logging: false,
    poolSize: max,
    connectTimeoutMS: 5_000,
    applicationName,
    extra: {
      options: Object.entries(settings)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
      statement_timeout: statementTimeoutMs,
      // For a server that has gone without closing the connection.
      query_timeout: statementTimeoutMs + 2_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
    },
  });
}

const opening = new WeakMap<DataSource, Promise<DataSource>>();

/** Connects on first use, and again on the next one where it failed. */
async function connected(source: DataSource): Promise<DataSource> {
  // A source calls itself initialised before it knows its entities, so whoever comes meanwhile waits for the attempt.
  const underWay = opening.get(source);
  if (underWay) return underWay;
  if (source.isInitialized) return source;
  const attempt = source.initialize().finally(() => opening.delete(source));
  opening.set(source, attempt);
  return attempt;
}

/**
 * Runs a read in one snapshot, in which rows and checkpoints belong together. The views are locked before the snapshot is taken: they
 * are found as they are now, so one that came to show another generation since would show rows as they were before that was complete.
 */
export async function inSnapshot<T>(source: DataSource, read: (snapshot: EntityManager) => Promise<T>): Promise<T> {
  const { entityMetadatas } = await connected(source);
  const views = entityMetadatas.map(({ tablePath }) => tablePath).join(', ');
  return source.transaction(async (snapshot) => {
    await snapshot.query(`lock table ${views} in access share mode`);
    return read(snapshot);
  });
}

/** How far what readers see of a read model has come, as the snapshot sees it; 0 where it has not begun. */
export async function checkpoint(snapshot: EntityManager, name: string): Promise<number> {
  const sql = 'select position from ledger.subscriptions where name = $1 and live';
  const rows = await snapshot.query<{ position: string }[]>(sql, [name]);
  return Number(rows[0]?.position ?? 0);
}
