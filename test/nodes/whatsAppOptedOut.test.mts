/** Who wants no more messages gets none, under whatever name WhatsApp shows them. */
import { describe, expect, test } from 'vitest';
import { ana, gateways } from '../../sandbox/whatsapp/customer.mts';
import type { Shown } from '../../sandbox/whatsapp/speech.mts';
import { chatAt, fateOf } from './support/chatHost.mts';

const toAna = { recipientFrom: 'number', phoneNumber: ana.phone, text: 'Promoção!' };

describe.each(gateways)('at %s', (gateway) => {
  test('SAIR ends messages to the phone, also where the flow did not wait for it', async () => {
    const chat = await chatAt(gateway, { events: ['message.failed'] });
    expect((await chat.notify([{ json: {} }], toAna)).map(fateOf)).toEqual(['queued']);
    chat.customer().says({ kind: 'text', text: 'SAIR' });
    expect(await chat.started()).toEqual([]);
    const [item] = await chat.notify([{ json: {} }], { ...toAna, text: 'Outra promoção!' });
    expect(item!.json.message).toMatchObject({ status: 'skipped', reason: 'This person has asked for no more messages' });
    expect(chat.sent()).toHaveLength(1);
    const wanted = await chat.notify([{ json: {} }], { ...toAna, text: 'Seu código é 1234', 'options.writeToOptedOut': true });
    expect(wanted.map(fateOf)).toEqual(['queued']);
  });

  test.each<[Shown, Shown]>([
    ['hidden', 'phone'],
    ['phone', 'hidden'],
  ])('an opt-out by the name of a %s delivery counts for a %s one, once both were seen together', async (asked, shown) => {
    const chat = await chatAt(gateway);
    chat.customer().says({ kind: 'text', text: 'Oi' }, { shown: 'both' });
    chat.customer().says({ kind: 'text', text: 'PARAR' }, { shown: asked });
    await chat.started();
    chat.customer().says({ kind: 'text', text: 'Cadê o meu pedido?' }, { shown });
    const items = await chat.started();
    expect(items).toHaveLength(1);
    expect((await chat.notify(items)).map(fateOf)).toEqual(['skipped']);
    expect((await chat.notify([{ json: {} }], toAna)).map(fateOf)).toEqual(['skipped']);
    expect(chat.sent()).toEqual([]);
  });
});

test('a change of number takes the opt-out along', async () => {
  const chat = await chatAt('whatsappCloud');
  chat.customer().says({ kind: 'text', text: 'SAIR' });
  chat.customer().says({ kind: 'numberChange', newPhone: '+5567991234567' });
  await chat.started();
  expect((await chat.notify([{ json: {} }], { ...toAna, phoneNumber: '+5567991234567' })).map(fateOf)).toEqual(['skipped']);
});

test('who wants messages again gets them, and an older wish that comes late changes nothing', async () => {
  const chat = await chatAt('whatsappCloud');
  const { simulator } = chat.world as unknown as { simulator: { setMarketing(phone: string, value: 'stop' | 'resume'): void } };
  chat.customer().says({ kind: 'text', text: 'PARAR' });
  await chat.started();
  expect((await chat.notify([{ json: {} }], toAna)).map(fateOf)).toEqual(['skipped']);
  chat.customer().says({ kind: 'text', text: 'SAIR' }, { lateMs: 3_600_000 });
  await chat.wait(60_000);
  simulator.setMarketing(ana.phone, 'resume');
  await chat.wait(4_000_000);
  await chat.started();
  expect((await chat.notify([{ json: {} }], toAna)).map(fateOf)).toEqual(['queued']);
});

test('the shop’s own words count', async () => {
  const chat = await chatAt('whatsappCloud', { events: ['customer.optedOut'], trigger: { 'options.optOutWords': 'chega, não perturbe' } });
  chat.customer().says({ kind: 'text', text: 'Chega!!' });
  expect((await chat.started()).map(({ json }) => json.optOut)).toMatchObject([{ optedOut: true, text: 'Chega!!' }]);
  expect((await chat.notify([{ json: {} }], toAna)).map(fateOf)).toEqual(['skipped']);
});

test('another account of the same person is another consent', async () => {
  const [one, other] = [await chatAt('whatsappCloud'), await chatAt('whatsappCloud')];
  one.customer().says({ kind: 'text', text: 'SAIR' });
  await one.started();
  expect((await other.notify([{ json: {} }], toAna)).map(fateOf)).toEqual(['queued']);
});

test('who stops marketing in WhatsApp itself is told of an order all the same, and the item says what was stopped', async () => {
  const chat = await chatAt('whatsappCloud', { events: ['customer.optedOut'] });
  const { simulator } = chat.world as unknown as { simulator: { setMarketing(phone: string, value: 'stop' | 'resume'): void } };
  chat.customer().says({ kind: 'text', text: 'Oi' });
  simulator.setMarketing(ana.phone, 'stop');
  expect((await chat.started()).map(({ json }) => json.optOut)).toMatchObject([{ optedOut: true, scope: 'marketing', text: null }]);
  expect((await chat.notify([{ json: {} }], { ...toAna, text: 'Seu pedido saiu.' })).map(fateOf)).toEqual(['queued']);
  chat.customer().says({ kind: 'text', text: 'SAIR' });
  expect((await chat.started()).map(({ json }) => json.optOut)).toMatchObject([{ optedOut: true, scope: 'all', text: 'SAIR' }]);
});
