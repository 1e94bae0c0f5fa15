import { fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPeers } from './peers/install.mjs';

const modules = {
  newsledger: 'contenders/newsledger.mjs',
  emmett: 'peers/emmett.mjs',
  'message-db': 'peers/message-db.mjs',
  raw: 'contenders/raw.mjs',
  'bare loop': 'contenders/bare-loop.mjs',
};

/**
 * Starts contenders, each in a process and on a database of its own, as some change the parsers of `pg` for their whole process.
 * One that does not start is returned all the same, and tells of it at every load.
 */
export async function startContenders(server, names) {
  if (names.some((name) => modules[name].startsWith('peers/'))) await installPeers();
  return Promise.all(names.map(async (name) => startContender(name, await server.database(name))));
}

/**
 * Starts one on this database. Returns `{ name, settings, projected, url, run(load, options), close() }`; `run` resolves to the load's result or
 * to `{ error }`.
 */
export async function startContender(name, url) {
  const module = pathToFileURL(join(import.meta.dirname, modules[name])).href;
  const child = fork(join(import.meta.dirname, 'contender-process.mjs'), [module, url]);
  const waiting = new Map();
  let ended;
  const gone = new Promise((resolve) =>
    child.once('exit', (code, signal) => {
      ended = `its process ended (${signal ?? code})`;
      for (const resolveOne of waiting.values()) resolveOne({ error: ended });
      resolve({ error: ended });
    }),
  );
  const started = new Promise((resolve) => child.once('message', resolve));
  child.on('message', ({ id, result, error }) => waiting.get(id)?.(error === undefined ? result : { error }));
  const { settings, projected } = await Promise.race([started, gone]);
  let count = 0;
  return {
    name,
    url,
    settings,
    projected,
    run: (load, options) => {
      if (ended) return { error: ended };
      const id = count++;
      const answer = new Promise((resolve) => waiting.set(id, resolve));
      child.send({ id, load, options });
      return answer.finally(() => waiting.delete(id));
    },
    async close() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
