/** A bad day at every system that leads go through: what was written, and what the client was told. */
import { describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../sandbox/world/world.mts';

const json = { 'Content-Type': 'application/json' };

interface Write {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
  readonly method?: string;
}

/** One write to each. */
const writes: Readonly<Record<string, (world: World) => Write>> = {
  hubSpot: ({ vendors: { hubSpot } }) => ({
    url: 'https://api.hubapi.com/crm/objects/2026-09/contacts',
    headers: { Authorization: `Bearer ${hubSpot.secrets.token}` },
    body: { properties: { email: 'ana@cliente.example' } },
  }),
  salesforce: ({ vendors: { salesforce } }) => ({
    url: `${salesforce.instanceUrl}/services/data/v59.0/sobjects/Lead`,
    headers: { Authorization: `Bearer ${salesforce.issueTokens().access_token}` },
    body: { LastName: 'Souza', Company: 'x' },
  }),
  notion: ({ vendors: { notion } }) => ({
    url: 'https://api.notion.com/v1/pages',
    headers: { Authorization: `Bearer ${notion.secrets.token}`, 'Notion-Version': '2026-03-11' },
    body: { parent: { data_source_id: notion.source }, properties: { 'E-mail': { email: 'ana@cliente.example' } } },
  }),
  pipedrive: ({ vendors: { pipedrive } }) => ({
    url: 'https://api.pipedrive.com/api/v2/persons',
    headers: { 'x-api-token': pipedrive.secrets.apiToken },
    body: { name: 'Ana' },
  }),
  rdStation: ({ vendors: { rdStation } }) => ({
    url: 'https://api.rd.services/platform/contacts/email:ana@cliente.example',
    headers: { Authorization: `Bearer ${rdStation.issueTokens().access_token}` },
    body: { name: 'Ana' },
    method: 'PATCH',
  }),
  slack: ({ vendors: { slack } }) => ({
    url: 'https://slack.com/api/chat.postMessage',
    headers: { Authorization: `Bearer ${slack.secrets.token}` },
    body: { channel: '#vendas', text: 'oi' },
  }),
  googleSheets: ({ vendors: { googleCalendar, googleSheets } }) => ({
    url: `https://sheets.googleapis.com/v4/spreadsheets/${googleSheets.spreadsheet}/values/Leads!A2?valueInputOption=RAW`,
    headers: { Authorization: `Bearer ${googleCalendar.issueTokens(googleSheets.scopes).access_token}` },
    body: { values: [['L1']] },
    method: 'PUT',
  }),
  mailchimp: ({ vendors: { mailchimp } }) => ({
    url: 'https://us21.api.mailchimp.com/3.0/lists/LIST1/members',
    headers: { Authorization: `apikey ${mailchimp.secrets.apiKey}` },
    body: { email_address: 'ana@cliente.example', status: 'subscribed' },
  }),
  brevo: ({ vendors: { brevo } }) => ({
    url: 'https://api.brevo.com/v3/contacts',
    headers: { 'api-key': brevo.secrets.apiKey },
    body: { email: 'ana@cliente.example' },
  }),
};

function open(vendor: string) {
  const world = createWorld({ seed: 5, clock: { live: false, wall: () => Date.parse('2026-11-24T15:00:00Z') } });
  const { url, headers, body, method = 'POST' } = writes[vendor]!(world);
  return {
    world,
    written: () => world.ledger().filter((entry) => entry.vendor === vendor).length,
    strike: (kind: 'rateLimited' | 'serverError' | 'reset' | 'lostAnswer' | 'lateEffect') =>
      world.faults.set([{ vendor, operation: '*', kind, times: 1, delaysMs: [5_000], silence: 'reset' }]),
    write: () =>
      world.dispatcher.handle(
        new URL(url).hostname,
        new Request(url, { method, headers: { ...headers, ...json }, body: JSON.stringify(body) }),
      ),
  };
}

describe.each(Object.keys(writes))('%s', (vendor) => {
  test('does the work where nothing is wrong', async () => {
    const { write, written, world } = open(vendor);
    expect((await write()) as Response).toMatchObject({ ok: true });
    expect([written(), world.violations]).toEqual([1, []]);
  });

  test.each(['rateLimited', 'serverError'] as const)('refuses in its own words: %s', async (kind) => {
    const { write, written, strike } = open(vendor);
    strike(kind);
    const answer = (await write()) as Response;
    expect(kind === 'serverError' ? [500, 503] : [403, 429]).toContain(answer.status);
    const text = await answer.text();
    expect(JSON.parse(text)).not.toEqual({});
    expect(written()).toBe(0);
  });

  test('breaks the line before the work, or after it', async () => {
    const { write, written, strike } = open(vendor);
    strike('reset');
    expect([await write(), written()]).toEqual(['dropped', 0]);
    strike('lostAnswer');
    expect([await write(), written()]).toEqual(['dropped', 1]);
  });

  test('does the work after the client gave up', async () => {
    const { write, written, strike, world } = open(vendor);
    strike('lateEffect');
    expect([await write(), written()]).toEqual(['dropped', 0]);
    await world.clock.advance(5_000);
    expect([written(), world.violations]).toEqual([1, []]);
  });

  test('forgets all when it is reset', async () => {
    const { write, written, world } = open(vendor);
    await write();
    world.simulators.find((simulator) => simulator.vendor === vendor)!.reset();
    expect(written()).toBe(0);
  });
});

test('an access token that has run out is told as such by those that renew them', async () => {
  for (const vendor of ['salesforce', 'rdStation', 'googleSheets']) {
    const { write, world } = open(vendor);
    world.faults.set([{ vendor, operation: '*', kind: 'expiredToken', times: 1 }]);
    expect([vendor, ((await write()) as Response).status]).toEqual([vendor, 401]);
    expect(world.violations).toEqual([]);
  }
});
