/** What `npm run try` counts of bookings: nothing where all is right, and each kind of fault under its name. */
import { describe, expect, test } from 'vitest';
import type { N8nRest } from '../../../sandbox/n8n/rest.mts';
import { judgeBookings } from '../../../sandbox/run/bookings/judge.mts';
import { planBookings, type PlannedBooking } from '../../../sandbox/run/bookings/plan.mts';
import { versionsBook } from '../../../sandbox/run/bookings/versions.mts';
import type { SentMessage } from '../../../sandbox/simulators/whatsappCloud/index.mts';
import { createWorld } from '../../../sandbox/world/world.mts';

const hour = 3_600_000;
const start = Date.parse('2026-11-25T17:00:00Z');
const booking: PlannedBooking = {
  name: 'Maria Souza I',
  phone: '+5511987654321',
  written: '(11) 98765-4321',
  at: Date.parse('2026-11-24T12:00:00Z'),
  start,
  isSentTwice: false,
  acts: [],
};

type Sent = Pick<SentMessage, 'template' | 'text' | 'at'>;

const confirmation: Sent = {
  template: 'consulta_marcada',
  text: 'Maria, está marcado: 25/11/2026 às 14:00. Até lá!',
  at: booking.at + 1000,
};
const reminder = (at: number, when = '25/11/2026 às 14:00', name = 'Maria'): Sent => ({
  template: 'lembrete_consulta',
  text: `${name}, lembrete do seu horário: ${when}. Você vem?`,
  at,
});
const dayBefore = reminder(start - 24 * hour + 40_000);
const hoursBefore = reminder(start - 2 * hour + 40_000);

interface Story {
  readonly sent: readonly Sent[];
  /** A new start two hours before the slot … */
  readonly movedTo?: number;
  /** … or nothing stands any more three hours before. */
  readonly isCancelled?: boolean;
  readonly events?: number;
  readonly failed?: boolean;
}

async function judged({ sent, movedTo, isCancelled = false, events = 1, failed = false }: Story) {
  const world = createWorld({ seed: 3, clock: { live: false, wall: () => booking.at } });
  const { googleCalendar, whatsappCloud } = world.vendors;
  const book = versionsBook(world, [booking]);
  const ids = Array.from({ length: events }, () => googleCalendar.book({ title: booking.name, start }));
  book.look();
  if (movedTo !== undefined || isCancelled) {
    await world.clock.advance(start - 3 * hour - booking.at);
    if (isCancelled) googleCalendar.cancel(ids[0]!);
    else googleCalendar.move(ids[0]!, { start: movedTo! });
    book.look();
  }
  Object.assign(whatsappCloud, {
    messages: () => sent.map((message) => ({ ...message, waId: '551187654321', status: 'delivered' })),
  });
  const rest = {
    executions: async () => (failed ? [{ id: '1', status: 'error' }] : []),
    execution: async () => ({
      runs: { Trigger: [[[{ json: { customer: { phone: booking.phone } } }]]] },
      error: { message: 'it broke', node: 'Remind' },
    }),
  };
  const played = { versions: book.versions(), pressed: new Map() };
  const { lost, doubled, wrong, late, errored } = await judgeBookings(world, rest as unknown as N8nRest, '1', [booking], played);
  return { lost, doubled, wrong, late, errored };
}

const nothing = { lost: 0, doubled: 0, wrong: 0, late: 0, errored: 0 };
const right = [confirmation, dayBefore, hoursBefore];

describe('bookings are judged', () => {
  const later = start + 3 * hour;
  test.each<[string, Story, Partial<typeof nothing>]>([
    ['all is right', { sent: right }, {}],
    [
      'moved, and reminded of the new time',
      { sent: [confirmation, dayBefore, reminder(later - 2 * hour, '25/11/2026 às 17:00')], movedTo: later },
      {},
    ],
    ['cancelled, and told no more', { sent: [confirmation, dayBefore], isCancelled: true }, {}],
    ['no reminder at two hours', { sent: [confirmation, dayBefore] }, { lost: 1 }],
    ['no confirmation', { sent: [dayBefore, hoursBefore] }, { lost: 1 }],
    ['no event', { sent: [confirmation], events: 0 }, { lost: 1 }],
    ['no reminder, but an execution to run again', { sent: [confirmation, dayBefore], failed: true }, { errored: 1 }],
    ['two events', { sent: [...right, dayBefore, hoursBefore], events: 2 }, { doubled: 5 }],
    ['a second reminder', { sent: [...right, reminder(start - hour)] }, { doubled: 1 }],
    ['a late reminder', { sent: [confirmation, reminder(start - 23 * hour), hoursBefore] }, { late: 1 }],
    ['a reminder before its time', { sent: [...right, reminder(start - 25 * hour)] }, { wrong: 1 }],
    ['a reminder when it has begun', { sent: [...right, reminder(start + 1)] }, { wrong: 1 }],
    ['a reminder of another time', { sent: [...right, reminder(start - hour, '25/11/2026 às 15:00')] }, { wrong: 1 }],
    ['a reminder of somebody else', { sent: [confirmation, dayBefore, reminder(start - hour, undefined, 'João')] }, { wrong: 1, late: 1 }],
    ['a reminder of what was cancelled', { sent: right, isCancelled: true }, { wrong: 1 }],
    [
      'a confirmation of another time',
      { sent: [{ ...confirmation, text: 'Maria, está marcado: 25/11/2026 às 17:00' }, dayBefore, hoursBefore] },
      { wrong: 1 },
    ],
  ])('%s', async (_title, story, found) => {
    expect(await judged(story)).toEqual({ ...nothing, ...found });
  });
});

describe('bookings are planned', () => {
  test('each kind of story in every ten, and nothing within ten minutes of a reminder', () => {
    const bookings = planBookings(7, Date.parse('2026-11-24T12:00:00Z'), 30);
    const kinds = bookings.flatMap(({ acts }) => acts.map(({ what }) => what));
    expect(new Set(kinds)).toEqual(new Set(['moved', 'cancelled', 'confirm', 'move', 'cancel']));
    for (const { start: begins, acts } of bookings) {
      const starts = [begins, ...acts.flatMap((act) => (act.what === 'moved' ? [act.start] : []))];
      const dues = starts.flatMap((one) => [one - 24 * hour, one - 2 * hour]);
      const near = acts.flatMap(({ at }) => dues.filter((due) => Math.abs(due - at) < 0.1 * hour));
      expect(near).toEqual([]);
    }
  });
});
