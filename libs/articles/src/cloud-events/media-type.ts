import { BadInput } from '../bad-input.js';

/** The media type without its parameters, in lower case; undefined when there is none. */
export function essence(contentType: string | undefined): string | undefined {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  return type === '' ? undefined : type;
}

/** Throws `BadInput` (unsupported-media-type) unless the type, if any is given, is JSON in UTF-8. */
export function requireJson(contentType: string | undefined, place: string): void {
  const type = essence(contentType);
  if (type !== undefined && !/^(?:application|text)\/(?:[\w.-]+\+)?json$/.test(type)) {
    throw new BadInput('unsupported-media-type', [{ pointer: place, detail: 'must be application/json' }]);
  }
  const charset = /;\s*charset="?([\w-]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();
  if (charset !== undefined && !['utf-8', 'utf8', 'us-ascii'].includes(charset)) {
    throw new BadInput('unsupported-media-type', [{ pointer: place, detail: 'must have the charset utf-8' }]);
  }
}
