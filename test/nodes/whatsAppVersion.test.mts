import { expect, test } from 'vitest';
import { chatAt, fateOf } from './support/chatHost.mts';

const day = 86_400_000;

test('a Graph API version is told near its end, once a run, while messages go on', async () => {
  const chat = await chatAt('whatsappCloud');
  const answerOne = async () => {
    chat.customer().says({ kind: 'text', text: 'Oi' });
    return (await chat.notify(await chat.started())).map(fateOf);
  };
  expect(await answerOne()).toEqual(['queued']);
  expect(chat.hints).toEqual([]);
  // From 2026-11-24 to 2028-05-17; v25.0 ends on 2028-07-29.
  await chat.wait(540 * day);
  expect(await answerOne()).toEqual(['queued']);
  expect(chat.hints).toEqual(['API Version v25.0 of the WhatsApp Cloud credential ends at Meta on 2028-07-29: set a newer one there']);
  await chat.wait(80 * day);
  expect(await answerOne()).not.toEqual(['queued']);
  expect(chat.hints.at(-1)).toContain('has ended at Meta on 2028-07-29');
});
