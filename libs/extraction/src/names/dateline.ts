import type { Clause } from '../text/document.js';

/** No dateline is longer, in tokens. */
const longest = 16;

interface Place {
  readonly clause: Clause;
  readonly from: number;
  readonly to: number;
}

/** "DOHA - Around 500 ...", "WEIRTON, W.Va. (AP) \u2014 More than ...", "Stockholm, Oct 5 (Agency) - ...": the place from which a text is written. */
export const isDateline = (name: Place): boolean => name.from === name.clause.from && datelineEnd(name) > 0;

/** The dash that closes the dateline in which a name at tokens [from, to) stands; 0 where the text does not begin with one. */
export function datelineEnd({ clause, from, to }: Place): number {
  const start = clause.field.sentences[0]?.from ?? 0;
  if (clause.field.field !== 'text' || from - start > longest) return 0;
  const { tokens } = clause;
  const town = tokens[start]!;
  const capitals = town.kind === 'word' && town.text.length > 2 && town.text === town.text.toUpperCase();
  let marked = false;
  for (let at = start; at < tokens.length && at - start <= longest; at += 1) {
    const token = tokens[at]!;
    if (/^[-\u2013\u2014]$/.test(token.text) && !token.glued) return at >= to && (capitals || marked) ? at : 0;
    if (token.text === '(' || token.kind === 'number') marked = true;
    else if (!token.capital && !/^[,.)/]$/.test(token.text)) return 0;
  }
  return 0;
}
