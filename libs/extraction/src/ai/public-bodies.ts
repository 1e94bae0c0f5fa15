import { lowAt, type Clause } from '../text/document.js';
import type { Entity, Mention } from '../names/entities.js';

const bodies =
  /^(?:tribunal|cour|ville|commune|région|département|agglomération|préfecture|lycée|collège|aéroport|académie|chambre|conseil|rectorat|diocèse|zoo)$/;
/** Also where something is, and then no body. */
const areas = /^(?:ville|commune|région|département|agglomération)$/;
const kinds =
  /^(?:de|d'|du|des|commerce|appel|judiciaire|administratif|général|départemental|régional|municipal|métropolitain|agriculture|industrie|métiers|et)$/;

/** "le tribunal de commerce de Paris", "la ville de Nîmes": a public body that its place names; undefined for any other name. */
export function publicBodyOf(mention: Mention, known: Map<string, Entity>): Mention | undefined {
  const { clause, from, to, entity } = mention;
  if (entity.kind === 'person' || !/^(?:de|d'|du|des)$/.test(lowAt(clause, from - 1))) return undefined;
  let at = from - 1;
  while (at > clause.from && from - at < 6 && kinds.test(lowAt(clause, at))) at -= 1;
  const low = lowAt(clause, at);
  if (!bodies.test(low) || at < clause.from || (areas.test(low) && isArea(clause, at))) return undefined;
  const name = clause.field.text.slice(clause.tokens[at]!.start, clause.tokens[to - 1]!.end);
  const key = name.toLowerCase();
  const body: Entity = known.get(key) ?? { ...entity, key, name, kind: 'organisation' };
  known.set(key, body);
  return { ...mention, from: at, entity: body };
}

/** "dans la ville de Nîmes", "près de la commune de X". */
const isArea = (clause: Clause, at: number): boolean =>
  !/^(?:la|le|cette|l')$/i.test(lowAt(clause, at - 1)) ||
  /^(?:dans|de|à|en|vers|sur|par|pour|entre)$/.test(lowAt(clause, at - 2));
