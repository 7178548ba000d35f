/** Frenet, simulated: quotes of several carriers, services, postal codes, tracking. */
import { toResponse } from '../../http/answer.mts';
import { createApp } from '../../http/app.mts';
import { hex } from '../../world/randomText.mts';
import type { Simulator, WorldServices } from '../../world/simulator.mts';
import { host, vendor, type EventType, type Options, type Parcel, type Secrets, type Simulation, type State } from './context.mts';
import { operationOf, serve } from './routes.mts';
import { descriptions } from './tracking.mts';
import { truths } from './truths.mts';

export type { EventType as FrenetEventType, Options as FrenetOptions } from './context.mts';

export interface FrenetSimulator extends Simulator {
  readonly secrets: Secrets;
  /** A parcel that a carrier of the account has, of which nothing is known yet. */
  parcel(parcel: Omit<Parcel, 'events' | 'orderNumber' | 'invoiceNumber'> & { orderNumber?: string; invoiceNumber?: string }): void;
  event(trackingNumber: string, type: EventType, more?: { location?: string; description?: string }): void;
  /** This carrier does not answer quotes in time (or does again). */
  setSilent(carrierCode: string, silent: boolean): void;
  /** The account switches a service off (or on). */
  setService(code: string, on: boolean): void;
  revokeToken(): void;
}

export function createFrenet(world: WorldServices, options: Options = {}): FrenetSimulator {
  const random = world.random.fork(vendor);
  const simulation: Simulation = {
    world,
    options,
    secrets: { token: hex(random, 36).toUpperCase() },
    state: fresh(),
    violation: (rule, detail) => world.violation({ vendor, rule, detail }),
  };
  return {
    vendor,
    hosts: [host],
    app: createApp((incoming) => serve(simulation, incoming)),
    truths,
    secrets: simulation.secrets,
    operationOf,
    // Nothing comes to exist here.
    asksOnly: () => true,
    rateLimitedAnswer: () => toResponse({ status: 429, body: { Message: 'Too many requests.' } }),
    serverErrorAnswer: () =>
      toResponse({ status: 503, body: '<html><body><h1>Service Unavailable</h1></body></html>', headers: { 'Content-Type': 'text/html' } }),
    ledger: () => [],
    reset: () => void (simulation.state = fresh()),
    ...controls(simulation),
  };
}

const fresh = (): State => ({ parcels: new Map(), silent: new Set(), off: new Set(), tokenRevoked: false });

function controls(simulation: Simulation) {
  return {
    parcel({ trackingNumber, service, orderNumber, invoiceNumber }: Parameters<FrenetSimulator['parcel']>[0]) {
      simulation.state.parcels.set(trackingNumber, { trackingNumber, service, orderNumber, invoiceNumber, events: [] });
    },
    event(trackingNumber: string, type: EventType, more: { location?: string; description?: string } = {}) {
      const parcel = simulation.state.parcels.get(trackingNumber);
      if (!parcel) throw new Error(`No parcel ${trackingNumber}`);
      const { location = 'SAO PAULO / SP', description = descriptions[type] } = more;
      parcel.events.push({ type, at: simulation.world.clock.now(), location, description });
    },
    setSilent(carrierCode: string, silent: boolean) {
      if (silent) simulation.state.silent.add(carrierCode);
      else simulation.state.silent.delete(carrierCode);
    },
    setService(code: string, on: boolean) {
      if (on) simulation.state.off.delete(code);
      else simulation.state.off.add(code);
    },
    revokeToken: () => void (simulation.state.tokenRevoked = true),
  };
}
