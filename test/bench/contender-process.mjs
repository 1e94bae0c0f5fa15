// The process of one contender: loads its module and runs loads on it as its parent asks. See contender.mjs.
import * as logLoads from './loads.mjs';
import * as projectionLoads from './projecting.mjs';

const loads = { ...logLoads, ...projectionLoads };
const [module, connectionString] = process.argv.slice(2);
const contender = await import(module);
await contender.prepare(connectionString);
const store = await contender.open(connectionString);

process.on('message', async ({ id, load, options }) => {
  try {
    const result = await loads[load](store, options);
    process.send({ id, result: { ...result, memoryMiB: Math.round(process.memoryUsage.rss() / 2 ** 20) } });
  } catch (error) {
    process.send({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
process.on('disconnect', () => process.exit());
process.send({ settings: contender.settings, projected: contender.projected });
