/** A month of parcels: labels are bought day by day, the carrier moves them, and Shipment Trigger looks at them a few times a day. */
import type { FlowEvent } from '../../../domain/documents/event.ts';
import type { Shipment } from '../../../domain/documents/shipment.ts';
import type { ShipmentRequest } from '../../../domain/ports/carrier.ts';
import { ShipmentTrigger } from '../../../nodes/ShipmentTrigger/ShipmentTrigger.node.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import type { Simulator } from '../../../sandbox/world/simulator.mts';
import { person } from '../../../sandbox/brazil/index.mts';
import { createRandom, type Random } from '../../../sandbox/world/random.mts';
import { shipmentRequest } from '../../contracts/carrier.contract.mts';
import { paidOrder } from '../../contracts/support/order.mts';
import type { SimulatedVendor } from '../../contracts/support/simulatedVendor.mts';
import { triggerHost } from './triggerHost.mts';

const hour = 3_600_000;
const lookEveryHours = 12;
const days = 30;

/** Labels are bought on so many days; on the last of them most parcels are under way. */
const daysOfBuying = 10;

/** Away for a day, once each. No parcel does two steps between two looks, of which SuperFrete would tell the later one alone. */
const outages = { n8n: 12, vendor: 17 } as const;
const leastHoursBetween = 48;

/** One step of a parcel, and what is told of it; undefined: it was told before, or nothing is. */
export interface Step {
  readonly act: (label: Label) => void;
  readonly tells: string | undefined;
}

export interface Label {
  readonly id: string;
  readonly code: string | null;
}

export interface MonthVendor {
  readonly id: string;
  readonly credentialType: string;
  readonly events: readonly string[];
  readonly connect: () => Connection;
  readonly create: (request: ShipmentRequest) => Promise<Shipment>;
  readonly stories: readonly (readonly Step[])[];
  readonly world: Pick<SimulatedVendor<Simulator>, 'clock' | 'calls' | 'violations' | 'alterAnswers'>;
}

interface Parcel {
  readonly number: string;
  readonly dayOfBuying: number;
  /** Hours after the start of the month. */
  readonly steps: readonly (Step & { readonly at: number })[];
  label?: Label;
  done: number;
}

interface Told {
  readonly event: FlowEvent;
  readonly shipment: Shipment;
}

export interface PlayedMonth {
  /** Event types by order number, in the order in which they were told. */
  readonly told: ReadonlyMap<string, readonly string[]>;
  readonly expected: ReadonlyMap<string, readonly string[]>;
  /** Calls of each look that found the vendor. */
  readonly callsOfLooks: readonly number[];
  /** Most parcels that were posted and not at their end. */
  readonly mostUnderWay: number;
  /** Told later than two looks after it happened, and a day of being away. */
  readonly late: readonly string[];
}

export async function playShipmentMonth(vendor: MonthVendor, count: number, seed: number): Promise<PlayedMonth> {
  const { world } = vendor;
  const parcels = planParcels(vendor, count, createRandom(seed).fork(vendor.id));
  const look = looker(vendor);
  const told = new Map<string, string[]>();
  const callsOfLooks: number[] = [];
  const late: string[] = [];
  let mostUnderWay = 0;
  const isAway = { n8n: false, vendor: false };
  world.alterAnswers((body) => (isAway.vendor ? 'Estamos em manutenção' : body));
  await look();
  for (let now = 0; now < days * 24; now += lookEveryHours) {
    const today = Math.floor(now / 24);
    if (now % 24 === 0) for (const one of parcels) if (one.dayOfBuying === today) one.label = await buy(vendor, one.number);
    move(parcels, now);
    isAway.n8n = today === outages.n8n;
    isAway.vendor = today === outages.vendor;
    mostUnderWay = Math.max(mostUnderWay, parcels.filter(({ done, steps }) => done > 0 && done < steps.length).length);
    await world.clock.sleep(lookEveryHours * hour);
    if (isAway.n8n) continue;
    const before = world.calls.length;
    const news = await look();
    if (!isAway.vendor) callsOfLooks.push(world.calls.length - before);
    for (const { event, shipment } of news) {
      const number = shipment.orderNumber ?? '';
      told.set(number, [...(told.get(number) ?? []), event.type]);
      if (world.clock.now() - Date.parse(event.occurredAt) > (24 + 2 * lookEveryHours) * hour) late.push(`${event.type} of ${number}`);
    }
  }
  return { told, expected: expectedOf(parcels), callsOfLooks, mostUnderWay, late };
}

function planParcels({ stories }: MonthVendor, count: number, random: Random): Parcel[] {
  return Array.from({ length: count }, (_, index) => {
    const dayOfBuying = index % daysOfBuying;
    let at = dayOfBuying * 24;
    const steps = random.pick(stories).map((step) => {
      at += random.int(leastHoursBetween, 2 * leastHoursBetween);
      return { ...step, at };
    });
    return { number: String(2001 + index), dayOfBuying, steps, done: 0 };
  });
}

/** n8n looks every minute; every twelve hours finds the same, and costs less. */
function looker(vendor: MonthVendor) {
  const running = triggerHost(new ShipmentTrigger(), {
    connect: vendor.connect,
    credentialType: vendor.credentialType,
    parameters: { vendor: vendor.id, events: [...vendor.events] },
    url: '',
  });
  return async (): Promise<Told[]> => {
    const all: Told[] = [];
    // Of many news the rest comes a minute later.
    for (let some; (some = await running.poll()).length > 0; ) all.push(...some.map(({ json }) => json as unknown as Told));
    return all;
  };
}

/** Everybody buys once. */
async function buy({ world, create }: MonthVendor, number: string): Promise<Label> {
  const now = new Date(world.clock.now()).toISOString();
  const { customer } = paidOrder(number);
  const { cpf } = person(createRandom(Number(number)));
  const change = { createdAt: now, updatedAt: now, customer: { ...customer, taxId: { type: 'CPF', value: cpf } as const } };
  const { id, trackingNumber } = await create(shipmentRequest(number, { order: paidOrder(number, change) }));
  return { id, code: trackingNumber };
}

function move(parcels: readonly Parcel[], now: number): void {
  for (const one of parcels) {
    const next = one.steps[one.done];
    if (!one.label || !next || next.at > now) continue;
    next.act(one.label);
    one.done++;
  }
}

/** What happened by the end, each status once. */
const expectedOf = (parcels: readonly Parcel[]) =>
  new Map(
    parcels.map(({ number, steps, done }) => {
      const types = ['shipment.label_ready', ...steps.slice(0, done).flatMap(({ tells }) => tells ?? [])];
      return [number, types] as const;
    }),
  );
