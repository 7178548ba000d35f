import { describe, expect, test } from 'vitest';
import { sign } from '../../../sandbox/simulators/twilio/webhooks.mts';
import { ana, callback, openAccount } from './account.mts';

const paid = { 1: 'Ana', 2: '1001', 3: 'R$ 79,90' };

describe('who may talk to Twilio', () => {
  test('is an account with its token, or a key with its secret', async () => {
    const account = openAccount();
    const { apiKeySid, apiKeySecret, accountSid } = account.vendor.secrets;
    expect(await account.get(`${account.root}.json`)).toMatchObject({ status: 200, data: { sid: accountSid, status: 'active' } });
    expect((await account.get(`${account.root}.json`, account.basic(apiKeySid, apiKeySecret))).status).toBe(200);
    expect(await account.get(`${account.root}.json`, account.basic(accountSid, 'invented'))).toMatchObject({
      status: 401,
      data: { code: 20003, status: 401, more_info: expect.stringContaining('20003') },
    });
    expect((await account.get(account.root.replace(accountSid, 'AC00') + '.json')).status).toBe(404);
    expect((await account.get(`${account.root}/Calls.json`)).status).toBe(404);
    expect(account.rules()).toEqual(['authorization', 'account', 'unknown-route']);
  });

  test('names its operations', () => {
    const { vendor } = openAccount();
    const name = (method: string, path: string) => vendor.operationOf({ method, path, body: '' });
    expect(name('POST', '/2010-04-01/Accounts/AC1/Messages.json')).toBe('message.send');
    expect(name('GET', '/2010-04-01/Accounts/AC1/Messages/SM1.json')).toBe('message.get');
    expect(name('GET', '/v1/ContentAndApprovals')).toBe('templates.list');
    expect(name('GET', '/')).toBe('unknown');
    expect(vendor.ambiguousOperations).toEqual(['message.send']);
    expect(vendor.rateLimitedAnswer({ method: 'POST', path: '/', body: '' }).status).toBe(429);
  });
});

describe('sending', () => {
  test('a template answers a queued message, which is in the ledger at once', async () => {
    const account = openAccount();
    expect(await account.sendTemplate('pedido_pago', paid, { StatusCallback: `${callback}?about=shopify:1001` })).toMatchObject({
      status: 201,
      data: {
        sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
        status: 'queued',
        to: ana,
        direction: 'outbound-api',
        error_code: null,
        date_created: expect.stringMatching(/^Tue, 24 Nov 2026 12:00:00 \+0000$/),
      },
    });
    expect(account.vendor.messages()[0]?.text).toBe('Olá, Ana! Recebemos o pagamento do pedido 1001, no total de R$ 79,90.');
    expect(account.vendor.ledger()).toMatchObject([
      { kind: 'message', vendor: 'twilio', orderNumber: '1001', status: 'accepted', detail: { template: 'pedido_pago' } },
    ]);
    expect(account.violations).toEqual([]);
  });

  const mistakes: [string, number, Record<string, string>][] = [
    ['no recipient', 21604, { To: '' }],
    ['a recipient without the channel', 21211, { To: '+5511912345678' }],
    ['a recipient that is no number', 21211, { To: 'whatsapp:ana' }],
    ['no sender', 21603, { From: '' }],
    ['the sender of somebody else', 63007, { From: 'whatsapp:+14155238886' }],
    ['no text', 21619, { Body: '' }],
    ['a text of 1601 characters', 21617, { Body: 'x'.repeat(1_601) }],
    ['a file that is no link', 21620, { MediaUrl: 'nota.pdf' }],
    ['a callback that is no link', 21609, { StatusCallback: 'webhook' }],
    ['a template that is not there', 21655, { ContentSid: 'HX00' }],
  ];
  test.each(mistakes)('is refused with %s (%i)', async (_name, code, change) => {
    const account = openAccount();
    expect(await account.sendText(change)).toMatchObject({ status: 400, data: { code, message: expect.any(String) } });
    expect(account.rules()).toEqual(['message-form']);
    expect(account.vendor.messages()).toEqual([]);
  });

  test.each([
    ['too few', { 1: 'Ana' }],
    ['too many', { ...paid, 4: 'x' }],
    ['empty', { ...paid, 2: '' }],
    ['no text', { ...paid, 2: 1001 }],
  ])('a template is refused with variables that are %s', async (_name, variables) => {
    const account = openAccount();
    expect((await account.sendTemplate('pedido_pago', variables)).data).toMatchObject({ code: 21656 });
    expect(account.rules()).toEqual(['message-form']);
  });

  test('to the own address, or as JSON, is refused', async () => {
    const account = openAccount();
    expect((await account.sendText({ To: account.vendor.secrets.sender })).data).toMatchObject({ code: 63031 });
    const { accountSid, authToken } = account.vendor.secrets;
    const response = await account.vendor.app.fetch(
      new Request(`${account.root}/Messages.json`, {
        method: 'POST',
        headers: { Authorization: account.basic(accountSid, authToken), 'Content-Type': 'application/json' },
        body: JSON.stringify({ To: ana, Body: 'Oi' }),
      }),
    );
    expect(await response.json()).toMatchObject({ code: 21604 });
  });

  test('takes a messaging service for a sender, and a link to a file', async () => {
    const account = openAccount();
    const { messagingServiceSid } = account.vendor.secrets;
    const service = await account.send({ To: ana, MessagingServiceSid: messagingServiceSid, Body: 'Oi' });
    expect(service).toMatchObject({ status: 201, data: { messaging_service_sid: messagingServiceSid } });
    expect(await account.sendText({ MediaUrl: 'https://erp.example/nota.pdf' })).toMatchObject({
      status: 201,
      data: { sid: expect.stringMatching(/^MM/), num_media: '1' },
    });
    expect(account.violations).toEqual([]);
  });

  test('too fast is refused, on the wall clock', async () => {
    const account = openAccount({ messagesPerSecond: 2 });
    for (let index = 0; index < 2; index++) expect((await account.sendText()).status).toBe(201);
    expect(await account.sendText()).toMatchObject({ status: 429, data: { code: 20429 } });
    expect(account.rules()).toEqual(['rate-limit']);
    account.letWallPass(1_001);
    expect((await account.sendText()).status).toBe(201);
  });
});

describe('what becomes of a message', () => {
  type Account = ReturnType<typeof openAccount>;
  const fate = async (account: Account, sent: Promise<{ status: number; data: unknown }>) => {
    const { status, data } = await sent;
    expect(status).toBe(201);
    await account.clock.advance(60_000);
    const { sid } = data as { sid: string };
    const shown = (await account.get(`${account.root}/Messages/${sid}.json`)).data as { status: string; error_code: number | null };
    return [shown.status, shown.error_code];
  };

  test('depends on the 24 hours after what the customer wrote, for free text', async () => {
    const account = openAccount();
    expect(await fate(account, account.sendText())).toEqual(['failed', 63016]);
    account.vendor.receive(ana, 'Oi');
    expect((await fate(account, account.sendText()))[1]).toBeNull();
    await account.clock.advance(24 * 3_600_000);
    expect(await fate(account, account.sendText())).toEqual(['failed', 63016]);
    expect(account.violations).toEqual([]);
  });

  test('depends on who is on WhatsApp, and on the approval of the template', async () => {
    const account = openAccount();
    expect(await fate(account, account.sendTemplate('pedido_pago', paid, { To: 'whatsapp:+551133334444' }))).toEqual([
      'undelivered',
      63024,
    ]);
    expect(await fate(account, account.sendTemplate('carrinho_abandonado', { 1: 'Ana' }))).toEqual(['failed', 63041]);
    expect(await fate(account, account.sendTemplate('boas_vindas', { 1: 'Ana' }))).toEqual(['failed', 63016]);
    expect(account.violations).toEqual([]);
  });

  test.each([
    [63018, 'failed'],
    [63049, 'undelivered'],
    [63003, 'failed'],
  ])('can be %i, late', async (code, status) => {
    const account = openAccount();
    account.vendor.setFailure(code);
    expect(await fate(account, account.sendTemplate('pedido_pago', paid))).toEqual([status, code]);
    expect((await fate(account, account.sendTemplate('pedido_pago', paid)))[1]).toBeNull();
  });

  test('is nothing where a code comes at once', async () => {
    const account = openAccount();
    account.vendor.setFailure(20429);
    expect((await account.sendTemplate('pedido_pago', paid)).status).toBe(429);
    expect(account.vendor.messages()).toEqual([]);
    expect((await account.get(`${account.root}/Messages/SM0.json`)).status).toBe(404);
  });
});

describe('the callbacks', () => {
  test('are signed as the documentation’s example', () => {
    const form = { CallSid: 'CA1234567890ABCDE', Digits: '1234', From: '+14158675309', To: '+18005551212', Caller: '+14158675309' };
    expect(sign('https://mycompany.com/myapp.php?foo=1&bar=2', form, '12345')).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  });

  test('tell the statuses at the URL of the message, or else of the sender', async () => {
    const account = openAccount();
    account.vendor.subscribe(callback);
    account.vendor.planCourse(['sent', 'delivered', 'read']);
    const own = `${callback}?about=shopify:1001`;
    await account.sendTemplate('pedido_pago', paid, { StatusCallback: own });
    await account.clock.advance(60_000);
    expect(account.forms()).toMatchObject([
      { MessageStatus: 'sent', MessageSid: account.vendor.messages()[0]!.id, ChannelPrefix: 'whatsapp', To: ana },
      { MessageStatus: 'delivered', EventType: 'DELIVERED' },
      { MessageStatus: 'read', EventType: 'READ' },
    ]);
    const [first] = account.deliveries;
    expect(first?.url).toBe(own);
    expect(first?.headers['X-Twilio-Signature']).toBe(sign(own, account.forms()[0]!, account.vendor.secrets.authToken));
    account.vendor.setFailure(63049);
    await account.sendTemplate('pedido_pago', paid);
    await account.clock.advance(60_000);
    expect(account.deliveries.at(-1)?.url).toBe(callback);
    expect(account.forms().at(-1)).toMatchObject({ MessageStatus: 'undelivered', ErrorCode: '63049' });
  });

  test('bring what customers write and press', async () => {
    const account = openAccount();
    account.vendor.subscribe(callback);
    const sid = account.vendor.receive('+5585987654321', 'Já saiu?');
    await account.sendTemplate('promo_semana', { 1: 'Ana' });
    const { id } = account.vendor.messages()[0]!;
    account.vendor.pressButton(id, 0);
    expect(account.forms()).toMatchObject([
      { MessageSid: sid, From: 'whatsapp:+558587654321', WaId: '558587654321', Body: 'Já saiu?', SmsStatus: 'received' },
      { MessageType: 'button', ButtonText: 'Não quero receber', ButtonPayload: 'parar', OriginalRepliedMessageSid: id },
    ]);
  });

  test('tell of STOP, after which nothing more is sent', async () => {
    const account = openAccount();
    account.vendor.subscribe(callback);
    account.vendor.setOptedOut(ana, true);
    expect(account.forms()).toMatchObject([{ Body: 'STOP', OptOutType: 'STOP' }]);
    expect((await account.sendTemplate('pedido_pago', paid)).data).toMatchObject({ code: 21610 });
    expect(account.violations).toEqual([]);
    account.vendor.setOptedOut(ana, false);
    expect((await account.sendTemplate('pedido_pago', paid)).status).toBe(201);
  });

  test('are forgotten by a reset', async () => {
    const account = openAccount();
    account.vendor.subscribe(callback);
    await account.sendTemplate('pedido_pago', paid);
    account.vendor.reset();
    await account.clock.advance(60_000);
    expect([account.forms(), account.vendor.ledger()]).toEqual([[], []]);
    expect(account.vendor.secrets).toEqual(openAccount().vendor.secrets);
  });
});

describe('templates', () => {
  test('come in pages with their approval, until there is no next', async () => {
    const account = openAccount();
    account.vendor.addContent({ name: 'aviso', body: 'Aviso para {{1}}.' });
    const names: string[] = [];
    let next: string | null = 'https://content.twilio.com/v1/ContentAndApprovals?PageSize=4';
    while (next !== null) {
      const { data } = await account.get(next);
      const page = data as { contents: { friendly_name: string }[]; meta: { next_page_url: string | null } };
      names.push(...page.contents.map(({ friendly_name }) => friendly_name));
      next = page.meta.next_page_url;
    }
    expect(names).toEqual(['pedido_pago', 'pedido_enviado', 'promo_semana', 'boas_vindas', 'carrinho_abandonado', 'aviso']);
    const { data } = await account.get('https://content.twilio.com/v1/ContentAndApprovals');
    expect(data).toMatchObject({
      contents: [
        { variables: { 1: 'exemplo', 2: 'exemplo', 3: 'exemplo' }, approval_requests: { status: 'approved', category: 'UTILITY' } },
        {},
        { types: { 'twilio/quick-reply': { actions: [{ id: 'parar', title: 'Não quero receber' }] } } },
        { approval_requests: { status: 'pending' } },
        { approval_requests: { status: 'paused' } },
        {},
      ],
    });
    expect(account.violations).toEqual([]);
    expect((await account.get('https://content.twilio.com/v1/ContentAndApprovals?PageSize=0')).status).toBe(404);
  });
});
