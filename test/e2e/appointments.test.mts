/** The template of bookings in the real n8n: from its file to running, and a few days of a practice. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkflowFile } from '../../sandbox/n8n/rest.mts';
import { localTime } from '../../sandbox/run/bookings/play.mts';
import { goTo, untilDelivered, untilQuiet } from '../../sandbox/run/bookings/times.mts';
import { bookingTemplate, listen, tryBookings } from '../../sandbox/run/bookings/tryBookings.mts';
import { passingTime, type PassingTime } from '../../sandbox/run/passingTime.mts';
import { startSession, type Session } from '../../sandbox/run/session.mts';
import { root } from '../../sandbox/setup/paths.mts';
import { canvasNode, hasBrowser, named, openEditor, picture } from '../../sandbox/browser/editorPage.mts';

const say = (line: string) => console.log(`  ${line}`);
const minute = 60_000;
const day = 24 * 60 * minute;

let time: PassingTime;
let session: Session;

beforeAll(async () => {
  time = await passingTime({ withSchedules: true });
  session = await startSession({ seed: 61, name: 'e2e-appointments', env: time.env, say });
});

afterAll(async () => {
  await session?.stop();
});

describe.skipIf(!hasBrowser)(named('the template of bookings, from its file to running'), () => {
  let browser: Browser;
  let page: Page;
  let workflowId: string;
  /** The next half past two in São Paulo of which both reminders are still to come, and both within 48 hours. */
  let start: number;

  beforeAll(async () => {
    ({ browser, page } = await openEditor(session.n8n.url));
    const soonest = session.world.clock.now() + day + 60 * minute;
    const thatDay = Date.parse(`${localTime(soonest)[0]}T14:30:00-03:00`);
    start = thatDay > soonest ? thatDay : thatDay + day;
  });

  afterAll(async () => {
    await browser?.close();
    // The next practice has the same form.
    if (workflowId) await session.rest.deactivate(workflowId);
    if (slot()) session.world.vendors.googleCalendar.cancel(slot()!.id);
  });

  const slot = () => session.world.vendors.googleCalendar.slots().find(({ title }) => title === 'Maria Souza');
  const messages = () => session.world.vendors.whatsappCloud.messages();

  test('is imported, has its credentials without anybody’s choosing, and is published', async () => {
    await page.goto(`${session.n8n.url}/workflow/new`);
    await page.getByTestId('workflow-import-input').setInputFiles(join(root, 'workflows', bookingTemplate.file));
    await canvasNode(page, 'Appointment Trigger').waitFor();
    await page.waitForURL(/\/workflow\/(?!new)\w+/);
    workflowId = /\/workflow\/(\w+)/.exec(page.url())![1]!;
    await page.getByText('Credentials auto-added').waitFor({ state: 'hidden' });
    await page.getByTestId('zoom-to-fit').click();
    await picture(page, 'booking-to-calendar-and-reminder');
    await page.getByTestId('workflow-open-publish-modal-button').click();
    await page.getByTestId('workflow-publish-button').click();
    await page.getByRole('button', { name: 'Got it' }).click();
    const { nodes } = await session.rest.workflow(workflowId);
    const ours = nodes.filter(({ type }) => type.startsWith('n8n-nodes-ponte.'));
    expect(ours.filter(({ credentials = {} }) => Object.keys(credentials).length === 0)).toEqual([]);
    await expect.poll(async () => (await session.rest.publicationStatus(workflowId)).status, { timeout: 60_000 }).toBe('published');
  });

  test('a customer books by the form and is told at once; a test run shows when she will be reminded', async () => {
    const { nodes } = await session.rest.workflow(workflowId);
    const customer = await browser.newPage();
    await customer.goto(`${session.n8n.url}/form/${nodes.find(({ name }) => name === 'Booking Form')!.webhookId}`);
    await customer.locator('[name="field-0"]').fill('Maria Souza');
    await customer.locator('[name="field-1"]').fill('(11) 98765-4321');
    await customer.locator('[name="field-2"]').fill(localTime(start)[0]!);
    await customer.locator('[name="field-3"]').selectOption('14:30');
    await customer.getByRole('button', { name: 'Agendar' }).click();
    await customer.getByText('Recebemos o seu pedido').waitFor();
    await customer.close();
    await expect.poll(() => messages().map(({ text }) => text), { timeout: 60_000 }).toEqual([expect.stringContaining('às 14:30')]);
    expect([slot()?.start, slot()?.status]).toEqual([start, 'confirmed']);

    await canvasNode(page, 'Appointment Trigger').dblclick();
    await page.getByText('Test this trigger').click();
    await page.getByText('2 items').first().waitFor();
    for (const shown of ['+5511987654321', '1440', '120']) await page.getByText(shown, { exact: true }).first().waitFor();
    await page.mouse.move(0, 0);
    await picture(page, 'appointment-trigger');
    await page.getByTestId('ndv-close-button').click();
    expect(messages()).toHaveLength(1);
  });

  test('a day before she is reminded, and her answer by button is written into the calendar', async () => {
    const stage = { session, time, workflowId };
    await listen(session, workflowId);
    await goTo(stage, start - day + minute);
    const [reminder, ...others] = messages().filter(({ template }) => template === 'lembrete_consulta');
    expect([reminder?.text.includes('às 14:30'), others]).toEqual([true, []]);
    session.world.vendors.whatsappCloud.pressButton(reminder!.id, 0);
    await untilDelivered(stage);
    expect(session.world.vendors.googleCalendar.event(slot()!.id).extendedProperties).toMatchObject({
      private: { ponte_answer: 'confirmed' },
    });
    const [answered] = await session.rest.executions(workflowId);
    await page.goto(`${session.n8n.url}/workflow/${workflowId}/executions/${answered!.id}`);
    for (const name of ['Which Button?', 'Confirm'])
      await canvasNode(page, name).getByTestId('canvas-node-status-success').first().waitFor();
    await picture(page, 'booking-answered');
  });
});

describe('a practice that writes to nobody between nine in the evening and eight in the morning', () => {
  test('two hours before half past eight are at eight, for who still comes then', async () => {
    const { world, rest } = session;
    const { googleCalendar, whatsappCloud } = world.vendors;
    const workflowId = await session.placeTemplate(bookingTemplate.file, {}, withQuietHours);
    await rest.activate(workflowId);
    const stage = { session, time, workflowId };
    const start = Date.parse(`${localTime(world.clock.now() + 2 * day)[0]}T08:30:00-03:00`);
    googleCalendar.book({ start, customer: { name: 'Ana', phone: '(11) 98765-4322' } });
    const moved = googleCalendar.book({ start, customer: { name: 'Bia', phone: '(11) 98765-4323' } });
    const before = whatsappCloud.messages().length;
    const sent = () =>
      whatsappCloud
        .messages()
        .slice(before)
        .map(({ text, at }) => `${localTime(at)[1]} ${text.split(',')[0]}`);
    await goTo(stage, start - 120 * minute + 50_000);
    expect(sent()).toEqual([]);
    googleCalendar.move(moved, { start: start + 5 * 60 * minute });
    await goTo(stage, start - 30 * minute);
    await expect.poll(sent, { timeout: 90_000 }).toEqual(['08:00 Ana']);
    await untilQuiet(stage);
    expect((await rest.executions(workflowId)).map(({ status }) => status)).toEqual(['success', 'success']);
    expect(sent()).toEqual(['08:00 Ana']);
    await rest.deactivate(workflowId);
    googleCalendar.cancel(moved);
  });

  const withQuietHours = (workflow: WorkflowFile): WorkflowFile => {
    const options = { quietHours: { period: { from: '21:00', to: '08:00' } } };
    const nodes = workflow.nodes.map((node) => (node.name === 'Remind' ? { ...node, parameters: { ...node.parameters, options } } : node));
    return { ...workflow, nodes };
  };
});

describe('a practice with a few bookings, one moved and two cancelled, and n8n away when a reminder is due', () => {
  test('each reminder comes once, within 90 seconds of its time or of n8n’s return, and none for a time that is gone', async () => {
    const before = session.world.vendors.whatsappCloud.messages().length;
    const result = await tryBookings(session, { count: 4, time, restart: true, say });
    expect(result).toMatchObject({
      events: 4,
      moved: 1,
      cancelled: 2,
      lostOrders: [],
      doubledEffects: [],
      wrongEffects: [],
      lateReminders: [],
      erroredOrders: [],
    });
    // Four confirmations. Of what stands two reminders each, of what was moved after the first one three, of what was cancelled that one.
    expect(session.world.vendors.whatsappCloud.messages().length - before).toBe(4 + 7);
  });

  test('while nothing happens, a minute costs one call', async () => {
    const { dispatcher } = session.world;
    const calls = dispatcher.log.length;
    const minutes = 10;
    for (let passed = 0; passed < minutes; passed++) {
      const before = dispatcher.log.length;
      await time.letPass(session.world, minute);
      await expect.poll(() => dispatcher.log.length, { timeout: 30_000, interval: 50 }).toBeGreaterThan(before);
    }
    // n8n renews its login once an hour.
    const made = dispatcher.log.slice(calls).filter(({ operation, outcome }) => operation !== 'oauth.token' && outcome !== 401);
    expect(made.map(({ operation }) => operation)).toEqual(Array.from({ length: minutes }, () => 'events.list'));
  });

  test('no vendor’s rule was broken, and nobody outside the world was asked', () => {
    expect(session.world.violations).toEqual([]);
    expect(session.unknownHosts).toEqual([]);
  });
});
