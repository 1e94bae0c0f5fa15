import type { Categories } from '../phrases.js';
import { englishLayoffWords } from './layoff-english.js';
import { frenchLayoffWords } from './layoff-french.js';

/** A house that is wound up or has lost its purse; one that only struggles, or cuts posts in its administration, has not. */
const insolvencyWords = {
  fr: [
    'redressement judiciaire',
    'liquidation judiciaire',
    '(placé|placée|mis|mise) en liquidation',
    'faillite',
    'dépôt de bilan',
    '(déposé|dépose|déposer) (le|son) bilan',
    'cessation (de|des) paiements',
  ],
  en: [
    '(bankruptcy|insolvency|receivership|insolvent|bankrupt)',
    '(into|entered|enters|entering|is in|was in|been in|already in) (|voluntary )(administration|liquidation)',
    '(call|called|calls|calling) in (|the )(administrators|receivers|liquidators)',
    '(administrators|liquidators|receivers) (were|have been|was|has been|are) appointed',
  ],
} as const;

/** Words of job cuts, by language. */
export const layoffWords: Readonly<Record<'fr' | 'en', Categories>> = {
  fr: { ...frenchLayoffWords, insolvencyReason: insolvencyWords.fr },
  en: { ...englishLayoffWords, insolvencyReason: insolvencyWords.en },
};
