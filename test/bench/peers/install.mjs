import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { run, step } from '../../../bin/steps.mjs';
import { root } from '../build.mjs';

// Outside of the source folders, so that no other tool of this checkout takes the peers' files for ours.
const folder = join(root, '.cache', 'bench-peers');
const manifests = ['package.json', 'package-lock.json'];

/** Loads a package of the peers. `import.meta.resolve` and the like would look for it in the root's. */
export const require = createRequire(join(folder, 'package.json'));

/** Installs the peers that `peers/package-lock.json` names, unless just those are there. */
export async function installPeers() {
  if (installed()) return;
  mkdirSync(folder, { recursive: true });
  const npm = () => run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder });
  for (const name of manifests) copyFileSync(join(import.meta.dirname, name), join(folder, name));
  await step('Installing the peers that the bench measures beside Newsledger', npm);
}

function installed() {
  const same = (name) => {
    const copy = join(folder, name);
    return existsSync(copy) && readFileSync(copy, 'utf8') === readFileSync(join(import.meta.dirname, name), 'utf8');
  };
  return existsSync(join(folder, 'node_modules', '.package-lock.json')) && manifests.every(same);
}
