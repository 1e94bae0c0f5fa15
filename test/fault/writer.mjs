// A writer to be killed: appends the units of its callers and writes down each answer once it has it. Started again, it goes on
// after the last answer of each caller, whatever became of the unit after that.
import { existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStore, openPool } from '../../dist/libs/event-store/src/index.js';
import { unitOf } from './program.mjs';

const [url, writer, callers, pauseMs, file] = process.argv.slice(2);
process.on('disconnect', () => process.exit());

const next = new Map();
if (existsSync(file)) {
  for (const line of readFileSync(file, 'utf8').split('\n').slice(0, -1)) {
    const [caller, n] = line.split(' ').map(Number);
    next.set(caller, n + 1);
  }
}
const answers = openSync(file, 'a');
const pool = openPool({ connectionString: url, role: 'newsledger_app', applicationName: `writer-${writer}` });
const store = new EventStore(pool);

async function call(caller) {
  for (let n = next.get(caller) ?? 0; ; n += 1) {
    const { verdict, firstPosition, lastPosition } = await store.append(unitOf(Number(writer), caller, n));
    writeSync(answers, `${caller} ${n} ${verdict} ${firstPosition} ${lastPosition}\n`);
    await sleep(Math.random() * 2 * Number(pauseMs));
  }
}

await Promise.all(Array.from({ length: Number(callers) }, (_, caller) => call(caller)));
