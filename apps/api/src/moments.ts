import { Injectable } from '@nestjs/common';
import { Problem } from '@newsledger/platform';
import type { AsOfParameters } from './as-of.query.js';
import { Connections } from './connections.js';

/** How far ahead of ours the clock of the database, which dates the events, may be. */
const clockSkewMs = 5_000;
const dayMs = 86_400_000;

/** Turns what callers name a moment by into a position of the ledger. */
@Injectable()
export class Moments {
  constructor(private readonly connections: Connections) {}

  /** Returns the last position recorded up to the moment; undefined for now. Throws a Problem for one that is in the future or none. */
  async position({ asOf }: AsOfParameters): Promise<number | undefined> {
    if (asOf === undefined) return undefined;
    const { store } = this.connections;
    if (/^\d+$/.test(asOf)) {
      const head = await store.head();
      if (Number(asOf) > head) throw notYet(`the ledger ends at position ${head}`);
      return Number(asOf);
    }
    const time = instant(asOf);
    if (time === undefined) throw notYet('there is no such time', 'invalid');
    if (time > Date.now() + clockSkewMs) throw notYet('that time has not come yet');
    return store.positionAt(new Date(time).toISOString());
  }
}

/** Milliseconds; undefined where the calendar or the clock has no such time. A `+` that arrived as a space is put back. */
function instant(text: string): number | undefined {
  const date = text.slice(0, 10);
  const dayStart = Date.parse(date);
  // Date.parse takes 30 February for 1 March.
  if (Number.isNaN(dayStart) || new Date(dayStart).toISOString().slice(0, 10) !== date) return undefined;
  if (text.length === 10) return Math.min(dayStart + dayMs - 1, Math.max(dayStart, Date.now()));
  const time = Date.parse(`${date}T${text.slice(11).replace(' ', '+')}`);
  return Number.isNaN(time) ? undefined : time;
}

function notYet(detail: string, code = 'not-yet'): Problem {
  return new Problem(400, code, 'There is nothing to see from there', { errors: [{ pointer: '?asOf', detail }] });
}
