import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hook, maria, openCalendly } from './account.mts';

const tuesday = '2026-12-01T13:00:00Z';
const answers = [{ question: 'Qual o seu WhatsApp?', answer: 'é o 92 98765-4321 (recado com a Ana)' }];

test('a booking is told with the invitee’s own words', async () => {
  const { simulator, subscribe, settle, received, bodies } = openCalendly();
  await subscribe();
  const id = simulator.book({ start: tuesday, invitee: maria, answers, location: 'Rua das Flores, 10' });
  await settle();
  const { eventUri, inviteeUri } = simulator.booking(id);
  expect(received[0]!.url).toBe(hook);
  expect(bodies()).toHaveLength(1);
  expect(bodies()[0]).toMatchObject({
    event: 'invitee.created',
    created_at: '2026-11-24T15:00:00.000000Z',
    payload: {
      uri: inviteeUri,
      name: 'Maria da Silva',
      email: 'maria@cliente.example',
      timezone: 'America/Manaus',
      status: 'active',
      rescheduled: false,
      old_invitee: null,
      new_invitee: null,
      text_reminder_number: null,
      questions_and_answers: [{ ...answers[0], position: 0 }],
      scheduled_event: {
        uri: eventUri,
        start_time: '2026-12-01T13:00:00.000000Z',
        end_time: '2026-12-01T13:30:00.000000Z',
        location: { type: 'physical', location: 'Rua das Flores, 10' },
        event_memberships: [{ user_name: 'Dra. Helena Quintão' }],
      },
    },
  });
});

test('a delivery is signed with the subscription’s key, time and body', async () => {
  const { simulator, subscribe, settle, received } = openCalendly();
  await subscribe();
  simulator.book({ start: tuesday, invitee: maria });
  await settle();
  const { headers, body } = received[0]!;
  const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers['Calendly-Webhook-Signature']!)!;
  // 15:00:00 to 15:00:02 on 24 November 2026.
  expect(Number(seconds)).toBeGreaterThanOrEqual(1_795_532_400);
  expect(Number(seconds)).toBeLessThanOrEqual(1_795_532_402);
  expect(signature).toBe(createHmac('sha256', 'our key').update(`${seconds}.${body.toString()}`).digest('hex'));
});

test('without a key a personal token’s subscription is not signed; an OAuth application’s is, with its own', async () => {
  const { simulator, subscribe, settle, received } = openCalendly();
  await subscribe({ signing_key: undefined });
  await subscribe({ signing_key: undefined, url: `${hook}/2` }, simulator.issueTokens().access_token);
  simulator.book({ start: tuesday, invitee: maria });
  await settle();
  const signatures = new Map(received.map(({ url, headers }) => [url, headers['Calendly-Webhook-Signature']]));
  expect(signatures.get(hook)).toBeUndefined();
  const seconds = /^t=(\d+)/.exec(signatures.get(`${hook}/2`)!)![1];
  const expected = createHmac('sha256', simulator.secrets.applicationKey)
    .update(`${seconds}.${received[0]!.body.toString()}`)
    .digest('hex');
  expect(signatures.get(`${hook}/2`)).toBe(`t=${seconds},v1=${expected}`);
});

describe('a move', () => {
  test.each(['created', 'canceled'] as const)('is two deliveries, %s first', async (first) => {
    const { simulator, subscribe, settle, bodies } = openCalendly();
    await subscribe();
    const old = simulator.book({ start: tuesday, invitee: maria });
    await settle();
    const next = simulator.move(old, { start: '2026-12-02T13:00:00Z', first });
    await settle();
    const [, ...told] = bodies();
    expect(told.map(({ event }) => event)).toEqual(
      first === 'created' ? ['invitee.created', 'invitee.canceled'] : ['invitee.canceled', 'invitee.created'],
    );
    const before = simulator.booking(old).inviteeUri;
    const after = simulator.booking(next).inviteeUri;
    expect(told.find(({ event }) => event === 'invitee.canceled').payload).toMatchObject({
      uri: before,
      status: 'canceled',
      rescheduled: true,
      new_invitee: after,
      scheduled_event: { status: 'canceled', start_time: '2026-12-01T13:00:00.000000Z' },
    });
    expect(told.find(({ event }) => event === 'invitee.created').payload).toMatchObject({
      uri: after,
      old_invitee: before,
      rescheduled: false,
      scheduled_event: { start_time: '2026-12-02T13:00:00.000000Z', end_time: '2026-12-02T13:30:00.000000Z' },
    });
  });

  test('comes in both orders by chance', async () => {
    const { simulator, subscribe, settle, bodies } = openCalendly();
    await subscribe();
    for (let index = 0; index < 12; index++) {
      simulator.move(simulator.book({ start: tuesday, invitee: maria }), { start: '2026-12-02T13:00:00Z' });
      await settle();
    }
    const moves = bodies().filter(({ payload }) => payload.old_invitee !== null || payload.rescheduled);
    const firsts = moves.filter((_, index) => index % 2 === 0).map(({ event }) => event);
    expect(new Set(firsts).size).toBe(2);
  });
});

test('a cancellation tells who and why', async () => {
  const { simulator, subscribe, settle, bodies } = openCalendly();
  await subscribe();
  const id = simulator.book({ start: tuesday, invitee: maria });
  simulator.cancel(id, { by: 'host', reason: 'Imprevisto' });
  await settle();
  expect(bodies().find(({ event }) => event === 'invitee.canceled').payload).toMatchObject({
    status: 'canceled',
    rescheduled: false,
    cancellation: { canceled_by: 'Dra. Helena Quintão', canceler_type: 'host', reason: 'Imprevisto' },
  });
});

test('only the events that were asked for are told', async () => {
  const { simulator, subscribe, settle, bodies } = openCalendly();
  await subscribe({ events: ['invitee.canceled'] });
  simulator.cancel(simulator.book({ start: tuesday, invitee: maria }));
  await settle();
  expect(bodies().map(({ event }) => event)).toEqual(['invitee.canceled']);
});

describe('a delivery that fails', () => {
  const hour = 3_600_000;

  test('is tried for 24 hours, each time with its own time; then the subscription is disabled', async () => {
    const { simulator, subscribe, clock, answer, received } = openCalendly();
    await subscribe();
    answer(500);
    simulator.book({ start: tuesday, invitee: maria });
    await clock.advance(23 * hour);
    expect(simulator.subscriptions()[0]!.state).toBe('active');
    expect(simulator.undelivered!()).toBe(1);
    await clock.advance(1.1 * hour);
    expect(received).toHaveLength(12);
    expect(new Set(received.map(({ headers }) => headers['Calendly-Webhook-Signature'])).size).toBe(12);
    expect(simulator.subscriptions()[0]!.state).toBe('disabled');
    answer(200);
    simulator.book({ start: tuesday, invitee: maria });
    await clock.advance(24 * hour);
    expect(received).toHaveLength(12);
  });

  test('is delivered when the receiver is back', async () => {
    const { simulator, subscribe, clock, answer, received } = openCalendly();
    await subscribe();
    answer(undefined);
    simulator.book({ start: tuesday, invitee: maria });
    await clock.advance(2 * 60_000);
    answer(200);
    await clock.advance(24 * hour);
    // At once, after 1 minute, after 3 minutes.
    expect(received).toHaveLength(3);
    expect(simulator.subscriptions()[0]!.state).toBe('active');
  });

  test('with 410 deletes the subscription', async () => {
    const { simulator, subscribe, settle, answer } = openCalendly();
    await subscribe();
    answer(410);
    simulator.book({ start: tuesday, invitee: maria });
    await settle();
    expect(simulator.subscriptions()).toEqual([]);
  });
});

describe('in Google Calendar', () => {
  test('a booking is an event that a reader understands', async () => {
    const { simulator } = openCalendly();
    const id = simulator.book({ start: tuesday, invitee: maria, answers, phone: '+55 92 98765-4321', calendar: 'Dra. Helena Quintão' });
    const event = simulator.google.event(simulator.booking(id).calendarEvent!);
    expect(event).toMatchObject({
      summary: 'Maria da Silva and Dra. Helena Quintão',
      start: { dateTime: '2026-12-01T10:00:00-03:00' },
      attendees: [{ email: 'maria@cliente.example', displayName: 'Maria da Silva' }],
    });
    expect(event.description).toContain('Qual o seu WhatsApp?: é o 92 98765-4321 (recado com a Ana)');
    expect(event.description).toContain('Powered by Calendly.com');
  });

  test('a moved booking is another event, and the old one is deleted', async () => {
    const { simulator } = openCalendly();
    const old = simulator.book({ start: tuesday, invitee: maria, calendar: 'Dra. Helena Quintão' });
    const next = simulator.move(old, { start: '2026-12-02T13:00:00Z' });
    simulator.cancel(next);
    const statuses = [old, next].map((id) => simulator.google.event(simulator.booking(id).calendarEvent!).status);
    expect(statuses).toEqual(['cancelled', 'cancelled']);
    expect(new Set([old, next].map((id) => simulator.booking(id).calendarEvent)).size).toBe(2);
  });
});

test('the API shows invitee and event', async () => {
  const { simulator, request } = openCalendly();
  const { eventUri, inviteeUri } = simulator.booking(simulator.book({ start: tuesday, invitee: maria }));
  const path = (uri: string) => uri.replace('https://api.calendly.com/', '');
  expect((await request('GET', path(eventUri))).body.resource.status).toBe('active');
  expect((await request('GET', path(inviteeUri))).body.resource).toMatchObject({ email: maria.email, event: eventUri });
});

test('the ledger tells what stands, what was moved and what was cancelled, without anybody’s name', () => {
  const { simulator } = openCalendly();
  const [stays, moves, goes] = [0, 1, 2].map(() => simulator.book({ start: tuesday, invitee: maria })) as [string, string, string];
  const next = simulator.move(moves, { start: '2026-12-02T13:00:00Z' });
  simulator.cancel(goes);
  const ledger = simulator.ledger();
  expect(Object.fromEntries(ledger.map(({ id, status }) => [id, status]))).toEqual({
    [stays]: 'confirmed',
    [moves]: 'moved',
    [goes]: 'cancelled',
    [next]: 'confirmed',
  });
  expect(JSON.stringify(ledger)).not.toMatch(/Maria|maria@/);
});
