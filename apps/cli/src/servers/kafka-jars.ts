import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The oldest Java that runs the broker. */
const JAVA_AT_LEAST = 17;

/** Returns the folder `infra/kafka` of this checkout, from the sources as from the build. Throws if there is none. */
export function kafkaInfra(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'infra', 'kafka');
    if (existsSync(join(candidate, 'pom.xml'))) return candidate;
  }
  throw new Error('infra/kafka/pom.xml is missing from this checkout');
}

/** Returns where the jars are kept for this user, outside every data folder, so that a new ledger need not fetch them. */
export function defaultCacheDir(env: {
  NEWSLEDGER_CACHE?: string | undefined;
  XDG_CACHE_HOME?: string | undefined;
}): string {
  if (env.NEWSLEDGER_CACHE) return env.NEWSLEDGER_CACHE;
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'newsledger');
  return platform() === 'darwin'
    ? join(homedir(), 'Library', 'Caches', 'newsledger')
    : join(homedir(), '.cache', 'newsledger');
}

/**
 * Returns the folder with the broker's jars, resolving them with Maven if they are not there yet.
 * Rejects in one line that says how to get Java or Maven when one is missing.
 */
export async function kafkaJars(cacheDir: string, signal?: AbortSignal): Promise<string> {
  requireJava();
  const pom = join(kafkaInfra(), 'pom.xml');
  const hash = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12);
  const folder = join(cacheDir, `kafka-${hash}`);
  if (hasBroker(folder)) return folder;
  mkdirSync(cacheDir, { recursive: true });
  const half = `${folder}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  await resolveJars(pom, half, signal);
  if (hasBroker(folder)) rmSync(half, { recursive: true, force: true });
  else {
    rmSync(folder, { recursive: true, force: true });
    renameSync(half, folder);
  }
  return folder;
}

/** Throws, in one line that says what to do, unless a Java that can run the broker is on the path. */
export function requireJava(): void {
  const advice = `install one (e.g. "apt install openjdk-17-jre-headless" or "brew install openjdk"), set KAFKA_BROKERS and DATABASE_URL, or use "docker compose up"`;
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (java.error || java.status !== 0)
    throw new Error(`Kafka needs Java ${JAVA_AT_LEAST} or newer, none was found: ${advice}`);
  const version = /version "(?:1\.)?(\d+)/.exec(java.stderr + java.stdout)?.[1] ?? '0';
  if (Number(version) < JAVA_AT_LEAST)
    throw new Error(`Kafka needs Java ${JAVA_AT_LEAST} or newer, found ${version}: ${advice}`);
}

async function resolveJars(pom: string, folder: string, signal?: AbortSignal): Promise<void> {
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
  try {
    await run('mvn', ['-B', '-q', '-f', pom, ...goal], { maxBuffer: 8 * 1024 * 1024, timeout: 170_000, signal });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    const failure = error as NodeJS.ErrnoException & { stdout?: string };
    if (failure.code === 'ENOENT') {
      throw new Error(
        'Kafka\'s jars are resolved by Maven, which was not found: install it (e.g. "apt install maven" or "brew install maven"), set KAFKA_BROKERS and DATABASE_URL, or use "docker compose up"',
      );
    }
    const reason = (failure.stdout ?? '').split('\n').find((line) => line.includes('ERROR')) ?? failure.message;
    throw new Error(`Maven could not resolve Kafka's jars: ${reason.trim()}`);
  }
  if (!hasBroker(folder)) throw new Error(`Maven resolved no Kafka broker into ${folder}`);
}

function hasBroker(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((file) => /^kafka_2\.13-.*\.jar$/.test(file));
}
