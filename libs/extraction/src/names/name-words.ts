import { personTitles } from '../lexicon/data/function-words.js';
import { lowAt, type Clause } from '../text/document.js';
import { knownOrganisations } from '../lexicon/data/organisations.js';
import type { Token } from '../text/tokens.js';

/** Houses that write their name small ("franceinfo"). */
const smallNames: ReadonlySet<string> = new Set(
  knownOrganisations.filter((name) => /^\p{Ll}\p{Ll}/u.test(name) && !name.includes(' ')),
);

/** A word that can be part of a name: with a capital, or like "iRobot", "3M" and "go2market"; "London-based" is none. */
export const isNameWord = (token: Token | undefined): boolean =>
  token?.kind === 'word' &&
  !(token.low.includes('-') && /-(?:based|born|backed|owned|led|listed)$/.test(token.low)) &&
  (token.capital ||
    smallNames.has(token.text) ||
    /^(?:\d+[A-Z]|[a-z]{1,2}[A-Z]|[a-z]{2,5}\d+[a-z]{3})/.test(token.text)) &&
  token.text.length > 0;

/** Small words within the names of houses. */
export const linkWords = new Set([
  'de',
  'du',
  "d'",
  'des',
  'of',
  'the',
  'la',
  'le',
  "l'",
  'for',
  'and',
  'et',
  '&',
  'pour',
  'aux',
  'au',
  'à',
]);

/** Where a name begins with the titles before it ("Mr", "Sir", "M."). */
export function titledFrom({ tokens, from }: Clause, name: number): number {
  let at = name;
  for (let steps = 0; steps < 3 && at > from; steps += 1) {
    const back = tokens[at - 1]!.text === '.' && tokens[at - 1]!.glued ? at - 2 : at - 1;
    const token = tokens[back];
    if (back < from || !token?.capital || !personTitles.has(token.low)) break;
    at = back;
  }
  return at;
}

/** Words that begin the name of a body, which other words complete. */
export const headWords = new Set(
  'faculty faculté chu chru banque bank société caisse musée hôpital hôpitaux hospices conseil université university ministère department school école institute institut centre center fédération association fondation foundation opéra théâtre comité agence chambre compagnie union syndicat office house royal bureau board court groupe tour festival hôtel régie maison commission ligue académie mairie rectorat préfecture métropole journal courrier gazette éditions aciéries forges chantiers ateliers laiterie laiteries mutuelle crédit écho échos dépêche voix quotidien tribune clinique aéroport groupement observatoire conservatoire orchestre ballet palais galeries rencontres radio télé coopérative fonderies verreries manufacture messageries caves laboratoires manufactures cliniques polyclinique distillerie distilleries brasserie brasseries imprimerie imprimeries papeterie papeteries fonderie verrerie cristallerie cristalleries faïencerie fromagerie fromageries biscuiterie biscuiteries conserverie conserveries sucrerie sucreries établissements tuilerie tuileries scierie scieries filature filatures tissages tanneries autocars librairies pharmacies boulangeries salaisons pépinières comptoirs thermes menuiserie menuiseries ardoisières carrières corderie corderies transports magasins entrepôts mutuelles'.split(
    ' ',
  ),
);

const aboutAi =
  /^(?:start-?ups?|compan(?:y|ies)|firms?|labs?|boom|race|push|spending|strategy|research|researchers?|teams?|units?|business|bets?|ambitions|efforts|deals?|safety|policy|training|data|search|summaries|overviews|boss|executives?|investments?|infrastructure|division|drive|plans?|rivals?|mode|tooling|development|developers?|offerings?|stocks?|workloads?|lead|giant|maker|pioneer|specialist|group|portfolio|roadmap|arms?|hub)$/;

/** "Harrow AI has raised", "Meta AI gagne": the name of a house ends in "AI" unless it says of what a thing is ("Adobe AI tools"). */
export function endsOrGoesOn(clause: Clause, at: number): boolean {
  const next = clause.tokens[at + 1];
  if (at + 1 >= clause.to || next?.kind !== 'word' || isNameWord(next)) return true;
  if (aboutAi.test(next.low)) return false;
  return !clause.tags.some((tag) => tag.from === at + 1 && /^(?:product|post|lab)$/.test(tag.category));
}

/** The token behind a run of at most three small words; the end of the clause where they lead nowhere. */
export function afterSmallWords(clause: Clause, at: number, words: ReadonlySet<string>): number {
  let next = at;
  while (next < at + 3 && next < clause.to && words.has(lowAt(clause, next)) && !clause.tokens[next]!.capital)
    next += 1;
  return next === at ? clause.to : next;
}

const officialAdjectives =
  /^(?:national|nationale|polytechnique|fédérale|fédéral|supérieure|supérieur|normale|européen|européenne|international|internationale|français|française|central|centrale|général|générale|coopératif|coopérative|mutuel|populaire|départemental|départementale|régional|régionale|dramatique|lyrique|royal|royale|hospitalier|hospitalière|universitaire)$/;

/** "Pôle emploi", "Crédit agricole", "Action logement": French writes the second word of some houses small. */
export const isSmallPart = (clause: Clause, from: number, at: number): boolean =>
  at === from + 1 &&
  /^(?:pôle|crédit|banque|société|caisse|secours|action|france|opéra|radio|voix)$/.test(lowAt(clause, from)) &&
  /^(?:emploi|agricole|mutuel|populaire|postale|générale|foncier|catholique|logement|travail|comique|classique|centrale|alimentaire)$/.test(
    lowAt(clause, at),
  );

/** "national", "polytechnique": an adjective within the name of a body. */
export const isOfficial = (low: string): boolean => officialAdjectives.test(low);

/** "Institut national de l'audiovisuel", "École polytechnique fédérale de Lausanne": what the name of a body ends with. */
export function afterAdjective(clause: Clause, at: number): number {
  if (officialAdjectives.test(lowAt(clause, at))) return at + 1;
  const next = afterSmallWords(clause, at, linkWords);
  return next < clause.to && clause.tokens[next]!.kind === 'word' ? next + 1 : at;
}

/** "(NASDAQ: NVXH)", "(Euronext Paris : ALXYZ)": the sign of a share, and the exchange it is dealt at. */
export const isTicker = (clause: Clause, at: number): boolean =>
  lowAt(clause, at - 1) === ':' &&
  clause.tokens[at]!.text === clause.tokens[at]!.text.toUpperCase() &&
  [2, 3, 4].some((back) => exchanges.test(lowAt(clause, at - back)));
const exchanges =
  /^(?:nasdaq|nasdaqgs|nyse|lse|aim|euronext|otc|otcqx|otcqb|tsx|tsxv|tsx-v|asx|jse|xetra|fwb|hkex|hkse|nse|bse|six|sgx|amex|cse|isin|ticker)$/;

/** "Wexley and Co", "Wexley and Sons". */
const partners = /^(?:co|sons|company|partners|brothers|bros|daughters|associates)$/;

export const isWithPartners = (clause: Clause, at: number): boolean =>
  lowAt(clause, at) === 'and' && clause.tokens[at + 1]?.capital === true && partners.test(lowAt(clause, at + 1));

/** "the North American unit", "its Eastern European plants": a part of the world, not a name. */
export const regions =
  /^(?:north|south|latin|central|east|west|eastern|western|southern|northern|middle|pan|sub|trans)$/;

/** "<DD.N>", "[UBER.UL]": under which letters a share is traded. Where it ends, or the next token where none begins at a mark. */
export function afterTicker({ tokens, to: end }: Clause, at: number): number {
  const closer = tokens[at]!.text === '<' ? '>' : tokens[at]!.text === '[' ? ']' : undefined;
  if (!closer) return at + 1;
  let to = at + 1;
  while (to < end && to - at <= 4 && /^[\p{Lu}\d.]{1,6}$/u.test(tokens[to]!.text)) to += 1;
  return to > at + 1 && to < end && tokens[to]!.text === closer ? to + 1 : at + 1;
}

/** "Mr", "M." begin another name, unless "M." is the initial behind a first name. */
export const isTitle = (clause: Clause, at: number, person: boolean): boolean => {
  const { text, low } = clause.tokens[at]!;
  return personTitles.has(low) && text.length < 5 && !(person && text === 'M' && lowAt(clause, at + 1) === '.');
};

/** Days, months and the short names of posts: no names. */
export const calendar =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november|december|ceo|cto|cfo|coo|pdg|dg|ia|ai|drh)$/;

/** "April Underwood", "Will Lewis has": a month or a small word that is a first name, with no word of time before it. */
export function isNamesake(clause: Clause, at: number): boolean {
  const low = lowAt(clause, at);
  if (
    !/^(?:april|june|will|may)$/.test(low) ||
    !isNameWord(clause.tokens[at + 1]) ||
    calendar.test(lowAt(clause, at + 1))
  )
    return false;
  if (/^(?:will|may)$/.test(low))
    return /^(?:has|had|is|was|said|says|,|'s|to|will|quit|quits|joins|joined|becomes|became|leaves|left|resigned|resigns|takes|took|steps|stepped)$/.test(
      lowAt(clause, at + 2),
    );
  return !/^(?:in|last|this|next|since|until|by|of|from|late|early|mid|mid-|and|to|on|for|before|after|during|through|\d+)$/.test(
    lowAt(clause, at - 1),
  );
}

/** "James McAfee Jr., president", "Sanjay Mehta, M.D., chief": the dot and the degree are of the name, where the sentence goes on behind them. */
export function pastJunior({ tokens, to: end }: Clause, to: number): number {
  const junior = /^(?:jr|sr)$/.test(tokens[to - 1]!.low) && tokens[to]?.text === '.' && to + 1 < end ? to + 1 : to;
  if (tokens[junior]?.text !== ',' || !degrees.test(tokens[junior + 1]?.text ?? '')) return junior;
  return junior + (tokens[junior + 2]?.text === '.' ? 3 : 2);
}
const degrees = /^(?:M\.?D|Ph\.?D|J\.?D|MBA|CPA|CFA|OBE|CBE|MBE|Esq|FCA|R\.?N|Pharm\.?D)$/;

/** "Supervisory Board of X", "Board of Directors of the X": an organ of the house that is meant. */
export function pastOrgan(clause: Clause, from: number, end: number): number {
  let at = from;
  while (at < Math.min(end, from + 3) && !/^(?:board|boards|committee|trustees)$/.test(lowAt(clause, at))) at += 1;
  for (at += 1; at < end - 1 && at - from <= 6; at += 1)
    if (
      lowAt(clause, at - 1) === 'of' &&
      !/^(?:directors|trustees|governors|management|managers|the|regents)$/.test(lowAt(clause, at))
    )
      return isNameWord(clause.tokens[at]) ? at : from;
  return from;
}
