/** Events of one type whose data has about 460 bytes as JSON, no two alike. `n` counts them. */
export function event(n) {
  return {
    type: 'Reported',
    data: {
      n,
      id: `report-${String(n).padStart(12, '0')}`,
      at: new Date(1.78e12 + n * 1_000).toISOString(),
      place: pick(places, n),
      name: pick(names, n * 7),
      figure: { value: (n * 37) % 900, unit: 'posts', qualifier: pick(['exact', 'atLeast', 'about'], n) },
      quote: pick(quotes, n),
      sure: (n % 100) / 100,
    },
  };
}

/** Where `n` must not be lost: the fold of every contender's projection. Pure. */
export function evolve(row, { data }) {
  return {
    count: (row?.count ?? 0) + 1,
    posts: (row?.posts ?? 0) + data.figure.value,
    last: data.n,
    place: data.place,
  };
}

const places = ['Lyon', 'Berlin', 'Kansas City', 'Osaka', 'Nantes', 'Porto', 'Gdansk'];
const names = ['Northwind', 'Contoso', 'Fabrikam', 'Tailspin', 'Wingtip', 'Litware', 'Adatum', 'Proseware', 'Lucerne'];
const pick = (list, n) => list[n % list.length];

// Made once, so that a measured append does not pay for making its event up.
const quotes = Array.from({ length: 997 }, (_, n) =>
  `On day ${n % 365} the ${pick(places, n)} site of ${pick(names, n * 7)} said that ${(n * 37) % 900} posts go. `
    .repeat(5)
    .slice(0, 275),
);
