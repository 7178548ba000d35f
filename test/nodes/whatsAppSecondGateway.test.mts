/** Who cannot be reached by one gateway is reached by the next, and never by both. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { paidOrder } from '../contracts/support/order.mts';
import { inFakeTime, notifyHost } from './support/notifyHost.mts';

const item = (number = '1001') => ({ json: { order: paidOrder(number) as unknown as IDataObject } });

const template = { template: 'pedido_pago|pt_BR' };

const statuses = (items: readonly INodeExecutionData[]) => items.map(({ json }) => (json.message as { status: string }).status);

/** Two nodes of one workflow, the second behind the error output of the first. */
function twoGateways() {
  const first = notifyHost();
  const second = notifyHost({ remembered: first.remembered });
  second.world.simulator.openWindow('+5531988887777');
  /** n8n adds the input of the item to what leaves by the error output. */
  const behind = (input: { json: IDataObject }, failed: readonly INodeExecutionData[]) =>
    failed.map(({ json }) => ({ json: { ...input.json, ...json } }));
  const run = async (input = item(), parameters: Record<string, unknown> = template) => {
    const one = await first.run([input], template);
    return { one, two: await second.run(behind(input, one.failed), parameters) };
  };
  return { first, second, run };
}

describe('a customer whom the first gateway cannot reach', () => {
  test('is told by the second, with nothing to map', async () => {
    const { first, second, run } = twoGateways();
    first.world.simulator.setFailure({ code: 131026, late: false });
    const { one, two } = await inFakeTime(async () => await run());
    expect(one.done).toEqual([]);
    expect(statuses(two.done)).toEqual(['queued']);
    expect(first.texts()).toEqual([]);
    expect(second.texts()).toHaveLength(1);
  });

  test('by the same key, whatever the second one sends', async () => {
    const { first, second, run } = twoGateways();
    first.world.simulator.setFailure({ code: 131026, late: false });
    const asText = { operation: 'sendText', text: 'Oi {first_name}, recebemos o pagamento do pedido {order_number}.' };
    await inFakeTime(async () => await run(item(), asText));
    expect(second.texts()).toEqual(['Oi Ana, recebemos o pagamento do pedido 1001.']);
    // The event comes again, and by now the first gateway would reach the customer.
    const { one, two } = await inFakeTime(async () => await run(item(), asText));
    expect(statuses(one.done)).toEqual(['skipped']);
    expect(two.done).toEqual([]);
    expect(first.texts()).toEqual([]);
    expect(second.texts()).toHaveLength(1);
  });

  test('once, although the event comes twice at the same moment', async () => {
    const { first, second, run } = twoGateways();
    first.world.simulator.setFailure({ code: 131026, times: 1, late: false });
    await inFakeTime(async () => await Promise.all([run(), run(), run()]));
    expect(first.texts().length + second.texts().length).toBe(1);
  });

  test('is not told by the second where nobody knows whether the first did', async () => {
    const { first, second, run } = twoGateways();
    first.world.inject(({ writeNumber }) => (writeNumber === 1 ? 'lostAnswer' : undefined));
    const { one } = await inFakeTime(async () => await run());
    expect(statuses(one.done)).toEqual(['unknown']);
    expect(one.failed).toEqual([]);
    expect(second.texts()).toEqual([]);
  });

  test('nor where the first was cut short: both say so, for nobody else has told the shop', async () => {
    const { first, second, run } = twoGateways();
    first.world.inject(({ writeNumber }) => (writeNumber === 1 ? 'lostAnswer' : undefined));
    await inFakeTime(async () => await run());
    const { one, two } = await inFakeTime(async () => await run());
    const codes = [one, two].map(({ failed }) => failed.map(({ json }) => (json.error as IDataObject).code));
    expect([one.done, two.done, codes]).toEqual([[], [], [['messageUnclear'], ['messageUnclear']]]);
    expect([first.texts().length, second.texts().length]).toEqual([1, 0]);
  });
});

describe('a message behind the error output that goes to somebody else', () => {
  const owner = {
    operation: 'sendText',
    text: 'Pedido {order_number}: cliente não avisado',
    recipientFrom: 'number',
    phoneNumber: '(31) 98888-0000',
  };

  test('has a key of its own: telling the shop’s owner does not count as telling the customer', async () => {
    const { first, second, run } = twoGateways();
    second.world.simulator.openWindow('+5531988880000');
    first.world.simulator.setFailure({ code: 131026, late: false });
    await inFakeTime(async () => await run(item(), owner));
    expect(second.texts()).toHaveLength(1);
    const { one } = await inFakeTime(async () => await run(item(), owner));
    expect(statuses(one.done)).toEqual(['queued']);
    expect(first.texts()).toHaveLength(1);
  });
});

test('what leaves by the error output says whom it was for, masked, and holds no phone of its own', async () => {
  const { first, run } = twoGateways();
  first.world.simulator.setFailure({ code: 131026, late: false });
  const { one } = await inFakeTime(async () => await run());
  const error = one.failed[0]!.json.error as IDataObject;
  expect(error.documents).toMatchObject({ message: { status: 'failed', to: '+55 31 *****-7777', template: 'pedido_pago' } });
  expect(JSON.stringify(error)).not.toMatch(/\d{8}-?\d{4}/);
});
