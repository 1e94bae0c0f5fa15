import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePorts } from './free-port.js';
import {
  clusterFolder,
  postgresBinaries,
  serverUser,
  type PostgresBinaries,
  type ServerUser,
} from './postgres-binaries.js';
import { startServer, untilReady, type Exit, type ServerProcess, type StartHooks } from './server-process.js';

const run = promisify(execFile);

export type PostgresOptions = StartHooks & {
  /** Folder of the cluster and its passwords; made if absent. */
  dataDir: string;
  /** Where the server's output goes; `postgres.log` in `dataDir` unless set. */
  logFile?: string;
  port?: number;
  /** Told in one line what a person may want to know, such as a data folder elsewhere. */
  log?: (line: string) => void;
};

/** A running Postgres. `url` is the application's login, `adminUrl` the superuser's, both for database `newsledger`. */
export type PostgresServer = {
  url: string;
  adminUrl: string;
  pid: number;
  /** Where the cluster lies: below `dataDir`, or elsewhere where the server's user could not enter that. */
  folder: string;
  exited: Promise<Exit>;
  /** Fast shutdown: open transactions are rolled back, committed ones are on disk. Kills after `graceMs`, 5 s unless set. */
  stop(graceMs?: number): Promise<void>;
};

/** Small memory, full durability: fsync and synchronous_commit stay on. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'shared_buffers=128MB',
  'wal_compression=on',
  'max_wal_size=1GB',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_line_prefix=%m [%p] ',
  'log_checkpoints=off',
];

/**
 * Starts a Postgres of our own on a free port of the loopback address, making the cluster first if there is none.
 * Rejects with the server's last lines when it does not come up within a minute.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const user = serverUser();
  const binaries = postgresBinaries(user);
  const state = readState(resolve(options.dataDir), user);
  const folder = state.folder ?? resolve(options.dataDir);
  if (state.folder)
    options.log?.(`Postgres runs as a user that cannot enter ${options.dataDir}: its data is in ${folder}`);
  const cluster = join(folder, 'cluster');
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(binaries, cluster, state.admin, user);
  const logFile = options.logFile ?? join(resolve(options.dataDir), 'postgres.log');
  const { server, port } = await start(binaries, cluster, logFile, options, user);
  const url = (name: string, password: string) => `postgres://${name}:${password}@127.0.0.1:${port}/newsledger`;
  const adminUrl = url('postgres', state.admin);
  try {
    // Asking earlier would be answered by an error in the server's log.
    const ready = () => server.output().includes('ready to accept connections') && answers(adminUrl);
    await untilReady(server, ready, 60_000, options.signal);
    await prepare(adminUrl, state.app);
  } catch (error) {
    await server.stop('SIGINT', 5_000);
    throw error;
  }
  return {
    url: url('newsledger', state.app),
    adminUrl,
    pid: server.pid,
    folder,
    exited: server.exited,
    stop: async (graceMs = 5_000) => {
      await server.stop('SIGINT', graceMs);
    },
  };
}

/** What must be known of a cluster to use it again. `folder` is set where it lies outside the data folder. */
type State = { admin: string; app: string; folder?: string };

function readState(dataDir: string, user: ServerUser | undefined): State {
  const file = join(dataDir, 'postgres.json');
  if (existsSync(file)) {
    const state = JSON.parse(readFileSync(file, 'utf8')) as State;
    // Beginning anew in silence would look like a ledger that forgot everything.
    if (!state.folder || existsSync(state.folder)) return state;
    throw new Error(
      `the database of ${dataDir} is gone from ${state.folder}: restore it, or remove ${dataDir} to begin anew`,
    );
  }
  const folder = clusterFolder(dataDir, user);
  const state: State = {
    admin: randomBytes(18).toString('hex'),
    app: randomBytes(18).toString('hex'),
    ...(folder !== dataDir && { folder }),
  };
  writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
  return state;
}

/** A cluster is made beside its place and moved there when whole, so a start that was cut off leaves no half one. */
async function initialise(binaries: PostgresBinaries, cluster: string, password: string, user?: ServerUser) {
  const half = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [half, passwordFile]) chownSync(path, user.uid, user.gid);
  const encoding = ['--encoding=UTF8', '--locale-provider=libc', '--locale=C', '--data-checksums'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  try {
    await run(binaries.initdb, [`--pgdata=${half}`, ...encoding, ...access], { cwd: '/', ...user });
    await run('mv', [half, cluster]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function start(
  binaries: PostgresBinaries,
  cluster: string,
  logFile: string,
  options: PostgresOptions,
  user: ServerUser | undefined,
): Promise<{ server: ServerProcess; port: number }> {
  const [free = 0] = await freePorts(1);
  const port = options.port ?? free;
  const settings = [...SETTINGS, `port=${port}`].flatMap((setting) => ['-c', setting]);
  const server = await startServer({
    name: 'Postgres',
    program: binaries.postgres,
    args: ['-D', cluster, ...settings],
    logFile,
    cwd: '/',
    spawned: options.spawned,
    ...user,
  });
  return { server, port };
}

async function answers(adminUrl: string): Promise<boolean> {
  const client = new Client({
    connectionString: adminUrl.replace(/(?<=\/)[^/]+$/, 'postgres'),
    connectionTimeoutMillis: 1_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** Makes the database and the two roles of the application; what exists is left, except that the password is set again. */
async function prepare(adminUrl: string, appPassword: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl.replace(/(?<=\/)[^/]+$/, 'postgres') });
  await client.connect();
  try {
    const roles = await client.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname like 'newsledger%'`,
    );
    const known = roles.rows.map((row) => row.rolname);
    if (!known.includes('newsledger_app')) await client.query('create role newsledger_app nologin');
    if (!known.includes('newsledger')) await client.query('create role newsledger login in role newsledger_app');
    await client.query(`alter role newsledger password ${client.escapeLiteral(appPassword)}`);
    const databases = await client.query(`select 1 from pg_database where datname = 'newsledger'`);
    if (databases.rowCount === 0) await client.query('create database newsledger');
  } finally {
    await client.end();
  }
}
