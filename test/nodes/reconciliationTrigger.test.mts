/** Reconciliation Trigger: each night once, through restarts and outages. */
import { expect, test } from 'vitest';
import { ReconciliationTrigger } from '../../nodes/ReconciliationTrigger/ReconciliationTrigger.node.ts';
import { leadHost } from './support/leadHost.mts';
import { sharedClock } from './support/reconcileHost.mts';

const hour = 3_600_000;

/** Tuesday, 24 November 2026, noon in São Paulo. */
const noon = Date.parse('2026-11-24T15:00:00Z');

function opened(parameters: Record<string, unknown> = {}) {
  const clock = sharedClock(noon);
  const host = leadHost(new ReconciliationTrigger(), { clock, connect: () => expect.fail('it asks nobody') }, parameters);
  return { clock, host, nights: () => host.started.map(({ period }) => period as unknown) };
}

test('starts at its hour with the days of the shop’s zone, and once', async () => {
  const { clock, host, nights } = opened();
  await host.activate();
  await host.minutes(5);
  expect(nights()).toEqual([]);
  await clock.sleep(15 * hour);
  await host.minutes(90);
  expect(nights()).toEqual([{ from: '2026-11-17', to: '2026-11-24', timeZone: 'America/Sao_Paulo' }]);
  expect(host.started[0]!.event).toMatchObject({ type: 'reconciliation.due', source: 'ponte' });
  await clock.sleep(24 * hour);
  await host.minutes(3);
  expect(nights()).toHaveLength(2);
  expect(host.doubled).toEqual([]);
});

test('a night that n8n was off is made up for, once, and of several the last alone', async () => {
  const { clock, host, nights } = opened({ daysBefore: 1, timeZone: 'America/Manaus', at: '02:00' });
  await host.activate();
  await host.minutes(2);
  host.stop();
  await clock.sleep(3 * 24 * hour);
  await host.start();
  await host.minutes(3);
  expect(nights()).toEqual([{ from: '2026-11-25', to: '2026-11-26', timeZone: 'America/Manaus' }]);
  host.stop();
  await host.start();
  await host.minutes(3);
  expect(nights()).toHaveLength(1);
});

test('an hour or a zone that is none is said when it is switched on', async () => {
  await expect(opened({ at: '25h' }).host.activate()).rejects.toThrow(/time of day/);
  await expect(opened({ timeZone: 'Brasil' }).host.activate()).rejects.toThrow(/time zone/);
});
