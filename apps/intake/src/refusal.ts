import type { BadInput, BadInputKind, BadInputReason } from '@newsledger/articles';
import { Problem } from '@newsledger/platform';

const statuses: Readonly<Record<BadInputKind, number>> = {
  malformed: 400,
  invalid: 422,
  'too-large': 413,
  unsupported: 415,
};

const titles: Readonly<Record<BadInputReason, string>> = {
  empty: 'Nothing was sent',
  'too-large': 'Too large',
  'invalid-utf8': 'The text is not UTF-8',
  'invalid-json': 'The JSON is broken',
  'too-deep': 'The JSON nests too deep',
  'nul-character': 'A text holds the character U+0000',
  'lone-surrogate': 'A text holds half of a surrogate pair',
  'number-out-of-range': 'A number is out of range',
  'not-a-cloudevent': 'This is no CloudEvent',
  'missing-attribute': 'An attribute is missing',
  'invalid-attribute': 'An attribute is not valid',
  'wrong-specversion': 'The version of CloudEvents is not 1.0',
  'wrong-event-type': 'The event is of another type',
  'unsupported-media-type': 'The media type is not supported',
  'unknown-format': 'This is no article',
  'no-identity': 'The article has no identity',
  'no-text': 'The article has no text',
  'invalid-article': 'The article is not valid',
};

const maxErrors = 100;

/** Bad input as the problem that its sender reads. */
export function refusal(error: BadInput): Problem {
  return new Problem(statuses[error.kind], error.reason, titles[error.reason], { errors: error.errors });
}

/** The one problem of a batch in which nothing was acceptable. */
export function refusalOfAll(errors: readonly BadInput[]): Problem {
  return new Problem(422, 'all-refused', 'Every article was refused', {
    detail: `${errors.length} articles were refused`,
    errors: errors.flatMap((error) => error.errors).slice(0, maxErrors),
  });
}
