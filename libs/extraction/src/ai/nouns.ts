import type { Tag } from '../lexicon/phrases.js';
import { lowAt, type Clause } from '../text/document.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import type { Scene } from './actors.js';

/** Verbs that say no more than that the deed of the noun behind them is done, told or meant. */
const light =
  /^(?:(?:annonc|nou|scell|finalis|boucl|réalis|confirm|dévoil|officialis|prépar|envisag|négoci|lanc|présent|effectu|décroch|renforc|paraph|entam|pass|remport|prolong|sign)(?:e|er|é|ent|ée|era|ant)|conclu(?:t|ent|re)?|prév(?:oit|u|oient)|obt(?:ient|enu)|mène|étudi(?:e|ent|ait)|éten(?:d|du|dent)|élargi(?:t|ssent)?|procèd(?:e|ent)|promet|promis|établi(?:t|ssent)?|(?:announc|sign|ink|reach|complet|clos|seal|agre|confirm|form|enter|unveil|expand|deepen|extend|finalis|finaliz|plan|eye|weigh|mull|consider|explor|pursu|establish|secur|land|forg|renew|rais|receiv|includ|report)(?:e|es|ed|s|ing|ned|ning)?|struck|strik(?:e|es|ing)|ma[dk]es?|begins?|began|ha[sv]e?|wins?|won|cut|negotiat(?:e|es|ing))$/;

/** Who does the deed that a noun names: the subject of the light verb before it, its possessor, or who stands behind "par". */
export function doerOf(clause: Clause, tag: Tag, scene: Scene): Mention | undefined {
  const owner = scene
    .organisationsIn(clause)
    .find((one) => lowAt(clause, one.to) === "'s" && one.to < tag.from && tag.from - one.to <= 4);
  for (let at = tag.from - 1; at >= clause.from && tag.from - at <= 14; at -= 1) {
    const token = clause.tokens[at]!;
    if (/^[;:.]$/.test(token.text)) break;
    if (!light.test(token.low)) {
      if (
        clause.tags.some(
          (one) =>
            one.from === at &&
            one.to < tag.from &&
            /^(?:invest|raise|acquire|partner|launch|adopt)Verb$/.test(one.category),
        )
      )
        break;
      continue;
    }
    const passive = !token.low.endsWith('ing') && /^(?:is|was|been|were|est|été|sont)$/.test(lowAt(clause, at - 1));
    return passive ? undefined : scene.subjectOf(clause, at);
  }
  if (owner) return owner;
  const agent = tag.category === 'raiseNoun' ? undefined : scene.agentOf(clause, tag.to);
  if (agent) return agent;
  const gains = tag.category === 'raiseNoun' ? beneficiaryOf(clause, tag, scene) : undefined;
  if (gains) return gains;
  const of =
    clause.field.field === 'title'
      ? scene.organisationsIn(clause).find((one) => one.from >= tag.to && one.from - tag.to <= 3)
      : undefined;
  return of &&
    /^(?:de|d'|du|of|for|pour)$/.test(governorOf(of) ?? '') &&
    /^(?:levée|funding)/.test(lowAt(clause, tag.from))
    ? of
    : undefined;
}

/** "une levée de 60 millions sera bouclée au profit de X": who gets the money. */
function beneficiaryOf(clause: Clause, tag: Tag, scene: Scene): Mention | undefined {
  for (let at = tag.to; at < Math.min(clause.to, tag.to + 24); at += 1)
    if (lowAt(clause, at) === 'profit')
      return scene.organisationsIn(clause).find((one) => one.from > at && one.from - at <= 5);
  return undefined;
}
