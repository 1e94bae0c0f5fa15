import type { Post } from './posts.js';

const normal: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:directeur général (?:adj|dél)|directrice générale (?:adj|dél)|dga\b|dgd\b|deputy (?:chief|ceo)|numéro (?:deux|2))/i,
    'deputy-chief-executive',
  ],
  [
    /^(?:(?:co-|group |global )?(?:ceo|chief executive)|p-?dg\b|co-ceo|président-directeur|présidente-directrice|directeur général|directrice générale|directeur exécutif$|dg\b|managing director|director[- ]general|general director|patronn?e?\b|boss|gérante?\b|présidente? du directoire|présidence du directoire|(?:la )?direction (?:générale|exécutive))/i,
    'chief-executive',
  ],
  [
    /(?:\bcfo\b|chief financial|finance (?:director|chief)|direct(?:eur|rice|ion) financi|\bdaf\b)/i,
    'chief-financial-officer',
  ],
  [/(?:\bcoo\b|chief operating|direct(?:eur|rice|ion) (?:des )?opérations)/i, 'chief-operating-officer'],
  [/(?:\bcto\b|chief tech|direct(?:eur|rice|ion) technique)/i, 'chief-technology-officer'],
  [/(?:\bcmo\b|chief marketing|direct(?:eur|rice|ion) (?:du )?marketing)/i, 'chief-marketing-officer'],
  [
    /(?:\bchro\b|\bdrh\b|chief (?:people|human)|direct(?:eur|rice|ion) des ressources humaines)/i,
    'chief-human-resources-officer',
  ],
  [/(?:rédact|\beditor)/i, 'editor'],
  [/(?:vice-?\s?chair|deputy chair|vice-présidente? du conseil)/i, 'vice-chair'],
  [/^(?:vice|senior vice|executive vice|group vice|vp\b|svp\b|evp\b)/i, 'vice-president'],
  [/^(?:(?:non-executive|executive|independent|interim|co-)[- ]?)*(?:board )?(?:chair|président|présidence)/i, 'chair'],
  [/(?:\bboard|conseil|administrat|directoire|comité|comex|non-executive)/i, 'board-member'],
  [/^(?:president|co-president)/i, 'president'],
  [/^top (?:job|post|spot|role|position)/i, 'chief-executive'],
  [/^chief/i, 'c-suite'],
  [/^(?:à la |aux )?(?:tête|commandes|rênes|manettes|helm|reins|direction)$/i, 'chief-executive'],
  [/(?:head|tête|director|direct|responsable|chef|lead|dirige|publisher)/i, 'head-of-unit'],
];

/** "Ses fonctions", "son poste de travail", "the role": a sign of a post, but not its name; a role "for AI" is named by its field. */
export const isBarePost = ({ text }: Post): boolean =>
  /^(?:dirigeants?|cadres?|executives?|leader|leadership|administration)$/i.test(text) ||
  /^(?:dirigeants|cadres|executives|leaders)\s/i.test(text) ||
  (!/^responsabilités? d(?:e|es|u|['’])\s?\p{L}{2}/iu.test(text) &&
    /^(?:postes?|fauteuil|fonctions?|rôle|mission|mandat|responsabilités?|role|position|post|job|duties|responsibilit(?:y|ies))(?![\p{L}])/iu.test(
      text,
    ) &&
    !/(?:direct|présid|responsab\w{1,8} d|rédact|chief|head|chair|officer|manager|PDG|DG\b|\bIA\b|\bAI\b|intelligence)/iu.test(
      text.replace(/^\p{L}+/u, ''),
    ));

/** Posts that only companies and institutions of ours have; "président" and "à la tête" are said of much else. */
export const isStrongPost = ({ text }: Post): boolean => text.split(/ (?:and|et|&) /).some((part) => strong.test(part));
const strong =
  /^(?:p-?dg|p-d-g|dg|group chief|drh|daf|dga|md|ceo|cto|cfo|coo|cmo|cio|chief \w+|top (?:job|post|spot|role|position)|(?:la )?(?:présidence du (?:conseil|directoire)|direction (?:générale|financière|éditoriale|artistique|commerciale)|rédaction en chef|direction de la rédaction)|conseil d|directoire|comité exécutif|codirect|gérant|secrétaire général|directeur|directrice|président-directeur|présidente-directrice|managing|general (?:manager|counsel)|finance|executive (?:director|vice)|senior vice|vice[- ]pr|vp|svp|evp|rédact|editor|chair|board|administrat|membre du (?:directoire|conseil|comex|comité)|patron|boss|non-executive|chef du (?:design|centre)|head of|head$|director|présidente? (?:du (?:directoire|conseil)|non.exécuti|exécuti|délégué)|publisher|co-(?:ceo|chief|president|chair|head)|secretary|general director|deputy (?:director|editor|chairman|chief)|creative|technical|commercial|sales|marketing|artistic|news)/i;

/** The post in a small shared vocabulary; undefined where none fits. */
export const normalisePost = (post: string): string | undefined => normal.find(([pattern]) => pattern.test(post))?.[1];
