import { startContender, startContenders } from './contender.mjs';
import { cell, facts, interleaved, print, readOptions } from './rounds.mjs';
import { withServer } from './server.mjs';

const help = `npm run bench -- read [--events N] [--peer-events N] [--page N] [--rounds N] [--contenders LIST]

Reads everything from the first event on, with parsed JSON, by Newsledger, by a bare pg loop over the same log, and by the peers.
  --events N          events of about 460 bytes in the log, 10 to a stream (200000)
  --peer-events N     events of each peer, which take longer to write (50000)
  --page N            events in a page (1000)
  --rounds N          interleaved rounds, of which the median is told (5)
  --contenders LIST   peers beside Newsledger and the loop (emmett,message-db)
DATABASE_URL names a Postgres to use; without it one is started.`;

export async function run(args) {
  const defaults = {
    events: 200_000,
    'peer-events': 50_000,
    page: 1_000,
    rounds: 5,
    contenders: ['emmett', 'message-db'],
  };
  const options = readOptions(args, help, defaults);
  if (!options) return;
  const { events, page, rounds } = options;
  await withServer(async (server) => {
    const written = await startContenders(server, ['newsledger', ...options.contenders]);
    const [newsledger, ...peers] = written;
    const bare = await startContender('bare loop', newsledger.url);
    const report = { ...facts('read', server, [...written, bare]), page, rounds };
    try {
      report.filled = await newsledger.run('fill', { events });
      report.filledPeers = {};
      for (const peer of peers)
        report.filledPeers[peer.name] = await peer.run('fill', { events: options['peer-events'] });
      const sweep = (contender, count) => [contender, 'sweep', { pageSize: page, events: count }];
      const ours = [newsledger, bare].map((contender) => sweep(contender, events));
      await interleaved(server, 1, ours);
      const all = [...ours, ...peers.map((peer) => sweep(peer, options['peer-events']))];
      report.read = await interleaved(server, rounds, all);
      for (const one of Object.values(report.read)) {
        // A tenth of a short log is over before it is looked at.
        one.memory = one.rounds?.at(-1).memoryOfTenthsMiB.filter(Boolean);
      }
    } finally {
      await Promise.all([...written, bare].map((contender) => contender.close()));
    }
    const ceiling = report.read['bare loop'].perSecond;
    const rows = Object.entries(report.read).map(([name, result]) => [
      name,
      cell(result),
      result.perSecond ? `${Math.round((result.perSecond / ceiling) * 100)} %` : '-',
      result.memory?.length
        ? `${result.memory[0]} to ${result.memory.at(-1)}, at most ${Math.max(...result.memory)}`
        : '-',
    ]);
    print(report, ['reads everything', 'events', 'of the bare loop', 'MiB, first to last tenth of the way'], rows);
  });
}
