/** Baskets by chance: whatever is bought, the parcels are honest. `npm run fuzz test/fuzz/parcels`: 10,000 of them. */
import { describe, expect, test } from 'vitest';
import { planParcels } from '../../domain/parcels/planParcels.ts';
import type { PackingRules, ParcelPlan, Piece, PlannedParcel } from '../../domain/parcels/parcelPlan.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { services as tariffs } from '../../sandbox/simulators/melhorEnvio/services.mts';
import { basketOf, hullRules, limitsOf, naiveParcels, overlap, placedPieces, shopBoxes } from './support/baskets.mts';
import { seed, share } from './support/share.mts';

const baskets = share(2_500, 60);

/** Of wall time, on a busy machine. */
const patienceMs = 900_000;

const rulesOf: Readonly<Record<string, PackingRules>> = {
  'hulls for Correios': hullRules(),
  'hulls for Jadlog': hullRules(limitsOf.jadlog),
  'hulls for Total Express': hullRules(limitsOf.totalExpress),
  "the shop's boxes": { ...hullRules(), boxes: shopBoxes },
};

const parcelsOf = (plan: ParcelPlan): PlannedParcel[] => (plan.fits ? plan.parcels : []);

/** A basket without what goes into no parcel. */
function packable(pieces: Piece[], rules: PackingRules): Piece[] {
  const plan = planParcels(pieces, rules);
  return plan.fits ? pieces : pieces.filter(({ id }) => !plan.misfits.some((misfit) => misfit.id === id));
}

const eachBasket = (name: string, rules: PackingRules, check: (pieces: Piece[], number: number) => void) => {
  const random = createRandom(seed).fork(name);
  for (let number = 0; number < baskets; number++) check(packable(basketOf(random.fork(String(number))), rules), number);
};

test.each(Object.entries(rulesOf))(
  '%s hold every piece within every limit, nothing overlaps, and the order of the lines is nothing to them',
  (name, rules) => {
    eachBasket(name, rules, (pieces, number) => {
      const plan = planParcels(pieces, rules);
      expect(plan.fits, `basket ${number}`).toBe(true);
      const problems = parcelsOf(plan).flatMap((parcel) => problemsOf(parcel, pieces, rules));
      expect(problems, `basket ${number}`).toEqual([]);
      expect(unpacked(pieces, parcelsOf(plan)), `basket ${number}`).toEqual([]);
      const turned = [...pieces.slice(1), ...pieces.slice(0, 1)].map((piece) => ({ ...piece, sides: piece.sides.toReversed() as never }));
      expect(planParcels(turned, rules), `basket ${number}, turned`).toEqual(plan);
    });
  },
  patienceMs,
);

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
    'hulls are dearer at no service, in no basket, and cheaper in most',
    () => {
      const rules = hullRules();
      const count = { dearer: 0, cheaper: 0, smaller: 0 };
      let [ours, naive] = [0, 0];
      eachBasket('price', rules, (pieces) => {
        const [plan, stacks] = [parcelsOf(planParcels(pieces, rules)), naiveParcels(pieces, rules)];
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
        `${baskets} baskets: cheaper ${percent(count.cheaper / baskets)}, smaller ${percent(count.smaller / baskets)}, dearer ${count.dearer}; PAC ${percent(1 - ours / naive)} cheaper in all`,
      );
      expect(count.dearer).toBe(0);
      expect(count.cheaper).toBeGreaterThan(baskets / 2);
    },
    patienceMs,
  );
});
