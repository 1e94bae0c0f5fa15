import type { Modality } from '@newsledger/newsroom';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';
import { isRumour } from './speaker.js';

/** Whether a mark that parts statements stands at tokens [from, to). */
export function betweenBreaks(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (/^[,;:.]$/.test(clause.tokens[at]!.text)) return true;
  return false;
}

/** How sure a statement is whose trigger stands at tokens [near, to) of the part of the sentence that begins at `from`. */
export function modalityOf(clause: Clause, at: { from: number; near: number; to: number }, layoff: boolean): Modality {
  const planned =
    hasTag(clause, 'plan', Math.max(at.from, at.near - (layoff ? 20 : 12)), at.to) ||
    (layoff &&
      (/^(?:consultations?|talks|proposals?)$/.test(lowAt(clause, at.to)) ||
        isPlannedBehind(clause, at.to) ||
        isStudied(clause, at.to)));
  if (isRumour(clause)) return planned ? 'possible' : 'rumoured';
  if (isPossible(clause, at.from, at.to) || (layoff && isConditional(clause, at.to))) return 'possible';
  return planned ? 'planned' : 'asserted';
}

/** "La suppression de 50 postes |est envisagée", "50 licenciements |sont à l'étude": the verb behind the nouns of a cut. */
const isStudied = (clause: Clause, to: number): boolean =>
  tagsOf(clause, 'plan').some(
    (tag) =>
      tag.from >= to &&
      tag.from - to <= 9 &&
      /^(?:est|sont|serait|seraient)$/.test(lowAt(clause, tag.from - 1)) &&
      /^(?:envisag|prév|à|en$|étud)/.test(lowAt(clause, tag.from)),
  );

/** "A 12% reduction is planned", "the loss of 300 jobs is being considered": the plan stands in the passive behind it. */
function isPlannedBehind(clause: Clause, to: number): boolean {
  for (let at = to; at < clause.to && at - to < 9; at += 1) {
    if (/^[,;:]$/.test(lowAt(clause, at))) return false;
    if (
      /^(?:is|are|was|were|being|been)$/.test(lowAt(clause, at)) &&
      /^(?:planned|proposed|expected|considered|envisaged|mooted|contemplated|sought|under)$/.test(
        lowAt(clause, lowAt(clause, at + 1) === 'being' ? at + 2 : at + 1),
      )
    )
      return (
        lowAt(clause, at + 1) !== 'under' || /^(?:consideration|discussion|review|study)$/.test(lowAt(clause, at + 2))
      );
  }
  return false;
}

/** "va licencier 19.000 salariés si elle ne reçoit pas d'aides": done only if. */
const isConditional = (clause: Clause, to: number): boolean =>
  tagsOf(clause, 'hypothesis').some(
    (tag) =>
      tag.from >= to &&
      tag.from - to <= 10 &&
      /^(?:si|s'|if|unless|à)$/.test(lowAt(clause, tag.from)) &&
      !betweenBreaks(clause, to, tag.from),
  );

/** "pourrait", "might", "supprimerait; but "a annoncé qu'il supprimerait" tells what will be. */
const isPossible = (clause: Clause, from: number, to: number): boolean =>
  tagsOf(clause, 'possible').some(
    (tag) => tag.from >= from && tag.to <= to && !isReportedFuture(clause, tag.from) && !isMonth(clause, tag.from),
  );

/** "in May", "by 5 May": the month, not the verb. */
const isMonth = (clause: Clause, at: number): boolean => at > clause.from && clause.tokens[at]!.text === 'May';

const isReportedFuture = (clause: Clause, at: number): boolean =>
  /[^u]rai(?:t|ent)$/.test(lowAt(clause, at)) &&
  /^(?:qu'|que)$/.test(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
      .map((back) => lowAt(clause, at - back))
      .find((low) => low.startsWith('qu') && !/^(?:qui|quelque)/.test(low)) ?? '',
  ) &&
  tagsOf(clause, 'report').some((tag) => tag.to <= at && at - tag.to <= 12);
