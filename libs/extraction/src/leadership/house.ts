import { canBeOrganisation, rootOf, type Cast, type Entity, type Mention } from '../names/entities.js';
import { inApposition } from '../names/beside.js';
import { isDepartment } from '../lexicon/data/departments.js';
import { governorOf, inBrackets, isSource, isSubjectLike, lastNamed } from '../names/subject.js';
import { lowAt, tagAt, tagsOf, type Reading } from '../text/document.js';
import { isBarePost, isStrongPost } from './post-kinds.js';
import { postBeside } from './beside.js';
import { postHeldBy } from './held.js';
import { lineHouse, whereHouse } from './headings.js';
import type { Move } from './subjects.js';
import { isWorkplace } from './workplaces.js';

/** The organisation or unit whose post it is. */
export interface Place {
  readonly mention: Mention;
  readonly same: boolean;
}

/** Whose post it is: named by the post, by the verb, beside the person, in the sentence, or before it. */
export function placeOf(move: Move, reading: Reading, cast: Cast, salient: Entity | undefined): Place | undefined {
  const own = housePost(move) ?? usable(move.organisation) ?? ofPost(move.post?.organisation);
  if (own) return { mention: own, same: false };
  const where = whereHouse(move.clause, move.from, cast) ?? lineHouse(move.clause, reading, cast);
  if (where) return { mention: where, same: false };
  const near = placeBeside(move, reading, cast, salient) ?? placeInClause(move, cast, salient);
  if (near) return near;
  const unit = unitBefore(move, reading, cast);
  if (unit) return { mention: unit, same: false };
  const lone = reading.language === 'en' ? loneHouse(move, cast) : undefined;
  if (lone) return { mention: lone, same: false };
  const leads = move.clause.index <= 3 && salientTitled(salient);
  if ((!move.sure && !leads) || isLoose(move, salient)) return undefined;
  const found = houseOf(move, reading, cast, salient);
  const mention = found && isFormerPlace(found) ? found.entity.mentions.find((one) => !isFormerPlace(one)) : found;
  return mention && { mention, same: false };
}

/** The only name of a sentence beside those of people, one word of no certain kind, where a post of ours is told of: the house. */
function loneHouse({ clause, post, person, to }: Move, cast: Cast): Mention | undefined {
  if (!post || isBarePost(post) || !isStrongPost(post)) return undefined;
  const names = cast.mentionsIn(clause).filter((one) => one.entity !== person.entity && one.entity.kind !== 'place');
  const houses = names.filter((one) => one.entity.kind !== 'person');
  const [only] = houses;
  if (!only || houses.some(({ entity }) => entity !== only.entity) || only.entity.kind !== 'unknown') return undefined;
  if (only.from >= to && tagAt(clause, 'report', only.to)) return undefined;
  if (only.entity.key.includes(' ') || !usable(only) || isFormerPlace(only) || inBrackets(only)) return undefined;
  return isSubjectLike(only) ||
    /^(?:at|of|for|chez|de|du|d')$/.test(governorOf(only) ?? '') ||
    lowAt(clause, only.to) === "'s"
    ? only
    : undefined;
}

/** "Studivox se sépare de X, la directrice générale de Canal Lumen": who dismisses is not always whose post it is. */
const housePost = ({ status, post, organisation, person }: Move): Mention | undefined =>
  status.startsWith('out') &&
  organisation &&
  post &&
  post.from > person.from &&
  post.organisation?.entity.kind === 'organisation'
    ? ofPost(post.organisation)
    : undefined;

/** A post that much else has ("président"), said once of someone, in an article whose title names no house. */
function isLoose({ clause, post, person }: Move, salient: Entity | undefined): boolean {
  const owned = post !== undefined && /^(?:sa|son|leur)$/.test(lowAt(clause, post.from - 1));
  const weak = post !== undefined && !owned && !isBarePost(post) && !isStrongPost(post);
  return weak && person.entity.mentions.length < 2 && !salientTitled(salient);
}

/** The house of the post that stands beside the name; a new role without a house of its own is one in the article's house. */
function placeBeside(move: Move, reading: Reading, cast: Cast, salient: Entity | undefined): Place | undefined {
  const beside = postBeside(move.clause, cast, move.person);
  const mention = beside && !beside.former ? usable(beside.post.organisation) : undefined;
  if (!beside || !mention) return undefined;
  const other = beside.post.from !== move.post?.from && move.status.startsWith('in');
  if (other && isPresent(move, beside.post.from)) return undefined;
  if (other && salient && rootOf(mention.entity) !== salient && isProminent(salient) && !move.role) return undefined;
  if (move.role && salient && rootOf(mention.entity) !== salient) {
    const chief =
      lastNamed(reading, cast, move.clause, 4, (entity) => rootOf(entity) === salient) ?? salient.mentions[0];
    if (chief) return { mention: rootMention(chief, salient), same: true };
  }
  return { mention, same: beside.post.from !== move.post?.from };
}

/** "X, actuel PDG de Y", "X, currently an executive at Y": what one who comes is until then. */
const isPresent = (move: Move, at: number): boolean =>
  isAlso(move, at) ||
  [1, 2, 3].some((back) =>
    /^(?:actuel|actuelle|actuellement|current|currently|presently|jusqu'|jusque|until|recently|previously)$/.test(
      lowAt(move.clause, at - back),
    ),
  );

/** "X, who is also president of Y, has been named": a post beside the new one. */
const isAlso = ({ clause, from }: Move, at: number): boolean =>
  at < from &&
  [2, 3, 4].some(
    (back) => /^(?:who|qui)$/.test(lowAt(clause, at - back)) && /^(?:is|est)$/.test(lowAt(clause, at - back + 1)),
  );

/** "chez X", "au sein de X", "at X": where the sentence says that it is. */
export function placeAt(move: Move, cast: Cast): Place | undefined {
  const mention = cast
    .mentionsIn(move.clause)
    .find(
      (one) =>
        usable(one)?.entity.kind === 'organisation' &&
        !isFormerPlace(one) &&
        (/^(?:chez|at)$/.test(governorOf(one) ?? '') || lowAt(move.clause, one.from - 2) === 'sein'),
    );
  return mention && { mention, same: false };
}

/** The organisation of the sentence that stands nearest as subject or after "chez", "de". */
function placeInClause(move: Move, cast: Cast, salient: Entity | undefined): Place | undefined {
  const of = (one: Mention): number => weight(one, move) + (salient && rootOf(one.entity) === salient ? 1.2 : 0);
  const beside = postBeside(move.clause, cast, move.person)?.post.organisation;
  // "After X left the company, its owner Corvane": who stands behind "the company" is another.
  const leavesTheHouse =
    /^(?:the|le|la|l')$/.test(lowAt(move.clause, move.to)) && isWorkplace(move.clause, move.to + 1, 1);
  const near = cast
    .mentionsIn(move.clause)
    .filter(
      (one) =>
        usable(one) &&
        one.entity.kind === 'organisation' &&
        !isFormerPlace(one) &&
        !inBrackets(one) &&
        !isOfDeal(one) &&
        !inApposition(one) &&
        !(leavesTheHouse && one.from >= move.to) &&
        !isElsewhere(one, move, cast) &&
        one !== beside,
    )
    .sort((a, b) => of(b) - of(a))[0];
  return near && of(near) > 0.9 ? { mention: near, same: false } : undefined;
}

/** "X, who also heads Y, has been named", "Y's Z": the house of a relative clause that closes before the move, or of someone else; and a thing that is sold. */
function isElsewhere(one: Mention, { clause, from, person }: Move, cast: Cast): boolean {
  if (/^(?:service|services|app|platform|software|chip|chips|product|products)$/.test(lowAt(clause, one.to)))
    return true;
  if (
    lowAt(clause, one.to) === "'s" &&
    cast
      .mentionsIn(clause)
      .some((other) => other.from === one.to + 1 && other.entity.kind === 'person' && other.entity !== person.entity)
  )
    return true;
  if (one.to >= from || lowAt(clause, one.to) !== ',') return false;
  for (let at = one.from - 1; at > person.from && one.from - at <= 12; at -= 1) {
    if (lowAt(clause, at) === ',') return false;
    if (/^(?:who|qui)$/.test(lowAt(clause, at))) return lowAt(clause, at - 1) === ',';
  }
  return false;
}

/** "the company's Red Hat acquisition", "l'acquisition de X": a thing that was bought or sold. */
const isOfDeal = ({ clause, from, to }: Mention): boolean =>
  /^(?:acquisition|deal|merger|takeover|purchase|sale|buyout)$/.test(lowAt(clause, to)) ||
  (/^(?:de|d'|du|of|with|avec)$/.test(lowAt(clause, from - 1)) &&
    /^(?:acquisition|rachat|merger|fusion|takeover|cession|purchase|sale)$/.test(lowAt(clause, from - 2)));

/** The one name of an article, or of its title, that can be a house, where nothing says what it is. */
export function onlyHouse({ entities }: Cast): Entity | undefined {
  const houses = new Set(
    entities.flatMap((entity) =>
      entity.mentions.some((one) => usable(one) !== undefined && !isFormerPlace(one)) ? [rootOf(entity)] : [],
    ),
  );
  const found = houses.size > 1 ? [...houses].filter(salientTitled) : [...houses];
  return found.length === 1 ? found[0] : undefined;
}

/** Named in the title, or again and again. */
const isProminent = (salient: Entity): boolean => salient.mentions.length > 2 || salientTitled(salient);

/** The article's organisation is named in its title. */
const salientTitled = (salient: Entity | undefined): boolean =>
  salient?.mentions.some((mention) => mention.clause.field.field === 'title') ?? false;

/** The house of a person whose sentence names none: said beside another mention, else the article's, else the last named. */
function houseOf(move: Move, reading: Reading, cast: Cast, salient: Entity | undefined): Mention | undefined {
  const told = besideOther(move, cast, salient);
  if (told) return told;
  const other = spokenOf(move, reading, cast, salient) ?? dontHouse(move, cast);
  if (other) return other;
  const subject = subjectBefore(move, reading, cast, salient);
  if (subject) return subject;
  const near = salient && lastNamed(reading, cast, move.clause, 25, (entity) => rootOf(entity) === salient);
  const here = salient?.mentions.find((one) => one.clause === move.clause);
  if (near ?? here) return near ?? here;
  return (
    (salient && salientTitled(salient) ? salient.mentions[0] : undefined) ??
    lastNamed(reading, cast, move.clause, 3) ??
    (salient && isProminent(salient) ? salient.mentions[0] : undefined)
  );
}

/** The house of the post beside another mention of the person. */
function besideOther(move: Move, cast: Cast, salient: Entity | undefined): Mention | undefined {
  const others = move.status.startsWith('in') && salient && isProminent(salient) ? [] : move.person.entity.mentions;
  for (const mention of others.slice(0, 20)) {
    const own = ownHouse(mention, move, cast);
    if (own) return own;
  }
  return undefined;
}

/** The house of the post that stands beside a name, or that a sentence says one has. */
function ownHouse(mention: Mention, move: Move, cast: Cast): Mention | undefined {
  const beside = postBeside(mention.clause, cast, mention);
  if (beside && mention.clause === move.clause && isPresent(move, beside.post.from)) return undefined;
  const house = beside?.former ? undefined : usable(beside?.post.organisation);
  if (house?.entity.kind === 'organisation') return house;
  const held = move.status.startsWith('out') ? usable(postHeldBy(mention, cast)?.organisation) : undefined;
  return held?.entity.kind === 'organisation' ? held : undefined;
}

/** Two sentences on, the house that is their subject is spoken of, where they do not name the article's own. */
function subjectBefore(
  { clause }: Move,
  reading: Reading,
  cast: Cast,
  salient: Entity | undefined,
): Mention | undefined {
  const before = reading.clauses
    .slice(Math.max(0, clause.index - 2), clause.index)
    .filter(({ field }) => field === clause.field);
  if (before.some((one) => cast.mentionsIn(one).some(({ entity }) => rootOf(entity) === salient))) return undefined;
  const last = lastNamed(reading, cast, clause, 2);
  return last && isSubjectLike(last) && last.entity.mentions.length > 2 ? last : undefined;
}

/** "acquiert la revue X, dont il devient directeur": the house stands before its relative clause. */
function dontHouse({ clause, from }: Move, cast: Cast): Mention | undefined {
  for (let at = from - 1; at >= clause.from && from - at <= 5; at -= 1)
    if (lowAt(clause, at) === 'dont')
      return cast.mentionsIn(clause).find((one) => (one.to === at || one.to === at - 1) && usable(one));
  return undefined;
}

/** "The coffee giant replaced X": in an article of several houses, the one that the sentence before speaks of. */
function spokenOf(move: Move, reading: Reading, cast: Cast, salient: Entity | undefined): Mention | undefined {
  const { clause } = move;
  if (clause.field.field === 'title' || !isWorkplace(clause, clause.from + 1, 3)) return undefined;
  if (!/^(?:le|la|l'|the)$/.test(lowAt(clause, clause.from))) return undefined;
  const last = lastNamed(reading, cast, clause, 1);
  return last && rootOf(last.entity) !== salient && !salientTitled(salient) ? last : undefined;
}

/** The house that a post is "of" acts here, also where it is the press. */
const ofPost = (mention: Mention | undefined): Mention | undefined =>
  mention && canBeOrganisation(mention) && !isDepartment(mention.entity.key) ? mention : undefined;

const usable = (mention: Mention | undefined): Mention | undefined =>
  mention && canBeOrganisation(mention) && !isSource(mention) ? mention : undefined;

function rootMention(mention: Mention, root: Entity): Mention {
  return mention.entity === root
    ? mention
    : (root.mentions.find((one) => one.clause.index <= mention.clause.index) ?? root.mentions[0] ?? mention);
}

function weight(mention: Mention, move: Move): number {
  const gap = mention.to <= move.from ? move.from - mention.to : Math.max(0, mention.from - move.to);
  const governor = governorOf(mention) ?? '';
  const owner = lowAt(mention.clause, mention.to) === "'s" && tagAt(mention.clause, 'post', mention.to + 1);
  const moved =
    governor === 'to' && /^(?:mov|switch|return|jump|defect|head|go)/.test(lowAt(mention.clause, move.from));
  const base =
    isSubjectLike(mention) || owner ? 2 : moved || /^(?:chez|at|de|du|d'|of|à|au)$/.test(governor) ? 1.5 : 0.8;
  return base - gap * 0.06;
}

/** "ancien cadre chez X", "former X executive", "venu de X", "from X": where the person comes from. */
export function isFormerPlace(mention: Mention): boolean {
  const { clause, from } = mention;
  if (lowAt(clause, from - 1) === 'to') return false;
  for (let at = from - 1; at >= clause.from && from - at <= 7; at -= 1) {
    const low = clause.tokens[at]!.low;
    if (
      /^(?:ancien|ancienne|anciens|ex|former|formerly|previously|venu|venue|transfuge|provenance|débauché|débauchée|from|once|used|retired|spent|began|passé|passée|passés|passées|années|years|ex-|chercher|recruté|recrutée|poached|hired|previously|arrives?|arrive|vient|débarque|departs?)$/.test(
        low,
      )
    )
      return true;
    if (low === 'recently' && /^(?:at|with|of|head|chief)$/.test(lowAt(clause, at + 1))) return true;
    if (low === 'chez' && lowAt(clause, at - 1) === 'de') return true;
    if (/^[,;:.]$/.test(low)) return false;
  }
  return false;
}

/** "La division", "this unit" in the sentence or the two before: the last unit named. */
function unitBefore(move: Move, reading: Reading, cast: Cast): Mention | undefined {
  for (let index = move.clause.index; index >= 0 && index >= move.clause.index - 2; index -= 1) {
    const clause = reading.clauses[index]!;
    if (clause.field !== move.clause.field) return undefined;
    if (tagsOf(clause, 'unitAnaphora').length === 0) continue;
    return lastNamed(reading, cast, clause, 6, (entity) => entity.unit || entity.parent !== undefined) ?? undefined;
  }
  return undefined;
}
