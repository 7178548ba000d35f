/**
 * What every booking page has to keep beside `eventSource.contract.mts`: what customers do there comes as one event each, whichever way
 * it comes, and nothing else does. It is Tuesday, 24 November 2026, 15:00 UTC.
 */
import { describe, expect, test } from 'vitest';
import type { Appointment, BookingDocuments } from '../../domain/documents/appointment.ts';
import { bookingEvents, type BookingSource } from '../../domain/ports/bookingSource.ts';
import type { Delivery, SourceEvent } from '../../domain/ports/eventSource.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { maria, url, type BookingWorld } from './support/bookingWorlds.mts';

const request = { url, topics: [...bookingEvents] };
const dayMs = 24 * 3_600_000;

type Booked = SourceEvent<BookingDocuments>;

export interface BookingPage {
  make(): BookingWorld;
  /** The name of its signature's header. */
  readonly header: string;
  /** How old a delivery may be that is taken, and is not taken any more. */
  readonly toleratedMs: number;
}

export function bookingSourceContract(vendor: string, page: BookingPage): void {
  describe(`${vendor} as a booking page`, () => {
    eachKind(page);
    moves(page);
    genuine(page);
    missed(page);
    webhooks(page);
  });
}

async function listening({ make }: BookingPage): Promise<{ world: BookingWorld; source: BookingSource }> {
  const world = make();
  const source = world.open();
  await source.registerWebhooks(request);
  return { world, source };
}

/** What is told of deliveries, in the order given. */
async function told(source: BookingSource, deliveries: readonly Delivery[], topics = request.topics): Promise<Booked[]> {
  const events: Booked[] = [];
  for (const delivery of deliveries) {
    expect(source.verify(delivery, request)).toEqual({ valid: true });
    events.push(...(await source.read(delivery, { url, topics })));
  }
  return events;
}

/** What the list of missed events brings, as a round would read it. */
async function listed(world: BookingWorld, source: BookingSource, sinceMs: number): Promise<Booked[]> {
  const now = world.clock.now();
  const window = { since: new Date(now - sinceMs).toISOString(), until: new Date(now).toISOString() };
  const found = await source.missed(window, request);
  return (await Promise.all(found.map(async ({ read }) => await read()))).filter((each) => each !== undefined);
}

const vendorNames: Record<string, string> = { calendly: 'Calendly', calCom: 'Cal.com' };

const typesOf = (events: readonly Booked[]) => events.map(({ event }) => event.type);

function eachKind(page: BookingPage): void {
  test('a booking is told with all that a message and a calendar need', async () => {
    const { world, source } = await listening(page);
    const id = world.book({ ...maria, answers: [{ question: 'Qual é o motivo?', answer: 'Limpeza de pele' }] });
    const [booked, ...more] = await told(source, await world.delivered());
    expect(more).toEqual([]);
    const { appointment } = booked!.document;
    expect(appointment).toMatchObject({
      source: world.simulator.vendor,
      start: '2026-12-01T14:00:00.000Z',
      end: '2026-12-01T14:45:00.000Z',
      timeZone: 'America/Sao_Paulo',
      customer: { name: 'Maria Souza', email: 'maria@cliente.example', phone: '+5511912345678' },
      professional: expect.stringMatching(/^Dr/) as string,
      location: null,
      meetingUrl: 'https://meet.google.com/abc-defg-hij',
      status: 'scheduled',
      movedFrom: null,
      cancelledBy: null,
    });
    expect(appointment.title).not.toBe('');
    expect(appointment.notes).toMatch(/Limpeza de pele/);
    expect(appointment.id).toContain(id);
    expect(appointment).not.toHaveProperty('noPhone');
    expect(booked!.event).toMatchObject({
      type: 'appointment.booked',
      occasion: `${world.simulator.vendor}:${appointment.id}/booked`,
      occurredAt: '2026-11-24T15:00:00.000Z',
    });
    expect(world.violations).toEqual([]);
  });

  test.each(['customer', 'professional'] as const)('what the %s cancels is told with who did', async (who) => {
    const { world, source } = await listening(page);
    const id = world.book();
    await told(source, await world.delivered());
    world.cancel(id, who);
    const events = await told(source, (await world.delivered()).slice(1));
    expect(typesOf(events)).toEqual(['appointment.cancelled']);
    const { appointment } = events[0]!.document;
    expect(appointment).toMatchObject({
      status: 'cancelled',
      cancelledBy: who,
      start: '2026-12-01T14:00:00.000Z',
      customer: { name: 'Maria Souza' },
    });
    expect(appointment.notes).toMatch(/imprevisto/);
  });

  test.each<[string, string, Partial<Appointment['customer']> & object]>([
    ['Qual o seu WhatsApp?', '(11) 91234-5678', { phone: '+5511912345678' }],
    ['Telefone com DDD', '11 3456-7890 / 11 91234-5678', { phone: '+5511912345678' }],
    ['Celular', '21 99876-5432', { phone: '+5521998765432' }],
    ['Phone Number', '+55 11 91234-5678', { phone: '+5511912345678' }],
    ['CPF', '529.982.247-25', { taxId: { type: 'CPF', value: '52998224725' } }],
    ['Seu CPF (para a nota)', '52998224725', { taxId: { type: 'CPF', value: '52998224725' } }],
    ['Tax ID', '529 982 247 25', { taxId: { type: 'CPF', value: '52998224725' } }],
  ])('asked %j and answered %j', async (question, answer, expected) => {
    const { world, source } = await listening(page);
    const { phone: _, ...withoutPhone } = maria;
    world.book({
      ...withoutPhone,
      answers: [
        { question: 'Motivo', answer: 'consulta 2' },
        { question, answer },
      ],
    });
    const [booked] = await told(source, await world.delivered());
    expect(booked!.document.appointment.customer).toMatchObject(expected);
    expect(Boolean(booked!.document.appointment.noPhone)).toBe(!('phone' in expected));
  });

  test.each([
    ['no number at all', undefined],
    ['a landline', '+551134567890'],
  ])('%s: the booking says so, and the log is told without a name', async (_, phone) => {
    const { world, source } = await listening(page);
    const { phone: __, ...withoutPhone } = maria;
    world.book({ ...withoutPhone, ...(phone === undefined ? {} : { phone }) });
    const [booked] = await told(source, await world.delivered());
    expect(booked!.document.appointment).toMatchObject({
      noPhone: true,
      customer: { phone: phone ?? null, email: 'maria@cliente.example' },
    });
    expect(booked!.remark).toMatch(/number/);
    expect(booked!.remark).not.toMatch(/Maria|maria|\d{6}/);
  });
}

function moves(page: BookingPage): void {
  test('a move is one event with the old time, whatever the order of its deliveries', async () => {
    for (const turn of ['as sent', 'the other way round'] as const) {
      const { world, source } = await listening(page);
      const id = world.book();
      await told(source, await world.delivered());
      world.move(id, '2026-12-02T18:00:00Z');
      const deliveries = (await world.delivered()).slice(1);
      const events = await told(source, turn === 'as sent' ? deliveries : deliveries.toReversed());
      expect(typesOf(events), turn).toEqual(['appointment.moved']);
      expect(events[0]!.document.appointment).toMatchObject({
        start: '2026-12-02T18:00:00.000Z',
        movedFrom: '2026-12-01T14:00:00.000Z',
        status: 'scheduled',
      });
    }
  });

  test('moved twice in a minute: what is told is the time that stands, whatever comes first', async () => {
    const { world, source } = await listening(page);
    const first = world.book();
    await told(source, await world.delivered());
    const second = world.move(first, '2026-12-02T18:00:00Z');
    world.move(second, '2026-12-03T12:00:00Z');
    const deliveries = (await world.delivered()).slice(1);
    for (const order of [deliveries, deliveries.toReversed()]) {
      const events = await told(source, order);
      expect(typesOf(events)).toEqual(['appointment.moved']);
      expect(events[0]!.document.appointment.start).toBe('2026-12-03T12:00:00.000Z');
    }
    expect(typesOf(await listed(world, source, dayMs)).filter((type) => type === 'appointment.moved')).toHaveLength(1);
  });

  test('cancelled before its booking was delivered: it is told as cancelled, under one name, and never as booked', async () => {
    const { world, source } = await listening(page);
    world.cancel(world.book(), 'customer');
    const events = await told(source, await world.delivered());
    expect(events.length).toBeGreaterThan(0);
    expect(new Set(typesOf(events))).toEqual(new Set(['appointment.cancelled']));
    expect(new Set(events.map(({ subject }) => subject)).size).toBe(1);
  });

  test('moved and then cancelled: the cancellation is one', async () => {
    const { world, source } = await listening(page);
    const moved = world.move(world.book(), '2026-12-02T18:00:00Z');
    world.cancel(moved, 'professional');
    const events = await told(source, await world.delivered());
    expect(new Set(events.map(({ subject }) => subject)).size).toBe(1);
    expect(new Set(typesOf(events))).toEqual(new Set(['appointment.cancelled']));
    expect(events[0]!.document.appointment.start).toBe('2026-12-02T18:00:00.000Z');
  });
}

function genuine(page: BookingPage): void {
  test('10,000 forgeries of a delivery, and not one is taken', async () => {
    const { world, source } = await listening(page);
    world.book();
    const [delivery] = await world.delivered();
    const taken = forgeries(delivery!, page.header, world).filter((forgery) => source.verify(forgery, request).valid);
    expect(source.verify(delivery!, request)).toEqual({ valid: true });
    expect(taken).toEqual([]);
  });

  test('the signature of another trigger, of another account and of no secret are not taken', async () => {
    const { world, source } = await listening(page);
    world.book();
    const [delivery] = await world.delivered();
    expect(source.verify(delivery!, { ...request, url: `${url}-test` }).valid).toBe(false);
    const stranger = Object.fromEntries(Object.keys(world.settings).map((field) => [field, 'somebody else']));
    expect(world.open({ settings: stranger }).verify(delivery!, request).valid).toBe(false);
    const nobody = world.open({ settings: {} }).verify(delivery!, request);
    expect(nobody).toMatchObject({ valid: false, reason: expect.stringContaining('credential') as string });
    const without = { ...delivery!, headers: { ...delivery!.headers, [page.header]: 'no-secret-provided' } };
    expect(source.verify(without, request).valid).toBe(false);
  });

  test('a captured delivery is too old after a while, also in the future', async () => {
    const { world, source } = await listening(page);
    world.book();
    const [delivery] = await world.delivered();
    const later = (ms: number) => ({ ...delivery!, receivedAt: new Date(Date.parse('2026-11-24T15:00:00Z') + ms).toISOString() });
    expect(source.verify(later(page.toleratedMs - 10_000), request)).toEqual({ valid: true });
    for (const ms of [page.toleratedMs + 10_000, -page.toleratedMs - 10_000, 365 * dayMs])
      expect(source.verify(later(ms), request)).toEqual({ valid: false, reason: 'The delivery is too old' });
    expect(source.verify({ ...delivery!, receivedAt: 'some day' }, request).valid).toBe(false);
  });
}

/** One thing is wrong in each: a byte, the header, the time, or the key. */
function forgeries(delivery: Delivery, header: string, world: BookingWorld): Delivery[] {
  const random = createRandom(11).fork('forgeries');
  const { rawBody, headers } = delivery;
  const signature = headers[header]!;
  const withHeader = (text: string) => ({ ...delivery, headers: { ...headers, [header]: text } });
  const ways = [
    () => {
      const bytes = Buffer.from(rawBody);
      const place = random.int(0, bytes.length - 1);
      bytes[place] = bytes[place]! ^ (1 << random.int(0, 7));
      return { ...delivery, rawBody: bytes };
    },
    () => {
      const place = random.int(0, signature.length - 1);
      const other = signature[place] === '0' ? '1' : '0';
      return withHeader(signature.slice(0, place) + other + signature.slice(place + 1));
    },
    () => withHeader(signature.slice(0, random.int(0, signature.length - 1))),
    () => ({ ...delivery, rawBody: rawBody.subarray(0, random.int(0, rawBody.length - 1)) }),
    () => world.signedWith(`guess ${random.int(0, 1e9)}`, delivery, Date.parse(delivery.receivedAt)),
    () => ({ ...delivery, rawBody: Buffer.concat([rawBody, Buffer.from(String(random.int(0, 1e9)))]) }),
  ];
  return Array.from({ length: 10_000 }, (_, index) => ways[index % ways.length]!());
}

function missed(page: BookingPage): void {
  test('n8n is away for a day: what happened is listed once each, oldest first, as it stands now', async () => {
    const { world, source } = await listening(page);
    const old = world.book({ ...maria, invitee: { name: 'Old', email: 'old@cliente.example' } });
    await world.clock.sleep(2 * dayMs);
    const since = dayMs;
    await world.clock.sleep(3_600_000);
    world.book({ ...maria, invitee: { name: 'New', email: 'new@cliente.example' }, start: '2026-12-04T14:00:00Z' });
    await world.clock.sleep(3_600_000);
    world.move(old, '2026-12-03T14:00:00Z');
    await world.clock.sleep(3_600_000);
    const gone = world.book({ ...maria, invitee: { name: 'Gone', email: 'gone@cliente.example' }, start: '2026-12-05T14:00:00Z' });
    await world.clock.sleep(3_600_000);
    world.cancel(gone, 'customer');
    await world.clock.sleep(3_600_000);
    const events = await listed(world, source, since);
    expect(events.map(({ event, document: { appointment } }) => [event.type, appointment.customer?.name, appointment.movedFrom])).toEqual([
      ['appointment.booked', 'New', null],
      ['appointment.moved', 'Old', '2026-12-01T14:00:00.000Z'],
      ['appointment.cancelled', 'Gone', null],
    ]);
    expect(world.violations).toEqual([]);
  });

  test('the list and the delivery name an event alike, and tell the same', async () => {
    const { world, source } = await listening(page);
    const id = world.book();
    const moved = world.book({ ...maria, start: '2026-12-04T14:00:00Z' });
    await world.clock.sleep(60_000);
    const next = world.move(moved, '2026-12-07T14:00:00Z');
    const delivered = await told(source, await world.delivered());
    const byList = await listed(world, source, dayMs);
    const one = (events: readonly Booked[], booking: string) => events.find(({ document }) => document.appointment.id.includes(booking))!;
    for (const booking of [id, next]) {
      expect(one(byList, booking).subject).toBe(one(delivered, booking).subject);
      expect(one(byList, booking).document).toEqual(one(delivered, booking).document);
      expect(one(byList, booking).event).toEqual({ ...one(delivered, booking).event, receivedAt: expect.any(String) as string });
    }
  });

  test('many pages of bookings: none is left out, and asked again the same minute costs little', async () => {
    const { world, source } = await listening(page);
    for (let index = 0; index < 320; index++)
      world.book({
        ...maria,
        start: Date.parse('2026-12-01T08:00:00Z') + index * 1_800_000,
        invitee: { name: `C${index}`, email: `c${index}@x.example` },
      });
    await world.clock.sleep(60_000);
    const names = new Set<string>();
    for (let minute = 0; minute < 12 && names.size < 320; minute++) {
      const open = world.open({ deadline: world.clock.now() + 50_000 });
      for (const { document } of await listed(world, open, dayMs)) names.add(document.appointment.customer!.name!);
      await world.clock.sleep(60_000);
    }
    expect(names.size).toBe(320);
    const before = world.calls.length;
    await listed(world, source, dayMs);
    expect(world.calls.length - before).toBeLessThanOrEqual(4);
    expect(world.violations).toEqual([]);
  });

  test('one booking in a list that cannot be read is passed over by name, and holds up no other', async () => {
    const { world } = await listening(page);
    world.book({ ...maria, invitee: { name: 'Ana', email: 'ana@cliente.example' } });
    world.book({ ...maria, invitee: { name: 'Odd', email: 'odd@cliente.example' }, start: '2026-12-04T14:00:00Z' });
    await world.clock.sleep(60_000);
    const spoil = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(spoil);
      if (typeof value !== 'object' || value === null) return value;
      const isOdd = JSON.stringify(value).includes('Odd') && !JSON.stringify(value).includes('Ana');
      return Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, isOdd && /^created_?at$/i.test(name) ? 'ontem' : spoil(each)]),
      );
    };
    world.alterAnswers(spoil);
    const passedOver: string[] = [];
    const source = world.open({ passedOver: (what) => void passedOver.push(what) });
    const events = await listed(world, source, dayMs);
    expect(events.map(({ document }) => document.appointment.customer?.name)).toEqual(['Ana']);
    expect(passedOver).toEqual([`${vendorNames[world.simulator.vendor]}: a booking in a list`]);
  });

  test('a list that cannot be read is no empty list', async () => {
    const { world, source } = await listening(page);
    world.book();
    world.alterAnswers(() => ({ status: 'success' }));
    await expect(listed(world, source, dayMs)).rejects.toMatchObject({ failure: { class: 'transient' } });
    world.alterAnswers(() => '<html>maintenance</html>');
    await expect(listed(world, source, dayMs)).rejects.toMatchObject({ failure: { class: 'transient' } });
  });
}

function webhooks(page: BookingPage): void {
  test.each(['delete', 'disable'] as const)('somebody at the page %ss the webhook: the next round has it again, alive', async (what) => {
    const { world, source } = await listening(page);
    const before = world.registered(url);
    await world.meddle(what);
    expect(world.registered(url).filter(({ isAlive }) => isAlive)).toEqual([]);
    await source.registerWebhooks(request);
    expect(world.registered(url)).toEqual(before);
    world.book();
    expect(await world.delivered()).toHaveLength(1);
  });

  test('the login is replaced: the webhook is made anew with the new secret', async () => {
    const { world } = await listening(page);
    const settings = Object.fromEntries(Object.keys(world.settings).map((field) => [field, 'a new login']));
    const renewed = world.open({ settings, account: 'renewed' });
    await renewed.registerWebhooks(request);
    world.book();
    const deliveries = await world.delivered();
    expect(deliveries).toHaveLength(1);
    expect(renewed.verify(deliveries[0]!, request)).toEqual({ valid: true });
    expect(world.open().verify(deliveries[0]!, request).valid).toBe(false);
  });

  test('whatever is delivered as an event and is none is handed back by name, without a word of it', async () => {
    const { world, source } = await listening(page);
    for (const body of [
      '',
      '[]',
      '"Maria"',
      '{}',
      '{"payload":"Maria"}',
      '{"payload":{"uri":"https://evil.example/x"}}',
      '{"payload":{"uid":5e400}}',
    ]) {
      const delivery = { headers: {}, rawBody: Buffer.from(body), receivedAt: '2026-11-24T15:00:00Z' };
      expect(typeof source.deduplicationKey(delivery)).toBe('string');
      await expect(source.read(delivery, request)).rejects.toMatchObject({ failure: { class: 'validation', code: 'unreadableEvent' } });
    }
    expect(world.violations).toEqual([]);
  });
}
