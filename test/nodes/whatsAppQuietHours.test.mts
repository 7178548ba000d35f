/** Nobody is written to at night, and nothing is lost by that. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { paidOrder } from '../contracts/support/order.mts';
import { inFakeTime, notifyHost } from './support/notifyHost.mts';

const customer = (phone: string, number = '1001'): { json: IDataObject } => {
  const order = paidOrder(number);
  return { json: { order: { ...order, customer: { ...order.customer, phone } } as unknown as IDataObject } };
};

const quiet = { template: 'pedido_pago|pt_BR', 'options.quietHours.period': { from: '21:00', to: '08:00' } };

const [saoPaulo, rioBranco, lisbon] = ['+5511988887777', '+5568988887777', '+351912345678'];

/** 22:30 in São Paulo, 20:30 in Rio Branco. */
const evening = '2026-11-25T01:30:00Z';

describe('an order paid at half past ten in the evening', () => {
  test('goes to "Deferred" with the moment to go on, whole and paired, and nothing is asked of Meta but its templates', async () => {
    const host = notifyHost();
    const input = customer(saoPaulo);
    const { done, deferred, failed } = await inFakeTime(async () => await host.run([input], quiet), evening);
    expect([done, failed]).toEqual([[], []]);
    expect(deferred).toEqual([{ json: { ...input.json, deferredUntil: '2026-11-25T11:00:00.000Z' }, pairedItem: { item: 0 } }]);
    expect(host.world.operations()).toEqual(['templates.list']);
    expect(host.remembered.size).toBe(0);
  });

  test('is told to a customer two hours further west, where it is still early', async () => {
    const host = notifyHost();
    const items = [customer(saoPaulo, '1'), customer(rioBranco, '2')];
    const { done, deferred } = await inFakeTime(async () => await host.run(items, quiet), evening);
    expect(done.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
    expect(deferred.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
    expect(host.world.sent()).toMatchObject([{ to: rioBranco }]);
  });

  test('comes back after the wait and is sent once', async () => {
    const host = notifyHost();
    const { deferred } = await inFakeTime(async () => await host.run([customer(saoPaulo)], quiet), evening);
    const until = String(deferred[0]!.json.deferredUntil);
    const second = await inFakeTime(async () => await host.run(deferred, quiet), until);
    expect(second.deferred).toEqual([]);
    expect(second.done[0]!.json.message).toMatchObject({ status: 'queued' });
    const third = await inFakeTime(async () => await host.run(deferred, quiet), until);
    expect(third.done[0]!.json.message).toMatchObject({ status: 'skipped' });
    expect(host.texts()).toHaveLength(1);
  });

  test('that lacks something goes to the error output at once, not in the morning', async () => {
    const host = notifyHost();
    const parameters = { ...quiet, template: 'pedido_enviado|pt_BR' };
    const { deferred, failed } = await inFakeTime(async () => await host.run([customer(saoPaulo)], parameters), evening);
    expect(deferred).toEqual([]);
    expect(failed[0]!.json.error).toMatchObject({ code: 'parameterMissing' });
  });
});

test('abroad the clock of the workflow counts, since a number does not tell its own', async () => {
  const host = notifyHost();
  const { deferred } = await inFakeTime(async () => await host.run([customer(lisbon)], quiet), evening);
  expect(deferred[0]!.json.deferredUntil).toBe('2026-11-25T11:00:00.000Z');
});

test('without the option nobody waits', async () => {
  const host = notifyHost();
  const { done } = await inFakeTime(async () => await host.run([customer(saoPaulo)], { template: 'pedido_pago|pt_BR' }), evening);
  expect(done).toHaveLength(1);
});

test('hours that are none are told', async () => {
  const host = notifyHost();
  const parameters = { ...quiet, 'options.quietHours.period': { from: '9 da noite', to: '08:00' } };
  const { failed } = await inFakeTime(async () => await host.run([customer(saoPaulo)], parameters), evening);
  expect(failed[0]!.json.error).toMatchObject({ class: 'validation', code: 'quietHours' });
});
