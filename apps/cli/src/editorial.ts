import { loadConfig } from '@newsledger/platform';
import { IsString } from 'class-validator';
import type { Command } from 'commander';
import { CliError, exitCodes } from './cli-error.js';
import { defaultDataDir } from './target.js';

class EditorName {
  @IsString() NEWSLEDGER_EDITOR = '';
}

export interface EditorialOptions {
  readonly editor?: string;
  readonly reason: string;
  readonly data: string;
  readonly json?: true;
}

/** Adds what every editor's command needs: who, why, and on which instance. */
export function editorial(command: Command): Command {
  return command
    .requiredOption('--reason <text>', 'why; it stands in the ledger and readers see it')
    .option('--editor <name>', 'who decides; NEWSLEDGER_EDITOR unless given')
    .option('--json', 'the answer as JSON')
    .option('--data <dir>', 'data folder of the running instance', defaultDataDir);
}

/** Who decides, and why. Throws `CliError` where nobody is named. */
export function decisionOf({ editor, reason }: EditorialOptions): { readonly editor: string; readonly reason: string } {
  const name = editor ?? loadConfig(EditorName).NEWSLEDGER_EDITOR;
  if (name === '') throw new CliError('say who decides: --editor NAME, or NEWSLEDGER_EDITOR', exitCodes.usage);
  return { editor: name, reason };
}
