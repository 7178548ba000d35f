/** Two machines that answer each other come to an end; a person who chooses does not meet the brake. */
import { describe, expect, test } from 'vitest';
import { chatAt, fateOf, type Chat } from './support/chatHost.mts';

/** Another machine answers at once, so many times; what became of our answers. */
async function machine(chat: Chat, times: number, { everyMs = 20_000, parameters = {} as Record<string, unknown> } = {}) {
  const fates: unknown[] = [];
  for (let turn = 1; turn <= times; turn++) {
    chat.customer().says({ kind: 'text', text: `Olá! Em breve responderemos. Protocolo ${turn}` });
    fates.push(...(await chat.notify(await chat.started(), parameters)).map(fateOf));
    await chat.wait(everyMs);
  }
  return fates;
}

describe.each(['whatsappCloud', 'twilio', 'evolution'] as const)('at %s', (gateway) => {
  test('six messages of a machine get five answers, and the sixth item says why', async () => {
    const chat = await chatAt(gateway);
    const sent = ['queued', 'queued', 'queued', 'queued', 'queued'];
    expect(await machine(chat, 5)).toEqual(sent);
    chat.customer().says({ kind: 'text', text: 'Olá! Em breve responderemos. Protocolo 6' });
    const [item] = await chat.notify(await chat.started());
    expect(item!.json.message).toMatchObject({
      status: 'skipped',
      id: null,
      reason: expect.stringMatching(/^This person got 5 automatic answers in 10 minutes/),
    });
    expect(chat.sent()).toHaveLength(5);
  });
});

test('a machine that shows its number only now and then is one', async () => {
  const chat = await chatAt('evolution');
  const fates: unknown[] = [];
  for (let turn = 0; turn < 8; turn++) {
    chat.customer().says({ kind: 'text', text: `Protocolo ${turn}` }, { shown: turn % 2 ? 'hidden' : 'both' });
    fates.push(...(await chat.notify(await chat.started())).map(fateOf));
  }
  expect(fates).toEqual([...Array.from({ length: 5 }, () => 'queued'), 'skipped', 'skipped', 'skipped']);
});

test('who waits is answered again', async () => {
  const chat = await chatAt('whatsappCloud');
  await machine(chat, 6);
  await chat.wait(10 * 60_000);
  expect(await machine(chat, 1)).toEqual(['queued']);
});

test('somebody else is answered meanwhile', async () => {
  const chat = await chatAt('whatsappCloud');
  await machine(chat, 6);
  const other = { phone: '+5511912345678', lid: '999', name: 'Bia', username: 'bia' };
  chat.customer(other).says({ kind: 'text', text: 'Oi' });
  expect((await chat.notify(await chat.started())).map(fateOf)).toEqual(['queued']);
});

test('the limit is the user’s', async () => {
  const chat = await chatAt('whatsappCloud');
  const parameters = { 'options.brake.limit': { answers: 2, minutes: 60 } };
  expect(await machine(chat, 4, { everyMs: 15 * 60_000, parameters })).toEqual(['queued', 'queued', 'skipped', 'skipped']);
});

test('pressed buttons and chosen rows are people’s, and always answered', async () => {
  const chat = await chatAt('whatsappCloud');
  const fates: unknown[] = [];
  for (let turn = 0; turn < 8; turn++) {
    chat.customer().says({ kind: turn % 2 ? 'list' : 'button', id: `menu-${turn}`, title: 'Menu' });
    fates.push(...(await chat.notify(await chat.started())).map(fateOf));
  }
  expect(fates).toEqual(Array.from({ length: 8 }, () => 'queued'));
});

test('several messages in answer to one count once', async () => {
  const chat = await chatAt('whatsappCloud');
  chat.customer().says({ kind: 'text', text: 'Oi' });
  const items = await chat.started();
  const texts = ['um', 'dois', 'três', 'quatro', 'cinco', 'seis'];
  const fates = [];
  for (const text of texts) fates.push(...(await chat.notify(items, { text })).map(fateOf));
  expect(fates).toEqual(texts.map(() => 'queued'));
});

test('a message that is no answer to its recipient meets no brake: the owner is told of each', async () => {
  const chat = await chatAt('evolution');
  const parameters = { recipientFrom: 'number', phoneNumber: '+5511998877665' };
  const fates = await machine(chat, 8, { parameters });
  expect(fates).toEqual(Array.from({ length: 8 }, () => 'queued'));
  expect(chat.sent()[0]!.to).toBe('5511998877665');
});
