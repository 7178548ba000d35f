import { describe, expect, test } from 'vitest';
import { ana, named, openBusiness, paid, template } from './business.mts';

describe('sending a template', () => {
  test('answers the number as WhatsApp knows it and an id, and is in the ledger at once', async () => {
    const business = openBusiness();
    const { status, data } = await business.send({ ...paid(), biz_opaque_callback_data: 'shopify:1001:pedido_pago' });
    expect(status).toBe(200);
    expect(data).toMatchObject({ messaging_product: 'whatsapp', contacts: [{ input: ana, wa_id: '5511912345678' }] });
    expect(data.messages).toEqual([{ id: expect.stringMatching(/^wamid\.\S+$/), message_status: 'accepted' }]);
    expect(business.vendor.ledger()).toEqual([
      {
        kind: 'message',
        vendor: 'whatsappCloud',
        id: data.messages[0].id,
        orderNumber: '1001',
        status: 'accepted',
        at: expect.any(Number),
        detail: { type: 'template', template: 'pedido_pago', language: 'pt_BR', toMasked: '+55 11 *****-5678' },
      },
    ]);
    expect(business.vendor.messages()[0]?.text).toBe('Olá, Ana! Recebemos o pagamento do pedido 1001, no total de R$ 79,90.\n\nLoja Ponte');
    expect(business.violations).toEqual([]);
  });

  test('leaves the ninth digit out of many a wa_id', async () => {
    const business = openBusiness();
    expect((await business.send({ ...paid(), to: '+55 (85) 98765-4321' })).data.contacts[0].wa_id).toBe('558587654321');
    expect((await business.send({ ...paid(), to: '+5531912345678' })).data.contacts[0].wa_id).toBe('553112345678');
    expect((await business.send({ ...paid(), to: '+551187654321' })).data.contacts[0].wa_id).toBe('5511987654321');
  });

  test('takes positional parameters, a document in the header, a link of a button', async () => {
    const business = openBusiness();
    const positional = template('confirmacao_simples', [
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'Ana' },
          { type: 'text', text: '1001' },
        ],
      },
    ]);
    const pdf = template('nota_fiscal_pdf', [
      { type: 'header', parameters: [{ type: 'document', document: { link: 'https://erp.example/nf.pdf', filename: 'nf.pdf' } }] },
      { type: 'body', parameters: named({ first_name: 'Ana', order_number: '1001' }) },
    ]);
    const button = template('rastreio_botao', [
      { type: 'body', parameters: named({ first_name: 'Ana', order_number: '1001' }) },
      { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'AB1' }] },
    ]);
    for (const message of [
      positional,
      pdf,
      button,
      template('order_paid', [{ type: 'body', parameters: named({ first_name: 'Ann', order_number: '1' }) }], 'en_US'),
    ])
      expect((await business.send(message)).status).toBe(200);
    expect(business.vendor.messages().map(({ media, buttons }) => [media, buttons])).toEqual([
      [undefined, []],
      ['nf.pdf', []],
      [undefined, ['Rastrear → https://lojaponte.example/rastreio/AB1']],
      [undefined, []],
    ]);
    expect(business.violations).toEqual([]);
  });

  const body = (parameters: unknown[]) => [{ type: 'body', parameters }];
  const full = named({ first_name: 'Ana', order_number: '1001', order_total: 'R$ 1' });
  const mistakes: [string, number, object][] = [
    ['too few parameters', 132000, template('pedido_pago', body(full.slice(1)))],
    ['too many parameters', 132000, template('pedido_pago', body([...full, { type: 'text', parameter_name: 'x', text: 'x' }]))],
    ['no components at all', 132000, template('pedido_pago', [])],
    ['the same name twice', 132000, template('pedido_pago', body([full[0], full[0], full[1]]))],
    [
      'a name that the template does not have',
      132012,
      template('pedido_pago', body([{ ...full[0], parameter_name: 'name' }, full[1], full[2]])),
    ],
    ['a named parameter without its name', 132012, template('pedido_pago', body([{ type: 'text', text: 'Ana' }, full[1], full[2]]))],
    ['a name in a positional template', 132012, template('confirmacao_simples', body(full.slice(0, 2)))],
    [
      'a parameter of another type',
      132012,
      template(
        'confirmacao_simples',
        body([
          { type: 'image', image: { link: 'https://a.example/a.png' } },
          { type: 'text', text: 'b' },
        ]),
      ),
    ],
    ['an empty text', 131008, paid({ first_name: '' })],
    ['a line break in a text', 132018, paid({ first_name: 'Ana\nSouza' })],
    ['a body that gets too long', 132005, paid({ first_name: 'A'.repeat(1_025) })],
    ['no document in the header', 132012, template('nota_fiscal_pdf', body(full.slice(0, 2)))],
    [
      'a header that the template does not have',
      132000,
      template('pedido_pago', [{ type: 'header', parameters: [{ type: 'text', text: 'x' }] }, ...body(full)]),
    ],
    ['no link for the button', 132000, template('rastreio_botao', body(full.slice(0, 2)))],
    [
      'a button that the template does not have',
      132000,
      template('pedido_pago', [...body(full), { type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: 'x' }] }]),
    ],
    ['another language', 132001, template('pedido_pago', body(full), 'en_US')],
    ['a template that is not there', 132001, template('nada', [])],
    ['a template that is not approved', 132001, template('boas_vindas', body(full.slice(0, 1)))],
    ['no language', 131008, { type: 'template', template: { name: 'pedido_pago' } }],
  ];
  test.each(mistakes)('refuses %s (%i)', async (_name, code, message) => {
    const business = openBusiness();
    const { status, data } = await business.send(message as Record<string, unknown>);
    expect(status).toBe(code === 132001 ? 404 : 400);
    expect(data.error).toMatchObject({
      code,
      message: expect.stringMatching(new RegExp(`^\\(#${code}\\) `)),
      type: 'OAuthException',
      error_data: { messaging_product: 'whatsapp', details: expect.any(String) },
    });
    expect(business.rules()).toEqual(['message-body']);
    expect(business.vendor.ledger()).toEqual([]);
  });

  test('says no to a paused and a disabled one, without blame', async () => {
    const business = openBusiness();
    const one = template('carrinho_abandonado', body(full.slice(0, 1)));
    expect((await business.send(one)).data.error.code).toBe(132015);
    business.vendor.setTemplateStatus('carrinho_abandonado', 'DISABLED');
    expect((await business.send(one)).data.error.code).toBe(132016);
    expect(business.violations).toEqual([]);
  });
});

describe('the recipient', () => {
  test.each(['11912345678', 'ana', '+0111', 5511912345678])('is refused as %s', async (to) => {
    const business = openBusiness();
    expect((await business.send({ ...paid(), to })).data.error.code).toBe(131009);
    expect(business.rules()).toEqual(['message-body']);
  });

  test('is taken without a plus sign, and reported', async () => {
    const business = openBusiness();
    expect((await business.send({ ...paid(), to: '5511912345678' })).status).toBe(200);
    expect(business.rules()).toEqual(['phone-plus']);
  });

  test('is not the sender', async () => {
    const business = openBusiness();
    expect((await business.send({ ...paid(), to: business.vendor.secrets.displayPhoneNumber })).data.error.code).toBe(131021);
    expect(business.rules()).toEqual(['message-body']);
  });

  test('may be named by a user id instead, not as well', async () => {
    const business = openBusiness();
    const { data } = await business.send({ ...paid(), to: undefined, recipient: 'BR.1234567890' });
    expect(data.contacts).toEqual([{ input: 'BR.1234567890', user_id: 'BR.1234567890' }]);
    expect((await business.send({ ...paid(), recipient: 'BR.1234567890' })).data.error.code).toBe(131008);
  });
});

describe('the envelope', () => {
  const mistakes: [string, number, object][] = [
    ['no messaging_product', 100, { messaging_product: undefined }],
    ['a key that nobody knows', 100, { tempalte: {} }],
    ['a group', 131009, { recipient_type: 'group' }],
    ['a type that does not exist', 131051, { type: 'fax' }],
    ['callback data of 513 characters', 131009, { biz_opaque_callback_data: 'x'.repeat(513) }],
    ['callback data that is no text', 131009, { biz_opaque_callback_data: { order: 1 } }],
  ];
  test.each(mistakes)('is refused with %s', async (_name, code, change) => {
    const business = openBusiness();
    expect((await business.send({ ...paid(), ...change })).data.error.code).toBe(code);
    expect(business.rules()).toEqual(['message-body']);
  });

  test('must be JSON', async () => {
    const business = openBusiness();
    const path = `/v25.0/${business.phoneNumberId}/messages`;
    expect((await business.request('POST', path, { body: '{', headers: { 'Content-Type': 'application/json' } })).data.error.code).toBe(
      100,
    );
    expect((await business.request('POST', path, { body: '{}', headers: { 'Content-Type': 'text/plain' } })).data.error.code).toBe(100);
  });
});

describe('other kinds of messages', () => {
  test('takes text up to 4096 characters', async () => {
    const business = openBusiness();
    business.vendor.openWindow(ana);
    expect((await business.send({ type: 'text', text: { body: 'x'.repeat(4_096) } })).status).toBe(200);
    expect((await business.send({ type: 'text', text: { body: 'x'.repeat(4_097) } })).data.error.code).toBe(131009);
    expect((await business.send({ type: 'text', text: { message: 'x' } })).data.error.code).toBe(100);
    expect((await business.send({ type: 'text', text: {} })).data.error.code).toBe(131008);
    expect(business.violations).toHaveLength(3);
  });

  test('takes reply buttons: one to three, short, each its own', async () => {
    const business = openBusiness();
    const send = (titles: string[]) =>
      business.send({
        type: 'interactive',
        interactive: {
          type: 'button',
          body: { text: 'Confirma?' },
          action: { buttons: titles.map((title, index) => ({ type: 'reply', reply: { id: `b${index}`, title } })) },
        },
      });
    expect((await send(['Sim', 'Não'])).status).toBe(200);
    for (const titles of [[], ['a', 'b', 'c', 'd'], ['Sim', 'Sim'], ['x'.repeat(21)]])
      expect((await send(titles)).data.error.code).toBe(131009);
  });

  test('takes a file by link or by the id of an upload', async () => {
    const business = openBusiness();
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', 'application/pdf');
    form.set('file', new File(['%PDF-1.4'], 'nf.pdf', { type: 'application/pdf' }));
    const { data: upload } = await business.request('POST', `/v25.0/${business.phoneNumberId}/media`, { body: form });
    expect(upload.id).toMatch(/^\d+$/);
    expect((await business.request('GET', `/v25.0/${upload.id}`)).data).toMatchObject({
      mime_type: 'application/pdf',
      file_size: '8',
      url: expect.any(String),
    });
    expect((await business.send({ type: 'document', document: { id: upload.id, filename: 'nf.pdf' } })).status).toBe(200);
    expect((await business.send({ type: 'document', document: { link: 'https://a.example/nf.pdf' } })).status).toBe(200);
    expect(business.violations).toEqual([]);
    for (const document of [{ id: '404' }, { link: 'nf.pdf' }, {}, { id: upload.id, link: 'https://a.example/nf.pdf' }])
      expect((await business.send({ type: 'document', document })).data.error.code).toBe(131009);
    expect((await business.request('DELETE', `/v25.0/${upload.id}`)).data).toEqual({ success: true });
    expect((await business.request('GET', `/v25.0/${upload.id}`)).status).toBe(400);
    expect(business.violations).toHaveLength(4);
  });

  test('refuses an upload that is incomplete', async () => {
    const business = openBusiness();
    const upload = (fields: Record<string, string | File>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      return business.request('POST', `/v25.0/${business.phoneNumberId}/media`, { body: form });
    };
    const file = new File(['x'], 'a.pdf', { type: 'application/pdf' });
    expect((await upload({ file })).status).toBe(400);
    expect((await upload({ messaging_product: 'whatsapp' })).status).toBe(400);
    expect((await upload({ messaging_product: 'whatsapp', file, type: 'application/zip' })).status).toBe(400);
    expect(business.rules()).toEqual(['media-upload', 'media-upload', 'media-upload']);
  });
});

describe('sending too much', () => {
  test('to one person, on the wall clock', async () => {
    const business = openBusiness({ pairBurst: 3 });
    for (let index = 0; index < 3; index++) expect((await business.send(paid())).status).toBe(200);
    await business.clock.advance(3_600_000);
    expect(await business.send({ ...paid(), to: '+5511987654321' })).toMatchObject({ status: 200 });
    expect(await business.send(paid())).toMatchObject({ status: 429, data: { error: { code: 131056 } } });
    expect(business.rules()).toEqual(['pair-rate']);
    business.letWallPass(6_000);
    expect((await business.send(paid())).status).toBe(200);
    expect((await business.send(paid())).data.error.code).toBe(131056);
  });

  test('in all', async () => {
    const business = openBusiness({ messagesPerSecond: 2 });
    const to = (index: number) => ({ ...paid(), to: `+55119${10_000_000 + index}` });
    expect([(await business.send(to(1))).status, (await business.send(to(2))).status]).toEqual([200, 200]);
    expect((await business.send(to(3))).data.error.code).toBe(130429);
    expect(business.rules()).toEqual(['throughput']);
    business.letWallPass(1_001);
    expect((await business.send(to(3))).status).toBe(200);
  });
});

describe('failures on demand', () => {
  test('strike as often as planned', async () => {
    const business = openBusiness();
    business.vendor.setFailure({ code: 131048, times: 2 });
    expect((await business.send(paid())).data.error.code).toBe(131048);
    expect((await business.send(paid())).status).toBe(429);
    expect((await business.send(paid())).status).toBe(200);
    expect(business.vendor.ledger()).toHaveLength(1);
    expect(business.violations).toEqual([]);
  });

  test('strike another operation where told to', async () => {
    const business = openBusiness();
    business.vendor.setFailure({ code: 4, operation: 'templates.list' });
    expect((await business.send(paid())).status).toBe(200);
    expect((await business.request('GET', `/v25.0/${business.wabaId}/message_templates`)).data.error.code).toBe(4);
  });

  test('come in the vendor’s envelope where the world injects them', async () => {
    const { vendor } = openBusiness();
    const send = { method: 'POST', path: '/v25.0/1/messages', body: '' };
    const list = { method: 'GET', path: '/v25.0/1/message_templates', body: '' };
    expect(await vendor.rateLimitedAnswer(send).json()).toMatchObject({ error: { code: 130429 } });
    expect(await vendor.rateLimitedAnswer(list).json()).toMatchObject({ error: { code: 80007 } });
    expect(vendor.serverErrorAnswer(send).status).toBe(500);
  });
});
