import { occupations } from '../lexicon/data/occupations.js';
import type { Tag } from '../lexicon/phrases.js';
import { lowAt, tagAt, tagEnding, type Clause } from '../text/document.js';

const moves =
  /^(?:appoint|become|join|succeed|resign|ouster|entrust|interim|leave)(?:Verb|Noun)$|^(?:post|headship|newPost|endPhrase)$/;
const helps =
  /^(?:a|ont|est|sont|sera|seront|été|être|vient|viennent|de|d'|va|vont|se|s'|en|y|lui|has|have|had|is|are|was|were|will|would|be|been|being|to|set|due|qui|who|aussi|also|récemment|recently|officiellement|immediately|now|également|ainsi|donc|finalement|désormais|doit|devrait|should|expected|just|today|prochainement|bientôt|déjà|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|on|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;
/** "X devient leader": what houses become, and no sign of a person. */
const shared =
  /^(?:leader|lead|partner|head|founder|controller|manager|cadre|directeurs|directors|exécutif|publisher)$/;

/**
 * What the place of a name says for a person, however unknown its words: who becomes, is named or resigns a post, whom a house names
 * to one, whom another follows, who stands between the commas behind a title. Weights add up with those of the form.
 */
export function personByPlace(clause: Clause, from: number, to: number): number {
  if (!clause.tags.some((tag) => moves.test(tag.category))) return 0;
  const governed = /^(?:at|in|from|for)$/.test(lowAt(clause, from - 1));
  return Math.max(governed ? 0 : doesAsPerson(clause, to), undergoes(clause, from, to), isTold(clause, from, to));
}

const isPost = (clause: Clause, tag: Tag): boolean =>
  tag.category === 'headship' || (tag.category === 'post' && !shared.test(lowAt(clause, tag.from)));

/** A post, or a place at the head of something, that begins within tokens [from, to). */
const hasPost = (clause: Clause, from: number, to: number): boolean =>
  clause.tags.some((tag) => tag.from >= from && tag.from < to && isPost(clause, tag));

/** "X, jusqu'ici chef de Y, devient", "X (Z) is": where the aside behind a name closes. */
function pastAside(clause: Clause, at: number): number {
  const open = lowAt(clause, at);
  if (open !== ',' && open !== '(') return at;
  const close = open === ',' ? ',' : ')';
  for (let end = at + 1; end < Math.min(clause.to, at + 24); end += 1) if (lowAt(clause, end) === close) return end + 1;
  return at;
}

/** "X devient directeur", "X est nommé PDG", "X démissionne", "X prend ses fonctions", "X quitte le directoire". */
function doesAsPerson(clause: Clause, to: number): number {
  let at = pastAside(clause, to);
  const end = Math.min(clause.to, at + 6);
  for (; at < end; at += 1) {
    const start = at;
    const weights = clause.tags
      .filter((one) => one.from === start && /Verb$|^endPhrase$/.test(one.category) && moves.test(one.category))
      .map((tag) => weightOfDeed(clause, tag, to));
    if (weights.length > 0) return Math.max(...weights);
    if (!helps.test(lowAt(clause, at)) && clause.tokens[at]!.kind === 'word') return 0;
  }
  return 0;
}

function weightOfDeed(clause: Clause, tag: Tag, to: number): number {
  const passive = clause.tokens
    .slice(to, tag.from)
    .some(({ low }) => /^(?:est|sera|été|être|is|was|been|be|are|were)$/.test(low));
  if (tag.category === 'resignVerb' || tag.category === 'endPhrase' || tag.category === 'interimVerb') return 1.5;
  if (tag.category === 'ousterVerb') return passive ? 1.5 : 0;
  const post = hasPost(clause, tag.from, tag.to + 7);
  if (tag.category === 'becomeVerb')
    return post ||
      /^(?:fonctions|diriger|présider|piloter|dirigera|pilotera|présidera)$/.test(lowAt(clause, tag.to - 1))
      ? 2
      : 0;
  if (tag.category === 'appointVerb') return post && (passive || tag.from === to) ? 2 : 0;
  if (tag.category === 'joinVerb') return post ? 1.5 : 0;
  if (tag.category === 'leaveVerb') return post || hasRole(clause, tag.to, tag.to + 3) ? 1.5 : 0;
  return tag.category === 'succeedVerb' && /^(?:succ|lui|prend|pris)/.test(lowAt(clause, tag.from)) ? 1 : 0;
}

const hasRole = (clause: Clause, from: number, to: number): boolean =>
  clause.tags.some((tag) => tag.category === 'role' && tag.from >= from && tag.from < to);

/** What only people come to or undergo; houses have a "départ" and an "arrivée" as well. */
const personal =
  /^(?:nomination|démission|limogeage|éviction|révocation|désignation|intronisation|appointment|resignation|dismissal|ouster)$/;

/** "la démission de X", "met fin aux fonctions de X"; "l'arrivée de X" with a post behind it. */
const isUndergone = (tag: Tag, clause: Clause, from: number, behind: boolean): boolean =>
  tag.category === 'endPhrase' ? tag.to === from : tag.to < from && (behind || personal.test(lowAt(clause, tag.from)));

/** "a nommé X directeur", "succède à X", "la nomination de X", "confié à X": to whom it is done. */
function undergoes(clause: Clause, from: number, to: number): number {
  let at = from;
  while (at > clause.from && /^(?:à|de|d'|du|of|m|mme|\.)$/.test(lowAt(clause, at - 1))) at -= 1;
  const verb = clause.tags.find((tag) => (tag.to === from || tag.to === at) && moves.test(tag.category));
  const behind = isFollowedByPost(clause, to);
  if (verb?.category === 'appointVerb' && verb.to === from) return behind && hasPost(clause, to, to + 7) ? 2 : 0;
  if (verb?.category === 'succeedVerb')
    return /^(?:succ|prend|pris|en)/.test(lowAt(clause, verb.from)) || hasPost(clause, to, clause.to) ? 1.5 : 1;
  if (verb && /Noun$|^endPhrase$/.test(verb.category)) return isUndergone(verb, clause, from, behind) ? 1.5 : 0;
  return /^(?:à|to)$/.test(lowAt(clause, from - 1)) && isEntrusted(clause, from) ? 1.5 : 0;
}

/** "confie la direction à X": a post is handed to whoever stands behind "à". */
const isEntrusted = (clause: Clause, at: number): boolean =>
  clause.tags.some((tag) => tag.category === 'entrustVerb' && tag.to < at && hasPost(clause, tag.from, at));

/** "X directeur", "X comme PDG", "X to chief": a post, or a word that leads to one. */
const isFollowedByPost = (clause: Clause, to: number): boolean =>
  hasPost(clause, to, to + 4) || /^(?:comme|as|au|en|to)$/.test(lowAt(clause, to)) || isAtHead(clause, to);

/** "à sa tête", "à la tête de". */
const isAtHead = (clause: Clause, at: number): boolean =>
  lowAt(clause, at) === 'à' && /^(?:sa|la|leur)$/.test(lowAt(clause, at + 1)) && lowAt(clause, at + 2) === 'tête';

/** "son directeur général, X,", "X, 52 ans", "M. X": a title before the comma, an age behind it, a first-person verb of saying. */
function isTold(clause: Clause, from: number, to: number): number {
  if (lowAt(clause, from - 1) === ',' && /^[,.)]?$/.test(lowAt(clause, to)) && isBehindTitle(clause, from - 1))
    return 1.5;
  if (/^[,(]$/.test(lowAt(clause, to)) && isTitled(clause, to + 1)) return 1.5;
  if (occupations.has(lowAt(clause, from - 1))) return 1.5;
  if (lowAt(clause, from - 1) === ':' && clause.tags.some((tag) => tag.category === 'newPost' && tag.to < from))
    return 1.5;
  return 0;
}

/** "le directeur délégué de Y, X": between title and comma there is no other mark and no verb. */
function isBehindTitle(clause: Clause, comma: number): boolean {
  for (let at = comma; at > clause.from && comma - at <= 9; at -= 1) {
    const tag = tagEnding(clause, 'post', at);
    if (tag)
      return (
        isPost(clause, tag) &&
        /^(?:le|la|l'|son|sa|leur|the|its|their|our|his|her|du|au|de|'s|général|générale)$/.test(
          lowAt(clause, tag.from - 1),
        )
      );
    const { kind, low } = clause.tokens[at - 1]!;
    if (kind === 'mark' || /^(?:a|est|has|is|was|qui|who|que|that)$/.test(low)) return false;
  }
  return false;
}

/** ", jusqu'ici chef de Y", ", currently director", ", ex-patron", ", a former Veltra executive": a post in the aside, whatever leads to it. */
function isTitled(clause: Clause, from: number): boolean {
  let at = from;
  while (at < Math.min(clause.to, from + 4) && leads.test(lowAt(clause, at))) at += 1;
  if (at === from) return false;
  const tag = tagAt(clause, 'post', at);
  return tag !== undefined && isPost(clause, tag);
}

const leads =
  /^(?:l'|le|la|un|une|a|an|the|its|son|sa|ex|ex-|ancien|ancienne|actuel|actuelle|actuellement|jusqu'|jusqu'ici|jusque-là|ici|alors|current|currently|former|formerly|previously|longtime|veteran|nouveau|nouvelle|new|anciennement|précédemment|également|also)$/;
