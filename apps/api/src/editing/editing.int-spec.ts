import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger, createService, type ProblemBody } from '@newsledger/platform';
import { request } from 'node:http';
import { delivery, PlainRecorder } from '../../../../test/support/plain-recording.js';
import { ReadSide } from '../../../../test/support/read-side.js';

interface Listed {
  readonly items: readonly { readonly id: string; readonly version: number }[];
}
type Edited = ProblemBody & { readonly id: string; readonly version: number; readonly currentVersion?: number };

const by = { editor: 'jane', reason: 'called the company' };

describe("editors' commands over HTTP", () => {
  let side: ReadSide;
  let recorder: PlainRecorder;
  beforeAll(async () => {
    side = await ReadSide.start();
    recorder = await PlainRecorder.open(side.ledger.database);
  });
  afterAll(async () => {
    await recorder.close();
    await side.stop();
  });

  const post = async (path: string, body: object, headers: Record<string, string> = {}, url = side.url) => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Edited };
  };
  const reported = async (organisation: string, paper = 1) => {
    const url = `https://${organisation.toLowerCase()}-${paper}.example/${paper}`;
    await recorder.record(delivery(url, `${organisation} cuts ${paper}00 jobs.`));
    await side.untilRead(await side.store.head());
    const { body } = await side.get<Listed>(`/v1/layoffs?organisation=${organisation}`);
    return body.items[0]!;
  };

  it('are answered with the version that readers get to see', async () => {
    const { id, version } = await reported('Aspen');
    const answer = await post(`/v1/layoffs/${id}/approve`, { ...by, expectedVersion: version });
    expect(answer).toMatchObject({ status: 200, body: { id, version: version + 1 } });
    const again = await post(`/v1/layoffs/${id}/approve`, { ...by, expectedVersion: version });
    expect(again).toMatchObject({ status: 200, body: { id, version: version + 1, repeated: true } });
    await side.untilRead(await side.store.head());
    expect((await side.get<Edited>(`/v1/layoffs/${id}`)).body.version).toBe(version + 1);
  });

  it('name the current version where the case has changed since', async () => {
    const { id, version } = await reported('Birch');
    await post(`/v1/layoffs/${id}/dispute`, { ...by, expectedVersion: version });
    const { status, body } = await post(`/v1/layoffs/${id}/retract`, { ...by, expectedVersion: version });
    expect(status).toBe(409);
    expect(body).toMatchObject({ type: 'urn:newsledger:problem:stale-version', currentVersion: version + 1 });
  });

  it.each([
    ['approve', { editor: '', reason: 'x', expectedVersion: 1 }, '/editor'],
    ['approve', { editor: 'jane', expectedVersion: 1 }, '/reason'],
    ['reject', { ...by, expectedVersion: '1' }, '/expectedVersion'],
    ['correct', { ...by, expectedVersion: 1, path: '/quantity' }, '/to'],
    ['correct', { ...by, expectedVersion: 1, path: '/nothing', to: 5 }, '/path'],
    ['merge', { ...by, expectedVersion: 1, into: 'x' }, '/into'],
    ['merge', { ...by, expectedVersion: 1, into: '5e0b0000-0000-4000-8000-000000000000' }, '/into'],
    ['split', { ...by, expectedVersion: 1, claims: [] }, '/claims'],
    ['split', { ...by, expectedVersion: 1, claims: ['5e0b0000-0000-4000-8000-000000000000'] }, '/claims/0'],
    ['approve', { ...by, expectedVersion: 1, extra: 1 }, '/extra'],
    ['approve', { ...by, editor: 'ja\u0000ne', expectedVersion: 1 }, '/editor'],
    ['dispute', { ...by, reason: 'half a pair: \ud800', expectedVersion: 1 }, '/reason'],
    ['correct', { ...by, expectedVersion: 1, path: '/procedure', to: 'a\u0000b' }, '/to'],
  ])('name the field that is wrong: %s %j', async (verb, body, pointer) => {
    const { id } = await reported('Cedar');
    const answer = await post(`/v1/layoffs/${id}/${verb}`, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((one) => one.pointer)).toContain(pointer);
  });

  it('find no case where there is none of its kind', async () => {
    const { id } = await reported('Doum');
    for (const path of [`leadership-changes/${id}`, 'layoffs/x', 'layoffs/5e0b0000-0000-4000-8000-000000000000']) {
      expect(await post(`/v1/${path}/approve`, { ...by, expectedVersion: 1 })).toMatchObject({ status: 404 });
    }
  });

  it('are carried out once under one name', async () => {
    const { id, version } = await reported('Elm');
    const headers = { 'idempotency-key': 'elm-1' };
    const body = { ...by, expectedVersion: version };
    await post(`/v1/layoffs/${id}/approve`, body, headers);
    expect(await post(`/v1/layoffs/${id}/approve`, body, headers)).toMatchObject({ body: { repeated: true } });
    expect(await post(`/v1/layoffs/${id}/reject`, body, headers)).toMatchObject({
      status: 422,
      body: { type: 'urn:newsledger:problem:idempotency-key-reused' },
    });
  });

  it('register organisations, their names and what they are part of', async () => {
    await reported('Fir');
    expect(await post('/v1/organisations', { ...by, name: 'Fir' })).toMatchObject({ body: { registered: 1 } });
    expect(await post('/v1/organisations', { ...by, name: 'Firworks', parent: 'Fir' })).toMatchObject({ status: 200 });
    const alias = await post('/v1/organisations/fir/aliases', { ...by, alias: 'Fir International' });
    expect(alias).toMatchObject({ status: 200, body: { registered: 1, moved: 0 } });
    const circle = await post('/v1/organisations/fir/parent', { ...by, parent: 'firworks' });
    expect(circle).toMatchObject({ status: 422, body: { errors: [{ pointer: '/parent' }] } });
    expect(await post('/v1/organisations/nobody/parent', { ...by, parent: 'fir' })).toMatchObject({ status: 404 });
  });

  it('refuse what no event can hold, wherever it stands', async () => {
    const { id } = await reported('Ginkgo');
    const text = `{"editor":"jane","reason":"x","expectedVersion":1,"path":"/share","to":{"percent":1e400}}`;
    const response = await fetch(`${side.url}/v1/layoffs/${id}/correct`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    const { errors } = (await response.json()) as ProblemBody;
    expect([response.status, errors?.[0]?.pointer]).toEqual([422, '/to/percent']);
    const noParent = await post('/v1/organisations', { ...by, name: 'Gink', parent: null });
    expect([noParent.status, noParent.body.errors?.[0]?.pointer]).toEqual([422, '/parent']);
    expect(await post('/v1/organisations', { ...by, name: 'Gi\u0000nk' })).toMatchObject({ status: 422 });
    expect((await side.get('/v1/organisations/a%00b/timeline')).status).toBe(404);
    expect((await side.get('/v1/layoffs?organisation=a%00b')).status).toBe(400);
  });

  it('are taken from this machine only, by its own name, unless a token is set', async () => {
    const { id, version } = await reported('Gum');
    const path = `/v1/layoffs/${id}/approve`;
    const body = { ...by, expectedVersion: version };
    expect(await post(path, body, { 'x-forwarded-for': '203.0.113.9' })).toMatchObject({ status: 403 });
    expect(await statusWithHost(`${side.url}${path}`, 'evil.example', body)).toBe(403);
    expect(await statusWithHost(`${side.url}${path}`, 'localhost:4000', body)).toBe(200);
  });

  it('need the token where one is set, wherever they come from', async () => {
    const { id, version } = await reported('Hazel');
    process.env.EDITOR_TOKEN = 'open-sesame';
    const { AppModule } = await import('../app.module.js');
    const app = await createService(AppModule, { name: 'api' }, createLogger('api', 'error'));
    delete process.env.EDITOR_TOKEN;
    try {
      await app.listen(0, '127.0.0.1');
      const url = await app.getUrl();
      const path = `/v1/layoffs/${id}/approve`;
      const body = { ...by, expectedVersion: version };
      const refused = await post(path, body, {}, url);
      expect(refused.status).toBe(401);
      expect(refused.headers.get('www-authenticate')).toBe('Bearer');
      expect(await post(path, body, { authorization: 'Bearer open' }, url)).toMatchObject({ status: 401 });
      expect(await post(path, body, { authorization: 'Bearer open-sesame' }, url)).toMatchObject({ status: 200 });
    } finally {
      await app.close();
    }
  });
});

/** `fetch` sends the host of its address, whatever it is told. */
function statusWithHost(url: string, host: string, body: object): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers: { host, 'content-type': 'application/json' } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject).end(JSON.stringify(body));
  });
}
