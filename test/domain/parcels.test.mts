import { describe, expect, test } from 'vitest';
import type { OrderItem } from '../../domain/documents/order.ts';
import { atLeast, packOrder, type OrderPacking } from '../../domain/parcels/packOrder.ts';
import { partsOfOrder } from '../../domain/parcels/partsOfOrder.ts';
import { planParcels } from '../../domain/parcels/planParcels.ts';
import type { PackingRules, Piece, ShopBox } from '../../domain/parcels/parcelPlan.ts';
import { paidOrder } from '../contracts/support/order.mts';

const limits = { maxGrams: 30_000, maxSides: [1000, 1000, 1000], maxSum: 2000 } as const;
const rules: PackingRules = { limits, boxes: [], hull: { addedSides: 0, grams: 0 }, cubicDivisor: 6000 };

const piece = (id: string, sides: Piece['sides'], quantity = 1, grams = 100): Piece => ({ id, sides, quantity, grams });

function parcelsOf(pieces: Piece[], how: PackingRules = rules) {
  const plan = planParcels(pieces, how);
  if (!plan.fits) throw new Error(JSON.stringify(plan.misfits));
  return plan.parcels;
}

describe('the smallest hull', () => {
  test('27 cubes are a cube of three by three by three', () => {
    expect(parcelsOf([piece('a', [100, 100, 100], 27)])).toMatchObject([{ outer: [300, 300, 300], grams: 2_700, box: null }]);
  });

  test('a rod stays a rod: there is no cubic root of anything', () => {
    expect(parcelsOf([piece('rod', [900, 30, 30])])).toMatchObject([{ outer: [900, 30, 30] }]);
  });

  test('thirty pieces of 7 × 19 × 16 cm take little more room than they have', () => {
    // A virtual box of the longest side and two square roots was 58 × 58 × 19 cm of 64 litres; the goods are 63.84 litres.
    const parcels = parcelsOf([piece('a', [190, 160, 70], 30)]);
    expect(parcels).toHaveLength(1);
    expect(parcels[0]!.outer.reduce((a, b) => a * b) / 1e6).toBeLessThanOrEqual(64);
  });

  test('half millimetres and walls are rounded up to whole centimetres', () => {
    expect(parcelsOf([piece('a', [101, 95, 90])], { ...rules, hull: { addedSides: 10, grams: 80 } })).toMatchObject([
      { outer: [120, 110, 100], grams: 180 },
    ]);
  });

  test('too heavy a basket is shared out, and each piece is in one parcel', () => {
    const parcels = parcelsOf([piece('a', [100, 100, 100], 7, 10_000)]);
    expect(parcels.map(({ contents }) => contents)).toEqual([
      [{ id: 'a', quantity: 3 }],
      [{ id: 'a', quantity: 3 }],
      [{ id: 'a', quantity: 1 }],
    ]);
  });
});

describe('a piece that goes into no parcel', () => {
  test.each<[Piece, string]>([
    [piece('a', [1200, 50, 50]), 'side'],
    [piece('a', [900, 800, 700]), 'sum'],
    [piece('a', [100, 100, 100], 1, 30_001), 'weight'],
  ])('%j is named by its limit: %s', (one, limit) => {
    expect(planParcels([one, piece('b', [100, 100, 100])], rules)).toEqual({ fits: false, misfits: [{ id: 'a', limit }] });
  });

  test('goes into no box of the shop either', () => {
    const boxes = [{ name: 'P', inner: [100, 100, 100], outer: [110, 110, 110], emptyGrams: 50 }] as const;
    expect(planParcels([piece('a', [101, 50, 50])], { ...rules, boxes })).toEqual({ fits: false, misfits: [{ id: 'a', limit: 'box' }] });
  });
});

describe("the shop's own boxes", () => {
  const box = (name: string, side: number, height = side): ShopBox => ({
    name,
    inner: [side, side, height],
    outer: [side + 10, side + 10, height + 10],
    emptyGrams: 100,
  });
  const boxes = [box('G', 400), box('P', 100), box('M', 200)];

  test('twelve mugs that fill a box exactly are in it', () => {
    const mugs: ShopBox = { name: 'Mugs', inner: [400, 300, 100], outer: [410, 310, 110], emptyGrams: 200 };
    expect(parcelsOf([piece('mug', [100, 100, 100], 12, 350)], { ...rules, boxes: [mugs, ...boxes] })).toMatchObject([
      { box: 'Mugs', grams: 4_400, outer: [410, 310, 110] },
    ]);
  });

  test('the smallest one that holds it is taken, by its inner size', () => {
    expect(parcelsOf([piece('a', [100, 100, 100])], { ...rules, boxes })).toMatchObject([{ box: 'P' }]);
    expect(parcelsOf([piece('a', [101, 100, 100])], { ...rules, boxes })).toMatchObject([{ box: 'M' }]);
  });

  test('the last of several is no larger than it has to be', () => {
    expect(parcelsOf([piece('a', [200, 200, 200], 9)], { ...rules, boxes }).map((parcel) => parcel.box)).toEqual(['G', 'M']);
  });

  test('one that the service does not take is left alone', () => {
    const [parcel] = parcelsOf([piece('a', [50, 50, 50])], {
      ...rules,
      boxes: [{ ...box('Long', 90), outer: [1100, 100, 100] }, ...boxes],
    });
    expect(parcel!.box).toBe('P');
  });
});

describe('the lines of an order', () => {
  const packing: OrderPacking = { ...rules, usual: { heightCm: 10, widthCm: 15, lengthCm: 20 }, unknownGrams: 300 };
  const [shirt, coffee] = paidOrder().items as [OrderItem, OrderItem];
  const size = { heightCm: 3, widthCm: 25, lengthCm: 30 };

  test('without any size travel in the usual box, as many as their weight needs', () => {
    const plan = packOrder([{ ...shirt, weightGrams: 20_000, quantity: 2 }, coffee], packing, limits);
    expect(plan).toMatchObject({
      parcels: [
        {
          parcel: { heightCm: 10, widthCm: 15, lengthCm: 20, weightGrams: 20_260 },
          contents: [
            { id: '1', quantity: 1 },
            { id: '2', quantity: 1 },
          ],
        },
        { parcel: { weightGrams: 20_000 }, contents: [{ id: '1', quantity: 1 }] },
      ],
    });
  });

  test('with and without a size go together, the usual box around the latter', () => {
    // 3 cm of shirt on 10 cm of box.
    const plan = packOrder(
      [
        { ...shirt, quantity: 1, size },
        { ...coffee, weightGrams: null, quantity: 2 },
      ],
      packing,
      limits,
    );
    expect(plan).toMatchObject({
      parcels: [
        {
          parcel: { weightGrams: 190 + 600, lengthCm: 30 },
          contents: [
            { id: '1', quantity: 1 },
            { id: '2', quantity: 2 },
          ],
        },
      ],
    });
  });

  test('that are too heavy are named by themselves, not by the box', () => {
    expect(
      packOrder(
        [
          { ...shirt, size },
          { ...coffee, weightGrams: 31_000 },
        ],
        packing,
        limits,
      ),
    ).toEqual({
      fits: false,
      misfits: [{ id: '2', limit: 'weight' }],
    });
  });

  test('are shared out with their money, to the cent', () => {
    const order = { ...paidOrder(), items: [{ ...shirt, quantity: 3, total: 100, discount: 0.01 }] };
    const parts = partsOfOrder(order, [{ contents: [{ id: '1', quantity: 1 }] }, { contents: [{ id: '1', quantity: 2 }] }]);
    expect(parts.map(({ items: [item] }) => [item!.quantity, item!.total, item!.discount])).toEqual([
      [1, 33.33, 0],
      [2, 66.67, 0.01],
    ]);
  });
});

test('a parcel is at least as large as carriers want it, on whichever side is its longest', () => {
  expect(atLeast({ heightCm: 12, widthCm: 3, lengthCm: 1, weightGrams: 5 }, [160, 110, 20])).toEqual({
    heightCm: 16,
    widthCm: 11,
    lengthCm: 2,
    weightGrams: 5,
  });
});
