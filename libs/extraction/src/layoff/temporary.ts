import { hasTag, lowAt, type Clause } from '../text/document.js';
import type { LayoffCandidate } from './candidates.js';

const passing =
  /^(?:temporar(?:y|ily)|temporaire(?:s|ment)?|provisoire(?:s|ment)?|furlough(?:s|ed)?|partiel|technique)$/;
const spans = /^(?:days?|weeks?|jours?|semaines?)$/;

/** "temporary layoffs", "laid off one week", "chômage technique": people who are to come back, which is no cut. */
function isPassing({ clause, trigger, figure }: LayoffCandidate): boolean {
  const from = Math.max(clause.from, Math.min(trigger.from, figure?.from ?? trigger.from) - 4);
  const to = Math.min(clause.to, Math.max(trigger.to, figure?.to ?? 0) + 4);
  const fires = trigger.kind !== 'closure';
  for (let at = from; at < to; at += 1) {
    const low = lowAt(clause, at);
    if (passing.test(low) && !isStaff(clause, at)) return fires;
    if (
      low === 'on' &&
      /^(?:layoff|lay-off)$/.test(
        lowAt(clause, at + 1) === 'indefinite' ? lowAt(clause, at + 2) : lowAt(clause, at + 1),
      )
    )
      return true;
    if (
      fires &&
      at >= trigger.to &&
      spans.test(low) &&
      /^(?:a|one|two|three|un|une|deux|trois|several|quelques)$/.test(lowAt(clause, at - 1)) &&
      !/^(?:notice|ago|later)$/.test(lowAt(clause, at + 1))
    )
      return !/^(?:in|within|over|next|dans|sous|sur|after|before|every)$/.test(lowAt(clause, at - 2));
  }
  return false;
}

/** "cent personnes par an", "200 jobs a year": the pace of years, which tells no cut of its own. */
function isPace({ clause, figure }: LayoffCandidate): boolean {
  if (!figure) return false;
  const next = lowAt(clause, figure.to);
  const behind = lowAt(clause, figure.to + 1);
  return (
    (/^(?:par|per|a|every|each)$/.test(next) && /^(?:an|ans|année|mois|year|month|annum)$/.test(behind)) ||
    (/^(?:chaque|tous|toutes)$/.test(next) && /^(?:année|an|mois|les)$/.test(behind))
  );
}

/** "Le film raconte la lutte des 62 ouvrières licenciées", "the novel's boss fires 200 workers": a story, and no news of a house. */
const isStory = ({ clause }: LayoffCandidate): boolean => {
  const words = clause.tokens.slice(clause.from, clause.to);
  return (
    words.some(({ low }) => storyNouns.test(low)) && words.some(({ low }) => storyVerbs.test(low) || low === 'salles')
  );
};
const storyNouns =
  /^(?:films?|romans?|série|documentaire|pièce|comédie|téléfilm|nouvelle|bd|livre|fiction|drame|drh|novel|movie|drama|sitcom|play|documentary|thriller|memoir)$/;
const storyVerbs =
  /^(?:raconte|racontent|retrace|retracent|suit|campe|incarne|relate|évoque|dépeint|filme|joue|tells|follows|stars|recounts|depicts|portrays)$/;

/** "Le GF38 dégraisse son effectif", "a squad cut to 25": players are no staff. */
const isTeam = ({ clause, figure }: LayoffCandidate, [first]: readonly Clause[]): boolean =>
  [clause, first].some((one) =>
    one?.tokens
      .slice(one.from, one.to)
      .some(({ low }) =>
        /^(?:joueurs|joueuses|mercato|ligue|footballeurs|entraîneur|championnat|rugbymen|players|squad|midfielder|striker)$/.test(
          low,
        ),
      ),
  ) && !(figure && hasTag(clause, 'jobPost', figure.from, figure.to));

/** "temporary workers", "intérimaires temporaires": the word describes the people. */
const isStaff = (clause: Clause, at: number): boolean =>
  /^(?:workers?|staff|jobs?|employees|contracts?|posts?|positions?|agency|emplois?|contrats?|postes?|salariés)$/.test(
    lowAt(clause, at + 1),
  ) || /^(?:emplois?|contrats?|postes?|salariés|travailleurs)$/.test(lowAt(clause, at - 1));

/** Without those that speak of people sent home for a while, of a yearly pace, of a story or of a team; a figure that one sentence tells so is none in another either. */
export function withoutPassing(candidates: readonly LayoffCandidate[], clauses: readonly Clause[]): LayoffCandidate[] {
  const passed = candidates.filter((one) => isPassing(one) || isPace(one) || isStory(one) || isTeam(one, clauses));
  const figures = new Set(passed.map(({ figure }) => figure && (figure.figure.max ?? figure.figure.min)));
  figures.delete(undefined);
  return candidates.filter(
    (one) => !passed.includes(one) && !(one.figure && figures.has(one.figure.figure.max ?? one.figure.figure.min)),
  );
}
