import { aiProducts } from '../lexicon/data/ai.js';
import { lowAt, tagsOf } from '../text/document.js';
import type { Entity, Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { hasComma, productKey, type Scene } from './actors.js';

/** "Adobe's Firefly", "Le Chat, l'assistant de Mistral AI", "le Gemini de Google", "Microsoft Copilot". */
export function ownerOf(scene: Scene, mention: Mention): Mention | undefined {
  for (const one of mention.entity.mentions) {
    const owner = ownerBeside(scene, one);
    if (owner) return owner;
  }
  const key = productKey(mention);
  const house = key ? aiProducts[key]!.toLowerCase() : undefined;
  const entity = scene.cast.entities.find((one) => isHouse(one, mention, house));
  return entity?.mentions[0];
}

const isHouse = (entity: Entity, mention: Mention, house: string | undefined): boolean =>
  entity !== mention.entity &&
  entity.kind !== 'person' &&
  ((house !== undefined && (entity.key === house || entity.key.startsWith(`${house} `))) ||
    (entity.kind === 'organisation' &&
      (mention.entity.key.startsWith(`${entity.key} `) ||
        (entity.key.length >= 5 && mention.entity.key.startsWith(entity.key)))));

function ownerBeside(scene: Scene, mention: Mention): Mention | undefined {
  const { clause, from, to } = mention;
  const list = scene.organisationsIn(clause).filter((one) => one.entity !== mention.entity);
  const before = list.find((one) => one.to < from && from - one.to <= 7 && lowAt(clause, one.to) === "'s");
  if (before && !hasComma(clause, before.to, from)) return before;
  const behind = list.find((one) => one.from > to && one.from - to <= 9);
  if (!behind) return undefined;
  const governor = governorOf(behind);
  const apposed =
    /^[,:]$/.test(lowAt(clause, to)) &&
    tagsOf(clause, 'product').some((tag) => tag.from >= to && tag.to <= behind.from);
  const direct = behind.from - to <= 2;
  if ((apposed || direct) && governor && /^(?:de|du|d'|of|from|par|by)$/.test(governor)) return behind;
  return undefined;
}
