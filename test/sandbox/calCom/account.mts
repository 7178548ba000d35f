/** The simulated Cal.com with a listener behind its webhooks. It is Tuesday, 24 November 2026, 15:00 UTC. */
import { createCalCom } from '../../../sandbox/simulators/calCom/index.mts';
import { createGoogleCalendar } from '../../../sandbox/simulators/googleCalendar/index.mts';
import { handWorld } from '../support/handWorld.mts';
import { openListener } from '../support/listener.mts';
import type { Loose } from '../support/loose.mts';

export const hook = 'https://n8n.example/webhook/cal';
export const joao = { name: 'João Pereira', email: 'joao@cliente.example' };

export function openCalCom() {
  const listener = openListener();
  const world = handWorld((services) => {
    const google = createGoogleCalendar(services);
    return Object.assign(createCalCom({ ...services, webhooks: listener.webhooks }, { calendar: google }), { google });
  });
  const request = (method: string, path: string, body?: object, key = world.simulator.secrets.apiKey) =>
    world.fetch(`https://api.cal.com/${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const wanted = {
    subscriberUrl: hook,
    triggers: ['BOOKING_CREATED', 'BOOKING_RESCHEDULED', 'BOOKING_CANCELLED'],
    active: true,
    secret: 'our secret',
  };
  return {
    ...world,
    ...listener,
    request,
    wanted,
    subscribe: (more: object = {}) => request('POST', 'v2/webhooks', { ...wanted, ...more }),
    bodies: (): Loose[] => listener.received.map(({ body }) => JSON.parse(body.toString())),
  };
}
