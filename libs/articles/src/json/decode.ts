import { BadInput, InputError, pointerSegment } from '../bad-input.js';
import { nestingDepth } from './scan.js';
import { JsonValue } from './value.js';

export interface JsonLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
}

/**
 * Bytes from outside to a JSON value: within the limits, strict UTF-8, valid JSON, and holding only strings that a
 * database can store and numbers that a double can hold. Throws `BadInput`, and nothing else, for any bytes.
 */
export function decodeJson(bytes: Uint8Array, limits: JsonLimits): JsonValue {
  return parseJson(decodeUtf8(bytes, limits.maxBytes), limits.maxDepth);
}

/** Strict UTF-8 to a string; a leading byte order mark is dropped. Throws `BadInput`: empty, too-large, invalid-utf8. */
export function decodeUtf8(bytes: Uint8Array, maxBytes: number): string {
  if (bytes.byteLength > maxBytes) {
    throw new BadInput('too-large', [
      { pointer: '', detail: `is ${String(bytes.byteLength)} bytes long, more than the ${String(maxBytes)} allowed` },
    ]);
  }
  if (bytes.byteLength === 0) throw empty();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadInput('invalid-utf8', [{ pointer: '', detail: 'is not valid UTF-8' }]);
  }
}

/** A JSON text to its value, checked as `decodeJson` says. Throws `BadInput`. */
export function parseJson(text: string, maxDepth: number): JsonValue {
  const value = parseSyntax(text, maxDepth);
  checkValues(value);
  return value;
}

/** A JSON text to its value, whatever its strings hold. Throws `BadInput`: empty, too-deep, invalid-json. */
export function parseSyntax(text: string, maxDepth: number): JsonValue {
  if (text.trim() === '') throw empty();
  if (nestingDepth(text, maxDepth) > maxDepth) throw tooDeep(maxDepth);
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    throw new BadInput('invalid-json', [{ pointer: '', detail: syntaxDetail(error) }]);
  }
}

/** Throws `BadInput` if a string holds NUL or a lone surrogate, or a number is beyond a double; names each place. */
export function checkValues(value: JsonValue): void {
  const found: Finding[] = [];
  collect(value, '', found);
  const first = found[0];
  if (first) {
    throw new BadInput(
      first.reason,
      found.map(({ error }) => error),
    );
  }
}

/** The error for nesting beyond `maxDepth`. */
export function tooDeep(maxDepth: number): BadInput {
  return new BadInput('too-deep', [{ pointer: '', detail: `nests deeper than ${String(maxDepth)} levels` }]);
}

type StringFault = 'nul-character' | 'lone-surrogate' | 'number-out-of-range';

interface Finding {
  readonly reason: StringFault;
  readonly error: InputError;
}

const maxFindings = 20;

const wording: Readonly<Record<StringFault, string>> = {
  'nul-character': 'holds the character U+0000',
  'lone-surrogate': 'holds half of a surrogate pair',
  'number-out-of-range': 'is a number beyond the range of a double',
};

function empty(): BadInput {
  return new BadInput('empty', [{ pointer: '', detail: 'is empty' }]);
}

/** The engine's own message may repeat the sender's text, so only its position is taken over. */
function syntaxDetail(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return `is not valid JSON, from character ${position} on`;
  return message.includes('end of JSON') ? 'is JSON that ends too early' : 'is not valid JSON';
}

/** Recursion is safe here: the depth has been bounded before the text was parsed. */
function collect(value: JsonValue, pointer: string, found: Finding[]): void {
  if (found.length >= maxFindings) return;
  if (typeof value === 'string') report(stringFault(value), pointer, found);
  else if (typeof value === 'number')
    report(Number.isFinite(value) ? undefined : 'number-out-of-range', pointer, found);
  else if (Array.isArray(value)) {
    value.forEach((item: JsonValue, index) => collect(item, pointer + pointerSegment(index), found));
  } else if (value !== null && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) {
      const fault = stringFault(name);
      if (fault) report(fault, pointer, found, 'has a member whose name ');
      else collect(inner, pointer + pointerSegment(name), found);
    }
  }
}

function stringFault(text: string): StringFault | undefined {
  if (text.includes('\0')) return 'nul-character';
  return /\p{Surrogate}/u.test(text) ? 'lone-surrogate' : undefined;
}

function report(fault: StringFault | undefined, pointer: string, found: Finding[], lead = ''): void {
  if (fault) found.push({ reason: fault, error: { pointer, detail: lead + wording[fault] } });
}
