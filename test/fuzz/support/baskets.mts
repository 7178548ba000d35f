import type { PackingRules, Piece, PlannedParcel, ShopBox } from '../../../domain/parcels/parcelPlan.ts';
import type { Random } from '../../../sandbox/world/random.mts';

type Three = readonly [number, number, number];

/** Millimetres and grams: like clothes, books, mugs, shoes, lamps, rods, dumbbells, posters. */
const shelves: readonly (readonly [Three, Three, number, number])[] = [
  [[250, 200, 10], [350, 300, 60], 100, 700],
  [[150, 100, 10], [250, 180, 40], 100, 900],
  [[80, 80, 80], [120, 110, 100], 200, 500],
  [[300, 200, 100], [350, 230, 140], 500, 1_200],
  [[200, 200, 200], [400, 300, 300], 500, 4_000],
  [[600, 30, 30], [950, 60, 60], 200, 1_500],
  [[150, 100, 100], [250, 150, 150], 4_000, 15_000],
  [[10, 10, 5], [90, 60, 30], 5, 150],
];

/** Limits as services' lists have them: Correios, Jadlog at an agency, a small-parcel service. */
export const limitsOf = {
  correios: { maxGrams: 30_000, maxSides: [1000, 1000, 1000], maxSum: 2000 },
  jadlog: { maxGrams: 100_000, maxSides: [1000, 1000, 1000], maxSum: 2400 },
  totalExpress: { maxGrams: 30_000, maxSides: [1200, 800, 600], maxSum: 2600 },
} as const;

export const hullRules = (limits: PackingRules['limits'] = limitsOf.correios): PackingRules => ({
  limits,
  boxes: [],
  hull: { addedSides: 10, grams: 80 },
  cubicDivisor: 6000,
});

const box = (name: string, length: number, width: number, height: number, emptyGrams: number): ShopBox => ({
  name,
  inner: [length, width, height],
  outer: [length + 10, width + 10, height + 10],
  emptyGrams,
});

/** One of them is longer than any service here takes. */
export const shopBoxes: readonly ShopBox[] = [
  box('P', 200, 150, 100, 90),
  box('M', 350, 250, 150, 180),
  box('G', 450, 350, 350, 420),
  box('GG', 600, 450, 450, 800),
  box('Tube', 980, 100, 100, 300),
  box('Endless', 1500, 100, 100, 400),
];

export function basketOf(random: Random): Piece[] {
  return Array.from({ length: random.int(1, 6) }, (_, index) => {
    const [least, most, light, heavy] = random.pick(shelves);
    const side = (axis: 0 | 1 | 2) => random.int(least[axis], most[axis]);
    return { id: `line ${index}`, sides: [side(0), side(1), side(2)], grams: random.int(light, heavy), quantity: quantityOf(random) };
  });
}

const quantityOf = (random: Random) =>
  random.chance(0.6) ? random.int(1, 3) : random.chance(0.8) ? random.int(2, 12) : random.int(10, 60);

export interface Placed {
  readonly kind: number;
  readonly from: Three;
  readonly to: Three;
}

/** Every piece by itself. */
export function placedPieces({ blocks }: Pick<PlannedParcel, 'blocks'>): Placed[] {
  return blocks.flatMap(({ kind, at, unit, times }) => {
    const [x, y, z] = times;
    return Array.from({ length: x * y * z }, (_, index) => {
      const place = [index % x, Math.floor(index / x) % y, Math.floor(index / (x * y))];
      const from = at.map((start, axis) => start + place[axis]! * unit[axis]!) as unknown as Three;
      return { kind, from, to: from.map((start, axis) => start + unit[axis]!) as unknown as Three };
    });
  });
}

export const overlap = (one: Placed, other: Placed): boolean =>
  one.from.every((start, axis) => start < other.to[axis]! && other.from[axis]! < one.to[axis]!);

/** What a hand does: pieces one on the other as they come, a new parcel where a limit is reached; sides up to whole centimetres. */
export function naiveParcels(pieces: readonly Piece[], { limits, hull }: PackingRules): { outer: Three; grams: number }[] {
  const centimetres = (side: number) => Math.ceil((side + hull.addedSides) / 10) * 10;
  const around = (sides: Three): Three => sides.map(centimetres).sort((a, b) => b - a) as unknown as Three;
  const isAllowed = (sides: Three, grams: number) => {
    const outer = around(sides);
    return (
      grams <= limits.maxGrams &&
      outer.every((side, axis) => side <= limits.maxSides[axis]!) &&
      outer[0] + outer[1] + outer[2] <= limits.maxSum
    );
  };
  const parcels: { sides: Three; grams: number }[] = [];
  for (const piece of pieces.flatMap((one) => Array.from({ length: one.quantity }, () => one))) {
    const [long, middle, short] = [...piece.sides].sort((a, b) => b - a) as unknown as Three;
    const last = parcels.at(-1);
    const stacked: Three | undefined = last && [Math.max(last.sides[0], long), Math.max(last.sides[1], middle), last.sides[2] + short];
    if (last && stacked && isAllowed(stacked, last.grams + piece.grams))
      Object.assign(last, { sides: stacked, grams: last.grams + piece.grams });
    else parcels.push({ sides: [long, middle, short], grams: piece.grams + hull.grams });
  }
  return parcels.map(({ sides, grams }) => ({ outer: around(sides), grams }));
}
