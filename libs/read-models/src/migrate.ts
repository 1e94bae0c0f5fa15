import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Any number that no other program takes for an advisory lock of the same database. */
const MIGRATION_LOCK = 7_305_114_021;

/**
 * Brings the database of `adminUrl` up to date: applies each file of `infra/migrations` that has no row in the
 * migrations table, in the order of their numbers, each in a transaction of its own together with its row.
 * Makes the role `newsledger_app` first if it is absent. Two runs at once are safe: the second waits for the first.
 * Returns the names applied now, none when up to date. Rejects at the first file that fails, which leaves no trace.
 */
export async function migrate(adminUrl: string): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: adminUrl,
    migrations: migrationFiles().map(toMigration),
    migrationsTableName: 'newsledger_migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
  });
  await source.initialize();
  // The lock belongs to one session, so it is held on a connection of its own while the migrations run on another.
  const guard = source.createQueryRunner();
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureAppRole(guard);
    const applied = await source.runMigrations({ transaction: 'each' });
    return applied.map((migration) => migration.name.replace(/_\d{13}$/, ''));
  } finally {
    await guard.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await guard.release();
    await source.destroy();
  }
}

/** Returns the paths of the migration files in the order in which they are applied. Throws if the folder is missing. */
export function migrationFiles(): string[] {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const migrations = join(folder, 'infra', 'migrations');
    if (existsSync(migrations)) {
      const files = readdirSync(migrations).filter((file) => /^\d{4}_\w+\.sql$/.test(file));
      return files.sort().map((file) => join(migrations, file));
    }
  }
  throw new Error('infra/migrations is missing from this checkout');
}

/** TypeORM takes classes whose name ends in 13 digits, by which it sorts: the file's number serves as those. */
function toMigration(file: string): new () => MigrationInterface {
  const name = basename(file, '.sql');
  return class implements MigrationInterface {
    readonly name = `${name}_${name.slice(0, 4).padStart(13, '0')}`;
    up(runner: QueryRunner): Promise<unknown> {
      return runner.query(readFileSync(file, 'utf8'));
    }
    down(): Promise<never> {
      return Promise.reject(new Error('migrations only go forward'));
    }
  };
}

/** Roles belong to the whole server, so another database's migration may make the same one at this moment. */
async function ensureAppRole(runner: QueryRunner): Promise<void> {
  await runner.query(`do $$ begin
    if not exists (select from pg_roles where rolname = 'newsledger_app') then
      create role newsledger_app nologin;
    end if;
    exception when duplicate_object or unique_violation then null;
  end $$`);
  await runner.query(`do $$ begin
    if not pg_has_role(current_user, 'newsledger_app', 'set') then
      execute format('grant newsledger_app to %I', current_user);
    end if;
  end $$`);
}
