const legalForms = new Set(
  'sa sas sarl inc incorporated corp corporation ltd limited llc plc co company ag gmbh se nv spa bv ab asa group groupe holding'.split(
    ' ',
  ),
);
const articles = new Set('the le la les l'.split(' '));

/**
 * The key under which a name is looked up and compared: no case, no accents, no punctuation, no leading article, no legal form.
 * "L'Oréal SA" and "loreal" have one key. Returns the folded name itself where nothing else would be left. Never throws.
 */
export function nameKey(name: string): string {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(\p{L})['’`&](?=\p{L})/gu, '$1');
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const kept = words.filter((word) => !legalForms.has(word));
  while (kept.length > 1 && articles.has(kept[0]!)) kept.shift();
  return (kept.length > 0 ? kept : words).join(' ');
}
