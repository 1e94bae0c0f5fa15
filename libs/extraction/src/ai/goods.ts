import type { Tag } from '../lexicon/phrases.js';
import { lowAt, type Clause } from '../text/document.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import type { Scene } from './actors.js';
import { candidate, type AiCandidate } from './candidate.js';
import type { AiContext } from './context.js';

const machines =
  /^(?:machines?|robots?|robotaxis?|drones?|licen[cs]es|systems?|units?|vehicles?|cars?|chips|puces|gpus?|processors|processeurs|servers|serveurs|kits|gigawatts|megawatts)$/;

/** "X has bought 10 of the robots", "achète 6 gigawatts de puces à Y": machines of AI are taken into use, or a maker is allied. */
export function equipped(
  clause: Clause,
  tag: Tag,
  actor: Mention,
  scene: Scene,
  context: AiContext,
): AiCandidate | undefined {
  const end = Math.min(clause.to, tag.to + 7);
  const number = clause.tokens
    .slice(tag.to, end)
    .some(({ kind, low }) => kind === 'number' || /^(?:several|dozens|hundreds|thousands|des|plusieurs)$/.test(low));
  let goods = tag.to;
  while (goods < end && !machines.test(lowAt(clause, goods))) goods += 1;
  if (!number || goods === end || !context.dealsOfAi(clause)) return undefined;
  const maker = scene
    .organisationsIn(clause)
    .find(
      (one) =>
        one.from > goods &&
        one.from - goods <= 6 &&
        one.entity !== actor.entity &&
        /^(?:from|à|auprès|chez)$/.test(governorOf(one) ?? ''),
    );
  return maker
    ? { ...candidate(clause, tag, 'partnership', actor, [{ mention: maker, role: 'partner' }]), to: maker.to }
    : { ...candidate(clause, tag, 'adoption', actor), to: goods + 1, stage: 'in_progress' };
}
