/** Appointment Trigger's test run under n8n's own engine: a booking page is waited for, a calendar is not. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageFlow } from './support/packageFlow.mts';
import { startReceiver, testRun } from './support/testRun.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

let inProcess: WorldInProcess;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
  receiver = await startReceiver();
  inProcess = await startWorld(1, receiver.route);
});

afterAll(async () => {
  await inProcess.stop();
  await receiver.stop();
});

const starts = (vendor: string, events: string[]) =>
  testRun(packageFlow(inProcess.world, [{ name: 'Starts', type: 'appointmentTrigger', parameters: { vendor, events } }], []));

test.each(['calendly', 'calCom'] as const)('%s: n8n waits for its booking, and shows it', async (vendor) => {
  const { world } = inProcess;
  const run = starts(vendor, ['appointment.booked']);
  expect(await run.methods()).toEqual(['POST']);
  await run.listen();
  const before = receiver.arrived.length;
  world.vendors[vendor].book({
    start: world.clock.now() + 86_400_000,
    invitee: { name: 'Maria', email: 'maria@cliente.example' },
    answers: [{ question: 'WhatsApp', answer: '(11) 91234-5678' }],
  });
  await expect.poll(() => receiver.arrived.length).toBe(before + 1);
  const result = await run.deliver(receiver.arrived.at(-1)!);
  expect(result.error).toBeUndefined();
  expect(result.output('Starts').map(({ json }) => json)).toMatchObject([
    { event: { source: vendor, type: 'appointment.booked' }, appointment: { customer: { name: 'Maria', phone: '+5511912345678' } } },
  ]);
  expect(world.violations).toEqual([]);
});

test('Google Calendar: n8n waits for nothing, and shows what would go out', async () => {
  const { world } = inProcess;
  const run = starts('googleCalendar', ['reminder.due']);
  expect(await run.methods()).toEqual([]);
  world.vendors.googleCalendar.book({
    start: new Date(world.clock.now() + 30 * 3_600_000).toISOString(),
    title: 'Consulta',
    customer: { name: 'Maria', phone: '+5511912345678' },
  });
  const result = await run.run();
  expect(result.error).toBeUndefined();
  expect(result.output('Starts').map(({ json }) => (json.event as { type: string }).type)).toEqual(['reminder.due', 'reminder.due']);
});
