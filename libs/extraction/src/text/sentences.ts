import type { Token } from './tokens.js';

/** A run of tokens [from, to) that a reader takes as one sentence or one line of a page. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** Words whose full stop does not end a sentence. */
export const abbreviations: ReadonlySet<string> = new Set(
  'm mm mme mlle mr mrs ms dr pr st ste inc corp co ltd plc no jr sr vs etc av bd art cf ex env prof gen gov sen rep lt col capt jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);
const sentenceMarks = new Set(['.', '!', '?', '\u2026']);
const closing = new Set(['.', '!', '?', '"', '\u00BB', '\u201D', ')', ']', '\u2019']);
const runningOn = new Set([',', ';', '(']);
const runningIn = new Set([',', ';', ')']);
const bullets = new Set(['-', '*', '\u2022', '\u2013', '\u2014', '#']);
/** A sentence of this many tokens is cut: no grammar reaches that far, and every later step is bounded by it. */
const longestSentence = 160;

/** "U.S. President", "U.K. Treasury": what stands behind the name of a state and belongs to it. */
const ofNation =
  /^(?:president|vice|secretary|senate|senators?|supreme|navy|army|department|treasury|federal|congress|congressman|congresswoman|attorney|chamber|postal|district|securities|census|environmental|house|government|trade|representatives?|ambassador|patent|justice|agriculture|education|health|energy|defense|defence|state|military|marine|coast|justice|labor|labour|commerce|court|appeals|central|dollar|bankruptcy|prime|home|foreign|immigration|customs|fish|forest|geological|soccer|open|virgin)$/;

/** A full stop after "M.", "Inc." or an initial does not end a sentence unless a paragraph ends there. */
function isAbbreviation(tokens: readonly Token[], dot: number): boolean {
  const before = tokens[dot - 1];
  if (before?.kind !== 'word' || !tokens[dot]?.glued) return false;
  const next = tokens[dot + 1];
  if (before.text.length === 1 && before.capital) return true;
  if (/^\p{L}(?:\.\p{L})+$/u.test(before.text))
    return !(next?.capital && next.text.length > 3) || ofNation.test(next.low);
  if (!abbreviations.has(before.low)) return false;
  return before.capital || next?.kind === 'number' || before.low === 'etc';
}

/** A line break ends a sentence where the next line begins anew: an empty line, a capital, a bullet; wrapped text runs on. */
function lineEnds(text: string, before: Token, next: Token): boolean {
  if (next.start - before.end < 2 && (next.glued || text.charAt(before.end) === ' ')) return false;
  const gap = text.slice(before.end, Math.min(next.start, before.end + 400));
  const first = gap.indexOf('\n');
  if (first < 0) return gap.includes('\u2028');
  if (gap.includes('\n', first + 1)) return true;
  if (bullets.has(next.text)) return true;
  const runsOn = runningOn.has(before.text) || (next.kind === 'word' && !next.capital) || runningIn.has(next.text);
  return !runsOn;
}

/** A quotation mark or bracket that closes with the sentence; French sets a space before its own. */
const closes = (token: Token): boolean =>
  token.kind === 'mark' && (token.text === '\u00BB' || (token.glued && closing.has(token.text)));

/** The sentences of a field, in order; every token belongs to exactly one. */
export function splitSentences(text: string, tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const close = (to: number): void => {
    const first = tokens[from];
    const last = tokens[to - 1];
    if (first && last && to > from) sentences.push({ from, to, start: first.start, end: last.end });
    from = to;
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    let to = at + 1;
    if (token.kind === 'mark' && sentenceMarks.has(token.text)) {
      while (to < tokens.length && closes(tokens[to]!)) to += 1;
      const next = tokens[to];
      const starts = !next || next.capital || next.kind !== 'word' || next.start - tokens[to - 1]!.end > 1;
      if (starts && next?.glued !== true && !(token.text === '.' && isAbbreviation(tokens, at))) {
        close(to);
        at = to - 1;
        continue;
      }
    }
    const next = tokens[to];
    if ((next && lineEnds(text, tokens[to - 1]!, next)) || to - from >= longestSentence) close(to);
  }
  close(tokens.length);
  return sentences;
}
