import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { TestInstance } from '../support/instance.js';

interface Quote {
  readonly slot: string;
  readonly field: 'title' | 'text';
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}
type Item = Record<string, unknown> & { id: string; evidence: Quote[]; sources: { url?: string }[] };
interface Extraction {
  readonly leading: boolean;
  readonly suppressed: { readonly kind: string; readonly reason: string; readonly evidence: Quote[] }[];
}
interface List {
  readonly items: Item[];
  readonly position: number;
}

const sample = (name: string) => fileURLToPath(new URL(`../../samples/${name}`, import.meta.url));
const corpus = process.env.NEWSLEDGER_CORPUS;
const seed = corpus === undefined ? undefined : join(corpus, 'seed', 'article-fr.txt');

interface Article {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly date: string;
  readonly lang: string;
}

const articles: [string, () => Article][] = [
  ['our French sample', () => JSON.parse(readFileSync(sample('article-fr.json'), 'utf8')) as Article],
  ['our English sample', () => JSON.parse(readFileSync(sample('article-en.json'), 'utf8')) as Article],
];
if (seed !== undefined && existsSync(seed)) {
  const text = readFileSync(seed, 'utf8');
  const title = text.split('\n').find((line) => line.startsWith('Amazon met')) ?? '';
  const article = { url: 'https://seed.example/fr/1', title, text, date: '2025-10-29', lang: 'fr' };
  articles.push(['the real French page', () => article]);
} else process.stderr.write('NEWSLEDGER_CORPUS is not set: the real French page is not tested\n');

/** Each article has an instance of its own, so that the facts of one are not those of another. */
describe.each(articles)('from Kafka to REST, %s', (_name, read) => {
  const article = read();
  let instance: TestInstance;
  let layoffs: Item[] = [];
  let moves: Item[] = [];
  let initiatives: Item[] = [];
  const list = async (kind: string) => (await instance.json<List>(`/v1/${kind}?organisation=Amazon`)).items;
  const move = (person: string) => moves.filter((item) => JSON.stringify(item.person).includes(person));

  beforeAll(async () => {
    instance = await TestInstance.start();
    const published = await instance.run(['publish', '-', '--wait', '--json'], JSON.stringify(article));
    expect(JSON.parse(published.stdout)).toMatchObject({ accepted: 1, recorded: 1, refused: 0 });
    [layoffs, moves, initiatives] = (await Promise.all(
      ['layoffs', 'leadership-changes', 'ai-initiatives'].map(list),
    )) as [Item[], Item[], Item[]];
  }, 120_000);
  afterAll(async () => {
    expect(await instance.stop()).toBe(0);
  }, 30_000);

  it('a: is one layoff of 14,000 jobs of the group, announced the Tuesday before', () => {
    expect(layoffs).toHaveLength(1);
    expect(layoffs[0]).toMatchObject({
      organisation: { name: 'Amazon' },
      quantity: { min: 14_000, max: 14_000, qualifier: 'exact', unit: 'jobs', scope: { level: 'group' } },
      announced: { value: '2025-10-28', precision: 'day', basis: 'relative' },
    });
  });

  it('b: names the studios as affected, with no figure of their own', () => {
    const units = layoffs[0]!.affectedUnits as { name: string; quantity: object }[];
    expect(units.map(({ name }) => name)).toEqual(['Amazon MGM Studios']);
    expect(units[0]!.quantity).toMatchObject({ qualifier: 'undisclosed' });
    expect(JSON.stringify(units)).not.toContain('14000');
  });

  it('c: names three private people with their posts', () => {
    const people = layoffs[0]!.affectedPeople as { name: string; post: string; publicFigure: boolean }[];
    expect(people.map(({ name }) => name.split(' ').at(-1))).toEqual(['Rosenstein', 'Choi', 'Kitada']);
    for (const person of people)
      expect(person).toMatchObject({ publicFigure: false, post: expect.stringMatching(/\w/) });
  });

  it('d: knows who left, who came and from where, and who changed his post', () => {
    expect(moves.map((item) => (item.person as { name: string }).name.split(' ').at(-1)).sort()).toEqual([
      'Cheng',
      'Friedlander',
      'Salke',
      'Sanders',
    ]);
    for (const name of ['Sanders', 'Salke']) expect(move(name)).toMatchObject([{ status: 'out' }]);
    expect(move('Salke')).toMatchObject([{ assertion: { temporality: 'update' } }]);
    expect(move('Friedlander')).toMatchObject([{ status: 'in', otherOrganisation: { name: 'Netflix' } }]);
    expect(move('Cheng')).toMatchObject([{ status: 'in' }]);
    expect(move('Hopkins')).toEqual([]);
  });

  it('e: knows the investment and its vehicle, and the role for AI', () => {
    expect(initiatives.map(({ initiative }) => initiative).sort()).toEqual(['investment', 'role']);
    const investment = initiatives.find(({ initiative }) => initiative === 'investment')!;
    expect(investment).toMatchObject({ actor: { name: 'Amazon' }, product: { name: 'Showrunner' } });
    const parties = investment.counterparties as { name: string; role: string }[];
    expect(parties).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Fable Studio', role: 'investee' }),
        expect.objectContaining({ name: 'Alexa Fund', role: 'vehicle' }),
      ]),
    );
    expect(JSON.stringify([investment.announced, investment.effective])).toContain('2025-06');
    expect((investment.amount as { value?: number } | undefined)?.value).toBeUndefined();
    expect(JSON.stringify(initiatives.find(({ initiative }) => initiative === 'role'))).toContain('Cheng');
  });

  it('f: keeps the earlier cut among what was suppressed, as background', async () => {
    const [{ id }] = (await instance.json<List>('/v1/articles')).items as [Item];
    const { extractions } = await instance.json<{ extractions: Extraction[] }>(`/v1/articles/${id}`);
    const suppressed = extractions.filter(({ leading }) => leading).flatMap((extraction) => extraction.suppressed);
    const background = suppressed.filter(({ kind, reason }) => kind === 'layoff' && reason === 'background');
    expect(background.some(({ evidence }) => evidence.some(({ exact }) => exact.includes('2024')))).toBe(true);
    expect(JSON.stringify(layoffs)).not.toContain('2024-01');
  });

  it('quotes every claim from the text, at its offsets', () => {
    for (const item of [...layoffs, ...moves, ...initiatives]) {
      expect(item.evidence.length).toBeGreaterThan(0);
      for (const { field, start, end, exact } of item.evidence) expect(article[field].slice(start, end)).toBe(exact);
    }
  });

  it('is a duplicate when it is published again', async () => {
    const again = await instance.run(['publish', '-', '--wait', '--json'], JSON.stringify(article));
    expect(JSON.parse(again.stdout)).toMatchObject({ accepted: 1, recorded: 0, duplicate: 1 });
    expect(await list('layoffs')).toEqual(layoffs);
  });

  it('is what a replay of the ledger says', async () => {
    expect(await instance.run(['replay', '--check'])).toMatchObject({ code: 0 });
    const replayed = (await instance.run(['replay'])).stdout.trim().split('\n');
    const served = (await (await instance.get('/v1/events')).text()).trim().split('\n');
    expect(replayed.length).toBeGreaterThan(10);
    expect(served.map((line) => JSON.parse(line) as unknown)).toEqual(
      replayed.map((line) => JSON.parse(line) as unknown),
    );
  });

  it('is checked against the ledger: a row that was changed behind its back is found', async () => {
    const db = new Client({ connectionString: instance.running.databaseUrl });
    await db.connect();
    const setDoc = (doc: string) =>
      db.query('update read.layoffs_g1 set doc = $1 where key = $2', [doc, layoffs[0]!.id]);
    try {
      const found = await db.query<{ doc: string }>('select doc::text from read.layoffs where key = $1', [
        layoffs[0]!.id,
      ]);
      const { doc } = found.rows[0]!;
      await setDoc(doc.replace('14000', '15000'));
      const checked = await instance.run(['replay', '--check', '--json']);
      expect(checked.code).toBe(2);
      expect(JSON.parse(checked.stdout)).toMatchObject({ same: false, projection: 'layoffs', key: layoffs[0]!.id });
      await setDoc(doc);
      expect(await instance.run(['replay', '--check'])).toMatchObject({ code: 0 });
    } finally {
      await db.end();
    }
  });

  it('is answered from the events as of a position', async () => {
    const { id } = layoffs[0]!;
    const events = (await (await instance.get('/v1/events')).text()).trim().split('\n');
    const opened = events
      .map((line) => JSON.parse(line) as { type: string; position: number })
      .find(({ type }) => type === 'LayoffReported')!;
    expect((await instance.get(`/v1/layoffs/${id}?asOf=${opened.position - 1}`)).status).toBe(404);
    expect(await instance.json(`/v1/layoffs/${id}?asOf=${opened.position}`)).toMatchObject({ id });
  });
});
