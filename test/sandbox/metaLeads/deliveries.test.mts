/** From the subscription to the delivery. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { formIds } from '../../../sandbox/simulators/metaLeads/index.mts';
import { ana, callback, openPage } from './account.mts';

const bodyOf = (delivery: { body: string | Buffer } | undefined) => JSON.parse(String(delivery?.body));

describe('subscribing', () => {
  test('asks the callback to echo a challenge', async () => {
    const { call, secrets, appToken, simulator } = openPage();
    const form = { object: 'page', callback_url: callback, verify_token: 'falso', fields: 'leadgen' };
    const failed = await call('POST', `${secrets.appId}/subscriptions`, appToken, form);
    expect([failed.status, failed.body.error.code]).toEqual([400, 2200]);
    expect(simulator.callback()).toBeUndefined();
    const done = await call('POST', `${secrets.appId}/subscriptions`, appToken, { ...form, verify_token: 'segredo' });
    expect([done.body, simulator.callback()]).toEqual([{ success: true }, callback]);
    expect((await call('GET', `${secrets.appId}/subscriptions`, appToken)).body.data).toMatchObject([
      { object: 'page', callback_url: callback, active: true, fields: [{ name: 'leadgen' }] },
    ]);
  });

  test('takes the one callback of the application away from who had it', async () => {
    const { simulator, subscribe, rules } = openPage();
    simulator.takeOver('https://other.example/hook');
    await subscribe();
    expect([simulator.callback(), rules()]).toEqual([callback, ['callback-replaced']]);
  });

  test("wants the application's token for the callback and the page's for the page", async () => {
    const { call, secrets, appToken } = openPage();
    expect((await call('GET', `${secrets.appId}/subscriptions`)).body.error.code).toBe(15);
    const path = `${secrets.pageId}/subscribed_apps?subscribed_fields=leadgen`;
    expect((await call('POST', path, secrets.userToken)).body.error.code).toBe(210);
    expect((await call('POST', path, appToken)).body.error.code).toBe(210);
    expect((await call('POST', path, secrets.otherPageToken)).body.error).toMatchObject({ code: 100, error_subcode: 33 });
    expect((await call('POST', `${secrets.pageId}/subscribed_apps`)).body.error.code).toBe(100);
  });

  test('is seen and taken back', async () => {
    const { call, secrets, subscribe, simulator } = openPage();
    await subscribe();
    const path = `${secrets.pageId}/subscribed_apps`;
    expect((await call('GET', path)).body.data).toMatchObject([{ id: secrets.appId, subscribed_fields: ['leadgen'] }]);
    await call('DELETE', path);
    expect(simulator.subscribedFields()).toEqual([]);
  });

  test('is not allowed without the permission', async () => {
    const { simulator, subscribe } = openPage();
    simulator.setScopes(['leads_retrieval']);
    const { status, body } = await subscribe();
    expect([status, body.error.code, body.error.message]).toEqual([
      403,
      200,
      '(#200) Requires pages_manage_metadata permission to manage the object',
    ]);
  });
});

describe('a delivery', () => {
  test('names the lead, is signed over the raw bytes and says nothing of the person', async () => {
    const { simulator, secrets, clock, deliveries, subscribe } = openPage();
    await subscribe();
    const id = simulator.submit(ana);
    await clock.advance(500);
    const [sent] = deliveries;
    expect(bodyOf(sent)).toEqual({
      object: 'page',
      entry: [
        {
          id: secrets.pageId,
          time: Date.parse('2026-11-24T15:00:00Z') / 1_000,
          changes: [
            {
              field: 'leadgen',
              value: {
                leadgen_id: id,
                page_id: secrets.pageId,
                form_id: formIds.consent,
                created_time: Date.parse('2026-11-24T15:00:00Z') / 1_000,
                ad_id: '120211000000000031',
                adgroup_id: '120211000000000031',
              },
            },
          ],
        },
      ],
    });
    const signature = createHmac('sha256', secrets.appSecret).update(String(sent!.body)).digest('hex');
    expect(sent!.headers['X-Hub-Signature-256']).toBe(`sha256=${signature}`);
    expect(String(sent!.body)).not.toMatch(/Ana|ana@|98765/);
    expect([sent!.isSuccess(200), sent!.isSuccess(204)]).toEqual([true, false]);
    expect(sent!.schedule.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(36 * 3_600_000);
  });

  test('holds several leads, and may come again', async () => {
    const { simulator, clock, deliveries, subscribe } = openPage();
    await subscribe();
    const ids = simulator.submitTogether([ana, { ...ana, ad: null }]);
    expect(simulator.undelivered!()).toBe(2);
    await clock.advance(500);
    expect(simulator.undelivered!()).toBe(0);
    const found = (index: number) =>
      bodyOf(deliveries[index]).entry.flatMap((entry: { changes: { value: { leadgen_id: string } }[] }) =>
        entry.changes.map(({ value }) => value.leadgen_id),
      );
    expect(found(0)).toEqual(ids);
    simulator.redeliver(ids[0]!);
    await clock.advance(500);
    expect(found(1)).toEqual([ids[0]]);
  });

  test('never leaves without a subscription, in development, after removal, or when it is lost', async () => {
    const { simulator, clock, deliveries, subscribe } = openPage();
    simulator.submit(ana);
    await subscribe();
    simulator.setMode('development');
    simulator.submit(ana);
    simulator.setMode('live');
    simulator.loseDeliveries(1);
    simulator.submit(ana);
    simulator.removeFromPage();
    simulator.submit(ana);
    await clock.advance(500);
    expect(deliveries).toHaveLength(0);
    expect(simulator.leads()).toHaveLength(4);
  });

  test('may write ids as numbers', async () => {
    const { simulator, clock, deliveries, subscribe } = openPage({ idsAsNumbers: true });
    await subscribe();
    const id = simulator.submit(ana);
    await clock.advance(500);
    expect(String(deliveries[0]!.body)).toContain(`"leadgen_id":${id}`);
  });

  test("of the panel's button is about nobody", async () => {
    const { simulator, call, deliveries, subscribe, secrets } = openPage();
    await subscribe();
    simulator.sendTestSample();
    const { value } = bodyOf(deliveries[0]).entry[0].changes[0];
    expect(value.leadgen_id).toBe('444444444444');
    expect((await call('GET', value.leadgen_id, secrets.pageToken)).body.error).toMatchObject({ code: 100, error_subcode: 33 });
  });
});
