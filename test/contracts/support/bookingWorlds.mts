/** Calendly and Cal.com behind their credentials, in one form: customers book, move and cancel, and the page delivers. */
import { createHmac } from 'node:crypto';
import type { BookingSource } from '../../../domain/ports/bookingSource.ts';
import type { Delivery } from '../../../domain/ports/eventSource.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import type { BookingScope, BookingSourceEntry } from '../../../runtime/vendorEntry.ts';
import { createCalCom, type CalComSimulator } from '../../../sandbox/simulators/calCom/index.mts';
import { createCalendly, type CalendlySimulator } from '../../../sandbox/simulators/calendly/index.mts';
import type { OnlineBooking } from '../../../sandbox/scheduling/onlineBooking.mts';
import type { Simulator } from '../../../sandbox/world/simulator.mts';
import { openBookingSource as openCalCom } from '../../../vendors/calCom/events/bookingSource.ts';
import { calComBookingSource } from '../../../vendors/calCom/index.ts';
import { openBookingSource as openCalendly } from '../../../vendors/calendly/events/bookingSource.ts';
import { calendlyBookingSource } from '../../../vendors/calendly/index.ts';
import { simulatedVendor, type SimulatedVendor } from './simulatedVendor.mts';

export const url = 'https://n8n.loja.example/webhook/1f/webhook';

export const maria: OnlineBooking = {
  start: '2026-12-01T14:00:00Z',
  minutes: 45,
  invitee: { name: 'Maria Souza', email: 'maria@cliente.example', timeZone: 'America/Manaus' },
  phone: '+5511912345678',
  meetingUrl: 'https://meet.google.com/abc-defg-hij',
};

export interface BookingWorld extends SimulatedVendor<Simulator> {
  readonly entry: BookingSourceEntry;
  readonly settings: Readonly<Record<string, unknown>>;
  open(over?: Partial<Connection>, scope?: BookingScope): BookingSource;
  link(over?: Partial<Connection>): Connection;
  /** Answers the id of the booking at the page. */
  book(booking?: OnlineBooking): string;
  move(id: string, start: string): string;
  cancel(id: string, by: 'customer' | 'professional'): void;
  redeliver(id: string): void;
  /** What stands at the vendor for a URL. */
  registered(url: string): { events: readonly string[]; isAlive: boolean }[];
  /** As an owner would at the vendor's: the webhook is gone, or is not delivered to any more. */
  meddle(what: 'delete' | 'disable'): Promise<void>;
  /** All that came to the URL up to now, in the order of sending; a minute passes first. */
  delivered(url?: string): Promise<Delivery[]>;
  /** The same signed by somebody with that key, at that time (milliseconds since the epoch). */
  signedWith(key: string, delivery: Delivery, at: number): Delivery;
}

export function calendlyWorld(): BookingWorld {
  const world: SimulatedVendor<CalendlySimulator> = simulatedVendor({
    create: (services) => createCalendly(services),
    login: ({ secrets }) => ({ authorization: `Bearer ${secrets.personalToken}` }),
  });
  const { simulator } = world;
  const settings = { accessToken: simulator.secrets.personalToken };
  const asOwner = async (method: string, path: string) =>
    await simulator.app.fetch(
      new Request(`https://api.calendly.com${path}`, { method, headers: { authorization: `Bearer ${settings.accessToken}` } }),
    );
  return {
    ...common(world, calendlyBookingSource, settings),
    open: (over, scope) => openCalendly(world.connect({ settings, ...over }), scope),
    book: (booking = maria) => simulator.book(booking),
    move: (id, start) => simulator.move(id, { start }),
    cancel: (id, by) => simulator.cancel(id, { by: by === 'customer' ? 'invitee' : 'host', reason: 'imprevisto' }),
    redeliver: (id) => simulator.redeliver(id),
    registered: (address) =>
      simulator
        .subscriptions()
        .filter((one) => one.url.split('?')[0] === address)
        .map(({ events, state }) => ({ events, isAlive: state === 'active' })),
    async meddle(what) {
      const [one] = simulator.subscriptions();
      if (what === 'delete') await asOwner('DELETE', new URL(one!.uri).pathname);
      else simulator.disable(one!.uri);
    },
    signedWith(key, delivery, at) {
      const seconds = Math.floor(at / 1000);
      const signature = createHmac('sha256', key).update(`${seconds}.`).update(delivery.rawBody).digest('hex');
      return { ...delivery, headers: { ...delivery.headers, 'calendly-webhook-signature': `t=${seconds},v1=${signature}` } };
    },
  };
}

export function calComWorld(): BookingWorld {
  const world: SimulatedVendor<CalComSimulator> = simulatedVendor({
    create: (services) => createCalCom(services),
    login: ({ secrets }) => ({ authorization: `Bearer ${secrets.apiKey}` }),
  });
  const { simulator } = world;
  const settings = { apiKey: simulator.secrets.apiKey };
  const asOwner = async (method: string, path: string, body?: object) =>
    await simulator.app.fetch(
      new Request(`https://api.cal.com/v2${path}`, {
        method,
        headers: { authorization: `Bearer ${settings.apiKey}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
  return {
    ...common(world, calComBookingSource, settings),
    open: (over) => openCalCom(world.connect({ settings, ...over })),
    book: (booking = maria) => simulator.book(booking),
    move: (id, start) => simulator.move(id, { start }),
    cancel: (id, by) => simulator.cancel(id, 'imprevisto', by === 'customer' ? 'invitee' : 'host'),
    redeliver: (id) => simulator.redeliver(id),
    registered: (address) =>
      simulator
        .webhooks()
        .filter((one) => one.subscriberUrl.split('?')[0] === address)
        .map(({ triggers, active }) => ({ events: triggers, isAlive: active })),
    async meddle(what) {
      const [one] = simulator.webhooks();
      if (what === 'delete') await asOwner('DELETE', `/webhooks/${one!.id}`);
      else await asOwner('PATCH', `/webhooks/${one!.id}`, { active: false });
    },
    signedWith: (key, delivery) => ({
      ...delivery,
      headers: { ...delivery.headers, 'x-cal-signature-256': createHmac('sha256', key).update(delivery.rawBody).digest('hex') },
    }),
  };
}

function common<S extends Simulator>(world: SimulatedVendor<S>, entry: BookingSourceEntry, settings: Record<string, unknown>) {
  const link = (over: Partial<Connection> = {}) => world.connect({ settings, ...over });
  return {
    ...world,
    entry,
    settings,
    link,
    async delivered(address = url) {
      await world.clock.sleep(60_000);
      return world.deliveries(address);
    },
  };
}
