import { expect, test } from 'vitest';
import { changedSince } from '../../../runtime/host/leads/changeClock.ts';
import { lookForLeads, type LeadMemory } from '../../../runtime/host/leads/leadWatch.ts';
import { memoryCrm } from '../../support/memoryCrm.mts';

const minute = 60_000;

function watched(lagMs = 20_000) {
  let now = Date.parse('2026-12-01T15:00:00Z');
  const crm = memoryCrm(() => now, lagMs);
  let memory: LeadMemory = { known: {} };
  const told: string[] = [];
  return {
    crm,
    told,
    pass: (ms: number) => void (now += ms),
    /** A round; whatever a failed one has written into its memory is gone. */
    async look(drift = 0) {
      const copy = structuredClone(memory);
      await lookForLeads(crm.keeper, copy, now + drift, ({ type, lead }) => void told.push(`${type} ${lead.id}`));
      memory = copy;
    },
  };
}

test('what was there before is not told, what comes is told once', async () => {
  const { crm, told, look, pass } = watched();
  crm.write('1', {});
  pass(minute);
  await look();
  pass(minute);
  crm.write('2', {});
  for (let round = 0; round < 30; round++) {
    pass(minute);
    await look();
  }
  expect(told).toEqual(['lead.created 2']);
});

test('one that shows up late, out of its order, is told all the same', async () => {
  const { crm, told, look, pass } = watched(120_000);
  await look();
  for (let id = 1; id <= 40; id++) {
    crm.write(String(id), {});
    pass(7_000);
    if (id % 3 === 0) await look();
  }
  for (let round = 0; round < 5; round++) {
    pass(minute);
    await look();
  }
  expect(told.toSorted()).toEqual(Array.from({ length: 40 }, (_, index) => `lead.created ${index + 1}`).toSorted());
});

test('a list that somebody imports is told in several rounds, whole', async () => {
  const { crm, told, look, pass } = watched();
  await look();
  pass(minute);
  for (let id = 1; id <= 1_000; id++) crm.write(String(id), {});
  const rounds: number[] = [];
  for (let round = 0; round < 10; round++) {
    pass(minute);
    await look();
    rounds.push(told.length);
  }
  expect(rounds).toEqual([200, 400, 600, 800, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000]);
  expect(new Set(told).size).toBe(1_000);
});

test('a look that fails loses nothing', async () => {
  const { crm, told, look, pass } = watched();
  await look();
  crm.goAway();
  pass(minute);
  crm.write('1', {});
  for (let round = 0; round < 120; round++) {
    pass(minute);
    await expect(look()).rejects.toThrow('away');
  }
  crm.comeBack();
  await look();
  expect(told).toEqual(['lead.created 1']);
});

test.each([-4 * minute, 4 * minute])('a clock that is %i ms off loses nothing', async (drift) => {
  const { crm, told, look, pass } = watched();
  await look(drift);
  pass(minute);
  crm.write('1', {});
  pass(minute);
  await look(drift);
  pass(30_000);
  crm.write('2', {});
  pass(minute);
  await look(drift);
  pass(minute);
  await look(drift);
  expect(told).toEqual(['lead.created 1', 'lead.created 2']);
});

test('a change is told once for each time that something is otherwise; the steps of a sequence are none', async () => {
  const { crm, told, look, pass } = watched();
  crm.write('1', {});
  pass(minute);
  await look();
  const changes = [
    { phone: '+5511987654321' },
    { cadence: { step: 1, lastTouch: '2026-12-01T15:00:00Z', stopReason: null } },
    { problems: [{ field: 'lead.phone', message: 'landline' }] },
    { status: 'CONNECTED' },
    { status: 'NEW' },
    { cadence: { step: 1, lastTouch: '2026-12-01T15:00:00Z', stopReason: 'replied' } },
  ];
  for (const change of changes) {
    crm.write('1', change);
    pass(minute);
    await look();
    pass(minute);
    await look();
  }
  expect(told).toEqual(['lead.changed 1', 'lead.changed 1', 'lead.changed 1', 'lead.changed 1']);
});

test('an old lead that nobody has seen for long is told as changed, not as new', async () => {
  const { crm, told, look, pass } = watched();
  crm.write('1', {});
  pass(30 * 1_440 * minute);
  await look();
  pass(minute);
  crm.write('1', { company: 'Padaria' });
  pass(minute);
  await look();
  expect(told).toEqual(['lead.changed 1']);
});

test('a list that shows an older state again tells nothing', async () => {
  const { crm, told, look, pass } = watched();
  const old = crm.write('1', {});
  pass(minute);
  await look();
  crm.write('1', { company: 'Padaria' });
  pass(minute);
  await look();
  const listChanged = crm.keeper.listChanged;
  crm.keeper.listChanged = async () => await Promise.resolve([old]);
  await look();
  crm.keeper.listChanged = listChanged;
  await look();
  expect(told).toEqual(['lead.changed 1']);
});

test('a lead that nobody touched for weeks is not new again when somebody does', async () => {
  const { crm, told, look, pass } = watched();
  await look();
  pass(minute);
  crm.write('1', {});
  for (let day = 0; day < 40; day++) {
    pass(minute);
    await look();
    pass(24 * 60 * minute);
    crm.write('2', { company: `Day ${day}` });
  }
  crm.write('1', { company: 'Silva Flores' });
  pass(minute);
  await look();
  expect(told.filter((each) => each.endsWith(' 1'))).toEqual(['lead.created 1', 'lead.changed 1']);
});

test('a lead that came while n8n was off for weeks is new', async () => {
  const { crm, told, look, pass } = watched();
  await look();
  pass(minute);
  crm.write('1', {});
  pass(40 * 24 * 60 * minute);
  await look();
  expect(told).toEqual(['lead.created 1']);
});

test('a change of two hundred thousand leads at once is looked through', async () => {
  const { keeper, write } = memoryCrm(() => Date.parse('2026-12-01T14:00:00Z'));
  const lead = write('1', {});
  const all = Array.from({ length: 200_000 }, () => lead);
  const now = Date.parse('2026-12-01T15:00:00Z');
  const { clock } = await changedSince({ ...keeper, listChanged: async () => await Promise.resolve(all) }, now - 7_200_000, now);
  expect(clock).toBe(Date.parse('2026-12-01T14:00:00Z'));
});
