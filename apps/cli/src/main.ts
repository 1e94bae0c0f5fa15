import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { CliError, exitCodes } from './cli-error.js';
import { caseCommand } from './commands/case.command.js';
import { deadLettersCommand } from './commands/dead-letters.command.js';
import { extractCommand } from './commands/extract.command.js';
import { ledgerCommand } from './commands/ledger.command.js';
import { migrateCommand } from './commands/migrate.command.js';
import { organisationsCommand } from './commands/organisations.command.js';
import { projectionsCommand } from './commands/projections.command.js';
import { publishCommand } from './commands/publish.command.js';
import { rebuildCommand } from './commands/rebuild.command.js';
import { replayCommand } from './commands/replay.command.js';
import { reviewCommand } from './commands/review.command.js';
import { statusCommand } from './commands/status.command.js';
import { failureLine } from './failure.js';
import { foundTarget } from './target.js';
import { upCommand } from './up/up.command.js';

const exitCodeHelp = `
Exit codes:
  ${exitCodes.done}   done
  ${exitCodes.failed}   it could not be done; the reason stands on standard error
  ${exitCodes.no}   done, and the answer is no (a difference, a refusal)
  ${exitCodes.usage}  the call itself is wrong
  ${exitCodes.interrupted} "up --once" or "rebuild" was interrupted

Results go to standard output, everything else to standard error.`;

const program = new Command('newsledger')
  .description('The event-sourced ledger of what the press reports.')
  .version('0.1.0')
  .addHelpText('after', exitCodeHelp)
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError('(--help shows how)');

for (const command of [
  upCommand(),
  publishCommand(),
  extractCommand(),
  reviewCommand(),
  caseCommand(),
  organisationsCommand(),
  replayCommand(),
  rebuildCommand(),
  projectionsCommand(),
  ledgerCommand(),
  deadLettersCommand(),
  statusCommand(),
  migrateCommand(),
]) {
  program.addCommand(command);
}

/** Usage errors are commander's own; they differ from failures, so that a script can tell a typo from a fault. */
function exitOverride(command: Command): void {
  command.exitOverride();
  command.commands.forEach(exitOverride);
}

// A reader that has seen enough (`newsledger replay | head`) closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  exitOverride(program);
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  else {
    process.stderr.write(`newsledger: ${failureLine(error, foundTarget())}\n`);
    process.exitCode = error instanceof CliError ? error.exitCode : exitCodes.failed;
    // A connection to a server that froze must not keep a call that has failed from ending.
    setTimeout(() => process.exit(), 1_000).unref();
  }
}
