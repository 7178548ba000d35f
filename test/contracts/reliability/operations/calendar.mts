/** What Appointment writes. */
import { appointmentReference, referenceTo } from '../../../../domain/documents/appointment.ts';
import type { AppointmentChange, AppointmentDraft, Calendar } from '../../../../domain/ports/calendar.ts';
import { openCalendar } from '../../../../vendors/googleCalendar/appointments/calendar.ts';
import { booking } from '../../calendar.contract.mts';
import { freshAccount } from '../../support/freshAccount.mts';
import { googleCalendarWorld, type GoogleCalendarWorld } from '../../support/googleCalendarWorld.mts';
import { idOf, type Guard, type Operation, type Told } from '../operation.mts';
import { sceneOf } from '../scenes.mts';

const common = { vendor: 'googleCalendar', node: 'Appointment' } as const;

function creation(draft: AppointmentDraft, effects: (world: GoogleCalendarWorld) => readonly string[], form?: string): Operation {
  return {
    ...common,
    operation: 'create',
    guard: 'key',
    ...(form === undefined ? {} : { form }),
    scene: () => {
      const world = googleCalendarWorld();
      return sceneOf(world, (process) => world.connect(process), {
        run: async (connection) => {
          const { appointment } = await openCalendar(connection).create(draft);
          return form === undefined ? idOf(appointment) : { done: true };
        },
        effects: () => effects(world),
      });
    },
  };
}

const appointments = ({ simulator }: GoogleCalendarWorld) => {
  const { id: own } = simulator.calendars().find(({ primary }) => primary)!;
  return simulator.slots({}, own);
};

interface Change {
  operation: string;
  guard: Guard;
  change: AppointmentChange;
  /** Of the appointment as it stands. */
  isSo: (event: Record<string, unknown>) => boolean;
}

const later = { start: '2026-11-28T13:00:00.000Z', end: '2026-11-28T14:00:00.000Z', timeZone: null };

const kept = (event: Record<string, unknown>) => (event.extendedProperties as { private: Record<string, string> }).private;
const isAt = ({ start }: Record<string, unknown>, moment: string) =>
  Date.parse((start as { dateTime: string }).dateTime) === Date.parse(moment);

const changes: readonly Change[] = [
  {
    operation: 'move',
    guard: 'state',
    change: { kind: 'move', ...later },
    // What the flow tells the customer of the old time stays, however often the move is asked for.
    isSo: (event) => isAt(event, later.start) && Date.parse(kept(event).ponte_movedFrom!) === Date.parse(booking().start),
  },
  {
    operation: 'cancel',
    guard: 'state',
    change: { kind: 'cancel', by: 'customer' },
    isSo: (event) => event.status === 'cancelled' && kept(event).ponte_cancelledBy === 'customer',
  },
  {
    operation: 'confirm',
    guard: 'state',
    change: { kind: 'confirm' },
    isSo: (event) => kept(event).ponte_answer === 'confirmed' && isAt(event, booking().start),
  },
];

/** As the node does it for a button that names the appointment and its time. */
async function changed(calendar: Calendar, button: string, { change }: Change): Promise<Told> {
  const reference = appointmentReference(button)!;
  if (change.kind === 'move') await calendar.entry(reference);
  await calendar.change(reference, change, reference.start);
  return { done: true };
}

const operationOf = (each: Change): Operation => ({
  ...common,
  operation: each.operation,
  guard: each.guard,
  scene: async () => {
    const world = googleCalendarWorld();
    const { appointment } = await openCalendar(world.connect({ account: freshAccount() })).create(booking());
    const button = referenceTo(appointment);
    const { event } = appointmentReference(button)!;
    const before = world.simulator.history().length;
    return sceneOf(world, (process) => world.connect(process), {
      run: async (connection) => await changed(openCalendar(connection), button, each),
      // Each time that Google changes it, everybody's calendar rings: once for the whole of it.
      effects: () => {
        const done = world.simulator.history().slice(before);
        const last = done.filter(({ what }) => what === (each.operation === 'cancel' ? 'cancelled' : 'changed'));
        return each.isSo(world.simulator.event(event)) ? last.map(({ what }) => what) : [];
      },
    });
  },
});

export const calendarOperations: readonly Operation[] = [
  creation(booking(), (world) => appointments(world).map(({ id }) => `primary/${id}`)),
  creation(booking({ sendsInvitation: true }), (world) => world.simulator.mails().map(({ kind }) => kind), 'with an invitation by e-mail'),
  ...changes.map(operationOf),
];
