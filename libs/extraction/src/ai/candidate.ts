import type { AiInitiativeClaim, CounterpartyRole, Initiative } from '@newsledger/newsroom';
import type { Tag } from '../lexicon/phrases.js';
import type { Mention } from '../names/entities.js';
import type { Clause } from '../text/document.js';
import type { Money } from '../text/money.js';
import type { Scene } from './actors.js';
import type { AiContext } from './context.js';

export interface Party {
  readonly mention: Mention;
  readonly role: CounterpartyRole;
}

/** A product by its name, at tokens [from, to) of a clause. */
export interface Product {
  readonly name: string;
  readonly clause: Clause;
  readonly from: number;
  readonly to: number;
}

/** What one organisation does about AI, as one sentence says it. The actor may be named in an earlier sentence. */
export interface AiCandidate {
  readonly clause: Clause;
  readonly from: number;
  readonly to: number;
  readonly initiative: Initiative;
  readonly actor: Mention;
  readonly counterparties: readonly Party[];
  readonly product?: Product;
  readonly money?: Money;
  readonly stage?: NonNullable<AiInitiativeClaim['stage']>;
}

/** Reads what a tag of a clause tells, or nothing; several deeds where the sentence lists them. */
export type Reader = (
  clause: Clause,
  tag: Tag,
  scene: Scene,
  context: AiContext,
) => AiCandidate | readonly AiCandidate[] | undefined;

/** A candidate of a clause without the slots that its kind does not fill. */
export const candidate = (
  clause: Clause,
  tag: { readonly from: number; readonly to: number },
  initiative: Initiative,
  actor: Mention,
  counterparties: readonly Party[] = [],
): AiCandidate => ({ clause, from: tag.from, to: tag.to, initiative, actor, counterparties });

/** Whether a token between [from, to) is a mark that ends what goes before. */
export function isCut(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (/^[;:.]$/.test(clause.tokens[at]!.text)) return true;
  return false;
}
