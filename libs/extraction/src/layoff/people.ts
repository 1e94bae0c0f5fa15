import { tagsOf, wordsAt, type Clause, type Reading } from '../text/document.js';
import { canBePerson, type Cast, type Mention } from '../names/entities.js';

/** A person named as hit, with the post that stands beside the name. */
export interface HitPerson {
  readonly mention: Mention;
  readonly post?: { readonly text: string; readonly from: number; readonly to: number };
}

const openers =
  /^(?:parmi|figurent|figure|dont|notamment|among|including|include|includes|entre|concernés|touchés|compris|names|noms)$/;

/** The people that a sentence about job cuts lists as hit: "among those laid off are X, head of casting, and Y, a producer". */
export function peopleHit(clause: Clause, cast: Cast, reading: Reading): HitPerson[] {
  let opened = -1;
  for (let at = clause.from; at < clause.to && opened < 0; at += 1)
    if (openers.test(clause.tokens[at]!.low)) opened = at;
  if (opened < 0) return [];
  const people = cast.mentionsIn(clause).filter((mention) => mention.from > opened && canBePerson(mention));
  if (people.length === 0) return [];
  return people
    .filter((mention) => isListed(mention, clause, people))
    .map((mention) => {
      const post = postBeside(mention, clause, reading);
      return post ? { mention, post } : { mention };
    });
}

/** A listed person stands at the head of an item: after a comma, a colon, "et", "as well as"; the first one after the opening verb. */
function isListed(mention: Mention, clause: Clause, people: readonly Mention[]): boolean {
  const before = clause.tokens[mention.from - 1];
  const low = before?.low ?? '';
  if (
    /^(?:[,:;(]|et|and|que|are|figurent|figure|notamment|including|include|includes|is|sont|comme|as|of|or|ou|plus)$/.test(
      low,
    )
  )
    return true;
  return mention === people[0] && Boolean(postBefore(mention, clause));
}

function postBefore(mention: Mention, clause: Clause): { from: number; to: number } | undefined {
  return tagsOf(clause, 'post').find(
    (tag) =>
      tag.to === mention.from ||
      (tag.to < mention.from && mention.from - tag.to <= 4 && clause.tokens[mention.from - 1]?.text !== ','),
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
