import { startContender, startContenders } from './contender.mjs';
import { cell, facts, interleaved, print, readOptions, times } from './rounds.mjs';
import { withServer } from './server.mjs';

const help = `npm run bench -- rebuild [--events N] [--peer-events N] [--rounds N]

Rebuilds a projection, a row for each stream of 10 events, while a bare pg loop over the same log and Emmett's rebuild stand beside it.
  --events N        events of about 460 bytes in the log (200000)
  --peer-events N   events of Emmett's log, whose rebuild takes longer (2000)
  --rounds N        interleaved rounds, of which the median is told (3)
The rows are counted after each. DATABASE_URL names a Postgres to use; without it one is started.`;

export async function run(args) {
  const options = readOptions(args, help, { events: 200_000, 'peer-events': 2_000, rounds: 3 });
  if (!options) return;
  const { events, rounds } = options;
  await withServer(async (server) => {
    const [newsledger, emmett] = await startContenders(server, ['newsledger', 'emmett']);
    const bare = await startContender('bare loop', newsledger.url);
    const contenders = [newsledger, bare, emmett];
    const report = { ...facts('rebuild', server, contenders), events, peerEvents: options['peer-events'], rounds };
    try {
      await newsledger.run('fill', { events });
      await emmett.run('fill', { events: options['peer-events'] });
      // The generation that is to be replaced; and everything gets warm.
      report.first = await newsledger.run('project', { events });
      const sweep = [bare, 'sweep', { pageSize: 5_000, events }];
      const rebuild = [newsledger, 'rebuild', { events }];
      await interleaved(server, 1, [sweep, rebuild]);
      const peer = [emmett, 'rebuild', { events: options['peer-events'] }];
      report.results = await interleaved(server, rounds, [sweep, rebuild, peer]);
    } finally {
      await Promise.all(contenders.map((contender) => contender.close()));
    }
    const { results } = report;
    const row = (what, name) => [what, cell(results[name]), times(results.newsledger, results[name])];
    print(
      report,
      ['events per second', 'measured', 'newsledger has'],
      [
        ['newsledger, rebuild of a projection', cell(results.newsledger), ''],
        row('bare loop, which only reads', 'bare loop'),
        row("emmett's rebuild", 'emmett'),
        [
          'memory after each rebuild, MiB',
          results.newsledger.rounds?.map(({ memoryMiB }) => memoryMiB).join(', ') ?? '-',
          '',
        ],
      ],
    );
  });
}
