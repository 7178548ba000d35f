/** Lead Trigger over simulated CRMs, whose lists of changes lag. It is Tuesday, 24 November 2026, noon in São Paulo (15:00 UTC). */
import { describe, expect, test } from 'vitest';
import { LeadTrigger } from '../../nodes/LeadTrigger/LeadTrigger.node.ts';
import { hubSpotWorld } from '../contracts/support/hubSpotWorld.mts';
import { notionWorld } from '../contracts/support/notionWorld.mts';
import { pipedriveWorld } from '../contracts/support/pipedriveWorld.mts';
import { salesforceWorld } from '../contracts/support/salesforceWorld.mts';
import { leadHost, type Crm } from './support/leadHost.mts';

const worlds = { hubSpot: hubSpotWorld, notion: notionWorld, pipedrive: pipedriveWorld, salesforce: salesforceWorld };

/** Notion keeps leads in one of several tables. */
const tableOf = ({ simulator }: { simulator: object }) => ('source' in simulator ? { table: simulator.source } : {});

describe.each(Object.keys(worlds) as Crm[])('%s', (vendor) => {
  function opened(events = ['lead.created']) {
    const world = worlds[vendor]();
    const host = leadHost(new LeadTrigger(), world, { events, ...tableOf(world) }, undefined, vendor);
    const told = () => host.started.map(({ event, lead }) => `${event.type.slice(5)} ${String(lead.name)}`);
    return { world, host, told };
  }

  test('a new lead is told once, with all that a flow needs, whoever put it there', async () => {
    const { world, host, told } = opened();
    world.byHand.add({ name: 'Antes', email: 'antes@loja.example' });
    await world.settle();
    await host.activate();
    await host.minutes(2);
    const id = world.byHand.add({ name: 'Maria', email: 'maria@loja.example', phone: '(11) 91234-5678' });
    await host.minutes(20);
    expect(told()).toEqual(['created Maria']);
    expect(host.started[0]).toMatchObject({
      event: { type: 'lead.created', source: vendor, occasion: `${vendor}:${id}/lead.created`, correlationId: `${vendor}:${id}` },
      lead: { id, vendor, email: 'maria@loja.example', phone: '+5511912345678' },
    });
    expect(world.violations).toEqual([]);
  });

  test('an outage of HubSpot and one of n8n lose nobody and double nobody', async () => {
    const { world, host, told } = opened();
    await host.activate();
    await host.minutes(3);
    let isDown = true;
    world.inject(() => (isDown ? 'serverError' : undefined));
    world.byHand.add({ name: 'Ana', email: 'ana@loja.example' });
    await host.minutes(10);
    expect(told()).toEqual([]);
    isDown = false;
    await host.minutes(3);
    host.stop();
    world.byHand.add({ name: 'Bia', email: 'bia@loja.example' });
    await host.minutes(60);
    await host.start();
    await host.minutes(5);
    host.stop();
    await host.start();
    await host.minutes(5);
    expect(told()).toEqual(['created Ana', 'created Bia']);
  });

  test('a change is told, the steps of a sequence are not', async () => {
    const { world, host, told } = opened(['lead.changed']);
    const id = world.byHand.add({ name: 'Maria', email: 'maria@loja.example' });
    await world.settle();
    await host.activate();
    await host.minutes(2);
    await world.open().note(id, { key: 'k', channel: 'email', text: 'Olá', at: '2026-11-24T15:05:00.000Z', step: 1 });
    await host.minutes(3);
    expect(told()).toEqual([]);
    world.byHand.change(id, { company: 'Silva Flores' });
    await host.minutes(5);
    expect(told()).toEqual(['changed Maria']);
    expect(host.started[0]!.lead).toMatchObject({ company: 'Silva Flores', cadence: { step: 1 } });
  });

  test('what cannot be asked is said when the trigger is switched on, and once later on', async () => {
    const { world, host } = opened();
    world.inject(() => 'serverError');
    await expect(host.activate()).rejects.toThrow(/HubSpot|Notion|Pipedrive|Salesforce/);
    const nothing = leadHost(new LeadTrigger(), worlds[vendor](), { events: [] }, undefined, vendor);
    await expect(nothing.activate()).rejects.toThrow(/nothing to look for/);
  });

  test('a test run shows the newest leads and notes nothing', async () => {
    const { world, host, told } = opened();
    world.byHand.add({ name: 'Maria', email: 'maria@loja.example' });
    await world.settle();
    await host.testRun();
    expect(told()).toEqual(['created Maria']);
    const empty = opened();
    await expect(empty.host.testRun()).rejects.toThrow(/no lead/);
  });
});
