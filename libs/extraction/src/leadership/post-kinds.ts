import type { Post } from './posts.js';

const normal: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:pdg|ceo|chief executive|président-directeur|directeur général(?! adj)|directrice générale(?! adj)|dg\b|managing director|patron|patronne|boss)/i,
    'chief-executive',
  ],
  [
    /(?:cfo|chief financial|finance (?:director|chief)|directeur financier|directrice financière|daf)/i,
    'chief-financial-officer',
  ],
  [/(?:coo|chief operating)/i, 'chief-operating-officer'],
  [/(?:cto|chief tech)/i, 'chief-technology-officer'],
  [/^(?:vice|senior vice|executive vice|vp|svp|evp)/i, 'vice-president'],
  [/(?:board|conseil|administrat|directoire|non-executive)/i, 'board-member'],
  [/^(?:chair|président|présidente|présidence)/i, 'chair'],
  [/^(?:president)/i, 'president'],
  [/(?:rédact|editor)/i, 'editor'],
  [/^(?:chief)/i, 'c-suite'],
  [/(?:head|tête|director|direct|responsable|chef|lead|dirige)/i, 'head-of-unit'],
];

/** "Ses fonctions", "son poste de travail", "the role": a sign of a post, but not its name; a role "for AI" is named by its field. */
export const isBarePost = ({ text }: Post): boolean =>
  /^(?:dirigeants?|cadres?|executives?|leader|leadership|administration)$/i.test(text) ||
  (/^(?:postes?|fonctions?|rôle|mission|mandat|responsabilités?|role|position|post|job|responsibilit(?:y|ies))(?![\p{L}])/iu.test(
    text,
  ) &&
    !/(?:direct|présid|responsab\w{1,8} d|rédact|chief|head|chair|officer|manager|PDG|DG\b|\bIA\b|\bAI\b|intelligence)/iu.test(
      text.replace(/^\p{L}+/u, ''),
    ));

/** Posts that only companies and institutions of ours have; "président" and "à la tête" are said of much else. */
export const isStrongPost = ({ text }: Post): boolean =>
  /^(?:pdg|dg|drh|daf|dga|ceo|cto|cfo|coo|cmo|cio|chief \w+|(?:la )?(?:présidence du (?:conseil|directoire)|direction (?:générale|financière|éditoriale|artistique|commerciale)|rédaction en chef|direction de la rédaction)|conseil d|directoire|comité exécutif|codirect|gérant|secrétaire général|directeur|directrice|président-directeur|présidente-directrice|managing|general (?:manager|counsel)|finance|executive (?:director|vice)|senior vice|vice[- ]pr|vp|svp|evp|rédact|editor|chair|board|administrat|membre du (?:directoire|conseil|comex|comité)|patron|boss|non-executive|chef du (?:design|centre)|head of|head$|director|président du (?:directoire|conseil)|creative|technical|commercial|sales|marketing|artistic|news)/i.test(
    text,
  );

/** The post in a small shared vocabulary; undefined where none fits. */
export const normalisePost = (post: string): string | undefined => normal.find(([pattern]) => pattern.test(post))?.[1];
