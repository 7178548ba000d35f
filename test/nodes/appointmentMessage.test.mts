/** The reminder of the template, from the calendar to the customer's phone and back: the button names appointment and time. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appointmentReference } from '../../domain/documents/appointment.ts';
import { appointment } from '../support/appointments.mts';
import { inFakeTime, notifyHost } from './support/notifyHost.mts';

interface Step {
  name: string;
  parameters: { template?: { value: string }; parameters?: { value: Record<string, string> } };
}

const { nodes } = JSON.parse(readFileSync(join(import.meta.dirname, '../../workflows/booking-to-calendar-and-reminder.json'), 'utf8')) as {
  nodes: Step[];
};
const parametersOf = (step: string) => {
  const { template, parameters } = nodes.find(({ name }) => name === step)!.parameters;
  return { template: template!.value, ...(parameters ? { 'parameters.value': parameters.value } : {}) };
};

/** 13:00 UTC is ten o'clock in São Paulo. */
const item = (lead: number) => ({
  json: {
    event: {
      type: 'reminder.due',
      occasion: `googleCalendar:primary/abc/2026-12-01T13:00:00.000Z/${lead}m`,
      correlationId: 'googleCalendar:primary/abc',
    },
    appointment: appointment({ id: 'primary/abc', start: '2026-12-01T10:00:00-03:00' }) as never,
  },
});

test('the reminder says day and time, and its buttons carry the appointment with its time', async () => {
  const host = notifyHost();
  await inFakeTime(async () => await host.run([item(1440)], parametersOf('Remind')));
  expect(host.texts()).toEqual(['Maria, lembrete do seu horário: 01/12/2026 às 10:00. Você vem?']);
  const [sent] = host.world.calls.filter(({ method }) => method === 'POST').map(({ body }) => JSON.stringify(body));
  for (const action of ['confirm', 'move', 'cancel']) expect(sent).toContain(`${action}:primary/abc#20261201T130000Z`);
  expect(appointmentReference('primary/abc#20261201T130000Z')).toEqual({
    calendar: 'primary',
    event: 'abc',
    start: '2026-12-01T13:00:00.000Z',
  });
});

test('each lead is a message of its own, and none goes out twice', async () => {
  const host = notifyHost();
  await inFakeTime(async () => {
    for (const lead of [1440, 120, 1440, 120]) await host.run([item(lead)], parametersOf('Remind'));
  });
  expect(host.texts()).toHaveLength(2);
});

test('the confirmation of a booking fills itself', async () => {
  const host = notifyHost();
  const booked = { json: { appointment: appointment({ start: '2026-12-01T10:00:00-03:00' }) as never, found: false } };
  await inFakeTime(async () => await host.run([booked], parametersOf('Confirm the Booking')));
  expect(host.texts()).toEqual(['Maria, está marcado: 01/12/2026 às 10:00. Até lá!']);
});
