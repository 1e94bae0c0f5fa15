import { lowAt, type Clause } from '../text/document.js';

const workplaces =
  /^(?:groupe|entreprise|société|compagnie|boîte|firme|maison|station|chaîne|rédaction|direction|titre|journal|quotidien|magazine|antenne|pousse|start-up|startup|studio|banque|marque|constructeur|avionneur|opérateur|éditeur|enseigne|distributeur|laboratoire|cabinet|agence|institution|établissement|théâtre|musée|festival|opéra|école|mutuelle|fédération|organisation|association|company|firm|group|business|bank|carrier|airline|insurer|lender|retailer|chain|carmaker|automaker|studio|network|broadcaster|service|publisher|newspaper|paper|magazine|agency|charity|startup|start-up|house|giant|maker|chipmaker|drugmaker|operator|organisation|organization|institution|museum|university|school|fund|board|team|unit|division|operations|finances)$/;

/** Whether one of the next words is a house in other words ("le groupe", "the streaming service"). */
export function isWorkplace(clause: Clause, from: number, reach: number): boolean {
  for (let at = from; at < Math.min(clause.to, from + reach); at += 1)
    if (workplaces.test(lowAt(clause, at))) return true;
  return false;
}
