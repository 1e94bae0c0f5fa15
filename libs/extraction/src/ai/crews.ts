import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import type { Scene } from './actors.js';
import { candidate, type Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { bridge, isLegal, voiceOf } from './grammar.js';
import { productAfter } from './products.js';

/** Who works for a house and uses there what it has adopted. */
export const crew =
  /^(?:staff|employees?|workers?|workforce|doctors?|physicians?|nurses?|surgeons?|radiologists?|clinicians?|midwives|paramedics|dentists|pharmacists|lawyers?|solicitors|barristers|judges|clerks?|teachers?|lecturers|tutors|engineers?|developers?|programmers?|coders|technicians|mechanics|advisers?|advisors?|bankers?|traders?|brokers?|underwriters|analysts|consultants?|accountants?|auditors?|officers?|detectives|firefighters|journalists?|reporters?|editors?|newsrooms?|designers?|marketers|recruiters|operators?|handlers|dispatchers|drivers?|pilots?|planners?|buyers|pickers|inspectors?|managers?|chefs|crews?|crew|librarians|archivists|translators|farmers|miners|foremen|teams?|salariés?|employés?|collaborateurs|médecins?|infirmiers?|infirmières?|soignants?|radiologues?|chirurgiens?|urgentistes|pharmaciens|avocats?|juristes?|juges?|magistrats?|greffiers?|enseignants?|professeurs?|ingénieurs?|développeurs?|techniciens?|mécaniciens|conseillers?|conseillères|banquiers?|traders|courtiers|analystes|consultants|comptables|auditeurs|policiers|gendarmes|pompiers|journalistes?|rédacteurs|rédaction|rédactions|graphistes|recruteurs|opérateurs?|régulateurs|chauffeurs?|conducteurs?|pilotes?|planificateurs|acheteurs|préparateurs|inspecteurs?|contrôleurs?|cuisiniers|équipes?|vendeurs|vendeuses|caissiers|facteurs|agents|guichetiers|téléconseillers|aides-soignants|élèves|étudiants|students|pupils|bibliothécaires|archivistes|traducteurs?|traductrices|agriculteurs|gestionnaires)$/;

/** "Nurses at X now rely on an algorithm", "les médecins de X", "X's lawyers", "NHS doctors": the house whose staff does it. */
export function houseOfCrew(clause: Clause, verb: number, scene: Scene): Mention | undefined {
  return scene
    .organisationsIn(clause)
    .filter((one) => one.to <= verb && verb - one.to <= 12)
    .find((one) => {
      const end = crewEnd(one, verb);
      return (
        end !== undefined &&
        !hasTag(clause, 'report', end, verb) &&
        bridge(clause, end, verb, scene.reading.language) !== 'blocked'
      );
    });
}

/** Where what is said of the staff of a house ends before the verb; undefined where none is named. */
function crewEnd(one: Mention, verb: number): number | undefined {
  const { clause, from, to } = one;
  if (/^(?:at|of|in|with|within|inside|from|de|d'|du|des|chez|à|au|aux)$/.test(governorOf(one) ?? ''))
    for (let at = from - 1; at >= clause.from && from - at <= 6; at -= 1) {
      if (clause.tokens[at]!.kind === 'mark') break;
      if (crew.test(lowAt(clause, at))) return to;
    }
  const owned = lowAt(clause, to) === "'s" ? to + 1 : to;
  for (let at = owned; at < Math.min(verb, owned + (owned > to ? 4 : 2)); at += 1) {
    if (clause.tokens[at]!.kind === 'mark') break;
    const low = lowAt(clause, at);
    if (crew.test(low) && (low.endsWith('s') || owned > to) && !clause.tokens[at + 1]!.capital) return at + 1;
  }
  return undefined;
}

/** "X's lawyers have been given an AI tool", "all staff at X will get Copilot": what the staff of a house gets, the house uses. */
export const equippedStaff: Reader = (clause, tag, scene, context) => {
  const given = /^g[ai]v|^offered|^issued|^handed|^equip|^trained|^arm|^équip|^dot/.test(lowAt(clause, tag.from));
  const voice = voiceOf(clause, tag, scene.reading);
  if (isLegal(clause) || voice === 'none' || (given && voice !== 'passive')) return undefined;
  const house = houseOfCrew(clause, tag.from, scene);
  if (!house || context.isAi(house) || !getsAi(clause, tag, context)) return undefined;
  const product = productAfter(clause, scene, tag.to, house, 6);
  return { ...candidate(clause, tag, 'adoption', house), ...compact({ product }), stage: 'in_progress' };
};

/** AI right behind the verb of getting, and no post, money or course for it. */
const getsAi = (clause: Clause, tag: Tag, context: AiContext): boolean =>
  context.within(clause, tag.to, Math.min(clause.to, tag.to + 7)) &&
  !clause.tokens.slice(tag.to, tag.to + 5).some(({ kind, text }) => kind === 'number' || /^[$€£,;]$/.test(text)) &&
  tagsOf(clause, 'post').every((one) => one.from < tag.to || one.from - tag.to > 7);
