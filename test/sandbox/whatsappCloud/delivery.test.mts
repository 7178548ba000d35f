import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ana, callback, fate, listening, named, openBusiness, paid, statusesOf, template } from './business.mts';

describe('the callback', () => {
  test('is saved where it echoes the challenge', async () => {
    const business = openBusiness();
    expect(await business.vendor.subscribe(callback, 'wrong')).toBe(false);
    await business.send(paid());
    await business.clock.advance(60_000);
    expect(business.deliveries).toEqual([]);
    expect(await business.vendor.subscribe(callback, 'our-token')).toBe(true);
    expect(Object.fromEntries(business.handshakes[1]!.searchParams)).toEqual({
      'hub.mode': 'subscribe',
      'hub.verify_token': 'our-token',
      'hub.challenge': expect.stringMatching(/^\d+$/),
    });
  });

  test('can be named for the account by the application itself', async () => {
    const business = openBusiness();
    const path = `/v25.0/${business.wabaId}/subscribed_apps`;
    expect((await business.post(path, { override_callback_uri: callback, verify_token: 'wrong' })).data.error.code).toBe(100);
    expect(business.violations).toEqual([]);
    expect((await business.post(path, { override_callback_uri: callback, verify_token: 'our-token' })).data).toEqual({ success: true });
    expect((await business.request('GET', path)).data.data[0].override_callback_uri).toBe(callback);
    expect((await business.request('DELETE', path)).data).toEqual({ success: true });
    expect((await business.request('GET', path)).data.data[0].override_callback_uri).toBeUndefined();
    expect((await business.post(path, { override_callback_uri: callback })).status).toBe(400);
    expect(business.rules()).toEqual(['subscription-body']);
  });

  test('gets signed bodies whose non-ASCII characters are escaped', async () => {
    const business = await listening();
    business.vendor.receive(ana, 'Olá, já saiu?');
    await business.clock.advance(1_000);
    const [delivery] = business.deliveries;
    const body = delivery!.body.toString();
    expect(body).toContain('Ol\\u00e1');
    expect(delivery!.headers['X-Hub-Signature-256']).toBe(
      `sha256=${createHmac('sha256', business.vendor.secrets.appSecret).update(body).digest('hex')}`,
    );
    expect(business.changes()[0].value).toMatchObject({
      metadata: { phone_number_id: business.phoneNumberId },
      contacts: [{ wa_id: '5511912345678', user_id: expect.stringMatching(/^BR\./) }],
      messages: [{ from: '5511912345678', type: 'text', text: { body: 'Olá, já saiu?' } }],
    });
    expect(delivery!.schedule.reduce((sum, pause) => sum + pause, 0)).toBeLessThanOrEqual(7 * 86_400_000);
    expect(delivery!.isSuccess(200)).toBe(true);
    expect(delivery!.isSuccess(204)).toBe(false);
  });

  test('gets what happens together in one body', async () => {
    const business = await listening();
    business.vendor.receive(ana, 'um');
    business.vendor.receive(ana, 'dois');
    await business.clock.advance(1_000);
    expect([business.deliveries.length, business.changes().length]).toEqual([1, 2]);
  });
});

describe('what becomes of a message', () => {
  test('is sent, delivered and read in this order, with the callback data', async () => {
    const business = await listening();
    for (let index = 0; index < 30; index++)
      await business.send({ ...paid(), to: `+55119${20_000_000 + index}`, biz_opaque_callback_data: 'order:7' });
    await business.clock.advance(60_000);
    const courses = new Set(
      business.vendor.messages().map(({ id }) =>
        statusesOf(business)
          .filter((status) => status.id === id)
          .map(({ status }) => status)
          .join(' '),
      ),
    );
    expect([...courses].sort()).toEqual(['sent delivered', 'sent delivered read', 'sent read']);
    expect(statusesOf(business)[0]).toMatchObject({
      status: 'sent',
      recipient_id: expect.stringMatching(/^55119/),
      timestamp: expect.stringMatching(/^\d{10}$/),
      biz_opaque_callback_data: 'order:7',
    });
    expect(business.vendor.ledger().every(({ status, orderNumber }) => status !== 'accepted' && orderNumber === '7')).toBe(true);
  });

  test('fails for free text outside the 24 hours, without blame', async () => {
    const business = await listening();
    const text = { type: 'text', text: { body: 'Oi' } };
    expect(await fate(business, text)).toEqual(['failed', 131047]);
    business.vendor.openWindow(ana);
    expect((await fate(business, text))[1]).toBeUndefined();
    await business.clock.advance(24 * 3_600_000);
    expect(await fate(business, text)).toEqual(['failed', 131047]);
    expect(business.vendor.messages().at(-1)).toMatchObject({ status: 'failed', error: { code: 131047 } });
    expect(business.violations).toEqual([]);
  });

  test('fails where nobody is on WhatsApp, in either spelling of the number', async () => {
    const business = await listening();
    business.vendor.setUnreachable('+558587654321');
    expect(await fate(business, { ...paid(), to: '+5585987654321' })).toEqual(['failed', 131026]);
    expect(await fate(business, { ...paid(), to: '+5510912345678' })).toEqual(['failed', 131026]);
    expect(business.violations).toEqual([]);
  });

  test('keeps marketing from who stopped it, and tells the callback', async () => {
    const business = await listening();
    business.vendor.setMarketing(ana, 'stop');
    await business.clock.advance(1_000);
    expect(business.changes()[0]).toMatchObject({
      field: 'user_preferences',
      value: { user_preferences: [{ wa_id: '5511912345678', category: 'marketing_messages', value: 'stop' }] },
    });
    const promotion = template('promo_semana', [{ type: 'body', parameters: named({ first_name: 'Ana' }) }]);
    expect(await fate(business, promotion)).toEqual(['failed', 131050]);
    expect((await fate(business, paid()))[1]).toBeUndefined();
    business.vendor.setMarketing(ana, 'resume');
    expect((await fate(business, promotion))[1]).toBeUndefined();
  });

  test('fails late with a code that comes late', async () => {
    const business = await listening();
    business.vendor.setFailure({ code: 131049 });
    expect(await fate(business, paid())).toEqual(['failed', 131049]);
  });

  test('has no phone number where the recipient was named by a user id', async () => {
    const business = await listening();
    await business.send({ ...paid(), to: undefined, recipient: 'BR.1234567890' });
    await business.clock.advance(60_000);
    expect(statusesOf(business)[0].recipient_id).toBeUndefined();
    expect(statusesOf(business)[0].recipient_user_id).toBe('BR.1234567890');
  });

  test('lets a received message be marked as read, and no other', async () => {
    const business = openBusiness();
    const mark = (message_id: string) =>
      business.post(`/v25.0/${business.phoneNumberId}/messages`, { messaging_product: 'whatsapp', status: 'read', message_id });
    expect((await mark(business.vendor.receive(ana, 'Oi'))).data).toEqual({ success: true });
    expect((await mark('wamid.nothing')).data.error.code).toBe(131009);
    expect(business.rules()).toEqual(['mark-read']);
  });

  test('is forgotten by a reset', async () => {
    const business = await listening();
    await business.send(paid());
    business.vendor.reset();
    await business.clock.advance(60_000);
    expect(business.deliveries).toEqual([]);
    expect(business.vendor.ledger()).toEqual([]);
    expect(business.vendor.secrets).toEqual(openBusiness().vendor.secrets);
  });
});
