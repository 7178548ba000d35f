/**
 * Asaas Payment Reminder Trigger over a simulated week with three outages: n8n is off for a day, Asaas for half a day, and n8n forgets
 * what it had not saved. It is Tuesday, 24 November 2026, noon in São Paulo (15:00 UTC).
 */
import { describe, expect, test } from 'vitest';
import { AsaasPaymentReminderTrigger } from '../../nodes/AsaasPaymentReminderTrigger/AsaasPaymentReminderTrigger.node.ts';
import type { Payment } from '../../domain/documents/payment.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import { asaasWorld } from '../contracts/support/asaasWorld.mts';
import { leadHost, type Started } from './support/leadHost.mts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const steps = [{ time: 'before', days: 1 }, { time: 'onDay' }, { time: 'after', days: 1 }, { time: 'after', days: 2 }];

type Reminder = { time: string; days: number; dueAt: string; reason: string | null; hasWhatsApp: boolean };

const paymentOf = (item: Started) => item.payment as object as Payment;
const reminderOf = (item: Started) => item.reminder as object as Reminder;

function opened(parameters: Record<string, unknown> = {}) {
  const world = asaasWorld();
  let isAway = false;
  world.inject(() => (isAway ? 'reset' : undefined));
  const seen: { id: string; name: string; at: number; status: string }[] = [];
  const host = leadHost(
    new AsaasPaymentReminderTrigger(),
    world,
    { 'steps.step': steps, hoursFrom: '09:00', hoursTo: '18:00', ...parameters },
    (item) => {
      const { id } = paymentOf(item);
      const { time, days } = reminderOf(item);
      const { status } = world.simulator.charges().find((charge) => charge.id === id)!;
      seen.push({ id, name: `${item.event.type} ${time} ${days}`, at: world.clock.now(), status });
    },
    'hubSpot',
    'ponteAsaasApi',
  );
  return { world, host, seen, away: (now: boolean) => void (isAway = now) };
}

/** `local`: by the clock of São Paulo. */
const at = (local: string) => Date.parse(`${local}:00-03:00`);

async function passTo(one: ReturnType<typeof opened>, local: string, stepMs = 10 * minute) {
  const { world, host } = one;
  while (world.clock.now() < at(local)) {
    await world.clock.sleep(Math.min(stepMs, at(local) - world.clock.now()));
    await host.round();
  }
}

describe('one charge', () => {
  test('due tomorrow: with Pix code, boleto line, link and customer', async () => {
    const one = opened();
    await one.host.activate();
    const charge = one.world.simulator.createCharge({
      value: 129.9,
      billingType: 'BOLETO',
      dueDate: '2026-11-27',
      externalReference: 'shopify:1001',
      customer: { name: 'Maria Silva', cpfCnpj: '52998224725', mobilePhone: '11912345678' },
    });
    await passTo(one, '2026-11-26T08:50');
    expect(one.host.started).toEqual([]);
    await passTo(one, '2026-11-26T09:20');
    expect(one.host.started).toHaveLength(1);
    const item = one.host.started[0]!;
    expect(item.event).toMatchObject({
      type: 'reminder.beforeDue',
      occasion: `asaas:${charge.id}/2026-11-27/before 1`,
      source: 'asaas',
      correlationId: 'asaas:1001',
      occurredAt: '2026-11-26T12:00:00.000Z',
    });
    expect(reminderOf(item)).toEqual({ time: 'before', days: 1, dueAt: '2026-11-26T12:00:00.000Z', reason: null, hasWhatsApp: true });
    const payment = paymentOf(item);
    expect(payment).toMatchObject({
      id: charge.id,
      status: 'pending',
      dueDate: '2026-11-27',
      orderNumber: '1001',
      invoiceUrl: charge.invoiceUrl,
    });
    expect(payment.customer).toMatchObject({ name: 'Maria Silva', phone: '+5511912345678' });
    expect(payment.pix?.payload).toMatch(/^000201/);
    expect(payment.bankSlip?.line).toMatch(/^\d{47,48}$/);
    expect(one.world.violations).toEqual([]);
  });

  test('paid between the list and the reading: nothing is said', async () => {
    const one = opened();
    await one.host.activate();
    const charge = one.world.simulator.createCharge({ value: 50, billingType: 'PIX', dueDate: '2026-11-26' });
    one.world.inject(({ operation }) => {
      if (operation === 'payments.get' && one.world.simulator.charges()[0]!.status === 'PENDING') one.world.simulator.pay(charge.id);
      return undefined;
    });
    await passTo(one, '2026-11-25T10:00');
    expect(one.world.calls.some(({ operation }) => operation === 'payments.get')).toBe(true);
    expect(one.host.started).toEqual([]);
  });

  test('what was due before the trigger was switched on is nobody’s business', async () => {
    const one = opened();
    const charge = one.world.simulator.createCharge({ value: 50, billingType: 'PIX', dueDate: '2026-11-25' });
    await one.world.clock.sleep(20 * hour);
    await one.host.activate();
    await passTo(one, '2026-11-25T17:50');
    // Activated on Wednesday, 8:00: "due today" of nine o'clock is told, "due tomorrow" of the day before is not.
    expect(one.seen.map(({ id, name }) => [id, name])).toEqual([[charge.id, 'reminder.dueToday onDay 0']]);
  });

  test('a card is reminded by its link alone', async () => {
    const one = opened();
    await one.host.activate();
    one.world.simulator.createCharge({ value: 50, billingType: 'CREDIT_CARD', dueDate: '2026-11-26' });
    await passTo(one, '2026-11-25T09:20');
    const payment = paymentOf(one.host.started[0]!);
    expect([payment.pix, payment.bankSlip?.line ?? null, typeof payment.invoiceUrl]).toEqual([null, null, 'string']);
  });

  test('by the clock of the customer: Acre is two hours behind', async () => {
    const one = opened();
    await one.host.activate();
    one.world.simulator.createCharge({
      value: 50,
      billingType: 'PIX',
      dueDate: '2026-11-26',
      customer: { name: 'João Acre', cpfCnpj: '52998224725', mobilePhone: '68999123456' },
    });
    await passTo(one, '2026-11-25T10:50');
    expect(one.seen).toEqual([]);
    await passTo(one, '2026-11-25T11:20');
    expect(one.seen.map(({ name }) => name)).toEqual(['reminder.beforeDue before 1']);
  });

  test('a test run shows what falls due in 48 hours, and tells nothing', async () => {
    const one = opened();
    one.world.simulator.createCharge({ value: 50, billingType: 'PIX', dueDate: '2026-11-26' });
    one.world.simulator.createCharge({ value: 60, billingType: 'PIX', dueDate: '2026-12-15' });
    const items = await one.host.testRun();
    expect(items.map((item) => [item.event.type, paymentOf(item).value])).toEqual([['reminder.beforeDue', 50]]);
  });

  test('a key that Asaas refuses is said to who switches the trigger on', async () => {
    const one = opened();
    one.world.alterAnswers(() => ({}));
    await expect(one.host.activate()).rejects.toThrow();
  });
});

test(
  'a week with three outages: every reminder once, none after payment, and what is too late is said to be',
  { timeout: 300_000 },
  async () => {
    const one = opened({ 'options.tellSkipped': true });
    const { world, host, seen } = one;
    const { simulator } = world;
    const random = createRandom(20);
    await host.activate();
    const fates = new Map<string, { dueDate: string; endsAt: number }>();
    for (let index = 0; index < 60; index++) {
      const dueDate = new Date(at('2026-11-25T12:00') + random.int(0, 9) * day).toISOString().slice(0, 10);
      const { id } = simulator.createCharge({
        value: 10 + index,
        billingType: random.pick(['PIX', 'BOLETO', 'UNDEFINED'] as const),
        dueDate,
      });
      const fate = random.next();
      const endsAt = fate < 0.6 ? at('2026-11-25T00:00') + random.int(0, 9 * 24 * 60) * minute : Infinity;
      fates.set(id, { dueDate, endsAt });
      if (endsAt < Infinity)
        world.worldClock.after(endsAt - world.clock.now(), () =>
          fate < 0.5 ? void simulator.pay(id) : void world.meddle('DELETE', `/payments/${id}`),
        );
    }
    await passTo(one, '2026-11-26T11:00');
    // Asaas is away from Thursday, eleven, to Friday, half past nine.
    one.away(true);
    await passTo(one, '2026-11-27T09:30');
    one.away(false);
    await passTo(one, '2026-11-29T20:00');
    // n8n is off from Sunday evening to Tuesday morning, and has forgotten what it had not saved.
    host.stop();
    await world.clock.sleep(at('2026-12-01T10:05') - world.clock.now());
    await host.start();
    await passTo(one, '2026-12-02T08:55');
    // The power fails over and over while the reminders of Wednesday go out.
    for (let times = 0; times < 4; times++) {
      await passTo(one, `2026-12-02T09:0${times}`, minute);
      host.stop();
      await host.start();
    }
    await passTo(one, '2026-12-04T19:00');

    expect(world.violations).toEqual([]);
    const names = seen.map(({ id, name, at: when }) => ({ id, name, when, fate: fates.get(id)! }));
    expect(new Set(names.map(({ id, name }) => `${id} ${name}`)).size).toBe(names.length);
    expect(names.filter(({ name, when, fate }) => !name.startsWith('reminder.skipped') && when >= fate.endsAt)).toEqual([]);
    // No charge's step is passed over in silence: told, or left out with a reason.
    const days: Record<string, string[]> = {
      '2026-11-25': ['onDay 0', 'after 1', 'after 2'],
      '2026-11-26': ['before 1', 'onDay 0', 'after 1', 'after 2'],
      '2026-11-27': ['before 1', 'onDay 0', 'after 1', 'after 2'],
      '2026-11-28': ['before 1', 'onDay 0', 'after 1', 'after 2'],
      '2026-11-30': ['before 1', 'onDay 0', 'after 1', 'after 2'],
      '2026-12-01': ['before 1', 'onDay 0', 'after 1', 'after 2'],
      '2026-12-02': ['before 1', 'onDay 0', 'after 1', 'after 2'],
    };
    const untold = [...fates].flatMap(([id, { dueDate, endsAt }]) =>
      endsAt === Infinity
        ? (days[dueDate] ?? [])
            .filter((step) => !names.some((each) => each.id === id && each.name.endsWith(` ${step}`)))
            .map((step) => `${dueDate} ${step}`)
        : [],
    );
    expect(untold).toEqual([]);
    const local = (when: number) => new Date(when - 3 * hour).toISOString().slice(11, 16);
    expect(names.filter(({ name, when }) => !name.includes('skipped') && (local(when) < '09:00' || local(when) >= '18:00'))).toEqual([]);
    // "Due tomorrow" of what was due while n8n was away is not said on the due date.
    const lateOnes = names.filter(
      ({ name, fate, when }) =>
        name.startsWith('reminder.beforeDue') && new Date(when - 3 * hour).toISOString().slice(0, 10) >= fate.dueDate,
    );
    expect(lateOnes).toEqual([]);
    expect(names.some(({ name }) => name.startsWith('reminder.skipped before 1'))).toBe(true);
  },
);
