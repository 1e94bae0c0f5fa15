import { functionWords } from '../lexicon/data/function-words.js';
import type { Tag } from '../lexicon/phrases.js';
import { isNameWord } from '../names/name-words.js';
import { lowAt, type Clause, type Reading } from '../text/document.js';
import { isForNow, takesOver } from './arrivals.js';
import { mayBeListed } from './bullets.js';
import { isFilled } from './duties.js';
import { endsSomething, isNoLonger } from './departures.js';
import { describes } from './descriptions.js';
import { handsOver } from './entrusting.js';
import { hasPronounObject } from './handovers.js';
import { unitToLead } from './heads.js';
import { isColumn } from './headings.js';
import { pluralAfter } from './lists.js';
import { mayPresent } from './presentations.js';
import { pronouns } from './pronouns.js';
import { hasPassive } from './subjects.js';

/** Whether a reader can find a move at a tag of its category: what it asks of the words alone, before names are read. */
type Sign = (clause: Clause, tag: Tag, reading: Reading) => boolean;

const signs: ReadonlyMap<string, Sign> = new Map(
  Object.entries<Sign>({
    appointVerb: (clause, tag) =>
      hasSeat(clause, tag.to) ||
      pluralAfter(clause, tag.to) >= 0 ||
      clause.tags.some(({ category }) => category === 'succeedVerb'),
    entrustVerb: (clause, tag) =>
      (hasSeat(clause, tag.from - 8) || handsOver(clause, tag)) && mayName(clause, tag.to, tag.to + 19),
    becomeVerb: (clause, tag) =>
      isFilled(clause, tag)
        ? mayName(clause, tag.to, tag.to + 7)
        : (hasSeat(clause) ||
            isForNow(clause, tag) ||
            isOfAnother(clause, tag) ||
            takesOver(clause, tag) ||
            lowAt(clause, tag.to - 1) === 'at' ||
            unitToLead(clause, tag) > 0) &&
          hasPerson(clause, tag.from),
    newPost: (clause, tag) => hasSeat(clause, tag.to, tag.to + 3),
    joinVerb: (clause, tag) =>
      (mayName(clause, tag.to, tag.to + 5) || hasSeat(clause, tag.from, tag.to + 20)) &&
      (hasPerson(clause, tag.from) || lowAt(clause, tag.from) === 'joining'),
    succeedVerb: (clause, tag) => mayName(clause, tag.to, tag.to + 13) || hasPronounObject(clause, tag),
    leaveVerb: (clause, tag, reading) =>
      (mayName(clause, tag.to, tag.to + 4) ||
        hasSeat(clause, tag.to, tag.to + 5) ||
        endsSomething(clause, tag, reading)) &&
      hasPerson(clause, tag.from),
    resignVerb: (clause, tag) => hasPerson(clause, tag.from),
    ousterVerb: (clause, tag) =>
      isParting(clause, tag)
        ? hasSeat(clause) && mayName(clause, tag.to, tag.to + 9)
        : hasPassive(clause, tag) ||
          !/^(?:a|ont|avait|aurait|has|have|had|to|de|d')$/.test(lowAt(clause, tag.from - 1)) ||
          (hasSeat(clause) && mayName(clause, tag.to, tag.to + 9)),
    endPhrase: (clause, tag) =>
      (hasPerson(clause, tag.from) || mayName(clause, tag.to, tag.to + 9)) &&
      (hasSeat(clause, clause.from, tag.to + 6) || !isNoLonger(clause, tag)),
    appointNoun: (clause, tag) => ofSomeone(clause, tag) || pluralAfter(clause, tag.to) >= 0,
    leaveNoun: (clause, tag) => ofSomeone(clause, tag) || pluralAfter(clause, tag.to) >= 0,
    successorNoun: (clause, tag) => mayName(clause, tag.to, tag.to + 5),
    interimVerb: () => true,
    headedBy: (clause, tag) => mayName(clause, tag.to, tag.to + 11),
    toBoard: () => true,
  }),
);

/** "loses X", "says goodbye to X": verbs of much else. */
const isParting = (clause: Clause, { from }: Tag): boolean =>
  /^(?:los|say|said|bid|wav|part|get|got|demot)/.test(lowAt(clause, from));

/** "son départ", "X's exit", "la nomination de X". */
function ofSomeone(clause: Clause, tag: Tag): boolean {
  if ([1, 2, 3].some((back) => /^(?:'s|son|sa|his|her)$/.test(lowAt(clause, tag.from - back)))) return true;
  return /^(?:de|d'|du|des|of)$/.test(lowAt(clause, tag.to)) && mayName(clause, tag.to, tag.to + 10);
}

/** "takes over X's duties": a name with an "'s" stands behind. */
const isOfAnother = (clause: Clause, tag: Tag): boolean =>
  mayName(clause, tag.to, tag.to + 1) && [1, 2, 3, 4].some((step) => lowAt(clause, tag.to + step) === "'s");

/** A post, or a phrase for one, begins within tokens [from, to). */
const hasSeat = (clause: Clause, from = clause.from, to = clause.to): boolean =>
  clause.tags.some((tag) => seats.has(tag.category) && tag.from >= from && tag.from < to);
const seats = new Set(['post', 'headship', 'role', 'headVerb']);

/** A word of tokens [from, to) may be one of a name; where capitals tell nothing, every word may. */
function mayName(clause: Clause, from: number, to: number): boolean {
  if (clause.titleCase) return true;
  for (let at = from; at < Math.min(to, clause.to); at += 1)
    if ((isNameWord(clause.tokens[at]) && !isFunction(clause, at)) || lowAt(clause, at) === 'université') return true;
  return false;
}

/** "Le maire", "Depuis": a small word with a capital begins no name unless one follows, or all of it is in capitals. */
const isFunction = ({ tokens }: Clause, at: number): boolean =>
  functionWords.has(tokens[at]!.low) && !isNameWord(tokens[at + 1]) && !/^\p{Lu}{2}/u.test(tokens[at]!.text);

/** A name, or a pronoun that stands for one, begins before a token. */
function hasPerson(clause: Clause, to: number): boolean {
  for (let at = clause.from; at < to; at += 1) if (pronouns.test(lowAt(clause, at))) return true;
  return mayName(clause, clause.from, to) || describes(clause);
}

/** Whether the words of a sentence allow a move at a tag. Certain when it says no: then no name needs to be read. */
export const maySay = (clause: Clause, tag: Tag, reading: Reading): boolean =>
  signs.get(tag.category)?.(clause, tag, reading) ?? false;

/** The sentences whose words allow a move. */
export function sentencesToRead(reading: Reading): Clause[] {
  const found: Clause[] = [];
  const column = isColumn(reading);
  for (const clause of reading.clauses)
    if (
      clause.tags.some((tag) => maySay(clause, tag, reading) || (column && tag.category === 'post')) ||
      mayPresent(clause, reading) ||
      mayBeListed(clause, reading)
    )
      found.push(clause);
  return found;
}
