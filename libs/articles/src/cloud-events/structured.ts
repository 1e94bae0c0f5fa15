import { BadInput, BadInputDelivery } from '../bad-input.js';
import { checkValues, decodeJson, parseSyntax } from '../json/decode.js';
import { innerRanges } from '../json/scan.js';
import { isJsonObject, JsonObject, JsonValue, member } from '../json/value.js';
import { articleLimits, maxArticleBytes, maxDepth } from '../limits.js';
import { ArticleEvent, maxAttributeLength, readAttributes } from './article-event.js';
import { requireJson } from './media-type.js';

/** Whether a parsed value has the shape of a CloudEvent in structured mode. */
export function looksLikeCloudEvent(value: JsonValue): value is JsonObject {
  return isJsonObject(value) && member(value, 'specversion') !== undefined;
}

/**
 * Reads one event in structured mode from its JSON text. Throws `BadInput` with pointers into that text, and with the event's
 * names where it has some.
 */
export function readStructured(text: string): ArticleEvent {
  const value = parseSyntax(text, maxDepth);
  if (!isJsonObject(value)) {
    throw new BadInput('not-a-cloudevent', [{ pointer: '', detail: 'must be a CloudEvent, a JSON object' }]);
  }
  try {
    return readEvent(value, text);
  } catch (error) {
    throw error instanceof BadInput ? error.of(namesIn(value)) : error;
  }
}

function readEvent(value: JsonObject, text: string): ArticleEvent {
  checkValues(value);
  const attributes = readAttributes({ value: (name) => member(value, name), place: (name) => `/${name}` });
  requireJson(attributes.datacontenttype, '/datacontenttype');
  return { ...attributes, ...readData(value, text) };
}

function namesIn(event: JsonObject): BadInputDelivery {
  const [source, id] = [member(event, 'source'), member(event, 'id')];
  return { ...(isName(source) && { source }), ...(isName(id) && { id }) };
}

function isName(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value !== '' && value.length <= maxAttributeLength;
}

function readData(event: JsonObject, text: string): Pick<ArticleEvent, 'bytes' | 'data' | 'pointer'> {
  const encoded = member(event, 'data_base64');
  if (typeof encoded === 'string') return { ...decodeBase64(encoded), pointer: '/data_base64' };
  const data = member(event, 'data');
  if (data === undefined || data === null) throw new BadInput('empty', [{ pointer: '/data', detail: 'is missing' }]);
  const bytes = Buffer.from(dataText(text) ?? JSON.stringify(data), 'utf8');
  if (bytes.byteLength > maxArticleBytes) {
    const detail = `is ${String(bytes.byteLength)} bytes long, more than the ${String(maxArticleBytes)} allowed`;
    throw new BadInput('too-large', [{ pointer: '/data', detail }]);
  }
  return { bytes, data, pointer: '/data' };
}

/** The member's own characters, so that what is kept is what was received; the last one counts, as in `JSON.parse`. */
function dataText(text: string): string | undefined {
  const range = innerRanges(text)?.findLast(({ name }) => name !== undefined && JSON.parse(name) === 'data');
  return range && text.slice(range.start, range.end);
}

function decodeBase64(encoded: string): Pick<ArticleEvent, 'bytes' | 'data'> {
  const bytes = Buffer.from(encoded, 'base64');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded)) {
    throw new BadInput('invalid-attribute', [{ pointer: '/data_base64', detail: 'is not base64' }]);
  }
  try {
    return { bytes, data: decodeJson(bytes, articleLimits) };
  } catch (error) {
    throw error instanceof BadInput ? error.under('/data_base64') : error;
  }
}
