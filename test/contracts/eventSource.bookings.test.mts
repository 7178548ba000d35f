/** The booking pages as sources of events, as every source is tried. */
import type { BookingDocuments } from '../../domain/documents/appointment.ts';
import { eventSourceContract, type EventSourceHarness } from './eventSource.contract.mts';
import { calComWorld, calendlyWorld, maria, url, type BookingWorld } from './support/bookingWorlds.mts';
import { faultHandles } from './support/faultHandles.mts';

const otherUrl = 'https://n8n.loja.example/webhook/2e/webhook';

function harness(make: () => BookingWorld, names: Record<string, string | readonly string[]>): EventSourceHarness<BookingDocuments> {
  const world = make();
  let bookings = 0;
  return {
    open: () => world.open(),
    url,
    otherUrl,
    refusedUrl: 'n8n.loja.example/webhook/1f/webhook',
    topics: ['appointment.booked', 'appointment.cancelled'],
    anotherTopic: 'appointment.moved',
    subscriptionOf: (topic) => names[topic]!,
    subscribed: (address) => world.registered(address).flatMap(({ events }) => events),
    loseSubscriptions: () => world.simulator.reset(),
    async happen() {
      const id = world.book({ ...maria, invitee: { ...maria.invitee, name: `Cliente ${++bookings}` } });
      const delivery = (await world.delivered()).find(({ rawBody }) => rawBody.includes(`Cliente ${bookings}`))!;
      return { delivery, number: id };
    },
    forgeries: (delivery) => [
      { ...delivery, headers: {} },
      world.signedWith('', delivery, world.clock.now()),
      world.signedWith('whsec_guess', delivery, world.clock.now()),
      { ...delivery, rawBody: Buffer.concat([delivery.rawBody, Buffer.from(' ')]) },
    ],
    numberOf: ({ appointment }) => appointment.id.split('/').find((part) => world.simulator.ledger().some(({ id }) => id === part)) ?? null,
    calls: () => world.calls.length,
    ...faultHandles(world),
  };
}

const calendlyNames: Record<string, string> = {
  'appointment.booked': 'invitee.created',
  'appointment.moved': 'invitee.created',
  'appointment.cancelled': 'invitee.canceled',
};

/** A move that has to be agreed to comes as a new booking. */
const calComNames: Record<string, readonly string[]> = {
  'appointment.booked': ['BOOKING_CREATED'],
  'appointment.moved': ['BOOKING_CREATED', 'BOOKING_RESCHEDULED'],
  'appointment.cancelled': ['BOOKING_CANCELLED'],
};

eventSourceContract('Calendly', () => harness(calendlyWorld, calendlyNames));
eventSourceContract('Cal.com', () => harness(calComWorld, calComNames));
