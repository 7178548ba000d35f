import { describe, expect, test } from 'vitest';
import type { Lead } from '../../../domain/documents/lead.ts';
import { workdays } from '../../../domain/leads/businessHours.ts';
import type { CadenceStep } from '../../../domain/leads/cadence.ts';
import { previewTouches } from '../../../runtime/host/leads/cadencePreview.ts';
import { IntegrationError } from '../../../runtime/errors/integrationError.ts';
import { lookForTouches, type CadenceEvent, type CadenceMemory } from '../../../runtime/host/leads/cadenceWatch.ts';
import { memoryCrm } from '../../support/memoryCrm.mts';

const minute = 60_000;
const hour = 60 * minute;

const welcome: CadenceStep = {
  channel: 'whatsapp',
  after: { amount: 0, unit: 'minutes' },
  from: 'capture',
  isAnyTime: true,
  subject: '',
  text: 'Olá, {first_name}!',
};
const letter: CadenceStep = {
  channel: 'email',
  after: { amount: 2, unit: 'hours' },
  from: 'lastTouch',
  isAnyTime: true,
  subject: '{first_name}, veja só',
  text: 'Fale com a gente.',
};

const rules = {
  steps: [welcome, letter],
  hours: { from: 9 * 60, to: 18 * 60, weekdays: workdays, kept: [], timeZone: 'America/Sao_Paulo' },
  openStatuses: ['NEW'],
};

/** A Tuesday at noon in São Paulo. */
function watched(steps = rules.steps) {
  let now = Date.parse('2026-12-01T15:00:00Z');
  const crm = memoryCrm(() => now);
  let memory: CadenceMemory = { followed: {}, told: {} };
  let saved = memory;
  let isStart = true;
  const events: CadenceEvent[] = [];
  return {
    crm,
    events,
    told: () =>
      events.map(({ type, lead, beside }) =>
        [type.slice(8), lead.id, beside!.step, beside!.reason].filter((part) => part !== null && part !== undefined).join(' '),
      ),
    now: () => now,
    pass: (ms: number) => void (now += ms),
    async look() {
      const copy = structuredClone(memory);
      const tell = (event: CadenceEvent) => {
        // As the node does: what was told is kept, whatever becomes of the rest of the look.
        memory = saved = structuredClone(copy);
        events.push(event);
      };
      await lookForTouches(crm.keeper, { ...rules, steps }, copy, () => now, tell, isStart);
      isStart = false;
      memory = copy;
    },
    async minutes(count: number) {
      for (let round = 0; round < count; round++) {
        now += minute;
        await this.look();
      }
    },
    /** n8n is ended: what it had not saved is gone. */
    restart: () => {
      memory = structuredClone(saved);
      isStart = true;
    },
    record: (id: string, step: number) =>
      crm.write(id, { cadence: { ...crm.current(id)!.cadence, step, lastTouch: new Date(now).toISOString() } }),
    preview: async () => await previewTouches(crm.keeper, { ...rules, steps }, memory, now),
  };
}

async function captured(changes: Partial<Lead> = {}, steps = rules.steps) {
  const world = watched(steps);
  await world.look();
  world.pass(minute);
  world.crm.write('7', { name: 'Ana Souza', ...changes });
  return world;
}

test('a step comes with what a flow needs, flat on the item', async () => {
  const world = await captured({ interest: 'Clareamento' });
  await world.minutes(2);
  expect(world.events).toHaveLength(1);
  expect(world.events[0]).toMatchObject({
    type: 'cadence.due',
    key: '7/step 1 after capture',
    lead: { id: '7', name: 'Ana Souza' },
    beside: {
      channel: 'whatsapp',
      step: 1,
      steps: 2,
      to: '+5511900000007',
      subject: '',
      text: 'Olá, Ana!',
      first_name: 'Ana',
      interest: 'Clareamento',
      reason: null,
    },
  });
  world.record('7', 1);
  await world.minutes(2 * 60 + 2);
  expect(world.events[1]!.beside).toMatchObject({ channel: 'email', step: 2, to: 'lead7@exemplo.com.br', subject: 'Ana, veja só' });
});

test('a step of WhatsApp without a text of its own has one for the seller', async () => {
  const world = await captured({}, [{ ...welcome, text: '' }]);
  await world.minutes(2);
  expect(world.events[0]!.beside).toMatchObject({ text: 'Step 1 of 1' });
});

describe('each touch goes out once', () => {
  test('also where the flow takes long, or fails, to note it', async () => {
    const world = await captured();
    await world.minutes(600);
    expect(world.told()).toEqual(['due 7 1']);
    world.record('7', 1);
    await world.minutes(130);
    expect(world.told()).toEqual(['due 7 1', 'due 7 2']);
  });

  test('also after a restart, from what n8n had saved with the start of it', async () => {
    const world = await captured();
    await world.minutes(2);
    world.restart();
    await world.minutes(5);
    world.record('7', 1);
    world.restart();
    await world.minutes(130);
    world.restart();
    await world.minutes(5);
    expect(world.told()).toEqual(['due 7 1', 'due 7 2']);
  });

  test('also while the CRM is away, and then late', async () => {
    const world = await captured();
    world.crm.goAway();
    for (let round = 0; round < 60; round++) {
      world.pass(minute);
      await expect(world.look()).rejects.toThrow('away');
    }
    world.crm.comeBack();
    await world.minutes(2);
    expect(world.told()).toEqual(['due 7 1']);
  });
});

test('a lead that cannot be read now keeps its turn, and holds up nobody whose fault it is not', async () => {
  const world = await captured();
  world.crm.write('8', {});
  const get = world.crm.keeper.get;
  let code: 'transient' | 'validation' = 'validation';
  world.crm.keeper.get = async (id) => {
    if (id === '7') throw new IntegrationError('ponte', { class: code, code: 'x', message: 'not now' });
    return await get(id);
  };
  world.pass(minute);
  await expect(world.look()).rejects.toThrow('not now');
  expect(world.told()).toEqual(['due 8 1']);
  code = 'transient';
  world.pass(minute);
  await expect(world.look()).rejects.toThrow('not now');
  world.crm.keeper.get = get;
  await world.minutes(2);
  expect(world.told()).toEqual(['due 8 1', 'due 7 1']);
});

describe('nothing goes out after a stop', () => {
  test.each([
    ['an answer', { cadence: { step: 1, lastTouch: '2026-12-01T15:02:00.000Z', stopReason: 'replied' } }, 'replied'],
    ['an opt-out', { consent: { given: false, at: null, proof: null, channels: [] } }, 'optedOut'],
    ['the seller’s own move', { status: 'CONNECTED' }, 'seller'],
  ] satisfies [string, Partial<Lead>, string][])(
    '%s in the very minute counts, although the list of changes does not show it yet',
    async (_, change, reason) => {
      const world = await captured();
      await world.minutes(2);
      world.record('7', 1);
      await world.minutes(2 * 60 - 1);
      world.pass(minute - 1);
      world.crm.write('7', change);
      world.pass(1);
      await world.look();
      await world.minutes(5);
      expect(world.told()).toEqual(['due 7 1', `stopped 7 1 ${reason}`]);
    },
  );

  test('who has no consent gets nothing, and it is said', async () => {
    const world = await captured({ consent: { given: null, at: null, proof: null, channels: [] } });
    await world.minutes(60);
    expect(world.told()).toEqual(['stopped 7 0 noConsent']);
  });

  test('who gives it later begins then', async () => {
    const world = await captured({ consent: { given: null, at: null, proof: null, channels: [] } });
    await world.minutes(60);
    world.crm.write('7', { consent: { given: true, at: new Date(world.now()).toISOString(), proof: 'Aceito', channels: [] } });
    await world.minutes(2);
    expect(world.told()).toEqual(['stopped 7 0 noConsent', 'due 7 1']);
  });

  test('the end is told once', async () => {
    const world = await captured();
    await world.minutes(2);
    world.record('7', 1);
    await world.minutes(130);
    world.record('7', 2);
    await world.minutes(200);
    world.crm.write('7', { company: 'Padaria' });
    await world.minutes(5);
    expect(world.told()).toEqual(['due 7 1', 'due 7 2', 'stopped 7 2 finished']);
  });
});

test('a sequence that a person begins anew goes out anew', async () => {
  const world = await captured();
  await world.minutes(2);
  world.record('7', 1);
  await world.minutes(2);
  world.crm.write('7', { cadence: { step: 1, lastTouch: world.crm.current('7')!.cadence.lastTouch, stopReason: 'replied' } });
  await world.minutes(200);
  world.crm.write('7', { cadence: { step: 0, lastTouch: new Date(world.now()).toISOString(), stopReason: null } });
  await world.minutes(30);
  expect(world.told()).toEqual(['due 7 1', 'stopped 7 1 replied', 'due 7 1']);
});

test('a lead that was deleted is forgotten', async () => {
  const world = await captured();
  world.crm.remove('7');
  await world.minutes(5);
  expect(world.told()).toEqual([]);
});

test('who was in the CRM before is left alone; who was under way goes on', async () => {
  const world = watched();
  world.crm.write('1', {});
  world.crm.write('2', { cadence: { step: 1, lastTouch: new Date(world.now()).toISOString(), stopReason: null } });
  world.crm.write('3', { cadence: { step: 1, lastTouch: null, stopReason: 'replied' } });
  world.pass(hour);
  await world.look();
  await world.minutes(70);
  expect(world.told()).toEqual(['due 2 2']);
});

test('a step that was made shorter counts from the next start of the trigger', async () => {
  const steps = [welcome, { ...letter, after: { amount: 20, unit: 'days' as const } }];
  const world = await captured({}, steps);
  await world.minutes(2);
  world.record('7', 1);
  await world.minutes(10);
  steps[1] = letter;
  world.restart();
  await world.minutes(125);
  expect(world.told()).toEqual(['due 7 1', 'due 7 2']);
});

test('a thousand leads of one minute all get their step', async () => {
  const world = watched();
  await world.look();
  world.pass(minute);
  for (let id = 1; id <= 1_000; id++) world.crm.write(String(id), {});
  await world.minutes(8);
  expect(new Set(world.told()).size).toBe(1_000);
  expect(world.told()).toHaveLength(1_000);
});

test('a test run shows what would go out in two days, and notes nothing', async () => {
  const world = watched();
  world.crm.write('1', {});
  world.crm.write('2', { phone: null });
  world.crm.write('3', { cadence: { step: 0, lastTouch: null, stopReason: 'replied' } });
  world.crm.write('4', { cadence: { step: 1, lastTouch: new Date(world.now()).toISOString(), stopReason: null } });
  const shown = await world.preview();
  expect(shown.map(({ type, lead, beside }) => [type, lead.id, beside!.step, beside!.reason])).toEqual(
    expect.arrayContaining([
      ['cadence.due', '1', 1, null],
      ['cadence.skipped', '2', 1, 'noPhone'],
      ['cadence.due', '2', 2, null],
      ['cadence.due', '4', 2, null],
    ]),
  );
  expect(shown).toHaveLength(4);
});

test('the hour that counts is the one when the lead has been read: a long look starts nothing in the evening', async () => {
  const world = await captured({}, [{ ...letter, from: 'capture', isAnyTime: false }]);
  await world.look();
  // Two minutes before six.
  world.pass(5 * hour + 57 * minute);
  const { get } = world.crm.keeper;
  Object.assign(world.crm.keeper, {
    get: async (id: string) => {
      world.pass(3 * minute);
      return await get(id);
    },
  });
  await world.look();
  expect(world.told()).toEqual([]);
  Object.assign(world.crm.keeper, { get });
  world.pass(15 * hour);
  await world.look();
  expect(world.told()).toEqual(['due 7 1']);
});

test('one lead that cannot be read keeps no other one back', async () => {
  const world = watched();
  await world.look();
  world.pass(minute);
  for (const id of ['1', '2', '3']) world.crm.write(id, {});
  const { get } = world.crm.keeper;
  Object.assign(world.crm.keeper, {
    get: async (id: string) => {
      if (id === '1') throw new IntegrationError('ponte', { class: 'transient', code: 'unreadableAnswer', message: 'odd' });
      return await get(id);
    },
  });
  world.pass(minute);
  await expect(world.look()).rejects.toThrow('odd');
  expect(world.told()).toEqual(['due 2 1', 'due 3 1']);
});

test('where the CRM is away, three are asked for and no more', async () => {
  const world = watched();
  await world.look();
  world.pass(minute);
  for (let id = 1; id <= 20; id++) world.crm.write(String(id), {});
  let asked = 0;
  Object.assign(world.crm.keeper, {
    get: async () => {
      asked++;
      return await Promise.reject(new IntegrationError('ponte', { class: 'transient', code: '503', message: 'away' }));
    },
  });
  world.pass(minute);
  await expect(world.look()).rejects.toThrow('away');
  expect(asked).toBe(3);
});

test('a seller who writes down a call while a step is under way does not start it a second time', async () => {
  const world = await captured();
  await world.minutes(2);
  expect(world.told()).toEqual(['due 7 1']);
  // The execution waits for the morning, or is red.
  const call = new Date(Math.ceil(world.now() / minute) * minute).toISOString();
  world.crm.write('7', { cadence: { step: 0, lastTouch: call, stopReason: null } });
  await world.minutes(180);
  world.restart();
  await world.minutes(180);
  expect(world.told()).toEqual(['due 7 1']);
  world.record('7', 1);
  await world.minutes(60);
  world.crm.write('7', {
    cadence: { step: 1, lastTouch: new Date(Math.ceil(world.now() / minute) * minute).toISOString(), stopReason: null },
  });
  await world.minutes(180);
  expect(world.told()).toEqual(['due 7 1', 'due 7 2']);
});

test('a step that is under way starts again where a person begins the sequence anew', async () => {
  const world = await captured();
  await world.minutes(2);
  world.pass(12_345);
  world.crm.write('7', { cadence: { step: 0, lastTouch: new Date(world.now()).toISOString(), stopReason: null } });
  await world.minutes(5);
  expect(world.told()).toEqual(['due 7 1', 'due 7 1']);
});
