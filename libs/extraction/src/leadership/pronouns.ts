import { functionWords } from '../lexicon/data/function-words.js';
import { canBePerson, type Cast, type Entity, type Mention } from '../names/entities.js';
import { isSubjectLike } from '../names/subject.js';
import { lowAt, tagAt, tagEnding, type Clause, type Reading } from '../text/document.js';
import { describedIn } from './descriptions.js';

export const pronouns = /^(?:il|elle|he|she|celui-ci|celle-ci)$/;
const impersonal = /^(?:faut|fallait|y|s'|semble|pleut|convient|existe|reste|importe|suffit|est)$/;
/** Words beside a name, or the title before it, that tell whether "il" or "elle" can stand for it. */
const female =
  /^(?:directrice|présidente|nommée|élue|promue|choisie|désignée|évincée|limogée|rédactrice|administratrice|patronne|fondatrice|cofondatrice|cheffe|ancienne|née|âgée|remplacée|arrivée|passée|chairwoman|mme|mlle|madame|ms|mrs|actuelle|première|vice-présidente)$/;
const male =
  /^(?:directeur|président|nommé|élu|promu|choisi|désigné|évincé|limogé|rédacteur|administrateur|patron|fondateur|cofondateur|chef|ancien|né|âgé|remplacé|arrivé|passé|chairman|m|mr|monsieur|actuel|premier|vice-président)$/;

/** The people that a sentence names; a name of no certain kind right before a title ("Harbour Post editor") is a house. */
export const namedIn = (clause: Clause, cast: Cast): Mention[] =>
  cast.mentionsIn(clause).filter((one) => canBePerson(one) && (one.entity.kind === 'person' || isNameLike(one)));

const isNameLike = ({ clause, from, to }: Mention): boolean =>
  !functionWords.has(lowAt(clause, from)) &&
  (tagAt(clause, 'post', to) === undefined || tagEnding(clause, 'appointVerb', from) !== undefined);

/** The people of a sentence and, at their places, the pronouns that stand for people named before. */
export function peopleIn(clause: Clause, reading: Reading, cast: Cast): Mention[] {
  const named = namedIn(clause, cast);
  const people = [...named];
  for (let at = clause.from; at < clause.to && people.length - named.length < 3; at += 1) {
    const low = lowAt(clause, at);
    if (!pronouns.test(low) || (low === 'il' && impersonal.test(lowAt(clause, at + 1)) && !isPassive(clause, at)))
      continue;
    const before = antecedentOf(clause, at, named, reading, cast);
    if (before) people.push({ name: before.name, clause, from: at, to: at + 1, entity: before.entity });
  }
  const described = describedIn(clause, reading, cast);
  if (described) people.push(described);
  return people.sort((a, b) => a.from - b.from);
}

/** "il est nommé", "il est désormais" are said of someone, "il est clair que" of nothing. */
const isPassive = (clause: Clause, at: number): boolean =>
  lowAt(clause, at + 1) === 'est' &&
  clause.tags.some((tag) => tag.from > at && tag.from - at <= 5 && tag.category.endsWith('Verb'));

/** The last person before the pronoun in its sentence, else the one of whom the sentences before speak, else the title's. */
export function antecedentOf(
  clause: Clause,
  at: number,
  named: readonly Mention[],
  reading: Reading,
  cast: Cast,
  pronoun = lowAt(clause, at),
): Mention | undefined {
  const fits = ({ entity }: Mention): boolean => entity.kind === 'person' && agrees(entity, pronoun);
  const here = named.filter((one) => one.to <= at && fits(one));
  const own = here.filter(isSubjectLike).at(-1) ?? here.at(-1);
  if (own) return own;
  const last = pronoun.startsWith('cel');
  let other: Mention | undefined;
  for (let index = clause.index - 1; index >= 0 && index >= clause.index - 3; index -= 1) {
    const people = cast.mentionsIn(reading.clauses[index]!).filter((one) => canBePerson(one) && fits(one));
    const subjects = people.filter(isSubjectLike);
    const found = last ? subjects.at(-1) : subjects[0];
    if (found) return found;
    other ??= people[0];
  }
  const titled = reading.clauses[0];
  const title =
    titled?.field.field === 'title' ? cast.mentionsIn(titled).filter((one) => canBePerson(one) && fits(one)) : [];
  return title.length === 1 && title[0]!.entity.mentions.length > 1 ? title[0] : other;
}

/** No word beside the names of a person speaks against "il" or "elle". */
function agrees(person: Entity, pronoun: string): boolean {
  const against = /^(?:elle|she|celle-ci)$/.test(pronoun) ? male : female;
  const own = against === male ? female : male;
  let sum = 0;
  for (const { clause, from, to } of person.mentions.slice(0, 6))
    for (const at of [from - 3, from - 2, from - 1, to, to + 1, to + 2]) {
      if (at < clause.from || at >= clause.to) continue;
      if (against.test(lowAt(clause, at))) sum -= 1;
      else if (own.test(lowAt(clause, at))) sum += 1;
    }
  if (sum !== 0) return sum > 0;
  return looksFemale(person.key) === undefined || looksFemale(person.key) === (against === male);
}

const menInE =
  /^(?:alexandre|antoine|luca|andrea|joshua|sacha|nicola|mustafa|moussa|mika|costa|elia|noa|ezra|ilya|nikita|jonah|ange|anselme|aristide|auguste|barnabé|baptiste|basile|blaise|brice|christophe|claude|clive|côme|dave|dominique|émile|emile|étienne|etienne|eugène|fabrice|george|georges|gilles|grégoire|guillaume|hippolyte|ignace|jacques|jake|jérôme|jerome|jesse|joe|jorge|jude|jules|kyle|lance|lawrence|luke|maurice|maxime|mike|modeste|patrice|pete|philippe|pierre|placide|prosper|rené|rodolphe|rodrigue|serge|stéphane|stephane|steve|théodore|theophile|théophile|tristan|ulysse|uwe|valère|wayne|zacharie|.*-(?:pierre|claude|philippe|baptiste|christophe|jacques|étienne|yves|charles|louis|dominique|guillaume|alexandre))$/;

/** What a first name says: many women's names end so, and "Marie-" and "Anne-" begin theirs; undefined where it says nothing. */
function looksFemale(key: string): boolean | undefined {
  const first = key.split(' ', 1)[0]!;
  if (/^(?:marie|anne)(?:-|$)/.test(first)) return true;
  if (first.startsWith('jean-')) return false;
  if (menInE.test(first)) return false;
  return /(?:ie|ine|ane|ène|ette|elle|aine|ise|ance|ande|enne|nne|ane|ole|ice|ude|aire|ina|ella|etta|ia|na|ra|ta|la|da|sa|ka|va)$/.test(
    first,
  )
    ? true
    : undefined;
}

/** The name that a mention stands for: itself, or the one nearest before a pronoun. */
export function namedBy(mention: Mention): Mention {
  if (mention.from >= mention.name.from && mention.clause === mention.name.clause) return mention;
  const before = mention.entity.mentions.filter((one) => one.clause.index <= mention.clause.index);
  return before.at(-1) ?? mention.entity.mentions[0] ?? mention;
}
