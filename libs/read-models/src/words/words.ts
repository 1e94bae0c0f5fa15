import type { Content, EventStore } from '@newsledger/event-store';
import type { Span } from '@newsledger/newsroom';

/** What an article says, as it is stored once under its hash. */
export interface ArticleDocument {
  readonly authors?: readonly string[];
  readonly text: string;
  readonly title: string;
}

export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A place in a text. */
export type Place = Omit<Span, 'slot'>;

/** How much of a text stands before and after a quote, in UTF-16 units. */
const contextLength = 32;
const decoder = new TextDecoder();

/**
 * The words that rows name by hash, offset and reference: read once for a whole answer. What was erased, or never came, is
 * answered with undefined and is no error.
 */
export class Words {
  private constructor(
    private readonly documents: ReadonlyMap<string, ArticleDocument>,
    private readonly names: ReadonlyMap<string, string | null>,
  ) {}

  /** Reads the texts and the names that an answer needs, in at most two queries. */
  static async read(
    store: Pick<EventStore, 'contents' | 'secrets'>,
    wanted: { readonly hashes: Iterable<string>; readonly refs: Iterable<string> },
  ): Promise<Words> {
    const [hashes, refs] = [[...new Set(wanted.hashes)], [...new Set(wanted.refs)]];
    const [contents, secrets] = await Promise.all([
      hashes.length > 0 ? store.contents(hashes) : new Map<string, Content>(),
      refs.length > 0 ? store.secrets(refs) : new Map<string, { value: string }>(),
    ]);
    const documents = [...contents].map(([hash, { body }]) => [hash, parse(body)] as const);
    const names = [...secrets].map(([ref, secret]) => [ref, 'value' in secret ? secret.value : null] as const);
    return new Words(
      new Map(documents.filter((entry) => entry[1] !== undefined) as [string, ArticleDocument][]),
      new Map(names),
    );
  }

  document(textHash: string): ArticleDocument | undefined {
    return this.documents.get(textHash);
  }

  /**
   * The words of a span with what stands around them; undefined where the text is not stored or ends before the span does. Nothing
   * of what the `hidden` spans cover is given.
   */
  quote(textHash: string, { field, start, end }: Place, hidden: readonly Place[] = []): Quote | undefined {
    const text = this.documents.get(textHash)?.[field];
    if (text === undefined || end > text.length) return undefined;
    const covered = hidden.filter((place) => place.field === field);
    if (covered.some((place) => place.start < end && start < place.end)) return undefined;
    const from = Math.max(
      0,
      start - contextLength,
      ...covered.filter((place) => place.end <= start).map((place) => place.end),
    );
    const to = Math.min(
      text.length,
      end + contextLength,
      ...covered.filter((place) => place.start >= end).map((place) => place.start),
    );
    return {
      exact: text.slice(start, end),
      prefix: text.slice(wholeCharacter(text, from), start),
      suffix: text.slice(end, wholeCharacter(text, to)),
    };
  }

  /** The name behind a reference; null where it was erased. */
  name(ref: string): string | null {
    return this.names.get(ref) ?? null;
  }
}

/** The offset itself, or the next one where it would cut a surrogate pair in two. */
function wholeCharacter(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  const inPair = unit >= 0xdc00 && unit <= 0xdfff && offset > 0;
  return inPair ? offset + 1 : offset;
}

/** Contents of other kinds, as raw bodies, are no documents. */
function parse(body: Uint8Array): ArticleDocument | undefined {
  const value = JSON.parse(decoder.decode(body)) as Partial<ArticleDocument>;
  return typeof value.text === 'string' && typeof value.title === 'string' ? (value as ArticleDocument) : undefined;
}
