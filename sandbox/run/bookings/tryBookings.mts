/** The template of bookings: form, calendar, confirmation, reminders, answers; with moves and cancellations on the way. */
import type { WorkflowFile } from '../../n8n/rest.mts';
import type { PassingTime } from '../passingTime.mts';
import type { Session } from '../session.mts';
import { judgeBookings, type Judged } from './judge.mts';
import { outageOverReminder, planBookings } from './plan.mts';
import { playBookings } from './play.mts';

export const bookingTemplate = { name: 'booking-to-calendar-and-reminder', file: 'booking-to-calendar-and-reminder.json' } as const;

export interface BookingOptions {
  readonly count: number;
  readonly time: PassingTime;
  /** n8n dies before a reminder is due, and is started again ten minutes after. */
  readonly restart?: boolean;
  readonly say: (line: string) => void;
}

export type TriedBookings = Judged & {
  readonly moved: number;
  readonly cancelled: number;
  readonly seconds: number;
};

export async function tryBookings(session: Session, { count, time, restart = false, say }: BookingOptions): Promise<TriedBookings> {
  const { world, rest } = session;
  const workflowId = await session.runTemplate(bookingTemplate.file, ofSeveralProfessionals);
  await listen(session, workflowId);
  say(`"${bookingTemplate.file}" is live; ${count} bookings follow`);
  const started = Date.now();
  const from = world.clock.now() + 60_000;
  const bookings = planBookings(world.seed, from, count);
  const outages = restart ? [outageOverReminder(bookings)] : [];
  const played = await playBookings({ session, time, workflowId }, bookings, outages);
  const judged = await judgeBookings(world, rest, workflowId, bookings, played, outages);
  const acts = bookings.flatMap((booking) => booking.acts.map(({ what }) => what));
  return {
    ...judged,
    moved: acts.filter((what) => what === 'moved').length,
    cancelled: acts.filter((what) => what === 'cancelled').length + [...played.pressed.values()].filter((what) => what === 'cancel').length,
    seconds: Math.round((Date.now() - started) / 100) / 10,
  };
}

/** Its customers may choose the same hour. */
const ofSeveralProfessionals = (workflow: WorkflowFile): WorkflowFile => ({
  ...workflow,
  nodes: workflow.nodes.map((node) =>
    node.name === 'Put into the Calendar' ? { ...node, parameters: { ...node.parameters, options: {} } } : node,
  ),
});

/** What a person does in Meta's panel. */
export async function listen({ rest, n8n, world }: Session, workflowId: string): Promise<void> {
  const { nodes } = await rest.workflow(workflowId);
  const { webhookId } = nodes.find(({ type }) => type === 'n8n-nodes-ponte.whatsAppEventTrigger')!;
  const isHeard = await world.vendors.whatsappCloud.subscribe(`${n8n.url}/webhook/${webhookId}/webhook`, 'ponte-sandbox');
  if (!isHeard) throw new Error('WhatsApp Event Trigger did not answer the question whether the address is the shop’s');
}
