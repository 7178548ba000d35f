/** Appointment under n8n's own engine: a booking is made, told of, answered and moved; the login ends meanwhile and is renewed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runChain } from './support/engine.mts';
import { packageFlow } from './support/packageFlow.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

let inProcess: WorldInProcess;

beforeAll(async () => {
  inProcess = await startWorld();
});

afterAll(async () => {
  await inProcess.stop();
});

const google = { vendor: 'googleCalendar', resource: 'appointment' };
const chain = [
  {
    name: 'Book',
    type: 'appointment',
    parameters: {
      ...google,
      operation: 'create',
      start: '2031-03-04 14:30',
      minutes: 45,
      customerName: 'Maria',
      customerPhone: '11912345678',
      options: { timeZone: 'America/Sao_Paulo' },
    },
  },
  {
    name: 'Tell',
    type: 'whatsAppNotify',
    parameters: {
      vendor: 'whatsappCloud',
      resource: 'message',
      operation: 'sendTemplate',
      template: { __rl: true, mode: 'list', value: 'consulta_marcada|pt_BR' },
    },
  },
  { name: 'Confirm', type: 'appointment', parameters: { ...google, operation: 'confirm' } },
  {
    name: 'Move',
    type: 'appointment',
    parameters: { ...google, operation: 'move', start: '05/03/2031 09:00', options: { timeZone: 'America/Sao_Paulo' } },
  },
  { name: 'Look', type: 'appointment', parameters: { ...google, operation: 'get' } },
];

test('from the form to the moved appointment, with nothing but parameters', async () => {
  const { world } = inProcess;
  const { googleCalendar } = world.vendors;
  const flow = packageFlow(world, chain, [{ json: { form: 'site' } }]);
  googleCalendar.expireTokens();
  const result = await runChain(flow);
  expect(result.error).toBeUndefined();
  expect(result.output('Book')[0]?.json).toMatchObject({
    form: 'site',
    found: false,
    appointment: { title: 'Maria', status: 'scheduled' },
  });
  expect(result.output('Confirm')[0]?.json).toMatchObject({ unchanged: false, appointment: { status: 'confirmed' } });
  expect(result.output('Look')[0]?.json).toMatchObject({
    stillStands: true,
    appointment: { status: 'scheduled', customer: { phone: '+5511912345678' } },
  });
  // Nine o'clock in São Paulo.
  expect(
    googleCalendar.slots().map(({ start, end, title }) => [new Date(start).toISOString(), (end - start) / 60_000, title]),
  ).toContainEqual(['2031-03-05T12:00:00.000Z', 45, 'Maria']);
  expect(world.violations).toEqual([]);
});
