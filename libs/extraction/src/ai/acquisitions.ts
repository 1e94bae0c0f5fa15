import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { hasTag, lowAt, type Clause } from '../text/document.js';
import { readMoney } from '../text/money.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { productKey, type Scene } from './actors.js';
import { candidate, isCut, type AiCandidate, type Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { voiceOf } from './grammar.js';
import { doerOf } from './nouns.js';
import { ownTimes } from './times.js';

/** "X rachète Y", "Y a été racheté par X", "X agreed to buy Y". */
export const acquired: Reader = (clause, tag, scene, context) => {
  const voice = voiceOf(clause, tag, scene.reading);
  if (voice === 'none') return offered(clause, tag, scene, context);
  const before = scene.subjectOf(clause, tag.from);
  if (voice === 'passive') {
    const actor = scene.agentOf(clause, tag.to);
    return actor && before ? deal(clause, tag, actor, before, context) : undefined;
  }
  const target = targetOf(clause, tag, scene, before);
  if (!before) return undefined;
  return (target && deal(clause, tag, before, target, context)) ?? equipped(clause, tag, before, scene, context);
};

const machines =
  /^(?:machines?|robots?|robotaxis?|drones?|licen[cs]es|systems?|units?|vehicles?|cars?|chips|puces|gpus?|processors|processeurs|servers|serveurs|kits|gigawatts|megawatts)$/;

/** "X has bought 10 of the robots", "achète 6 gigawatts de puces à Y": machines of AI are taken into use, or a maker is allied. */
function equipped(clause: Clause, tag: Tag, actor: Mention, scene: Scene, context: AiContext): AiCandidate | undefined {
  const end = Math.min(clause.to, tag.to + 7);
  const number = clause.tokens
    .slice(tag.to, end)
    .some(({ kind, low }) => kind === 'number' || /^(?:several|dozens|hundreds|thousands|des|plusieurs)$/.test(low));
  let goods = tag.to;
  while (goods < end && !machines.test(lowAt(clause, goods))) goods += 1;
  if (!number || goods === end || !context.near(clause)) return undefined;
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

/** "X a offert 34 milliards pour racheter Y", "X offers $5bn to buy Y". */
function offered(clause: Clause, tag: Tag, scene: Scene, context: AiContext): AiCandidate | undefined {
  for (let at = tag.from - 1; at >= clause.from && tag.from - at <= 12; at -= 1) {
    if (
      !/^(?:offre|offert|propose|proposé|négocie|offers|offered|bid|bids|talks|discussions|signed|signe|signé)$/.test(
        lowAt(clause, at),
      )
    )
      continue;
    const actor = scene.subjectOf(clause, at);
    const target = targetOf(clause, tag, scene, actor);
    return actor && target ? deal(clause, tag, actor, target, context) : undefined;
  }
  return undefined;
}

/** "l'acquisition de Y par X", "X announces the acquisition of Y", "X's takeover of Y". */
export const acquisitionNamed: Reader = (clause, tag, scene, context) => {
  const actor = doerOf(clause, tag, scene);
  const target = targetOf(clause, tag, scene, actor);
  return actor && target && /^(?:de|d'|du|of|with|avec|by)$/.test(governorOf(target) ?? '')
    ? deal(clause, tag, actor, target, context)
    : undefined;
};

/** The first organisation behind the verb that no other word of the sentence owns. */
function targetOf(clause: Clause, tag: Tag, scene: Scene, actor: Mention | undefined): Mention | undefined {
  const list = scene.cast.mentionsIn(clause).filter((one) => productKey(one) === undefined || one.from - tag.to <= 1);
  const first = list.find(
    (one) =>
      one.from >= tag.to &&
      one.from - tag.to <= 10 &&
      one.entity.kind !== 'place' &&
      (one.entity.kind !== 'person' || (one.entity.score.person < 1 && one.from === tag.to)) &&
      one.entity !== actor?.entity &&
      !isCut(clause, tag.to, one.from) &&
      (one.from - tag.to <= 2 || !/^(?:à|to|from|pour|for|par|by|dans|in)$/.test(governorOf(one) ?? '')),
  );
  if (!first && actor) return phraseBought(clause, tag, scene, actor);
  return first && (list.filter((one) => isHeadBehind(clause, first, one)).at(-1) ?? first);
}

/** "to acquire the coding startup's brand", "le rachat de la jeune pousse": the house that the phrase stands for. */
function phraseBought(clause: Clause, tag: Tag, scene: Scene, actor: Mention): Mention | undefined {
  const at = [0, 1].map((step) => tag.to + step).find((one) => scene.isPhrase(clause, one));
  if (at === undefined) return undefined;
  const here = scene.organisationsIn(clause).filter((one) => one.to < tag.from && one.entity !== actor.entity);
  const title = scene.reading.clauses[0];
  const titled = title?.field.field === 'title' ? scene.organisationsIn(title) : [];
  return here[0] ?? titled.find((one) => one.entity !== actor.entity);
}

/** "JavaScript runtime Bun": the last name of the phrase is that of the house. */
function isHeadBehind(clause: Clause, first: Mention, one: Mention): boolean {
  if (one.from <= first.to || one.from - first.to > 3) return false;
  return clause.tokens
    .slice(first.to, one.from)
    .every(
      ({ kind, capital, low }) =>
        kind === 'word' &&
        !capital &&
        low.length > 3 &&
        !/^(?:with|from|into|avec|dans|pour|after|over|that)$/.test(low),
    );
}

/** What is bought is a house, not its goods: a word like "chips" or "computing power" between says the latter. */
const goods =
  /^(?:chips|puces|gpu|gpus|power|capacity|capacité|capacités|actions|shares|ads|serveurs|servers|energy|énergie|électricité|licences|droits|rights|stake|participation|obligations|bonds|terrain|land|services|compute|calcul|tpus?|gw|mw|gigawatts|megawatts|subscriptions|abonnements)$/;

function deal(clause: Clause, tag: Tag, actor: Mention, target: Mention, context: AiContext): AiCandidate | undefined {
  if (actor.entity === target.entity) return undefined;
  if (!(context.near(clause) || context.isAi(actor) || context.isAi(target))) return undefined;
  for (let at = tag.to; at < Math.min(clause.to, target.to + 2); at += 1)
    if (goods.test(lowAt(clause, at))) return undefined;
  if (hasTag(clause, 'legal')) return undefined;
  const isOwn = ownTimes(clause, Math.min(tag.from, target.from), Math.max(tag.to, target.to));
  const money = readMoney(clause).find((sum) => (sum.value ?? 1e6) >= 1e5 && isOwn(sum.from, sum.to));
  return {
    ...candidate(clause, tag, 'acquisition', actor, [{ mention: target, role: 'target' }]),
    to: Math.max(tag.to, target.to),
    ...compact({ money }),
  };
}
