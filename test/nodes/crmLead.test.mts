/** CRM Lead: a form, a reply, an order comes in, and the CRM knows. It is Tuesday, 24 November 2026, noon in São Paulo. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { describe, expect, test, vi } from 'vitest';
import { CrmLead } from '../../nodes/CrmLead/CrmLead.node.ts';
import { LeadCadenceTrigger } from '../../nodes/LeadCadenceTrigger/LeadCadenceTrigger.node.ts';
import { LeadTrigger } from '../../nodes/LeadTrigger/LeadTrigger.node.ts';
import type { Clock } from '../../runtime/clock.ts';
import { hostClock } from '../../runtime/host/clock.ts';
import { hubSpotWorld } from '../contracts/support/hubSpotWorld.mts';
import { notionWorld } from '../contracts/support/notionWorld.mts';
import { rdStationWorld } from '../contracts/support/rdStationWorld.mts';
import { onClock } from '../support/onClock.mts';
import { fakeN8n } from './support/fakeN8n.mts';

let workflows = 0;

/** The node's time is the world's, and nobody waits for the wall's. */
async function inTime<T>({ clock }: { clock: Clock }, work: () => Promise<T>): Promise<T> {
  const sleep = vi.spyOn(hostClock, 'sleep').mockImplementation(async (ms) => await clock.sleep(ms));
  try {
    return await onClock(clock, work);
  } finally {
    sleep.mockRestore();
  }
}

type Out = IDataObject & { lead: IDataObject & { problems: IDataObject[] } };

function opened(world = hubSpotWorld()) {
  const workflow = `crm lead ${++workflows}`;
  const hostOf = (operation: string, parameters: Record<string, unknown>, items: readonly IDataObject[]) =>
    fakeN8n({
      parameters: { vendor: 'hubSpot', resource: 'lead', operation, leadFrom: 'item', leadBy: 'item', ownerBy: 'none', ...parameters },
      items: items.map((json) => ({ json })),
      credentials: { ponteHubSpotApi: workflow },
      workflow,
      connect: () => world.connect(),
    });
  async function run(operation: string, parameters: Record<string, unknown> = {}, ...items: IDataObject[]) {
    const { execute } = hostOf(operation, parameters, items.length > 0 ? items : [{}]);
    const output = await inTime(world, async () => await new CrmLead().execute.call(execute));
    return output.flat().map(({ json }) => json as Out);
  }
  return { world, run, hostOf };
}

const maria = { name: 'Maria Silva', email: 'maria@loja.example', phone: '(11) 91234-5678' };

describe('Capture', () => {
  test('takes the fields of a form as they are', async () => {
    const { run, world } = opened();
    const form = {
      Nome: 'Maria Silva',
      'E-mail': 'maria@loja.example',
      WhatsApp: '11 91234-5678',
      Empresa: 'Silva Flores',
      formMode: 'production',
    };
    const [item] = await run('capture', {}, form);
    expect(item).toMatchObject({
      Nome: 'Maria Silva',
      found: false,
      completed: [],
      lead: {
        name: 'Maria Silva',
        email: 'maria@loja.example',
        phone: '+5511912345678',
        company: 'Silva Flores',
        consent: { given: null },
      },
    });
    expect((await run('capture', {}, { lead: maria }))[0]).toMatchObject({ found: true, lead: { id: item!.lead.id } });
    expect(world.people()).toHaveLength(1);
  });

  test('takes the customer of an order, and who sent a reply', async () => {
    const { run, world } = opened();
    const [bought] = await run('capture', {}, { order: { id: 'shopify:loja/1', source: 'shopify', customer: maria } });
    expect(bought).toMatchObject({ lead: { source: 'shopify', email: 'maria@loja.example' } });
    const [wrote] = await run('capture', {}, { reply: { phone: '+5521988887777', profileName: 'João', text: 'Quanto custa?' } });
    expect(wrote).toMatchObject({ lead: { name: 'João', source: 'whatsapp', interest: 'Quanto custa?' } });
    expect(world.people()).toHaveLength(2);
  });

  test('several leads in one delivery are several items', async () => {
    const { run, world } = opened();
    const leads = [
      { name: 'Maria', email: 'maria@loja.example' },
      { name: 'Rosa', email: 'rosa@loja.example' },
    ];
    const items = await run('capture', {}, { body: { leads }, headers: {} });
    expect(items.map(({ lead }) => lead.email)).toEqual(['maria@loja.example', 'rosa@loja.example']);
    expect(world.people()).toHaveLength(2);
  });

  test('takes fields with owner and consent, and no consent without its proof', async () => {
    const { run, world } = opened();
    const fields = { leadFrom: 'fields', ...maria, ownerBy: 'inTurn', ownerIds: world.owners };
    const details = { source: 'feira', consentGiven: 'given', consentProof: 'Ficha de papel 12', consentChannels: ['whatsapp'] };
    const [item] = await run('capture', { ...fields, details });
    expect(item!.lead).toMatchObject({
      source: 'feira',
      consent: { given: true, proof: 'Ficha de papel 12', channels: ['whatsapp'], at: new Date(world.clock.now()).toISOString() },
    });
    expect(world.owners).toContain((item!.lead.owner as IDataObject).id);
    await expect(run('capture', { ...fields, details: { consentGiven: 'given' } })).rejects.toThrow('The consent has no proof');
    await expect(run('capture', { ...fields, ownerIds: [] })).rejects.toThrow('No owner is chosen');
  });

  test('says flat by which way the lead may be written to, as far as there is an address', async () => {
    const { run } = opened();
    const consent = (channels: string[]) => ({ given: true, at: '2026-11-24T15:00:00Z', proof: 'Aceito', channels });
    const mayWrite = async (lead: IDataObject) => (await run('capture', {}, { lead }))[0]!.mayWrite;
    expect(await mayWrite({ ...maria, consent: consent([]) })).toEqual({ email: true, whatsapp: true });
    expect(await mayWrite({ email: 'a@loja.example', consent: consent([]) })).toEqual({ email: true, whatsapp: false });
    expect(await mayWrite({ email: 'b@loja.example', phone: '11 91234-0001', consent: consent(['whatsapp']) })).toEqual({
      email: false,
      whatsapp: true,
    });
    expect(await mayWrite({ email: 'c@loja.example', phone: '11 91234-0002' })).toEqual({ email: false, whatsapp: false });
  });

  test('who shares the phone of somebody else agrees to nothing for the e-mail that stands there', async () => {
    const { run, world } = opened();
    world.byHand.add({ name: 'Ana Lima', email: 'ana@loja.example', phone: '11 91234-5678' });
    await world.settle();
    const bia = { name: 'Bia Lima', email: 'bia@loja.example', phone: '(11) 91234-5678' };
    const [item] = await run('capture', {}, { ...bia, 'Aceita receber mensagens pelo WhatsApp e por e-mail?': 'Sim' });
    expect(item).toMatchObject({ lead: { email: 'ana@loja.example' }, mayWrite: { email: false, whatsapp: true } });
  });

  test('what is wrong with the form stands on the item, beside what the CRM knows', async () => {
    const { run } = opened();
    const problemsOf = async (form: IDataObject) => (await run('capture', {}, form))[0]!.lead.problems.map(({ field }) => field);
    const consent = 'Aceita receber mensagens pelo WhatsApp?';
    expect(await problemsOf({ Nome: 'Maria', WhatsApp: '11 91234-5678' })).toEqual(['lead.consent']);
    expect(await problemsOf({ Nome: 'Maria', WhatsApp: '11 91234-5678', [consent]: 'Não' })).toEqual(['lead.consent']);
    expect(await problemsOf({ Nome: 'Rosa', WhatsApp: '11 91234-0001', [consent]: 'Sim' })).toEqual([]);
    // The consent that she gave stands.
    expect(await problemsOf({ Nome: 'Rosa', WhatsApp: '11 91234-0001' })).toEqual([]);
    const twoWays = { 'E-mail': 'ana@loja.example', 'Confirme o e-mail': 'ana@loja.exemple', WhatsApp: '11 91234-0002', [consent]: 'Sim' };
    expect(await problemsOf(twoWays)).toEqual(['lead.email']);
    const lead = { id: null, email: 'bia@loja.example', phone: '11 91234-0003', problems: [{ field: 'lead.email', message: 'odd' }, null] };
    expect(await problemsOf({ lead })).toEqual(['lead.email']);
  });

  test('the time of a consent that is no plain one is refused: nobody knows which is the day', async () => {
    const { run, world } = opened();
    const fields = { leadFrom: 'fields', ...maria };
    const details = { consentGiven: 'given', consentProof: 'Ficha', consentAt: '03/11/2026' };
    await expect(run('capture', { ...fields, details })).rejects.toThrow('"Consent At" is not a time');
    expect(world.people()).toEqual([]);
  });

  test.each([['sim'], [1], ['true']])('a consent of %j is none', async (given) => {
    const { run } = opened();
    const [item] = await run('capture', {}, { lead: { ...maria, consent: { given, proof: 'x' } } });
    expect(item!.lead.consent).toMatchObject({ given: null });
  });

  test('an item without anything of a person is refused, the others are kept', async () => {
    const { run } = opened();
    await expect(run('capture', {}, { hello: 'world' })).rejects.toThrow('neither an e-mail address nor a phone number');
  });
});

describe('what happens to a lead', () => {
  const kept = async () => {
    const host = opened();
    const [{ lead }] = (await host.run('capture', {}, { lead: maria })) as [Out];
    await host.world.settle();
    return { ...host, id: lead.id as string };
  };

  test('a reply stops the sequence of who wrote it; an opt-out takes the consent back', async () => {
    const { run } = await kept();
    const [replied] = await run('stopCadence', { reason: 'item' }, { reply: { phone: '+5511912345678', text: 'Oi' } });
    expect(replied).toMatchObject({ unchanged: false, lead: { cadence: { stopReason: 'replied' } } });
    const [out] = await run('stopCadence', { reason: 'item' }, { optOut: { phone: '+5511912345678', optedOut: true } });
    expect(out).toMatchObject({ unchanged: false, lead: { cadence: { stopReason: 'optedOut' }, consent: { given: false } } });
  });

  test('an opt-out stops every lead of the person', async () => {
    const { run, world } = await kept();
    const second = world.byHand.add({ name: 'Maria', phone: '11 91234-5678' });
    await world.settle();
    await run('stopCadence', { reason: 'item' }, { optOut: { phone: '+5511912345678', optedOut: true } });
    const [other] = await run('get', { leadBy: 'id', leadId: second });
    expect(other).toMatchObject({ lead: { cadence: { stopReason: 'optedOut' }, consent: { given: false } } });
  });

  test('a consent that is taken back by Update is taken back in every lead of the person, and nothing else is written into the others', async () => {
    const { run, world, id } = await kept();
    const second = world.byHand.add({ name: 'Maria', phone: '11 91234-5678', company: 'Flores' });
    await world.settle();
    const optOut = { optOut: { phone: '+5511912345678', optedOut: true } };
    await run('update', { updateFields: { consentGiven: 'refused', company: 'Silva' } }, optOut);
    const consents = async () =>
      (await Promise.all([id, second].map(async (leadId) => (await run('get', { leadBy: 'id', leadId }))[0]!.lead))).map(
        ({ company, consent }) => [company, (consent as IDataObject).given],
      );
    expect(await consents()).toEqual([
      ['Silva', false],
      ['Flores', false],
    ]);
    await run('update', { updateFields: { consentGiven: 'given', consentProof: 'Formulário' } }, optOut);
    expect((await consents()).map(([, given]) => given)).toEqual([true, false]);
  });

  test.each([
    ['booked', { appointment: { customer: { name: 'Maria', phone: '11912345678' } } }],
    ['booked', { appointment: { customer: { name: 'Maria', email: 'MARIA@loja.example', phone: '(por e-mail)' } } }],
    ['paid', { order: { customer: maria } }],
  ])('who has %s is found by the item', async (reason, item) => {
    const { run, id } = await kept();
    const [stopped] = await run('stopCadence', { reason: 'item' }, item);
    expect(stopped).toMatchObject({ lead: { id, cadence: { stopReason: reason } } });
  });

  test('who answers at once is found, although a search would not show the lead yet', async () => {
    const { run } = opened();
    const [made] = await run('capture', {}, { lead: maria });
    const [replied] = await run('stopCadence', { reason: 'item' }, { reply: { phone: '+5511912345678', text: 'Oi' } });
    expect(replied).toMatchObject({ unchanged: false, lead: { id: made!.lead.id, cadence: { stopReason: 'replied' } } });
  });

  test('who opts in again stops nothing', async () => {
    const { run } = await kept();
    const optIn = { optOut: { phone: '+5511912345678', optedOut: false } };
    await expect(run('stopCadence', { reason: 'item' }, optIn)).rejects.toThrow('Nothing on the item says why');
  });

  test('a message that was sent is noted once, with its step', async () => {
    const { run, world, id } = await kept();
    const item = { lead: { id }, message: { id: 'wamid.1', status: 'sent' } };
    const parameters = { channel: 'whatsapp', text: 'Boas-vindas', 'options.step': 1 };
    expect((await run('noteContact', parameters, item))[0]).toMatchObject({ found: false, lead: { cadence: { step: 1 } } });
    expect((await run('noteContact', parameters, item))[0]).toMatchObject({ found: true });
    await run('noteContact', parameters, { ...item, message: { id: 'wamid.2', status: 'sent' } });
    expect(world.notes(id)).toHaveLength(2);
    await expect(run('noteContact', { ...parameters, text: ' ' }, item)).rejects.toThrow('"Text" is empty');
  });

  test('the step that Lead Cadence Trigger started the flow for counts by itself, by its channel', async () => {
    const { run, id } = await kept();
    const item = { event: { type: 'cadence.due', occasion: 'hubSpot:1/step 2' }, lead: { id }, channel: 'whatsapp', step: 2 };
    const stepAfter = async (channel: string, over: IDataObject = {}) =>
      (await run('noteContact', { channel, text: 'Oi' }, { ...item, ...over }))[0]!.lead.cadence;
    expect(await stepAfter('phone')).toMatchObject({ step: 0 });
    expect(await stepAfter('whatsapp', { event: { type: 'reply.received' } })).toMatchObject({ step: 0 });
    expect(await stepAfter('whatsapp')).toMatchObject({ step: 2 });
  });

  test('channels alone take back no consent', async () => {
    const { run, id } = await kept();
    const updateFields = { consentGiven: 'given', consentProof: 'Ficha de papel 12' };
    await run('update', { updateFields }, { lead: { id } });
    const halved = run('update', { updateFields: { consentChannels: ['whatsapp'] } }, { lead: { id } });
    await expect(halved).rejects.toThrow('not whether it was given');
    expect((await run('get', {}, { lead: { id } }))[0]!.lead.consent).toMatchObject({ given: true, proof: 'Ficha de papel 12' });
  });

  test.each([{ email: '' }, { phone: ' ' }, { email: null, status: 'NEW' }])(
    'a list for %j names nobody, and is not one of all',
    async (filters) => {
      const { run } = await kept();
      await expect(run('getMany', { filters })).rejects.toThrow('is empty or a list, so it keeps nothing out');
    },
  );

  test('an answer by e-mail ends the sequence of who wrote it, a moment after the capture, too', async () => {
    const { run, id } = await kept();
    const from = 'Maria Silva <maria@loja.example>';
    const found = await run('getMany', { filters: { email: /[^<\s]+@[^>\s]+/.exec(from)![0] } });
    const [stopped] = await run('stopCadence', { reason: 'replied' }, found[0]!);
    expect(stopped).toMatchObject({ lead: { id, cadence: { stopReason: 'replied' } } });
  });

  test('get, list and update', async () => {
    const { run, id } = await kept();
    expect((await run('get', { leadBy: 'phone', leadPhone: '011 91234 5678' }))[0]!.lead.id).toBe(id);
    expect((await run('get', { leadBy: 'id', leadId: id }))[0]!.lead).toMatchObject({ email: maria.email });
    expect((await run('getMany', { filters: { email: 'MARIA@loja.example' } })).map(({ lead }) => lead.id)).toEqual([id]);
    const [updated] = await run('update', { updateFields: { company: 'Nova', status: 'CONNECTED' } }, { lead: { id } });
    expect(updated!.lead).toMatchObject({ company: 'Nova', status: 'CONNECTED', name: 'Maria Silva' });
    await expect(run('get', { leadBy: 'phone', leadPhone: '21 97777-6666' })).rejects.toThrow('has no lead with this phone');
    await expect(run('get', {}, { order: { id: 'x' } })).rejects.toThrow('Nothing on the item says which lead');
  });
});

test('the owners to choose from are the active ones', async () => {
  const { world, hostOf } = opened();
  world.ownerLeaves('78');
  const { loading } = hostOf('capture', {}, [{}]);
  const options = await new CrmLead().methods.loadOptions.getOwners.call(loading);
  expect(options).toEqual([{ name: 'Bruna Vendas', value: '77' }]);
});

describe('a CRM with tables', () => {
  const inNotion = (world = notionWorld()) => {
    const workflow = `crm lead ${++workflows}`;
    const n8n = (parameters: Record<string, unknown>) =>
      fakeN8n({
        parameters: { vendor: 'notion', resource: 'lead', operation: 'capture', leadFrom: 'item', ownerBy: 'none', ...parameters },
        items: [{ json: { lead: maria } }],
        credentials: { ponteNotionApi: workflow },
        workflow,
        connect: () => world.connect(),
      });
    return { world, n8n };
  };

  test('offers them, and keeps leads in the chosen one', async () => {
    const { world, n8n } = inNotion();
    const options = await new CrmLead().methods.loadOptions.getTables.call(n8n({}).loading);
    expect(options).toEqual([{ name: 'Leads', value: world.simulator.source }]);
    const { execute } = n8n({ table: world.simulator.source });
    const [[item]] = (await inTime(world, async () => await new CrmLead().execute.call(execute))) as [[{ json: Out }]];
    expect(item.json).toMatchObject({ found: false, lead: { vendor: 'notion', email: maria.email } });
    expect(world.people()).toHaveLength(1);
  });

  test('a CRM without any offers none', async () => {
    const { hostOf } = opened();
    expect(await new CrmLead().methods.loadOptions.getTables.call(hostOf('capture', {}, [{}]).loading)).toEqual([]);
  });
});

describe('a system without lists, sellers and timeline', () => {
  const inRdStation = (world = rdStationWorld()) => {
    const workflow = `crm lead ${++workflows}`;
    const n8n = (operation: string, parameters: Record<string, unknown>, item: IDataObject) =>
      fakeN8n({
        parameters: { vendor: 'rdStation', resource: 'lead', operation, leadFrom: 'item', leadBy: 'item', ...parameters },
        items: [{ json: item }],
        credentials: { ponteRdStationOAuth2Api: workflow },
        workflow,
        connect: () => world.connect(),
      });
    const run = async (operation: string, parameters: Record<string, unknown>, item: IDataObject) => {
      const { execute } = n8n(operation, parameters, item);
      const output = await inTime(world, async () => await new CrmLead().execute.call(execute));
      return output.flat().map(({ json }) => json as Out)[0]!;
    };
    return { world, n8n, run };
  };

  test('captures, and an opt-out on WhatsApp reaches it by the phone', async () => {
    const { world, run } = inRdStation();
    const { lead, found } = await run('capture', {}, { lead: { ...maria, phone: '(11) 91234-5678' } });
    expect([found, lead.vendor]).toEqual([false, 'rdStation']);
    const stopped = await run('stopCadence', { reason: 'item' }, { optOut: { optedOut: true, phone: '+5511912345678' } });
    expect(stopped.lead).toMatchObject({ id: lead.id, consent: { given: false }, cadence: { stopReason: 'optedOut' } });
    expect(world.people()).toHaveLength(1);
  });

  test('takes the lead of another CRM as the newsletter, with its consent and what proves it', async () => {
    const { run: inHubSpot } = opened();
    const form = { Nome: 'Maria Silva', 'E-mail': 'maria@loja.example', 'Aceita receber as nossas novidades por e-mail?': 'Sim' };
    const [kept] = await inHubSpot('capture', {}, form);
    const { run, world } = inRdStation();
    const { found, lead, mayWrite } = await run('capture', {}, kept!);
    expect([found, lead.vendor, mayWrite]).toEqual([false, 'rdStation', { email: true, whatsapp: false }]);
    expect((lead.consent as IDataObject).proof).toContain('novidades por e-mail');
    expect(world.simulator.contacts()[0]).toMatchObject({
      email: 'maria@loja.example',
      legalBases: [{ category: 'communications', type: 'consent', status: 'granted' }],
    });
  });

  test('is offered with what it can do, and refuses the rest by name', async () => {
    const { n8n, run } = inRdStation();
    const { properties } = new CrmLead().description;
    const shownFor = (name: string) => properties.filter((property) => property.name === name && isShown(property, 'rdStation'));
    expect(shownFor('operation').flatMap(({ options }) => options!.map((option) => 'value' in option && option.value))).toEqual([
      'capture',
      'get',
      'stopCadence',
      'update',
    ]);
    expect(shownFor('ownerBy')).toEqual([]);
    for (const operation of ['getMany', 'noteContact'])
      await expect(run(operation, { text: 'Oi', channel: 'email' }, { lead: { id: 'x' } })).rejects.toThrow('The chosen CRM cannot do');
    expect(await new CrmLead().methods.loadOptions.getOwners.call(n8n('capture', {}, {}).loading)).toEqual([]);
    const triggers = [new LeadTrigger(), new LeadCadenceTrigger()].flatMap(({ description }) => description.credentials!);
    expect(triggers.map(({ name }) => name)).not.toContain('ponteRdStationOAuth2Api');
  });
});

function isShown({ displayOptions }: INodeProperties, vendor: string): boolean {
  const vendors = displayOptions?.show?.vendor as string[] | undefined;
  return vendors === undefined || vendors.includes(vendor);
}
