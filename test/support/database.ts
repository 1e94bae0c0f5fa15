import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** A database of one suite's own. */
export type TestDatabase = {
  /** The application's login: a member of newsledger_app that owns nothing. */
  url: string;
  /** The superuser's login, for what a test does behind the application's back. */
  adminUrl: string;
  /** Removes the database, ending connections that are still open. */
  drop(): Promise<void>;
};

/** Returns a new database with every migration applied, cloned from the run's template in some tens of milliseconds. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin((admin) => admin.query(`create database ${name} template newsledger`));
  return {
    url: withDatabase(setting('NEWSLEDGER_TEST_POSTGRES'), name),
    adminUrl: withDatabase(setting('NEWSLEDGER_TEST_POSTGRES_ADMIN'), name),
    drop: () => asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`)),
  };
}

/** Returns the address of the run's Kafka. Suites share it: name topics and groups with `uniqueName`. */
export function kafkaBrokers(): string {
  return setting('NEWSLEDGER_TEST_KAFKA');
}

/** Returns a name that no other suite uses, for topics, groups and the like. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${randomUUID().slice(0, 8)}`;
}

async function asAdmin(work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: withDatabase(setting('NEWSLEDGER_TEST_POSTGRES_ADMIN'), 'postgres') });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function withDatabase(url: string, name: string): string {
  return url.replace(/[^/]+$/, name);
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this suite in the Jest project "real" or "fault"`);
  return value;
}
