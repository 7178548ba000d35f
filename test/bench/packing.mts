/** Parcels for a thousand pieces, beside the library `binpackingjs` with the same box: milliseconds of the processor, and how many boxes each needs. */
import type { Piece } from '../../domain/parcels/parcelPlan.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { hullRules, naiveParcels, shopBoxes } from '../fuzz/support/baskets.mts';
import { shippedPacking } from '../fuzz/support/shippedPacking.mts';
import type { BenchOptions } from './run.mts';

const pieces = 1_000;
const box = shopBoxes.find(({ name }) => name === 'GG')!;
const rounds = 7;

export async function packing({ say }: BenchOptions): Promise<object> {
  const { planParcels, bytes } = await shippedPacking();
  const rival = await openRival();
  if (!rival) say('(skipped: binpackingjs is not installed; npm install --no-save binpackingjs@4.1.0) the library beside it');
  const results: object[] = [];
  for (const kinds of [1, 20, 200, pieces]) {
    const basket = basketOf(kinds);
    const hulls = median(() => planParcels(basket, hullRules()));
    const boxes = median(() => planParcels(basket, { ...hullRules(), boxes: [box] }));
    const other = rival === undefined ? undefined : timed(() => rival(basket));
    const result = { kinds, hulls, boxes, stacks: naiveParcels(basket, hullRules()).length, ...(other ? { binpackingjs: other } : {}) };
    say(JSON.stringify(result));
    results.push(result);
  }
  return { pieces, bytes, results };
}

function basketOf(kinds: number): Piece[] {
  const random = createRandom(1_000).fork(String(kinds));
  return Array.from({ length: kinds }, (_, index) => ({
    id: `line ${String(index).padStart(4, '0')}`,
    sides: [random.int(80, 260), random.int(60, 180), random.int(20, 90)],
    grams: random.int(60, 600),
    quantity: pieces / kinds,
  }));
}

type Rival = (basket: readonly Piece[]) => number;

async function openRival(): Promise<Rival | undefined> {
  const name = 'binpackingjs/3d';
  const { pack3D } = (await import(name).catch(() => ({}))) as { pack3D?: (options: object) => { packedBins: { items: unknown[] }[] } };
  if (!pack3D) return undefined;
  const [width, height, depth] = box.inner;
  const bins = Array.from({ length: 100 }, (_, index) => ({ name: String(index), width, height, depth, maxWeight: 29_200 }));
  return (basket) => {
    const items = basket.flatMap(({ id, quantity, sides: [w, h, d], grams }) =>
      Array.from({ length: quantity }, () => ({ name: id, width: w, height: h, depth: d, weight: grams })),
    );
    return pack3D({ bins, items }).packedBins.filter((bin) => bin.items.length > 0).length;
  };
}

function timed<T>(work: () => T): { ms: number; parcels: T } {
  const start = process.cpuUsage();
  const parcels = work();
  const { user, system } = process.cpuUsage(start);
  return { ms: Math.round((user + system) / 100) / 10, parcels };
}

function median(work: () => ReturnType<typeof PlanParcels>): { ms: number; parcels: number } {
  const runs = Array.from({ length: rounds }, () => timed(work)).sort((a, b) => a.ms - b.ms);
  const { ms, parcels } = runs[Math.floor(rounds / 2)]!;
  return { ms, parcels: parcels.fits ? parcels.parcels.length : 0 };
}
