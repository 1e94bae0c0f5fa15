import { Problem } from '@newsledger/platform';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Returns an id as it is stored. Throws the Problem of what cannot be found, as nothing goes by another kind of id. */
export function knownId(id: string, what: string): string {
  if (!uuid.test(id)) throw notFound(what, 'ids are UUIDs');
  return id.toLowerCase();
}

/** Returns what was found. Throws a Problem where nothing was. */
export function found<T>(value: T | undefined, what: string, asOf?: number): T {
  if (value === undefined)
    throw notFound(what, asOf === undefined ? undefined : `none was recorded up to position ${asOf}`);
  return value;
}

function notFound(what: string, detail?: string): Problem {
  return new Problem(404, 'not-found', `There is no such ${what}`, detail === undefined ? {} : { detail });
}
