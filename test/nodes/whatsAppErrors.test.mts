/** Each error code of Meta's table leads to its action, through the node. */
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { paidOrder } from '../contracts/support/order.mts';
import { whatsappCloudWorld } from '../contracts/support/whatsappCloudWorld.mts';
import { inFakeTime, notifyHost, type Incoming } from './support/notifyHost.mts';

const item = (number = '1001', phone = '+5531988887777'): Incoming => {
  const order = paidOrder(number);
  return { json: { order: { ...order, customer: { ...order.customer, phone } } as unknown as IDataObject } };
};

const template = { template: 'pedido_pago|pt_BR' };

const errorOf = ({ failed }: Awaited<ReturnType<ReturnType<typeof notifyHost>['run']>>) => failed[0]?.json.error as IDataObject | undefined;

const messageOf = ({ done }: Awaited<ReturnType<ReturnType<typeof notifyHost>['run']>>) => done[0]?.json.message as IDataObject | undefined;

/** The operator plans the failure, and the node sends one template message. */
async function meet(code: number, times = 1) {
  const host = notifyHost();
  host.world.simulator.setFailure({ code, times, late: false });
  const result = await inFakeTime(async () => await host.run([item()], template));
  const sendings = host.world.calls.filter(({ operation }) => operation === 'message.send');
  return { host, result, error: errorOf(result), message: messageOf(result), sendings };
}

describe('refused for good: asked once, out by the error output, and the key is free again', () => {
  const cases: [number, string, RegExp][] = [
    [0, 'auth', /token/],
    [190, 'auth', /token/],
    [131021, 'validation', /same number/],
    [131026, 'rejected', /cannot be delivered/],
    [131047, 'rejected', /24 hours/],
    [131048, 'rejected', /blocked or reported/],
    [131049, 'rejected', /enough marketing/],
    [131050, 'rejected', /stopped marketing messages/],
    [132000, 'validation', /parameters are not those/],
    [132001, 'validation', /no approved template/],
    [132012, 'validation', /parameters are not those/],
    [132015, 'rejected', /paused or disabled/],
    [132016, 'rejected', /paused or disabled/],
    [133010, 'auth', /not registered/],
  ];

  test.each(cases)('%i is %s', async (code, kind, words) => {
    const { host, error, sendings } = await meet(code, 99);
    expect(error).toMatchObject({ class: kind, code: String(code), vendor: 'whatsappCloud', retryable: false });
    expect(error?.message).toMatch(words);
    expect(error?.correlationId).toBe('shopify:1001');
    expect(sendings).toHaveLength(1);
    expect(host.remembered.size).toBe(0);
    expect(host.texts()).toEqual([]);
  });

  test('131049 tells that a day has to pass', async () => {
    expect((await meet(131049)).error).toMatchObject({ retryAfterSeconds: 86_400, retryable: false });
  });
});

describe('too fast: waited for, then sent once', () => {
  test.each([4, 80007, 130429, 131056])('%i', async (code) => {
    const { host, message, sendings } = await meet(code, 2);
    expect(message).toMatchObject({ status: 'queued' });
    expect(sendings).toHaveLength(3);
    expect(host.texts()).toHaveLength(1);
  });

  test.each([4, 80007, 130429, 131056])('%i that does not end goes to the error output, to be run again', async (code) => {
    const { host, error } = await meet(code, 999);
    expect(error).toMatchObject({ class: 'rateLimited', retryable: true });
    expect(host.remembered.size).toBe(0);
  });

  test('131056 holds back this recipient alone', async () => {
    const host = notifyHost({ world: whatsappCloudWorld({ pairBurst: 1 }) });
    const [ana, rui] = ['+5531988887771', '+5531988887772'];
    const result = await inFakeTime(async () => {
      await host.run([item('1', ana)], template);
      const held = host.run([item('2', ana)], template);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return [await host.run([item('3', rui)], template), await held];
    });
    expect(result.flatMap(({ done }) => done)).toHaveLength(2);
    expect(host.world.sent().map(({ to }) => to)).toEqual([ana, rui, ana]);
    const [first, other, last] = host.world.sent().map(({ at }) => at);
    expect(last! - first!).toBeGreaterThanOrEqual(6_000);
    expect(other! - first!).toBeLessThan(2_000);
  });
});

describe('may have been sent: not sent again, and said so', () => {
  test.each([1, 2, 131000, 131016])('%i', async (code) => {
    const { host, message, sendings } = await meet(code);
    expect(message).toMatchObject({ status: 'unknown', id: null });
    // The item goes on green: n8n says it beside the output, and its log.
    expect(host.hints).toEqual([expect.stringContaining('may or may not have gone out')]);
    expect(sendings).toHaveLength(1);
    // The key, who claims it, and that it is unfinished.
    expect(host.remembered.size).toBe(3);
    // The next run cannot know whether the first one has told anybody.
    const [again] = (await host.run([item()], template)).failed;
    expect(again!.json.error).toMatchObject({ code: 'messageUnclear', documents: { message: { status: 'unknown' } } });
    expect(host.world.calls.filter(({ operation }) => operation === 'message.send')).toHaveLength(1);
  });
});

describe('what Meta finds out after it has taken the message', () => {
  test.each([131026, 131047, 131049, 131050])(
    '%i comes as a status later: the message is on its way, and is not sent again',
    async (code) => {
      const host = notifyHost();
      host.world.simulator.setFailure({ code, late: true });
      expect(messageOf(await host.run([item()], template))).toMatchObject({ status: 'queued' });
      await host.world.clock.sleep(60_000);
      expect(host.world.sent()[0]).toMatchObject({ status: 'failed', error: { code } });
      expect(messageOf(await host.run([item()], template))).toMatchObject({ status: 'skipped' });
    },
  );
});

describe('bad input, told before or by Meta', () => {
  const failing = async (incoming: Incoming, parameters: Record<string, unknown>, host = notifyHost()) => {
    const error = errorOf(await inFakeTime(async () => await host.run([incoming], parameters)));
    expect(host.texts()).toEqual([]);
    return error;
  };

  test('a paused template', async () => {
    const error = await failing(item(), { template: 'carrinho_abandonado|pt_BR' });
    expect(error).toMatchObject({ class: 'validation', code: 'templateUnknown' });
  });

  test('a template that is paused after its list was read', async () => {
    const host = notifyHost();
    await host.run([item()], template);
    host.world.simulator.setTemplateStatus('pedido_pago', 'PAUSED');
    expect(errorOf(await host.run([item('1002')], template))).toMatchObject({ class: 'rejected', code: '132015' });
  });

  test('a parameter missing', async () => {
    expect(await failing(item(), { template: 'pedido_enviado|pt_BR' })).toMatchObject({ code: 'parameterMissing' });
  });

  test('a parameter too many', async () => {
    const error = await failing(item(), { ...template, 'parameters.value': { first_name: 'Ana', coupon: 'X10', order_number: null } });
    expect(error).toMatchObject({ class: 'validation', code: 'parameterUnknown' });
    expect(error?.message).toContain('"coupon"');
  });

  test('a text over 4,096 characters', async () => {
    const host = notifyHost();
    const error = await failing(item(), { operation: 'sendText', text: 'x'.repeat(4_097) }, host);
    expect(error).toMatchObject({ class: 'validation', code: 'textTooLong' });
    expect(host.world.calls).toEqual([]);
  });

  const file = (mimeType: string, bytes: number): Incoming => ({
    ...item(),
    binary: { data: { mimeType, fileName: 'file', data: Buffer.alloc(bytes).toString('base64') } },
  });

  test('a file over the limit, and one of a wrong type', async () => {
    expect(await failing(file('image/png', 5 * 1_048_576 + 1), { operation: 'sendMedia' })).toMatchObject({ code: 'mediaTooLarge' });
    expect(await failing(file('application/zip', 10), { operation: 'sendMedia' })).toMatchObject({ code: 'mediaType' });
  });

  test('a landline', async () => {
    const error = await failing(item('1001', '(11) 3322-4455'), template);
    expect(error).toMatchObject({ class: 'validation', code: 'phoneUnusable' });
    expect(error?.message).toContain('landline');
  });

  test('the sender’s own number, which is not told', async () => {
    const host = notifyHost();
    const own = host.world.simulator.secrets.displayPhoneNumber;
    const error = await failing(item('1001', own), template, host);
    expect(error?.class).toBe('validation');
    expect(JSON.stringify(error)).not.toContain(own.replace(/\D/g, ''));
  });

  test('a token that has ended', async () => {
    const host = notifyHost();
    host.world.simulator.revokeToken();
    expect(await failing(item(), template, host)).toMatchObject({ class: 'auth', code: '190' });
  });
});
