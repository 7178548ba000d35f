/** Reading leads, forms and pages. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { formIds } from '../../../sandbox/simulators/metaLeads/index.mts';
import { truths } from '../../../sandbox/simulators/metaLeads/truths.mts';
import { ana, openPage } from './account.mts';

const dayMs = 86_400_000;
const allFields = 'created_time,field_data,custom_disclaimer_responses,ad_id,ad_name,campaign_name,form_id,is_organic,platform';

describe('a lead', () => {
  test('shows little unless fields are named', async () => {
    const { simulator, call } = openPage();
    const id = simulator.submit(ana);
    expect((await call('GET', id)).body).toEqual({
      id,
      created_time: '2026-11-24T15:00:00+0000',
      field_data: [
        { name: 'full_name', values: ['Ana Souza'] },
        { name: 'email', values: ['ana@cliente.example'] },
        { name: 'phone_number', values: ['+5511987654321'] },
      ],
    });
    expect((await call('GET', `${id}?fields=${allFields}`)).body).toMatchObject({
      form_id: formIds.consent,
      is_organic: false,
      campaign_name: 'Clareamento novembro',
      custom_disclaimer_responses: [
        { checkbox_key: 'aceito_a_política_de_privacidade', is_checked: '1' },
        { checkbox_key: 'aceito_receber_ofertas_por_whatsapp', is_checked: '' },
      ],
    });
    expect((await call('GET', `${id}?fields=form_name`)).body.error.code).toBe(100);
  });

  test('without an advertisement, or for who may not advertise, has no ad', async () => {
    const { simulator, call } = openPage();
    const organic = simulator.submit({ ...ana, ad: null });
    expect((await call('GET', `${organic}?fields=${allFields}`)).body).toMatchObject({ is_organic: true });
    const paid = simulator.submit(ana);
    simulator.setMayAdvertise(false);
    expect(Object.keys((await call('GET', `${paid}?fields=ad_id,ad_name`)).body)).toEqual(['id']);
  });

  test("of another page, erased, too old or too new can't be told apart", async () => {
    const { simulator, call, secrets, clock } = openPage();
    const unreadable = async (id: string, token?: string) => {
      const { error } = (await call('GET', id, token)).body;
      expect([error.code, error.error_subcode]).toEqual([100, 33]);
    };
    await unreadable(simulator.submit({ form: formIds.other, answers: { email: 'b@ex.com' } }));
    const id = simulator.submit(ana);
    await unreadable(id, secrets.otherPageToken);
    simulator.setLag(5_000);
    const late = simulator.submit(ana);
    await unreadable(late);
    await clock.advance(5_000);
    expect((await call('GET', late)).status).toBe(200);
    simulator.eraseLead(late);
    await unreadable(late);
    await clock.advance(91 * dayMs);
    await unreadable(id);
  });

  test('of a test has placeholders, is one of its form, and can be deleted', async () => {
    const { simulator, call } = openPage();
    const { body } = await call('POST', `${formIds.plain}/test_leads`);
    expect((await call('GET', body.id)).body.field_data).toEqual([
      { name: 'full_name', values: ['<test lead: dummy data for full_name>'] },
      { name: 'email', values: ['test@meta.com'] },
      { name: 'phone_number', values: ['<test lead: dummy data for phone_number>'] },
    ]);
    expect(simulator.submitTest(formIds.plain)).toBeUndefined();
    expect((await call('POST', `${formIds.plain}/test_leads`)).status).toBe(400);
    expect((await call('DELETE', body.id)).body).toEqual({ success: true });
    expect(simulator.submitTest(formIds.plain)).toBeDefined();
  });

  test('is in the ledger without what can be read', () => {
    const { simulator } = openPage();
    simulator.submit(ana);
    expect(simulator.ledger()).toMatchObject([{ kind: 'submission', status: 'open', detail: { form: formIds.consent } }]);
    expect(JSON.stringify(simulator.ledger())).not.toMatch(/Ana|ana@|87654/);
  });
});

describe('lists', () => {
  test('of leads come newest first, in pages, with a filter in seconds', async () => {
    const { simulator, call, clock, rules } = openPage();
    const ids: string[] = [];
    for (let index = 0; index < 3; index++) {
      ids.push(simulator.submit(ana));
      await clock.advance(60_000);
    }
    const first = await call('GET', `${formIds.consent}/leads?limit=2&fields=id`);
    expect(first.body.data.map(({ id }: { id: string }) => id)).toEqual([ids[2], ids[1]]);
    simulator.submit(ana);
    const next = new URL(first.body.paging.next);
    expect(next.searchParams.get('access_token')).not.toBeNull();
    const second = await call('GET', `${formIds.consent}/leads${next.search}`, null);
    expect([second.body.data.map(({ id }: { id: string }) => id), second.body.paging.next]).toEqual([[ids[0]], undefined]);

    const since = Date.parse('2026-11-24T15:01:00Z') / 1_000;
    const filtered = async (operator: string, value: number) => {
      const filter = encodeURIComponent(JSON.stringify([{ field: 'time_created', operator, value }]));
      return (await call('GET', `${formIds.consent}/leads?fields=id&filtering=${filter}`)).body;
    };
    expect((await filtered('GREATER_THAN', since)).data).toHaveLength(2);
    expect((await filtered('GREATER_THAN_OR_EQUAL', since)).data).toHaveLength(3);
    expect((await filtered('LESS_THAN', since)).data).toEqual([{ id: ids[0] }]);
    expect((await filtered('NEWER', since)).error.code).toBe(100);
    expect((await call('GET', `${formIds.consent}/leads?since=${since}`)).body.data).toHaveLength(4);
    expect(rules()).toEqual(['lead-filter', 'lead-filter']);
  });

  test('a filter may be ignored', async () => {
    const { simulator, call } = openPage({ ignoreFilter: true });
    simulator.submit(ana);
    const filter = encodeURIComponent(JSON.stringify([{ field: 'time_created', operator: 'GREATER_THAN', value: 4_000_000_000 }]));
    expect((await call('GET', `${formIds.consent}/leads?filtering=${filter}`)).body.data).toHaveLength(1);
  });

  test("pages with their tokens, forms with their questions, by the page's own token", async () => {
    const { call, secrets, simulator } = openPage();
    const accounts = await call('GET', 'me/accounts', secrets.userToken);
    expect(accounts.body.data).toMatchObject([
      { id: secrets.pageId, access_token: secrets.pageToken },
      { id: secrets.otherPageId, access_token: secrets.otherPageToken },
    ]);
    expect((await call('GET', `${secrets.pageId}/leadgen_forms`, secrets.userToken)).body.error.code).toBe(190);
    simulator.setFormStatus(formIds.plain, 'ARCHIVED');
    const forms = await call('GET', `${secrets.pageId}/leadgen_forms?fields=id,name,status,questions{key,type}`);
    expect(forms.body.data).toMatchObject([
      { id: formIds.consent, name: 'Avaliação gratuita', status: 'ACTIVE' },
      { id: formIds.plain, status: 'ARCHIVED', questions: [{ key: 'full_name', type: 'FULL_NAME' }, {}, {}] },
    ]);
  });
});

describe('refusals', () => {
  test('tokens end in several ways', async () => {
    const { simulator, call, secrets, clock, appToken } = openPage();
    const subcode = async (token: string) => (await call('GET', 'me', token)).body.error?.error_subcode as number | undefined;
    expect((await call('GET', 'me', null)).body.error.code).toBe(104);
    expect((await call('GET', 'me', 'falso')).body.error.code).toBe(190);
    await clock.advance(61 * dayMs);
    expect([await subcode(secrets.userToken), await subcode(secrets.pageToken)]).toEqual([463, undefined]);
    simulator.breakTokens(460);
    expect(await subcode(secrets.pageToken)).toBe(460);
    expect((await call('GET', `debug_token?input_token=${secrets.pageToken}`, appToken)).body.data).toMatchObject({
      is_valid: false,
      type: 'PAGE',
      expires_at: 0,
    });
  });

  test('the Leads Access Manager has the last word', async () => {
    const { simulator, call } = openPage();
    const id = simulator.submit(ana);
    simulator.setLeadAccess(false);
    expect((await call('GET', id)).body.error.code).toBe(103);
    expect((await call('GET', `${formIds.consent}/leads`)).body.error.code).toBe(103);
  });

  test('lead calls are counted by the leads of the page', async () => {
    const { simulator, call, rules, clock } = openPage({ callsPerLead: 2 });
    const id = simulator.submit(ana);
    await call('GET', id);
    await call('GET', id);
    const { body, headers } = await call('GET', id);
    expect(body.error.code).toBe(80005);
    expect(JSON.parse(headers.get('X-Business-Use-Case-Usage')!)).toMatchObject({
      [simulator.secrets.pageId]: [{ type: 'leadgen', call_count: 100, estimated_time_to_regain_access: 1440 }],
    });
    expect(rules()).toEqual(['rate-limit']);
    simulator.submit(ana);
    expect((await call('GET', id)).status).toBe(200);
    await clock.advance(dayMs);
    expect((await call('GET', id)).status).toBe(200);
  });

  test('the proof is checked', async () => {
    const { call, secrets } = openPage({ requireProof: true });
    const proof = createHmac('sha256', secrets.appSecret).update(secrets.pageToken).digest('hex');
    expect((await call('GET', 'me')).body.error.code).toBe(100);
    expect((await call('GET', 'me?appsecret_proof=00')).body.error.code).toBe(100);
    expect((await call('GET', `me?appsecret_proof=${proof}`)).body.id).toBe(secrets.pageId);
  });

  test('an old version and an unknown path', async () => {
    const { fetch, call, rules, secrets } = openPage();
    const old = await fetch('https://graph.facebook.com/v19.0/me', { headers: { Authorization: `Bearer ${secrets.pageToken}` } });
    expect(old.body.error.code).toBe(2635);
    expect((await call('GET', 'me/friends')).body.error.code).toBe(2500);
    expect(rules()).toEqual(['version', 'unknown-route']);
  });
});

test('on the shared host it takes only its own requests', () => {
  const { simulator, secrets } = openPage();
  const owns = (path: string, token?: string) =>
    simulator.owns!({
      url: `https://graph.facebook.com/${path}`,
      headers: new Headers(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    });
  expect(owns('v25.0/123', secrets.pageToken)).toBe(true);
  expect(owns(`v25.0/${formIds.plain}/leads`, 'falso')).toBe(true);
  expect(owns('v25.0/123456/messages', 'EAAGother')).toBe(false);
});

test('what is simulated is labelled, each behaviour once', () => {
  expect(new Set(truths.map(({ behaviour }) => behaviour)).size).toBe(truths.length);
});
