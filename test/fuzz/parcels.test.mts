/**
 * Baskets by chance: whatever is bought, the parcels are honest. Prices and the order of lines: 10,000 baskets each time; walls, weights and
 * overlaps: 10,000 by `npm run fuzz test/fuzz/parcels`, a share of them else.
 */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { planParcels } from '../../domain/parcels/planParcels.ts';
import type { PackingRules, ParcelPlan, Piece, PlannedParcel } from '../../domain/parcels/parcelPlan.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { services as tariffs } from '../../sandbox/simulators/melhorEnvio/services.mts';
import { basketOf, hullRules, limitsOf, naiveParcels, overlap, placedPieces, shopBoxes } from './support/baskets.mts';
import { seed, share } from './support/share.mts';
import { shippedPacking } from './support/shippedPacking.mts';

const baskets = share(2_500, 60);

/** Prices need no looking at single pieces, and are asked in full each time. */
const priced = 10_000;

/** Of wall time, on a busy machine. */
const patienceMs = 900_000;

const rulesOf: Readonly<Record<string, PackingRules>> = {
  'hulls for Correios': hullRules(),
  'hulls for Jadlog': hullRules(limitsOf.jadlog),
  'hulls for Total Express': hullRules(limitsOf.totalExpress),
  "the shop's boxes": { ...hullRules(), boxes: shopBoxes },
};

const parcelsOf = (plan: ParcelPlan): PlannedParcel[] => (plan.fits ? plan.parcels : []);

/** How parcels come to be: the function itself, or as it is in the package. */
type Planner = typeof planParcels;

/** A basket without what goes into no parcel, and its plan. */
function planned(pieces: Piece[], rules: PackingRules, planner: Planner): { pieces: Piece[]; plan: ParcelPlan } {
  const plan = planner(pieces, rules);
  if (plan.fits) return { pieces, plan };
  const left = pieces.filter(({ id }) => !plan.misfits.some((misfit) => misfit.id === id));
  return { pieces: left, plan: planner(left, rules) };
}

interface Trial {
  readonly name: string;
  readonly count: number;
  readonly rules: PackingRules;
  readonly planner: Planner;
}

function eachBasket({ name, count, rules, planner }: Trial, check: (pieces: Piece[], plan: ParcelPlan, number: number) => void) {
  const random = createRandom(seed).fork(name);
  for (let number = 0; number < count; number++) {
    const { pieces, plan } = planned(basketOf(random.fork(String(number))), rules, planner);
    check(pieces, plan, number);
  }
}

test.each(Object.entries(rulesOf))(
  '%s hold every piece within every limit, nothing overlaps, and the order of the lines is nothing to them',
  (name, rules) => {
    eachBasket({ name, count: baskets, rules, planner: planParcels }, (pieces, plan, number) => {
      expect(plan.fits, `basket ${number}`).toBe(true);
      const problems = parcelsOf(plan).flatMap((parcel) => problemsOf(parcel, pieces, rules));
      expect(problems, `basket ${number}`).toEqual([]);
      expect(unpacked(pieces, parcelsOf(plan)), `basket ${number}`).toEqual([]);
      expect(planParcels(turned(pieces), rules), `basket ${number}, turned`).toEqual(plan);
    });
  },
  patienceMs,
);

/** The same goods, their lines in another order and each of them put down in another way. */
const turned = (pieces: Piece[]): Piece[] =>
  [...pieces.slice(1), ...pieces.slice(0, 1)].map(({ sides: [a, b, c], ...piece }) => ({ ...piece, sides: [c, b, a] }));

const unpacked = (pieces: Piece[], parcels: PlannedParcel[]) =>
  pieces.filter(({ id, quantity }) => {
    const units = parcels.flatMap(({ contents }) => contents).filter((each) => each.id === id);
    return units.reduce((sum, each) => sum + each.quantity, 0) !== quantity;
  });

/** Walls, weight and contents of one parcel, judged from where its pieces stand. */
function problemsOf(parcel: PlannedParcel, pieces: Piece[], { limits, boxes, hull }: PackingRules): string[] {
  const placed = placedPieces(parcel);
  const { outer, contents, grams } = parcel;
  const box = boxes.find(({ name }) => name === parcel.box);
  const inner = box ? [...box.inner].sort((a, b) => b - a) : outer.map((side) => side - hull.addedSides);
  const reach = [0, 1, 2].map((axis) => Math.max(...placed.map(({ to }) => to[axis]!))).sort((a, b) => b - a);
  const weight = contents.reduce((sum, { id, quantity }) => sum + pieces.find((piece) => piece.id === id)!.grams * quantity, 0);
  const truths: Record<string, boolean> = {
    weighed: grams === weight + (box ? box.emptyGrams : hull.grams),
    light: grams <= limits.maxGrams,
    short: outer.every((side, axis) => side <= limits.maxSides[axis]! && side % 10 === 0),
    small: outer[0] + outer[1] + outer[2] <= limits.maxSum,
    inside: placed.every(({ from }) => Math.min(...from) >= 0) && reach.every((side, axis) => side <= inner[axis]!),
    apart: !placed.some((one, index) => placed.slice(index + 1).some((other) => overlap(one, other))),
    counted: placed.length === contents.reduce((sum, { quantity }) => sum + quantity, 0),
  };
  return Object.keys(truths).filter((truth) => !truths[truth]);
}

describe('beside one piece stacked on the other, as they come', () => {
  /** So much a label, so much a kilogram, of weight or of room. */
  const priceBy = ({ base, perKg }: { base: number; perKg: number }, parcels: readonly Pick<PlannedParcel, 'outer' | 'grams'>[]) =>
    parcels.reduce((sum, { outer, grams }) => sum + base + (perKg * Math.max(grams, roomOf(outer) / 6000)) / 1000, 0);

  const roomOf = ([a, b, c]: readonly number[]) => a! * b! * c!;

  test(
    `hulls of ${priced} baskets are dearer at no service, in no basket, cheaper in most, and the same for another order of lines`,
    async () => {
      const rules = hullRules();
      const { planParcels: planner } = await shippedPacking();
      const count = { dearer: 0, cheaper: 0, smaller: 0, other: 0 };
      let [ours, naive] = [0, 0];
      eachBasket({ name: 'price', count: priced, rules, planner }, (pieces, whole) => {
        const [plan, stacks] = [parcelsOf(whole), naiveParcels(pieces, rules)];
        if (!isDeepStrictEqual(parcelsOf(planner(turned(pieces), rules)), plan)) count.other++;
        const savings = tariffs
          .filter(({ tariff }) => tariff.perKg > 0)
          .map(({ tariff }) => priceBy(tariff, stacks) - priceBy(tariff, plan));
        if (Math.min(...savings) < -1e-6) count.dearer++;
        if (Math.max(...savings) > 1e-6) count.cheaper++;
        const rooms = [plan, stacks].map((parcels) => parcels.reduce((sum, { outer }) => sum + roomOf(outer), 0));
        if (rooms[0]! < rooms[1]!) count.smaller++;
        ours += priceBy(tariffs[0]!.tariff, plan);
        naive += priceBy(tariffs[0]!.tariff, stacks);
      });
      const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
      console.log(
        `${priced} baskets: cheaper ${percent(count.cheaper / priced)}, smaller ${percent(count.smaller / priced)}, dearer ${count.dearer}; PAC ${percent(1 - ours / naive)} cheaper in all`,
      );
      expect(count.dearer).toBe(0);
      expect(count.other).toBe(0);
      expect(count.cheaper).toBeGreaterThan(priced / 2);
    },
    patienceMs,
  );
});
