/** A step of a sequence on its way: from the trigger's item to the customer's phone. */
import { expect, test } from 'vitest';
import { mayWrite, type Lead } from '../../domain/documents/lead.ts';
import { workdays } from '../../domain/leads/businessHours.ts';
import { standOf, type CadenceStep } from '../../domain/leads/cadence.ts';
import { touchEvent } from '../../runtime/host/leads/cadenceWatch.ts';
import { toLeadItem } from '../../runtime/host/leads/leadEvent.ts';
import { memoryCrm } from '../support/memoryCrm.mts';
import { inFakeTime, notifyHost } from './support/notifyHost.mts';

const now = Date.parse('2026-11-24T15:00:00Z');

const steps: CadenceStep[] = [
  {
    channel: 'whatsapp',
    after: { amount: 0, unit: 'minutes' },
    from: 'capture',
    isAnyTime: true,
    subject: '',
    text: 'Boas-vindas enviada a {first_name}',
  },
  { channel: 'whatsapp', after: { amount: 0, unit: 'minutes' }, from: 'lastTouch', isAnyTime: true, subject: '', text: 'Lembrete' },
];

const rules = {
  steps,
  hours: { from: 540, to: 1080, weekdays: workdays, kept: [], timeZone: 'America/Sao_Paulo' },
  openStatuses: [],
  since: 0,
};

function itemOf(changes: Partial<Lead> = {}) {
  const lead = memoryCrm(() => now).write('101', { name: 'Ana Souza', phone: '+5511912345678', interest: 'Clareamento', ...changes });
  const { next } = standOf(lead, rules, () => false, now);
  if (next.kind !== 'due') throw new Error('nothing is due');
  return toLeadItem(touchEvent(lead, rules, next.touch), null, now);
}

function opened() {
  const host = notifyHost();
  const text = 'Olá, {{first_name}}! Recebemos o seu interesse em {{interest}}.';
  host.world.simulator.addTemplate({
    name: 'boas_vindas_lead',
    language: 'pt_BR',
    category: 'MARKETING',
    components: [{ type: 'BODY', text }],
  });
  const run = async (...items: ReturnType<typeof itemOf>[]) =>
    await inFakeTime(async () => await host.run(items, { template: 'boas_vindas_lead|pt_BR' }));
  return { host, run };
}

test('the template fills itself, and each step is one message', async () => {
  const { host, run } = opened();
  const first = itemOf();
  const second = itemOf({ cadence: { step: 1, lastTouch: '2026-11-24T14:00:00.000Z', stopReason: null } });
  await run(first);
  await run(first);
  await run(second);
  const text = 'Olá, Ana! Recebemos o seu interesse em Clareamento.';
  expect(host.texts()).toEqual([text, text]);
});

test('the item goes on with what CRM Lead notes', async () => {
  const { run } = opened();
  const { done } = await run(itemOf());
  expect(done[0]!.json).toMatchObject({
    channel: 'whatsapp',
    step: 1,
    text: 'Boas-vindas enviada a Ana',
    message: { id: expect.stringContaining('wamid') },
    lead: { id: '101' },
  });
});

test('without the consent to WhatsApp nothing is due, and nothing would go out', async () => {
  const { host, run } = opened();
  const consent = { given: true, at: null, proof: null, channels: ['email' as const] };
  expect(() => itemOf({ consent })).toThrow('nothing is due');
  const item = itemOf();
  const lead = { ...(item.json.lead as unknown as Lead), consent };
  expect(mayWrite(lead, 'whatsapp')).toBe(false);
  const { failed } = await run({ json: { ...item.json, lead: lead as never } });
  expect(failed.map(({ json }) => JSON.stringify(json.error))).toEqual([expect.stringContaining('no consent')]);
  expect(host.texts()).toEqual([]);
});
