import { startContender, startContenders } from './contender.mjs';
import { cell, facts, note, print, readOptions, times } from './rounds.mjs';
import { withServer } from './server.mjs';

const help = `npm run bench -- project [--events N] [--peer-events N] [--seconds N]

Keeps a projection, a row for each stream of 10 events, by Newsledger's engine and by Emmett's consumer with its defaults.
  --events N        events in the log before it starts (100000)
  --peer-events N   the same for Emmett (2000)
  --seconds N       how long another process imports as fast as it can while the projection runs (5;
                    a fifth of that for Emmett)
The rows are counted at the end. DATABASE_URL names a Postgres to use; without it one is started.`;

export async function run(args) {
  const options = readOptions(args, help, { events: 100_000, 'peer-events': 2_000, seconds: 5 });
  if (!options) return;
  await withServer(async (server) => {
    const contenders = await startContenders(server, ['newsledger', 'emmett']);
    const report = { ...facts('project', server, contenders), results: {} };
    for (const contender of contenders) {
      const peer = contender.name === 'emmett';
      const events = peer ? options['peer-events'] : options.events;
      note(`project ${contender.name}`);
      report.results[contender.name] = await measure(server, contender, events, options.seconds / (peer ? 5 : 1));
      await contender.close();
    }
    const { newsledger, emmett } = report.results;
    const row = (what, name) => [
      what,
      cell(newsledger[name]),
      cell(emmett[name]),
      times(newsledger[name], emmett[name]),
    ];
    print(
      report,
      ['events projected per second', 'newsledger', 'emmett', 'newsledger / emmett'],
      [
        row('catching up', 'catchUp'),
        row('while another process imports', 'live'),
        row('(what it imports meanwhile)', 'imported'),
      ],
    );
  });
}

async function measure(server, contender, events, seconds) {
  const filled = await contender.run('fill', { events });
  if (filled.error) return { catchUp: filled };
  await server.settle();
  const catchUp = await contender.run('project', { events });
  const writer = await startContender(contender.name, contender.url);
  try {
    await contender.run('startProjection', {});
    const began = performance.now();
    const imported = await writer.run('importBatches', { seconds });
    const { events: all } = await writer.run('count');
    const stopped = await contender.run('stopProjection', { events: all });
    const live = stopped.error
      ? stopped
      : { perSecond: Math.round(((all - events) * 1_000) / (performance.now() - began)) };
    return { catchUp, imported, live };
  } finally {
    await writer.close();
  }
}
