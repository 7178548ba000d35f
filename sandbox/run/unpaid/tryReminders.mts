/** The template of payment reminders: charges fall due, some are paid or taken back on the way, n8n is off for two days. */
import { person } from '../../brazil/index.mts';
import { isBusinessTime } from '../../leads/sequence/hours.mts';
import { startMailServer } from '../../mail/server.mts';
import { createRandom } from '../../world/random.mts';
import type { World } from '../../world/world.mts';
import { runAgain, type Stage } from '../leads/play.mts';
import { badDay, redExecutionsOf, toolCredentials } from '../leads/tryLeads.mts';
import type { PassingTime } from '../passingTime.mts';
import type { Session } from '../session.mts';
import { moveTogether, passTo } from './days.mts';
import { judgeReminders, stepsOf, type JudgedReminders, type PlannedCharge } from './judgeReminders.mts';

export const reminderTemplate = { name: 'overdue-payment-reminder', file: 'overdue-payment-reminder.json' } as const;

const day = 86_400_000;
const minute = 60_000;

/** Noon in São Paulo, and the next list after it. */
const looksADay = [15 * 60 * minute + 5 * minute, 15 * 60 * minute + 25 * minute];
const businessDays = 10;

/** Between the third and the fifth business day. */
const outage = { after: 2, days: 1 };

/** Both lists of who has not paid. */
const lookedFor = { vendor: 'asaas', operation: 'payments.list', answers: 2 } as const;

export interface UnpaidOptions {
  readonly count: number;
  readonly time: PassingTime;
  readonly isBadDay?: boolean;
  readonly say: (line: string) => void;
}

export type TriedReminders = JudgedReminders & { readonly ended: number; readonly retried: number; readonly seconds: number };

export async function tryReminders(session: Session, { count, time, isBadDay = false, say }: UnpaidOptions): Promise<TriedReminders> {
  const { world, rest } = session;
  moveTogether(world, time);
  const mail = await startMailServer({ clock: world.clock, authority: session.authority });
  try {
    const workflowId = await session.placeTemplate(reminderTemplate.file, await toolCredentials(session, mail));
    await rest.activate(workflowId);
    if (isBadDay) badDay(world, mail);
    say(`"${reminderTemplate.file}" is live; ${count} charges follow, and ${businessDays} business days`);
    const started = Date.now();
    const stage = { session, workflowId, patienceMs: 240_000 + count * 30_000 };
    const days = comingDays(world.clock.now(), businessDays);
    const charges = makeCharges(world, days, count);
    const ended = new Map<string, number>();
    const looks: number[] = [];
    let retried = 0;
    for (const [index, date] of days.entries()) {
      if (isBadDay && index > outage.after && index <= outage.after + outage.days) continue;
      retried += await lookOn(stage, date, looks);
      endSome(world, charges, ended, date);
      if (isBadDay && index === outage.after) await session.stopN8n();
      const next = index + 1 + outage.days;
      if (isBadDay && index === outage.after) {
        await world.clock.advance(Date.parse(`${days[next]!}T14:30:00Z`) - world.clock.now());
        await session.startN8n();
      }
    }
    const red = await redExecutionsOf(session, workflowId);
    for (const { node, reason } of red) say(`errored at "${node}": ${reason}`);
    for (const { rule, detail } of mail.violations) say(`VIOLATION: mail: ${rule}: ${detail}`);
    const judged = judgeReminders({ world, mail, ended, looks }, charges);
    const seconds = Math.round((Date.now() - started) / 100) / 10;
    return { ...judged, errored: red.length, ended: ended.size, retried, seconds };
  } finally {
    await mail.stop();
  }
}

async function lookOn(stage: Stage, date: string, looks: number[]): Promise<number> {
  let retried = 0;
  for (const look of looksADay) {
    await passTo(stage, Date.parse(`${date}T00:00:00Z`) + look, lookedFor);
    looks.push(stage.session.world.clock.now());
    retried += await runAgain(stage);
  }
  return retried;
}

/** The business days after this one, in São Paulo. */
function comingDays(now: number, count: number): string[] {
  const days: string[] = [];
  for (let at = now - 3 * 60 * minute + day; days.length < count; at += day) {
    const date = new Date(at).toISOString().slice(0, 10);
    if (isBusinessTime(Date.parse(`${date}T15:00:00Z`), undefined)) days.push(date);
  }
  return days;
}

/** Due from the second to the fourth business day on, one in seven on the weekend or whatever day lies behind. */
function makeCharges({ vendors, seed }: World, days: readonly string[], count: number): PlannedCharge[] {
  const random = createRandom(seed).fork('charges');
  return Array.from({ length: count }, (_, index) => {
    const { name, cpf, email, phone } = person(random, '11');
    const bare = days[1 + (index % 3)]!;
    const dueDate = index % 7 === 6 ? new Date(Date.parse(`${bare}T00:00:00Z`) + day).toISOString().slice(0, 10) : bare;
    const hasPhone = index % 4 !== 3;
    const { id } = vendors.asaas.createCharge({
      customer: { name, cpfCnpj: cpf, email, ...(hasPhone ? { mobilePhone: phone.replace('+55', '') } : {}) },
      value: 20 + index,
      billingType: random.pick(['PIX', 'BOLETO', 'UNDEFINED', 'CREDIT_CARD'] as const),
      dueDate,
    });
    return { id, name, phone: hasPhone ? phone : null, email, dueDate };
  });
}

/** In the evening: one in five pays at once, one after the first reminder, one after the second, one is taken back, one never pays. */
function endSome({ vendors, clock }: World, charges: readonly PlannedCharge[], ended: Map<string, number>, date: string): void {
  for (const [index, charge] of charges.entries()) {
    if (ended.has(charge.id)) continue;
    const [before, after] = stepsOf(charge);
    const told = (dueAt: number) => new Date(dueAt).toISOString().slice(0, 10) <= date;
    const isTime = [true, told(before!.dueAt), told(after!.dueAt), told(before!.dueAt), false][index % 5]!;
    if (!isTime) continue;
    if (index % 5 === 3) vendors.asaas.removeCharge(charge.id);
    else vendors.asaas.pay(charge.id);
    ended.set(charge.id, clock.now());
  }
}
