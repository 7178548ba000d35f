/** The simulated HubSpot as a client with its key sees it. It is Tuesday, 24 November 2026, noon in São Paulo. */
import { createHubSpot } from '../../../sandbox/simulators/hubSpot/index.mts';
import { handWorld } from '../support/handWorld.mts';

export const objects = 'crm/objects/2026-09';

export function openHubSpot() {
  const world = handWorld(createHubSpot);
  const request = (method: string, path: string, body?: object, key = world.simulator.secrets.token) =>
    world.fetch(`https://api.hubapi.com/${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const find = (propertyName: string, value: string, more: object = {}) =>
    request('POST', `${objects}/contacts/search`, { filterGroups: [{ filters: [{ propertyName, operator: 'EQ', value }] }], ...more });
  return {
    ...world,
    request,
    find,
    create: (properties: object, path = `${objects}/contacts`) => request('POST', path, { properties }),
    /** Long enough for the search to know of everything. */
    settle: () => world.clock.advance(60_000),
  };
}
