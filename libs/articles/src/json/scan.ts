/** A value directly inside the outermost container of a JSON text: its place, how deep it nests, and its name in an object. */
export interface InnerRange {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly name?: string;
}

/**
 * How deep a JSON text nests, counted without parsing it; stops counting one above `max`.
 * Parsers recurse or take seconds on deep nesting, hence a scan before any of them sees the text.
 */
export function nestingDepth(text: string, max: number): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (isOpening(code)) {
      depth += 1;
      if (depth > deepest) deepest = depth;
      if (deepest > max) return deepest;
    } else if (isClosing(code)) depth -= 1;
  }
  return deepest;
}

/**
 * The ranges of what stands directly inside the outermost array or object, or undefined when the text is no balanced
 * container. It looks at brackets, commas and colons only: each range still has to be parsed to be known as JSON. It stops
 * when it has found more than `max`.
 */
export function innerRanges(text: string, max = Number.POSITIVE_INFINITY): readonly InnerRange[] | undefined {
  const first = skipSpace(text, 0);
  if (!isOpening(text.charCodeAt(first))) return undefined;
  const ranges: InnerRange[] = [];
  let depth = 1;
  let deepest = 0;
  let start = first + 1;
  let name: string | undefined;
  for (let at = first + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (isOpening(code)) {
      depth += 1;
      deepest = Math.max(deepest, depth - 1);
    } else if (isClosing(code)) {
      depth -= 1;
      if (depth > 0) continue;
      const last = trimmed(text, start, at, deepest, name);
      if (last.end > last.start || ranges.length > 0) ranges.push(last);
      return skipSpace(text, at + 1) === text.length ? ranges : undefined;
    } else if (depth === 1 && code === comma) {
      ranges.push(trimmed(text, start, at, deepest, name));
      if (ranges.length > max) return ranges;
      start = at + 1;
      deepest = 0;
      name = undefined;
    } else if (depth === 1 && code === colon) {
      name = text.slice(start, at).trim();
      start = at + 1;
    }
  }
  return undefined;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;

function isOpening(code: number): boolean {
  return code === 0x5b || code === 0x7b;
}

function isClosing(code: number): boolean {
  return code === 0x5d || code === 0x7d;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** The index of the quote that closes the string opened at `open`, or the end of the text. */
function endOfString(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === quote) return at;
  }
  return text.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function trimmed(text: string, from: number, to: number, depth: number, name?: string): InnerRange {
  const start = Math.min(skipSpace(text, from), to);
  let end = to;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return { start, end, depth, ...(name === undefined ? {} : { name }) };
}
