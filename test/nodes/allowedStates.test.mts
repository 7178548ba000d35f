/** F8: an order that was cancelled, voided, refunded, made to try the shop, or not paid: refused by each node, unless its "Allow" says otherwise. */
import { describe, expect, test } from 'vitest';
import type { IDataObject } from 'n8n-workflow';
import { unwantedStates, type UnwantedState } from '../../domain/checks/stateCheck.ts';
import type { Order } from '../../domain/documents/order.ts';
import { payment } from '../../nodes/Asaas/payment/payment.resource.ts';
import * as createShipment from '../../nodes/CarrierShipment/shipment/create.operation.ts';
import * as quoteShipment from '../../nodes/CarrierShipment/shipment/quote.operation.ts';
import * as issue from '../../nodes/ErpInvoice/invoice/issue.operation.ts';
import * as preflight from '../../nodes/ErpInvoice/invoice/preflight.operation.ts';
import { openInvoiceIssuer } from '../../vendors/bling/invoice/invoiceIssuer.ts';
import { openAsaasAccount } from '../../vendors/asaas/account/asaasAccount.ts';
import { asaasWorld } from '../contracts/support/asaasWorld.mts';
import { blingWorld } from '../contracts/support/blingWorld.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { melhorEnvioWorld } from '../contracts/support/melhorEnvioWorld.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';

const changes: Readonly<Record<UnwantedState, Partial<Order>>> = {
  cancelled: { cancelledAt: '2026-11-23T16:00:00Z' },
  voided: { financialStatus: 'voided' },
  refunded: { financialStatus: 'refunded' },
  test: { test: true },
  unpaid: { financialStatus: 'pending' },
};

const orderIn = (state: UnwantedState): Order => paidOrder('1001', changes[state]);

const box = { choose: 'cheapest', service: '', parcelHeight: 10, parcelWidth: 15, parcelLength: 20 };

const itemOf = (order: Order, allow: string[], parameters: Record<string, unknown> = {}) =>
  oneItem({ order } as unknown as IDataObject, { orderFrom: 'item', 'options.waitSeconds': 0, 'options.allow': allow, ...parameters });

/** Each does its work in a world of its own and tells how many calls that took. */
const steps: Readonly<Record<string, (order: Order, allow: string[]) => Promise<number>>> = {
  'ERP Invoice: Issue': async (order, allow) => {
    const world = blingWorld();
    await issue.execute(itemOf(order, allow, { vendor: 'bling' }), 0, openInvoiceIssuer(world.connect()));
    return world.calls.length;
  },
  'Carrier Shipment: Create': async (order, allow) => {
    const world = melhorEnvioWorld();
    await createShipment.execute(itemOf(order, allow, box), 0, world.open());
    return world.labels().length;
  },
};

describe.each(Object.entries(steps))('%s', (_name, work) => {
  test.each(unwantedStates)('refuses an order that is %s, before anything is sent', async (state) => {
    const { failure, documents } = await failureOf(work(orderIn(state), []));
    expect(failure).toMatchObject({ class: 'validation', code: 'orderState', hint: expect.stringContaining('"Allow"') });
    expect(failure.message).toMatch(/^Order 1001: order\.\w+ .+\. Nothing was sent$/);
    expect(documents.problems).toHaveLength(1);
  });

  test.each(unwantedStates)('does it for one that is %s where that is allowed, and for no other', async (state) => {
    expect(await work(orderIn(state), [state])).toBeGreaterThan(0);
    for (const other of unwantedStates.filter((each) => each !== state))
      expect((await failureOf(work(orderIn(state), [other]))).failure.code).toBe('orderState');
  });

  test('an order that is two of them needs both', async () => {
    const order = paidOrder('1001', { ...changes.cancelled, ...changes.refunded });
    expect((await failureOf(work(order, ['cancelled']))).failure.message).toContain('is refunded');
    expect(await work(order, ['cancelled', 'refunded'])).toBeGreaterThan(0);
  });
});

describe('what binds nobody is not kept from anybody', () => {
  test.each(unwantedStates)('Preflight names %s and asks nobody', async (state) => {
    const world = blingWorld();
    const look = async (allow: string[]) =>
      (await preflight.execute(itemOf(orderIn(state), allow, { vendor: 'bling' }), 0, openInvoiceIssuer(world.connect()))).documents
        .preflight;
    expect(await look([])).toMatchObject({ ok: false, problems: [{ field: expect.stringMatching(/^order\./) }] });
    expect(await look([state])).toEqual({ ok: true, problems: [] });
    expect(world.calls).toEqual([]);
  });

  test.each(unwantedStates)('a quote for an order that is %s buys nothing', async (state) => {
    const world = melhorEnvioWorld();
    expect((await quoteShipment.execute(itemOf(orderIn(state), [], box), 0, world.open())).documents.quotes).toBeDefined();
    expect(world.labels()).toEqual([]);
  });
});

describe('an order beside a payment on the item', () => {
  const beside = (status: string, allow: string[]) =>
    oneItem({ order: paidOrder(), payment: { vendor: 'asaas', id: 'pay_1', status } } as unknown as IDataObject, {
      ...{ orderFrom: 'item', vendor: 'bling', 'options.waitSeconds': 0, 'options.allow': allow },
    });
  const issued = async (status: string, allow: string[] = []) => {
    const world = blingWorld();
    await issue.execute(beside(status, allow), 0, openInvoiceIssuer(world.connect()));
    return world.simulator.ledger().filter(({ kind }) => kind === 'invoice').length;
  };
  const looked = async (status: string, allow: string[] = []) =>
    (await preflight.execute(beside(status, allow), 0, openInvoiceIssuer(blingWorld().connect()))).documents.preflight;

  test.each(['refunded', 'refund_requested', 'chargeback', 'REFUNDED'])('is not invoiced where that one is %s', async (status) => {
    const { failure } = await failureOf(issued(status));
    expect(failure).toMatchObject({ class: 'validation', code: 'orderState', message: expect.stringContaining('payment.status') });
    expect(await looked(status)).toMatchObject({ ok: false, problems: [{ field: 'payment.status' }] });
    expect(await issued(status, ['refunded'])).toBe(1);
    expect(await looked(status, ['refunded'])).toEqual({ ok: true, problems: [] });
  });

  test.each(['received', 'confirmed', 'pending', 'overdue', 'deleted', 'unknown'])(
    'is where it is %s: the shop may have been paid another way',
    async (status) => {
      expect(await issued(status)).toBe(1);
      expect(await looked(status)).toEqual({ ok: true, problems: [] });
    },
  );
});

describe('Asaas: Create a Payment', () => {
  const { description, execute } = payment.operations.create!;
  const defaults = Object.fromEntries(description.map(({ name, default: value }) => [name, value]));

  const charge = async (state: UnwantedState, allow: string[]) => {
    const world = asaasWorld();
    const context = itemOf(orderIn(state), allow, defaults);
    await execute(context, 0, openAsaasAccount(world.connect()));
    return world.simulator.ledger().filter(({ kind }) => kind === 'payment').length;
  };
  const charged = unwantedStates.filter((state) => state !== 'unpaid');

  test('charges who has not paid', async () => {
    expect(await charge('unpaid', [])).toBe(1);
  });

  test.each(charged)('refuses an order that is %s, unless that is allowed', async (state) => {
    expect((await failureOf(charge(state, []))).failure.code).toBe('orderState');
    expect(
      (
        await failureOf(
          charge(
            state,
            charged.filter((each) => each !== state),
          ),
        )
      ).failure.code,
    ).toBe('orderState');
    expect(await charge(state, [state])).toBe(1);
  });
});
