import type { Claim, SuppressedCandidate } from '@newsledger/newsroom';
import type { Extraction, ExtractionInput, Extractor } from './extractor.js';
import { castOf, type Cast } from './names/entities.js';
import { salientOf } from './names/subject.js';
import { readAi } from './ai/claims.js';
import { recogniseEmployers } from './leadership/employers.js';
import { readLeadership } from './leadership/claims.js';
import { readLayoffs } from './layoff/claims.js';
import { hasTriggers, scanTriggers, speaksOfAi } from './prefilter.js';
import { lexiconOf, hashOf } from './lexicon/lexicon.js';
import { aiOrganisations, aiWords } from './lexicon/data/ai.js';
import { dealWords } from './lexicon/data/deals.js';
import { calendarWords } from './lexicon/data/calendar.js';
import { discourseWords } from './lexicon/data/discourse.js';
import { firstNames } from './lexicon/data/first-names.js';
import { commonHeads, functionWords, nameParticles, personTitles } from './lexicon/data/function-words.js';
import { layoffWords } from './lexicon/data/layoff.js';
import { leadershipWords } from './lexicon/data/leadership.js';
import { newsroomAliases, newsroomOrganisations, newsroomWords } from './lexicon/data/newsroom.js';
import { occupations } from './lexicon/data/occupations.js';
import { postWords } from './lexicon/data/posts.js';
import { numberWords, qualifierPhrases } from './lexicon/data/numbers.js';
import {
  knownOrganisations,
  neverEmployers,
  organisationAliases,
  organisationNouns,
  organisationWords,
} from './lexicon/data/organisations.js';
import { countries, demonyms, places } from './lexicon/data/places.js';
import { languageOf } from './text/language.js';
import { readDocument, type Clause, type Reading } from './text/document.js';
import { bounds, type Reference } from './text/dates.js';

const engine = 'rules';
const engineVersion = '5';
const rulesetHash = hashOf(
  engineVersion,
  layoffWords,
  leadershipWords,
  postWords,
  aiWords,
  aiOrganisations,
  dealWords,
  discourseWords,
  calendarWords,
  numberWords,
  qualifierPhrases,
  knownOrganisations,
  organisationAliases,
  organisationWords,
  organisationNouns,
  neverEmployers,
  newsroomWords,
  newsroomOrganisations,
  newsroomAliases,
  firstNames,
  [...occupations],
  places,
  countries,
  demonyms,
  functionWords,
  commonHeads,
  personTitles,
  nameParticles,
);

/** The rule engine without a promise around it: a pure function of the article. */
export function extractByRules(article: ExtractionInput): Extraction {
  const answer = { engine, engineVersion, rulesetHash };
  const { language, supported } = languageOf(article.language, article.title, article.text);
  if (!supported)
    return { ...answer, claims: [], suppressed: [], ...(language ? { language } : {}), reason: 'language-unsupported' };
  const lexicon = lexiconOf(supported);
  const nothing = { ...answer, claims: [], suppressed: [], language: supported };
  const triggers = scanTriggers(article.title, article.text, lexicon);
  if (triggers === 0) return nothing;
  const reading = readDocument(article.title, article.text, lexicon, referenceOf(article), floorOf(article));
  if (!hasTriggers(reading, triggers)) return nothing;
  const cast = new CastOnDemand(reading);
  const layoffs = readLayoffs(reading, cast);
  const leadership = readLeadership(reading, cast, layoffs.peopleClauses);
  const ai = speaksOfAi(triggers) ? readAi(reading, cast, leadership) : { claims: [], suppressed: [] };
  const claims: Claim[] = [...layoffs.claims, ...leadership.claims, ...ai.claims];
  const suppressed: SuppressedCandidate[] = [...layoffs.suppressed, ...leadership.suppressed, ...ai.suppressed];
  return { ...answer, claims, suppressed, language: supported };
}

/** The cast of an article, read once a rule asks for a name: most articles are answered before. */
class CastOnDemand implements Cast {
  private known: Cast | undefined = undefined;

  constructor(private readonly reading: Reading) {}

  get entities(): Cast['entities'] {
    return this.read().entities;
  }

  get salient(): Cast['salient'] {
    return this.read().salient;
  }

  mentionsIn(clause: Clause): ReturnType<Cast['mentionsIn']> {
    return this.read().mentionsIn(clause);
  }

  private read(): Cast {
    if (this.known) return this.known;
    const cast = castOf(this.reading);
    recogniseEmployers(this.reading, cast);
    const salient = salientOf(cast);
    // What the article is about is a house, even where no word beside its name says so.
    if (salient?.kind === 'unknown') salient.kind = 'organisation';
    return (this.known = { ...cast, salient });
  }
}

/** The publication date as far as it is known; an interval ("2016/2018") is no reference. */
function referenceOf(article: ExtractionInput): Reference | undefined {
  const { published } = article;
  if (!published || published.value.includes('/')) return undefined;
  const value = published.value.slice(0, published.precision === 'year' ? 4 : published.precision === 'month' ? 7 : 10);
  return bounds(value)
    ? { value, precision: published.precision === 'second' ? 'day' : published.precision }
    : undefined;
}

/** The first day of a publication date, also of an interval of years: what is older than that is history. */
function floorOf({ published }: ExtractionInput): number | undefined {
  return published && bounds(published.value.split('/', 1)[0]!.slice(0, 10))?.first;
}

/** The rule engine behind the port. */
export const ruleExtractor: Extractor = {
  engine,
  engineVersion,
  extract: (article) => Promise.resolve(extractByRules(article)),
};
