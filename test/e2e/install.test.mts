/** The package as its users get it: from npm's registry, in n8n's own settings, without a restart. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packPackage } from '../../sandbox/n8n/tarball.mts';
import { createRegistry, type Registry } from '../../sandbox/registry/registry.mts';
import { startSession, type Session } from '../../sandbox/run/session.mts';
import { hasBrowser, named, openEditor, picture } from '../../sandbox/browser/editorPage.mts';

describe.skipIf(!hasBrowser)(named("n8n's own installer"), () => {
  let folder: string;
  let registry: Registry;
  let session: Session;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ponte-registry-'));
    registry = await createRegistry(await packPackage(folder));
    session = await startSession({
      seed: 71,
      name: 'e2e-install',
      withoutPackage: true,
      instead: (host, request) => registry.answer(host, request),
      say: (line) => console.log(`  ${line}`),
    });
    ({ browser, page } = await openEditor(session.n8n.url));
  });

  afterAll(async () => {
    await browser?.close();
    await session?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('installs the package by its name, and its nodes are in the panel at once', async () => {
    const ofPackage = async () => (await session.rest.nodeTypes()).filter(({ name }) => name.startsWith('n8n-nodes-ponte.'));
    expect(await ofPackage()).toEqual([]);
    await page.goto(`${session.n8n.url}/settings/community-nodes`);
    await page
      .getByRole('button', { name: /install/i })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type="text"], input:not([type])').first().fill('n8n-nodes-ponte');
    await dialog.getByRole('checkbox').click();
    await dialog.getByRole('button', { name: /install/i }).click();
    await page
      .getByTestId('community-package-card')
      .or(page.getByText('n8n-nodes-ponte', { exact: true }))
      .first()
      .waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await picture(page, 'installed');
    expect(registry.fetched()).toBeGreaterThan(0);
    const names = (await ofPackage()).map(({ name }) => name.split('.')[1]!);
    expect(names).toEqual(
      expect.arrayContaining(['shopifyOrderTrigger', 'erpInvoice', 'carrierShipment', 'stockUpdate', 'whatsAppNotify']),
    );
  });
});
