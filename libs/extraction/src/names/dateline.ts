import type { Clause } from '../text/document.js';

/** No dateline is longer, in tokens. */
const longest = 16;

/**
 * "DOHA - Around 500 ...", "WEIRTON, W.Va. (AP) — More than ...", "Stockholm, Oct 5 (Agency) - ...": whether the name at tokens [from, to)
 * opens a text as the place from which it is written.
 */
export function isDateline({
  clause,
  from,
  to,
}: {
  readonly clause: Clause;
  readonly from: number;
  readonly to: number;
}): boolean {
  if (from !== clause.from || clause.field.field !== 'text' || clause.field.sentences[0]?.from !== from) return false;
  const words = clause.tokens.slice(from, to).map(({ text }) => text);
  const capitals =
    words.every((text) => text === text.toUpperCase() && /\p{L}/u.test(text)) && words.join('').length > 2;
  let marked = false;
  for (let at = to; at < clause.tokens.length && at - from <= longest; at += 1) {
    const token = clause.tokens[at]!;
    if (/^[-\u2013\u2014]$/.test(token.text) && !token.glued) return capitals || marked;
    if (token.text === '(' || token.kind === 'number') marked = true;
    else if (!token.capital && !/^[,.)/]$/.test(token.text)) return false;
  }
  return false;
}
