import { organisationNouns } from '../lexicon/data/organisations.js';
import { demonyms } from '../lexicon/data/places.js';
import { lowAt, type Clause } from '../text/document.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { standsFree, type Scene } from './actors.js';
import { bridge, isAdverb, partStart } from './grammar.js';

const orgNouns = {
  fr: new Set([
    ...organisationNouns.fr,
    'pousse',
    'pépite',
    'licorne',
    'firme',
    'multinationale',
    'conglomérat',
    'éditeur',
    'mère',
    'distributeur',
    'numéro',
    'entité',
    'institution',
    'quotidien',
    ...'assurtech fintech legaltech medtech edtech biotech insurtech proptech healthtech foodtech agritech deeptech cleantech scale-up scaleup bancassureur banquier assureur énergéticien électricien cimentier cosméticien hébergeur intégrateur réassureur chaîne régie clinique hôpital université mairie ministère municipalité ville fondation institut consortium mutuelle coopérative transporteur ferroviaire logisticien câblo-opérateur télécom fournisseur inventeur créateur concepteur parent maison boîte équipe titan poids-lourd acteur établissement fondeur courtier néobanque gestionnaire école administration organisme'.split(
      ' ',
    ),
  ]),
  en: new Set([
    ...organisationNouns.en,
    'unicorn',
    'conglomerate',
    'corporation',
    'chip-maker',
    'owner',
    'parent',
    'nonprofit',
    'venture',
    'tech',
    'pioneer',
    'specialist',
    'team',
    ...'outfit upstart powerhouse heavyweight behemoth shop house player provider vendor titan foundation institute hospital university ministry spinoff spin-off spin-out scale-up scaleup incumbent utility telco carrier exchange cooperative bureau council lab fintech insurtech biotech medtech duo trust museum school college clinic city department society consultancy newcomer rival telecom buyer trust marketplace consortium contractor'.split(
      ' ',
    ),
  ]),
};
const opening = { fr: /^(?:le|la|l'|cette|cet|ce)$/, en: /^(?:the|this|that)$/ };
const owning = { fr: /^(?:son|sa|leur|notre)$/, en: /^(?:his|her|our|their)$/ };
const unnamed = { fr: /^(?:un|une)$/, en: /^(?:a|an)$/ };

/** Whether a phrase like "the Finnish group" begins at a token. */
export const isPhraseAt = (clause: Clause, at: number, language: 'fr' | 'en'): boolean =>
  opening[language].test(lowAt(clause, at)) &&
  [1, 2, 3].some((step) => orgNouns[language].has(lowAt(clause, at + step)));

/** "la start-up", "the Finnish group", "it" before a verb: what it stands for. */
export function phraseBefore(scene: Scene, clause: Clause, start: number, at: number, slack = 7): Mention | undefined {
  const { language } = scene.reading;
  for (let noun = at - 1; noun >= start && at - noun <= 14; noun -= 1) {
    const low = lowAt(clause, noun);
    const pronoun = /^(?:il|elle|it|they)$/.test(low) && at - noun <= 5;
    if (clause.index <= 1 && orgNouns[language].has(low) && opens(clause, noun, unnamed[language]))
      return namedNext(scene, clause);
    if (orgNouns[language].has(low) && owning[language].test(lowAt(clause, noun - 1)))
      return houseOfSpeaker(scene, clause, noun);
    if (
      !pronoun &&
      !isNative(clause, noun, at, language) &&
      !(orgNouns[language].has(low) && opens(clause, noun, opening[language]))
    )
      continue;
    if (!pronoun && scene.organisationsIn(clause).some((one) => one.from === noun + 1)) continue;
    if (/^(?:reaches|apposed)$/.test(bridge(clause, noun + 1, at, language, slack)))
      return beforeColon(scene, clause, start) ?? scene.topicOf(clause);
  }
  return undefined;
}

/** "Fresh money for X: the start-up has closed": the one house before the colon. */
function beforeColon(scene: Scene, clause: Clause, start: number): Mention | undefined {
  const before =
    lowAt(clause, start - 1) === ':'
      ? scene
          .organisationsIn(clause)
          .filter(
            (one) => one.to < start && !/^(?:auprès|from|by|par|with|avec|de|d'|du|of)$/.test(governorOf(one) ?? ''),
          )
      : [];
  return new Set(before.map(({ entity }) => entity)).size === 1 ? before[0] : undefined;
}

/** "le suédois rachète", "la lyonnaise a levé": a house by where it is from, right before what it does. */
const isNative = (clause: Clause, noun: number, at: number, language: 'fr' | 'en'): boolean =>
  noun >= at - 2 && demonyms.has(lowAt(clause, noun)) && opening[language].test(lowAt(clause, noun - 1));

/** "Mark Zuckerberg of Meta said his company would": the house that the sentence names before. */
function houseOfSpeaker(scene: Scene, clause: Clause, noun: number): Mention | undefined {
  const here = scene.organisationsIn(clause).filter((one) => one.to < noun);
  return here[0] ?? scene.topicOf(clause);
}

/** An article stands before the noun, with a few describing words between. */
function opens(clause: Clause, noun: number, article: RegExp): boolean {
  for (let back = 1; back <= 4; back += 1) {
    const token = clause.tokens[noun - back];
    if (!token || noun - back < clause.from || token.kind === 'mark') return false;
    if (article.test(token.low)) return true;
  }
  return false;
}

/** "A start-up has raised $5m." names its subject in the next sentences: the house that the article speaks of most. */
function namedNext(scene: Scene, clause: Clause): Mention | undefined {
  const next = scene.reading.clauses
    .slice(clause.index + 1, clause.index + 4)
    .flatMap((one) => scene.organisationsIn(one))
    .filter((one) => (one.entity.kind === 'organisation' || one.entity.mentions.length > 1) && !isFormer(one));
  const most = Math.max(0, ...next.map((one) => one.entity.mentions.length));
  return next.find((one) => one.entity.mentions.length === most);
}

/** "par d'anciens chercheurs de Meta et Google": where people come from. */
const isFormer = ({ clause, from }: Mention): boolean =>
  clause.tokens
    .slice(Math.max(clause.from, from - 10), from)
    .some(({ low }) => /^(?:ex|former|anciens?|anciennes?|ex-\p{L}+|alumni|veterans?|transfuges?)$/u.test(low));

/** Whether a name of a sentence stands free, and before what the sentence says. */
const isSubjectIn =
  (clause: Clause) =>
  (one: Mention): boolean =>
    standsFree(one) &&
    (one.from - clause.from <= 8 ||
      !clause.tags.some((tag) => /Verb$|^report$/.test(tag.category) && tag.from > clause.from && tag.to <= one.from));

/** The subject of the sentences before; else that of the title or the first sentences; else an organisation named lately. */
export function topicOf(scene: Scene, clause: Clause): Mention | undefined {
  const { clauses } = scene.reading;
  const last = clauses.slice(Math.max(0, clause.index - 4), clause.index).reverse();
  const free = (list: readonly Clause[]): Mention | undefined =>
    list.flatMap((one) => scene.organisationsIn(one).filter(isSubjectIn(one)).slice(0, 1))[0];
  const titled = last.length > 0 && last.every(({ field }) => field.field === 'title');
  return (
    free(titled ? [...last].reverse() : last.slice(0, 2)) ??
    free(clauses.slice(0, Math.min(3, clause.index))) ??
    free(last) ??
    last.flatMap((one) => scene.organisationsIn(one)).find((one) => one.entity.kind === 'organisation')
  );
}

/** Verbs that in the present tense tell news and no trade. */
const newsVerbs =
  /^(?:(?:lanc|dévoil|présent|publi|annonc|inaugur)(?:e|ent)|sort(?:ent)?|déploi(?:e|ent)|launches|unveils|introduces|releases|debuts|announces|open-sources)$/;

/** "l'éditeur X, qui dévoile", "the Paris start-up, which launches": who the relative clause in the present tense is about. */
export function antecedent(scene: Scene, clause: Clause, at: number): Mention | undefined {
  let left = at - 1;
  while (left > clause.from && isAdverb(lowAt(clause, left))) left -= 1;
  if (!/^(?:qui|which)$/.test(lowAt(clause, left)) || !newsVerbs.test(lowAt(clause, at))) return undefined;
  const end = lowAt(clause, left - 1) === ',' ? left - 1 : left;
  const near = scene.organisationsIn(clause).find((one) => one.to === end && standsFree(one));
  return near ?? (clause.index <= 3 ? phraseBefore(scene, clause, partStart(clause, at), end, 9) : undefined);
}

/** "En prenant 30 % de Y, X s'invite", "By acquiring Y, X": who does what a gerund at the beginning tells stands behind it. */
export function behindGerund(scene: Scene, clause: Clause, at: number): Mention | undefined {
  if (at !== clause.from + 1 || !/^(?:en|by|after)$/.test(lowAt(clause, clause.from))) return undefined;
  return scene
    .organisationsIn(clause)
    .find(
      (one) =>
        one.from - at <= 40 &&
        standsFree(one) &&
        (lowAt(clause, one.from - 1) === ',' ||
          (lowAt(clause, one.from - 2) === ',' && /^(?:le|la|l'|the)$/.test(lowAt(clause, one.from - 1)))) &&
        clause.tags.some(({ category, from }) => from === one.to && category.endsWith('Verb')),
    );
}

/** "X ups its spending, unwraps a model": the second verb of a title has the subject that opens it. */
export function ofTitle(scene: Scene, clause: Clause, start: number, at: number): Mention | undefined {
  if (clause.field.field !== 'title' || !/^(?:,|and|et|&)$/.test(lowAt(clause, at - 1))) return undefined;
  return scene.organisationsIn(clause).find((one) => one.from - start <= 1 && one.from >= start && standsFree(one));
}
