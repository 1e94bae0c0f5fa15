/** What a text is credited by: the words of the article, and who is named above and below them. */
export interface Credited {
  readonly text: string;
  readonly authors?: readonly string[];
  readonly publisher?: string;
}

/**
 * The agencies, each with the names that it is credited by, as a pattern. `ap` and `pa` are words of other things in any other case,
 * so that only those that are spelled in capitals here have to be in the text.
 */
const agencies: readonly (readonly [agency: string, names: string])[] = [
  ['afp', '[Aa][Ff][Pp]|Agence France-Presse|AFPRelaxnews'],
  ['reuters', 'Reuters|REUTERS|reuters'],
  ['ap', 'AP(?!-)|(?:The )?Associated Press'],
  ['dpa', 'dpa|DPA|dpa-AFX|Deutsche Presse-Agentur'],
  ['bloomberg', 'Bloomberg(?: News)?|BLOOMBERG'],
  ['efe', 'EFE|efe|Agencia EFE'],
  ['ansa', 'ANSA|ansa'],
  ['belga', 'Belga|BELGA|belga'],
  ['ats', 'ATS|ats|Keystone-(?:ATS|SDA)|SDA|sda'],
  ['pa', 'PA Media|PA|Press Association'],
  ['xinhua', 'Xinhua|XINHUA|Chine nouvelle'],
  ['canadian-press', '(?:The )?Canadian Press|(?:La )?Presse canadienne|(?:La )?Presse Canadienne'],
  ['aap', 'AAP|Australian Associated Press'],
  ['anp', 'ANP'],
  ['apa', 'APA|APA-OTS'],
  ['tass', 'TASS|Tass'],
  ['kyodo', 'Kyodo(?: News)?|KYODO'],
  ['yonhap', 'Yonhap'],
  ['upi', 'UPI'],
  ['pti', 'PTI|Press Trust of India'],
  ['dow-jones', 'Dow Jones(?: Newswires)?|AOF-Dow Jones|Agefi-Dow Jones'],
  ['pr-newswire', 'PR ?Newswire|PRNEWSWIRE|CNW Group|CNW'],
  ['business-wire', 'Business Wire|BUSINESS WIRE|BusinessWire'],
  ['globe-newswire', 'Globe ?Newswire|GLOBE ?NEWSWIRE|GlobeNewswire'],
];

const anyAgency = agencies.map(([, names]) => names).join('|');
/** One agency, or several that are named together; the first is the one that counts. */
const credit = `(?<agency>${anyAgency})`;
const together = `${credit}(?:\\s*(?:/|,|et|and|&|-)\\s*(?:${anyAgency}))*`;
const before = `(?<![\\p{L}\\p{N}'’./-])`;

const inByline = new RegExp(`${before}${credit}(?![\\p{L}\\p{N}])`, 'u');
const wholeName = new RegExp(`^${credit}$`, 'u');
/** `PARIS, 29 oct (AFP) -`, `NEW YORK--(BUSINESS WIRE)--`, `/PRNewswire/ --`, `Reuters - `. */
const datelines = [
  new RegExp(`^[^\\n(]{0,80}\\(\\s*${together}\\s*\\)\\s*(?:[-–—:]|\\n)`, 'u'),
  new RegExp(`^[^\\n/]{0,80}/\\s*${credit}\\s*/\\s*[-–—]`, 'u'),
  new RegExp(`^${together}\\s+[-–—]\\s`, 'u'),
];
/** A line of its own: `AFP`, `Le Monde avec AFP`, `Source : Reuters`, `© AFP 2025`, `Par AFP`, `(avec Belga)`. */
const creditLine = new RegExp(
  `^[("\\s]*(?:(?:[^\\n.!?]{0,60}\\s)?(?:avec|with|via|par|by|from|source|sources)\\s*:?\\s+(?:l['’](?:agence )?|the |la )?|©\\s*|[-–—]\\s*)?${together}(?:\\s+\\d{4})?[)"\\s.]*$`,
  'iu',
);
/** The end of the last paragraph: `... in Lyon. (AFP)`, `... (Le Soir avec Belga)`, `... © AFP`, `... — Reuters`. */
const signOffs = [
  new RegExp(`\\((?:[^()\\n]{0,40}\\s)?${together}(?:\\s*,[^()\\n]{0,40})?\\s*\\)\\s*\\.?\\s*$`, 'u'),
  new RegExp(`[.!?"»”]\\s+(?:©\\s*|[-–—]\\s*|[Ss]ource\\s*:\\s*)${together}(?:\\s+\\d{4})?\\s*\\.?\\s*$`, 'u'),
];
/** What stands in brackets at the very end. Reuters alone names its reporters and editors there. */
const lastBrackets = /\(([^()\n]*)\)\s*$/;
const reutersStaff = [['reporting by ', 'editing by '], ['reportage ', 'édité par '], ['version française ']];
/** A line that credits a picture tells nothing of the words. */
const picture =
  /\b(?:photo|photos|image|images|picture|cr[ée]dits?|illustration|archives?|vid[ée]o|getty|infographie)\b/iu;

function agencyOf(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  return agencies.find(([, names]) => new RegExp(`^(?:${names})$`, 'iu').test(name))?.[0];
}

/** The agency that the first of the patterns finds in a line. */
function found(line: string, patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const agency = agencyOf(pattern.exec(line)?.groups?.agency);
    if (agency !== undefined) return agency;
  }
  return undefined;
}

/** The same, but for a line that credits a picture. */
const foundInCredit = (line: string, patterns: readonly RegExp[]) =>
  picture.test(line) ? undefined : found(line, patterns);

function isSignedByReuters(line: string): boolean {
  const brackets = lastBrackets.exec(line.slice(-longestSignOff))?.[1];
  return (
    brackets !== undefined && reutersStaff.some((words) => words.every((word) => brackets.toLowerCase().includes(word)))
  );
}

/** How far from the top and from the end a line may be that credits the whole. */
const edgeLines = 3;
/** In UTF-16 units. */
const longestCreditLine = 120;
const longestDateline = 200;
const longestSignOff = 600;

/**
 * The agency that an article is credited to (`afp`, `reuters` ...): by its byline, its dateline or its sign-off, else by its publisher.
 * A mention in the text ("told Reuters") and the credit of a picture are none. Undefined where nobody is credited.
 */
export function wireCredit({ text, authors = [], publisher }: Credited): string | undefined {
  for (const author of authors) {
    const agency = foundInCredit(author, [inByline]);
    if (agency !== undefined) return agency;
  }
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const top = lines.slice(0, edgeLines);
  const bottom = lines.slice(-edgeLines).reverse();
  const byDateline = found(top[0]?.slice(0, longestDateline) ?? '', datelines);
  if (byDateline !== undefined) return byDateline;
  if (bottom.some(isSignedByReuters)) return 'reuters';
  for (const line of [...bottom, ...top].filter(({ length }) => length <= longestCreditLine)) {
    const agency = foundInCredit(line, [creditLine]);
    if (agency !== undefined) return agency;
  }
  return foundInCredit(bottom[0]?.slice(-160) ?? '', signOffs) ?? found(publisher ?? '', [wholeName]);
}
