import { Command, InvalidArgumentError } from 'commander';
import { up, type UpOptions } from './up.js';

/** Returns the command `newsledger up`; it sets the exit code of the process. */
export function upCommand(): Command {
  return new Command('up')
    .summary('run a ledger on this machine')
    .description(
      'Starts Postgres, Kafka and the four services, publishes a sample article, shows what was recorded of it, and ' +
        'keeps everything running until Ctrl-C. With DATABASE_URL or KAFKA_BROKERS set, that server is used, not started.',
    )
    .option('--data <folder>', 'where the ledger is kept', '.newsledger')
    .option('--once', 'show that everything works, stop, exit 0', false)
    .option('--no-sample', 'publish no sample article')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--api-port <port>', 'port of the REST API; a free one where it is taken', port, 4000)
    .option('--intake-port <port>', 'port to publish to; a free one where it is taken', port, 4001)
    .option('--json', 'print the addresses as JSON on standard output', false)
    .option('--quiet', 'print no progress', false)
    .addHelpText(
      'after',
      `
Examples:
  $ newsledger up
  $ newsledger up --data /srv/ledger --no-sample --api-port 8080
  $ newsledger up --once --data "$(mktemp -d)"      try it and leave nothing running

Exit codes: 0 stopped in order, 1 something did not come up (the reason is on standard error), 130 --once was interrupted.`,
    )
    .action(async (options: UpOptions) => {
      process.exitCode = await up(options);
    });
}

function port(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) throw new InvalidArgumentError('must be 0 to 65535');
  return number;
}
