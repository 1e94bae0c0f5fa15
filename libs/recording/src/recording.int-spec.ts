import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore, RecordedEvent } from '@newsledger/event-store';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { delivery, PlainRecorder } from '../../../test/support/plain-recording.js';
import type { Delivery, Recording } from './recording.js';

describe('recording on a real ledger', () => {
  let database: TestDatabase;
  let recorder: PlainRecorder;
  let store: EventStore;
  let recording: Recording;
  const record = (given: Delivery) => recorder.record(given);
  const events = async (after = 0): Promise<RecordedEvent[]> => {
    const found: RecordedEvent[] = [];
    for await (const event of store.readAll({ after })) found.push(event);
    return found;
  };
  const typesAfter = async (given: Delivery) => {
    const head = await store.head();
    const outcome = await record(given);
    return { outcome, types: (await events(head)).map(({ type }) => type) };
  };

  beforeAll(async () => {
    database = await createDatabase();
    recorder = await PlainRecorder.open(database);
    ({ store, recording } = recorder);
  });
  afterAll(async () => {
    await recorder.close();
    await database.drop();
  });

  it('keeps what an article claims, and none of its words, in events', async () => {
    const text = 'It came on 2 March: Zenor cuts 321 jobs, including Ada Marlowe.';
    const { outcome, types } = await typesAfter(delivery('https://a.example/words', text));
    expect(outcome).toBe('recorded');
    expect(types).toEqual(['ArticleReceived', 'ClaimsExtracted', 'ClaimFiled', 'LayoffReported']);
    const written = JSON.stringify(await events());
    for (const words of ['Title of', 'It came', '321 jobs', 'on 2 March', 'Marlowe'])
      expect(written).not.toContain(words);
    expect(written).toContain('"designer"');
    const reported = (await events()).find(({ type }) => type === 'LayoffReported')?.data as {
      claim: { affectedPeople: { ref: string }[] };
      source: { textHash: string };
    };
    const ref = reported.claim.affectedPeople[0]!.ref;
    expect([...(await store.secrets([ref])).values()]).toMatchObject([{ value: 'Ada Marlowe' }]);
    const stored = [...(await store.contents([reported.source.textHash])).values()][0]!;
    expect(JSON.parse(Buffer.from(stored.body).toString('utf8'))).toMatchObject({ text });
  });

  it('takes a redelivery for what it is, and refuses another body under its name', async () => {
    const first = delivery('https://a.example/again', 'Brio cuts 40 jobs.');
    expect(await record(first)).toBe('recorded');
    expect(await typesAfter(first)).toEqual({ outcome: 'duplicate', types: [] });
    const other = delivery('https://a.example/again', 'Brio cuts 41 jobs.', {}, first.id);
    expect(await typesAfter(other)).toEqual({ outcome: 'identity-conflict', types: [] });
  });

  it('knows an article again that another delivery brings', async () => {
    const again = () => delivery('https://a.example/twice', 'Cobalt cuts 50 jobs.');
    await record(again());
    expect(await typesAfter(again())).toEqual({ outcome: 'recorded', types: ['ArticleRepeated'] });
  });

  it('revises a claim that a new version changes, and withdraws one that it drops', async () => {
    const url = 'https://a.example/revised';
    await record(delivery(url, 'Delta cuts 60 jobs. Elgin cuts 70 jobs.'));
    const { types } = await typesAfter(delivery(url, 'Delta cuts 65 jobs.'));
    expect(types).toEqual(
      expect.arrayContaining([
        'ArticleRevised',
        'ClaimsExtracted',
        'ClaimFiled',
        'ClaimRevised',
        'LayoffFigureRevised',
        'ClaimUnfiled',
        'SourceWithdrawn',
        'CaseRetracted',
      ]),
    );
    expect(types).toHaveLength(8);
  });

  it('never lets an older version replace a newer one', async () => {
    const url = 'https://a.example/versions';
    await record(delivery(url, 'Fjord cuts 80 jobs.', { version: '2' }));
    const { types } = await typesAfter(delivery(url, 'Fjord cuts 90 jobs.', { version: '1' }));
    expect(types).toEqual(['OlderVersionReceived', 'ClaimsExtracted']);
  });

  it('withdraws every claim of an article that its publisher kills', async () => {
    const url = 'https://a.example/killed';
    await record(delivery(url, 'Gamma cuts 100 jobs.'));
    const { types } = await typesAfter(delivery(url, 'Killed.', { pubStatus: 'canceled' }));
    expect(types).toEqual(expect.arrayContaining(['ArticleCanceled', 'SourceWithdrawn', 'CaseRetracted']));
  });

  it('does not read an article before its publisher lets it', async () => {
    const { types } = await typesAfter(
      delivery('https://a.example/held', 'Held cuts 1 jobs.', { pubStatus: 'withheld' }),
    );
    expect(types).toEqual(['ArticleReceived']);
  });

  it('takes back what an article claims when its publisher withholds it', async () => {
    const url = 'https://a.example/withheld-later';
    await record(delivery(url, 'Kestrel cuts 110 jobs.'));
    const { types } = await typesAfter(delivery(url, 'Kestrel cuts 110 jobs.', { pubStatus: 'withheld' }));
    expect(types).toEqual(expect.arrayContaining(['ArticleRevised', 'SourceWithdrawn', 'CaseRetracted']));
  });

  it('reads an article that was held back when it is delivered again after its embargo', async () => {
    const data = {
      uri: 'https://a.example/embargo',
      headlines: [{ value: 'Held' }],
      bodies: [{ contentType: 'text/plain', value: 'Larch cuts 120 jobs.' }],
      embargoedUntil: '2026-03-04T00:00:00Z',
    };
    const held = (id: string): Delivery => ({ source: 'urn:test', id, data, raw: Buffer.from(JSON.stringify(data)) });
    const at = (time: string) => ({
      record: async (given: Delivery) => recording.record(await recording.prepare(given, Date.parse(time))),
    });
    const head = await store.head();
    await at('2026-03-03T12:00:00Z').record(held('embargo-1'));
    expect((await events(head)).map(({ type }) => type)).toEqual(['ArticleEmbargoed']);
    await at('2026-03-04T12:00:00Z').record(held('embargo-2'));
    const types = (await events(head)).map(({ type }) => type);
    const read = ['EmbargoLifted', 'ArticleReceived', 'ClaimsExtracted', 'LayoffReported'];
    expect(types).toEqual(expect.arrayContaining(read));
  });

  it('opens another case for a claim that comes back while others support the old one', async () => {
    const url = 'https://a.example/back';
    await record(delivery(url, 'Marlin cuts 1000 jobs.'));
    await record(delivery('https://b.example/back', 'Marlin cuts 1000 jobs.'));
    await record(delivery(url, 'Nothing is said any more.'));
    const head = await store.head();
    await record(delivery(url, 'Marlin cuts 5000 jobs.'));
    const opened = (await events(head)).filter(({ stream }) => stream.category === 'layoff');
    const of = (type: string) => opened.filter((event) => event.type === type);
    expect(of('LayoffReported')).toMatchObject([{ version: 1 }]);
    const related = of('CaseRelated').map(({ type, stream }) => [type, stream.id]);
    // A fivefold figure within days: they may be one happening, which an editor has to say.
    expect(related).toEqual([
      ['CaseRelated', expect.any(String)],
      ['CaseRelated', expect.any(String)],
    ]);
    expect(new Set(related.map(([, id]) => id)).size).toBe(2);
  });

  it('keeps one reference for a private person, and another for a corrected name', async () => {
    const url = 'https://a.example/person';
    const head = await store.head();
    await record(delivery(url, 'Norte cuts 130 jobs, including Zoe Alder.'));
    await record(delivery(url, 'In short: Norte cuts 130 jobs, including Zoe Alder.'));
    await record(delivery(url, 'Norte cuts 130 jobs, including Zoe Elder.'));
    const onCase = (await events(head)).filter(({ stream }) => stream.category === 'layoff');
    expect(onCase.map(({ type }) => type)).toEqual(['LayoffReported', 'ClaimRevised', 'ClaimRevised']);
    const [first, moved, corrected] = onCase.map(({ data }) => /"ref":"([^"]+)"/.exec(JSON.stringify(data))?.[1]);
    expect(moved).toBe(first);
    expect(corrected).not.toBe(first);
  });

  it('files 50 reports that come within a second, whoever records them: all there, and divided as if they had come one by one', async () => {
    const other = await PlainRecorder.open(database);
    try {
      // Five plans of one organisation, each told by ten papers.
      const figures = [40, 500, 2_000, 9_000, 31_000];
      const reports = Array.from({ length: 50 }, (_, i) =>
        delivery(`https://p${i}.example/1`, `Helix cuts ${figures[i % figures.length]} jobs.`),
      );
      const started = performance.now();
      const outcomes = await Promise.all(reports.map((report, i) => (i % 2 === 0 ? recorder : other).record(report)));
      const took = performance.now() - started;
      expect(new Set(outcomes)).toEqual(new Set(['recorded']));
      expect(took).toBeLessThan(20_000);
      const cases = [...(await other.layoffs()).values()].filter(({ docket }) => docket === 'layoff:helix');
      const supported = cases.filter(({ claims }) => claims.length > 0);
      expect(supported.map(({ claims }) => claims.length)).toEqual(figures.map(() => 10));
      const toldBy = supported.flatMap(({ claims }) => claims.map(({ source }) => source.articleId));
      expect(new Set(toldBy).size).toBe(50);
    } finally {
      await other.close();
    }
  });

  it('lands versions of one article in the order in which they came, though they come at once', async () => {
    const url = 'https://a.example/at-once';
    const versions = Array.from({ length: 10 }, (_, i) => delivery(url, `Iris cuts ${i + 1} jobs.`));
    const prepared = await Promise.all(versions.map((version) => recording.prepare(version)));
    await Promise.all(prepared.map((each) => recording.record(each)));
    const own = (await events()).filter(({ stream }) => stream.id === prepared[0]!.article.articleId);
    const hashes = own
      .filter(({ type }) => type !== 'ClaimsExtracted')
      .map(({ data }) => (data as { textHash: string }).textHash);
    expect(hashes).toEqual(prepared.map(({ text }) => text.hash));
  });
});
