import { headsParagraph, type Entity, type Mention } from '../names/entities.js';
import { datelineEnd } from '../names/dateline.js';
import { countries } from '../lexicon/data/places.js';
import { hasTag, lowAt, type Clause } from '../text/document.js';

/** The state, a union, or a name that only says where. */
export const isNoEmployer = (mention: Mention): boolean =>
  isState(mention.entity) ||
  isUnion(mention.entity) ||
  [
    isWhere,
    isAdministrator,
    isTrade,
    isPartOfBody,
    isInDateline,
    isHeading,
    isTicker,
    isNumber,
    isShouted,
    isAnothers,
    isForecaster,
  ].some((is) => is(mention));

/** "Apple's outside advertising agency has cut 50 jobs", "le sous-traitant d'Airbus": another house, told by its tie to the one named. */
export const isAnothers = ({ clause, from, to: end }: Mention): boolean => {
  const to = lowAt(clause, end) === '.' ? end + 1 : end;
  if (/^(?:['\u2019]s?|-)$/.test(lowAt(clause, to)))
    for (let at = to + 1; at <= to + 4 && clause.tokens[at]?.kind === 'word'; at += 1)
      if (others.en.test(lowAt(clause, at)))
        return clause.field.field === 'title' || !clause.tokens[at - 1]?.capital || at === to + 1;
  const tied = /^(?:de|d'|du|des|of|to)$/.test(lowAt(clause, from - 1)) ? from - 2 : -1;
  if (tied < clause.from) return false;
  return [tied, tied - 1].some(
    (at) =>
      others.fr.test(lowAt(clause, at)) || (others.en.test(lowAt(clause, at)) && lowAt(clause, at - 1) !== 'parent'),
  );
};
const others = {
  en: /^(?:rival|competitor|supplier|subcontractor|contractor|agency|franchisee|distributor|landlord|lender|bottler|licensee|shareholder|partner)$/,
  fr: /^(?:rival|rivale|concurrente?|fournisseur|sous-traitante?|équipementier|prestataire|franchisée?|distributeur|bailleur|actionnaire|partenaire)$/,
};

/** "200,000 jobs could vanish, the Centre for Retail Research forecasts": who only reckons. */
const isForecaster = ({ clause, from, to, entity }: Mention): boolean =>
  /(?:^| )(?:centre|center|institute|institut|research|observatory|observatoire|think tank|foundation|fondation|cabinet)(?: |$)/.test(
    entity.key,
  ) &&
  [to, from - 1, from - 2].some((at) =>
    /^(?:forecasts?|predicts?|predicted|estimates?|estimated|reckons?|reckoned|calculates?|calculated|warns?|warned|estime|prévoit|calcule|chiffre|évalue|selon)$/.test(
      lowAt(clause, at),
    ),
  );

const isInDateline = (mention: Mention): boolean => datelineEnd(mention) > 0;

/** "BPW ELIMINATES 500 STATE JOBS, WITH": among words in capitals they tell no name. */
const isShouted = ({ clause, from, to, name, entity }: Mention): boolean =>
  name.text === name.text.toUpperCase() &&
  entity.score.organisation < 4 &&
  [from - 1, to].some((at) => /^\p{Lu}{4,}$/u.test(clause.tokens[at]?.text ?? ''));

/** "Twenty-nine people": a number at the head of a sentence. */
const isNumber = ({ clause, from, to }: Mention): boolean =>
  clause.figures.some((figure) => figure.from <= from && figure.to >= to);

/** "<ORV.N>": the code under which prices are quoted. */
export const isQuoteCode = ({ name }: Entity): boolean => /^\p{Lu}{2,6}\.\p{Lu}{1,2}$/u.test(name);

/** "(NYSE: ORV)": where a share is traded, and under which letters. */
const isTicker = ({ clause, from, to, name, entity }: Mention): boolean =>
  /^(?:nyse|nasdaq|lse|euronext|tsx|asx|otc)$/.test(entity.key) ||
  (lowAt(clause, to) === '=' && /^[\p{Lu} ]+$/u.test(name.text)) ||
  isQuoteCode(entity) ||
  (lowAt(clause, from - 1) === '<' && name.text === name.text.toUpperCase() && name.text.length <= 6) ||
  (lowAt(clause, from - 1) === ':' && /^(?:nyse|nasdaq|lse|euronext|tsx|asx|otc|paris)$/.test(lowAt(clause, from - 2)));

/** "Agriculture shed 900 jobs", "Retail lost 300 posts": a whole trade. */
const isTrade = ({ entity }: Mention): boolean =>
  /^(?:agriculture|construction|manufacturing|manufacturers|retail|retailing|mining|hospitality|tourism|healthcare|finance|transport|transportation|logistics|utilities|industry|leisure|technology|forestry|fishing|farming|aviation|banking|warehousing|services|libraries|schools|hospitals|universities|publishing|administration|industrie|agriculteurs|commerce|bâtiment|tourisme|hôtellerie|restauration|transports)$/.test(
    entity.key,
  );

/** "the Faculty of Health", "the Trump administration", "the Smith government": a part of a house, or those who govern. */
const isPartOfBody = ({ clause, to, entity }: Mention): boolean =>
  /^(?:faculty|department|division|school of|faculté|département)(?: |$)/.test(entity.key) ||
  /^(?:administration|government|presidency|campaign|era)$/.test(lowAt(clause, to));

/** "BRUSSELS: Audi will": a place in capitals at the head of a paragraph. */
const isHeading = ({ clause, from, to, name, entity }: Mention): boolean =>
  from === clause.from &&
  clause.field.field === 'text' &&
  name.text === name.text.toUpperCase() &&
  /\p{L}{4}/u.test(name.text) &&
  (entity.mentions.length === 1 || lowAt(clause, to) === ':') &&
  /^[-\u2013\u2014:(,]$/.test(lowAt(clause, to)) &&
  !headsParagraph(name);

/** "The Guild expects 100 staffers to take buyouts": who speaks for the staff. */
export const isUnion = ({ key }: Entity): boolean =>
  /(?:^| )(?:union|unions|guild|syndicat|intersyndicale|tuc)$|^(?:trades? union|(?:la )?(?:big|french) tech|silicon valley|hollywood)/.test(
    key,
  );

/** "Administrators at PwC confirmed 320 redundancies": who winds a house up. */
const isAdministrator = ({ clause, entity }: Mention): boolean =>
  /^(?:pwc|deloitte|kpmg|ey|ernst & young|duff|phelps|teneo|interpath|grant thornton|alvarez|begbies|fti|kroll)/.test(
    entity.key,
  ) &&
  clause.tokens
    .slice(clause.from, clause.to)
    .some(({ low }) => /^(?:administrat|liquidat|receiver|insolvenc)/.test(low));

/** "a plant in Chorley", "à Crolles": a name of unknown kind right behind such a word is a place. */
const isWhere = ({ clause, from, to, entity }: Mention): boolean =>
  entity.score.organisation < 2 &&
  !entity.unit &&
  (isPartOfPlace(clause, from) ||
    (/^(?:in|en|near)$/.test(lowAt(clause, from - 1)) &&
      !/^(?:shares?|stock|stake|investors?|shareholders)$/.test(lowAt(clause, from - 2))) ||
    (from - 1 === clause.from && lowAt(clause, from - 1) === 'a' && lowAt(clause, to) === ',') ||
    (lowAt(clause, from - 1) === 'à' && !hasTag(clause, 'tollVerb', clause.from, from)));

/** "in Kenya's |Athi River", "Frankfurt an der |Oder": the place within a country, the river of a town. */
const isPartOfPlace = (clause: Clause, from: number): boolean =>
  (/^['\u2019]s$/.test(lowAt(clause, from - 1)) &&
    (countries.has(lowAt(clause, from - 2)) || /^(?:in|at|near)$/.test(lowAt(clause, from - 3)))) ||
  (/^(?:am|der)$/.test(lowAt(clause, from - 1)) &&
    [2, 3].some((back) => clause.tokens[from - back]?.capital === true && from - back > clause.from));

/** "Ministère de l'Éducation", "Leeds City Council", "Assemblée nationale": public administration, recorded by nobody here. */
export const isState = ({ key }: Entity): boolean => stateWords.test(key);
const stateWords =
  /^(?:state|federal|county|city) (?:jobs|workers|employees|government|department|board)|(?:^|[ '])(?:ministères?|ministry|éducation|etat|état|république|gouvernement|government|mairie|ville de|conseil|council|département|department of|préfecture|assemblée|sénat|senate|parliament|parlement|police|armée|army|fonction publique|civil service|commission européenne|european commission|parti|party|républicains|insoumise|lrem|trump|biden|white house|maison blanche|pentagon|pentagone|administration|en marche|rassemblement national|front national)(?:$| )/;

/** "Where employers plan to make 20 people redundant", "companies such as X have slashed jobs": employers at large. */
export function isGeneric(clause: Clause, from: number): boolean {
  for (let at = from - 1; at >= clause.from && from - at <= 14; at -= 1) {
    const low = lowAt(clause, at);
    if (/^[;:"]$/.test(low) || (low === ',' && closesAside(clause, at))) return false;
    const many =
      (/^(?:employers|companies|firms|businesses|entreprises|employeurs|patrons|sociétés|groupes|pme)$/.test(low) ||
        isTradePlural(clause, at, from)) &&
      (!/^(?:the|its|his|their|two|both|les|ses|leurs|des|deux)$/.test(lowAt(clause, at - 1)) ||
        /^(?:d'|de|qui|comptant|employant)$/.test(lowAt(clause, at + 1)));
    const any =
      /^(?:employer|employeur)$/.test(low) && /^(?:an|the|any|un|l'|tout|votre|your)$/.test(lowAt(clause, at - 1));
    const one = [2, 3, 4, 5, 6].some((back) => /^(?:one|une?)$/.test(lowAt(clause, at - back)));
    if (((many && !one) || any) && !/^[,'’]/.test(lowAt(clause, at + 1))) return true;
  }
  return /^(?:where|when|lorsque)$/.test(lowAt(clause, clause.from)) && from - clause.from <= 6;
}

/** "X, which prints for publishers and retailers|, will cut": what is said within two commas is not the subject. */
const closesAside = (clause: Clause, comma: number): boolean =>
  clause.tokens
    .slice(clause.from + 1, comma)
    .some(
      ({ text }, step) =>
        text === ',' && /^(?:which|who|whose|an?|the|qui|dont|une?)$/.test(lowAt(clause, clause.from + step + 2)),
    );

/** "by train operators", "retailers shed 900 jobs": a trade without a name between it and the cut. */
const isTradePlural = (clause: Clause, at: number, from: number): boolean =>
  tradePlurals.has(lowAt(clause, at)) &&
  (at === clause.from || !clause.tokens[at]!.capital) &&
  !clause.tokens.slice(at + 1, from).some(({ capital }) => capital);
const tradePlurals = new Set(
  'operators airlines banks retailers carmakers automakers manufacturers publishers lenders insurers supermarkets newspapers universities charities studios brokers landlords shipyards broadcasters startups start-ups contractors'.split(
    ' ',
  ),
);
