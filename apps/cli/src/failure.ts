import { isTransient } from '@newsledger/event-store';
import { ConfigError } from '@newsledger/platform';
import { CliError } from './cli-error.js';
import type { Target } from './target.js';
import { withoutPassword } from './up/instance.js';

/** What Postgres answers to a login that is wrong, or where the database was never set up. */
const refusals: Readonly<Record<string, string>> = {
  '28000': 'refuses the login',
  '28P01': 'refuses the login',
  '3D000': 'has no such database',
  '3F000': 'has no ledger yet ("newsledger migrate" makes one)',
  '42P01': 'has no ledger yet ("newsledger migrate" makes one)',
  '22023': 'has no ledger yet ("newsledger migrate" makes one)',
  '42501': 'gives this login no right to it',
};

/**
 * Returns what a person is told of a failure, in one line: which server is away, at which address and by which variable. What is
 * no outage but a fault of ours comes with its stack. No password is in it.
 */
export function failureLine(error: unknown, target: Target | undefined): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof CliError || error instanceof ConfigError) return error.message;
  const reason = reasonOf(error);
  if (error.name === 'KafkaUnavailable' || error.name.startsWith('KafkaJS'))
    return `Kafka${at(target?.kafkaBrokers, 'KAFKA_BROKERS')} cannot be reached: ${reason}`;
  if (
    error.name === 'TimeoutError' ||
    (error instanceof TypeError && /^(fetch failed|Failed to parse URL)/.test(error.message))
  )
    return `the API${at(target?.api, 'NEWSLEDGER_API')} does not answer: ${reason}`;
  const url = target?.databaseUrl;
  const database = `Postgres${url ? at(withoutPassword(url), 'DATABASE_URL') : at('', 'MIGRATION_DATABASE_URL or DATABASE_URL')}`;
  const code = codeOf(error);
  const refusal = 'severity' in error ? refusals[code] : undefined;
  if (refusal) return `${database} ${refusal}: ${reason}`;
  if (isTransient(error)) return `${database} cannot be reached: ${reason}`;
  if (code === 'EISDIR') return `a folder was given where a file is wanted: ${reason}`;
  // What the system refused is said by its message, which names the file: "ENOENT: no such file or directory, open 'x'".
  return 'syscall' in error ? reason : (error.stack ?? reason);
}

function at(address: string | undefined, variable: string): string {
  return address ? ` at ${address} (${variable})` : ` (${variable})`;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The first words that say something: `fetch` hides its reason in the cause, and of several addresses tried each has one. */
function reasonOf(error: Error): string {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  const inner = first ?? (error.message === 'fetch failed' ? error.cause : undefined);
  const message = inner instanceof Error ? reasonOf(inner) : error.message;
  const text = message || codeOf(error) || error.name;
  const [line = text] = text.split('\n', 1);
  return line;
}
