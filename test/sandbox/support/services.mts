/** What the world hands to a simulator, with time and deliveries in the test's hands. */
import type { Hono } from 'hono';
import { createWorldClock } from '../../../sandbox/world/clock.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import type { Violation, WorldServices } from '../../../sandbox/world/simulator.mts';
import type { Delivery } from '../../../sandbox/world/webhooks.mts';

export function openServices() {
  const violations: Violation[] = [];
  const deliveries: Delivery[] = [];
  let wall = Date.parse('2026-11-24T12:00:00Z');
  const clock = createWorldClock({ live: false, wall: () => wall });
  const services: WorldServices = {
    clock,
    random: createRandom(1),
    violation: (violation) => void violations.push(violation),
    webhooks: {
      send: (delivery) => Promise.resolve(deliveries.push(delivery) > 0),
      records: [],
      inFlight: () => 0,
      waiting: () => 0,
    },
  };
  return {
    services,
    clock,
    violations,
    deliveries,
    rules: () => violations.map(({ rule }) => rule),
    letWallPass: (ms: number) => void (wall += ms),
  };
}

export type Services = ReturnType<typeof openServices>;

/** What was posted to the callback, flat; JSON unless told otherwise. */
export const bodiesOf = (deliveries: readonly Delivery[]): unknown[] => deliveries.map(({ body }) => JSON.parse(body.toString()));

/** A request to a simulator; the answer's JSON, or its text where it is none. */
export async function ask(app: Hono, url: string, init: RequestInit = {}) {
  const response = await app.fetch(new Request(url, init));
  const text = await response.text();
  return { status: response.status, headers: response.headers, data: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
