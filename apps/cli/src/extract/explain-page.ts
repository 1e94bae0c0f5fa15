import type { ExplainedSentence, Explanation } from '@newsledger/extraction';
import picocolors from 'picocolors';
import { claimLine } from './claim-line.js';

type Colors = ReturnType<typeof picocolors.createColors>;

const longestQuietLine = 110;

/**
 * An explanation as a page to read: each sentence with what fired in it (claim and the slots quoted here), what was set aside and why,
 * and the phrases of the lexicon that led there, then the claims as one line each.
 */
export function explainPage(name: string, { extraction, sentences }: Explanation, isColored: boolean): string {
  const colors = picocolors.createColors(isColored);
  const { engine, engineVersion, rulesetHash, language, reason, claims, suppressed } = extraction;
  const facts = [language, `${engine} ${engineVersion}`, `ruleset ${rulesetHash.slice(0, 8)}`]
    .filter(Boolean)
    .join(', ');
  const counts = `${claims.length} claim${claims.length === 1 ? '' : 's'}, ${suppressed.length} set aside`;
  return [
    `${colors.bold(name)} ${colors.dim(`(${facts})`)}`,
    ...sentences.flatMap((sentence) => sentenceLines(sentence, colors)),
    colors.bold(reason === undefined ? counts : `not read: ${reason}`),
    ...claims.map((claim, index) => `  ${colors.green(`#${index + 1}`)} ${claimLine(claim)}`),
    '',
  ].join('\n');
}

function sentenceLines(sentence: ExplainedSentence, colors: Colors): string[] {
  const { field, triggers, claims, suppressed } = sentence;
  const mark = field === 'title' ? 'title ' : '      ';
  if (triggers.length + claims.length + suppressed.length === 0) {
    const line = inOneLine(sentence.text);
    return [colors.dim(`${mark}${line.length > longestQuietLine ? `${line.slice(0, longestQuietLine)}...` : line}`)];
  }
  const fired = claims.map(({ index, kind, slots }) => {
    const quotes = slots.map(({ slot, exact }) => `${slot} "${inOneLine(exact)}"`);
    return colors.green(`        fired      #${index + 1} ${[kind, ...quotes].join(', ')}`);
  });
  const aside = suppressed.map(({ kind, reason }) => colors.yellow(`        set aside  ${kind}: ${reason}`));
  const phrases = triggers.map(({ category, entry, start, end }) => {
    const words = inOneLine(sentence.text.slice(start - sentence.start, end - sentence.start));
    return `${category} "${words}"${entry.startsWith('{') ? ` ${entry}` : ''}`;
  });
  const tied = fired.length + aside.length > 0 ? 'phrases    ' : 'no claim   nobody is tied to ';
  return [
    `${mark}${painted(sentence, colors)}`,
    ...fired,
    ...aside,
    ...(phrases.length > 0 ? [colors.dim(`        ${tied}${phrases.join(', ')}`)] : []),
  ];
}

/** The sentence with its phrases and the quotes of its slots set off; without colours, as it stands. */
function painted({ text, start, triggers, claims }: ExplainedSentence, colors: Colors): string {
  if (!colors.isColorSupported) return inOneLine(text);
  const slots = claims.flatMap((claim) => claim.slots);
  const isIn = (list: readonly { readonly start: number; readonly end: number }[], at: number) =>
    list.some((one) => one.start <= at && at < one.end);
  let page = '';
  for (let at = 0; at < text.length;) {
    const [slot, trigger] = [isIn(slots, start + at), isIn(triggers, start + at)];
    let to = at + 1;
    while (to < text.length && isIn(slots, start + to) === slot && isIn(triggers, start + to) === trigger) to += 1;
    const words = inOneLine(text.slice(at, to));
    page += slot ? colors.green(trigger ? colors.underline(words) : words) : trigger ? colors.underline(words) : words;
    at = to;
  }
  return page;
}

/** Control characters of a page must not reach the terminal. */
const inOneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
