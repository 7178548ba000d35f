/**
 * A month of leads as another hand planned it (forms, lead ads, WhatsApp, sellers; two fifths come twice, some answer, some want no more,
 * n8n and the CRM are away once), through a simulated HubSpot: each person is kept once, each lead told once, each touch sent once and in
 * its hours, none after a stop.
 */
import { expect, test } from 'vitest';
import { noConsent, type Lead } from '../../domain/documents/lead.ts';
import { formsIn } from '../../domain/leads/formFields.ts';
import { leadFromFields } from '../../domain/leads/leadFromFields.ts';
import { LeadCadenceTrigger } from '../../nodes/LeadCadenceTrigger/LeadCadenceTrigger.node.ts';
import { LeadTrigger } from '../../nodes/LeadTrigger/LeadTrigger.node.ts';
import { expectedLeads, formOf, graphLeadOf, judgeLeads, planMonth, type Arrived, type LeadHappening } from '../../sandbox/leads/month.mts';
import { phoneKey } from '../../sandbox/leads/phoneKey.mts';
import { hubSpotWorld } from '../contracts/support/hubSpotWorld.mts';
import { leadHost, type Started } from './support/leadHost.mts';

const minute = 60_000;

const steps = [
  { channel: 'whatsapp', amount: 0, unit: 'minutes', from: 'capture', isAnyTime: true, text: 'Olá, {first_name}!' },
  {
    channel: 'email',
    amount: 1,
    unit: 'businessDays',
    from: 'lastTouch',
    isAnyTime: false,
    subject: 'Olá, {first_name}',
    text: 'Fale com a gente.',
  },
  { channel: 'whatsapp', amount: 3, unit: 'days', from: 'lastTouch', isAnyTime: false, text: 'Ainda por aqui?' },
];

/** Days off between 25 November and 25 December 2026: Christmas. Hours behind UTC by area code; all others are three. */
const behind: Readonly<Record<string, number>> = { 68: 5, 69: 4, 65: 4, 66: 4, 67: 4, 92: 4, 95: 4, 97: 4 };

function isInHours(moment: number, phone: string | null): boolean {
  const area = /^\+55(\d\d)/.exec(phone ?? '')?.[1] ?? '';
  const local = new Date(moment - (behind[area] ?? 3) * 3_600_000);
  const isDayOff = [0, 6].includes(local.getUTCDay()) || local.toISOString().slice(5, 10) === '12-25';
  return !isDayOff && local.getUTCHours() >= 9 && local.getUTCHours() < 18;
}

const draftOf = (arrived: Arrived): Lead => {
  if (arrived.source === 'whatsApp') {
    const blank = leadFromFields(formsIn({})[0]!, arrived.at, 'whatsapp').lead;
    return { ...blank, name: arrived.name, phone: arrived.phone ?? null, email: arrived.email ?? null, consent: noConsent };
  }
  const form = arrived.source === 'metaLeadAds' ? graphLeadOf(arrived) : formOf(arrived);
  return leadFromFields(formsIn(form)[0]!, arrived.at, arrived.source).lead;
};

test('a month of leads', { timeout: 600_000 }, async () => {
  const world = hubSpotWorld();
  const month = planMonth(20_261_130, Date.parse('2026-11-25T00:00:00Z'), 'small');
  const personOf = (lead: Pick<Lead, 'email' | 'phone'>) =>
    month.people.find(({ email, phone }) => {
      return lead.email?.toLowerCase() === email.toLowerCase() || (phone !== undefined && phoneKey(phone) === phoneKey(lead.phone));
    });
  const stopsAt = new Map(expectedLeads(month).map((each) => [each.person.index, each.stopsAt ?? Infinity]));
  const wrong: string[] = [];
  const working: Promise<unknown>[] = [];
  const touches: { lead: string; step: number; person: number; at: number }[] = [];

  async function carryOut({ lead, step, channel, text, to }: Started): Promise<void> {
    const at = world.clock.now();
    const person = personOf(lead);
    touches.push({ lead: lead.id!, step: Number(step), person: person?.index ?? -1, at });
    if (at > (stopsAt.get(person?.index ?? -1) ?? Infinity)) wrong.push(`lead ${lead.id} after the stop: step ${String(step)}`);
    if (steps[Number(step) - 1]!.isAnyTime === false && !isInHours(at, lead.phone))
      wrong.push(`lead ${lead.id} at ${new Date(at).toISOString()}`);
    if (person?.consent?.marketing !== true) wrong.push(`lead ${lead.id} without a consent`);
    if (channel === 'email' && String(to) !== person?.email.toLowerCase()) wrong.push(`lead ${lead.id} at another address`);
    const note = { key: `${lead.id}/${String(step)}`, channel: channel as 'email', text: String(text), at: new Date(at).toISOString() };
    await world.open().note(lead.id!, { ...note, step: Number(step) });
  }

  const cadence = leadHost(new LeadCadenceTrigger(), world, { events: ['cadence.due', 'cadence.stopped'], 'steps.step': steps }, (item) => {
    if (item.event.type === 'cadence.due') working.push(carryOut(item));
  });
  const leads = leadHost(new LeadTrigger(), world, { events: ['lead.created'] });
  await cadence.activate();
  await leads.activate();

  async function happen(happening: LeadHappening): Promise<void> {
    if (happening.what === 'outage') return;
    if (happening.what === 'arrived' && happening.source === 'byHand') {
      const { name, email, phone } = happening;
      const isKnown = world.people().some((one) => one.email?.toLowerCase() === email?.toLowerCase() && email !== undefined);
      // A seller sees that the person is there.
      if (!isKnown) world.byHand.add({ name, ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) });
      await world.settle();
      return;
    }
    if (happening.what === 'arrived') {
      await world.open().capture({ draft: draftOf(happening), owner: { kind: 'inTurn', ids: world.owners } });
      return;
    }
    const person = month.people.find(({ index }) => index === happening.person)!;
    const theirs = world.people().filter((one) => personOf({ email: one.email, phone: one.phones[0] ?? null }) === person);
    const reason = happening.what === 'replied' ? 'replied' : 'optedOut';
    for (const { id } of theirs) await world.open().stopCadence(id, { reason, at: new Date(world.clock.now()).toISOString() });
  }

  const outages = month.happenings.filter((one) => one.what === 'outage');
  const isAway = (of: 'n8n' | 'crm') =>
    outages.some((one) => one.of === of && world.clock.now() >= one.at && world.clock.now() < one.until);
  world.inject(() => (isAway('crm') ? 'serverError' : undefined));
  const pending = [...month.happenings];
  let isOff = false;
  const quarter = 15 * minute;
  for (let at = Date.parse('2026-11-24T15:15:00Z'); at < month.end; at += quarter) {
    if (at > world.clock.now()) await world.clock.sleep(at - world.clock.now());
    // What comes meanwhile is delivered again when both are back, as forms, gateways and n8n's Retry do it.
    if (!isAway('n8n') && !isAway('crm')) while (pending[0] && pending[0].at <= at) await happen(pending.shift()!);
    if (isAway('n8n') !== isOff) {
      isOff = !isOff;
      for (const host of [cadence, leads]) {
        if (isOff) host.stop();
        else await host.start();
      }
    }
    await cadence.round();
    await Promise.all(working);
    await leads.round();
  }

  expect(wrong).toEqual([]);
  const verdict = judgeLeads(month, world.simulator.ledger());
  expect(verdict).toEqual({ lost: [], doubled: [], strangers: [] });
  const told = leads.started.map(({ lead }) => lead.id!);
  expect(told.toSorted()).toEqual(
    world
      .people()
      .map(({ id }) => id)
      .toSorted(),
  );
  const names = touches.map(({ lead, step }) => `${lead}/${step}`);
  expect(new Set(names).size).toBe(names.length);
  // Who agreed, has a mobile, and was not stopped within the hour, was welcomed.
  const welcomed = new Set(touches.filter(({ step }) => step === 1).map(({ person }) => person));
  const toWelcome = expectedLeads(month).filter(({ person, arrivals, stopsAt: stop }) => {
    const agreedAt = arrivals.find(({ source, consent }) => ['form', 'metaLeadAds'].includes(source) && consent?.marketing === true)?.at;
    const isReached = person.phoneKind === 'mobile' || person.phoneKind === 'foreign';
    return agreedAt !== undefined && isReached && agreedAt + 13 * 3_600_000 < Math.min(stop ?? Infinity, month.end);
  });
  expect(toWelcome.length).toBeGreaterThan(5);
  expect(toWelcome.map(({ person }) => person.index).filter((index) => !welcomed.has(index))).toEqual([]);
  expect(touches.length).toBeGreaterThan(2 * welcomed.size - 5);
  expect([...cadence.failed, ...leads.failed, ...cadence.doubled, ...leads.doubled]).toEqual([]);
});
