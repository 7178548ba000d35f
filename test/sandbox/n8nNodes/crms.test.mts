/** What n8n's own nodes for HubSpot, Salesforce and Notion ask is answered in the form in which they read it. */
import { expect, test } from 'vitest';
import { describeWithSpecification } from '../../support/specifications.mts';
import { openHubSpot } from '../hubSpot/account.mts';
import { openNotion } from '../notion/account.mts';
import { openSalesforce } from '../salesforce/account.mts';
import type { Answered } from '../support/handWorld.mts';
import type { Loose } from '../support/loose.mts';
import { assertion } from '../salesforce/assertion.mts';
import { recordingsOf, replay, type Recording, type Replacements } from './recordings.mts';

const statuses = (answers: readonly Answered[]) => answers.map(({ status }) => status);
const bodies = (answers: readonly Answered[]): Loose[] => answers.map(({ body }) => body);

const specification = 'n8n-nodes/recordings.json';

describeWithSpecification(specification, 'HubSpot', (file) => {
  const recordings = recordingsOf(file, ['Hubspot/Hubspot', 'Hubspot/HubspotTrigger']);

  async function open({ title }: Recording) {
    const account = openHubSpot();
    const { simulator, fetch, settle, clock } = account;
    simulator.addProperty({ name: 'ponte_lead_id' });
    const vid = title.startsWith('upsert') ? '101' : simulator.addContact({ email: 'ana@ex.com', phone: '+5511999990000' });
    if (title === 'search all') for (let n = 0; n < 100; n++) simulator.addContact({ email: `n${n}@ex.com` });
    const settings = `https://api.hubapi.com/webhooks/v3/123`;
    const query = `?hapikey=${simulator.secrets.developerKey}`;
    const send = (method: string, path: string, body: object) =>
      fetch(`${settings}/${path}${query}`, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    if (!title.includes('404')) await send('PUT', 'settings', { targetUrl: 'https://other.example/webhook', maxConcurrentRequests: 5 });
    const { body: subscription } = await send('POST', 'subscriptions', { eventType: 'contact.creation', active: true });
    await settle();
    await clock.advance(1_000);
    const known: Replacements = [
      ['pat-na1-x', simulator.secrets.token],
      ['hapikey=devkey', `hapikey=${simulator.secrets.developerKey}`],
      ['subscriptions/9?', `subscriptions/${subscription.id}?`],
      ['vid/101/', `vid/${vid}/`],
      ['["101"]', `["${vid}"]`],
      ['"after":"1"', '"after":"100"'],
    ];
    const learn = ({ body }: Answered): Replacements => (body?.vid === undefined ? [] : [[`vid/${vid}/`, `vid/${body.vid}/`]]);
    return { ...account, vid, known, learn };
  }

  const read: Readonly<Record<string, (answers: Loose[], vid: string) => void>> = {
    upsert: ([made, profile]) => {
      expect(made).toEqual({ vid: expect.any(Number), isNew: true });
      expect(profile).toMatchObject({
        vid: made.vid,
        properties: { email: { value: 'ana@ex.com' }, hubspot_owner_id: { value: '77' }, ponte_lead_id: { value: 'L1' } },
      });
    },
    'upsert resolveData': ([made]) => expect(made.isNew).toBe(true),
    get: ([profile], vid) =>
      expect(profile).toMatchObject({
        vid: Number(vid),
        properties: { email: { value: 'ana@ex.com' }, phone: { value: '+5511999990000' } },
      }),
    search: ([found], vid) =>
      expect(found).toMatchObject({ total: 1, results: [{ id: vid, properties: { email: 'ana@ex.com', phone: '+5511999990000' } }] }),
    'search all': ([first, second]) => {
      expect([first.total, first.results.length, first.paging]).toEqual([101, 100, { next: { after: '100' } }]);
      expect([second.results.length, second.paging]).toEqual([1, undefined]);
    },
    'deal create': ([deal]) => expect(deal).toMatchObject({ dealId: expect.any(Number), properties: { dealname: { value: 'Pedido 1' } } }),
    'deal search': ([found]) => expect(found).toMatchObject({ total: 0, results: [] }),
    task: ([task]) =>
      expect(task).toMatchObject({ engagement: { id: expect.any(Number), type: 'TASK', ownerId: 77 }, metadata: { subject: 'Lead' } }),
    'trigger check other': ([settings, subscriptions]) => {
      expect(settings.targetUrl).toBe('https://other.example/webhook');
      expect(subscriptions.results).toHaveLength(1);
    },
    'trigger check 404': ([settings]) => expect(settings.category).toBe('OBJECT_NOT_FOUND'),
    'trigger create': ([, first, second]) => expect([first.eventType, second.propertyName]).toEqual(['contact.creation', 'phone']),
    'trigger delete': ([subscriptions]) => expect(subscriptions.results).toHaveLength(1),
  };

  test.each(recordings)('%s', async (_, recording) => {
    const account = await open(recording);
    const answers = await replay(recording, account);
    read[recording.title]!(bodies(answers), account.vid);
    const missing = recording.title === 'trigger check 404' ? [404] : [];
    expect(statuses(answers).filter((status) => status >= 300)).toEqual(missing);
    expect(account.rules()).toEqual([]);
  });

  test('all twelve are read', () => {
    expect(recordings.map(([, { title }]) => title).sort()).toEqual(Object.keys(read).sort());
  });
});

describeWithSpecification(specification, 'Salesforce', (file) => {
  const recordings = recordingsOf(file, ['Salesforce/Salesforce', 'Salesforce/SalesforceTrigger']);

  function open({ title }: Recording) {
    const account = openSalesforce();
    const { simulator, session } = account;
    simulator.addField('Lead', { name: 'Ponte_Id__c', externalId: true });
    simulator.setPageSize(1);
    const user = simulator.addUser('Ana Vendas', 'vendas@loja-ponte.example');
    const isNew = title.endsWith('create') || title === 'lead upsert' || title === 'lead create error';
    const lead = isNew ? '00Q1' : simulator.add('Lead', { LastName: 'Silva', Company: 'ACME', Email: "o'a@b.c" });
    if (title === 'lead getAll 2 pages') simulator.add('Lead', { LastName: 'Lima', Company: 'X' });
    if (title === 'contact upsert') simulator.add('Contact', { LastName: 'Silva', Email: 'a@b.c' });
    const { clientId, username, privateKey } = simulator.secrets;
    const exp = Date.parse('2026-11-24T15:00:00Z') / 1000 + 180;
    const recorded = new URLSearchParams(recordings.find(([, { title: of }]) => of === 'jwt lead get')![1].requests[0]!.body).get(
      'assertion',
    )!;
    const known: Replacements = [
      [recorded, assertion(privateKey, { iss: clientId, sub: username, aud: 'https://login.salesforce.com', exp })],
      ['Bearer AT', `Bearer ${session.access_token}`],
      ['00Q1', lead],
      ['005000000000001AAA', user],
      // The leads came before the polls' windows end and after they begin.
      ['2026-11-29T12%3A44', '2026-11-24T14%3A44'],
      ['2026-11-29T17%3A35', '2026-11-24T17%3A35'],
    ];
    const learn = ({ body }: Answered): Replacements => {
      const locator = /query\/(.+)$/.exec(body?.nextRecordsUrl ?? '')?.[1];
      return [
        ...(locator === undefined ? [] : ([['01gAAA-2000', locator]] as const)),
        ...(body?.access_token === undefined ? [] : ([['Bearer AT', `Bearer ${body.access_token}`]] as const)),
      ];
    };
    return { ...account, lead, user, known, learn };
  }

  const made = { id: expect.stringMatching(/^00Q/), success: true, errors: [] };
  const columns = [
    'attributes',
    'Id',
    'Company',
    'FirstName',
    'LastName',
    'Street',
    'PostalCode',
    'City',
    'Email',
    'Status',
    'LastModifiedDate',
  ];

  const read: Readonly<Record<string, (answers: Loose[], lead: string) => void>> = {
    'lead create': ([answer]) => expect(answer).toEqual(made),
    'lead create error': ([answer]) => expect(answer).toEqual(made),
    'lead upsert': ([answer]) => expect(answer).toEqual({ ...made, created: true }),
    'lead update': ([answer]) => expect(answer).toBeUndefined(),
    'lead get': ([answer], lead) => expect(answer).toMatchObject({ Id: lead, LastName: 'Silva' }),
    'lead getAll': ([answer], lead) => expect(answer.records).toMatchObject([{ Id: lead, Email: "o'a@b.c", MobilePhone: null }]),
    'lead getAll 2 pages': ([first, second]) => {
      expect([first.done, first.records.length, second.done, second.records.length]).toEqual([false, 1, true, 1]);
      expect(Object.keys(first.records[0])).toEqual(columns);
    },
    search: ([answer], lead) => expect(answer.records).toMatchObject([{ Id: lead }]),
    task: ([answer]) => expect(answer.success).toBe(true),
    'contact upsert': ([answer]) => expect(answer.created).toBe(false),
    'jwt lead get': ([tokens, answer], lead) => {
      expect(tokens).toMatchObject({ instance_url: 'https://loja.my.salesforce.com', token_type: 'Bearer' });
      expect(answer.Id).toBe(lead);
    },
    'trigger created': ([answer], lead) =>
      expect(answer.records).toMatchObject([{ Id: lead, LastModifiedDate: '2026-11-24T15:00:00.000+0000' }]),
    // Made within the window, so it is told as made and not as changed.
    'trigger updated': ([answer]) => expect(answer).toMatchObject({ done: true, records: [] }),
  };

  test.each(recordings)('%s', async (_, recording) => {
    const account = open(recording);
    const answers = await replay(recording, account);
    read[recording.title]!(bodies(answers), account.lead);
    expect(statuses(answers).filter((status) => status >= 300)).toEqual([]);
    expect(account.rules()).toEqual([]);
  });

  test('all thirteen are read', () => {
    expect(recordings.map(([, { title }]) => title).sort()).toEqual(Object.keys(read).sort());
  });
});

describeWithSpecification(specification, 'Notion', (file) => {
  const recordings = recordingsOf(file, ['Notion/Notion', 'Notion/NotionTrigger']);

  function open({ title }: Recording) {
    const account = openNotion();
    const { simulator } = account;
    const page = title === 'create' ? undefined : simulator.addPage({ Nome: 'Ana', 'E-mail': 'a@b.c' });
    if (title === 'getAll json all') for (let n = 0; n < 100; n++) simulator.addPage({ Nome: `${n}`, 'E-mail': 'a@b.c' });
    const known: Replacements = [
      ['ntn_x', simulator.secrets.token],
      ['0f9a7c3e-0000-4000-8000-000000000003', page ?? ''],
      ['2026-11-29T09:59:00Z', '2026-11-24T14:59:00Z'],
    ];
    const learn = ({ body }: Answered): Replacements => (typeof body.next_cursor === 'string' ? [['"C2"', `"${body.next_cursor}"`]] : []);
    return { ...account, page, known, learn };
  }

  const listed = (count: number, more: boolean) => ({ object: 'list', has_more: more, results: { length: count } });

  const read: Readonly<Record<string, (answers: Loose[], page: string) => void>> = {
    create: ([source, page]) => {
      expect(Object.values(source.properties as Record<string, { type: string }>).filter(({ type }) => type === 'title')).toHaveLength(1);
      expect(page).toMatchObject({
        object: 'page',
        properties: { Nome: { title: [{ plain_text: 'Ana' }] }, Obs: { rich_text: [{ plain_text: 'oi' }] }, Aceite: { checkbox: true } },
      });
    },
    'getAll filter': ([answer], page) => expect(answer).toMatchObject({ has_more: false, results: [{ id: page }] }),
    'getAll json all': (answers) => expect(answers).toMatchObject([listed(100, true), listed(1, false)]),
    update: ([answer], page) => expect(answer).toMatchObject({ id: page, properties: { Status: { status: { name: 'Contatado' } } } }),
    'trigger 1.1': (answers, page) => expect(answers.map(({ results }) => results[0].id)).toEqual([page, page]),
    'trigger 1': (answers, page) => expect(answers.map(({ results }) => results[0].id)).toEqual([page, page]),
  };

  test.each(recordings)('%s', async (_, recording) => {
    const account = open(recording);
    const answers = await replay(recording, account);
    read[recording.title]!(bodies(answers), account.page ?? '');
    expect(statuses(answers).filter((status) => status >= 300)).toEqual([]);
    expect(account.rules()).toEqual([]);
  });

  test('all six are read', () => {
    expect(recordings.map(([, { title }]) => title).sort()).toEqual(Object.keys(read).sort());
  });
});
