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

/** Stems of other verbs: present, plural of the present, future, participle in "-ant" with the imperfect, past participle. */
const irregular: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
  prendre: ['prend', 'prennent', 'prendr', 'pren', 'pris'],
  mettre: ['met', 'mettent', 'mettr', 'mett', 'mis'],
  faire: ['fait', 'font', 'fer', 'fais', 'fait'],
  rendre: ['rend', 'rendent', 'rendr', 'rend', 'rendu'],
  venir: ['vient', 'viennent', 'viendr', 'ven', 'venu'],
  tenir: ['tient', 'tiennent', 'tiendr', 'ten', 'tenu'],
  joindre: ['joint', 'joignent', 'joindr', 'joign', 'joint'],
  partir: ['part', 'partent', 'partir', 'part', 'parti'],
  sortir: ['sort', 'sortent', 'sortir', 'sort', 'sorti'],
};
/** Such a verb, with what may stand before its stem: "reprendre", "transmettre", "devenir". */
const irregularVerb = /^(.*?)(prendre|mettre|faire|rendre|venir|tenir|joindre|partir|sortir)$/;

/** The forms of an irregular French verb in which news meets it; undefined where the word is none of them. */
export function conjugateIrregular(infinitive: string): string[] | undefined {
  const [, before = '', verb = ''] = irregularVerb.exec(infinitive) ?? [];
  const stems = irregular[verb];
  if (!stems) return undefined;
  const [present, plural, future, past, participle] = stems;
  const plurals = participle.endsWith('s') ? ['', 'e', 'es'] : ['', 'e', 's', 'es'];
  return [
    verb,
    present,
    plural,
    `${past}ant`,
    `${past}ait`,
    `${past}aient`,
    ...plurals.map((ending) => participle + ending),
    ...['a', 'ont', 'ait', 'aient'].map((ending) => future + ending),
  ].map((form) => before + form);
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
