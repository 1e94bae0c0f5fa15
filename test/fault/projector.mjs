// A projector to be killed or frozen.
import { EventStore, openPool, runProjection } from '../../dist/libs/event-store/src/index.js';
import { counts } from './program.mjs';

const [url, name, leaseMs] = process.argv.slice(2);
process.on('disconnect', () => process.exit());

const pool = openPool({ connectionString: url, role: 'newsledger_app', applicationName: name });
const signal = new AbortController().signal;
await runProjection(new EventStore(pool), counts, { signal, leaseMs: Number(leaseMs), pollMs: 50, pageSize: 20 });
