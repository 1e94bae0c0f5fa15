import { BadInput } from '../bad-input.js';
import { decodeJson, decodeUtf8, parseSyntax, tooDeep } from '../json/decode.js';
import { InnerRange, innerRanges } from '../json/scan.js';
import { articleLimits, envelopeLimits, maxBatchItems, maxDepth, maxRequestBytes } from '../limits.js';
import { ArticleEvent, readAttributes } from './article-event.js';
import { essence, requireJson } from './media-type.js';
import { readStructured } from './structured.js';

/** Request headers as Node gives them, names in lower case. */
export type HttpHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

const structuredType = 'application/cloudevents+json';
const batchType = 'application/cloudevents-batch+json';

/** Whether a request says by its headers that it carries CloudEvents. */
export function carriesCloudEvent(headers: HttpHeaders): boolean {
  const type = essence(header(headers, 'content-type'));
  return type?.startsWith('application/cloudevents') === true || isBinary(headers);
}

/**
 * Reads the article events of a request: one in binary or structured mode, or a batch. Each item of a batch is an event or
 * the `BadInput` that says why it is none, with pointers into the request. Throws `BadInput` when the request is wrong as a whole.
 */
export function readHttpCloudEvents(request: {
  headers: HttpHeaders;
  body: Uint8Array;
}): readonly (ArticleEvent | BadInput)[] {
  const { headers, body } = request;
  const type = essence(header(headers, 'content-type'));
  if (type === batchType) return readBatch(decodeUtf8(body, maxRequestBytes));
  if (type?.startsWith('application/cloudevents') === true && type !== structuredType) {
    throw new BadInput('unsupported-media-type', [
      { pointer: 'content-type', detail: 'is a mode that is not read here' },
    ]);
  }
  if (type !== structuredType && isBinary(headers)) return [readBinary(headers, body)];
  return [readStructured(decodeUtf8(body, envelopeLimits.maxBytes))];
}

function isBinary(headers: HttpHeaders): boolean {
  return ['ce-specversion', 'ce-type', 'ce-id', 'ce-source'].some((name) => headers[name] !== undefined);
}

function readBinary(headers: HttpHeaders, body: Uint8Array): ArticleEvent {
  const contentType = header(headers, 'content-type');
  requireJson(contentType, 'content-type');
  const attributes = readAttributes({
    value: (name) => {
      if (name === 'datacontenttype') return contentType;
      const own = header(headers, `ce-${name}`);
      return own === undefined && name.startsWith('trace') ? header(headers, name) : decodePercent(own);
    },
    place: (name) => (name === 'datacontenttype' ? 'content-type' : `ce-${name}`),
  });
  return { ...attributes, bytes: Buffer.from(body), data: decodeJson(body, articleLimits), pointer: '' };
}

/** Items are cut out and parsed one by one, so that one that is too deep or too large is refused without its neighbours. */
function readBatch(text: string): readonly (ArticleEvent | BadInput)[] {
  const ranges = text.trimStart().startsWith('[') ? innerRanges(text, maxBatchItems) : undefined;
  if (!ranges) {
    parseSyntax(text, maxDepth);
    throw new BadInput('not-a-cloudevent', [{ pointer: '', detail: 'must be a JSON array of CloudEvents' }]);
  }
  if (ranges.length > maxBatchItems) {
    throw new BadInput('too-large', [
      { pointer: '', detail: `must not hold more than ${String(maxBatchItems)} events` },
    ]);
  }
  return ranges.map((range, index) => readItem(text, range, `/${String(index)}`));
}

function readItem(text: string, range: InnerRange, pointer: string): ArticleEvent | BadInput {
  if (range.depth > maxDepth) return tooDeep(maxDepth).under(pointer);
  if (range.end - range.start > envelopeLimits.maxBytes) {
    const detail = `is longer than the ${String(envelopeLimits.maxBytes)} bytes allowed`;
    return new BadInput('too-large', [{ pointer, detail }]);
  }
  try {
    const event = readStructured(text.slice(range.start, range.end));
    return { ...event, pointer: pointer + event.pointer };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    const breaksTheWhole = error.reason === 'invalid-json' || (error.reason === 'empty' && range.start === range.end);
    if (breaksTheWhole) throw error.under(pointer);
    return error.under(pointer);
  }
}

/** The first value of a header, if it was sent. */
export function header(headers: HttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' || value === undefined ? value : value[0];
}

/** The HTTP binding of CloudEvents percent-encodes what a header cannot hold; a lone percent sign stays as it is. */
function decodePercent(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
