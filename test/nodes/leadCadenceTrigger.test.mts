/** Lead Cadence Trigger over simulated CRMs, whose lists of changes lag. It is Tuesday, 24 November 2026, noon in São Paulo (15:00 UTC). */
import { describe, expect, test } from 'vitest';
import { LeadCadenceTrigger } from '../../nodes/LeadCadenceTrigger/LeadCadenceTrigger.node.ts';
import type { LeadDraft } from '../../domain/ports/leadKeeper.ts';
import { hubSpotWorld } from '../contracts/support/hubSpotWorld.mts';
import { notionWorld } from '../contracts/support/notionWorld.mts';
import { pipedriveWorld } from '../contracts/support/pipedriveWorld.mts';
import { salesforceWorld } from '../contracts/support/salesforceWorld.mts';
import { leadHost, type Crm, type Started } from './support/leadHost.mts';

const hour = 3_600_000;

const steps = [
  { channel: 'whatsapp', amount: 0, unit: 'minutes', from: 'capture', isAnyTime: true, text: 'Olá, {first_name}!' },
  {
    channel: 'email',
    amount: 1,
    unit: 'businessDays',
    from: 'lastTouch',
    isAnyTime: false,
    subject: '{first_name}, sobre {interest}',
    text: 'Fale com a gente.',
  },
];

const maria: LeadDraft = {
  source: 'site',
  campaign: null,
  name: 'Maria Silva',
  email: 'maria@loja.example',
  phone: '+5511912345678',
  company: null,
  interest: 'Clareamento',
  status: null,
  consent: { given: true, at: '2026-11-24T15:02:00.000Z', proof: '"Aceito receber mensagens": sim', channels: [] },
};

const worlds = { hubSpot: hubSpotWorld, notion: notionWorld, pipedrive: pipedriveWorld, salesforce: salesforceWorld };

/** Notion keeps leads in one of several tables. */
const tableOf = ({ simulator }: { simulator: object }) => ('source' in simulator ? { table: simulator.source } : {});

describe.each(Object.keys(worlds) as Crm[])('%s', (vendor) => {
  function opened(parameters: Record<string, unknown> = {}, noting: (item: Started) => boolean = () => true) {
    const world = worlds[vendor]();
    const noted: Promise<unknown>[] = [];
    const note = async ({ lead, channel, text, step }: Started) => {
      const at = new Date(world.clock.now()).toISOString();
      await world
        .open()
        .note(lead.id!, { key: `${lead.id}/${String(step)}`, channel: channel as 'email', text: String(text), at, step: Number(step) });
    };
    const host = leadHost(
      new LeadCadenceTrigger(),
      world,
      { events: ['cadence.due', 'cadence.skipped', 'cadence.stopped'], 'steps.step': steps, ...tableOf(world), ...parameters },
      (item) => {
        if (item.event.type === 'cadence.due' && noting(item)) noted.push(note(item));
      },
      vendor,
    );
    const minutes = async (count: number) => {
      for (let round = 0; round < count; round++) {
        await host.minutes(1);
        await Promise.all(noted);
      }
    };
    return {
      world,
      host,
      told: () =>
        host.started.map(({ event, step, reason }) =>
          [event.type.slice(8), step, reason].filter((part) => part !== null && part !== undefined).join(' '),
        ),
      capture: async (changes: Partial<LeadDraft> = {}) =>
        (await world.open().capture({ draft: { ...maria, ...changes }, owner: { kind: 'none' } })).lead.id!,
      minutes,
      /** Time passes in which nobody looks, but for the last minutes. */
      async later(ms: number) {
        await world.clock.sleep(ms - 3 * 60_000);
        await minutes(8);
      },
    };
  }

  describe('the way of a lead', () => {
    test('is welcomed at once, gets the e-mail a business day later, and is through', async () => {
      const { world, host, told, capture, minutes, later } = opened();
      await host.activate();
      await minutes(1);
      const id = await capture();
      await minutes(3);
      expect(told()).toEqual(['due 1']);
      expect(host.started[0]).toMatchObject({
        event: { type: 'cadence.due', source: vendor, occasion: `${vendor}:${id}/step 1 after capture/cadence.due` },
        lead: { id },
        channel: 'whatsapp',
        step: 1,
        to: '+5511912345678',
        text: 'Olá, Maria!',
        first_name: 'Maria',
      });
      await minutes(30);
      expect(told()).toEqual(['due 1']);
      await later(24 * hour);
      expect(told()).toEqual(['due 1', 'due 2', 'stopped 2 finished']);
      expect(host.started[1]).toMatchObject({ to: 'maria@loja.example', subject: 'Maria, sobre Clareamento', text: 'Fale com a gente.' });
      expect(world.notes(id)).toHaveLength(2);
      expect(host.doubled).toEqual([]);
      expect(world.violations).toEqual([]);
    });

    test('ends with the answer, which another flow writes', async () => {
      const { world, host, told, capture, minutes, later } = opened();
      await host.activate();
      await minutes(1);
      const id = await capture();
      await minutes(3);
      await world.open().stopCadence(id, { reason: 'replied', at: new Date(world.clock.now()).toISOString() });
      await later(26 * hour);
      expect(told()).toEqual(['due 1', 'stopped 1 replied']);
    });

    test('ends with the opt-out, and with the words of a seller in the CRM', async () => {
      const { world, host, told, capture, minutes, later } = opened();
      await host.activate();
      await minutes(1);
      const id = await capture();
      await minutes(3);
      await world.open().stopCadence(id, { reason: 'optedOut', at: new Date(world.clock.now()).toISOString() });
      const other = await capture({ email: 'rui@loja.example', phone: '+5511987654321' });
      await minutes(3);
      await world.open().update(other, { cadence: { stopReason: 'liguei, fechou' } });
      await later(26 * hour);
      expect(told().toSorted()).toEqual(['due 1', 'due 1', 'stopped 1 liguei, fechou', 'stopped 1 optedOut']);
    });

    test('without a consent does not begin, and it is said', async () => {
      const { host, told, capture, minutes } = opened();
      await host.activate();
      await minutes(1);
      await capture({ consent: { given: null, at: null, proof: null, channels: [] } });
      await minutes(30);
      expect(told()).toEqual(['stopped 0 noConsent']);
    });

    test('with a landline begins with the e-mail', async () => {
      const { host, told, capture, minutes, later } = opened();
      await host.activate();
      await minutes(1);
      await capture({ phone: '+551131234567' });
      await later(25 * hour);
      expect(told()).toEqual(['skipped 1 landline', 'due 2', 'stopped 2 finished']);
    });
  });

  describe('each touch once', () => {
    test('n8n is ended before the flow has noted it', async () => {
      let isNoted = false;
      const { host, told, capture, minutes, later } = opened({}, () => isNoted);
      await host.activate();
      await minutes(1);
      await capture();
      await minutes(3);
      host.stop();
      await minutes(30);
      isNoted = true;
      await host.start();
      await later(48 * hour);
      expect(told()).toEqual(['due 1']);
    });

    test('another process starts it, too: the key of the execution stands in', async () => {
      const { host, told, capture, minutes } = opened({}, () => false);
      await host.activate();
      await minutes(1);
      const before = host.saved();
      await capture();
      await minutes(3);
      expect(host.doubled).toHaveLength(0);
      host.stop(before);
      await host.start();
      await minutes(5);
      expect(told()).toEqual(['due 1']);
      expect(host.doubled).toHaveLength(1);
    });

    test('one lead that cannot be read holds the others up for a minute only', async () => {
      const { world, host, told, capture, minutes } = opened();
      await host.activate();
      await minutes(1);
      await capture();
      await capture({ email: 'rui@loja.example', phone: '+5511987654321' });
      let failures = 0;
      world.inject(({ method }) => (method === 'GET' && failures++ < 1 ? 'serverError' : undefined));
      await minutes(5);
      expect(told()).toEqual(['due 1', 'due 1']);
    });
  });

  describe('what cannot be kept is refused when the trigger is switched on', () => {
    test.each([
      ['no step', { 'steps.step': [] }, /no step/],
      ['an e-mail without a subject', { 'steps.step': [{ channel: 'email', text: 'Olá' }] }, /without a subject/],
      ['a wait of half a day', { 'steps.step': [{ ...steps[0], amount: 0.5 }] }, /whole number/],
      ['hours that end before they begin', { hoursFrom: '18:00', hoursTo: '09:00' }, /end later/],
      ['an hour that is none', { hoursFrom: '9h' }, /not a time of day/],
      ['no day', { weekdays: [] }, /no business day/],
      ['nothing to tell', { events: [] }, /nothing to look for/],
    ])('%s', async (_, parameters, message) => {
      await expect(opened(parameters).host.activate()).rejects.toThrow(message);
    });
  });

  test('a test run shows what would go out', async () => {
    const { world, host, capture, told } = opened();
    await capture();
    await world.settle();
    await host.testRun();
    expect(told()).toEqual(['due 1']);
    await expect(opened().host.testRun()).rejects.toThrow(/48 hours/);
  });
});
