/**
 * Six weeks of a studio around Easter 2027: 500 leads (in a share of the run 150), of whom 30 % answer, 5 % opt out, some are called by the seller, some have no number; n8n and the CRM
 * are away once each, flows take their time or fail and are run again. What was sent is held against a slow model that walks minute by
 * minute through the truth, with the days off of that month written out.
 */
import { expect, test } from 'vitest';
import type { Lead } from '../../../domain/documents/lead.ts';
import type { CadenceStep } from '../../../domain/leads/cadence.ts';
import { lookForTouches, type CadenceMemory } from '../../../runtime/host/leads/cadenceWatch.ts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { share } from '../../fuzz/support/share.mts';
import { memoryCrm } from '../../support/memoryCrm.mts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** A minute between two rounds, as it is, in the whole run. */
const every = share(minute, 5 * minute);
/** All of them in the whole run. */
const leads = share(500, 150);
const start = Date.parse('2027-03-22T03:00:00Z');
const end = Date.parse('2027-05-03T03:00:00Z');

const step = (
  channel: CadenceStep['channel'],
  amount: number,
  unit: CadenceStep['after']['unit'],
  others: Partial<CadenceStep> = {},
): CadenceStep => ({
  channel,
  after: { amount, unit },
  from: 'lastTouch',
  isAnyTime: false,
  subject: channel === 'email' ? 'Olá' : '',
  text: 'Olá, {first_name}',
  ...others,
});

const steps: CadenceStep[] = [
  step('whatsapp', 0, 'minutes', { from: 'capture', isAnyTime: true }),
  step('email', 1, 'days'),
  step('whatsapp', 2, 'businessDays'),
  step('email', 6, 'days', { from: 'capture' }),
  step('whatsapp', 5, 'hours'),
];

const opens = 9 * 60;
const closes = 18 * 60;

/** Good Friday, Tiradentes, Labour Day (a Saturday): 2027. */
const daysOff = ['2027-03-26', '2027-04-21', '2027-05-01'];

/** Area code 68 is five hours behind UTC, 92 four, all others here three. */
function offsetOf({ phone }: Lead): number {
  const area = /^\+55(\d\d)/.exec(phone ?? '')?.[1];
  return area === '68' ? -5 * hour : area === '92' ? -4 * hour : -3 * hour;
}

function isWorkday(local: number): boolean {
  const date = new Date(local);
  return ![0, 6].includes(date.getUTCDay()) && !daysOff.includes(date.toISOString().slice(0, 10));
}

function isOpen(moment: number, offset: number): boolean {
  const local = moment + offset;
  const minuteOfDay = (local % day) / minute;
  return isWorkday(local) && minuteOfDay >= opens && minuteOfDay < closes;
}

/** The first minute at which a step may go out. */
function slowDue({ after, isAnyTime, from }: CadenceStep, capturedAt: number, base: number, offset: number): number {
  let at = from === 'capture' ? capturedAt : base;
  if (after.unit === 'businessDays') {
    for (let left = after.amount; left > 0; ) if (isWorkday((at += day) + offset)) left--;
  } else at += after.amount * { minutes: minute, hours: hour, days: day }[after.unit];
  at = Math.max(at, base);
  while (!isAnyTime && !isOpen(at, offset)) at = Math.floor(at / minute) * minute + minute;
  return at;
}

interface Sent {
  step: number;
  at: number;
}

interface Person {
  capturedAt: number;
  /** When nothing more may be sent. */
  stopsAt: number;
  sent: Sent[];
}

test('a month: every touch that is due goes out once, in its hours, and none after a stop', { timeout: 600_000 }, async () => {
  const random = createRandom(2027);
  let now = start;
  const crm = memoryCrm(() => now);
  const people = new Map<string, Person>();
  const told: string[] = [];
  const jobs = new Map<number, (() => void)[]>();
  const at = (moment: number, job: () => void) => {
    // What happens between two rounds has happened by the second.
    const slot = Math.ceil(moment / every) * every;
    jobs.set(slot, [...(jobs.get(slot) ?? []), job]);
  };

  /** n8n is off for two days, the CRM for a day and a half. */
  const n8nOff = { from: start + 9 * day + 10 * hour, to: start + 11 * day + 11 * hour };
  const crmAway = { from: start + 20 * day + 14 * hour, to: start + 22 * day + 2 * hour };
  const within = (moment: number, { from, to }: { from: number; to: number }) => moment >= from && moment < to;

  for (let number = 1; number <= leads; number++) {
    const id = String(number);
    const chance = random.fork(id);
    const capturedAt = start + hour + chance.int(0, (28 * day) / minute) * minute;
    const stopsAt = plan(id, capturedAt, chance);
    people.set(id, { capturedAt, stopsAt, sent: [] });
  }

  function plan(id: string, capturedAt: number, chance: ReturnType<typeof createRandom>): number {
    const phone = chance.next();
    const area = chance.pick(['11', '11', '21', '68', '92']);
    const digits = id.padStart(7, '0');
    at(capturedAt, () =>
      crm.write(id, {
        phone: phone < 0.08 ? null : phone < 0.16 ? `+55${area}3${digits}` : `+55${area}99${digits}`,
        email: chance.next() < 0.06 ? null : `lead${id}@exemplo.com.br`,
        name: `Lead ${id}`,
      }),
    );
    const fate = chance.next();
    // At half past a minute, as people do, so that no reply falls into the very second of a sending.
    const stopsAt = capturedAt + chance.int(1, (8 * day) / minute) * minute + 30_000;
    const stop = (stopReason: string) => at(stopsAt, () => crm.write(id, { cadence: { ...crm.current(id)!.cadence, stopReason } }));
    if (fate < 0.3) stop('replied');
    else if (fate < 0.35) at(stopsAt, () => crm.write(id, { consent: { given: false, at: null, proof: null, channels: [] } }));
    else if (fate < 0.4) at(stopsAt, () => crm.write(id, { status: 'CONNECTED' }));
    else if (fate < 0.45) stop('paid');
    else return Infinity;
    return stopsAt;
  }

  function send(id: string, number: number): void {
    const chance = random.fork(`${id}/${number}`);
    people.get(id)!.sent.push({ step: number, at: now });
    const sentAt = new Date(now).toISOString();
    // One flow in ten fails behind the sending, and a person runs it again hours later.
    const notedAt = now + (chance.chance(0.1) ? chance.int(60, 300) * minute : minute);
    at(notedAt, () => crm.write(id, { cadence: { ...crm.current(id)!.cadence, step: number, lastTouch: sentAt } }));
  }

  let memory: CadenceMemory = { followed: {}, told: {} };
  let saved = memory;
  let isStart = true;
  const rules = {
    steps,
    hours: { from: opens, to: closes, weekdays: [1, 2, 3, 4, 5], kept: [], timeZone: 'America/Sao_Paulo' },
    openStatuses: ['NEW'],
  };
  for (; now < end; now += every) {
    for (const job of jobs.get(now) ?? []) job();
    if (within(now, n8nOff)) {
      memory = structuredClone(saved);
      isStart = true;
      continue;
    }
    if (within(now, crmAway)) crm.goAway();
    else crm.comeBack();
    // What n8n saves is what it had when it last started something.
    const copy = { ...memory, followed: { ...memory.followed }, told: { ...memory.told } };
    const round = lookForTouches(
      crm.keeper,
      rules,
      copy,
      () => now,
      ({ type, lead, beside }) => {
        memory = saved = { ...copy, followed: { ...copy.followed }, told: { ...copy.told } };
        if (type === 'cadence.due') send(lead.id!, Number(beside!.step));
        else told.push(`${type} ${lead.id} ${String(beside!.step)} ${String(beside!.reason)}`);
      },
      isStart,
    );
    const failed = await round.then(
      () => false,
      () => true,
    );
    if (failed) continue;
    memory = copy;
    isStart = false;
  }

  const wrong: string[] = [];
  let touches = 0;
  for (const [id, { capturedAt, stopsAt, sent }] of people) {
    const lead = crm.current(id)!;
    const offset = offsetOf(lead);
    const name = (moment: number) => new Date(moment).toISOString();
    const numbers = sent.map((each) => each.step);
    if (new Set(numbers).size !== numbers.length) wrong.push(`${id}: twice ${numbers.join()}`);
    if (numbers.join() !== numbers.toSorted((one, other) => one - other).join()) wrong.push(`${id}: out of order ${numbers.join()}`);
    let base = capturedAt;
    for (const [index, each] of steps.entries()) {
      const due = slowDue(each, capturedAt, base, offset);
      const canReach = each.channel === 'email' ? lead.email !== null : /^\+55\d\d9/.test(lead.phone ?? '');
      const touch = sent.find((one) => one.step === index + 1);
      if (touch === undefined) {
        base = due;
        if (!canReach) continue;
        // Noted late, or away: it may come as late as this, and no later.
        const latest = dueAtLatest(due, each, offset, 6 * hour);
        if (stopsAt > latest && latest < end - 10 * minute) wrong.push(`${id}: step ${index + 1} of ${name(due)} is missing`);
        break;
      }
      touches++;
      if (!canReach) wrong.push(`${id}: step ${index + 1} to nobody`);
      if (touch.at > stopsAt) wrong.push(`${id}: step ${index + 1} after the stop`);
      if (touch.at < due) wrong.push(`${id}: step ${index + 1} at ${name(touch.at)}, before ${name(due)}`);
      if (!each.isAnyTime && !isOpen(touch.at, offset)) wrong.push(`${id}: step ${index + 1} at ${name(touch.at)}, out of hours`);
      const latest = dueAtLatest(due, each, offset, index === 0 ? 0 : 6 * hour);
      if (touch.at > latest) wrong.push(`${id}: step ${index + 1} at ${name(touch.at)}, later than ${name(latest)}`);
      base = touch.at;
    }
  }

  /** The last minute for what is due at `due` and held up for so long, outages not counted. */
  function dueAtLatest(due: number, { isAnyTime }: CadenceStep, offset: number, heldUpMs: number): number {
    let latest = due + heldUpMs;
    for (const outage of [n8nOff, crmAway]) {
      while (!isAnyTime && !isOpen(latest, offset)) latest += minute;
      if (due < outage.to && latest >= outage.from) latest = Math.max(latest, outage.to + heldUpMs);
    }
    while (!isAnyTime && !isOpen(latest, offset)) latest += minute;
    return latest + 2 * every;
  }

  expect(wrong).toEqual([]);
  expect(touches).toBeGreaterThan(2.4 * leads);
  expect(new Set(told).size).toBe(told.length);
  // Everybody who is through, or stopped in the middle, is told as that.
  const stops = told.filter((each) => each.startsWith('cadence.stopped'));
  const stopped = [...people].filter(([, { stopsAt }]) => stopsAt < end - hour);
  const untold = stopped.filter(([id]) => !stops.some((each) => each.split(' ')[1] === id));
  expect(untold.map(([id]) => id)).toEqual([]);
});
