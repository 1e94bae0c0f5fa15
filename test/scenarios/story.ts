import type { ClaimKind, OrganisationEntry } from '@newsledger/newsroom';
import type { Desk } from './newsroom.js';

/** An article as a scraper delivers it, in the plain shape. */
export interface Piece {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly date: string;
  readonly lang: string;
  readonly publisher: string;
  readonly authors?: readonly string[];
  readonly modified?: string;
  readonly version?: string;
  readonly pubStatus?: 'usable' | 'withheld' | 'canceled';
}

/** One case that readers are to see at the end. What is not said is not looked at. */
export interface Expected {
  readonly kind: ClaimKind;
  /** The pieces that make its claims, by their names in the story. */
  readonly from: readonly string[];
  readonly figure?: number;
  /** Every figure that is shown side by side, ascending. */
  readonly figures?: readonly number[];
  readonly person?: string;
  readonly amount?: number;
  readonly independent?: number;
  readonly canceled?: true;
  /** What the sources contradict each other in, as pointers. */
  readonly conflicts?: readonly string[];
  /** Reasons for which a person is asked, among others. */
  readonly review?: readonly string[];
  /** How it stands to other cases. */
  readonly related?: readonly string[];
}

/** Given these articles, and what an editor does between them, then readers see these cases, in whatever order the articles came. */
export interface Story {
  readonly name: string;
  /** What the register knows before. */
  readonly organisations?: readonly OrganisationEntry[];
  readonly given: Readonly<Record<string, Piece>>;
  /** What an editor does once all of these have come. */
  readonly edit?: (desk: Desk) => Promise<void>;
  /** Articles that come after the editor. */
  readonly afterwards?: Readonly<Record<string, Piece>>;
  readonly then: readonly Expected[];
}

/** Every piece of a story by its name. */
export const piecesOf = ({ given, afterwards = {} }: Story): Record<string, Piece> => ({ ...given, ...afterwards });

type Written = Pick<Piece, 'text' | 'date'> & Partial<Omit<Piece, 'title'>> & { readonly path?: string };

/** A publisher: whatever appears there has an address of its own, made from its title unless it is given. */
export const paper =
  (publisher: string, host: string, lang: string) =>
  (title: string, { path, ...written }: Written): Piece => {
    const slug = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
    return {
      url: encodeURI(`https://${host}${path ?? `/${written.date}/${slug}`}`),
      title,
      lang,
      publisher,
      ...written,
    };
  };

/** A later delivery of the same article. */
export const again = (piece: Piece, changes: Partial<Piece>): Piece => ({ ...piece, ...changes });
