import { describe, expect, it } from '@jest/globals';
import { isDataError, isTransient, StoreUnavailable } from './errors.js';

const coded = (code: string) => Object.assign(new Error('from the database'), { code });

describe('isTransient', () => {
  it.each(['08006', '08P01', '53300', '57P01', '57P03', '57014', '40001', '40P01', '55P03', '25P03', '25006'])(
    'is true for state %s',
    (state) => expect(isTransient(coded(state))).toBe(true),
  );

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN'])('is true for %s', (code) =>
    expect(isTransient(coded(code))).toBe(true),
  );

  it.each(['22P02', '22003', '23505', '42P01', '42501', '25001'])('is false for state %s', (state) =>
    expect(isTransient(coded(state))).toBe(false),
  );

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Query read timeout',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
  ])('is true for what pg says without a code: %s', (message) => expect(isTransient(new Error(message))).toBe(true));

  it('is true for StoreUnavailable, and for an address that failed in every family', () => {
    expect(isTransient(new StoreUnavailable('gone'))).toBe(true);
    expect(isTransient(new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]))).toBe(true);
  });

  it.each([new TypeError('x is not a function'), 'text', undefined, null])('is false for %p', (error) =>
    expect(isTransient(error)).toBe(false),
  );
});

describe('isDataError', () => {
  it.each(['22003', '22P05', '23514'])('is true for state %s', (state) => expect(isDataError(coded(state))).toBe(true));
  it.each(['40001', '08006', '42P01'])('is false for state %s', (state) =>
    expect(isDataError(coded(state))).toBe(false),
  );
});
