import { lowAt, type Clause } from '../text/document.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { deal } from './acquisitions.js';
import type { Reader } from './candidate.js';
import { voiceOf } from './grammar.js';
import { moneyNear } from './sums.js';

/** "paid $145m in cash for Y", "parted with $1bn for Y", "met 2 milliards sur la table pour Y": a price for a whole house. */
export const paidFor: Reader = (clause, tag, scene, context) => {
  if (voiceOf(clause, tag, scene.reading) !== 'active') return undefined;
  const money = moneyNear(clause, tag, 4);
  if (!money || money.from < tag.to) return undefined;
  const target = scene
    .organisationsIn(clause)
    .find(
      (one) =>
        one.from > money.to &&
        one.from - money.to <= 7 &&
        /^(?:for|pour)$/.test(governorOf(one) ?? '') &&
        isWhole(clause, one),
    );
  const actor = target && scene.subjectOf(clause, tag.from);
  return actor && deal(clause, tag, actor, target, context);
};

/** No noun stands behind the name: "for Y chips", "for Y's data" tell of goods. */
const isWhole = (clause: Clause, { to }: Mention): boolean =>
  to >= clause.to ||
  /^[,;:.()–—-]$|^(?:and|et|in|en|which|whose|qui|dont|last|this|on|à|as|after|après|from|but|mais|to)$/.test(
    lowAt(clause, to),
  );
