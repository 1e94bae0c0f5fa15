import type { Categories } from '../phrases.js';

/** Words by which a text says whose word a thing is, other than that of the house itself. */
export const speakerWords: Readonly<Record<'fr' | 'en', Categories>> = {
  fr: {
    rumour: [
      '(selon|par|cite|citant|citent) (nos|des|les|une|plusieurs|deux|trois|certaines|ses) (informations|information|sources|source)',
      "(d'après|auprès) (de|d'|des|nos|les|une|plusieurs) (informations|information|sources|source)",
      'selon (un|une|des|plusieurs) (proche|proches|témoin|témoins|connaisseur|connaisseurs)',
      '(source|sources) (proche|proches|concordante|concordantes|interne|internes|anonyme|anonymes|syndicale|syndicales)',
      "(sous couvert|sous le couvert|sous condition) d'anonymat",
      '(proche|proches) du dossier',
      'rumeur',
      'rumeurs',
      'à en croire',
      'pressenti',
      'pressentie',
      'croit savoir',
      'croient savoir',
    ],
    /** The press by its words for itself. */
    press: ['selon (la|nos) (presse|confrères)', 'selon (des|les|plusieurs) (médias|journaux)'],
    filing: [
      '(document|documents|dossier|avis|notification) (boursier|réglementaire|réglementaires|transmis|transmise|déposé|déposée|remis) (aux|à|auprès|par)',
      '(document|avis) (boursier|financier|réglementaire)',
    ],
    office: [
      '(ministère|ministre|préfecture|préfet|mairie|maire|gouvernement|tribunal|élysée|matignon|région|inspection du travail)',
    ],
    union: ['(syndicat|syndicats|intersyndicale|cgt|cfdt|cftc|fo|sud|unsa|cfe-cgc|syndicale|syndicales|syndicaux)'],
  },
  en: {
    rumour: [
      '(reportedly|rumoured|rumored|allegedly)',
      '(sources|people|persons|person|source|insiders) (say|said|familiar|aware|close|briefed|with knowledge|with direct knowledge|with direct|who asked|involved)',
      '(on condition of|on the condition of|condition of) anonymity',
      '(asked|asking|declined|declining) not to be (named|identified)',
      'is said to',
      'are said to',
      'according to (reports|sources|people|a report|insiders|rumours|rumors)',
      'reports (say|said|suggest)',
      'speculation',
    ],
    /** The press by its words for itself. */
    press: ['according to (local|press|media|several|multiple|newspaper) (reports|media|outlets)'],
    filing: [
      '(securities|regulatory|bankruptcy|court|sec|stock exchange|exchange|state|warn) (filing|filings|notice|notices|disclosure)',
      '(filing|notice|letter|documents|papers) (filed|sent|submitted|lodged) (with|to) (the state|state|regulators|the sec|the securities)',
      '(a|the) (filing|notice) (showed|shows|said|says|with|filed|to the)',
    ],
    office: ['(ministry|minister|mayor|government|governor|regulator|labor department|labour department)'],
    union: ['(union|unions|unite|unison|gmb|rmt|aslef|teamsters)'],
  },
};
