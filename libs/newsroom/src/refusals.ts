/** A command that makes no sense as things stand. The message is for the person who gave it. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';

  constructor(
    /** Stable, in kebab case. */
    readonly code: string,
    readonly detail: string,
    /** Which member of the command is wrong, as a JSON pointer, where it is one. */
    readonly pointer?: string,
  ) {
    super(detail);
  }
}

/** A command on a version of a case that is not the current one any more: whoever gave it should look at the case again. */
export class StaleCase extends Error {
  override readonly name = 'StaleCase';

  constructor(
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`the case is at version ${actual}, not ${expected}`);
  }
}

/** Throws StaleCase unless the version that an editor saw is the current one. */
export function refuseStale(expected: number, actual: number): void {
  if (expected !== actual) throw new StaleCase(expected, actual);
}
