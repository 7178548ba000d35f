/** What every register of invoices promises. To hold another one to it: write a harness (see invoiceRegister.bling.test.mts). */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import type { InvoiceIssuer } from '../../domain/ports/invoiceIssuer.ts';
import type { InvoiceRegister, RegisteredInvoice } from '../../domain/ports/invoiceRegister.ts';
import { brazilDate } from '../../domain/values/brazilTime.ts';
import { addDays } from '../../domain/values/day.ts';
import { orderKeyOf } from '../../domain/documents/order.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { paidOrder } from './support/order.mts';
import type { Fault, SimulatedVendor } from './support/simulatedVendor.mts';

export interface InvoiceRegisterHarness {
  issuer: InvoiceIssuer;
  register: InvoiceRegister;
  now(): number;
  pass(ms: number): Promise<void>;
  /** In the vendor's own pages. */
  cancel(orderNumber: string): void;
  strike(fault: 'rateLimited' | 'serverError' | 'reset', times: number): void;
  violations(): unknown[];
}

/** A simulated ERP, and how its ports are opened. */
interface Erp {
  world: SimulatedVendor<ErpSimulator>;
  openIssuer(connection: Connection): InvoiceIssuer;
  openRegister(connection: Connection): InvoiceRegister;
}

type ErpSimulator = Simulator & { cancelInvoice(orderNumber: string): void };

export function registerHarness({ world, openIssuer, openRegister }: Erp): InvoiceRegisterHarness {
  const faults: Fault[] = [];
  world.inject(() => faults.shift());
  // A whole night's time to read.
  const connect = () => world.connect({ deadline: Infinity });
  return {
    issuer: openIssuer(connect()),
    register: openRegister(connect()),
    now: () => world.worldClock.now(),
    pass: async (ms) => await world.clock.sleep(ms),
    cancel: (orderNumber) => world.simulator.cancelInvoice(orderNumber),
    strike: (fault, times) => void faults.push(...new Array<Fault>(times).fill(fault)),
    violations: () => [...world.violations],
  };
}

const dayMs = 86_400_000;

export function invoiceRegisterContract(name: string, make: () => InvoiceRegisterHarness): void {
  describe(`${name} as a register of invoices`, () => {
    test('tells each day its invoices with order, value and freight, the oldest day first', async () => {
      const world = make();
      const first = brazilDate(world.now());
      await issue(world, '1001');
      await world.pass(dayMs);
      await issue(world, '1002');
      await issue(world, '1003');
      const all = await read(world, first, brazilDate(world.now()));
      const authorized = all.filter(({ status }) => status === 'authorized');
      expect(authorized.map(({ orderNumber }) => orderNumber).slice(0, 1)).toEqual(['1001']);
      expect(authorized.map(({ orderNumber }) => orderNumber).toSorted()).toEqual(['1001', '1002', '1003']);
      for (const { total } of authorized) expect(total).toBe(paidOrder().totals.total);
      expect((await read(world, first, first)).map(({ orderNumber }) => orderNumber)).toEqual(['1001']);
      expect(await read(world, addDays(first, -3), addDays(first, -1))).toEqual([]);
      expect(world.violations()).toEqual([]);
    });

    test('tells more than a page of a day, each once', async () => {
      const world = make();
      const numbers = Array.from({ length: 104 }, (_, index) => String(2001 + index));
      for (const number of numbers) await issue(world, number);
      const today = brazilDate(world.now());
      const all = await read(world, addDays(today, -1), today);
      expect(all.map(({ orderNumber }) => orderNumber).toSorted()).toEqual(numbers);
      expect(world.violations()).toEqual([]);
    }, 120_000);

    test('says what an order has, cancelled ones too, whenever it was issued; nothing of one that has none', async () => {
      const world = make();
      const order = await issue(world, '1001');
      await world.pass(3 * dayMs);
      const [invoice, ...more] = await world.register.ofOrder({ number: '1001', order });
      expect(more).toEqual([]);
      expect(invoice).toMatchObject({ status: 'authorized', orderNumber: '1001', total: order.totals.total });
      world.cancel('1001');
      await world.pass(70_000);
      expect(await world.register.ofOrder({ number: '1001', order })).toMatchObject([{ status: 'cancelled' }]);
      expect(await world.register.ofOrder({ number: '1999', order: orderOf(world, '1999') })).toEqual([]);
      expect(world.violations()).toEqual([]);
    });

    for (const fault of ['rateLimited', 'serverError', 'reset'] as const) {
      test(`reads through a bad minute (${fault})`, async () => {
        const world = make();
        await issue(world, '1001');
        const today = brazilDate(world.now());
        world.strike(fault, 2);
        expect(await read(world, today, today)).toMatchObject([{ orderNumber: '1001' }]);
      });
    }
  });
}

function orderOf(world: InvoiceRegisterHarness, number: string): Order {
  const createdAt = new Date(world.now()).toISOString();
  return paidOrder(number, { id: `shopify:loja/${number}`, account: 'loja', createdAt, updatedAt: createdAt });
}

/** Until SEFAZ has decided. */
async function issue(world: InvoiceRegisterHarness, number: string): Promise<Order> {
  const order = orderOf(world, number);
  const { id } = await world.issuer.issue({ order, orderNumber: number, key: `${orderKeyOf(order)}:invoice`, model: 55, sendEmail: false });
  for (let tries = 0; tries < 10; tries++) {
    const { status } = await world.issuer.get(id, 55);
    if (status === 'authorized') return order;
    await world.pass(65_000);
  }
  throw new Error(`the invoice of order ${number} was not authorized`);
}

async function read({ register }: InvoiceRegisterHarness, from: string, to: string): Promise<RegisteredInvoice[]> {
  const all: RegisteredInvoice[] = [];
  for await (const page of register.pages({ from, to })) all.push(...page);
  return all;
}
