import type { Tag } from '../lexicon/phrases.js';
import type { Mention } from '../names/entities.js';
import { compact } from '../compact.js';
import { lowAt, tagsOf, wordsAt } from '../text/document.js';
import { isSubjectLike } from '../names/subject.js';
import { findPost, postBeside } from './posts.js';
import {
  governedAway,
  hasPassive,
  isParticiple,
  joinedWith,
  sameStatement,
  subjectBefore,
  type Move,
  type MoveContext,
} from './subjects.js';

/** "X quitte Y", "X quitte la direction de Y", "X leaves the company". */
export function left(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast } = context;
  const person = subjectBefore(context, tag.from);
  if (!person) return [];
  const organisation = context.organisations.find(
    (one) => one.from >= tag.to && one.from - tag.to <= 3 && one.entity.kind === 'organisation',
  );
  const post = findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 5));
  const company = tagsOf(clause, 'anaphora').some(
    (one) =>
      one.from >= tag.to && one.from - tag.to <= 1 && clause.tokens[one.to - 1]!.low !== 'it' && one.to - one.from >= 2,
  );
  if (!organisation && !post && !company && !standsAlone(context, tag)) return [];
  const beside = postBeside(clause, cast, person);
  const known = post ?? beside?.post;
  return joinedWith(context, person, true).map((one) => ({
    clause,
    from: tag.from,
    to: Math.max(tag.to, organisation?.to ?? 0, post?.to ?? 0),
    person: one,
    status: 'out',
    ...(known ? { post: known } : {}),
    ...(organisation ? { organisation } : {}),
    role: false,
    sure: Boolean(post ?? beside),
  }));
}

/** "évincée d'Engie", "ousted from Uber". */
const houseAfter = ({ organisations, clause }: MoveContext, tag: Tag): Mention | undefined =>
  organisations.find(
    (one) => one.from >= tag.to && one.from - tag.to <= 2 && /^(?:de|d'|du|from|chez|at)$/.test(lowAt(clause, tag.to)),
  );

/** "X would leave on 15 September", "X is to leave": no object follows, and the verb is no mere participle. */
function standsAlone({ clause, reading }: MoveContext, tag: Tag): boolean {
  const verb = lowAt(clause, tag.from);
  const next = tag.to < clause.to ? lowAt(clause, tag.to) : '.';
  if (reading.language === 'fr') return /^(?:partira|part)$/.test(verb) && /^(?:[.,]|en|fin|début|d'ici|à)$/.test(next);
  if (!/^(?:on|after|in|by|at|following|next|later|immediately|amid|[.,])$/.test(next)) return false;
  return (
    verb.endsWith('s') ||
    /^(?:to|will|would|is|has|be|and|also|boss|chief|executive)$/.test(lowAt(clause, tag.from - 1))
  );
}

/** "X démissionne", "X steps down as chief executive"; "X passe le relais à Y" brings Y as well. */
export function resigned(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast, people } = context;
  const person = subjectBefore(context, tag.from);
  if (!person) return [];
  const heir = /^(?:à|to)$/.test(lowAt(clause, tag.to)) ? people.find((one) => one.from === tag.to + 1) : undefined;
  const from = heir?.to ?? tag.to;
  const post = findPost(clause, cast, from, Math.min(clause.to, from + 9)) ?? postBeside(clause, cast, person)?.post;
  const retire = /retraite|retir/.test(wordsAt(clause, tag.from, tag.to).toLowerCase());
  const place = {
    clause,
    from: tag.from,
    to: Math.max(from, post?.to ?? 0),
    ...compact({ post }),
    role: false,
    sure: Boolean(post),
  };
  const out: Move = {
    ...place,
    person,
    status: 'out',
    reason: retire ? 'retirement' : 'resignation',
    ...compact({ successor: heir }),
  };
  return heir ? [out, { ...place, person: heir, status: 'in', predecessor: person }] : [out];
}

/** "X a été limogé", "Y limoge X", "X was fired as chief executive". */
export function ousted(context: MoveContext, tag: Tag): Move[] {
  const { clause, cast, reading } = context;
  const verb = clause.tokens[tag.from]!.low;
  const subject = subjectBefore(context, tag.from);
  if (
    subject &&
    isParticiple(verb, reading.language) &&
    (hasPassive(clause, tag) || subject.to === tag.from || clause.tokens[tag.from - 1]?.text === ',')
  ) {
    const post =
      findPost(clause, cast, tag.to, Math.min(clause.to, tag.to + 8)) ?? postBeside(clause, cast, subject)?.post;
    return joinedWith(context, subject, true).map((person) => ({
      clause,
      from: tag.from,
      to: Math.max(tag.to, post?.to ?? 0),
      person,
      status: 'out',
      ...compact({ post, organisation: houseAfter(context, tag) }),
      role: false,
      sure: Boolean(post),
      reason: 'dismissal',
    }));
  }
  const object = context.people.find(
    (person) =>
      person.from >= tag.to &&
      person.from - tag.to <= 8 &&
      sameStatement(clause, tag.to, person.from) &&
      !governedAway(clause, tag.to, person.from),
  );
  if (!object || hasPassive(clause, tag) || /^(?:remerci|renvo|écart)/.test(verb)) return [];
  const company = context.organisations.filter((one) => one.to <= tag.from && isSubjectLike(one)).at(-1);
  const post = findPost(clause, cast, tag.to, object.from) ?? postBeside(clause, cast, object)?.post;
  if (!post) return [];
  return [
    {
      clause,
      from: tag.from,
      to: Math.max(tag.to, object.to),
      person: object,
      status: 'out',
      post,
      ...(company ? { organisation: company } : {}),
      role: false,
      sure: true,
      reason: 'dismissal',
    },
  ];
}
