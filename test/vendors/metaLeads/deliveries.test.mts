/** Deliveries in odd forms, and what is fetched for them. */
import { expect, test } from 'vitest';
import type { Connection } from '../../../runtime/client/connection.ts';
import type { HttpRequest } from '../../../runtime/client/http.ts';
import { answering } from '../../contracts/support/alteredAnswers.mts';
import { maria, metaLeadsWorld, url } from '../../contracts/support/metaLeadsWorld.mts';

const request = { url, topics: ['lead.received', 'lead.test'] };

/** The same connection; what it asks for is written down. */
function watched(connection: Connection): { connection: Connection; asked: HttpRequest[] } {
  const asked: HttpRequest[] = [];
  const transport: Connection['transport'] = async (each) => {
    asked.push(each);
    return await connection.transport(each);
  };
  return { connection: { ...connection, transport }, asked };
}

const deliveryOf = (body: unknown) => ({
  headers: {},
  rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  receivedAt: '2026-11-24T15:00:00.000Z',
});

async function pathsAskedFor(world: ReturnType<typeof metaLeadsWorld>, body: unknown): Promise<string[]> {
  const { connection, asked } = watched(world.link());
  await world.open(connection).read(deliveryOf(body), request);
  return asked.map((each) => new URL(each.url).pathname).filter((path) => !path.endsWith(world.page));
}

test('an id as a number longer than numbers are in JavaScript is asked for to the last digit', async () => {
  const world = metaLeadsWorld();
  const body = `{"object":"page","entry":[{"id":${world.page},"changes":[{"field":"leadgen","value":{"leadgen_id": 900000000000000123,"page_id":${world.page}}}]}]}`;
  expect(await pathsAskedFor(world, body)).toEqual(['/v26.0/900000000000000123']);
});

const change = (page: string, more: object = {}) => ({ field: 'leadgen', value: { leadgen_id: '123', page_id: page, ...more } });

test('a lead that stands in a delivery twice is asked for once; other fields and ids that are none not at all', async () => {
  const world = metaLeadsWorld();
  const changes = [
    change(world.page),
    change(world.page),
    { ...change(world.page, { leadgen_id: '456' }), field: 'feed' },
    change(world.page, { leadgen_id: '../me' }),
    change('999'),
  ];
  expect(await pathsAskedFor(world, { object: 'page', entry: [{ id: world.page, changes }] })).toEqual(['/v26.0/123']);
});

test('of a large delivery the first fifty are fetched, and the list has the others', async () => {
  const world = metaLeadsWorld();
  const changes = Array.from({ length: 200 }, (_, index) => change(world.page, { leadgen_id: String(1_000 + index) }));
  expect(await pathsAskedFor(world, { object: 'page', entry: [{ id: world.page, changes }] })).toHaveLength(50);
});

test.each([
  ['another object', { object: 'instagram', entry: [] }],
  ['no entries', { object: 'page' }],
  ['odd entries', { object: 'page', entry: [null, 'x', { changes: 'x' }, { changes: [null, { field: 'leadgen' }] }] }],
  ['fields without their values', { object: 'page', entry: [{ id: '1', changed_fields: ['leadgen'] }] }],
])('%s start nothing', async (_, body) => {
  expect(await metaLeadsWorld().open().read(deliveryOf(body), request)).toEqual([]);
});

test('what is no JSON is handed back', async () => {
  await expect(metaLeadsWorld().open().read(deliveryOf('leadgen'), request)).rejects.toMatchObject({
    failure: { code: 'unreadableEvent' },
  });
});

test('calls for a page carry the page’s token and no other, and no address holds a secret', async () => {
  const world = metaLeadsWorld();
  await world.open().registerWebhooks(request);
  const id = world.simulator.submit(maria);
  const { connection, asked } = watched(world.link());
  const body = { object: 'page', entry: [{ id: world.page, changes: [change(world.page, { leadgen_id: id })] }] };
  expect(await world.open(connection).read(deliveryOf(body), request)).toHaveLength(1);
  const { pageToken, userToken, appSecret } = world.simulator.secrets;
  expect(asked.length).toBeGreaterThan(1);
  for (const each of asked) {
    expect(each.url).not.toContain(pageToken);
    expect(each.url).not.toContain(userToken);
    expect(each.url).not.toContain(appSecret);
    const isAboutPage = new URL(each.url).pathname.endsWith(world.page);
    if (!isAboutPage) expect(each).toMatchObject({ withoutLogin: true, headers: { Authorization: `Bearer ${pageToken}` } });
  }
});

test('a page that the login may not act for is told by name', async () => {
  const world = metaLeadsWorld();
  world.alterAnswers((body) => (typeof body === 'object' && body !== null && 'access_token' in body ? { id: world.page } : body));
  await expect(world.open().registerWebhooks(request)).rejects.toMatchObject({ failure: { class: 'auth', code: 'pageNotManaged' } });
});

test('where the advertisement may not be read the person is', async () => {
  const world = metaLeadsWorld();
  await world.open().registerWebhooks(request);
  const id = world.simulator.submit(maria);
  const { connection } = watched(world.link());
  const refusing: Connection['transport'] = async (each) =>
    each.url.includes('campaign_name')
      ? { answered: true, status: 403, headers: {}, body: { error: { code: 200, message: '(#200) Requires ads_management permission' } } }
      : await connection.transport(each);
  const body = { object: 'page', entry: [{ id: world.page, changes: [change(world.page, { leadgen_id: id })] }] };
  const [event] = await world.open({ transport: refusing }).read(deliveryOf(body), request);
  expect(event?.document).toMatchObject({ lead: { name: 'Maria Souza', campaign: null }, origin: { campaign: null } });
});

test.each<[string, object]>([
  ['nothing', {}],
  ['its id alone', { id: 'own', created_time: '2026-11-24T12:00:00-0300' }],
  ['no answers', { id: 'own', field_data: null }],
  ['another lead', { id: '124', field_data: [{ name: 'email', values: ['rosa@cliente.example'] }] }],
])('a lead that Meta answers with %s is handed back, and not told empty', async (_, answer) => {
  const world = metaLeadsWorld();
  const id = world.simulator.submit(maria);
  const body = 'id' in answer && answer.id === 'own' ? { ...answer, id } : answer;
  const source = world.open(answering(world.link(), new RegExp(`/${id}\\?`), body));
  const delivery = deliveryOf({ object: 'page', entry: [{ id: world.page, changes: [change(world.page, { leadgen_id: id })] }] });
  await expect(source.read(delivery, request)).rejects.toMatchObject({ failure: { class: 'transient' } });
});

test('a row of the list without a time is looked at, and one without an id is not passed over', async () => {
  const world = metaLeadsWorld();
  await world.open().registerWebhooks(request);
  const id = world.simulator.submit(maria);
  await world.clock.sleep(60_000);
  const day = { since: '2026-11-24T00:00:00.000Z', until: '2026-11-25T00:00:00.000Z' };
  const missed = async (row: object) => await world.open(answering(world.link(), /\/leads\?/, { data: [row] })).missed(day, request);
  const [found] = await missed({ id, created_time: 'soon' });
  expect(found).toMatchObject({ subject: `lead/${id}` });
  await world.clock.sleep(3_600_000);
  await expect(missed({ created_time: '2026-11-24T15:00:00+0000' })).rejects.toMatchObject({ failure: { class: 'transient' } });
});
