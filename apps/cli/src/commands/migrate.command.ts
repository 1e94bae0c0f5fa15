import { DatabaseSettings, loadConfig } from '@newsledger/platform';
import { migrate } from '@newsledger/read-models';
import { Command } from 'commander';

const help = `
Example:
  MIGRATION_DATABASE_URL=postgres://owner:secret@db.example/news newsledger migrate`;

/** `newsledger migrate`: brings a given database's schema up to date. `up` does the same for its own. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .summary('bring the schema of a given database up to date')
    .description(
      'Applies the migrations that the database lacks, as the owner that MIGRATION_DATABASE_URL names (DATABASE_URL unless set). Safe to run again, and from several places at once.',
    )
    .addHelpText('after', help)
    .action(async () => {
      const { DATABASE_URL, MIGRATION_DATABASE_URL } = loadConfig(DatabaseSettings);
      const applied = await migrate(MIGRATION_DATABASE_URL || DATABASE_URL);
      process.stdout.write(applied.length > 0 ? `applied ${applied.join(', ')}\n` : 'nothing to do\n');
    });
}
