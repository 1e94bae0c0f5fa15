// Scores the built rule engine on real articles that careful readers annotated.
//   NEWSLEDGER_CORPUS=/folder/with/corpus node test/bench/extraction-score.mjs [--held-out] [--errors KIND] [--json]
// A third of the articles, chosen by a hash of their id, is held out: it is neither read nor scored while rules are written, and
// `--held-out` prints that third apart. Needs `npm run build` first.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const corpus = process.env.NEWSLEDGER_CORPUS;
const dev = corpus ? join(corpus, 'corpus', 'dev') : '';
const engine = fileURLToPath(new URL('../../dist/libs/extraction/src/index.js', import.meta.url));
if (!dev || !existsSync(join(dev, 'articles.jsonl'))) {
  console.error('NEWSLEDGER_CORPUS must name a folder with corpus/dev/articles.jsonl and corpus/score.mjs.');
  process.exit(2);
}
if (!existsSync(engine)) {
  console.error('The extraction engine is not built: run `npm run build` first.');
  process.exit(2);
}

const { extractByRules } = await import(engine);
const args = process.argv.slice(2);
const wantsHeldOut = args.includes('--held-out');
const isHeldOut = (id) => createHash('sha256').update(id).digest()[0] % 3 === 0;
const readLines = (name) =>
  readFileSync(join(dev, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter(({ id }) => isHeldOut(id) === wantsHeldOut);

const precisionOf = { 4: 'year', 7: 'month', 10: 'day' };
/** The corpus writes dates as scrapers deliver them, intervals of years among them. */
const published = (date) => {
  const value = String(date ?? '');
  const precision = value.includes('/') ? 'year' : precisionOf[value.length];
  return precision ? { published: { value, precision, basis: precision === 'year' ? 'vague' : 'stated' } } : {};
};

const articles = readLines('articles.jsonl');
const started = performance.now();
const answers = articles.map(({ id, lang, date, title, text }) => {
  const { claims, suppressed } = extractByRules({ title: title ?? '', text, language: lang, ...published(date) });
  return { id, claims, suppressed };
});
const seconds = (performance.now() - started) / 1000;

const folder = mkdtempSync(join(tmpdir(), 'newsledger-score-'));
try {
  const paths = { articles, gold: readLines('gold.jsonl'), claims: answers };
  for (const [name, rows] of Object.entries(paths))
    writeFileSync(join(folder, name), rows.map((row) => JSON.stringify(row)).join('\n'));
  const files = Object.keys(paths).map((name) => join(folder, name));
  const passed = args.filter((arg) => arg !== '--held-out');
  const report = execFileSync(process.execPath, [join(corpus, 'corpus', 'score.mjs'), ...files, ...passed], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  process.stdout.write(report);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.error(
  `${wantsHeldOut ? 'held-out third' : 'open two thirds'}: ${articles.length} articles read in ${seconds.toFixed(2)} s`,
);
