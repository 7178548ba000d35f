/** What the node offers, and what each operation sends. */
import type { IBinaryKeyData, IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { Messenger } from '../../domain/ports/messenger.ts';
import { WhatsAppNotify } from '../../nodes/WhatsAppNotify/WhatsAppNotify.node.ts';
import * as checkNumber from '../../nodes/WhatsAppNotify/message/checkNumber.operation.ts';
import * as getStatus from '../../nodes/WhatsAppNotify/message/getStatus.operation.ts';
import { message } from '../../nodes/WhatsAppNotify/message/message.resource.ts';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { messengers } from '../../vendors/index.ts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';
import { notifyHost } from './support/notifyHost.mts';

const shipment = { vendor: 'melhorEnvio', id: '1', carrier: 'Correios', trackingNumber: 'QA1BR', trackingUrl: 'https://r.example/QA1BR' };

const order = paidOrder('1001') as unknown as IDataObject;

function shop() {
  const host = notifyHost();
  host.world.simulator.openWindow('+5531988887777');
  const send = async (parameters: Record<string, unknown>, json: IDataObject = {}, binary?: IBinaryKeyData) => {
    const { done, failed } = await host.run([{ json: { order, ...json }, ...(binary ? { binary } : {}) }], parameters);
    return { message: done[0]?.json.message as IDataObject | undefined, error: failed[0]?.json.error as IDataObject | undefined };
  };
  return { host, send, sent: () => host.world.sent(), violations: host.world.violations };
}

const file = (mimeType: string, fileName: string) => ({ mimeType, fileName, data: Buffer.from(`bytes of ${fileName}`).toString('base64') });

describe('the operations', () => {
  test('offered are those that the gateway can, each with its method', () => {
    const { properties } = new WhatsAppNotify().description;
    const dropdowns = properties.filter(({ name }) => name === 'operation');
    expect(dropdowns.map(({ displayOptions }) => displayOptions?.show?.vendor)).toEqual(messengers.map(({ id }) => [id]));
    const offered = (vendor: string) => valuesOf(dropdowns.find(({ displayOptions }) => displayOptions?.show?.vendor?.includes(vendor)));
    expect(offered('whatsappCloud')).toEqual(['downloadMedia', 'sendButtons', 'sendMedia', 'sendOrderUpdate', 'sendTemplate', 'sendText']);
    for (const { id, can } of messengers) {
      for (const name of offered(id)) {
        const { needs } = message.operations[String(name)]!;
        expect([id, name, needs === null || can.includes(needs)]).toEqual([id, name, true]);
      }
    }
  });

  test('that the gateway cannot do are refused with what to do', async () => {
    const { send } = shop();
    expect((await send({ operation: 'checkNumber' })).error).toMatchObject({ class: 'validation', code: 'notOffered' });
  });

  function valuesOf(property: INodeProperties | undefined): unknown[] {
    return ((property?.options ?? []) as INodePropertyOptions[]).map(({ value }) => value);
  }
});

describe('the parameters of a template', () => {
  test('appear as fields, and say where they are filled from', async () => {
    const { host } = shop();
    const { getTemplateParameters } = host.node.methods.resourceMapping;
    const fieldsOf = async (template: string) => await getTemplateParameters.call(host.loading({ template }));
    const { fields } = await fieldsOf('pedido_enviado|pt_BR');
    expect(fields.map(({ id }) => id)).toEqual(['first_name', 'order_number', 'carrier', 'tracking_number', 'tracking_url']);
    expect(fields.every(({ required, display, type }) => !required && display && type === 'string')).toBe(true);
    expect(fields.at(-1)?.displayName).toBe('tracking_url (shipment)');
    const labels = async (template: string) => (await fieldsOf(template)).fields.map(({ displayName }) => displayName);
    expect(await labels('nota_fiscal_pdf|pt_BR')).toEqual(['Header document (binary)', 'first_name (order)', 'order_number (order)']);
    expect((await labels('promo_semana|pt_BR')).at(-1)).toBe('Button "Não quero receber" (title)');
    expect((await labels('rastreio_botao|pt_BR')).at(-1)).toBe('Button 1, end of link (item)');
    expect((await fieldsOf('confirmacao_simples|pt_BR')).fields.map(({ id }) => id)).toEqual(['1', '2']);
    expect((await fieldsOf('nota_fiscal_pdf|pt_BR')).fields.map(({ id }) => id)).toEqual(['header:file', 'first_name', 'order_number']);
    expect((await fieldsOf('promo_semana|pt_BR')).fields.map(({ id }) => id)).toEqual(['first_name', 'reply:0']);
    expect(await fieldsOf('')).toEqual({ fields: [], emptyFieldsNotice: 'Choose a template first' });
  });

  test('go before what the item offers', async () => {
    const { send, sent } = shop();
    await send({ template: 'pedido_pago|pt_BR', 'parameters.value': { first_name: 'Dona {first_name}', order_total: null } });
    expect(sent()[0]?.text).toContain('Olá, Dona Ana! Recebemos o pagamento do pedido 1001, no total de R$ 212,25.');
  });

  test('and a reply button answers what the flow wants to know', async () => {
    const { host, send, sent, violations } = shop();
    host.world.simulator.addTemplate({
      name: 'recebeu',
      components: [
        { type: 'BODY', text: '{{first_name}}, o pedido chegou?' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'QUICK_REPLY', text: 'Sim' },
            { type: 'QUICK_REPLY', text: 'Não' },
          ],
        },
      ],
    });
    await send({ template: 'recebeu|pt_BR', 'parameters.value': { 'reply:0': 'arrived:{order_number}' } });
    expect(sent()[0]?.replies.map(({ id }) => id)).toEqual(['arrived:1001', 'Não']);
    expect(violations).toEqual([]);
  });
});

describe('a template with a document above it', () => {
  const template = 'nota_fiscal_pdf|pt_BR';

  test('shows the DANFE that the node before has left on the item', async () => {
    const { send, sent, violations } = shop();
    await send(
      { template },
      {},
      { xml: file('application/xml', 'nf.xml'), data: file('application/pdf', 'x.pdf'), danfe: file('application/pdf', 'danfe-57.pdf') },
    );
    expect(sent()).toMatchObject([{ media: 'danfe-57.pdf', template: 'nota_fiscal_pdf' }]);
    expect(violations).toEqual([]);
  });

  test('or what a link or a named field says', async () => {
    const { send, sent } = shop();
    const invoice = { pdfUrl: 'https://erp.example/nf/57.pdf' };
    await send({ template, 'parameters.value': { 'header:file': '{invoice_url}' } }, { invoice });
    await send(
      { template, 'parameters.value': { 'header:file': 'etiqueta' }, 'options.key': 'second' },
      {},
      { danfe: file('application/pdf', 'danfe.pdf'), etiqueta: file('application/pdf', 'etiqueta.pdf') },
    );
    expect(sent().map(({ media }) => media)).toEqual(['57.pdf', 'etiqueta.pdf']);
  });

  test('is refused where there is none, before anything is sent', async () => {
    const { host, send, sent } = shop();
    expect((await send({ template }, {}, { foto: file('image/png', 'foto.png') })).error).toMatchObject({
      class: 'validation',
      code: 'fileMissing',
      message: expect.stringContaining('foto'),
    });
    expect(sent()).toEqual([]);
    expect(host.remembered.size).toBe(0);
  });
});

describe('a file', () => {
  const media = { operation: 'sendMedia' };

  test('comes from the item: the DANFE first, with a caption', async () => {
    const { send, sent, violations } = shop();
    const binary = { data: file('image/png', 'foto.png'), danfe: file('application/pdf', 'danfe-57.pdf') };
    expect((await send({ ...media, caption: 'Nota do pedido {order_number}' }, {}, binary)).message).toMatchObject({ status: 'queued' });
    expect(sent()).toMatchObject([{ type: 'document', media: 'danfe-57.pdf', text: 'Nota do pedido 1001' }]);
    expect(violations).toEqual([]);
  });

  test('of the nodes of this package goes before another one', async () => {
    const { send, sent } = shop();
    await send(media, {}, { anexo: file('application/pdf', 'anexo.pdf'), label: file('application/pdf', 'etiqueta.pdf') });
    expect(sent().map((each) => each.media)).toEqual(['etiqueta.pdf']);
  });

  test('is shown as what it is', async () => {
    const { send, sent, violations } = shop();
    const files = [
      file('image/png', 'a.png'),
      file('video/mp4', 'b.mp4'),
      file('audio/ogg; codecs=opus', 'c.ogg'),
      file('text/plain', 'd.txt'),
    ];
    for (const data of files) await send(media, {}, { data });
    expect(sent().map(({ type }) => type)).toEqual(['image', 'video', 'audio', 'document']);
    expect(violations).toEqual([]);
  });

  test('comes by a link that the item has, or by its ID', async () => {
    const { host, send, sent, violations } = shop();
    const link = { ...media, mediaFrom: 'link', mediaLink: '{invoice_url}', fileName: 'nf-{invoice_number}.pdf' };
    await send(link, { invoice: { pdfUrl: 'https://erp.example/nf/57', number: '57' } });
    expect(sent()).toMatchObject([{ type: 'document', media: 'nf-57.pdf' }]);
    expect(host.world.operations()).toEqual(['message.send']);
    expect(violations).toEqual([]);
    expect((await send({ ...media, mediaFrom: 'id', mediaId: '123' })).error).toMatchObject({ class: 'validation' });
    expect((await send({ ...media, mediaFrom: 'link', mediaLink: '' })).error).toMatchObject({ code: 'fileMissing' });
  });

  test('goes out once, and another file of the order beside it', async () => {
    const { send, sent } = shop();
    const binary = { danfe: file('application/pdf', 'danfe-57.pdf') };
    await send(media, {}, binary);
    expect((await send(media, {}, binary)).message).toMatchObject({ status: 'skipped' });
    await send(media, {}, { label: file('application/pdf', 'etiqueta.pdf') });
    expect(sent().map((each) => each.media)).toEqual(['danfe-57.pdf', 'etiqueta.pdf']);
  });
});

describe('buttons', () => {
  const buttons = (...values: object[]) => ({ operation: 'sendButtons', text: '{first_name}, recebeu?', 'buttons.values': values });

  test('answer with their ID, or their title', async () => {
    const { send, sent, violations } = shop();
    await send(buttons({ title: 'Sim', id: 'received:{order_number}' }, { title: 'Não' }));
    expect(sent()).toMatchObject([
      {
        text: 'Ana, recebeu?',
        replies: [
          { id: 'received:1001', title: 'Sim' },
          { id: 'Não', title: 'Não' },
        ],
      },
    ]);
    expect(violations).toEqual([]);
  });

  test.each([
    ['none', []],
    ['four', [{ title: '1' }, { title: '2' }, { title: '3' }, { title: '4' }]],
    ['a title over 20 characters', [{ title: 'x'.repeat(21) }]],
    [
      'a title twice',
      [
        { title: 'Sim', id: '1' },
        { title: 'Sim', id: '2' },
      ],
    ],
    ['no title', [{ title: ' ', id: '1' }]],
  ])('%s: refused before any call', async (_, values) => {
    const { host, send } = shop();
    expect((await send(buttons(...values))).error).toMatchObject({ class: 'validation', code: 'buttonsUnusable' });
    expect(host.world.calls).toEqual([]);
  });
});

describe('an order update', () => {
  const update = (name: string, template = 'pedido_enviado|pt_BR') => ({ operation: 'sendOrderUpdate', update: name, template });

  test('fills itself from the documents on the item', async () => {
    const { send, sent, violations } = shop();
    expect((await send(update('shipped'), { shipment })).message).toMatchObject({ status: 'queued', template: 'pedido_enviado' });
    expect(sent()[0]?.text).toContain('Ana, o pedido 1001 saiu pela Correios. Rastreio QA1BR: https://r.example/QA1BR');
    expect(violations).toEqual([]);
  });

  test('goes out once for each update, although the template is the same', async () => {
    const { send, sent } = shop();
    await send(update('shipped'), { shipment });
    expect((await send(update('shipped'), { shipment })).message).toMatchObject({ status: 'skipped' });
    expect((await send(update('outForDelivery'), { shipment })).message).toMatchObject({ status: 'queued' });
    expect(sent()).toHaveLength(2);
  });

  test('about what is not there is refused with the next step', async () => {
    const { send, sent } = shop();
    const { error } = await send(update('shipped'));
    expect(error).toMatchObject({ class: 'validation', code: 'documentMissing', message: expect.stringContaining('shipment') });
    expect(sent()).toEqual([]);
  });

  test.each([
    ['delivered', 'posted'],
    ['delivered', 'failed_attempt'],
    ['delivered', 'label_ready'],
    ['shipped', 'cancelled'],
    ['shipped', 'returned'],
    ['outForDelivery', 'delivered'],
  ])('"%s" of a parcel that is %s is told to nobody', async (name, status) => {
    const { send, sent, host } = shop();
    const { error } = await send(update(name), { shipment: { ...shipment, status } });
    expect(error).toMatchObject({
      class: 'validation',
      code: 'updateUntrue',
      message: expect.stringContaining(`shipment.status is ${status}`),
    });
    expect([sent(), host.world.calls]).toEqual([[], []]);
  });

  test('behind a trigger of three events, the one that it is about is told', async () => {
    const { send, sent } = shop();
    for (const status of ['posted', 'failed_attempt', 'delivered']) await send(update('delivered'), { shipment: { ...shipment, status } });
    expect(sent()).toHaveLength(1);
  });

  test('offers the templates that it fills', async () => {
    const { host } = shop();
    const { searchUpdateTemplates } = host.node.methods.listSearch;
    const offered = async (name: string) =>
      (await searchUpdateTemplates.call(host.loading({ update: name }))).results.map(({ value }) => String(value).split('|')[0]);
    expect(await offered('shipped')).toEqual(expect.arrayContaining(['pedido_enviado', 'pedido_pago', 'rastreio_botao']));
    expect(await offered('paid')).not.toContain('pedido_enviado');
    // Numbers are for the shop to fill.
    expect(await offered('shipped')).not.toContain('confirmacao_simples');
  });
});

describe('a text outside of the 24 hours after the customer wrote', () => {
  const text = { operation: 'sendText', text: 'Oi {first_name}, tudo certo com o pedido {order_number}?' };

  test('becomes the template that was chosen for that, once', async () => {
    const { host, send, sent } = shop();
    host.world.simulator.setFailure({ code: 131047, late: false });
    const parameters = { ...text, 'options.fallbackTemplate': 'pedido_pago|pt_BR' };
    expect((await send(parameters)).message).toMatchObject({ status: 'queued', template: 'pedido_pago' });
    expect((await send(parameters)).message).toMatchObject({ status: 'skipped' });
    expect(sent()).toMatchObject([{ template: 'pedido_pago' }]);
    expect(host.world.operations()).toEqual(['message.send', 'templates.list', 'message.send']);
  });

  test('goes to the error output without one, and so does every other refusal with one', async () => {
    const { host, send, sent } = shop();
    host.world.simulator.setFailure({ code: 131047, late: false });
    expect((await send(text)).error).toMatchObject({ class: 'rejected', code: '131047' });
    host.world.simulator.setFailure({ code: 131026, late: false });
    expect((await send({ ...text, 'options.fallbackTemplate': 'pedido_pago|pt_BR' })).error).toMatchObject({ code: '131026' });
    expect(sent()).toEqual([]);
  });

  test('the templates to choose from are the approved ones', async () => {
    const { host } = shop();
    const options = await host.node.methods.loadOptions.getTemplates.call(host.loading({}));
    expect(options).toContainEqual({ name: 'pedido_pago (pt_BR)', value: 'pedido_pago|pt_BR' });
  });
});

describe('consent', () => {
  const marketing = { template: 'promo_semana|pt_BR' };
  const lead = (consent: object) => ({ lead: { id: '7', source: 'site', consent } });

  test.each([
    ['nothing of it', {}],
    ['a consent that was taken back', lead({ given: false })],
    ['consent to e-mail alone', lead({ given: true, channels: ['email'] })],
    ['a word instead of a yes', lead({ given: 'sim' })],
  ])('marketing is not sent where the item holds %s', async (_, json) => {
    const { send, sent } = shop();
    expect((await send(marketing, json)).error).toMatchObject({ class: 'validation', code: 'consentMissing' });
    expect(sent()).toEqual([]);
  });

  test('marketing is sent to whom has agreed, service messages to everybody', async () => {
    const { send, sent } = shop();
    await send(marketing, lead({ given: true, channels: ['whatsapp'] }));
    await send({ template: 'pedido_pago|pt_BR' }, lead({ given: false }));
    expect(sent().map(({ template }) => template)).toEqual(['promo_semana', 'pedido_pago']);
  });

  test('an abandoned checkout brings the shop’s own word, and the number and the link of the customer', async () => {
    const { send, sent } = shop();
    const checkout = (consent: object) => ({
      checkout: {
        id: 'shopify:loja/checkout/6123',
        customer: { name: 'Maria Silva', phone: '+5511987654321' },
        items: [{ sku: 'CANECA', name: 'Caneca azul', quantity: 2, total: 79.8 }],
        total: 94.8,
        currency: 'BRL',
        recoveryUrl: 'https://loja.example/recover/1',
        consent,
      },
      order: undefined,
    });
    const cart = { template: 'carrinho_esperando|pt_BR' };
    expect((await send(cart, checkout({ given: true, channels: ['email'] }))).error).toMatchObject({ code: 'consentMissing' });
    await send(cart, checkout({ given: true, channels: ['whatsapp'] }));
    expect(sent().map(({ text }) => text)).toEqual([
      'Maria, seu carrinho está guardado: 2x Caneca azul. Para terminar a compra: https://loja.example/recover/1 Para não receber mais, responda SAIR.',
    ]);
  });

  test('of a fallback template is asked for too', async () => {
    const { host, send, sent } = shop();
    host.world.simulator.setFailure({ code: 131047, late: false });
    const text = { operation: 'sendText', text: 'Oi', 'options.fallbackTemplate': 'promo_semana|pt_BR' };
    expect((await send(text)).error).toMatchObject({ code: 'consentMissing' });
    expect(sent()).toEqual([]);
  });
});

describe('with a gateway that can look things up', () => {
  const messenger: Messenger = {
    sendText: async () => await Promise.reject(new Error('not asked for')),
    checkNumber: async (phone) => ({ vendor: 'any', phone: `***${phone.slice(-4)}`, onWhatsApp: phone.endsWith('7777'), whatsAppId: null }),
    status: async (id) => ({ vendor: 'any', id, to: '', template: null, status: 'read', reason: null }),
  };

  test('a number is checked, a landline without asking', async () => {
    const parameters = { vendor: 'any', recipientFrom: 'item' };
    const { documents } = await checkNumber.execute(oneItem({ order }, parameters), 0, messenger);
    expect(documents.numberCheck).toMatchObject({ onWhatsApp: true });
    const landline = oneItem({ order }, { ...parameters, recipientFrom: 'number', phoneNumber: '(11) 3322-4455' });
    await expect(checkNumber.execute(landline, 0, messenger)).rejects.toThrow('landline');
  });

  test('the status of the message on the item, or of a given one', async () => {
    const onItem = oneItem({ message: { id: 'wamid.1' } }, { messageFrom: 'item' });
    expect((await getStatus.execute(onItem, 0, messenger)).documents.message).toMatchObject({ id: 'wamid.1', status: 'read' });
    const given = oneItem({}, { messageFrom: 'id', messageId: ' wamid.2 ' });
    expect((await getStatus.execute(given, 0, messenger)).documents.message).toMatchObject({ id: 'wamid.2' });
    const none: unknown = await getStatus.execute(oneItem({}, { messageFrom: 'item' }), 0, messenger).catch((thrown: unknown) => thrown);
    expect((none as IntegrationError).failure.code).toBe('messageMissing');
  });
});
