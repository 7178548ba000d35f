import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { truths } from '../../../sandbox/simulators/calCom/truths.mts';
import { hook, joao, openCalCom } from './account.mts';

const tuesday = '2026-12-01T13:00:00Z';

describe('webhooks', () => {
  test('are made, listed, changed and deleted', async () => {
    const { request, subscribe, simulator, rules } = openCalCom();
    const made = await subscribe();
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ status: 'success', data: { subscriberUrl: hook, active: true, payloadTemplate: null } });
    const path = `v2/webhooks/${made.body.data.id}`;
    expect((await request('GET', 'v2/webhooks')).body.data).toEqual([made.body.data]);
    expect((await request('PATCH', path, { active: false })).body.data.active).toBe(false);
    expect((await request('GET', path)).body.data.active).toBe(false);
    expect((await request('DELETE', path)).body.status).toBe('success');
    expect((await request('DELETE', path)).status).toBe(404);
    expect(simulator.webhooks()).toEqual([]);
    expect(rules()).toEqual([]);
  });

  test.each([
    [{ subscriberUrl: 'here' }, 'subscriberUrl'],
    [{ triggers: ['BOOKING_MOVED'] }, 'triggers.0'],
    [{ active: undefined }, 'active'],
  ])('%j is refused', async (change, path) => {
    const { subscribe, violations } = openCalCom();
    const { status, body } = await subscribe(change);
    expect([status, body.error.code]).toEqual([400, 'BadRequestException']);
    expect(violations).toEqual([{ vendor: 'calCom', rule: 'invalid-webhook', detail: path }]);
  });

  test('of the same URL are refused', async () => {
    const { subscribe } = openCalCom();
    await subscribe();
    expect(await subscribe()).toMatchObject({ status: 409, body: { error: { code: 'ConflictException' } } });
  });

  test('need the API key; version 1 of the API is gone', async () => {
    const { request, rules } = openCalCom();
    expect((await request('GET', 'v2/webhooks', undefined, 'cal_live_wrong')).status).toBe(401);
    expect((await request('GET', 'v1/webhooks')).status).toBe(404);
    expect((await request('GET', 'v2/me')).body.data.email).toBe('otavio@loja-ponte.example');
    expect(rules()).toEqual(['authorization', 'unknown-route']);
  });
});

describe('a booking', () => {
  test('is told in the page’s words and signed', async () => {
    const { simulator, subscribe, received, bodies } = openCalCom();
    await subscribe();
    const uid = simulator.book({
      start: tuesday,
      minutes: 45,
      invitee: joao,
      phone: '+5511987654321',
      answers: [{ question: 'Já é paciente?', answer: 'sim' }],
      meetingUrl: 'https://meet.google.com/abc-defg-hij',
    });
    const { headers, body } = received[0]!;
    expect(headers['X-Cal-Signature-256']).toBe(createHmac('sha256', 'our secret').update(body.toString()).digest('hex'));
    expect(bodies()[0]).toMatchObject({
      triggerEvent: 'BOOKING_CREATED',
      createdAt: '2026-11-24T15:00:00.000Z',
      payload: {
        uid,
        bookingId: 91,
        status: 'ACCEPTED',
        startTime: '2026-12-01T13:00:00Z',
        endTime: '2026-12-01T13:45:00Z',
        length: 45,
        attendees: [{ email: 'joao@cliente.example', name: 'João Pereira', timeZone: 'America/Sao_Paulo' }],
        responses: {
          name: { label: 'your_name', value: 'João Pereira' },
          attendeePhoneNumber: { value: '+5511987654321' },
          'ja-e-paciente': { label: 'Já é paciente?', value: 'sim' },
        },
        smsReminderNumber: '+5511987654321',
        metadata: { videoCallUrl: 'https://meet.google.com/abc-defg-hij' },
      },
    });
    expect(bodies()[0].payload.rescheduleUid).toBeUndefined();
  });

  test('that is moved has a uid of its own and names the old one, in one delivery', async () => {
    const { simulator, subscribe, bodies } = openCalCom();
    await subscribe();
    const old = simulator.book({ start: tuesday, invitee: joao });
    const uid = simulator.move(old, { start: '2026-12-02T13:00:00Z' });
    expect(uid).not.toBe(old);
    expect(bodies()).toHaveLength(2);
    expect(bodies()[1]).toMatchObject({
      triggerEvent: 'BOOKING_RESCHEDULED',
      payload: {
        uid,
        rescheduleUid: old,
        rescheduleStartTime: '2026-12-01T13:00:00Z',
        startTime: '2026-12-02T13:00:00Z',
        status: 'ACCEPTED',
      },
    });
  });

  test('that is cancelled says why', async () => {
    const { simulator, subscribe, bodies } = openCalCom();
    await subscribe();
    const uid = simulator.book({ start: tuesday, invitee: joao });
    simulator.cancel(uid, 'Imprevisto');
    expect(bodies()[1]).toMatchObject({
      triggerEvent: 'BOOKING_CANCELLED',
      payload: { uid, status: 'CANCELLED', cancellationReason: 'Imprevisto' },
    });
  });

  test('may have to be agreed to', async () => {
    const { simulator, subscribe, bodies } = openCalCom();
    await subscribe({ triggers: ['BOOKING_REQUESTED', 'BOOKING_REJECTED', 'BOOKING_CREATED'] });
    simulator.accept(simulator.request({ start: tuesday, invitee: joao }));
    simulator.reject(simulator.request({ start: tuesday, invitee: joao }), 'Sem horário');
    expect(bodies().map(({ triggerEvent, payload }) => [triggerEvent, payload.status])).toEqual([
      ['BOOKING_REQUESTED', 'PENDING'],
      ['BOOKING_CREATED', 'ACCEPTED'],
      ['BOOKING_REQUESTED', 'PENDING'],
      ['BOOKING_REJECTED', 'REJECTED'],
    ]);
  });
});

test('without a secret the signature says so; what fails is not tried again', async () => {
  const { simulator, subscribe, received, answer, clock } = openCalCom();
  await subscribe({ secret: undefined });
  answer(500);
  simulator.book({ start: tuesday, invitee: joao });
  await clock.advance(86_400_000);
  expect(received).toHaveLength(1);
  expect(received[0]!.schedule).toHaveLength(1);
  expect(received[0]!.headers['X-Cal-Signature-256']).toBe('no-secret-provided');
});

test('in Google Calendar a moved booking is the same event', () => {
  const { simulator } = openCalCom();
  const old = simulator.book({ start: tuesday, invitee: joao, phone: '+5511987654321', calendar: 'Dr. Otávio Brandão' });
  const id = simulator.booking(old).calendarEvent!;
  expect(simulator.google.event(id)).toMatchObject({ iCalUID: `${old}@Cal.com`, start: { dateTime: '2026-12-01T10:00:00-03:00' } });
  const uid = simulator.move(old, { start: '2026-12-02T13:00:00Z' });
  expect(simulator.booking(uid).calendarEvent).toBe(id);
  expect(simulator.google.event(id)).toMatchObject({
    start: { dateTime: '2026-12-02T10:00:00-03:00' },
    end: { dateTime: '2026-12-02T10:30:00-03:00' },
  });
  simulator.cancel(uid);
  expect(simulator.google.event(id).status).toBe('cancelled');
});

test('the ledger tells what stands and what was moved, without anybody’s name', () => {
  const { simulator } = openCalCom();
  const old = simulator.book({ start: tuesday, invitee: joao });
  const uid = simulator.move(old, { start: '2026-12-02T13:00:00Z' });
  const ledger = simulator.ledger();
  expect(Object.fromEntries(ledger.map(({ id, status }) => [id, status]))).toEqual({ [old]: 'moved', [uid]: 'confirmed' });
  expect(JSON.stringify(ledger)).not.toMatch(/João|joao@/);
});

test('what is simulated is labelled, each behaviour once', () => {
  expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
});
