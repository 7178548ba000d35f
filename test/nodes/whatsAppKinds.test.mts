/** WhatsApp Event Trigger in n8n: kinds that are off by default, what stands on the item, and files that WhatsApp Notify brings. */
import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { messageEventTypes } from '../../domain/documents/messageDocuments.ts';
import { WhatsAppEventTrigger } from '../../nodes/WhatsAppEventTrigger/WhatsAppEventTrigger.node.ts';
import { gateways } from '../../sandbox/whatsapp/customer.mts';
import { chatAt } from './support/chatHost.mts';

const eventsParameter = new WhatsAppEventTrigger().description.properties.find(({ name }) => name === 'events')!;

describe('the events of the trigger', () => {
  test('are all that a gateway can tell, and by default failures and opt-outs alone', () => {
    const offered = (eventsParameter.options as INodePropertyOptions[]).map(({ value }) => value);
    expect(offered.toSorted()).toEqual([...messageEventTypes].toSorted());
    expect(eventsParameter.default).toEqual(['message.failed', 'customer.optedOut']);
  });
});

describe.each(gateways)('at %s', (gateway) => {
  test('a flow that waits for replies hears of no reaction, edit, deletion, call, group, receipt or notice', async () => {
    const chat = await chatAt(gateway, { events: ['reply.received', 'button.pressed', 'customer.optedOut'] });
    const she = chat.customer();
    she.says({ kind: 'reaction', to: 'OUR-1', emoji: '👍' });
    she.says({ kind: 'edit', of: 'HERS-1', text: 'Tamanho M' });
    she.says({ kind: 'deletion', of: 'HERS-1' });
    she.says({ kind: 'call' });
    she.says({ kind: 'text', text: 'SAIR' }, { place: 'group' });
    she.says({ kind: 'text', text: 'bom dia' }, { place: 'status' });
    she.says({ kind: 'receipt' }, { place: 'group' });
    she.says({ kind: 'receipt' }, { place: 'status' });
    she.says({ kind: 'notice' }, { place: 'newsletter' });
    she.says({ kind: 'numberChange', newPhone: '+5567991234567' });
    expect(await chat.started()).toEqual([]);
  });

  test('brings the photographed payment slip as a binary field', async () => {
    const chat = await chatAt(gateway);
    const said = chat.customer().says({ kind: 'image', caption: 'Segue o comprovante' });
    const [item] = await chat.notify(await chat.started(), { operation: 'downloadMedia' });
    expect(item!.json.error).toBeUndefined();
    const { data, fileName, mimeType } = item!.binary!.media!;
    expect(Buffer.from(data, 'base64').length).toBe(said.media!.size);
    expect([mimeType, fileName]).toEqual(['image/jpeg', expect.stringMatching(/\.jpe?g$/)]);
    expect((item!.json.reply as IDataObject).text).toBe('Segue o comprovante');
    expect(chat.sent()).toEqual([]);
  });

  test('puts the gateway’s own payload on the item where that is asked for, and only there', async () => {
    const plain = await chatAt(gateway);
    plain.customer().says({ kind: 'text', text: 'Oi' });
    expect(Object.keys((await plain.started())[0]!.json)).toEqual(['event', 'reply']);
    const whole = await chatAt(gateway, { trigger: { 'options.includeRaw': true } });
    const said = whole.customer().says({ kind: 'text', text: 'Cadê o meu pedido?' });
    const { raw } = (await whole.started())[0]!.json;
    expect(JSON.stringify(raw)).toContain('Cadê o meu pedido?');
    expect(JSON.stringify(raw)).toContain(said.id);
  });
});

describe('a kind that nobody knows', () => {
  test.each(['whatsappCloud', 'evolution'] as const)('is "other" under its name at %s, and the log says so once', async (gateway) => {
    const chat = await chatAt(gateway);
    for (let count = 0; count < 2; count++) chat.customer().says({ kind: 'unknown', name: 'telepathy' });
    const items = await chat.started();
    expect(items.map(({ json }) => json.reply)).toMatchObject([
      { kind: 'other', text: null, name: expect.stringContaining('telepathy') },
      { kind: 'other', text: null, name: expect.stringContaining('telepathy') },
    ]);
    expect(chat.logged.filter((line) => line.includes('telepathy'))).toHaveLength(1);
  });
});

describe('a file that cannot be brought', () => {
  test('has no reply with a file: the item says where to put the node', async () => {
    const chat = await chatAt('whatsappCloud');
    chat.customer().says({ kind: 'text', text: 'Oi' });
    const [item] = await chat.notify(await chat.started(), { operation: 'downloadMedia' });
    expect(item!.json.error).toMatchObject({ code: 'mediaMissing', hint: expect.stringContaining('reply.kind') });
  });

  test('is older than Meta keeps it', async () => {
    const chat = await chatAt('whatsappCloud');
    chat.customer().says({ kind: 'image' });
    const items = await chat.started();
    await chat.wait(8 * 86_400_000);
    const [item] = await chat.notify(items, { operation: 'downloadMedia' });
    expect(item!.json.error).toMatchObject({ class: 'notFound', code: 'fileGone' });
  });

  test('does not belong to the gateway’s own host: nobody is asked', async () => {
    const chat = await chatAt('twilio');
    const media = { id: 'https://intranet.loja/x', url: 'http://169.254.169.254/latest', kind: 'image', type: 'image/png' };
    const [item] = await chat.notify([{ json: { reply: { id: 'SM1', media } as unknown as IDataObject } }], { operation: 'downloadMedia' });
    expect(item!.json.error).toMatchObject({ code: 'fileGone' });
    expect(chat.world.violations()).toEqual([]);
  });
});
