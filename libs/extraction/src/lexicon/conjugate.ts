/** The forms in which a French verb in -er meets a reader of news: third persons, participles, infinitive. */
export function conjugateEr(infinitive: string): string[] {
  const stem = infinitive.slice(0, -2);
  const soft = stem.endsWith('c') ? `${stem.slice(0, -1)}ç` : stem.endsWith('g') ? `${stem}e` : stem;
  const mute = withAccent(stem);
  const present = mute === stem ? [`${stem}e`, `${stem}ent`] : [`${mute}e`, `${mute}ent`];
  // "céder" makes "cédera" and, as reformed, "cèdera"; "lever" only "lèvera".
  const futures =
    mute === stem ? [infinitive] : /é[^aeiouyéè]{1,2}$/.test(stem) ? [infinitive, `${mute}er`] : [`${mute}er`];
  return [
    ...present,
    infinitive,
    `${soft}ant`,
    `${stem}é`,
    `${stem}ée`,
    `${stem}és`,
    `${stem}ées`,
    `${soft}ait`,
    `${soft}aient`,
    `${soft}a`,
    `${stem}èrent`,
    ...futures.flatMap((future) => ['a', 'ont', 'ait', 'aient'].map((ending) => future + ending)),
  ];
}

/** "lever" -> "lèv", "céder" -> "cèd", "déployer" -> "déploi": what comes before a mute e. */
function withAccent(stem: string): string {
  if (/[ou]y$/.test(stem)) return `${stem.slice(0, -1)}i`;
  const found = /^(.*)([eé])([^aeiouyéè]{1,2})$/.exec(stem);
  if (!found?.[1] || !found[3]) return stem === 'lev' ? 'lèv' : stem;
  return found[3].length === 1 || found[2] === 'é' ? `${found[1]}è${found[3]}` : stem;
}

/** The forms of a regular English verb; irregular ones list their forms in the data. */
export function conjugateEnglish(base: string): string[] {
  if (base.endsWith('e')) return [base, `${base}s`, `${base}d`, `${base.slice(0, -1)}ing`];
  if (/[^aeiou]y$/.test(base)) return [base, `${base.slice(0, -1)}ies`, `${base.slice(0, -1)}ied`, `${base}ing`];
  if (/(?:s|sh|ch|x|z)$/.test(base)) return [base, `${base}es`, `${base}ed`, `${base}ing`];
  if (/^[^aeiou]*[aeiou][bdgmnpt]$/.test(base)) {
    const doubled = base + base.slice(-1);
    return [base, `${base}s`, `${doubled}ed`, `${doubled}ing`];
  }
  return [base, `${base}s`, `${base}ed`, `${base}ing`];
}
