/** What `npm run try -- overdue-payment-reminder` counts: nothing where all is right, and each kind of fault under its name. */
import { describe, expect, test } from 'vitest';
import { judgeReminders, stepsOf, type PlannedCharge } from '../../../sandbox/run/unpaid/judgeReminders.mts';
import { createWorld } from '../../../sandbox/world/world.mts';

const charge: PlannedCharge = { id: 'pay_1', name: 'Maria Souza', phone: null, email: 'maria@cliente.example', dueDate: '2026-12-05' };

/** Noon in São Paulo, every day. */
const looks = Array.from({ length: 20 }, (_, day) => Date.parse('2026-12-02T15:05Z') + day * 86_400_000);

function judged({ told, endedAt, away = [] }: { told: readonly string[]; endedAt?: string; away?: readonly string[] }) {
  const world = createWorld({ seed: 1 });
  world.clock.stop();
  const mails = told.map((at) => ({
    id: at,
    at: Date.parse(at),
    from: 'loja@loja.example',
    to: [charge.email],
    subject: 'Lembrete',
    text: '',
    html: undefined,
    replyTo: undefined,
    attachments: [],
  }));
  const ended = new Map(endedAt === undefined ? [] : [[charge.id, Date.parse(endedAt)]]);
  const seen = looks.filter((at) => !away.includes(new Date(at).toISOString().slice(0, 10)));
  const { lostOrders, doubledEffects, wrongEffects } = judgeReminders({ world, mail: { mails, violations: [] }, ended, looks: seen }, [
    charge,
  ]);
  return { lost: lostOrders.length, doubled: doubledEffects.length, wrong: wrongEffects.length };
}

const clean = { lost: 0, doubled: 0, wrong: 0 };

test('a charge of Saturday: Friday before it, Tuesday after the Monday on which it could be paid, and the Monday after that', () => {
  expect(stepsOf(charge).map(({ name, dueAt }) => [name, new Date(dueAt).toISOString()])).toEqual([
    ['before', '2026-12-04T12:00:00.000Z'],
    ['after 1', '2026-12-08T12:00:00.000Z'],
    ['after 5', '2026-12-14T12:00:00.000Z'],
  ]);
});

describe('the judge', () => {
  const all = ['2026-12-04T15:06Z', '2026-12-08T15:06Z', '2026-12-14T15:06Z'];

  test('finds nothing where all is right', () => {
    expect(judged({ told: all })).toEqual(clean);
    expect(judged({ told: all.slice(0, 1), endedAt: '2026-12-07T15:00Z' })).toEqual(clean);
    expect(judged({ told: all.slice(1), away: ['2026-12-04'] })).toEqual(clean);
  });

  test.each([
    ['a reminder that never came', { told: all.slice(0, 2) }, { ...clean, lost: 1 }],
    ['one that came twice', { told: [...all, '2026-12-08T15:30Z'] }, { ...clean, doubled: 1 }],
    ['one after the payment', { told: all.slice(0, 2), endedAt: '2026-12-08T14:00Z' }, { ...clean, wrong: 1 }],
    ['"due tomorrow" on the due date', { told: ['2026-12-05T15:06Z', ...all.slice(1)] }, { ...clean, wrong: 1 }],
    ['one that nothing was due for', { told: ['2026-12-03T15:06Z', ...all] }, { ...clean, wrong: 1 }],
  ])('finds %s', (_, story, expected) => {
    expect(judged(story)).toEqual(expected);
  });
});
