/** Plays planned bookings against the template: the form is filled in, the calendar changed by hand, the button pressed. */
import { setTimeout as wait } from 'node:timers/promises';
import axios from 'axios';
import type { Session } from '../session.mts';
import { versionsBook, type SlotVersion } from './versions.mts';
import { leads, type Act, type Button, type Outage, type PlannedBooking } from './plan.mts';
import { goTo, untilDelivered, untilQuiet, type Stage } from './times.mts';

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

const buttons: readonly Button[] = ['confirm', 'move', 'cancel'];

interface Step {
  readonly at: number;
  readonly act?: () => Promise<unknown> | unknown;
}

export interface Played {
  /** What stood in the calendar, as it was seen there. */
  readonly versions: readonly SlotVersion[];
  /** Names of the customers who pressed a button, with the button. */
  readonly pressed: ReadonlyMap<string, Button>;
}

export async function playBookings(stage: Stage, bookings: readonly PlannedBooking[], outages: readonly Outage[] = []): Promise<Played> {
  const { session } = stage;
  const form = await formAddress(session, stage.workflowId);
  const book = versionsBook(session.world, bookings);
  const pressed = new Map<string, Button>();
  const steps = [
    ...bookings.map((one): Step => ({ at: one.at, act: async () => await fillIn(form, one) })),
    ...bookings.flatMap((one) => one.acts.map((act): Step => ({ at: act.at, act: async () => await take(stage, one, act, pressed) }))),
    ...bookings.flatMap(dueSteps),
  ]
    .map((step) => ({ ...step, at: afterOutage(step.at, outages) }))
    .concat(outages.map(({ at, until }) => ({ at, act: async () => await restart(stage, until) })))
    .toSorted((one, other) => one.at - other.at);
  let loggedIn = session.world.clock.now();
  for (const { at, act } of steps) {
    if (at - loggedIn > day) {
      // The editor's login runs out.
      await session.rest.login();
      loggedIn = at;
    }
    await goTo(stage, at);
    await act?.();
    if (act) await untilQuiet(stage);
    book.look();
  }
  return { versions: book.versions(), pressed };
}

const afterOutage = (moment: number, outages: readonly Outage[]): number => {
  const outage = outages.find(({ at, until }) => at <= moment && moment < until);
  return outage ? outage.until + minute : moment;
};

/** n8n ends as in a power cut: what it had not saved is gone. */
async function restart({ session, time }: Stage, until: number): Promise<void> {
  await session.n8n.kill();
  await time.letPass(session.world, until - session.world.clock.now());
  await session.startN8n();
}

/** Before and after each moment at which a reminder is, or would have been, due: none may come early, and none for what is gone. */
function dueSteps({ start, acts }: PlannedBooking): Step[] {
  const starts = [start, ...acts.flatMap((act) => (act.what === 'moved' ? [act.start] : []))];
  return [...new Set(starts)].flatMap((one) =>
    leads.flatMap((lead) => [{ at: one - lead - 30 * second }, { at: one - lead + minute - second }]),
  );
}

async function formAddress({ rest, n8n }: Session, workflowId: string): Promise<string> {
  const { nodes } = await rest.workflow(workflowId);
  return `${n8n.url}/form/${nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger')!.webhookId}`;
}

async function fillIn(form: string, { name, written, start, isSentTwice }: PlannedBooking): Promise<void> {
  const [date, time] = localTime(start);
  const send = async () => {
    const fields = new FormData();
    for (const [index, value] of [name, written, date!, time!].entries()) fields.append(`field-${index}`, value);
    const { status } = await axios.post(form, fields, { proxy: false, validateStatus: () => true });
    if (status !== 200) throw new Error(`the form was answered ${status}`);
  };
  await Promise.all([send(), ...(isSentTwice ? [wait(50).then(send)] : [])]);
}

/** Day and time in São Paulo, as a form's fields hold them. */
export function localTime(moment: number): string[] {
  return new Date(moment - 3 * 60 * minute).toISOString().slice(0, 16).split('T');
}

async function take(stage: Stage, { name, phone }: PlannedBooking, act: Act, pressed: Map<string, Button>): Promise<void> {
  const { googleCalendar, whatsappCloud } = stage.session.world.vendors;
  const slot = googleCalendar.slots().find(({ title, status }) => title === name && status !== 'cancelled');
  // It never came to stand: the judge says so.
  if (!slot) return;
  if (act.what === 'moved') return googleCalendar.move(slot.id, { start: act.start });
  if (act.what === 'cancelled') return googleCalendar.cancel(slot.id);
  const reminder = whatsappCloud
    .messages()
    .findLast(({ template, waId, status }) => template === 'lembrete_consulta' && isOf(phone, waId) && status !== 'failed');
  if (!reminder) return;
  pressed.set(name, act.what);
  whatsappCloud.pressButton(reminder.id, buttons.indexOf(act.what));
  await untilDelivered(stage);
}

/** Whether WhatsApp knows the phone by this number, with or without its ninth digit. */
export function isOf(phone: string, waId: string | undefined): boolean {
  return waId?.slice(-8) === phone.slice(-8);
}
