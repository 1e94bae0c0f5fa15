import { hasTag, lowAt, type Clause } from '../text/document.js';
import type { LayoffCandidate } from './candidates.js';

/** A sentence further down stands beside the news unless the article told of the same employer's cuts before. */
const lastEarly = 3;
/** News is told within days; what is dated further back and told in passing is history. */
const freshDays = 21;

/**
 * Marks as background what the text only recalls: cuts of an employer that neither title nor opening speaks of, told in a relative
 * clause, in somebody's speech, with a date of weeks ago or as something known ("le plan de 4.600 suppressions d'emplois").
 */
export function withAsides(candidates: readonly LayoffCandidate[], floor: number | undefined): LayoffCandidate[] {
  const early = new Set(candidates.filter((one) => !one.stance.suppress && isEarly(one)).map((one) => one.employer));
  return candidates.map((candidate) =>
    !candidate.stance.suppress && !early.has(candidate.employer) && isRecalled(candidate, floor)
      ? { ...candidate, stance: { ...candidate.stance, temporality: 'background', suppress: 'background' } }
      : candidate,
  );
}

/** Near the top, or under a heading of its own in a digest of several stories ("- Oxfam supprime 1.500 emplois -"). */
function isEarly({ clause, employer }: LayoffCandidate): boolean {
  if (clause.field.field === 'title' || /^[-\u2013\u2022#]$/.test(lowAt(clause, clause.from))) return true;
  if (/^(?:alors|tandis|while|whereas)$/.test(lowAt(clause, clause.from))) return false;
  const titled = employer.mentions.some((mention) => mention.clause.field.field === 'title');
  return clause.index <= (titled ? lastEarly : lastEarly - 1);
}

function isRecalled({ clause, trigger, mention, named }: LayoffCandidate, floor: number | undefined): boolean {
  const { from } = trigger;
  if (floor !== undefined && clause.dates.some((date) => date.last < floor - freshDays)) return true;
  if (hasTag(clause, 'recent') || hasTag(clause, 'lately') || hasTag(clause, 'pluperfect', clause.from, from))
    return true;
  if (isInRelative(clause, named && mention.clause === clause ? mention.to : -1, from)) return true;
  return isKnownPlan(clause, from) || isQuoted(clause, from);
}

/** "Renault, qui a annoncé 4.600 suppressions d'emplois, ...": the sentence is about another thing. */
function isInRelative(clause: Clause, to: number, from: number): boolean {
  if (to < 0 || to > from) return false;
  const at = lowAt(clause, to) === ',' ? to + 1 : to;
  return /^(?:qui|dont|who|which|that|où)$/.test(lowAt(clause, at));
}

/** "le plan de suppression de 4.600 postes", "les 900 licenciements", "au projet de": known to the reader. */
function isKnownPlan(clause: Clause, from: number): boolean {
  for (let at = from - 1; at >= clause.from && from - at <= 5; at -= 1) {
    const low = lowAt(clause, at);
    if (/^(?:le|les|du|des|au|aux|ce|ces|cette|contre|sur|the|this|these|those|against|over)$/.test(low))
      return (
        at === from - 1 ||
        /^(?:plan|projet|plans|projets|programme|mesures|plan|project|proposed|planned)$/.test(lowAt(clause, at + 1))
      );
    if (clause.tokens[at]!.kind !== 'word') return false;
  }
  return false;
}

/** Within quotation marks: somebody's speech about it. */
function isQuoted(clause: Clause, from: number): boolean {
  let open = 0;
  for (let at = clause.from; at < from; at += 1) {
    const { text } = clause.tokens[at]!;
    if (/^[\u00AB\u201C]$/.test(text)) open = 1;
    else if (/^[\u00BB\u201D]$/.test(text)) open = 0;
    else if (text === '"') open = 1 - open;
  }
  return open === 1 && from - clause.from > 2;
}
