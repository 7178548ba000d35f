/** What Appointment and Appointment Trigger ask of a calendar, whoever keeps it. It is Tuesday, 24 November 2026, noon in São Paulo. */
import { describe, expect, test } from 'vitest';
import { appointmentReference } from '../../domain/documents/appointment.ts';
import type { AppointmentDraft, Calendar } from '../../domain/ports/calendar.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { failureOf } from './support/failureOf.mts';
import { onFirstOfEach, onWrite, onWriteLate, withUnknownFields, type Fault, type SimulatedVendor } from './support/simulatedVendor.mts';

export interface CalendarWorld extends Pick<SimulatedVendor<Simulator>, 'calls' | 'violations' | 'inject' | 'alterAnswers' | 'clock'> {
  open(): Calendar;
  /** What takes place in the account's own calendar: starts and titles. */
  standing(): { start: string; title: string }[];
  /** Somebody works in the calendar by hand; `id` is the appointment's. */
  byHand: {
    book(start: string, customer?: { name: string; phone?: string }): string;
    move(id: string, start: string): void;
    cancel(id: string): void;
  };
}

export const booking = (over: Partial<AppointmentDraft> = {}): AppointmentDraft => ({
  calendar: 'primary',
  bookingId: 'site-77',
  title: 'Consulta Maria',
  start: '2026-11-27T13:00:00.000Z',
  end: '2026-11-27T14:00:00.000Z',
  timeZone: null,
  customer: { name: 'Maria Silva', email: 'maria@loja.example', phone: '+5511912345678' },
  location: 'Rua A, 1',
  notes: 'Primeira vez',
  sendsInvitation: false,
  ...over,
});

const week = { calendar: 'primary', since: '2026-11-24T15:00:00.000Z', until: '2026-12-01T15:00:00.000Z' };
const slot = { start: '2026-11-27T13:00:00.000Z', title: 'Consulta Maria' };
const later = { start: '2026-11-28T13:00:00.000Z', end: '2026-11-28T14:00:00.000Z', timeZone: null };

export function calendarContract(name: string, openWorld: () => CalendarWorld): void {
  describe(`${name} as a calendar`, () => {
    test('keeps a booking with everything that is known of it', async () => {
      const world = openWorld();
      const { appointment, found } = await world.open().create(booking());
      expect(found).toBe(false);
      expect({ ...appointment, start: new Date(appointment.start).toISOString() }).toMatchObject({
        title: 'Consulta Maria',
        start: slot.start,
        timeZone: 'America/Sao_Paulo',
        customer: { name: 'Maria Silva', email: 'maria@loja.example', phone: '+5511912345678' },
        location: 'Rua A, 1',
        notes: 'Primeira vez',
        status: 'scheduled',
        bookingId: 'site-77',
      });
      expect(world.standing()).toEqual([slot]);
      const listed = await world.open().entries(week);
      expect(listed.map((entry) => entry.appointment)).toEqual([appointment]);
      expect((await world.open().entry(appointmentReference(appointment.id)!))?.appointment).toEqual(appointment);
      expect(world.violations).toEqual([]);
    });

    test('finds a booking that comes twice, also after it was moved', async () => {
      const world = openWorld();
      const { appointment } = await world.open().create(booking());
      expect(await world.open().create(booking())).toEqual({ appointment, found: true });
      world.byHand.move(appointment.id, later.start);
      const again = await world.open().create(booking());
      expect([again.found, new Date(again.appointment.start).toISOString()]).toEqual([true, later.start]);
      expect(world.standing()).toHaveLength(1);
    });

    test('books one of two who want the same free hour at once', async () => {
      const world = openWorld();
      const calendar = world.open();
      const rui = { name: 'Rui', email: null, phone: '+5531988887777' };
      const [first, second] = await Promise.allSettled([
        calendar.create(booking({ onlyIfFree: true })),
        calendar.create(booking({ onlyIfFree: true, bookingId: 'site-78', customer: rui })),
      ]);
      expect(first).toMatchObject({ status: 'fulfilled', value: { found: false } });
      expect(second).toMatchObject({ status: 'rejected', reason: { failure: { class: 'conflict', code: 'timeTaken' } } });
      expect(world.standing()).toEqual([slot]);
    });

    test('refuses a booking that was cancelled since, and another one under its name', async () => {
      const world = openWorld();
      const { appointment } = await world.open().create(booking());
      expect((await failureOf(world.open().create(booking({ ...later })))).failure).toMatchObject({
        class: 'conflict',
        code: 'bookingDiffers',
      });
      world.byHand.cancel(appointment.id);
      expect((await failureOf(world.open().create(booking()))).failure).toMatchObject({ class: 'conflict', code: 'appointmentCancelled' });
      expect(world.standing()).toEqual([]);
    });

    test('keeps two bookings of one hour apart', async () => {
      const world = openWorld();
      await world.open().create(booking());
      await world.open().create(booking({ bookingId: 'site-78' }));
      expect(world.standing()).toHaveLength(2);
    });

    test('takes a whole day', async () => {
      const world = openWorld();
      const { appointment } = await world.open().create(booking({ start: '2026-11-27', end: '2026-11-28' }));
      expect([appointment.start, appointment.end]).toEqual(['2026-11-27', '2026-11-28']);
      const reference = appointmentReference(appointment.id)!;
      const moved = await world.open().change(reference, { kind: 'move', ...later });
      expect(new Date(moved.appointment.start).toISOString()).toBe(later.start);
      const back = await world.open().change(reference, { kind: 'move', start: '2026-11-30', end: '2026-12-01', timeZone: null });
      expect([back.appointment.start, back.appointment.end]).toEqual(['2026-11-30', '2026-12-01']);
      expect(world.violations).toEqual([]);
    });

    test('moves, confirms and cancels; what is so already is left alone', async () => {
      const world = openWorld();
      const { appointment } = await world.open().create(booking());
      const reference = appointmentReference(appointment.id)!;
      const confirmed = await world.open().change(reference, { kind: 'confirm' });
      expect([confirmed.unchanged, confirmed.appointment.status]).toEqual([false, 'confirmed']);
      expect(await world.open().change(reference, { kind: 'confirm' })).toMatchObject({ unchanged: true });
      const moved = await world.open().change(reference, { kind: 'move', ...later });
      // Who confirmed the old time has not confirmed the new one.
      expect(moved).toMatchObject({ unchanged: false, appointment: { status: 'scheduled', movedFrom: appointment.start } });
      expect(await world.open().change(reference, { kind: 'move', ...later })).toMatchObject({ unchanged: true });
      const cancelled = await world.open().change(reference, { kind: 'cancel', by: 'customer' });
      expect(cancelled).toMatchObject({ unchanged: false, appointment: { status: 'cancelled', cancelledBy: 'customer' } });
      expect(await world.open().change(reference, { kind: 'cancel', by: 'customer' })).toMatchObject({ unchanged: true });
      expect(world.standing()).toEqual([]);
      expect(world.violations).toEqual([]);
    });

    test('an answer about a time that it no longer has changes nothing', async () => {
      const world = openWorld();
      const id = world.byHand.book(slot.start, { name: 'Maria', phone: '11912345678' });
      world.byHand.move(id, later.start);
      const reference = appointmentReference(id)!;
      for (const change of [{ kind: 'confirm' }, { kind: 'cancel', by: 'customer' }] as const) {
        const { failure } = await failureOf(world.open().change(reference, change, slot.start));
        expect(failure).toMatchObject({ class: 'conflict', code: 'appointmentMoved' });
      }
      expect(world.standing().map(({ start }) => start)).toEqual([later.start]);
    });

    test('a yes to a time is no yes to another one, also where a person moves the appointment by hand', async () => {
      const world = openWorld();
      const id = world.byHand.book(slot.start, { name: 'Maria', phone: '11912345678' });
      const reference = appointmentReference(id)!;
      await world.open().change(reference, { kind: 'confirm' }, slot.start);
      world.byHand.move(id, later.start);
      expect((await world.open().entry(reference))!.appointment.status).toBe('scheduled');
      const again = await world.open().change(reference, { kind: 'confirm' }, later.start);
      expect([again.unchanged, again.appointment.status]).toEqual([false, 'confirmed']);
    });

    test('one that is cancelled or unknown can be neither moved nor confirmed', async () => {
      const world = openWorld();
      const id = world.byHand.book(slot.start);
      const reference = appointmentReference(id)!;
      world.byHand.cancel(id);
      expect((await failureOf(world.open().change(reference, { kind: 'confirm' }))).failure).toMatchObject({
        code: 'appointmentCancelled',
      });
      expect((await failureOf(world.open().change(reference, { kind: 'move', ...later }))).failure).toMatchObject({
        code: 'appointmentCancelled',
      });
      const stranger = { calendar: 'primary', event: '0000000000' };
      expect((await failureOf(world.open().change(stranger, { kind: 'confirm' }))).failure).toMatchObject({ class: 'notFound' });
      expect(await world.open().entry(stranger)).toBeUndefined();
    });

    test.each<Fault>(['lostAnswer', 'reset', 'serverError', 'rateLimited'])(
      '%s at any write: one appointment, in the end',
      async (fault) => {
        for (const write of [1, 2, 3, 4]) {
          const world = openWorld();
          world.inject(onWrite(write, fault));
          const { appointment } = await world.open().create(booking());
          const reference = appointmentReference(appointment.id)!;
          await world.open().change(reference, { kind: 'move', ...later });
          await world.open().change(reference, { kind: 'confirm' });
          expect(world.standing(), `write ${write}`).toEqual([{ ...slot, start: later.start }]);
          await world.open().change(reference, { kind: 'cancel', by: 'professional' });
          expect(world.standing(), `write ${write}`).toEqual([]);
          expect(world.violations).toEqual([]);
        }
      },
    );

    test('a booking that is made long after the client gave up is still one', async () => {
      for (const delayMs of [1_000, 5_000, 40_000]) {
        const world = openWorld();
        world.inject(onWriteLate(1, delayMs));
        await world.open().create(booking());
        await world.clock.sleep(120_000);
        expect(world.standing(), `${delayMs} ms`).toEqual([slot]);
      }
    });

    test('every first call that is refused for now is made again', async () => {
      for (const fault of ['rateLimited', 'serverError', 'reset'] as const) {
        const world = openWorld();
        world.inject(onFirstOfEach(fault));
        const { appointment } = await world.open().create(booking());
        expect((await world.open().entries(week)).map((entry) => entry.appointment.id)).toEqual([appointment.id]);
        expect((await world.open().calendars()).some(({ isOwn }) => isOwn)).toBe(true);
      }
    });

    test('fields that nobody has documented change nothing', async () => {
      const plain = openWorld();
      const strange = openWorld();
      strange.alterAnswers(withUnknownFields);
      const [one, other] = await Promise.all([plain, strange].map(async (world) => (await world.open().create(booking())).appointment));
      expect(other).toEqual(one);
    });
  });
}
