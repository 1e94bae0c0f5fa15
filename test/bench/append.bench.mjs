import { startContenders } from './contender.mjs';
import { cell, facts, interleaved, print, readOptions, times } from './rounds.mjs';
import { withServer } from './server.mjs';

const help = `npm run bench -- append [--callers LIST] [--seconds N] [--rounds N] [--contenders LIST]

Appends events of about 460 bytes by Newsledger and its peers, one after the other on one Postgres, in interleaved rounds.
  --callers LIST      callers at a time, each waiting for its append (16,64,256)
  --seconds N         how long each round of each contender lasts (4)
  --rounds N          rounds, of which the median is told (3)
  --contenders LIST   newsledger,emmett,message-db,raw; raw is a bare insert that promises nothing
Every event goes to a new stream with the expected version 0. A unit is one event for each of 3 streams; Emmett's session and
message-db's transaction stand for it. An import is batches of 500 events, one after the other, each checked.
DATABASE_URL names a Postgres to use; without it one is started.`;

export async function run(args) {
  const defaults = {
    callers: [16, 64, 256],
    seconds: 4,
    rounds: 3,
    contenders: ['newsledger', 'emmett', 'message-db', 'raw'],
  };
  const options = readOptions(args, help, defaults);
  if (!options) return;
  const { callers, seconds, rounds } = options;
  await withServer(async (server) => {
    const contenders = await startContenders(server, options.contenders);
    const report = { ...facts('append', server, contenders), seconds, rounds };
    const measure = (load, how, times = rounds) =>
      interleaved(
        server,
        times,
        contenders.map((contender) => [contender, load, how]),
      );
    try {
      // Connections, caches and the compiler get warm before anything counts.
      await measure('append', { callers: 64, seconds: 2 }, 1);
      await measure('importBatches', { seconds: 1 }, 1);
      report.append = {};
      for (const count of callers) report.append[count] = await measure('append', { callers: count, seconds });
      report.unitOf3 = await measure('unit', { callers: 64, seconds });
      report.import = await measure('importBatches', { seconds });
    } finally {
      await Promise.all(contenders.map((contender) => contender.close()));
    }
    const names = contenders.map(({ name }) => name);
    const row = (what, results) => [
      what,
      ...names.map((name) => cell(results[name])),
      times(results.newsledger, results.emmett),
    ];
    print(
      report,
      ['events per second', ...names, 'newsledger / emmett'],
      [
        ...callers.map((count) => row(`append of 1, ${count} callers`, report.append[count])),
        row('units of 3 over 3 streams, 64 callers', report.unitOf3),
        row('import, batches of 500', report.import),
        ['memory of the process, MiB', ...names.map((name) => report.import[name].memoryMiB ?? '-'), ''],
      ],
    );
  });
}
