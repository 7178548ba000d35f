import type { IDataObject } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import * as sendTemplate from '../../nodes/WhatsAppNotify/message/sendTemplate.operation.ts';
import * as sendText from '../../nodes/WhatsAppNotify/message/sendText.operation.ts';
import { searchTemplates } from '../../nodes/WhatsAppNotify/message/templateChoice.ts';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { paidOrder } from '../contracts/support/order.mts';
import { whatsappCloudWorld } from '../contracts/support/whatsappCloudWorld.mts';
import { oneItem, type Remembered } from './support/fakeN8n.mts';

const shipment = {
  vendor: 'melhorEnvio',
  id: '1',
  carrier: 'Correios',
  service: 'PAC',
  status: 'label_ready',
  trackingNumber: 'QA123456785BR',
  trackingUrl: 'https://r.example/QA123456785BR',
};

const item = (more: IDataObject = {}): IDataObject => ({ order: paidOrder('1001') as unknown as IDataObject, ...more });

const shopWith = () => {
  const world = whatsappCloudWorld();
  world.simulator.openWindow('+5531988887777');
  const remembered: Remembered = new Set();
  const template = async (json: IDataObject, name: string, parameters: Record<string, unknown> = {}) => {
    const context = oneItem(json, { vendor: 'whatsappCloud', recipientFrom: 'item', template: name, ...parameters }, remembered);
    return (await sendTemplate.execute(context, 0, world.open())).documents.message as IDataObject;
  };
  const text = async (json: IDataObject, words: string, parameters: Record<string, unknown> = {}) => {
    const context = oneItem(json, { vendor: 'whatsappCloud', recipientFrom: 'item', text: words, ...parameters }, remembered);
    return (await sendText.execute(context, 0, world.open())).documents.message as IDataObject;
  };
  return { world, template, text, texts: () => world.sent().map((message) => message.text) };
};

const failureOf = async (work: Promise<unknown>): Promise<IntegrationError['failure']> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (error instanceof IntegrationError) return error.failure;
  throw new Error('It did not fail');
};

describe('a shop tells its customer by a template', () => {
  test('filled by names, with nothing mapped', async () => {
    const shop = shopWith();
    expect(await shop.template(item({ shipment }), 'pedido_enviado|pt_BR')).toMatchObject({
      vendor: 'whatsappCloud',
      to: '+55 31 *****-7777',
      template: 'pedido_enviado',
      status: 'queued',
    });
    expect(shop.texts()[0]).toContain('Ana, o pedido 1001 saiu pela Correios. Rastreio QA123456785BR: https://r.example/QA123456785BR');
    expect(shop.world.violations).toEqual([]);
  });

  test('once, however often the event comes', async () => {
    const shop = shopWith();
    const both = await Promise.all([shop.template(item(), 'pedido_pago'), shop.template(item(), 'pedido_pago')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['queued', 'skipped']);
    expect(await shop.template(item(), 'pedido_pago')).toMatchObject({
      status: 'skipped',
      id: null,
      reason: expect.stringContaining('before'),
    });
    expect(shop.texts()).toHaveLength(1);
  });

  test('twice where the user gives two keys, and for each template and each order', async () => {
    const shop = shopWith();
    await shop.template(item(), 'pedido_pago');
    await shop.template(item(), 'pedido_pago', { 'options.key': 'again' });
    await shop.template(item({ shipment }), 'pedido_enviado');
    await shop.template({ order: paidOrder('1002') as unknown as IDataObject }, 'pedido_pago');
    expect(shop.texts()).toHaveLength(4);
  });

  test('whose missing parameter is named with the order and the next step, before anything is sent', async () => {
    const shop = shopWith();
    const failure = await failureOf(shop.template(item(), 'pedido_enviado'));
    expect(failure).toMatchObject({ class: 'validation', code: 'parameterMissing' });
    expect(failure.message).toContain('Order 1001');
    expect(failure.message).toContain('"tracking_url"');
    expect(failure.hint).toContain('shipment');
    expect(shop.texts()).toEqual([]);
    // Nothing was sent, so the completed item is no repeat.
    expect(await shop.template(item({ shipment }), 'pedido_enviado')).toMatchObject({ status: 'queued' });
  });

  test('with positions, given with placeholders', async () => {
    const shop = shopWith();
    const values = { 1: '{first_name}', 2: '{order_number}' };
    await shop.template(item(), 'confirmacao_simples', { 'parameters.value': values });
    expect(shop.texts()).toEqual(['Olá, Ana! Seu pedido 1001 está confirmado.']);
  });

  test('with a button whose address begins like a link on the item', async () => {
    const shop = shopWith();
    const trackingUrl = 'https://lojaponte.example/rastreio/QA123456785BR';
    await shop.template(item({ shipment: { ...shipment, trackingUrl } }), 'rastreio_botao');
    expect(shop.world.sent()[0]?.buttons).toEqual([`Rastrear → ${trackingUrl}`]);
  });

  test('that is not there in that language: says which there are', async () => {
    const shop = shopWith();
    expect((await failureOf(shop.template(item(), 'order_paid'))).message).toContain('only in en_US');
    expect(await failureOf(shop.template(item(), ''))).toMatchObject({ class: 'validation', code: 'templateUnknown' });
  });

  test('found by searching its name or text', async () => {
    const { world } = shopWith();
    const { results } = await searchTemplates(world.open(), 'ORDER_PAID');
    expect(results).toEqual([{ name: 'order_paid (en_US)', value: 'order_paid|en_US' }]);
  });

  test('offered by name, and those that need an agreement say so', async () => {
    const { world } = shopWith();
    const names = (await searchTemplates(world.open())).results.map(({ name }) => name);
    expect(names).toEqual(names.toSorted());
    expect(names).toContain('promo_semana (pt_BR, marketing)');
  });
});

describe('a template that Meta has paused', () => {
  test('is refused, and sent again as soon as it is approved again, not minutes later', async () => {
    const shop = shopWith();
    shop.world.simulator.setTemplateStatus('pedido_pago', 'PAUSED');
    expect(await failureOf(shop.template(item(), 'pedido_pago'))).toMatchObject({ code: 'templateUnknown' });
    shop.world.simulator.setTemplateStatus('pedido_pago', 'APPROVED');
    await shop.world.connect().clock.sleep(11_000);
    expect(await shop.template(item(), 'pedido_pago')).toMatchObject({ status: 'queued' });
  });
});

describe('an answer that is lost', () => {
  const lose = (shop: ReturnType<typeof shopWith>) =>
    shop.world.inject(({ writeNumber }) => (writeNumber === 1 ? 'lostAnswer' : undefined));

  test('leaves the message unknown, and the customer is not written to twice', async () => {
    const shop = shopWith();
    lose(shop);
    expect(await shop.template(item(), 'pedido_pago')).toMatchObject({
      status: 'unknown',
      id: null,
      reason: expect.stringContaining('may or may not'),
    });
    expect(await failureOf(shop.template(item(), 'pedido_pago'))).toMatchObject({ class: 'unknownOutcome', code: 'messageUnclear' });
    expect(shop.texts()).toHaveLength(1);
  });

  test('is followed by a second message where the user wants that', async () => {
    const shop = shopWith();
    lose(shop);
    expect(await shop.template(item(), 'pedido_pago', { 'options.whenUnknown': 'send' })).toMatchObject({ status: 'queued' });
    expect(shop.texts()).toHaveLength(2);
  });

  test('is no reason to keep a key when the gateway refused', async () => {
    const shop = shopWith();
    shop.world.simulator.setFailure({ code: 131048 });
    expect(await failureOf(shop.template(item(), 'pedido_pago'))).toMatchObject({ class: 'rejected', code: '131048' });
    expect(await shop.template(item(), 'pedido_pago')).toMatchObject({ status: 'queued' });
  });
});

describe('a text', () => {
  test('is filled and sent once', async () => {
    const shop = shopWith();
    const words = 'Oi {first_name}, o pedido {order_number} ({order_total}) foi pago.';
    expect(await shop.text(item(), words)).toMatchObject({ status: 'queued', template: null });
    expect(await shop.text(item(), words)).toMatchObject({ status: 'skipped' });
    expect(shop.texts()).toEqual(['Oi Ana, o pedido 1001 (R$ 212,25) foi pago.']);
  });

  test('that needs what is not there is refused, with what there is', async () => {
    const shop = shopWith();
    const failure = await failureOf(shop.text(item(), 'Rastreie em {tracking_url}'));
    expect(failure).toMatchObject({ class: 'validation', code: 'placeholderEmpty' });
    expect(failure.message).toContain('{tracking_url}');
    expect(failure.hint).toContain('{order_number}');
    expect(shop.texts()).toEqual([]);
  });
});

describe('whom it goes to', () => {
  const withPhone = (phone: string | null): IDataObject => {
    const order = paidOrder('1001');
    return { order: { ...order, customer: { ...order.customer, phone } } as unknown as IDataObject };
  };

  test.each([
    ['1133334444', 'landline'],
    ['+5520912345678', 'area code 20'],
    ['123', 'cannot exist'],
  ])('not to %s: %s', async (phone, reason) => {
    const shop = shopWith();
    const failure = await failureOf(shop.template(withPhone(phone), 'pedido_pago'));
    expect(failure).toMatchObject({ class: 'validation', code: 'phoneUnusable' });
    expect(failure.message).toContain('Order 1001: order.customer.phone');
    expect(failure.message).toContain(reason);
    expect(shop.world.calls).toEqual([]);
  });

  test('to the payer when the order has no phone', async () => {
    const shop = shopWith();
    await shop.template({ ...withPhone(null), payment: { customer: { phone: '+5531988887777' } } }, 'pedido_pago');
    expect(shop.world.sent()).toMatchObject([{ to: '+5531988887777' }]);
  });

  test('to nobody when there is no phone at all', async () => {
    expect(await failureOf(shopWith().template(withPhone(null), 'pedido_pago'))).toMatchObject({ code: 'phoneMissing' });
  });

  test('to a written number, with its plus sign', async () => {
    const shop = shopWith();
    await shop.template(item(), 'pedido_pago', { recipientFrom: 'number', phoneNumber: '(21) 91234-5678' });
    expect(shop.world.sent()).toMatchObject([{ to: '+5521912345678', callbackData: 'shopify:1001' }]);
    expect(shop.world.violations).toEqual([]);
  });
});
