import { getDomain } from 'tldts';

const languages = new Set(
  (
    'ar be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ka kk ko lt lv mk ms mt nb nl nn no pl pt ' +
    'ro ru sk sl sq sr sv sw th tr uk ur uz vi zh'
  ).split(' '),
);
const languageNames = new Set('english francais french deutsch german espanol spanish italiano arabic'.split(' '));
const languageParameters = new Set(['lang', 'language', 'locale', 'hl', 'l', 'lng', 'langue', 'edition']);
/** An address that is longer tells nothing that an event should carry. */
const longestFamily = 300;

/** `fr`, `en-GB`, `pt_br`, `zh-hans`, `english`. */
function isLanguage(part: string): boolean {
  const [language, region, ...more] = part.toLowerCase().split(/[-_]/);
  if (more.length > 0 || language === undefined) return false;
  if (region === undefined) return languages.has(language) || languageNames.has(language);
  return languages.has(language) && /^(?:[a-z]{2}|hans|hant|419)$/.test(region);
}

const isDay = (digits: string) =>
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?$/.test(digits);

/** Whether a part of an address is the id of a page: long, and neither a word, a date nor a round figure of the headline. */
function isId(part: string): boolean {
  if (/^\d+$/.test(part)) return part.length >= 7 && part.length <= 20 && !isDay(part) && !part.endsWith('000');
  if (/^[0-9a-f]{16,64}$/i.test(part)) return true;
  return /^[a-z0-9]{10,40}$/i.test(part) && (part.match(/\d/g)?.length ?? 0) >= 4 && /[a-z]/i.test(part);
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** The id of the page that stands in an address; the longest where there are several. */
function idIn(address: string): string | undefined {
  const ids = uuid.exec(address) ?? address.split(/[^\p{L}\p{N}]+/u).filter(isId);
  return ids.toSorted((a, b) => b.length - a.length)[0]?.toLowerCase();
}

function parse(address: string): URL | undefined {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What the language editions of one page have in common: the registrable domain with the id that the address holds, else with the
 * path without its language. Undefined for what is no http(s) address, for the front page of a site and for very long addresses.
 */
export function addressFamily(address: string): string | undefined {
  const url = parse(address);
  if (!url) return undefined;
  const domain = getDomain(url.hostname, { allowPrivateDomains: true }) ?? url.hostname;
  const id = idIn(url.pathname + url.search);
  if (id !== undefined) return `${domain}#${id}`;
  const path = url.pathname.split('/').filter((part) => part !== '' && !isLanguage(part));
  const query = [...url.searchParams]
    .filter(([name]) => !languageParameters.has(name.toLowerCase()) && !name.startsWith('utm_'))
    .map((pair) => pair.join('='))
    .sort();
  if (path.length === 0 && query.length === 0) return undefined;
  const family = [domain, ...path].join('/') + (query.length > 0 ? `?${query.join('&')}` : '');
  return family.length <= longestFamily ? family : undefined;
}
