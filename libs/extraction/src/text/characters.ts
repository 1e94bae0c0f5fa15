/**
 * What a reader of tokens asks of a UTF-16 unit, answered from a table up to the marks of typography and by the expression of Unicode
 * behind them: most of the time of an article that has no news for us is spent on these questions.
 */
const tabled = 0x2100;
const letter = /\p{L}/u;
const upper = /\p{Lu}/u;
const lowered = new Uint16Array(tabled);
const uppers = new Uint8Array(tabled);
for (let code = 0; code < tabled; code += 1) {
  const char = String.fromCharCode(code);
  if (letter.test(char)) lowered[code] = char.toLowerCase().charCodeAt(0);
  if (upper.test(char)) uppers[code] = 1;
}

/** Whether the unit is a letter; a half of a surrogate pair is none, and neither is NaN, which stands behind the end of a text. */
export const isLetter = (code: number): boolean =>
  code < tabled ? lowered[code] !== 0 : letter.test(String.fromCharCode(code));

/** Whether the unit is a capital letter. */
export const isUpper = (code: number): boolean =>
  code < tabled ? uppers[code] === 1 : upper.test(String.fromCharCode(code));

/** The unit of a letter in lower case, 0 for all that is no letter. */
export const lowerLetter = (code: number): number => {
  if (code < tabled) return lowered[code]!;
  const char = String.fromCharCode(code);
  return letter.test(char) ? char.toLowerCase().charCodeAt(0) : 0;
};
