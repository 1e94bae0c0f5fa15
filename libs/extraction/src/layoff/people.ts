import { stanceAt } from '../discourse/assertion.js';
import { lowAt, tagsOf, wordsAt, type Clause, type Reading } from '../text/document.js';
import { canBePerson, type Cast, type Mention } from '../names/entities.js';

/** A person named as hit, with the post that stands beside the name. */
export interface HitPerson {
  readonly mention: Mention;
  readonly post?: { readonly text: string; readonly from: number; readonly to: number };
}

/** A phrase that opens a list of what is hit: "among those laid off are", "parmi lesquels", "including". */
const openers =
  /^(?:parmi|figurent|figure|dont|notamment|among|including|include|includes|entre|concernés|touchés|compris|names|noms)$/;
/** "X was among those laid off", "X fait partie des salariés licenciés": the list stands before. */
const closers = /^(?:among|parmi|partie)$/;
const copulas = /^(?:was|were|is|are|est|sont|étaient|était|figure|figurent|fait|font)$/;

/** The people that a sentence about job cuts lists as hit: "among those laid off are X, head of casting, and Y, a producer". */
export function peopleHit(clause: Clause, cast: Cast, reading: Reading): HitPerson[] {
  return listed(clause, cast).map((mention) => {
    const post = postBeside(mention, clause, reading);
    return post ? { mention, post } : { mention };
  });
}

/**
 * Sentences beside those of the claims that tell of people let go: "X was among those laid off". They belong to the one house of an
 * article whose cuts are news.
 */
export const namesTheHit = (reading: Reading, told: ReadonlySet<Clause>): Clause[] =>
  reading.clauses.filter((clause) => {
    const tag = told.has(clause)
      ? undefined
      : clause.tags.find(({ category }) => /^(?:fireVerb|layoffNoun)$/.test(category));
    return tag && !stanceAt(clause, reading, tag.from, tag.to, true).suppress;
  });

function listed(clause: Clause, cast: Cast): Mention[] {
  const named = cast.mentionsIn(clause);
  const closed = placeOf(clause, (at) => closers.test(lowAt(clause, at)) && copulas.test(lowAt(clause, at - 1)));
  if (closed >= 0) return itemsOf(clause, named, clause.from, closed - 1);
  const opened = placeOf(clause, (at) => openers.test(lowAt(clause, at)));
  const told = clause.tags.find(({ category }) => category === 'report' || category === 'source')?.from ?? clause.to;
  if (opened < 0 || told < opened) return [];
  const people = itemsOf(clause, named, opened + 1, told);
  // A name that a verb of telling follows at once is who tells it: "including its designers, Mark Hall told staff".
  return people.at(-1)?.to === told ? people.slice(0, -1) : people;
}

/** The first token of a sentence that something holds of, or -1. */
function placeOf(clause: Clause, holds: (at: number) => boolean): number {
  for (let at = clause.from; at < clause.to; at += 1) if (holds(at)) return at;
  return -1;
}

/** The people at the heads of the items of tokens [from, to), if the list that they open is one of people. */
function itemsOf(clause: Clause, named: readonly Mention[], from: number, to: number): Mention[] {
  const inside = named.filter((mention) => mention.from >= from && mention.to <= to);
  const first = inside.find(canBePerson);
  return first && opensList(clause, inside, from, first)
    ? inside.filter((mention) => canBePerson(mention) && isItem(mention, clause, first))
    : [];
}

/** Between what opens a list and the first person of it are few words, no figure and no other name: "dont 200 à Lannion" lists no people. */
function opensList(clause: Clause, named: readonly Mention[], from: number, first: Mention): boolean {
  let opened = first.from;
  while (opened > from && !opensItems(lowAt(clause, opened - 1))) opened -= 1;
  return (
    first.from - opened <= 6 &&
    clause.tokens.slice(opened, first.from).every(({ kind }) => kind === 'word') &&
    !named.some((mention) => mention.from >= opened && mention.from < first.from)
  );
}

const opensItems = (low: string): boolean => low === ':' || openers.test(low) || copulas.test(low);

/** A listed person stands at the head of an item, perhaps behind a post: after a comma, "et", "as well as". */
function isItem(mention: Mention, clause: Clause, first: Mention): boolean {
  if (mention === first) return true;
  const head = postBefore(mention, clause)?.from ?? mention.from;
  return /^(?:[,;(]|et|and|que|as|or|ou|plus|de|d')$/.test(lowAt(clause, head - 1));
}

/** A post right before a name: "head of drama Tom Reed", "veteran anchor Mary Jones". */
function postBefore(mention: Mention, clause: Clause): { from: number; to: number } | undefined {
  return tagsOf(clause, 'post').find(
    (tag) =>
      tag.to <= mention.from &&
      mention.from - tag.to <= 4 &&
      clause.tokens.slice(tag.to, mention.from).every(({ low }) => !/^(?:[,;:(]|et|and|que|as)$/.test(low)),
  );
}

/** ", responsable du casting des séries," -> the words between the commas. */
function postBeside(mention: Mention, clause: Clause, reading: Reading): HitPerson['post'] {
  const { tokens } = clause;
  const opener = tokens[mention.to]?.text;
  if (opener !== ',' && opener !== '(') {
    const before = postBefore(mention, clause);
    return before
      ? { text: wordsAt(clause, before.from, mention.from), from: before.from, to: mention.from }
      : undefined;
  }
  let from = mention.to + 1;
  // "X, who ran sales" and "X and Y, two faces of the channel" name no post.
  if (/^(?:deux|trois|two|three|both|tous|toutes)$/.test(lowAt(clause, from))) return undefined;
  if (/^(?:qui|who)$/.test(lowAt(clause, from)) && !copulas.test(lowAt(clause, from + 1))) return undefined;
  while (from < clause.to && /^(?:le|la|l'|un|une|the|a|an|qui|était|est|who|was|its|sa|son)$/.test(tokens[from]!.low))
    from += 1;
  let to = from;
  while (to < clause.to && to - from < 14 && !/^[,;.:()]$/.test(tokens[to]!.text) && !endsItem(clause, to, reading))
    to += 1;
  if (to === from || (tokens[from]!.capital && !tagsOf(clause, 'post').some((tag) => tag.from === from)))
    return undefined;
  return { text: wordsAt(clause, from, to), from, to };
}

/** "ainsi que", and an "et" before the next name, end an item of the list. */
function endsItem(clause: Clause, at: number, reading: Reading): boolean {
  const low = clause.tokens[at]!.low;
  const next = clause.tokens[at + 1];
  if (low === 'ainsi' || (low === 'as' && next?.low === 'well')) return true;
  return low === (reading.language === 'fr' ? 'et' : 'and') && Boolean(next?.capital);
}
