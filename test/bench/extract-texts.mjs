import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

const corpus = process.env.NEWSLEDGER_CORPUS ?? '';

/** Articles of a kind, and where they are from: real ones where NEWSLEDGER_CORPUS has them, else generated. */
export async function articlesOf(kind, count) {
  const wire = join(corpus, 'corpus/wire-fr.jsonl.gz');
  const dev = join(corpus, 'corpus/dev/articles.jsonl');
  if (kind === 'no trigger') return { from: 'generated', articles: generated(count, quiet) };
  if (kind === 'wire' && corpus && existsSync(wire)) return { from: 'wire-fr', articles: await readWire(wire, count) };
  if (kind === 'about claims' && corpus && existsSync(dev))
    return { from: 'dev', articles: inputs(readFileSync(dev, 'utf8').split('\n').filter(Boolean)).slice(0, count) };
  return { from: 'generated', articles: generated(count, kind === 'wire' ? mixed : telling) };
}

async function readWire(path, count) {
  const lines = [];
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()) })) {
    if (lines.length >= count) break;
    lines.push(line);
  }
  return inputs(lines);
}

const inputs = (lines) =>
  lines
    .map((line) => JSON.parse(line))
    .filter(({ text }) => text)
    .map(({ title, text, lang }) => ({ title: title ?? '', text, language: lang ?? 'fr' }));

const quiet = [
  'Le conseil municipal a voté hier le budget de la ville, et la piscine rouvrira au printemps.',
  'Il a plu toute la nuit sur la vallée, sans que les routes soient coupées.',
  'La recette demande deux œufs, un peu de farine et beaucoup de patience.',
];
const telling = [
  'Le groupe Corvane va supprimer 500 postes en France, a annoncé mardi sa direction.',
  'Claire Valmont a été nommée directrice générale de Danone, où elle remplace Marc Brenner.',
  'Microsoft investit 200 millions de dollars dans la jeune pousse Quillo, spécialisée dans l’IA.',
  ...quiet,
];
const mixed = [...Array.from({ length: 6 }, () => quiet).flat(), telling[0]];

function generated(count, sentences) {
  return Array.from({ length: count }, (_, n) => {
    let text = '';
    for (let at = n; text.length < 2_048; at++) text += `${sentences[at % sentences.length]} `;
    return { title: `Chronique ${n}`, text, language: 'fr' };
  });
}

/** Repetitions that an attacker would try: what is repeated, by a name. */
const repeated = {
  'a sentence of a layoff': 'Renault va supprimer 500 postes en France. ',
  'a sentence of an appointment': 'Jean Dupont est nommé directeur général de Renault. ',
  'a sentence of an AI launch': 'OpenAI lance GPT-5 avec Microsoft. ',
  'clauses without an end':
    'le groupe Amazon licencie 300 salariés, Jean Dupont, PDG de Renault, quitte ses fonctions, ',
  'one word of a job': 'postes ',
  'one verb of a cut': 'supprime ',
  'first names and surnames': 'Jean Dupont et Marie Durand ',
  'names that go on': 'Banque de la ',
  'one letter': 'a',
  capitals: 'A.',
  digits: '1 000 ',
  'number words': 'quatre-vingt-',
  dates: 'le 12 mars 2025, ',
  quotes: '"',
  'full stops': '.',
  apostrophes: "l'",
  'marks that combine': '\u0301',
  'halves of surrogate pairs': '\ud83d',
};

/** What every text begins with, so that none is set aside unread. */
const claim = 'Renault va supprimer 500 postes.\n\n';

/** Adversarial texts of a length, by name. */
export function adversarial(length) {
  const texts = Object.entries(repeated).map(([name, unit]) => [
    name,
    (claim + unit.repeat(Math.ceil(length / unit.length))).slice(0, length),
  ]);
  let employers = '';
  for (let n = 0; employers.length < length; n++)
    employers += `Le groupe Z${n.toString(36).replace(/\d/g, (digit) => 'abcdefghij'[digit])}o va supprimer ${n + 2} postes. `;
  return [...texts, ['a new employer in each sentence', employers.slice(0, length)]];
}
