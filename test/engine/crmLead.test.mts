/** CRM Lead under n8n's own engine, at each CRM: a form comes in, is noted and answered; a login ends meanwhile and is renewed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hubSpotProperties } from '../contracts/support/hubSpotWorld.mts';
import { notionColumns } from '../contracts/support/notionWorld.mts';
import { pipedriveFields } from '../contracts/support/pipedriveWorld.mts';
import { rdStationFields } from '../contracts/support/rdStationWorld.mts';
import { salesforceFields } from '../contracts/support/salesforceWorld.mts';
import { runChain } from './support/engine.mts';
import { credentialOf, packageFlow } from './support/packageFlow.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

let inProcess: WorldInProcess;

beforeAll(async () => {
  inProcess = await startWorld();
  const { hubSpot, salesforce, pipedrive, notion, rdStation } = inProcess.world.vendors;
  for (const property of hubSpotProperties) hubSpot.addProperty(property);
  for (const field of salesforceFields) salesforce.addField('Lead', field);
  for (const { name, type } of pipedriveFields) pipedrive.addField(name, type);
  for (const name of rdStationFields) rdStation.addField(name);
  for (const { name, type } of notionColumns) notion.addProperty(name, type);
});

afterAll(async () => {
  await inProcess.stop();
});

const form = { Nome: 'Maria Silva', 'E-mail': 'maria@loja.example', WhatsApp: '(11) 91234-5678', formMode: 'production' };

const chainOf = (crm: Record<string, string>) => [
  { name: 'Capture', type: 'crmLead', parameters: { ...crm, resource: 'lead', operation: 'capture' } },
  {
    name: 'Note',
    type: 'crmLead',
    parameters: { ...crm, resource: 'lead', operation: 'noteContact', channel: 'whatsapp', text: 'Boas-vindas', options: { step: 1 } },
  },
  { name: 'Stop', type: 'crmLead', parameters: { ...crm, resource: 'lead', operation: 'stopCadence', reason: 'replied' } },
  { name: 'Look', type: 'crmLead', parameters: { ...crm, resource: 'lead', operation: 'get' } },
];

describe.each([
  ['hubSpot', {}],
  ['salesforce', {}],
  ['pipedrive', {}],
  ['notion', { table: '1f9a7c3e-0000-4000-8000-000000000001' }],
])('%s', (vendor, more) => {
  const run = async () => {
    const flow = packageFlow(inProcess.world, chainOf({ vendor, ...more }), [{ json: form }]);
    if (vendor === 'salesforce') inProcess.world.vendors.salesforce.expireTokens();
    return await runChain(flow);
  };

  test('a form becomes a lead, once, with nothing but parameters', async () => {
    const first = await run();
    expect(first.error).toBeUndefined();
    expect(first.output('Capture')[0]?.json).toMatchObject({
      Nome: 'Maria Silva',
      found: false,
      lead: { vendor, name: 'Maria Silva', email: 'maria@loja.example', phone: '+5511912345678' },
    });
    expect(first.output('Look')[0]?.json).toMatchObject({ lead: { cadence: { step: 1, stopReason: 'replied' } } });
    const second = await run();
    const id = (first.output('Capture')[0]?.json.lead as { id: string }).id;
    expect(second.output('Capture')[0]?.json).toMatchObject({ found: true, completed: [], lead: { id } });
    expect(second.output('Note')[0]?.json).toMatchObject({ found: true });
    expect(second.output('Stop')[0]?.json).toMatchObject({ unchanged: true });
  });
});

test('rdStation: a form becomes a contact, once, and the login that ended meanwhile is renewed', async () => {
  const chain = chainOf({ vendor: 'rdStation' }).filter(({ name }) => name !== 'Note');
  const run = async () => {
    const flow = packageFlow(inProcess.world, chain, [{ json: form }]);
    inProcess.world.vendors.rdStation.expireTokens();
    return await runChain(flow);
  };
  const first = await run();
  expect(first.error).toBeUndefined();
  const lead = { vendor: 'rdStation', name: 'Maria Silva', email: 'maria@loja.example', phone: '+5511912345678' };
  expect(first.output('Capture')[0]?.json).toMatchObject({ found: false, lead });
  expect(first.output('Look')[0]?.json).toMatchObject({ lead: { cadence: { stopReason: 'replied' } } });
  expect((await run()).output('Capture')[0]?.json).toMatchObject({ found: true, completed: [] });
});

test('a lead of an advertisement keeps its campaign and its consent', async () => {
  const consent = { given: true, at: '2026-11-24T15:00:00.000Z', proof: '"Aceito receber ofertas": true', channels: ['whatsapp'] };
  const lead = { name: 'Ana Lima', email: 'ana@cliente.example', phone: '+5521987654321', source: 'meta', campaign: 'Natal', consent };
  const json = { event: { type: 'lead.received' }, lead, answers: [], origin: { isTest: false } };
  const result = await runChain(packageFlow(inProcess.world, chainOf({ vendor: 'hubSpot' }).slice(0, 1), [{ json }]));
  expect(result.error).toBeUndefined();
  expect(result.output('Capture')[0]?.json).toMatchObject({ lead: { ...lead, vendor: 'hubSpot' }, origin: { isTest: false } });
});

test('n8n logs in to Salesforce by a signed assertion, and again when the session has ended', async () => {
  const { salesforce } = inProcess.world.vendors;
  const { username, privateKey } = salesforce.secrets;
  const before = inProcess.world.violations.length;
  for (const round of [1, 2]) {
    const flow = packageFlow(inProcess.world, chainOf({ vendor: 'salesforce' }).slice(0, 1), [{ json: form }], `-jwt${round}`);
    Object.assign(credentialOf(flow, 'ponteSalesforceApi').data, { grant: 'jwtBearer', username, privateKey, clientSecret: '' });
    salesforce.expireTokens();
    const result = await runChain(flow);
    expect(result.error).toBeUndefined();
    expect(result.output('Capture')[0]?.json).toMatchObject({ lead: { vendor: 'salesforce', name: 'Maria Silva' } });
  }
  expect(inProcess.world.violations.slice(before).filter(({ rule }) => rule.startsWith('oauth'))).toEqual([]);
});
