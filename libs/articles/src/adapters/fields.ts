import type { ArticleDate } from '@newsledger/newsroom';
import { InputError, pointerSegment } from '../bad-input.js';
import { readDate } from '../date.js';
import { isJsonObject, JsonObject, JsonValue, member } from '../json/value.js';

const maxErrors = 50;

/**
 * Reads members of one object by the type they should have and notes each that has another. A member that is absent,
 * null or an empty string reads as undefined, for scrapers write all three when they have nothing.
 */
export class Fields {
  constructor(
    private readonly object: JsonObject,
    private readonly errors: InputError[],
    private readonly pointer = '',
  ) {}

  /** A string as it stands, of at most `max` UTF-16 units. */
  text(name: string, max = Number.POSITIVE_INFINITY): string | undefined {
    const value = this.present(name);
    if (typeof value === 'string' && value.length <= max) return value;
    if (typeof value === 'string') this.fail(name, `must not be longer than ${String(max)} characters`);
    else if (value !== undefined) this.fail(name, 'must be a string');
    return undefined;
  }

  /** A short string without the blanks around it; the word "None" counts as nothing. */
  label(name: string, max = 500): string | undefined {
    const value = this.text(name, max)?.trim();
    return value === '' || value === 'None' ? undefined : value;
  }

  /** A label that may also be a whole number, as ids and versions in databases are. */
  labelOrNumber(name: string, max = 500): string | undefined {
    const value = this.present(name);
    if (typeof value !== 'number') return this.label(name, max);
    if (Number.isSafeInteger(value)) return String(value);
    this.fail(name, 'must be a string or a whole number');
    return undefined;
  }

  /** A date in any of the forms of `readDate`; a year may be a number. */
  date(
    name: string,
    wrong = 'is no date; write it as "2025-10-29", "2025-10-29T08:30:00Z" or "2025"',
  ): ArticleDate | undefined {
    const value = this.present(name);
    if (value === undefined) return undefined;
    const isYear = typeof value === 'number' && Number.isInteger(value) && value >= 1000 && value <= 9999;
    const reading = typeof value === 'string' || isYear ? readDate(String(value)) : 'wrong';
    if (typeof reading === 'object') return reading.date;
    if (reading === 'wrong') this.fail(name, wrong);
    return undefined;
  }

  /** A time with its zone, as it takes to say when something ends. */
  instant(name: string): string | undefined {
    const wrong = 'must be a time with its zone, such as "2025-10-29T08:30:00Z"';
    const date = this.date(name, wrong);
    if (date === undefined || (date.precision === 'second' && date.basis === 'stated')) return date?.value;
    this.fail(name, wrong);
    return undefined;
  }

  /** One of the given words. */
  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const value = this.label(name);
    const word = words.find((each) => each === value);
    if (value !== undefined && word === undefined) this.fail(name, `must be one of ${words.join(', ')}`);
    return word;
  }

  /** A BCP 47 language tag; an underscore in it becomes a hyphen. */
  language(name: string): string | undefined {
    const value = this.label(name)?.replaceAll('_', '-');
    if (value === undefined || /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,4}$/i.test(value)) return value;
    this.fail(name, 'must be a language tag such as "fr" or "en-GB"');
    return undefined;
  }

  /** Names as a list or as one string, without blanks around them and without empty ones. */
  names(name: string, max = 500): readonly string[] | undefined {
    const value = this.present(name);
    if (value === undefined) return undefined;
    if (typeof value === 'string') {
      const one = this.label(name, max);
      return one === undefined ? undefined : [one];
    }
    const items = this.list(name);
    const list = new Fields(Object.fromEntries(items.entries()), this.errors, this.pointer + pointerSegment(name));
    const found = items.map((_item, index) => list.label(String(index), max)).filter((item) => item !== undefined);
    return found.length === 0 ? undefined : found;
  }

  /** The items of an array; none when the member is absent. */
  list(name: string): readonly JsonValue[] {
    const value = this.present(name);
    if (value === undefined) return [];
    if (Array.isArray(value)) return value as readonly JsonValue[];
    this.fail(name, 'must be an array');
    return [];
  }

  /** The objects of an array, each to be read by its own fields; none when the member is absent. */
  objects(name: string): readonly Fields[] {
    const at = this.pointer + pointerSegment(name);
    return this.list(name).flatMap((item, index) => {
      if (isJsonObject(item)) return [new Fields(item, this.errors, at + pointerSegment(index))];
      this.note(at + pointerSegment(index), 'must be an object');
      return [];
    });
  }

  /** Notes that a member is wrong. */
  private fail(name: string, detail: string): void {
    this.note(this.pointer + pointerSegment(name), detail);
  }

  private note(pointer: string, detail: string): void {
    if (this.errors.length < maxErrors) this.errors.push({ pointer, detail });
  }

  private present(name: string): JsonValue | undefined {
    const value = member(this.object, name);
    return value === null || value === '' ? undefined : value;
  }
}
