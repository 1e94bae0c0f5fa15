/** How wrong an input is: unreadable, readable but not acceptable, over a limit, or of a kind that is not read here. */
export type BadInputKind = 'malformed' | 'invalid' | 'too-large' | 'unsupported';

/** One thing that is wrong. `pointer` is a JSON pointer into the body ("" is all of it), or else the name of a header. */
export interface InputError {
  readonly pointer: string;
  readonly detail: string;
}

/** What the sender calls the delivery that is wrong, as far as it could be read. */
export interface BadInputDelivery {
  readonly source?: string;
  readonly id?: string;
}

/** Stable codes: they stand in dead letters and metrics, so a code is never renamed or given another meaning. */
export type BadInputReason =
  | 'empty'
  | 'too-large'
  | 'invalid-utf8'
  | 'invalid-json'
  | 'too-deep'
  | 'nul-character'
  | 'lone-surrogate'
  | 'number-out-of-range'
  | 'not-a-cloudevent'
  | 'missing-attribute'
  | 'invalid-attribute'
  | 'wrong-specversion'
  | 'wrong-event-type'
  | 'unsupported-media-type'
  | 'unknown-format'
  | 'no-identity'
  | 'no-text'
  | 'invalid-article';

const kinds: Readonly<Record<BadInputReason, BadInputKind>> = {
  empty: 'malformed',
  'too-large': 'too-large',
  'invalid-utf8': 'malformed',
  'invalid-json': 'malformed',
  'too-deep': 'malformed',
  'nul-character': 'invalid',
  'lone-surrogate': 'invalid',
  'number-out-of-range': 'invalid',
  'not-a-cloudevent': 'invalid',
  'missing-attribute': 'invalid',
  'invalid-attribute': 'invalid',
  'wrong-specversion': 'invalid',
  'wrong-event-type': 'invalid',
  'unsupported-media-type': 'unsupported',
  'unknown-format': 'invalid',
  'no-identity': 'invalid',
  'no-text': 'invalid',
  'invalid-article': 'invalid',
};

/**
 * The one error of this lib: the input is wrong and will be wrong on every retry.
 * `errors` names each wrong place, at most 50 of them; details never repeat the sender's text.
 */
export class BadInput extends Error {
  override readonly name = 'BadInput';
  readonly kind: BadInputKind;
  readonly errors: readonly InputError[];

  constructor(
    readonly reason: BadInputReason,
    errors: readonly InputError[],
    readonly delivery?: BadInputDelivery,
  ) {
    super(`${reason}: ${errors.map(describe).slice(0, 5).join('; ')}`);
    this.kind = kinds[reason];
    this.errors = errors.slice(0, 50);
  }

  /** The same error as seen from an enclosing document, where this input stands at `prefix` (a JSON pointer). */
  under(prefix: string): BadInput {
    if (prefix === '') return this;
    return new BadInput(
      this.reason,
      this.errors.map((error) =>
        /^(\/|$)/.test(error.pointer) ? { ...error, pointer: prefix + error.pointer } : error,
      ),
      this.delivery,
    );
  }

  /** The same error with the names of the event in which it was found. */
  of(delivery: BadInputDelivery): BadInput {
    return new BadInput(this.reason, this.errors, delivery);
  }
}

/** A name as a segment of a JSON pointer (RFC 6901). */
export function pointerSegment(name: string | number): string {
  return `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function describe(error: InputError): string {
  return error.pointer === '' ? error.detail : `${error.pointer} ${error.detail}`;
}
