/** A world that the test moves by hand, for one simulator at a time. */
import type { Simulator, Violation, WorldServices } from '../../../sandbox/world/simulator.mts';
import { createWorldClock } from '../../../sandbox/world/clock.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import type { Delivery } from '../../../sandbox/world/webhooks.mts';
import type { Loose } from './loose.mts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Loose;
}

export function handWorld<S extends Simulator>(create: (services: WorldServices) => S) {
  let wall = Date.parse('2026-11-24T15:00:00Z');
  const clock = createWorldClock({ live: false, wall: () => wall });
  const violations: Violation[] = [];
  const deliveries: Delivery[] = [];
  const webhooks = {
    send: (delivery: Delivery) => {
      deliveries.push(delivery);
      return Promise.resolve(true);
    },
    records: [],
    inFlight: () => 0,
    waiting: () => 0,
  };
  const violation = (found: Violation) => void violations.push(found);
  const simulator = create({ clock, random: createRandom(7), webhooks, violation });

  const fetch = async (url: string, init: RequestInit = {}): Promise<Answered> => {
    const answer = await simulator.app.fetch(new Request(url, init));
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : undefined };
  };

  return {
    simulator,
    clock,
    violations,
    rules: () => violations.map(({ rule }) => rule),
    deliveries,
    /** Moves the wall's time only. */
    pass: (ms: number) => void (wall += ms),
    fetch,
    /** The operation's name of a request, as the log has it. */
    operation: (method: string, path: string, body = '') => simulator.operationOf({ method, path, body }),
  };
}
