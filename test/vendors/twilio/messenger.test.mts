import { describe, expect, test } from 'vitest';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { twilioWorld } from '../../contracts/support/gatewayWorlds.mts';
import { toTemplate } from '../../../vendors/twilio/messages/contentTemplate.ts';

const to = '+5511987654321';
const message = { to, correlationId: 'shopify:1001' };
const formOf = (body: unknown) => Object.fromEntries(new URLSearchParams(String(body)));

const shop = () => {
  const world = twilioWorld();
  world.simulator.openWindow(to);
  return world;
};

describe('a message by Twilio', () => {
  test('is one call: a form with the addresses of both sides', async () => {
    const world = shop();
    await world.open().sendText({ ...message, text: 'Oi & até já' });
    expect(world.operations()).toEqual(['message.send']);
    expect(formOf(world.calls[0]?.body)).toEqual({
      To: 'whatsapp:+5511987654321',
      From: world.simulator.secrets.sender,
      Body: 'Oi & até já',
      StatusCallback: 'https://n8n.loja-ponte.example/webhook/statuses?correlation=shopify%3A1001',
    });
  });

  test.each(['whatsapp:', ''])('comes from the sender of the credential, written with %j in front', async (prefix) => {
    const world = shop();
    const number = world.simulator.secrets.sender.replace('whatsapp:', '');
    await world.open({ sender: `${prefix}${number}` }).sendText({ ...message, text: 'Oi' });
    expect(world.violations).toEqual([]);
  });

  test('asks for no statuses where the credential names no address', async () => {
    const world = shop();
    await world.open({ statusCallbackUrl: '' }).sendText({ ...message, text: 'Oi' });
    expect(formOf(world.calls[0]?.body)).not.toHaveProperty('StatusCallback');
  });

  test('keeps what the address of the statuses asks for already', async () => {
    const world = shop();
    await world.open({ statusCallbackUrl: 'https://n8n.loja.example/w?a=1' }).sendText({ ...message, text: 'Oi' });
    expect(formOf(world.calls[0]?.body).StatusCallback).toBe('https://n8n.loja.example/w?a=1&correlation=shopify%3A1001');
  });

  test.each([{ sender: '' }, { sender: 'loja' }, { accountSid: '' }, { statusCallbackUrl: 'http://n8n.loja.example/w' }])(
    'is refused before a call with %j in the credential',
    async (change) => {
      const world = shop();
      expect((await failureOf(world.open(change).sendText({ ...message, text: 'Oi' }))).failure).toMatchObject({
        class: 'auth',
        code: 'credentialIncomplete',
      });
      expect(world.calls).toEqual([]);
    },
  );

  test('to somebody who wrote STOP is refused', async () => {
    const world = shop();
    world.simulator.setOptedOut(to, true);
    expect((await failureOf(world.open().sendText({ ...message, text: 'Oi' }))).failure).toMatchObject({
      class: 'rejected',
      code: '21610',
      hint: expect.stringContaining('START'),
    });
  });

  test('whose text is too long is refused with its limit', async () => {
    const { failure } = await failureOf(
      shop()
        .open()
        .sendText({ ...message, text: 'x'.repeat(1_601) }),
    );
    expect(failure).toMatchObject({ class: 'validation', code: '21617', hint: expect.stringContaining('1,600') });
  });

  test('outside of 24 hours fails later, with the reason in its status', async () => {
    const world = twilioWorld();
    const messenger = world.open();
    const { id } = await messenger.sendText({ ...message, text: 'Oi' });
    await world.clock.sleep(10_000);
    expect(await messenger.status!(id!)).toMatchObject({ status: 'failed', reason: expect.stringContaining('24 hours') });
  });

  test('with a file goes by link', async () => {
    const world = shop();
    const media = { kind: 'document' as const, mimeType: null, fileName: null, source: { link: 'https://loja.example/a.pdf' } };
    await world.open().sendMedia!({ ...message, media, caption: 'Nota' });
    expect(formOf(world.calls[0]?.body)).toMatchObject({ MediaUrl: 'https://loja.example/a.pdf', Body: 'Nota' });
  });
});

describe('the templates of an account', () => {
  test('are those that are approved and filled with texts in their body', async () => {
    const world = twilioWorld();
    const templates = await world.open().templates!();
    const paid = templates.find(({ name }) => name === 'pedido_pago');
    expect(paid).toEqual({
      name: 'pedido_pago',
      language: 'pt_BR',
      category: 'UTILITY',
      body: 'Olá, {{1}}! Recebemos o pagamento do pedido {{2}}, no total de {{3}}.',
      parameters: ['1', '2', '3'].map((name) => ({ name, named: false, place: 'body' })),
    });
    // Pending and paused.
    for (const name of ['boas_vindas', 'carrinho_abandonado']) expect(templates.map((each) => each.name)).not.toContain(name);
  });

  test('come from all pages, one call for each, and are remembered for minutes', async () => {
    const world = twilioWorld();
    for (let i = 0; i < 230; i++) world.simulator.addContent({ name: `aviso_${i}`, body: 'Oi' });
    const names = (await world.open().templates!()).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('aviso_'))).toHaveLength(230);
    expect(world.operations()).toEqual(['templates.list', 'templates.list', 'templates.list']);
    await world.open().templates!();
    expect(world.calls).toHaveLength(3);
    await world.clock.sleep(6 * 60_000);
    await world.open().templates!();
    expect(world.calls).toHaveLength(6);
    expect(world.violations).toEqual([]);
  });

  test('are asked of Twilio alone, wherever an answer points', async () => {
    const world = twilioWorld();
    let pages = 0;
    const meta = { next_page_url: 'https://evil.example/v1/ContentAndApprovals?PageSize=100&Page=1' };
    world.alterAnswers((body) => (pages++ === 0 ? { ...(body as object), meta } : body));
    await world.open().templates!();
    expect(world.operations()).toEqual(['templates.list', 'templates.list']);
  });

  const row = (change: object) => ({
    sid: 'HX1',
    friendly_name: 'aviso',
    language: 'pt_BR',
    variables: { first_name: 'Ana' },
    types: { 'twilio/text': { body: 'Oi {{first_name}}' } },
    approval_requests: { name: '', category: 'UTILITY', status: 'approved' },
    ...change,
  });

  test('have the name in Twilio where WhatsApp has none, and named parameters', () => {
    expect(toTemplate(row({}))).toMatchObject([
      { sid: 'HX1', template: { name: 'aviso', parameters: [{ name: 'first_name', named: true, place: 'body' }] } },
    ]);
  });

  test.each([
    ['a variable outside of the body', { variables: { first_name: 'Ana', link: 'x' } }],
    ['a picture', { types: { 'twilio/media': { body: 'Oi', media: ['https://loja.example/a.png'] } } }],
    ['no approval', { approval_requests: undefined }],
    ['no sid', { sid: undefined }],
  ])('are left out with %s', (_what, change) => {
    expect(toTemplate(row(change))).toEqual([]);
  });
});

describe('a template is sent', () => {
  const chosen = async (name: string) => {
    const world = twilioWorld();
    const messenger = world.open();
    const template = (await messenger.templates!()).find((each) => each.name === name)!;
    return { world, messenger, template };
  };

  test('in one call more than the list of templates, its texts on one line', async () => {
    const { world, messenger, template } = await chosen('pedido_pago');
    await messenger.sendTemplate!({ ...message, template, values: { 1: ' Ana\nSouza ', 2: '1001', 3: 'R$ 10,00' } });
    expect(world.operations()).toEqual(['templates.list', 'message.send']);
    const { ContentSid, ContentVariables } = formOf(world.calls[1]?.body);
    expect(ContentSid).toBe(world.simulator.contents().find(({ name }) => name === 'pedido_pago')?.sid);
    expect(JSON.parse(ContentVariables!)).toEqual({ 1: 'Ana Souza', 2: '1001', 3: 'R$ 10,00' });
    expect(world.violations).toEqual([]);
  });

  test('that lacks a text is refused before a call', async () => {
    const { world, messenger, template } = await chosen('pedido_pago');
    const { failure } = await failureOf(messenger.sendTemplate!({ ...message, template, values: { 1: 'Ana', 2: ' ' } }));
    expect(failure).toMatchObject({ class: 'validation', code: 'parameterMissing', message: expect.stringContaining('"2"') });
    expect(world.operations()).toEqual(['templates.list']);
  });

  test('that is gone meanwhile is refused with what to do', async () => {
    const { messenger, template } = await chosen('pedido_pago');
    const { failure } = await failureOf(
      messenger.sendTemplate!({ ...message, template: { ...template, language: 'en' }, values: { 1: 'a', 2: 'b', 3: 'c' } }),
    );
    expect(failure).toMatchObject({ class: 'validation', code: 'templateUnknown' });
  });
});
