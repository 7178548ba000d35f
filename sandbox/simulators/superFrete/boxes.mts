/** The boxes that the platform sends in: what it answers is to be used in the cart. */
import type { Box } from './context.mts';

/** Length and width of the boxes in stock, seen in its answers. */
const footprints: readonly (readonly [number, number])[] = [
  [15, 10],
  [16, 11],
  [24, 16],
  [27, 18],
  [36, 28],
  [54, 36],
];

/** The smallest box in stock; a parcel that fits into none keeps its own size. */
export function normalized({ height, width, length, weight }: Box): Box {
  const [long, wide] = [Math.max(width, length), Math.min(width, length)];
  const box = footprints.find(([l, w]) => long <= l && wide <= w);
  return { height: Math.max(2, Math.ceil(height)), width: box?.[1] ?? Math.ceil(wide), length: box?.[0] ?? Math.ceil(long), weight };
}

/** Products stand one on the other, with two centimetres of room. */
export function idealBox(products: readonly (Box & { readonly quantity: number })[]): Box {
  const sum = (of: (product: Box) => number) => products.reduce((total, product) => total + of(product) * product.quantity, 0);
  return normalized({
    height: sum(({ height }) => height) + 2,
    width: Math.max(...products.map(({ width }) => width)),
    length: Math.max(...products.map(({ length }) => length)),
    weight: Math.round(sum(({ weight }) => weight) * 1_000) / 1_000,
  });
}
