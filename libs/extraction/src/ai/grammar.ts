import type { Tag } from '../lexicon/phrases.js';
import { lowAt, type Clause, type Reading } from '../text/document.js';

/** How a verb stands in its sentence: its doer before it, behind a "by", or nowhere. */
export type Voice = 'active' | 'passive' | 'none';

const beForms = /^(?:is|are|was|were|be|been|being|est|sont|était|étaient|été|être|sera|seront|fut|furent|soit)$/;
const haveForms = /^(?:has|have|had|having|'ve|a|ont|avait|avaient|aura|auront|avoir|ayant|aurait|auraient|ai|avons)$/;
const determiners =
  /^(?:the|its|their|this|that|these|those|his|her|our|new|other|own|recently|previously|'s|le|la|les|l'|un|une|des|du|son|sa|ses|leur|leurs|ce|cette|ces|d'|nouveau|nouvelle|premier|première)$/;
const adverbs =
  /^(?:also|now|already|just|still|first|quietly|soon|then|later|aussi|déjà|désormais|enfin|bientôt|ainsi|encore|donc|ensuite|notamment|même|vous|nous|today|aujourd'hui|toutefois|pourtant|not|n't|ne|n'|pas|en|y|lui|leur|se|s'|officially|not|all|both|jointly|ensemble|depuis|ever)$/;

/** An adverb or a small word that may stand between a helper and its verb. */
export const isAdverb = (low: string): boolean =>
  adverbs.test(low) || (low.length > 5 && (low.endsWith('ement') || /[^aeiou]ly$/.test(low) || low.endsWith('ally')));

/** The helper or other word that a verb depends on, adverbs set aside. */
function headBefore(clause: Clause, at: number): number {
  let left = at - 1;
  while (left > clause.from && at - left < 5 && isAdverb(lowAt(clause, left))) left -= 1;
  return left;
}

/** Verbs and nouns after which an infinitive has the subject of the whole and tells what it does or will do. */
const linking =
  /^(?:fiers?|fière|fières|heureux|heureuse|ravie?s?|impatients?|excited|thrilled|proud|pleased|delighted|happy|glad|back|here|plan|plans|planned|planning|agree|agrees|agreed|expect|expects|expected|intend|intends|intended|aim|aims|aiming|want|wants|wanted|seek|seeks|seeking|set|ready|due|about|begin|begins|began|begun|start|starts|started|starting|decided|decides|prepares|prepare|preparing|prepared|looking|racing|joins|joined|latest|first|teamed|hopes|hoping|moves|moved|vows|vowed|pledges|pledged|promises|promised|proposes|proposed|offers|offered|going|scheduled|poised|commits|committed|talks|discussions|deal|agreement|bid|negotiations|opts|chose|team|forces|partnered|partner|va|vont|vient|viennent|veut|veulent|voudrait|compte|comptent|entend|entendent|prévoit|prévoient|envisage|envisagent|apprête|apprêtent|apprêterait|apprêteraient|envisagerait|prévoirait|songe|songerait|voudraient|entendrait|compterait|souhaite|souhaitent|projette|doit|doivent|devrait|devraient|pourrait|pourraient|peut|commence|commencent|commencé|accepté|décidé|annoncé|annonce|dit|affirme|affirmé|indiqué|prêt|prête|discussions|passe|point|négocie|proposé|propose|promis|promet|promettent|espère|ambitionne|choisi|tente|cherche|confirme|confirmé|assure|déclaré|vise|vu|offre|offert|accord|lettre|intention|projet|vue)$/;
const modals =
  /^(?:will|would|may|might|could|can|must|should|shall|'ll|va|vont|veut|veulent|peut|peuvent|doit|doivent|devrait|devraient|pourrait|pourraient|compte|comptent|entend|entendent|souhaite|souhaitent|faire)$/;

/** Reads the voice of a verb; an infinitive of purpose ("to build", "pour lancer") tells an aim and no deed. */
export function voiceOf(clause: Clause, tag: Tag, { language }: Pick<Reading, 'language'>): Voice {
  const verb = lowAt(clause, tag.from);
  const head = headBefore(clause, tag.from);
  const before = head < clause.from ? '' : lowAt(clause, head);
  if (/^(?:s'|se)$/.test(verb) && /(?:er|ir|ndre|ttre)$/.test(lowAt(clause, tag.from + 1)))
    return frenchInfinitive(clause, before, head);
  if (/^s'|^se$|^in$|^en$/.test(verb)) return 'active';
  return language === 'fr'
    ? frenchVoice(clause, tag, verb, before, head)
    : englishVoice(clause, tag, verb, before, head);
}

/** "va lancer", "prévoit de lancer", "en discussions pour racheter"; the infinitive of an aim is none. */
function frenchInfinitive(clause: Clause, before: string, head: number): Voice {
  if (modals.test(before)) return 'active';
  if (before === 'pour' && [1, 2].some((back) => talks.test(lowAt(clause, head - back)))) return 'active';
  if (/^(?:de|d'|à)$/.test(before)) return linking.test(lowAt(clause, headBefore(clause, head))) ? 'active' : 'none';
  return linking.test(before) ? 'active' : 'none';
}

/** "en négociations exclusives pour": talks about the deed. */
const talks = /^(?:discussions?|négociations?|pourparlers)$/;

function frenchVoice(clause: Clause, tag: Tag, verb: string, before: string, head: number): Voice {
  const participle =
    /(?:[éiu]|it|is|pris|mis|ert)(?:e|s|es)?$/.test(verb) && !/(?:[^é]e|ent|ait|aient|era|eront)$/.test(verb);
  if ((participle || feminine.test(verb)) && beForms.test(before) && !/^(?:s'|se|m')$/.test(lowAt(clause, head - 1)))
    return 'passive';
  if (haveForms.test(before)) return beForms.test(verb) ? 'none' : 'active';
  if (/(?:er|ir|ndre|ttre|uire|oindre|clure|uivre)$/.test(verb)) return frenchInfinitive(clause, before, head);
  if (participle && verb !== 'crée' && /(?:é|ée|és|ées|isi?e|ise|mise|prise|erte)$/.test(verb))
    return /^(?:par)$/.test(lowAt(clause, tag.to)) ? 'passive' : 'none';
  if (isParticiple(clause, tag)) return 'active';
  return verb.endsWith('ant') || determiners.test(before) || /^(?:de|d'|à|en|par|pour|sans)$/.test(before)
    ? 'none'
    : 'active';
}

/** "a été reprise", "est construite": behind a helper a participle, elsewhere perhaps a noun. */
const feminine = /(?:[iu]e|ise|ite|ute|erte|einte|ointe)s?$/;

const irregularParticiples =
  /^(?:bought|put|taken|built|made|brought|shown|taught|given|sunk|spent|cut|won|got|begun)$/;

function englishVoice(clause: Clause, tag: Tag, verb: string, before: string, head: number): Voice {
  const past = verb.endsWith('ed') || irregularParticiples.test(verb);
  if (beForms.test(before) || /^(?:gets|got|getting)$/.test(before)) {
    if (verb.endsWith('ing')) return 'active';
    return past ? 'passive' : 'none';
  }
  if (haveForms.test(before) || modals.test(before)) return 'active';
  if (before === 'to') return infinitiveVoice(clause, headBefore(clause, head));
  if (verb.endsWith('ing')) return progressive.test(before) || isParticiple(clause, tag) ? 'active' : 'none';
  return past ? pastVoice(clause, tag, before) : presentVoice(clause, verb, before, head);
}

/** ", open-sourcing a model", "by launching an app", "en dévoilant un modèle": a further deed of the subject of the sentence. */
export const isParticiple = (clause: Clause, tag: Tag): boolean => {
  const before = lowAt(clause, headBefore(clause, tag.from));
  const after = clause.tokens[tag.to];
  if (lowAt(clause, tag.from).endsWith('ant')) return lowAt(clause, tag.from - 1) === 'en';
  return (
    lowAt(clause, tag.from).endsWith('ing') &&
    (before === ',' || (/^(?:by|after|with)$/.test(before) && clause.from < tag.from - 1)) &&
    after !== undefined &&
    (after.capital || after.kind === 'number' || /^(?:a|an|the|its|their|new|what|up|\$|€|£)$/.test(after.low))
  );
};

const progressive =
  /^(?:begins?|began|begun|starts?|started|keeps?|announced|announces|considers?|considered|considering|weighs?|weighing|mulls?|mulling|explor(?:es?|ing)|eyes|eyeing)$/;
const governed = /^(?:a|an|of|by|for|in|on|at|with|from|\d.*)$/;
const isDetermined = (before: string): boolean =>
  governed.test(before) || (determiners.test(before) && before !== 'that');

const verbOf = (clause: Clause, tag: Tag): string => lowAt(clause, tag.from);

/** A form in -ed: a past tense, or the participle that "by" or a preposition behind a comma shows. */
function pastVoice(clause: Clause, tag: Tag, before: string): Voice {
  const next = lowAt(clause, tag.to);
  if (
    /^(?:used|built|designed|developed|trained|created)$/.test(verbOf(clause, tag)) &&
    /^(?:for|to|as|more|mostly|mainly|widely|only|by|in|on)$/.test(next)
  )
    return 'none';
  if (next === 'by') return 'passive';
  if (before === ',' && /^(?:on|in|with|at|for|to|from|as)$/.test(next)) return 'none';
  return isDetermined(before) ? 'none' : 'active';
}

function presentVoice(clause: Clause, verb: string, before: string, head: number): Voice {
  if (!verb.endsWith('s') && !isPlural(clause, head)) return 'none';
  return isDetermined(before) ? 'none' : 'active';
}

/** "The companies launch", "X and Y team up": what a bare verb needs before it where no helper stands. */
const isPlural = (clause: Clause, at: number): boolean =>
  at >= clause.from && (clause.tokens[at]!.capital || /(?:[^s']s|they|we|who)$/.test(lowAt(clause, at)));

/** "plans to buy", "agreed to buy", and the "to buy" of a headline right behind its subject. */
function infinitiveVoice(clause: Clause, at: number): Voice {
  if (at < clause.from) return 'none';
  if (linking.test(lowAt(clause, at)) || /^(?:is|are)$/.test(lowAt(clause, at)) || isFirstTo(clause, at))
    return 'active';
  return clause.field.field === 'title' && clause.tokens[at]!.capital ? 'active' : 'none';
}

/** "the first bank to use", "the latest of the big councils to hire": what is told of the first is its deed. */
function isFirstTo(clause: Clause, noun: number): boolean {
  for (let at = noun; at >= clause.from && noun - at <= 6; at -= 1) {
    const { low, kind } = clause.tokens[at]!;
    if (/^(?:first|latest|newest|only|second|third)$/.test(low)) return true;
    if (kind === 'mark') return false;
  }
  return false;
}

const glue =
  /^(?:to|que|qu'|it|they|he|she|il|elle|ils|elles|on|the|company|group|firm|startup|start-up|le|la|l'|groupe|entreprise|société|de|d'|à|en|au|in|on|at|for|be|would|will|is|are|was|were|has|have|had|been|being|being|a|ont|avait|avaient|avoir|est|sont|été|être|sera|va|vont|vient|viennent|veut|veulent|both|each|jeudi|lundi|mardi|mercredi|vendredi|samedi|dimanche|hier|aujourd'hui|matin|soir|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|week|semaine|this|last|cette|ce|may|might|could|can|should|pourrait|peut|peuvent|pourraient|doit|doivent|se|s'|ne|n'|statement|communiqué|un|par|post|blog|billet|dans|its)$/;
const stops = /^[;:?!\u2026]$/;
const subordinate =
  /^(?:tandis|alors|while|whereas|mais|but|parce|because|lorsque|quand|when|where|où|si|if|whose|dont|lets|let|allows|allow|letting|allowing|helps|helping|enables|permet|permettra|permettre|permettant|qui|who|which|after|après|before|avant|than)$/;
const closers: Readonly<Record<string, string>> = {
  ',': ',',
  '(': ')',
  '\u2014': '\u2014',
  '\u2013': '\u2013',
  '-': '-',
};
const dealtWith =
  /^(?:appoint|leave|resign|ouster|join|become|invest|raise|acquire|partner|launch|hire|adopt|research)Verb$/;

/** A quarrel, a court or a regulator is spoken of; a word of a name ("Royal Court") speaks of none. */
export const isLegal = (clause: Clause, from = clause.from, to = clause.to): boolean =>
  clause.tags.some(
    ({ category, from: at, to: end }) =>
      category === 'legal' &&
      at >= from &&
      end <= to &&
      !(clause.tokens[at]!.capital && at > clause.from && !clause.titleCase) &&
      !(at - clause.from <= 2 && /^(?:tribunal|tribunaux|court|justice)$/.test(lowAt(clause, at))),
  );

/** What stands between a subject that ends before token `from` and a verb at `to`. */
export type Bridge = 'reaches' | 'apposed' | 'coordinated' | 'blocked';

/** Whether a subject reaches a verb: over helpers, adverbs, times, "said it", an apposition, and a few other words. */
export function bridge(clause: Clause, from: number, to: number, language: 'fr' | 'en', slack = 5): Bridge {
  let others = 0;
  const closer = closers[lowAt(clause, from)];
  for (let at = to - 1; at >= from; at -= 1) {
    const { text } = clause.tokens[at]!;
    if (at > from && closer === text) return 'apposed';
    const word = weightOf(clause, at, language);
    if (word === 'blocked') return 'blocked';
    if (text === ',') return 'blocked';
    if (word === 'joint' && others === 0) return 'coordinated';
    if (word !== 'glue') others += 1;
    if (others > slack) return 'blocked';
  }
  return 'reaches';
}

/** "announced that it", "a annoncé avoir", "announced it had": what is announced is told behind the verb. */
const saysThat = (clause: Clause, at: number): boolean =>
  [1, 2, 3].some((step) => /^(?:that|it|they|que|qu'|avoir|vouloir|être)$/.test(lowAt(clause, at + step)));

/** "said that", "disclosed in its filing that it": the word opens what is said. */
const saysBefore = (clause: Clause, at: number): boolean =>
  clause.tags.some(
    ({ category, to }) =>
      category === 'report' &&
      (to === at || (to < at && at - to <= 7 && /^(?:it|they|he|she)$/.test(lowAt(clause, at + 1)))),
  );

/** What a word between a subject and a verb amounts to. */
export function weightOf(clause: Clause, at: number, language: 'fr' | 'en'): 'glue' | 'joint' | 'blocked' | 'other' {
  const { text, low, kind } = clause.tokens[at]!;
  if (stops.test(text) || subordinate.test(low)) return 'blocked';
  if (/^(?:et|and|,)$/.test(low)) return 'joint';
  if (low === 'that') return saysBefore(clause, at) ? 'glue' : 'blocked';
  if (kind === 'number' || glue.test(low) || isAdverb(low) || linking.test(low)) return 'glue';
  return verbWeight(clause, at, language);
}

function verbWeight(clause: Clause, at: number, language: 'fr' | 'en'): 'glue' | 'blocked' | 'other' {
  const tags = clause.tags.filter((one) => one.from <= at && one.to > at && /Verb$|^report$/.test(one.category));
  const verb = tags.find((one) => one.category !== 'report');
  if (tags.some((one) => one.category === 'report') && (!verb || saysThat(clause, at))) return 'glue';
  if (!verb || !dealtWith.test(verb.category)) return 'other';
  const latest = verb.category === 'becomeVerb' && /^(?:latest|first|last|newest)$/.test(lowAt(clause, verb.to + 1));
  return latest || voiceOf(clause, verb, { language }) === 'none' ? 'other' : 'blocked';
}

/** The last strong mark before a token: no subject stands beyond it. */
export function partStart(clause: Clause, at: number): number {
  for (let left = at - 1; left >= clause.from; left -= 1) {
    const { text } = clause.tokens[left]!;
    if (/^[;:]$/.test(text) && clause.tokens[left + 1]?.low !== 'il') return left + 1;
  }
  return clause.from;
}
