/** Meta Lead Ads Trigger over the simulated Meta. It is Tuesday, 24 November 2026, 15:00 UTC. */
import { describe, expect, test } from 'vitest';
import { formIds } from '../../sandbox/simulators/metaLeads/index.mts';
import { boxes, maria, metaLeadsWorld, url } from '../contracts/support/metaLeadsWorld.mts';
import { metaLeadsHost } from './support/metaLeadsHost.mts';

const minute = 60_000;
const hour = 60 * minute;

const named = (name: string, form: string = formIds.consent) => ({
  form,
  answers: { full_name: name, email: `${name.toLowerCase()}@cliente.example`, phone_number: '+5511912345678' },
  checked: form === formIds.consent ? [boxes.policy] : [],
});

describe('a lead of an advertisement', () => {
  test('starts the flow seconds later, with person, consent, answers, form and campaign', async () => {
    const world = metaLeadsWorld();
    const host = metaLeadsHost(world);
    await host.activate();
    const id = world.simulator.submit({
      ...maria,
      answers: { ...maria.answers, 'qual_o_melhor_horário_para_contato?': 'tarde' },
      platform: 'ig',
    });
    await world.clock.sleep(5_000);
    await host.receiveAll();
    expect(host.started).toHaveLength(1);
    const [started] = host.started;
    expect(started!.event).toMatchObject({
      id,
      type: 'lead.received',
      occasion: `metaLeads:lead/${id}`,
      source: 'metaLeads',
      account: world.page,
      occurredAt: '2026-11-24T15:00:00.000Z',
      correlationId: `metaLeads:${id}`,
    });
    expect(started!.lead).toMatchObject({
      id: null,
      name: 'Maria Souza',
      email: 'maria@cliente.example',
      phone: '+5511912345678',
      source: 'meta',
      campaign: 'Clareamento novembro',
      consent: { given: true, at: '2026-11-24T15:00:00.000Z', channels: ['whatsapp'] },
      problems: [],
    });
    expect(started!.lead.consent.proof).toContain('Aceito receber ofertas por WhatsApp');
    expect(started!.lead.consent.proof).toContain(id);
    expect(started!.answers).toContainEqual({ question: 'Qual o melhor horário para contato?', answer: 'Tarde' });
    expect(started!.origin).toEqual({
      leadId: id,
      platform: 'instagram',
      page: { id: world.page, name: null },
      form: { id: formIds.consent, name: 'Avaliação gratuita' },
      ad: { id: '120211000000000031', name: 'Anúncio clareamento – vídeo' },
      adSet: { id: '120211000000000021', name: 'Zona sul 25–45' },
      campaign: { id: '120211000000000011', name: 'Clareamento novembro' },
      isOrganic: false,
      isTest: false,
    });
    await host.minutes(30);
    expect(host.started).toHaveLength(1);
    expect(started).not.toHaveProperty('raw');
    expect(world.violations).toEqual([]);
  });

  test('comes twice, in a batch with others, and again after days: one execution each', async () => {
    const world = metaLeadsWorld();
    const host = metaLeadsHost(world, { knowsKeys: false });
    await host.activate();
    const ids = world.simulator.submitTogether(['Ana', 'Bia', 'Rui'].map((name) => named(name)));
    await world.clock.sleep(5_000);
    const [batch, ...more] = world.deliveries(url);
    expect(more).toEqual([]);
    expect((await host.arrive(batch!)).status).toBe(200);
    expect((await host.arrive(batch!)).status).toBe(200);
    expect(host.told().toSorted()).toEqual(['Ana', 'Bia', 'Rui']);
    world.simulator.redeliver(ids[1]!);
    await host.minutes(2);
    await host.stop();
    await world.clock.sleep(30 * hour);
    await host.start();
    world.simulator.redeliver(...ids);
    await host.minutes(5);
    expect(host.told()).toHaveLength(3);
  });

  test('is missed while n8n is away for a day: it is told when n8n is back, and no other again', async () => {
    const world = metaLeadsWorld();
    const host = metaLeadsHost(world, { knowsKeys: false });
    world.simulator.submit(named('Before'));
    await world.clock.sleep(minute);
    await host.activate();
    host.loseAll();
    world.simulator.submit(named('Ana'));
    await host.minutes(3);
    await host.stop();
    world.simulator.submit(named('Bia'));
    world.simulator.submit(named('Rui', formIds.plain));
    world.simulator.setFormStatus(formIds.plain, 'ARCHIVED');
    await world.clock.sleep(24 * hour);
    host.loseAll();
    await host.start();
    await host.minutes(2);
    expect(host.told()).toEqual(['Ana', 'Bia', 'Rui']);
    for (let day = 0; day < 9; day++) {
      await world.clock.sleep(24 * hour);
      await host.minutes(1);
    }
    expect(host.told()).toHaveLength(3);
    expect(world.violations).toEqual([]);
  });

  test('is told by the list where the filter is not kept to, page by page', async () => {
    const world = metaLeadsWorld({ ignoreFilter: true, longestPage: 2 });
    const host = metaLeadsHost(world, { knowsKeys: false });
    for (let index = 0; index < 5; index++) world.simulator.submit(named(`Old ${index}`));
    await world.clock.sleep(hour);
    await host.activate();
    host.loseAll();
    world.simulator.loseDeliveries(5);
    for (let index = 0; index < 5; index++) world.simulator.submit(named(`New ${index}`));
    await host.minutes(2);
    expect(host.told().toSorted()).toEqual(['New 0', 'New 1', 'New 2', 'New 3', 'New 4']);
  });

  test('can be read only a while after its delivery: it is told then', async () => {
    const world = metaLeadsWorld();
    const host = metaLeadsHost(world);
    await host.activate();
    world.simulator.setLag(90_000);
    world.simulator.submit(named('Late'));
    await world.clock.sleep(5_000);
    await host.receiveAll();
    expect(host.told()).toEqual([]);
    await host.minutes(3);
    expect(host.told()).toEqual(['Late']);
    expect(host.logged().join()).toContain('a lead that was reported and cannot be seen');
    expect(host.logged().join()).not.toContain('cliente.example');
  });

  test('that was erased at the person’s wish holds up no other', async () => {
    const world = metaLeadsWorld();
    const host = metaLeadsHost(world);
    await host.activate();
    const [first] = world.simulator.submitTogether([named('Erased'), named('Ana')]);
    world.simulator.eraseLead(first!);
    await host.minutes(3);
    expect(host.told()).toEqual(['Ana']);
  });

  test('cannot be fetched now: the delivery is handed back (503), and the lead told once all the same', async () => {
    const world = metaLeadsWorld();
    const host = metaLeadsHost(world, { knowsKeys: false });
    await host.activate();
    world.simulator.submit(named('Ana'));
    await world.clock.sleep(5_000);
    const [delivery] = world.deliveries(url);
    host.loseAll();
    world.inject(() => 'serverError');
    expect((await host.arrive(delivery!)).status).toBe(503);
    world.inject(() => undefined);
    await host.minutes(2);
    expect((await host.arrive(delivery!)).status).toBe(200);
    expect(host.told()).toEqual(['Ana']);
  });

  test('of another page, another form or nobody starts nothing', async () => {
    const world = metaLeadsWorld();
    const host = metaLeadsHost(world, { parameters: { forms: [formIds.consent] } });
    await host.activate();
    world.simulator.submit(named('Other form', formIds.plain));
    world.simulator.submit(named('Other page', formIds.other));
    world.simulator.sendTestSample();
    world.simulator.submit(named('Ana'));
    await host.minutes(3);
    expect(host.told()).toEqual(['Ana']);
  });

  test('is told while the page sends to another process of n8n', async () => {
    const world = metaLeadsWorld();
    const host = metaLeadsHost(world);
    await host.activate();
    await host.leaveToAnother();
    world.simulator.submit(named('Ana'));
    await world.clock.sleep(5_000);
    await host.receiveAll();
    expect(host.told()).toEqual([]);
    await host.minutes(1);
    expect(host.told()).toEqual(['Ana']);
  });
});

test('a delivery that writes ids as bare numbers is read, too', async () => {
  const world = metaLeadsWorld({ idsAsNumbers: true });
  const host = metaLeadsHost(world);
  await host.activate();
  world.simulator.loseDeliveries(1);
  world.simulator.submit(named('Counted'));
  world.simulator.submit(named('Ana'));
  await world.clock.sleep(5_000);
  await host.receiveAll();
  expect(host.told()).toEqual(['Ana']);
});

test('a test lead is told as one', async () => {
  const world = metaLeadsWorld();
  const host = metaLeadsHost(world);
  await host.activate();
  world.simulator.submitTest();
  await world.clock.sleep(5_000);
  await host.receiveAll();
  expect(host.started).toMatchObject([
    {
      event: { type: 'lead.test' },
      origin: { isTest: true, isOrganic: false, campaign: null },
      lead: { email: 'test@meta.com', problems: expect.arrayContaining([expect.objectContaining({ field: 'lead' })]) as unknown },
    },
  ]);
});

test('a token that ended is told once, with what to do; with a new one what was missed is told', async () => {
  const world = metaLeadsWorld();
  const host = metaLeadsHost(world);
  await host.activate();
  world.simulator.breakTokens(463);
  world.simulator.submit(named('Ana'));
  await world.clock.sleep(5_000);
  const [delivery] = world.deliveries(url);
  host.loseAll();
  expect((await host.arrive(delivery!)).status).toBe(503);
  await host.minutes(5);
  expect(host.failed).toHaveLength(1);
  expect(host.failed[0]).toMatch(/access token has ended or was revoked.*system user/s);
  expect(host.failed[0]).not.toContain(world.simulator.secrets.pageToken);
  world.simulator.breakTokens(undefined as never);
  await host.minutes(2);
  expect(host.told()).toEqual(['Ana']);
});

test.each([
  ['leads_retrieval', /missing a permission/],
  ['the Leads Access Manager', /may not read the leads of this page/],
])('without %s the flow cannot be published, and the message says so', async (what, words) => {
  const world = metaLeadsWorld();
  if (what === 'leads_retrieval')
    world.simulator.setScopes(['pages_show_list', 'pages_manage_metadata', 'pages_read_engagement', 'pages_manage_ads']);
  else world.simulator.setLeadAccess(false);
  await expect(metaLeadsHost(world).activate()).rejects.toThrow(words);
});

test('without the right to see the advertisement the person is told all the same', async () => {
  const world = metaLeadsWorld();
  world.simulator.setMayAdvertise(false);
  const host = metaLeadsHost(world);
  await host.activate();
  world.simulator.submit(named('Ana'));
  await host.minutes(1);
  expect(host.started).toMatchObject([{ lead: { name: 'Ana', campaign: null }, origin: { ad: null } }]);
});

test('test run: the lead that was just made; without one it is said how to make it', async () => {
  const world = metaLeadsWorld();
  const host = metaLeadsHost(world, { mode: 'manual', url: `${url}-test`, parameters: { 'options.includeRaw': true } });
  const shown = await host.testRun(async () => {
    world.simulator.submitTest();
    await world.clock.sleep(5_000);
    await host.receiveAll();
  });
  expect(shown).toHaveLength(1);
  expect(shown[0]).toHaveProperty('raw');
  await expect(metaLeadsHost(metaLeadsWorld(), { mode: 'manual' }).testRun(async () => undefined)).rejects.toThrow(/No lead was delivered/);
});

test('activation, a quiet minute and a lead cost what docs/ says', async () => {
  const world = metaLeadsWorld();
  const host = metaLeadsHost(world);
  await host.activate();
  const operations = (from: number) => world.calls.slice(from).map(({ operation }) => operation);
  expect(operations(0)).toEqual([
    ...['callback.list', 'callback.set', 'node.get', 'page.subscription', 'page.subscribe'],
    ...['callback.list', 'page.subscription', 'forms.list', 'leads.list', 'leads.list'],
  ]);
  const quiet = world.calls.length;
  await host.minutes(1);
  expect(operations(quiet)).toEqual(['callback.list', 'page.subscription', 'leads.list', 'leads.list']);
  for (const expected of [['node.get', 'node.get'], ['node.get']]) {
    world.simulator.submit(named('Ana'));
    await world.clock.sleep(5_000);
    const before = world.calls.length;
    await host.receiveAll();
    expect(operations(before)).toEqual(expected);
  }
  const before = world.calls.length;
  await host.minutes(1);
  expect(operations(before)).toHaveLength(4);
});

test('a day without a lead stays within what Meta allows a page without leads', async () => {
  const world = metaLeadsWorld();
  const host = metaLeadsHost(world);
  await host.activate();
  await host.minutes(24 * 60);
  const lists = world.calls.filter(({ operation }) => operation === 'leads.list').length;
  expect(lists).toBeLessThan(4_800);
  expect(lists).toBeGreaterThan(1_400);
  expect(world.violations).toEqual([]);
});
