// One contender of the extract bench in a process of its own: node extract-process.mjs NAME LOAD JSON
import { fromBuild } from './build.mjs';
import { adversarial, articlesOf } from './extract-texts.mjs';

const contenders = {
  async newsledger() {
    const { extractByRules } = await fromBuild('libs/extraction/src/index.js');
    return (article) => extractByRules(article);
  },
  async compromise() {
    const { require } = await import('./peers/install.mjs');
    const nlp = require('compromise');
    return ({ title, text }) => nlp(`${title}\n${text}`);
  },
};

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const loads = {
  /** Articles per second of CPU, as they are and per 2 KiB of UTF-8. */
  async articles(read, { kind, count }) {
    const { articles, from } = await articlesOf(kind, count);
    for (const article of articles.slice(0, 300)) read(article);
    const bytes = articles.reduce(
      (sum, { title, text }) => sum + Buffer.byteLength(title) + Buffer.byteLength(text),
      0,
    );
    const started = cpuSeconds();
    for (const article of articles) read(article);
    const seconds = cpuSeconds() - started;
    return {
      from,
      articles: articles.length,
      perSecond: Math.round(articles.length / seconds),
      of2KiB: Math.round(bytes / 2_048 / seconds),
      peakMiB: Math.round(process.resourceUsage().maxRSS / 1_024),
    };
  },

  /** Milliseconds of CPU for adversarial texts of each length, the better of two. */
  async adversarial(read, { lengths }) {
    const table = {};
    for (const length of lengths) {
      for (const [name, text] of adversarial(length)) {
        const took = [1, 2].map(() => {
          const started = cpuSeconds();
          read({
            title: '',
            text,
            language: 'fr',
            published: { value: '2025-10-29', precision: 'day', basis: 'stated' },
          });
          return (cpuSeconds() - started) * 1_000;
        });
        (table[name] ??= []).push(Math.round(Math.min(...took)));
      }
    }
    return { table, peakMiB: Math.round(process.resourceUsage().maxRSS / 1_024) };
  },
};

const [name, load, options] = process.argv.slice(2);
const read = await contenders[name]();
process.stdout.write(JSON.stringify(await loads[load](read, JSON.parse(options))));
