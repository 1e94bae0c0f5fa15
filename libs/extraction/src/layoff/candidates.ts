import type { Share } from '@newsledger/newsroom';
import { announcedIn, stanceAt, type Stance } from '../discourse/assertion.js';
import { houseOf, rootOf, type Cast, type Entity, type Mention } from '../names/entities.js';
import { actorOf, lastNamed } from '../names/subject.js';
import { hasTag, lowAt, tagsOf, wordsAt, type Clause, type Reading } from '../text/document.js';
import type { DateMention } from '../text/dates.js';
import type { Figure } from '../text/figures.js';
import { scopeOf, type FigureScope } from './scope.js';
import { jobFigures, type JobFigure } from './job-figures.js';
import type { Trigger } from './trigger.js';
import { triggersIn } from './triggers.js';

/** One sentence that says that an employer cuts jobs. */
export interface LayoffCandidate {
  readonly clause: Clause;
  readonly trigger: Trigger;
  readonly stance: Stance;
  /** The employer at the top, and the name by which this sentence or the one before calls it. */
  readonly employer: Entity;
  readonly mention: Mention;
  readonly named: boolean;
  /** How well the grammar ties employer and trigger. */
  readonly weight: number;
  readonly figure?: JobFigure;
  readonly share?: { readonly value: Share; readonly from: number; readonly to: number };
  readonly scope?: FigureScope;
  readonly announced?: DateMention;
  /** Further figures of the sentence. */
  readonly others: readonly JobFigure[];
}

/** What a layoff sentence without an employer would have been about. */
export interface Orphan {
  readonly clause: Clause;
  readonly trigger: Trigger;
  readonly stance: Stance;
}

/** Reads the layoff candidates of an article, in the order of the text. */
export function layoffCandidates(
  reading: Reading,
  cast: Cast,
  salient: Entity | undefined,
): { candidates: LayoffCandidate[]; orphans: Orphan[] } {
  const candidates: LayoffCandidate[] = [];
  const orphans: Orphan[] = [];
  for (const clause of reading.clauses) {
    if (candidates.length + orphans.length >= mostCandidates) break;
    if (!clause.tags.some((tag) => layoffCategories.has(tag.category))) continue;
    const figures = jobFigures(clause);
    const triggers = triggersIn(clause, reading, figures);
    for (const trigger of leading(triggers)) {
      const stance = stanceAt(clause, reading, trigger.from, trigger.to, true);
      const found = employerOf({ clause, reading, cast, trigger }, salient, candidates.at(-1)?.employer);
      if (!found) orphans.push({ clause, trigger, stance });
      else candidates.push(candidateOf({ clause, reading, cast, trigger, stance, figures, ...found }));
    }
  }
  return { candidates: underOwners(candidates), orphans };
}

/** A subsidiary's cuts belong to those of its owner where the article tells of both. */
function underOwners(candidates: readonly LayoffCandidate[]): LayoffCandidate[] {
  const employers = new Set(candidates.map((candidate) => candidate.employer));
  return candidates.map((candidate) => {
    const owner = rootOf(candidate.employer);
    return owner !== candidate.employer && employers.has(owner) ? { ...candidate, employer: owner } : candidate;
  });
}
/** No article tells more than this; a text that seems to is a wall of words. */
const mostCandidates = 200;

const layoffCategories = new Set([
  'layoffNoun',
  'cutVerb',
  'cutNoun',
  'fireVerb',
  'riskPhrase',
  'departNoun',
  'jobPost',
  'jobPeople',
  'lapse',
  'closure',
]);

/** The triggers that carry the sentence: each with a figure of its own, else the first. */
function leading(triggers: readonly Trigger[]): Trigger[] {
  const seen = new Set<JobFigure>();
  const own = triggers.filter((trigger) => trigger.figure && !seen.has(trigger.figure) && seen.add(trigger.figure));
  return own.length > 0 ? own.slice(0, 6) : triggers.slice(0, 1);
}

interface Basis {
  readonly clause: Clause;
  readonly reading: Reading;
  readonly cast: Cast;
  readonly trigger: Trigger;
  readonly stance: Stance;
  readonly figures: readonly JobFigure[];
  readonly mention: Mention;
  readonly named: boolean;
  readonly weight: number;
}

function candidateOf({
  clause,
  reading,
  cast,
  trigger,
  stance,
  figures,
  mention,
  named,
  weight,
}: Basis): LayoffCandidate {
  const employer = houseOf(mention.entity);
  const share = shareOf(clause, trigger);
  const end = trigger.figure && trigger.figure.to > trigger.to ? trigger.figure.to : trigger.to;
  const scope = scopeOf(clause, cast, trigger.from, end, employer);
  const announced = announcedIn(clause, reading);
  return {
    clause,
    trigger,
    stance,
    employer,
    mention,
    named,
    weight,
    ...(trigger.figure ? { figure: trigger.figure } : {}),
    ...(share ? { share } : {}),
    ...(scope ? { scope } : {}),
    ...(announced ? { announced } : {}),
    others: figures.filter((figure) => !figure.other && figure !== trigger.figure),
  };
}

/** Who cuts: named in the sentence, else by a phrase that stands for the one named before, else the article's subject. */
function employerOf(
  { clause, reading, cast, trigger }: Search,
  salient: Entity | undefined,
  previous: Entity | undefined,
): { mention: Mention; named: boolean; weight: number } | undefined {
  const { from, to } = wholeOf(trigger);
  const accept = (mention: Mention): boolean => !isExample(mention, to) && !isState(mention.entity);
  const found = actorOf(clause, cast, from, to, {
    language: reading.language,
    least: trigger.figure ? 1 : 1.3,
    accept,
  });
  const phrase = phraseBefore(clause, from) || /^(?:ses|leurs|its|their)$/.test(lowAt(clause, from - 1));
  const behind = found !== undefined && found.mention.from >= from && phrase;
  const stands = (behind ? found.mention.entity.parent : undefined) ?? previous ?? salient;
  if (found && !(behind && stands)) return { mention: found.mention, named: true, weight: found.weight };
  if (!stands || (!found && isPublicBody(clause, reading))) return undefined;
  if (!phrase && !followsFrom(clause, trigger, stands, previous)) return undefined;
  const last = lastNamed(reading, cast, clause, 3, (entity) => houseOf(entity) === stands);
  const mention = last?.entity === stands ? last : nearestMention(stands, clause);
  return mention ? { mention, named: false, weight: phrase ? 2 : 1 } : undefined;
}

/** A trigger with its figure. */
function wholeOf({ from, to, figure }: Trigger): { from: number; to: number } {
  return figure ? { from: Math.min(from, figure.from), to: Math.max(to, figure.to) } : { from, to };
}

interface Search {
  readonly clause: Clause;
  readonly reading: Reading;
  readonly cast: Cast;
  readonly trigger: Trigger;
}

/** Without a name or a phrase for one, a sentence speaks of the title's organisation, or goes on about the last employer. */
function followsFrom(clause: Clause, trigger: Trigger, stands: Entity, previous: Entity | undefined): boolean {
  const goesOn =
    previous !== undefined && (trigger.figure !== undefined || trigger.kind === 'noun' || trigger.kind === 'fire');
  return (isTitled(stands) || goesOn) && !isSectorTalk(clause, trigger);
}

/** "dont une partie chez X", "including at X": X is a part of what is hit, not the one who acts. */
function isExample(mention: Mention, to: number): boolean {
  const { tokens } = mention.clause;
  for (let at = to; at < mention.from; at += 1)
    if (
      /^(?:dont|notamment|including|them|parmi|lesquels|particular|surtout|principalement|mainly|mostly)$/.test(
        tokens[at]!.low,
      )
    )
      return true;
  return false;
}

/** A phrase like "le groupe" or "it" that stands before the trigger as its subject. */
function phraseBefore(clause: Clause, from: number): boolean {
  return tagsOf(clause, 'anaphora').some((tag) => {
    if (tag.to > from || from - tag.to > 16) return false;
    const before = clause.tokens[tag.from - 1]?.low ?? '';
    if (tag.from > clause.from && /^(?:de|du|d'|des|of|in|at|dans|chez|à|by|par|for|pour)$/.test(before)) return false;
    for (let at = tag.to; at < from; at += 1) if (/^[;:]$/.test(clause.tokens[at]!.text)) return false;
    return true;
  });
}

/** The title names it. */
const isTitled = (entity: Entity): boolean => entity.mentions.some((mention) => mention.clause.field.field === 'title');

/** "des milliers d'emplois dans le secteur": cuts of a whole trade have no employer. */
function isSectorTalk(clause: Clause, trigger: Trigger): boolean {
  const end = Math.min(clause.to, Math.max(trigger.to, trigger.figure?.to ?? 0) + 16);
  for (let at = trigger.from; at < end; at += 1)
    if (
      /^(?:secteur|filière|industrie|branche|économie|sector|industry|economy|profession)$/.test(clause.tokens[at]!.low)
    )
      return true;
  return false;
}

/** "Ministère de l'Éducation", "Leeds City Council", "Assemblée nationale": public administration, recorded by nobody here. */
const isState = ({ key }: Entity): boolean => stateWords.test(key);
const stateWords =
  /(?:^|[ '])(?:ministères?|ministry|éducation|etat|état|république|gouvernement|government|mairie|ville de|conseil|council|département|department of|préfecture|assemblée|sénat|senate|parliament|parlement|police|armée|army|fonction publique|civil service|commission européenne|european commission|parti|party|républicains|insoumise|lrem|en marche|rassemblement national|front national)(?:$| )/;

/** The state, schools, ministries: not an employer of ours, and never the article's company. */
function isPublicBody(clause: Clause, reading: Reading): boolean {
  const words =
    reading.language === 'fr'
      ? /^(?:fonctionnaires|gouvernement|état|etat|enseignants|ministère|ministre|profs|professeurs|éducation|candidat|policiers|députés|députée|député|élus|sénateurs|parti|municipales|médecins|soignants|militaires|hôpitaux|chômage|infirmiers)$/
      : /^(?:government|ministry|minister|teachers|civil|police|army|economy|unemployment|payrolls|sector|nurses|council|party|lawmakers|senators|doctors)$/;
  for (let at = clause.from; at < clause.to; at += 1) if (words.test(clause.tokens[at]!.low)) return true;
  return false;
}

function nearestMention(entity: Entity, clause: Clause): Mention | undefined {
  const distance = (mention: Mention): number =>
    Math.abs(mention.clause.index - clause.index) + (mention.clause.index > clause.index ? 0.5 : 0);
  return [...entity.mentions].sort((a, b) => distance(a) - distance(b))[0];
}

/** "10 % de ses effectifs", "a third of its workforce", "ses effectifs de 10 %". */
export function shareOf(clause: Clause, trigger: Trigger): { value: Share; from: number; to: number } | undefined {
  const percents = clause.figures.filter((figure) => figure.percent);
  for (const figure of percents) {
    const noun = workforceNear(clause, figure, trigger);
    const percent = figure.min ?? figure.max;
    if (isWhatStays(clause, figure)) continue;
    if (!noun || percent === undefined || percent <= 0 || percent > 100 || isFar(clause, trigger, noun)) continue;
    const from = Math.min(figure.from, noun.from);
    const to = Math.max(figure.to, noun.to);
    return {
      value: {
        percent,
        ...(figure.qualifier === 'exact' ? {} : { qualifier: figure.qualifier }),
        verbatim: wordsAt(clause, from, to),
      },
      from,
      to,
    };
  }
  return undefined;
}

/** "réduites à un tiers des effectifs", "cut to half of its staff": what stays, not what goes. */
const isWhatStays = (clause: Clause, { from }: Figure): boolean =>
  /^(?:à|to)$/.test(lowAt(clause, from - 1)) &&
  !/^(?:amount|equal|equivalent|up|close|correspond)/.test(lowAt(clause, from - 2)) &&
  tagsOf(clause, 'cutVerb').some((tag) => tag.to < from && from - tag.to <= 4);

/** Another statement lies between the cut and the share. */
function isFar(clause: Clause, trigger: Trigger, place: { from: number; to: number }): boolean {
  const [from, to] = place.from >= trigger.to ? [trigger.to, place.from] : [place.to, trigger.from];
  return clause.tags.some(
    (tag) => tag.category === 'report' && tag.from >= from && tag.to <= to && place.from >= trigger.to,
  );
}

function workforceNear(clause: Clause, figure: Figure, trigger: Trigger): { from: number; to: number } | undefined {
  const after = clause.tags.find(
    (tag) =>
      (tag.category === 'workforce' || tag.category === 'jobPeople') &&
      tag.from >= figure.to &&
      tag.from - figure.to <= 6,
  );
  const subset =
    after && /^(?:de|d')$/.test(lowAt(clause, after.to)) && hasTag(clause, 'jobPeople', after.to, after.to + 3);
  const joined = after?.from === figure.to && clause.tokens[figure.to - 1]?.kind === 'word';
  if (after && !subset && (joined || /^(?:de|du|des|d'|of)$/.test(clause.tokens[figure.to]?.low ?? '')))
    return { from: figure.from, to: after.to };
  const before = clause.tags.find(
    (tag) => tag.category === 'workforce' && tag.to <= figure.from && figure.from - tag.to <= 3,
  );
  return before && (before.from === trigger.from || hasTag(clause, 'cutVerb', trigger.from, trigger.to + 1))
    ? { from: before.from, to: figure.to }
    : undefined;
}
