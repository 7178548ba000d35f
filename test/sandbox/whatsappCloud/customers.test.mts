import { describe, expect, test } from 'vitest';
import { ana, callback, fate, listening, named, statusesOf, template } from './business.mts';

const promotion = template('promo_semana', [{ type: 'body', parameters: named({ first_name: 'Ana' }) }]);

describe('what customers do', () => {
  test('press a quick reply under a template: its payload, or else its label, comes back with the context', async () => {
    const business = await listening();
    const { data } = await business.send(promotion);
    business.vendor.pressButton(data.messages[0].id, 0);
    const withPayload = await business.send({
      ...promotion,
      template: {
        ...promotion.template,
        components: [
          ...promotion.template.components,
          { type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: 'opt-out' }] },
        ],
      },
    });
    business.vendor.pressButton(withPayload.data.messages[0].id, 0);
    await business.clock.advance(450);
    const pressed = business.changes().flatMap(({ value }) => value.messages ?? []);
    expect(pressed).toMatchObject([
      {
        type: 'button',
        from: '5511912345678',
        button: { payload: 'Não quero receber', text: 'Não quero receber' },
        context: { id: data.messages[0].id },
      },
      { type: 'button', button: { payload: 'opt-out', text: 'Não quero receber' } },
    ]);
  });

  test('press a reply button, which opens the window', async () => {
    const business = await listening();
    business.vendor.openWindow(ana);
    const buttons = [
      { type: 'reply', reply: { id: 'yes', title: 'Sim' } },
      { type: 'reply', reply: { id: 'no', title: 'Não' } },
    ];
    const question = { type: 'interactive', interactive: { type: 'button', body: { text: 'Confirma?' }, action: { buttons } } };
    const { data } = await business.send(question);
    await business.clock.advance(25 * 3_600_000);
    expect(await fate(business, question)).toEqual(['failed', 131047]);
    business.vendor.pressButton(data.messages[0].id, 1);
    await business.clock.advance(450);
    expect(business.changes().at(-1).value.messages).toMatchObject([
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'no', title: 'Não' } } },
    ]);
    expect((await fate(business, question))[1]).toBeUndefined();
    expect(() => business.vendor.pressButton(data.messages[0].id, 2)).toThrow('no reply button');
  });

  test('show a username: webhooks know the user id alone, and it can be written to', async () => {
    const business = await listening();
    business.vendor.hideNumber(ana);
    business.vendor.receive(ana, 'Oi');
    await business.clock.advance(450);
    const { contacts, messages } = business.changes()[0].value;
    const userId = business.vendor.userIdOf(ana);
    expect([contacts[0].user_id, messages[0].from_user_id]).toEqual([userId, userId]);
    expect([contacts[0].wa_id, messages[0].from]).toEqual([undefined, undefined]);
    expect((await fate(business, { type: 'text', to: undefined, recipient: userId, text: { body: 'Olá' } }))[1]).toBeUndefined();
    await business.send(promotion);
    await business.clock.advance(60_000);
    expect(statusesOf(business).every((status) => status.recipient_id === undefined && status.recipient_user_id === userId)).toBe(true);
  });

  test('are the same person by phone and by user id', async () => {
    const business = await listening();
    business.vendor.setMarketing(ana, 'stop');
    const recipient = business.vendor.userIdOf(ana);
    expect(await fate(business, { ...promotion, to: undefined, recipient })).toEqual(['failed', 131050]);
  });

  test('write to another number of the same business', async () => {
    const business = await listening();
    business.vendor.receive(ana, 'Oi', '109999999999999');
    await business.clock.advance(450);
    expect(business.changes()[0].value.metadata.phone_number_id).toBe('109999999999999');
  });
});

describe('what the vendor holds back', () => {
  test('is the third marketing message to one person in a day, not one of service', async () => {
    const business = await listening();
    const outcomes = [];
    for (let index = 0; index < 3; index++) outcomes.push((await fate(business, promotion))[1]);
    expect(outcomes).toEqual([undefined, undefined, 131049]);
    expect((await fate(business, { ...promotion, to: '+5511987654321' }))[1]).toBeUndefined();
    await business.clock.advance(24 * 3_600_000);
    expect((await fate(business, promotion))[1]).toBeUndefined();
  });

  test('is a landline', async () => {
    const business = await listening();
    expect(await fate(business, { ...template('order_paid', [orderPaid], 'en_US'), to: '+551133334444' })).toEqual(['failed', 131026]);
  });

  test('is every message of a number that was taken off the Cloud API', async () => {
    const business = await listening();
    business.vendor.unregisterNumber();
    expect(await business.send(promotion)).toMatchObject({ status: 400, data: { error: { code: 133010 } } });
    expect(business.vendor.ledger()).toEqual([]);
    expect(business.violations).toEqual([]);
  });

  test('is, for ten minutes, what a new template says', async () => {
    const business = await listening();
    business.vendor.addTemplate({ name: 'novidade', paced: true, components: [{ type: 'BODY', text: 'Temos novidades.' }] });
    const { data } = await business.send(template('novidade', []));
    expect(data.messages[0].message_status).toBe('held_for_quality_assessment');
    await business.clock.advance(600_000);
    expect(statusesOf(business)).toEqual([]);
    await business.clock.advance(60_000);
    expect(statusesOf(business)[0].status).toBe('sent');
  });
});

describe('statuses', () => {
  test('can come in any order, and for messages of somebody else', async () => {
    const business = await listening();
    business.vendor.planCourse(['read', 'sent', 'delivered']);
    await business.send(promotion);
    await business.clock.advance(10_000);
    expect(statusesOf(business).map(({ status }) => status)).toEqual(['read', 'sent', 'delivered']);
    const id = business.vendor.strangersStatus('delivered');
    await business.clock.advance(450);
    expect(statusesOf(business).at(-1)).toMatchObject({ id, status: 'delivered' });
    expect(business.vendor.messages()).toHaveLength(1);
  });

  test('of one moment come in one list', async () => {
    const business = await listening();
    for (let index = 0; index < 3; index++) {
      business.vendor.planCourse(['sent']);
      await business.send({ ...promotion, to: `+55119${80_000_000 + index}` });
    }
    await business.clock.advance(2_000);
    expect(business.deliveries).toHaveLength(1);
    expect(business.changes().map(({ value }) => value.statuses.length)).toEqual([3]);
  });

  test('and messages fill bodies of at most 3 MB', async () => {
    const business = await listening();
    for (let index = 0; index < 800; index++) business.vendor.receive(ana, 'x'.repeat(4_096));
    await business.clock.advance(450);
    const sizes = business.deliveries.map(({ body }) => body.length);
    expect(sizes).toHaveLength(2);
    expect(sizes[0]).toBeGreaterThan(2_900_000);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3 * 1_048_576);
    expect(business.changes()).toHaveLength(800);
    expect(business.deliveries[0]?.url).toBe(callback);
  });
});

const orderPaid = { type: 'body', parameters: named({ first_name: 'Ann', order_number: '1' }) };
