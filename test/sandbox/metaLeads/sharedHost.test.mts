/** Two simulators answer for one host: each request reaches its own. */
import { expect, test } from 'vitest';
import { createWorld } from '../../../sandbox/world/world.mts';

test('requests of either token reach its own simulator', async () => {
  const world = createWorld({ seed: 1, clock: { live: false, wall: () => Date.parse('2026-11-24T12:00:00Z') } });
  const { metaLeads, whatsappCloud } = world.vendors;
  const get = async (path: string, token: string) => {
    const request = new Request(`https://graph.facebook.com/v25.0/${path}`, { headers: { Authorization: `Bearer ${token}` } });
    const answer = await world.dispatcher.handle('graph.facebook.com', request);
    return answer instanceof Response ? answer.status : answer;
  };
  expect(await get(metaLeads.secrets.pageId, metaLeads.secrets.pageToken)).toBe(200);
  expect(await get(whatsappCloud.secrets.phoneNumberId, whatsappCloud.secrets.accessToken)).toBe(200);
  expect(world.dispatcher.log.map(({ vendor }) => vendor)).toEqual(['metaLeads', 'whatsappCloud']);
  expect(world.violations).toEqual([]);
});
