/** The template of the nightly reconciliation as the owner sets it up: from its file to the mail after the second night. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canvasNode, hasBrowser, named, open, openEditor, picture } from '../../sandbox/browser/editorPage.mts';
import { startMailServer, type MailServer } from '../../sandbox/mail/server.mts';
import { placePaidOrder } from '../../sandbox/run/events.mts';
import { toolCredentials } from '../../sandbox/run/leads/tryLeads.mts';
import { newsIn, nightTemplate, passNight } from '../../sandbox/run/nights/tryNights.mts';
import { passingTime, type PassingTime } from '../../sandbox/run/passingTime.mts';
import { startSession, type Session } from '../../sandbox/run/session.mts';
import { root } from '../../sandbox/setup/paths.mts';

const orders = 3;

describe.skipIf(!hasBrowser)(named('the template of the nightly reconciliation, from its file'), () => {
  let time: PassingTime;
  let session: Session;
  let mail: MailServer;
  let browser: Browser;
  let page: Page;
  let workflowId: string;

  beforeAll(async () => {
    time = await passingTime({ withSchedules: true });
    session = await startSession({ seed: 62, name: 'e2e-nights', env: time.env, say: (line) => console.log(`  ${line}`) });
    mail = await startMailServer({ clock: session.world.clock, authority: session.authority });
    await toolCredentials(session, mail);
    ({ browser, page } = await openEditor(session.n8n.url));
  });

  afterAll(async () => {
    await browser?.close();
    await mail?.stop();
    await session?.stop();
  });

  test('is imported, gets its two addresses, and is published', async () => {
    await page.goto(`${session.n8n.url}/workflow/new`);
    await page.getByTestId('workflow-import-input').setInputFiles(join(root, 'workflows', nightTemplate.file));
    await canvasNode(page, 'Reconcile').waitFor();
    await page.waitForURL(/\/workflow\/(?!new)\w+/);
    workflowId = /\/workflow\/(\w+)/.exec(page.url())![1]!;
    await page.getByText('Credentials auto-added').waitFor({ state: 'hidden' });
    // Of a node with two systems n8n chooses one credential by itself, and marks it red until the owner chooses the other.
    for (const name of ['Reconcile', 'ERP Invoice']) await chooseShop(name);
    await canvasNode(page, 'E-mail to the Owner').dblclick();
    await page.getByTestId('parameter-input-fromEmail').locator('input').fill('n8n@loja-ponte.example');
    await page.getByTestId('parameter-input-toEmail').locator('input').fill('dona@loja-ponte.example');
    await page.getByTestId('ndv-close-button').click();
    await page.getByTestId('zoom-to-fit').click();
    await page.getByTestId('workflow-open-publish-modal-button').click();
    await page.getByTestId('workflow-publish-button').click();
    await page.getByRole('button', { name: 'Got it' }).click();
    await expect.poll(async () => (await session.rest.publicationStatus(workflowId)).status, { timeout: 60_000 }).toBe('published');
  });

  test('one night invoices what has no invoice and mails it, the next finds nothing new', async () => {
    const placed = Array.from({ length: orders }, () => placePaidOrder(session.world).orderNumber);
    const stage = { session, workflowId, count: orders };
    // A night compares up to yesterday: of orders that come between midnight and three the next one tells.
    for (let night = 0; night < 3 && !(newsIn(mail).includes(orders) && newsIn(mail).at(-1) === 0); night++) await passNight(stage, time);
    expect(newsIn(mail).slice(-2)).toEqual([orders, 0]);
    expect(newsIn(mail).filter((news) => news !== 0)).toEqual([orders]);
    expect(new Set(mail.mails.flatMap(({ to }) => to))).toEqual(new Set(['dona@loja-ponte.example']));
    const invoices = session.world.vendors.bling.invoices();
    expect(invoices.map(({ orderNumber }) => orderNumber).toSorted()).toEqual(placed.toSorted());
    expect([...mail.violations, ...session.world.violations]).toEqual([]);
    const [, first] = await session.rest.executions(workflowId);
    await open(page, `${session.n8n.url}/workflow/${workflowId}/executions/${first!.id}`, 'ERP Invoice');
    for (const name of ['Reconcile', 'E-mail to the Owner', 'ERP Invoice'])
      await canvasNode(page, name).getByTestId('canvas-node-status-success').first().waitFor();
    await picture(page, 'reconciled');
  });

  async function chooseShop(node: string): Promise<void> {
    await canvasNode(page, node).dblclick();
    const selects = page.getByTestId('node-credentials-select');
    await selects.first().waitFor();
    for (const select of await selects.all()) {
      if ((await select.locator('input').first().inputValue()) !== '') continue;
      await select.click();
      await page.locator('[data-test-id^="node-credentials-select-item"]:visible').filter({ hasText: 'of the sandbox' }).first().click();
      await expect.poll(async () => await select.locator('input').first().inputValue()).toContain('of the sandbox');
    }
    await page.getByTestId('ndv-close-button').click();
  }
});
