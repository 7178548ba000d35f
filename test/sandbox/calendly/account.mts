/** The simulated Calendly with a listener behind its webhooks. It is Tuesday, 24 November 2026, 15:00 UTC. */
import { createCalendly } from '../../../sandbox/simulators/calendly/index.mts';
import { createGoogleCalendar } from '../../../sandbox/simulators/googleCalendar/index.mts';
import { handWorld } from '../support/handWorld.mts';
import { openListener } from '../support/listener.mts';
import type { Loose } from '../support/loose.mts';

export const hook = 'https://n8n.example/webhook/agenda';
export const maria = { name: 'Maria da Silva', email: 'maria@cliente.example', timeZone: 'America/Manaus' };

export function openCalendly() {
  const listener = openListener();
  const world = handWorld((services) => {
    const google = createGoogleCalendar(services);
    const calendly = createCalendly({ ...services, webhooks: listener.webhooks }, { calendar: google });
    return Object.assign(calendly, { google });
  });
  const { simulator } = world;
  const { secrets } = simulator;

  const request = (method: string, path: string, body?: object, token: string = secrets.personalToken) =>
    world.fetch(`https://api.calendly.com/${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  const wanted = {
    url: hook,
    events: ['invitee.created', 'invitee.canceled'],
    organization: secrets.organization,
    user: secrets.user,
    scope: 'user',
    signing_key: 'our key',
  };
  return {
    ...world,
    ...listener,
    request,
    wanted,
    subscribe: (more: object = {}, token?: string) => request('POST', 'webhook_subscriptions', { ...wanted, ...more }, token),
    /** Lets the deliveries' lateness pass. */
    settle: () => world.clock.advance(5_000),
    bodies: (): Loose[] => listener.received.map(({ body }) => JSON.parse(body.toString())),
  };
}
