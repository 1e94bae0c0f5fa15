import type { Categories } from '../phrases.js';

/** Words by which a plan is taken back. To teach the engine a new one, add it here: `{verb}` covers its forms. */
export const retractionWords: Readonly<Record<'fr' | 'en', Categories>> = {
  fr: {
    /** Takes back what it is said of: a plan, or the cuts themselves. */
    cancelVerb: [
      '(renonce|renoncé|renoncer|renoncera|renoncent|renonçant) (à|aux|au)',
      '{abandonner}',
      '{annuler}',
      '{retirer}',
      '(suspend|suspendent|suspendu|suspendue|suspendus|suspendues|suspendre|suspendra|suspendant)',
      '(fait|faire|font|faisant|fera) (marche|machine) arrière (|sur)',
      '(revient|reviennent|revenir|revenu|revenue|revenus|reviendra|revenant) sur',
      '(recule|reculé|reculer|reculent) sur',
      '{enterrer}',
      '(retrait|abandon|annulation|suspension) (du|des|de)',
    ],
    /** What is taken back. */
    scheme: ['(plan|plans|projet|projets|décision|décisions|procédure|programme|intention|volonté|menace)'],
    /** Only asks for it, or refuses it: nothing is taken back yet. */
    urge: [
      '{demander}',
      '{exiger}',
      '{réclamer}',
      '{envisager}',
      '{refuser}',
      '(appelle|appellent|appelé|veut|veulent|souhaite|souhaitent|espère|espèrent)',
    ],
    /** Says of a denial that it takes back what was said before. */
    afterAll: ['finalement', 'en fin de compte', 'en définitive'],
  },
  en: {
    cancelVerb: [
      '{scrap}',
      '{cancel}',
      '(cancelled|cancelling)',
      '{drop}',
      '{shelve}',
      '{abandon}',
      '{ditch}',
      '{axe}',
      '{rescind}',
      '{reverse}',
      '{suspend}',
      '{halt}',
      '{pause}',
      '(withdraw|withdraws|withdrew|withdrawn|withdrawing)',
      '(call|calls|called|calling) off',
      '(back|backs|backed|backing) (away|down) (from|on)',
      '(go|goes|went|gone|going) back on',
      '(back|backs|backed|backing) out of',
      '(decide|decides|decided|deciding) against',
      '(make|makes|made|making) (a|an) (u-turn|about-turn) (on|over)',
      'u-turn (on|over)',
      '(withdrawal|cancellation|abandonment|reversal) of',
    ],
    scheme: ['(plan|plans|proposal|proposals|decision|decisions|programme|program|scheme|intention|move|threat)'],
    urge: [
      '{urge}',
      '{ask}',
      '{refuse}',
      '{consider}',
      '{want}',
      '(demand|demanded|demanding)',
      'demands that',
      '(call|calls|called|calling) (on|for)',
      'failed to',
    ],
    afterAll: ['after all'],
    /** Takes back what it stands before. */
    noLonger: ['no longer'],
    /** Takes back with "off" behind what it is said of. */
    callVerb: ['(call|calls|called|calling)'],
  },
};
