import { types } from 'node:util';

/** The database could not be reached, or did not answer in time. What was asked for may be tried again later, with the same key. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** A unit that can never be appended, whatever the state of the log. The message names what is wrong. */
export class InvalidUnit extends Error {
  override readonly name = 'InvalidUnit';
}

/** Other writers were faster on every attempt. What was asked for may be tried again later. */
export class Contention extends Error {
  override readonly name = 'Contention';
}

const transientStates = new Set(['40001', '40P01', '55P03', '57014', '25P03', '25006', '57P05']);
const transientCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

// `pg` gives these without a code. They say that the connection went away, never that the statement was wrong.
const transientMessages =
  /^(Connection terminated|Query read timeout|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed and is not queryable|read ECONNRESET)/;

/** Returns whether the same call may succeed later: the connection, a lock, a timeout, other writers or the server's state was the cause, not the data. */
export function isTransient(error: unknown): boolean {
  if (error instanceof StoreUnavailable || error instanceof Contention) return true;
  if (!types.isNativeError(error)) return false;
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.some(isTransient);
  const code = codeOf(error);
  if (code !== undefined) return transientStates.has(code) || transientCodes.has(code) || /^(08|53|57P0)/.test(code);
  return transientMessages.test(error.message) || (error.cause !== undefined && isTransient(error.cause));
}

/** Returns whether Postgres refused the values themselves (classes 22, 23 and 54), so that it will always refuse them. */
export function isDataError(error: unknown): boolean {
  return types.isNativeError(error) && /^(22|23|54)/.test(codeOf(error) ?? '');
}

/** Returns whether a lock could not be had in time; the transaction is rolled back. */
export function isLockTimeout(error: unknown): boolean {
  return types.isNativeError(error) && codeOf(error) === '55P03';
}

/** Returns whether what was asked for is refused as things stand, such as what a lease allows that is lost. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof Error && codeOf(error) === '55000';
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
