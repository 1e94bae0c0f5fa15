// A projector to be killed or frozen.
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStore, openPool, runProjection } from '../../dist/libs/event-store/src/index.js';
import { counts } from './program.mjs';

const [url, name, leaseMs, mutant] = process.argv.slice(2);
process.on('disconnect', () => process.exit());

const pool = openPool({ connectionString: url, role: 'newsledger_app', applicationName: name });
if (mutant === 'unfenced') {
  // Only to prove that the proof sees it: whoever wakes up stores what it had in hand, and there is nearly always something.
  const query = pool.query.bind(pool);
  pool.query = async (text, values) => {
    if (typeof text !== 'string' || !text.startsWith('with moved as (')) return query(text, values);
    const fence = 'epoch = $3 and position = $4';
    if (text.split(fence).length !== 2) throw new Error('the fence has moved');
    await sleep(40);
    return query(text.replace(fence, '($3::bigint, $4::bigint) is not null'), values);
  };
}
const signal = new AbortController().signal;
await runProjection(new EventStore(pool), counts, { signal, leaseMs: Number(leaseMs), pollMs: 50, pageSize: 20 });
