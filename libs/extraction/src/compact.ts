type Optional<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** An object without the members that are undefined: a claim has a slot or does not have it. */
export function compact<T extends object>(members: T): Optional<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Optional<T>;
}

/** A list, or undefined where it is empty. */
export const filled = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

/** What a function answers, found when it is asked for the first time. */
export function once<T>(find: () => T): () => T {
  let found: { readonly answer: T } | undefined;
  return () => (found ??= { answer: find() }).answer;
}
