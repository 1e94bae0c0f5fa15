import { lowAt, type Clause } from '../text/document.js';

/** Bodies that advise or meet, and that nobody is employed by. */
const bodies =
  /^(?:councils?|forums?|panels?|task|taskforce|commissions?|committees?|delegation|jury|juries|working|think|cabinet|transition|forum|commission|jury|observatoire)$/;
/** "board committee", "executive committee": parts of a house. */
const own =
  /^(?:board|executive|management|audit|compensation|remuneration|nominating|nominations|governance|operating|steering|risk|comité|design|arts|british|city|county|town|borough|sports|health|research)$/;
const state =
  /^(?:president|president's|trump|biden|obama|macron|presidential|advisory|white|government|governor|minister|présidentielle?|consultatif|consultative|ministre|federal|business|economic|manufacturing|jobs|policy|advisers|advisors|experts)$/;

/**
 * "resigned from Trump's business council", "left the president's advisory panel", "quitte la commission consultative": who goes or comes
 * there keeps his post. The object of the verb that ends at `from` is meant.
 */
export function isAdvisory(clause: Clause, from: number): boolean {
  let advises = false;
  let at = from;
  for (; at < Math.min(clause.to, from + 14); at += 1) {
    const { low, text } = clause.tokens[at]!;
    if (/^[,;:()]$/.test(text) || (at > from && /^(?:as|after|because|over|amid|in|on|when|comme|après|en)$/.test(low)))
      break;
    if (bodies.test(low) && !own.test(lowAt(clause, at - 1)) && advises) return true;
    advises ||= state.test(low) || state.test(low.replace(/'s$/, ''));
    if (bodies.test(low) && !own.test(lowAt(clause, at - 1)) && state.test(lowAt(clause, at + 1))) return true;
  }
  return (
    lowAt(clause, at) === ',' &&
    /advisory|consultati/.test(lowAt(clause, at + 2) + lowAt(clause, at + 3)) &&
    at - from <= 12
  );
}
