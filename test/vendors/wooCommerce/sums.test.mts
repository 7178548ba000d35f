/** Whatever a shop's plugins do to prices: what the document adds up to is what was paid, to the cent. */
import { expect, test } from 'vitest';
import { lineProblems } from '../../../domain/checks/lineCheck.ts';
import { totalProblems } from '../../../domain/checks/totalsCheck.ts';
import { createRandom } from '../../../sandbox/world/random.mts';
import type { Random } from '../../../sandbox/world/random.mts';
import { mapOrder } from '../../../vendors/wooCommerce/orders/mapOrder.ts';

/** As WooCommerce shows it: each amount is rounded by itself, the sum is that of the amounts as they are kept. */
const shown = (amount: number) => (Math.round(amount * 100) / 100).toFixed(2);

interface Line {
  id: number;
  quantity: number;
  subtotal: number;
  total: number;
}

function drawLine(random: Random, id: number, perCent: number): Line {
  const quantity = random.chance(0.1) ? random.int(1, 30) / 10 : random.int(1, 4);
  const subtotal = (quantity * random.int(100, 100_000) * perCent) / 10_000;
  return { id, quantity, subtotal, total: random.chance(0.3) ? subtotal * 0.9 : subtotal };
}

const lineView = ({ id, quantity, subtotal, total }: Line) => ({
  id,
  product_id: id,
  sku: `S${id}`,
  name: `Produto ${id}`,
  quantity,
  subtotal: shown(subtotal),
  total: shown(total),
  total_tax: '0.00',
});

const takenBack = (id: number, quantity: number, amount: number) => ({
  id: id + 500,
  quantity: -quantity,
  total: `-${shown(amount)}`,
  total_tax: '0.00',
  meta_data: [{ key: '_refunded_item_id', value: String(id) }],
});

function drawOrder(random: Random) {
  const perCent = random.chance(0.5) ? 85 : 100;
  const lines = Array.from({ length: random.int(1, 5) }, (_, index) => drawLine(random, index + 1, perCent));
  const shipping = random.chance(0.7) ? random.int(0, 5000) / 100 : 0;
  const goods = lines.reduce((sum, { total }) => sum + total, 0);
  const fees = [
    ...(random.chance(0.3) ? [-random.int(1, Math.floor((goods + shipping) * 100)) / 100] : []),
    ...(random.chance(0.2) ? [random.int(1, 1000) / 100] : []),
  ];
  const total = goods + shipping + fees.reduce((sum, fee) => sum + fee, 0);
  const order = {
    ...{
      id: 9,
      number: '9',
      status: 'processing',
      currency: 'BRL',
      total: shown(total),
      total_tax: '0.00',
      shipping_total: shown(shipping),
    },
    line_items: lines.map(lineView),
    shipping_lines: [{ id: 50, total: shown(shipping), method_id: 'flat_rate' }],
    fee_lines: fees.map((fee, index) => ({ id: 60 + index, name: 'Taxa', total: shown(fee) })),
  };
  return { order, refunds: random.chance(0.4) ? [drawRefund(random, lines, shipping)] : [] };
}

function drawRefund(random: Random, lines: readonly Line[], shipping: number) {
  const line = random.pick(lines);
  const units = random.chance(0.5) ? line.quantity : Math.min(line.quantity, 1);
  const amount = (line.total * units) / line.quantity;
  return {
    id: 99,
    amount: shown(amount),
    line_items: [takenBack(line.id, units, amount)],
    shipping_lines: random.chance(0.3) ? [takenBack(50, 0, shipping)] : [],
  };
}

test('of 4,000 orders, with per cents off each price, coupons, fees, wallets, goods by weight and refunds', () => {
  const random = createRandom(18);
  for (let count = 0; count < 4000; count++) {
    const { order, refunds } = drawOrder(random);
    const document = mapOrder(order, refunds, 'loja-woo.example');
    const problems = [...totalProblems(document), ...(document.items.length > 0 ? lineProblems(document, false) : [])];
    expect(problems, JSON.stringify({ order, refunds })).toEqual([]);
    expect(document.items.filter(({ total, discount }) => total < 0 || discount < 0)).toEqual([]);
    if (refunds.length === 0) expect(document.totals.total).toBe(Number(order.total));
  }
});
