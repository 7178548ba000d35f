/** What became of each booking, told from the calendar and the phones alone. */
import type { ExecutionData, N8nRest } from '../../n8n/rest.mts';
import type { SentMessage } from '../../simulators/whatsappCloud/index.mts';
import type { World } from '../../world/world.mts';
import { leads, type Outage, type PlannedBooking } from './plan.mts';
import { isOf, localTime, type Played } from './play.mts';
import type { SlotVersion } from './versions.mts';

const minute = 60_000;

/** A reminder is late after so long. */
export const lateAfterMs = 90_000;

export interface Judged {
  readonly events: number;
  readonly confirmations: number;
  readonly reminders: number;
  readonly answers: number;
  /** Effects that are missing, with a failed execution of the customer's that can be run again. */
  readonly errored: number;
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: number;
  /** Reminders that came more than 90 seconds after their time; of use all the same. */
  readonly late: number;
  readonly violations: number;
  readonly lostOrders: readonly string[];
  readonly doubledEffects: readonly string[];
  readonly wrongEffects: readonly string[];
  readonly lateReminders: readonly string[];
  readonly erroredOrders: readonly { readonly orderNumber: string; readonly node: string; readonly reason: string }[];
}

interface Findings {
  readonly missing: string[];
  readonly doubled: string[];
  readonly wrong: string[];
  readonly late: string[];
}

export async function judgeBookings(
  world: World,
  rest: N8nRest,
  workflowId: string,
  bookings: readonly PlannedBooking[],
  played: Played,
  outages: readonly Outage[] = [],
): Promise<Judged> {
  const failed = await failures(rest, workflowId);
  const found = bookings.map((booking) => ({ booking, ...judgeBooking(world, booking, played, outages) }));
  const missing = found.flatMap(({ booking, missing: all }) => {
    const failure = failed.find((one) => one.isOf(booking));
    return all.map((what) => ({ what: `${what} of ${booking.name}`, failure }));
  });
  const all = (kind: 'doubled' | 'wrong' | 'late') => found.flatMap((one) => one[kind].map((what) => `${what} of ${one.booking.name}`));
  const lostOrders = missing.flatMap(({ what, failure }) => (failure ? [] : [what]));
  const erroredOrders = missing.flatMap(({ what, failure }) => (failure ? [{ orderNumber: what, ...failure.where }] : []));
  const [doubledEffects, wrongEffects, lateReminders] = [all('doubled'), all('wrong'), all('late')];
  const sent = (template: string | undefined) => messagesOf(world).filter((message) => message.template === template).length;
  return {
    events: bookings.length,
    confirmations: sent('consulta_marcada'),
    reminders: sent('lembrete_consulta'),
    answers: played.pressed.size,
    errored: erroredOrders.length,
    lost: lostOrders.length,
    doubled: doubledEffects.length,
    wrong: wrongEffects.length,
    late: lateReminders.length,
    violations: world.violations.length,
    lostOrders,
    doubledEffects,
    wrongEffects,
    lateReminders,
    erroredOrders,
  };
}

const messagesOf = ({ vendors }: World): SentMessage[] => vendors.whatsappCloud.messages().filter(({ status }) => status !== 'failed');

/** A message that was sent. */
type Sent = Pick<SentMessage, 'template' | 'waId' | 'status' | 'text' | 'at'>;

function judgeBooking(world: World, booking: PlannedBooking, { versions, pressed }: Played, outages: readonly Outage[]): Findings {
  const findings: Findings = { missing: [], doubled: [], wrong: [], late: [] };
  const mine = versions.filter(({ name }) => name === booking.name);
  const messages = messagesOf(world).filter(({ waId }) => isOf(booking.phone, waId));
  const of = (template: string | undefined) => messages.filter((message) => message.template === template);
  count(findings, 'event', new Set(mine.map(({ eventId }) => eventId)).size);
  if (mine.length > 0 && mine[0]!.start !== booking.start)
    findings.wrong.push(`time ${localTime(mine[0]!.start).join(' ')} in the calendar`);
  count(findings, 'confirmation', of('consulta_marcada').length);
  for (const { text } of of('consulta_marcada'))
    if (!saysTime(text, booking.start) || !saysName(text, booking)) findings.wrong.push(`confirmation "${text}"`);
  judgeReminders(findings, booking, mine, of('lembrete_consulta'), outages);
  judgeAnswer(world, findings, mine, of(undefined), pressed.get(booking.name));
  return findings;
}

function count({ missing, doubled }: Findings, what: string, times: number): void {
  if (times === 0) missing.push(what);
  if (times > 1) doubled.push(`${what} (${times})`);
}

/** A reminder names a slot by its text and a lead by when it came: after its time, and before the shorter lead's or the start. */
function judgeReminders(
  findings: Findings,
  booking: PlannedBooking,
  versions: readonly SlotVersion[],
  sent: readonly Sent[],
  outages: readonly Outage[],
): void {
  const left = new Set(sent);
  for (const { start, from, until } of versions) {
    for (const [index, lead] of leads.entries()) {
      const due = start - lead;
      const possible = outages.find(({ at, until: back }) => at <= due && due < back)?.until ?? due;
      const end = Math.min(until, start - (leads[index + 1] ?? 0));
      const what = `reminder ${lead / (60 * minute)} h before ${localTime(start).join(' ')}`;
      const mine = sent.filter(({ at, text }) => saysTime(text, start) && at >= Math.max(due, from) && at < end);
      for (const message of mine) left.delete(message);
      if (mine.length > 1) findings.doubled.push(what);
      if (from > due || until <= due) {
        if (mine.length > 0) findings.wrong.push(`${what}, which was not to be sent`);
      } else if (mine.length === 0 && until > possible + lateAfterMs) findings.missing.push(what);
      else if (mine.length > 0 && mine[0]!.at > possible + lateAfterMs)
        findings.late.push(`${what}, after ${Math.round((mine[0]!.at - possible) / 1000)} s`);
      if (mine.some(({ text }) => !saysName(text, booking))) findings.wrong.push(`${what} with another name`);
    }
  }
  for (const { text, at } of left) findings.wrong.push(`reminder "${text}" at ${localTime(at).join(' ')}`);
}

function judgeAnswer(
  world: World,
  findings: Findings,
  versions: readonly SlotVersion[],
  texts: readonly Sent[],
  button: string | undefined,
): void {
  const { googleCalendar } = world.vendors;
  const eventId = versions.at(-1)?.eventId;
  if (button === undefined || eventId === undefined) {
    if (texts.length > 0) findings.wrong.push('text without a question');
    return;
  }
  if (button === 'move') return count(findings, 'answer to "Remarcar"', texts.length);
  const { status, extendedProperties } = googleCalendar.event(eventId) as {
    status: string;
    extendedProperties?: { private?: Record<string, string> };
  };
  const written = Object.values(extendedProperties?.private ?? {});
  if (button === 'confirm' && !written.includes('confirmed')) findings.missing.push('"Confirmar" in the calendar');
  if (button === 'cancel' && status !== 'cancelled') findings.missing.push('"Cancelar" in the calendar');
  if (button === 'confirm' && status === 'cancelled') findings.wrong.push('cancellation of what was confirmed');
}

function saysTime(text: string, start: number): boolean {
  const [date, time] = localTime(start);
  const [year, month, day] = date!.split('-');
  return text.includes(`${day}/${month}/${year} às ${time}`);
}

const saysName = (text: string, { name }: PlannedBooking): boolean => text.startsWith(`${name.split(' ')[0]}, `);

interface FailedExecution {
  readonly where: { readonly node: string; readonly reason: string };
  isOf(booking: PlannedBooking): boolean;
}

async function failures(rest: N8nRest, workflowId: string): Promise<FailedExecution[]> {
  const all = (await rest.executions(workflowId)).filter(({ status }) => status === 'error' || status === 'crashed');
  return await Promise.all(all.map(async ({ id }) => failed(await rest.execution(id))));
}

function failed({ runs, error }: ExecutionData): FailedExecution {
  const started = JSON.stringify(Object.values(runs)[0] ?? []);
  return {
    where: { node: error?.node ?? 'workflow', reason: error?.message ?? 'it crashed' },
    isOf: ({ name, phone }) => started.includes(name) || started.includes(phone),
  };
}
