import type { Tag } from '../lexicon/phrases.js';
import { lowAt, type Clause } from '../text/document.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import type { Scene } from './actors.js';

/** Verbs that say no more than that the deed of the noun behind them is done, told or meant. */
const light =
  /^(?:annonce|annoncé|annoncent|annoncer|signe|signé|signent|signer|noue|noué|nouent|nouer|scelle|scellé|scellent|conclut|conclu|concluent|conclure|finalise|finalisé|boucle|bouclé|réalise|réalisé|confirme|confirmé|dévoile|dévoilé|officialise|officialisé|prépare|préparé|envisage|envisagé|négocie|négocié|lance|lancé|présenté|présente|effectué|effectue|prévoit|prévu|obtenu|obtient|décroche|décroché|mène|renforce|renforcé|étend|étendu|élargit|paraphé|paraphe|procède|procédé|promet|promis|établi|entame|passe|passé|remporte|remporté|announce|announces|announced|announcing|sign|signs|signed|signing|ink|inks|inked|strike|strikes|struck|reach|reaches|reached|complete|completes|completed|close|closes|closed|seal|seals|sealed|agree|agrees|agreed|confirm|confirms|confirmed|form|forms|formed|enter|enters|entered|make|makes|made|unveil|unveils|unveiled|expand|expands|expanded|deepen|deepens|deepened|extend|extends|extended|finalise|finalize|finalised|finalized|plans|planned|planning|eyes|weighs|pursues|begin|begins|establish|established|has|have|win|wins|won|secured|secures|landed|lands|forge|forges|forged|cut|cuts|negotiating|includes|reported|raised|raises|receives|received)$/;

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
          (one) => one.from === at && /^(?:invest|raise|acquire|partner|launch|adopt)Verb$/.test(one.category),
        )
      )
        break;
      continue;
    }
    const passive = /^(?:is|was|been|were|est|été|sont)$/.test(lowAt(clause, at - 1));
    return passive ? undefined : scene.subjectOf(clause, at);
  }
  if (owner) return owner;
  const agent = scene.agentOf(clause, tag.to);
  if (agent) return agent;
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
