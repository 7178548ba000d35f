/** n8n's own nodes go on with what the simulated CRMs and tools answer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMailServer } from '../../sandbox/mail/server.mts';
import { builtIn, hasBuiltInNodes } from './support/builtInNodes.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

let outside: WorldInProcess;
beforeAll(async () => void (outside = await startWorld(11)));
afterAll(async () => await outside.stop());

const by = (mode: string, value: string) => ({ __rl: true, mode, value });
const title = `n8n’s own node${hasBuiltInNodes ? '' : ' (skipped: the real n8n is not installed)'}`;

describe.skipIf(!hasBuiltInNodes)(title, () => {
  test('for HubSpot puts a contact in and is told its profile', async () => {
    const { hubSpot } = outside.world.vendors;
    const run = builtIn(outside.world, {
      path: 'Hubspot/Hubspot',
      typeVersion: 2.2,
      credentialType: 'hubspotAppToken',
    });
    const contact = { authentication: 'appToken', resource: 'contact' };
    const upsert = {
      ...contact,
      operation: 'upsert',
      email: 'ana@ex.com',
      additionalFields: { firstName: 'Ana', contactOwner: '77' },
      options: {},
    };
    const { items, error } = await run(upsert);
    const id = Number(hubSpot.contacts()[0]!.id);
    expect(error).toBeUndefined();
    expect(items).toMatchObject([{ vid: id, properties: { firstname: { value: 'Ana' }, hubspot_owner_id: { value: '77' } } }]);
    expect(await run({ ...contact, operation: 'get', contactId: String(id), additionalFields: {} })).toMatchObject({
      items: [{ vid: id }],
    });
    const refused = await run({
      ...upsert,
      additionalFields: { customPropertiesUi: { customPropertiesValues: [{ property: 'ponte_step', value: '1' }] } },
    });
    expect(refused.error).toContain('ponte_step');
  });

  test('for Salesforce makes a lead, is refused its double, and reads page by page', async () => {
    const { salesforce } = outside.world.vendors;
    const run = builtIn(outside.world, { path: 'Salesforce/Salesforce', typeVersion: 1.1, credentialType: 'salesforceOAuth2Api' });
    const lead = { authentication: 'oAuth2', resource: 'lead' };
    const create = { ...lead, operation: 'create', company: 'ACME', lastname: 'Silva', additionalFields: { email: 'a@b.c' } };
    expect(await run(create)).toMatchObject({ error: undefined, items: [{ success: true }] });
    expect((await run(create)).error).toContain('Use one of these records?');
    salesforce.setPageSize(1);
    salesforce.add('Lead', { LastName: 'Lima', Company: 'X' });
    const all = await run({ ...lead, operation: 'getAll', returnAll: true, options: {} });
    expect(all.items.map(({ LastName }) => LastName)).toEqual(['Silva', 'Lima']);
  });

  test('for Notion makes a page and reads the data source', async () => {
    const { notion } = outside.world.vendors;
    const run = builtIn(outside.world, { path: 'Notion/Notion', typeVersion: 3, credentialType: 'notionApi' });
    const page = { resource: 'databasePage', databaseId: by('id', notion.database), dataSourceId: by('id', notion.source) };
    const propertyValues = [
      { key: 'E-mail|email', emailValue: 'a@b.c' },
      { key: 'Status|status', statusValue: 'Novo' },
    ];
    const made = await run({ ...page, operation: 'create', title: 'Ana', propertiesUi: { propertyValues }, blockUi: {}, options: {} });
    expect(made).toMatchObject({ error: undefined, items: [{ name: 'Ana', property_e_mail: 'a@b.c', property_status: 'Novo' }] });
    const read = await run({ ...page, operation: 'getAll', returnAll: true, filterType: 'none', options: {} });
    expect(read.items).toEqual(made.items);
  });

  test('for Slack posts, and tells what Slack says against it', async () => {
    const { slack } = outside.world.vendors;
    const run = builtIn(outside.world, { path: 'Slack/Slack', typeVersion: 2.5, credentialType: 'slackApi' });
    const post = (channel: string) => ({
      authentication: 'accessToken',
      resource: 'message',
      operation: 'post',
      select: 'channel',
      channelId: by('name', channel),
      messageType: 'text',
      text: 'Novo lead: &lt;!channel&gt;',
      otherOptions: { includeLinkToWorkflow: false },
    });
    expect(await run(post('#vendas'))).toMatchObject({
      error: undefined,
      items: [{ ok: true, message_timestamp: slack.messages()[0]!.ts }],
    });
    expect(slack.messages()).toMatchObject([{ shown: 'Novo lead: <!channel>', alarms: [] }]);
    expect((await run(post('#nada'))).error).toContain('Slack error response: "channel_not_found"');
  });

  test('for Google Sheets appends, changes and reads rows', async () => {
    const { googleSheets } = outside.world.vendors;
    const run = builtIn(outside.world, {
      path: 'Google/Sheet/GoogleSheets',
      typeVersion: 4.7,
      credentialType: 'googleSheetsOAuth2Api',
    });
    const sheet = {
      authentication: 'oAuth2',
      documentId: by('id', googleSheets.spreadsheet),
      sheetName: by('name', 'Leads'),
      resource: 'sheet',
    };
    const columns = { mappingMode: 'autoMapInputData', value: {}, schema: [], matchingColumns: ['id'] };
    const options = { cellFormat: 'RAW', useAppend: true };
    googleSheets.addRow(['id', 'telefone']);
    const appended = await run({ ...sheet, operation: 'append', columns, options }, [{ json: { id: 'L1', telefone: '+5511988880000' } }]);
    expect(appended.error).toBeUndefined();
    const rows = [{ json: { id: 'L1', telefone: '+5511977770000', etapa: '2' } }, { json: { id: 'L2', telefone: '0' } }];
    expect((await run({ ...sheet, operation: 'appendOrUpdate', columns, options }, rows)).error).toBeUndefined();
    expect(googleSheets.rows()).toEqual([
      ['id', 'telefone', 'etapa'],
      ['L1', '+5511977770000', '2'],
      ['L2', '0'],
    ]);
    const { items } = await run({ ...sheet, operation: 'read', filtersUI: {}, options: {} });
    expect(items).toMatchObject([
      { row_number: 2, id: 'L1' },
      { row_number: 3, id: 'L2' },
    ]);
  });

  test('for Mailchimp, Brevo and Pipedrive puts somebody in', async () => {
    const { brevo, pipedrive } = outside.world.vendors;
    const intoMailchimp = builtIn(outside.world, { path: 'Mailchimp/Mailchimp', typeVersion: 1, credentialType: 'mailchimpApi' });
    const member = {
      authentication: 'apiKey',
      resource: 'member',
      operation: 'create',
      list: 'LIST1',
      email: 'ana@ex.com',
      status: 'subscribed',
      jsonParameters: false,
      options: {},
    };
    expect(await intoMailchimp(member)).toMatchObject({ error: undefined, items: [{ status: 'subscribed' }] });
    expect((await intoMailchimp(member)).error).toContain('is already a list member');
    const intoBrevo = builtIn(outside.world, { path: 'Brevo/Brevo', typeVersion: 1, credentialType: 'sendInBlueApi' });
    const contact = { resource: 'contact', operation: 'create', email: 'ana@ex.com', additionalFields: {}, createContactAttributes: {} };
    expect(await intoBrevo(contact)).toMatchObject({ error: undefined, items: [{ id: brevo.contacts()[0]!.id }] });
    expect((await intoBrevo(contact)).error).toContain('email is already associated with another Contact');
    const intoPipedrive = builtIn(outside.world, { path: 'Pipedrive/Pipedrive', typeVersion: 2, credentialType: 'pipedriveApi' });
    const person = { authentication: 'apiToken', resource: 'person', operation: 'create', name: 'Ana', additionalFields: {} };
    expect(await intoPipedrive(person)).toMatchObject({ error: undefined, items: [{ id: pipedrive.persons()[0]!.id, name: 'Ana' }] });
  });

  test('for mails hands one over, and tells whom the server refused', async () => {
    const server = await startMailServer({ clock: outside.world.clock, authority: outside.authority });
    const run = builtIn(outside.world, { path: 'EmailSend/EmailSend', typeVersion: 2.1, credentialType: 'smtp' }, server);
    const mail = {
      resource: 'email',
      operation: 'send',
      fromEmail: 'Loja <loja@loja-ponte.example>',
      toEmail: 'ana@cliente.example',
      subject: 'Olá, Ana',
      emailFormat: 'text',
      text: 'Bem-vinda!',
      options: { appendAttribution: false },
    };
    expect(await run(mail)).toMatchObject({ error: undefined, items: [{ accepted: ['ana@cliente.example'], rejected: [] }] });
    expect(server.mails).toMatchObject([{ to: ['ana@cliente.example'], subject: 'Olá, Ana', text: 'Bem-vinda!\n' }]);
    expect(server.violations).toEqual([]);
    await run({ ...mail, options: {} });
    expect(server.violations).toMatchObject([{ rule: 'advertisement' }]);
    server.set([{ answer: 550, to: 'ana@cliente.example' }]);
    expect((await run(mail)).error).toContain('550');
    server.set([{ answer: 'lostAnswer', times: 1 }]);
    expect((await run(mail)).error).toBeDefined();
    expect(server.mails).toHaveLength(3);
    await server.stop();
  });

  test('keeps to the rules of all of them', () => {
    expect(outside.world.violations).toEqual([]);
  });
});
