import type { Clause } from '../text/document.js';
import type { Token } from '../text/tokens.js';

/** No dateline is longer, in tokens. */
const longest = 16;

interface Place {
  readonly clause: Clause;
  readonly from: number;
  readonly to: number;
}

/** "BEAVERTON, Ore.\u2013(BUSINESS WIRE)\u2013Corvane said", "DOHA - Around 500 ...", "WEIRTON, W.Va. (AP) \u2014 More than ...", "Stockholm, Oct 5 (Agency) - ...": the place from which a text is written. */
export const isDateline = (name: Place): boolean => datelineEnd(name) > 0;

/** "24-7PressRelease", "PRNewswire": who spreads a release. */
const isService = (low: string): boolean =>
  /(?:press|presse|wire|release|news)$/.test(low) ||
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/.test(low);

/** A dash with space before it, one right behind a bracket, a full stop or another dash, or one that is within words. */
function isDash(tokens: readonly Token[], at: number): 'apart' | 'glued' | 'none' | undefined {
  const token = tokens[at]!;
  if (!/^[-\u2013\u2014]$/.test(token.text)) return undefined;
  if (!token.glued) return 'apart';
  return /^[.)/]$/.test(tokens[at - 1]!.text) ? 'glued' : 'none';
}

const isOfDateline = ({ capital, text, low }: Token): boolean => capital || /^[,.)]$/.test(text) || isService(low);

const isInCapitals = ({ kind, text }: Token): boolean =>
  kind === 'word' && text.length > 2 && text === text.toUpperCase();
const isMarked = ({ kind, text }: Token): boolean => text === '(' || text === '/' || kind === 'number';

/** The dash that closes the dateline in which a name at tokens [from, to) stands; 0 where the text does not begin with one. */
export function datelineEnd({ clause, from, to }: Place): number {
  const start = clause.field.sentences[0]?.from ?? 0;
  if (clause.field.field !== 'text' || from - start > longest) return 0;
  const { tokens } = clause;
  const town = tokens[start]!;
  const capitals = isInCapitals(town);
  let marked = false;
  for (let at = start; at < tokens.length && at - start <= longest; at += 1) {
    const token = tokens[at]!;
    const dash = isDash(tokens, at);
    if (dash === 'none') return 0;
    if (dash && at >= to && (marked || (capitals && dash === 'apart'))) return at;
    if (dash && (dash === 'apart' || at >= to)) return 0;
    if (isMarked(token)) marked = true;
    else if (!dash && !isOfDateline(token)) return 0;
  }
  return 0;
}
