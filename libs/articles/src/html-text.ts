/**
 * The words of an HTML fragment: tags dropped, blocks on lines of their own, entities resolved, scripts and styles left
 * out. One pass over the input, so hostile markup costs no more than its length. The result is plain text, never markup
 * that is safe to render.
 */
export function htmlToText(html: string): string {
  const words: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open === -1 ? html.length : open;
    if (end > at) words.push(html.slice(at, end).replace(/\s+/g, ' '));
    if (open === -1) break;
    at = skipTag(html, open, words);
  }
  return tidy(resolveEntities(words.join('')));
}

const blocks = new Set(
  (
    'address article aside blockquote body br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header ' +
    'hl1 hl2 hr li main nav ol p pre section table tbody td tfoot th thead title tr ul'
  ).split(' '),
);
const unseen = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'iframe']);

/** Steps over the tag, comment or lone bracket at `open` and returns where the next text begins. */
function skipTag(html: string, open: number, words: string[]): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4);
  const name = /^<\/?([a-z][a-z0-9:]{0,30})/i.exec(html.slice(open, open + 34))?.[1]?.toLowerCase();
  if (name === undefined && !/^<[/!?]/.test(html.slice(open, open + 2))) {
    words.push('<');
    return open + 1;
  }
  const end = endOfTag(html, open);
  if (name === undefined) return end;
  if (blocks.has(name)) words.push('\n');
  if (!unseen.has(name) || html[open + 1] === '/' || html[end - 2] === '/') return end;
  const close = closingTag(html, name, end);
  return close === -1 ? html.length : endOfTag(html, close);
}

/** The place behind the bracket that ends the tag; brackets within quoted attribute values do not count. */
function endOfTag(html: string, open: number): number {
  for (let at = open + 1; at < html.length; at += 1) {
    const character = html[at];
    if (character === '>') return at + 1;
    if (character !== '"' && character !== "'") continue;
    const close = html.indexOf(character, at + 1);
    if (close === -1) return after(html, '>', at);
    at = close;
  }
  return html.length;
}

/** Where `</name` next stands, in either case, or -1. */
function closingTag(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at !== -1; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  }
  return -1;
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  euro: '€',
  pound: '£',
  deg: '°',
  middot: '·',
  bull: '•',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  icirc: 'î',
  iuml: 'ï',
  ocirc: 'ô',
  oelig: 'œ',
  ugrave: 'ù',
  ucirc: 'û',
  uuml: 'ü',
  Eacute: 'É',
  Egrave: 'È',
  Agrave: 'À',
  Ccedil: 'Ç',
  copy: '©',
  reg: '®',
  trade: '™',
  thinsp: '\u2009',
  shy: '\u00ad',
};

function resolveEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
      return character(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10));
    },
  );
}

/** A code point as HTML reads its number: what is no character of text becomes U+FFFD. */
function character(code: number): string {
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code === 0 || isSurrogate || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}

/** No spaces at the edges of lines, at most one empty line between paragraphs. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n\n');
}
