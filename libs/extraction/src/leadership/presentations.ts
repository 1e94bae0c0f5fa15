import { canBeOrganisation, canBePerson, type Cast, type Mention } from '../names/entities.js';
import { isNameWord } from '../names/name-words.js';
import { compact } from '../compact.js';
import { lowAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import { findPost, isFormer, readPost, type Post } from './posts.js';
import type { Move } from './subjects.js';

/** "Il s'agit de", "C'est", "Son nom :", "Exit": how a sentence that only names someone begins, in so many tokens. */
const openings: readonly (readonly [RegExp, number])[] = [
  [/^il s' agit (?:de|d') /, 4],
  [/^(?:c' est|ce sera|voici|exit|place à) /, 2],
  [/^(?:son|leur) nom : /, 3],
];
const opened = (clause: Clause): number => {
  if (!/^(?:il|c'|ce|voici|exit|place|son|leur)$/.test(lowAt(clause, clause.from))) return -1;
  const words = clause.tokens
    .slice(clause.from, clause.from + 5)
    .map(({ low }) => low)
    .join(' ');
  const found = openings.find(([pattern]) => pattern.test(`${words} `));
  if (!found) return -1;
  return clause.from + (/^(?:voici|exit) /.test(words) ? 1 : found[1]);
};

/** Whether the words of a sentence may present someone, asked before names are read. */
export function mayPresent(clause: Clause, { clauses }: Reading): boolean {
  const at = opened(clause);
  if (at >= 0)
    return (
      isNameWord(clause.tokens[at]) && (lowAt(clause, clause.from) === 'exit' || isSought(clauses[clause.index - 1]))
    );
  return headshipOf(clause) !== undefined || isNewlyNamed(clause, clauses);
}

/** "Rédactrice en chef : X" tells of someone new where the article says that something is. */
const isNewlyNamed = (clause: Clause, clauses: readonly Clause[]): boolean => {
  const mark = colonAfterPost(clause);
  if (mark === 0 || tagsOf(clause, 'post')[0]?.from !== clause.from) return mark > 0;
  return clauses.slice(0, 3).some((one) => one.tags.some(({ category }) => category === 'newPost'));
};

/** "X a trouvé sa nouvelle directrice.": a sentence of a new post whose holder it does not name. */
const isSought = (clause: Clause | undefined): boolean =>
  clause !== undefined &&
  tagsOf(clause, 'newPost').some((tag) =>
    tagsOf(clause, 'post').some((one) => one.from >= tag.to && one.from - tag.to < 2),
  );

/** The moves of a sentence that names someone without a verb of moving. */
export function presented(clause: Clause, { clauses }: Reading, cast: Cast): Move[] {
  const at = opened(clause);
  if (at >= 0) {
    const person = cast.mentionsIn(clause).find((one) => one.from === at && canBePerson(one));
    if (!person) return [];
    if (lowAt(clause, clause.from) === 'exit')
      return [moveOf(clause, person, 'out', findPost(clause, cast, person.to, Math.min(clause.to, person.to + 4)))];
    const before = clauses[clause.index - 1];
    if (!before || cast.mentionsIn(before).some(({ entity }) => entity.kind === 'person')) return [];
    const tag = tagsOf(before, 'post').find((one) => tagsOf(before, 'newPost').some((fresh) => one.from >= fresh.to));
    const house = cast.mentionsIn(before).find((one) => canBeOrganisation(one) && one.entity.kind === 'organisation');
    const post = tag && readPost(before, cast, tag.from);
    return [{ ...moveOf(clause, person, 'in', undefined), ...compact({ organisation: post?.organisation ?? house }) }];
  }
  return [...(isNewlyNamed(clause, clauses) ? afterColon(clause, cast) : []), ...atHead(clause, cast)];
}

const moveOf = (clause: Clause, person: Mention, status: 'in' | 'out', post: Post | undefined): Move => ({
  clause,
  from: Math.min(person.from, post?.from ?? person.from),
  to: Math.max(person.to, post?.to ?? 0),
  person,
  status,
  ...compact({ post }),
  role: false,
  sure: true,
});

const fresh = /^(?:premier|première|nouveau|nouvelle|nouvel|futur|future|prochain|prochaine)$/;

/**
 * "Nouvelle directrice des ventes : X", "Premier directeur de l'IA à la Maif : X", "Corvane \u2013 Un nouveau DAF, X": where the mark
 * before the name stands; 0 where none does. A comma leads to a name only where nothing else is said.
 */
function colonAfterPost(clause: Clause): number {
  const post = tagsOf(clause, 'post').find(
    (one) => one.from - clause.from <= 6 && (fresh.test(lowAt(clause, one.from - 1)) || one.from === clause.from),
  );
  if (!post) return 0;
  const bare = post.from === clause.from;
  for (let at = post.to; at < Math.min(clause.to, post.to + 12); at += 1) {
    const low = lowAt(clause, at);
    if (low === ':' && (!bare || at - post.to <= 3)) return isNameWord(clause.tokens[at + 1]) ? at : 0;
    if (low === ',' && !bare && isNameWord(clause.tokens[at + 1]) && !hasVerb(clause)) return at;
    if (clause.tokens[at]!.kind === 'mark') return 0;
  }
  return 0;
}

/** A sentence that tells something by a verb, and not by its nouns alone. */
const hasVerb = (clause: Clause): boolean =>
  clause.tags.some(({ category }) =>
    /^(?:appoint|become|join|leave|resign|ouster|succeed|entrust)Verb$|^report$/.test(category),
  ) ||
  clause.tokens
    .slice(clause.from, clause.to)
    .some(({ low }) =>
      /^(?:est|sont|a|ont|était|avait|qui|sera|seront|va|vont|veut|fait|dit|peut|doit|y|ne|n'|se|s')$|(?:era|eront|aient|ait)$/.test(
        low,
      ),
    );

function afterColon(clause: Clause, cast: Cast): Move[] {
  const colon = colonAfterPost(clause);
  const person =
    colon > 0 ? cast.mentionsIn(clause).find((one) => one.from === colon + 1 && canBePerson(one)) : undefined;
  const tag = tagsOf(clause, 'post')[0];
  if (!person || !tag) return [];
  const house = cast
    .mentionsIn(clause)
    .find(
      (one) =>
        one.to === colon &&
        canBeOrganisation(one) &&
        /^(?:à|au|la|l'|le|chez|de|du|d')$/.test(lowAt(clause, one.from - 1)),
    );
  const post = readPost(clause, cast, tag.from);
  return [{ ...moveOf(clause, person, 'in', post), ...compact({ organisation: post.organisation ?? house }) }];
}

/** "X à la direction financière de Y", "X aux commandes de Y": the place at the head in a sentence that has no verb. */
function headshipOf(clause: Clause): { from: number; to: number } | undefined {
  if (clause.to - clause.from > 22) return undefined;
  const found = tagsOf(clause, 'headship').find(
    ({ from }) =>
      (lowAt(clause, from - 1) === 'aux' || (lowAt(clause, from - 1) === 'la' && lowAt(clause, from - 2) === 'à')) &&
      clause.tokens[from - (lowAt(clause, from - 1) === 'aux' ? 2 : 3)]?.capital === true,
  );
  return found && !hasVerb(clause) ? found : undefined;
}

/** A name that opens the sentence, or what stands behind its colon or dash. */
const opensPart = (clause: Clause, at: number): boolean =>
  at === clause.from || /^[:\u2013\u2014-]$/.test(lowAt(clause, at - 1));

function atHead(clause: Clause, cast: Cast): Move[] {
  const tag = headshipOf(clause);
  if (!tag) return [];
  const start = lowAt(clause, tag.from - 1) === 'aux' ? tag.from - 1 : tag.from - 2;
  const person = cast
    .mentionsIn(clause)
    .find((one) => one.to === start && one.entity.kind === 'person' && opensPart(clause, one.from));
  const post = readPost(clause, cast, tag.from);
  if (!person || isFormer(clause, person.from)) return [];
  return post.organisation || clause.field.field === 'title' ? [moveOf(clause, person, 'in', post)] : [];
}
