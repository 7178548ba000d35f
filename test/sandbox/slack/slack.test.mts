/** A bot tells the sellers. */
import { describe, expect, test } from 'vitest';
import { createSlack } from '../../../sandbox/simulators/slack/index.mts';
import { truths } from '../../../sandbox/simulators/slack/truths.mts';
import { handWorld } from '../support/handWorld.mts';

function openSlack() {
  const world = handWorld(createSlack);
  const call = (method: string, body: object, token = world.simulator.secrets.token) =>
    world.fetch(`https://slack.com/api/${method}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
    });
  return { ...world, call, post: (text: string, more: object = {}) => call('chat.postMessage', { channel: 'C0123456789', text, ...more }) };
}

describe('a message', () => {
  test('goes into a channel by id or name, and to a person', async () => {
    const { call, simulator } = openSlack();
    const { status, body } = await call('chat.postMessage', {
      channel: '#vendas',
      text: 'Novo lead: Ana &amp; Co &lt;x&gt;',
      includeLinkToWorkflow: false,
    });
    expect([status, body]).toMatchObject([200, { ok: true, channel: 'C0123456789', ts: expect.stringMatching(/^\d{10}\.\d{6}$/) }]);
    expect((await call('chat.postMessage', { channel: '@joao', text: 'oi' })).body.channel).toBe('D0123456789');
    expect(simulator.messages().map(({ shown }) => shown)).toEqual(['Novo lead: Ana & Co <x>', 'oi']);
    expect(new Set(simulator.messages().map(({ ts }) => ts)).size).toBe(2);
  });

  test.each([
    ['channel_not_found', { channel: 'C0' }],
    ['not_in_channel', { channel: '#diretoria' }],
    ['is_archived', { channel: 'C0123456791' }],
    ['no_text', { text: '' }],
    ['msg_too_long', { text: 'x'.repeat(40_001) }],
  ])('that cannot be posted is answered 200 with %s', async (error, change) => {
    const { call, simulator } = openSlack();
    expect(await call('chat.postMessage', { channel: 'C0123456789', text: 'oi', ...change })).toMatchObject({
      status: 200,
      body: { ok: false, error },
    });
    expect(simulator.ledger()).toEqual([]);
  });

  test.each([
    ['a text', { text: 'Novo lead: <!channel>' }],
    ['a block', { text: 'x', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '*Lead* <!here|here>' } }] }],
  ])('with an unescaped sign in %s rings everybody, which is the client’s fault', async (_, change) => {
    const { post, rules } = openSlack();
    expect((await post('x', change)).body.ok).toBe(true);
    expect(rules()).toEqual(['rings-everybody']);
  });

  test('rings nobody where the sign is escaped or stands in plain text', async () => {
    const { post, rules, simulator } = openSlack();
    await post('Novo lead: &lt;!channel&gt;');
    await post('x', { blocks: [{ type: 'header', text: { type: 'plain_text', text: '<!channel>' } }] });
    expect([rules(), simulator.messages()[0]!.shown, simulator.messages()[0]!.alarms]).toEqual([[], 'Novo lead: <!channel>', []]);
  });

  test('answers another one where its number has all zeros', async () => {
    const { post, simulator } = openSlack();
    const { ts } = (await post('um')).body;
    await post('dois', { thread_ts: ts });
    await post('três', { thread_ts: String(Number(ts)) });
    expect(simulator.messages().map(({ threadTs }) => threadTs)).toEqual([undefined, ts, undefined]);
  });
});

test('one message a second and channel, with short bursts', async () => {
  const { post, call, pass, rules } = openSlack();
  for (let n = 0; n < 10; n++) expect((await post('oi')).status).toBe(200);
  const { status, body, headers } = await post('oi');
  expect([status, body, headers.get('retry-after')]).toEqual([429, { ok: false, error: 'ratelimited' }, '10']);
  expect((await call('chat.postMessage', { channel: '@joao', text: 'oi' })).body.ok).toBe(true);
  pass(10_000);
  expect((await post('oi')).body.ok).toBe(true);
  expect(rules()).toEqual(['rate-limit']);
});

test('token and scopes', async () => {
  const { call, post, simulator } = openSlack();
  expect((await call('auth.test', {}, 'xoxb-1')).body.error).toBe('invalid_auth');
  simulator.withhold('chat:write');
  expect((await post('oi')).body).toMatchObject({ error: 'missing_scope', needed: 'chat:write' });
});

test('channels, people and what was written can be looked at', async () => {
  const { call, post } = openSlack();
  await post('um');
  await post('dois');
  expect((await call('conversations.list', {})).body.channels.map(({ name }: { name: string }) => name)).toContain('vendas');
  expect((await call('users.list', {})).body.members[0].name).toBe('joao');
  expect((await call('conversations.history', { channel: 'C0123456789', limit: 1 })).body).toMatchObject({
    messages: [{ text: 'dois' }],
    has_more: true,
  });
});

test('what is simulated is labelled, each behaviour once', () => {
  expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
});
