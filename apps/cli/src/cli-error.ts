/**
 * Exit codes that scripts can rely on: `done`; `failed`: it could not be done, the reason stands on standard error; `no`: it was done,
 * and the answer is no (a difference, a refusal); `usage`: the call itself is wrong; `interrupted`: it was not done, as a person wished.
 */
export const exitCodes = { done: 0, failed: 1, no: 2, usage: 64, interrupted: 130 } as const;

/** A failure that a person is to read in one line, without a stack. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode: number = exitCodes.failed,
  ) {
    super(message);
  }
}
