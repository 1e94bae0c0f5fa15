import { canBeOrganisation, type Cast, type Entity, type Mention } from '../names/entities.js';
import { isNeverEmployer } from '../names/names.js';
import { isSubjectLike } from '../names/subject.js';
import { lowAt, type Clause, type Reading } from '../text/document.js';

/** Whether a clause begins a line of its field. */
function beginsLine(clause: Clause, before: Clause | undefined): boolean {
  if (before?.field !== clause.field) return true;
  return clause.field.text.slice(before.end, clause.start).includes('\n');
}

/**
 * The house at the head of the line that a sentence stands in: "Marlowe: chairman X stood down", "CHEVRON, up 2.9 percent: X was
 * named", "Éditions du Phare. X succède à Y". Undefined where the line has no such head.
 */
export function lineHouse(clause: Clause, reading: Reading, cast: Cast): Mention | undefined {
  const own = headOf(clause, false, cast);
  if (own) return own;
  let index = clause.index;
  while (index > 0 && clause.index - index < 6 && !beginsLine(reading.clauses[index]!, reading.clauses[index - 1]))
    index -= 1;
  const head = reading.clauses[index]!;
  return headOf(head, head !== clause, cast);
}

/** The name that opens a line, where only a colon, or a remark and a colon, or nothing else of its sentence follows. */
function headOf(line: Clause, alone: boolean, cast: Cast): Mention | undefined {
  const { tokens } = line;
  let from = line.from;
  while (from < line.to && /^[-\u2022*\u2013\u2014#]$/.test(tokens[from]!.text)) from += 1;
  if (/^(?:chez|at|the|le|la|les|l'|groupe|group)$/.test(lowAt(line, from))) from += 1;
  const mention = cast.mentionsIn(line).find((one) => one.from === from);
  if (!mention || (!isHouse(mention) && !isListed(mention, from))) return undefined;
  const { to } = mention;
  if (alone && (to === line.to || (to === line.to - 1 && lowAt(line, to) === '.'))) return mention;
  for (let at = to; at < Math.min(line.to, to + 8); at += 1) {
    if (lowAt(line, at) === ':') return mention;
    if (at === to && !/^[,(\u2013\u2014-]$/.test(lowAt(line, at))) return undefined;
    if (line.tags.some((tag) => tag.from === at && tag.category.endsWith('Verb'))) return undefined;
  }
  return undefined;
}

/** A single word of no certain kind, where the lines around begin with names as well. */
function isListed({ entity, name, clause }: Mention, from: number): boolean {
  if (entity.kind === 'person' || entity.kind === 'place' || name.titled || isNeverEmployer(entity.name)) return false;
  const { text } = clause.field;
  const heads = /\n[-\u2022*] ?\p{Lu}|\n\p{Lu}[\p{L}'&-]*(?: \p{Lu}[\p{L}'&-]*){0,3} ?:/gu;
  return (
    (lowAt(clause, from + 1) === ':' || lowAt(clause, from + 1) === ',') &&
    (text.slice(0, 4000).match(heads)?.length ?? 0) >= 2
  );
}

const isHouse = (mention: Mention): boolean =>
  canBeOrganisation(mention) && !mention.name.titled && mention.entity.name.length > 2;

const staffing =
  /^(?:appoint|ouster|entrust|leave|resign|succeed|become)(?:Verb|Noun)$|^(?:post|headship|newPost|successorNoun)$/;
const regime =
  /^(?:executives?|management|leadership|reshuffles?|shake-up|shakeup|board|boardroom|direction|gouvernance|organigramme|dirigeants?|chief|boss|patron|patronne|remaniement|succession|nominations?)$/;

/**
 * The house that a title about those at the top begins with, or says to appoint or dismiss them: "X poaches Y's Z", "X recrute chez Y",
 * "X loses finance head".
 */
export function titleActor(reading: Reading, cast: Cast): Entity | undefined {
  const title = reading.clauses[0];
  if (title?.field.field !== 'title') return undefined;
  const tag = title.tags.find(
    ({ category, from }) =>
      /^(?:appoint|ouster|entrust)Verb$/.test(category) &&
      !/^(?:nommé|promu|élu|désigné|choisi|limogé|évincé)e?s?$/.test(lowAt(title, from)),
  );
  const subject =
    tag &&
    cast
      .mentionsIn(title)
      .filter((one) => one.to <= tag.from && tag.from - one.to <= 2)
      .at(-1);
  if (subject?.entity.kind === 'organisation' && isSubjectLike(subject)) return subject.entity;
  const first = cast.mentionsIn(title)[0];
  if (!first || first.from > title.from + 1 || first.entity.kind !== 'organisation' || !isSubjectLike(first))
    return undefined;
  const about =
    title.tags.some(({ category }) => staffing.test(category)) ||
    title.tokens.slice(title.from, title.to).some(({ low }) => regime.test(low));
  return about ? first.entity : undefined;
}

/** "is defecting to rival Tansy, where she will become chief": the house right before the clause in which one moves. */
export function whereHouse(clause: Clause, at: number, cast: Cast): Mention | undefined {
  for (let before = at - 1; before > clause.from && at - before <= 6; before -= 1) {
    if (lowAt(clause, before) === ',') return undefined;
    if (!/^(?:where|où)$/.test(lowAt(clause, before))) continue;
    const end = lowAt(clause, before - 1) === ',' ? before - 1 : before;
    return cast.mentionsIn(clause).find((one) => one.to === end && canBeOrganisation(one));
  }
  return undefined;
}

/** "Nominations", "Appointments in brief": the title is that of a column. */
export const isColumn = ({ clauses }: Reading): boolean =>
  clauses[0]?.field.field === 'title' &&
  clauses[0].tokens.some(({ low }) => /^(?:nominations|appointments|promotions|carnet|hires)$/.test(low));
