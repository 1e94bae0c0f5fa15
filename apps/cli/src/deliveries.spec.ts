import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitForDeliveries } from './deliveries.js';

let server: Server | undefined;
afterEach(() => new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined))));

const published = { source: 'urn:test', id: 'a b', contentHash: 'ours' };
const recorded = { status: 'recorded', lastPosition: 5, contentHash: 'ours' };
const conflict = { ...recorded, contentHash: 'theirs', deadLetter: { reason: 'identity-conflict' } };

/** What is found out where the API gives these answers one after the other, the last one for ever; undefined is 404, a number itself. */
async function outcome(answers: readonly (object | number | undefined)[], { before = 0, timeoutMs = 5_000 } = {}) {
  const asked: (string | undefined)[] = [];
  const listening = createServer(({ url }, response) => {
    const answer = answers[Math.min(asked.push(url), answers.length) - 1];
    const code = typeof answer === 'number' ? answer : answer ? 200 : 404;
    response.writeHead(code, { connection: 'close' }).end(JSON.stringify(answer ?? {}));
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const api = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const [found] = await waitForDeliveries(api, [published], { before, timeoutMs });
  expect(asked[0]).toBe('/v1/deliveries?source=urn%3Atest&id=a+b');
  const { source, id } = published;
  expect(found).toMatchObject({ source, id });
  return found;
}

describe('what became of a delivery', () => {
  it('is that it was recorded, once that can be read', async () => {
    expect(await outcome([undefined, recorded], { before: 4 })).toMatchObject({ status: 'recorded' });
  });

  it('is that it is a duplicate where its events were there before', async () => {
    expect(await outcome([recorded], { before: 5 })).toMatchObject({ status: 'duplicate' });
  });

  it('is waited for as a dead letter where the ledger has other content under its name', async () => {
    const { deadLetter, ...unsettled } = conflict;
    expect(await outcome([unsettled, conflict], { before: 5 })).toMatchObject({ status: 'dead-letter', ...deadLetter });
  });

  it('does not take the dead letter of another for its own', async () => {
    const answer = { ...recorded, deadLetter: { reason: 'identity-conflict' } };
    expect(await outcome([answer], { before: 5 })).toMatchObject({ status: 'duplicate' });
  });

  it('is asked for again where the database behind the API is away for a moment', async () => {
    expect(await outcome([503, 503, recorded])).toMatchObject({ status: 'recorded' });
  });

  it('is pending where the API stays away until the time is over', async () => {
    expect(await outcome([503], { timeoutMs: 1 })).toMatchObject({ status: 'pending' });
  });

  it('is pending when the time is over', async () => {
    const { deadLetter: _, ...unsettled } = conflict;
    expect(await outcome([unsettled], { before: 5, timeoutMs: 1 })).toMatchObject({ status: 'pending' });
  });
});
