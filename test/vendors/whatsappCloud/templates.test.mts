import { describe, expect, test } from 'vitest';
import type { MessageTemplate, TemplateParameter } from '../../../domain/documents/message.ts';
import { hasClass, type IntegrationError } from '../../../runtime/errors/integrationError.ts';
import { templateContent } from '../../../vendors/whatsappCloud/messages/templateContent.ts';
import { canBeFilled, components } from '../../../vendors/whatsappCloud/messages/templateParameters.ts';
import { whatsappCloudWorld } from '../../contracts/support/whatsappCloudWorld.mts';

const template = (parameters: TemplateParameter[]): MessageTemplate => ({
  name: 'n',
  language: 'pt_BR',
  category: 'UTILITY',
  body: '',
  parameters,
});

const content = (parameters: TemplateParameter[], values: Record<string, string>) =>
  templateContent({ to: '+5511912345678', correlationId: 'order:1', template: template(parameters), values });

describe('a template message in the shape of Meta’s documentation', () => {
  test('names its parameters in a named template, and none of a button', () => {
    const parameters: TemplateParameter[] = [
      { name: 'shop', named: true, place: 'header' },
      { name: 'first_name', named: true, place: 'body' },
      { name: 'button_1', named: false, place: 'url_button', buttonIndex: 0 },
    ];
    expect(content(parameters, { shop: 'Ponte', first_name: 'Ana', button_1: 'suffix' })).toEqual({
      type: 'template',
      template: {
        name: 'n',
        language: { code: 'pt_BR' },
        components: [
          { type: 'header', parameters: [{ type: 'text', parameter_name: 'shop', text: 'Ponte' }] },
          { type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Ana' }] },
          { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'suffix' }] },
        ],
      },
    });
  });

  test('leaves the names out of a positional one, in the order of the text', () => {
    const parameters: TemplateParameter[] = ['1', '2'].map((name) => ({ name, named: false, place: 'body' }));
    expect(content(parameters, { 2: 'B', 1: 'A' }).template).toMatchObject({
      components: [
        {
          type: 'body',
          parameters: [
            { type: 'text', text: 'A' },
            { type: 'text', text: 'B' },
          ],
        },
      ],
    });
  });

  test('has no components where nothing is to be filled', () => {
    expect(content([], {}).template).toEqual({ name: 'n', language: { code: 'pt_BR' } });
  });

  test('puts everything on one line, as Meta demands', () => {
    const filled = content([{ name: 'a', named: true, place: 'body' }], { a: ' two\nlines\tand      gaps ' });
    expect(JSON.stringify(filled)).toContain('"text":"two lines and gaps"');
  });

  test('is refused before it is sent when a text is missing', () => {
    expect(() => content([{ name: 'a', named: true, place: 'body' }], {})).toThrowError(/"a"/);
  });
});

describe('the templates of an account', () => {
  test('are those that are approved and filled with texts and a file', async () => {
    const world = whatsappCloudWorld();
    const names = (await world.open().templates!()).map(({ name }) => name);
    expect(names).toContain('pedido_pago');
    // Paused, and pending.
    for (const name of ['carrinho_abandonado', 'boas_vindas']) expect(names).not.toContain(name);
  });

  test('tell what their header shows and which buttons answer', async () => {
    const world = whatsappCloudWorld();
    world.simulator.addTemplate({
      name: 'confirma',
      components: [
        { type: 'BODY', text: 'Tudo certo, {{first_name}}?' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'URL', text: 'Ver', url: 'https://loja.example' },
            { type: 'QUICK_REPLY', text: 'Sim' },
          ],
        },
      ],
    });
    const templates = await world.open().templates!();
    expect(templates.find(({ name }) => name === 'nota_fiscal_pdf')).toMatchObject({ header: 'document' });
    expect(templates.find(({ name }) => name === 'confirma')).toMatchObject({ quickReplies: [{ index: 1, title: 'Sim' }] });
    expect(templates.find(({ name }) => name === 'pedido_pago')).not.toHaveProperty('header');
  });

  test('leave out what texts and a file cannot fill', async () => {
    const parts = (extra: object) => canBeFilled(components.parse([{ type: 'BODY', text: 'Oi' }, extra]));
    expect(parts({ type: 'HEADER', format: 'DOCUMENT' })).toBe(true);
    expect(parts({ type: 'HEADER', format: 'LOCATION' })).toBe(false);
    expect(parts({ type: 'CAROUSEL' })).toBe(false);
    expect(parts({ type: 'BUTTONS', buttons: [{ type: 'OTP', text: 'Copiar' }] })).toBe(false);
  });

  test('come from all pages, in one call for each page, and are remembered for minutes', async () => {
    const world = whatsappCloudWorld({ fillerTemplates: 230 });
    const first = await world.open().templates!();
    expect(first.filter(({ name }) => name.startsWith('aviso_'))).toHaveLength(230);
    expect(world.operations()).toEqual(['templates.list', 'templates.list', 'templates.list']);
    await world.open().templates!();
    expect(world.calls).toHaveLength(3);
    await world.clock.sleep(6 * 60_000);
    await world.open().templates!();
    expect(world.calls).toHaveLength(6);
    expect(world.violations).toEqual([]);
  });

  test('tell their parameters by place, name and position', async () => {
    const world = whatsappCloudWorld();
    world.simulator.addTemplate({
      name: 'tudo',
      parameterFormat: 'POSITIONAL',
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Pedido {{1}}' },
        { type: 'BODY', text: 'Olá {{1}}, código {{2}}, olá {{1}}.' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'QUICK_REPLY', text: 'Ok' },
            { type: 'URL', text: 'Ver', url: 'https://loja.example/r/{{1}}' },
          ],
        },
      ],
    });
    const templates = await world.open().templates!();
    expect(templates.find(({ name }) => name === 'tudo')?.parameters).toEqual([
      { name: 'header_1', named: false, place: 'header' },
      { name: '1', named: false, place: 'body' },
      { name: '2', named: false, place: 'body' },
      { name: 'button_2', named: false, place: 'url_button', buttonIndex: 1, urlPrefix: 'https://loja.example/r/' },
    ]);
  });
});

describe('a template is sent', () => {
  test('with header, body and button filled', async () => {
    const world = whatsappCloudWorld();
    world.simulator.addTemplate({
      name: 'rastreio',
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Pedido {{order_number}}' },
        { type: 'BODY', text: 'Oi {{first_name}}, seu pacote saiu.' },
        { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Ver', url: 'https://loja.example/r/{{1}}' }] },
      ],
    });
    const messenger = world.open();
    const chosen = (await messenger.templates!()).find(({ name }) => name === 'rastreio')!;
    const values = { order_number: '1001', first_name: 'Ana', button_1: 'ME1' };
    await messenger.sendTemplate!({ to: '+5531988887777', correlationId: 'shopify:1001', template: chosen, values });
    expect(world.sent()).toMatchObject([
      { to: '+5531988887777', callbackData: 'shopify:1001', text: 'Pedido 1001\n\nOi Ana, seu pacote saiu.' },
    ]);
    expect(world.sent()[0]?.buttons).toEqual(['Ver → https://loja.example/r/ME1']);
    expect(world.operations()).toEqual(['templates.list', 'message.send']);
    expect(world.violations).toEqual([]);
  });

  test('with a document above it, and what its buttons answer', async () => {
    const world = whatsappCloudWorld();
    world.simulator.addTemplate({
      name: 'danfe',
      components: [
        { type: 'HEADER', format: 'DOCUMENT' },
        { type: 'BODY', text: 'Oi {{first_name}}, segue a nota.' },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Recebi' }] },
      ],
    });
    const messenger = world.open();
    const chosen = (await messenger.templates!()).find(({ name }) => name === 'danfe')!;
    const message = { to: '+5531988887777', correlationId: 'shopify:1001', template: chosen, values: { first_name: 'Ana' } };
    const header = {
      kind: 'document' as const,
      source: { link: 'https://erp.example/57.pdf' },
      mimeType: 'application/pdf',
      fileName: 'nf-57.pdf',
    };
    await messenger.sendTemplate!({ ...message, header, buttonPayloads: { 0: 'recebi:1001' } });
    expect(world.sent()).toMatchObject([{ media: 'nf-57.pdf', replies: [{ id: 'recebi:1001', title: 'Recebi' }] }]);
    const without: unknown = await messenger.sendTemplate!(message).catch((thrown: unknown) => thrown);
    expect((without as IntegrationError).failure).toMatchObject({ class: 'validation', code: 'headerMissing' });
    expect(world.sent()).toHaveLength(1);
    const file = { ...header, source: { bytes: Buffer.from('%PDF-1.7') } };
    await messenger.sendTemplate!({ ...message, header: file });
    expect(world.operations()).toEqual(['templates.list', 'message.send', 'media.upload', 'message.send']);
    expect(world.violations).toEqual([]);
  });

  test.each([
    ['accepted', 'queued', null],
    ['held_for_quality_assessment', 'queued', expect.stringContaining('quality')],
    ['paused', 'queued', expect.stringContaining('paused')],
    ['teleported', 'unknown', expect.stringContaining('teleported')],
  ])('and Meta says "%s" of it: %s', async (word, status, reason) => {
    const world = whatsappCloudWorld();
    const messenger = world.open();
    const chosen = (await messenger.templates!()).find(({ name }) => name === 'confirmacao_simples')!;
    world.alterAnswers(() => ({ messages: [{ id: 'wamid.1', message_status: word }] }));
    const message = { to: '+5531988887777', correlationId: 'x', template: chosen, values: { 1: 'Ana', 2: '1001' } };
    expect(await messenger.sendTemplate!(message)).toMatchObject({ id: 'wamid.1', status, reason });
  });

  test('although it was paused a minute ago: refused, with what to do', async () => {
    const world = whatsappCloudWorld();
    const messenger = world.open();
    const chosen = (await messenger.templates!()).find(({ name }) => name === 'promo_semana')!;
    world.simulator.setTemplateStatus('promo_semana', 'PAUSED');
    const work = messenger.sendTemplate!({ to: '+5531988887777', correlationId: 'x', template: chosen, values: { first_name: 'Ana' } });
    const error: unknown = await work.catch((thrown: unknown) => thrown);
    expect(hasClass(error, 'rejected')).toBe(true);
    expect((error as IntegrationError).failure).toMatchObject({ code: '132015', hint: expect.stringContaining('WhatsApp Manager') });
  });

  test('to one person too often: waits for that person alone', async () => {
    const world = whatsappCloudWorld({ pairBurst: 2 });
    world.simulator.openWindow('+5531988887777');
    const messenger = world.open();
    for (const text of ['um', 'dois', 'três']) await messenger.sendText({ to: '+5531988887777', correlationId: 'x', text });
    expect(world.sent().map(({ text }) => text)).toEqual(['um', 'dois', 'três']);
  });
});
