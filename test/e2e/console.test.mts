/** The console's page in a browser, on a world without n8n: both widths, both languages, light and dark, by keyboard alone. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Run } from '../../sandbox/console/board/runs.mts';
import { startControl, type ControlServer } from '../../sandbox/console/server.mts';
import { createWorld, type World } from '../../sandbox/world/world.mts';
import { hasBrowser, launchBrowser, named } from '../../sandbox/browser/editorPage.mts';

/** What the page shows follows what happens by itself, a moment later. */
const patient = { timeout: 15_000 };

describe.skipIf(!hasBrowser)(named('the console'), () => {
  let browser: Browser;
  let world: World;
  let control: ControlServer;
  let page: Page;
  let runs: Run[];

  beforeAll(async () => void (browser = await launchBrowser()));
  afterAll(async () => await browser?.close());

  beforeEach(async () => {
    runs = [];
    let isUp = true;
    world = createWorld({ seed: 3 });
    control = await startControl(world, 0, {
      url: 'http://127.0.0.1:5678',
      login: 'owner@example.com / secret',
      runs: () => runs,
      isUp: () => isUp,
      vendors: ['melhorEnvio', 'shopify'],
      stop: async () => void (isUp = false),
      start: async () => void (isUp = true),
      form: { send: async () => {}, mails: () => [] },
    });
    page = await browser.newPage({ locale: 'en-US' });
    await page.goto(control.url);
    await page.getByText('Connected').waitFor();
  });

  afterEach(async () => {
    await page.close();
    await control.stop();
    world.clock.stop();
  });

  const say = async (name: string, button = 'Let it happen') => {
    await page.getByLabel(name, { exact: true }).check();
    await page.getByRole('button', { name: button }).click();
  };

  /** An order that stopped, one on its way, a broken vendor: everything that the page can show but a document. */
  async function fill(): Promise<void> {
    await say('An order without CPF');
    await page.getByRole('heading', { name: /^1001/ }).waitFor();
    runs.push({
      orderNumber: '1001',
      url: 'http://127.0.0.1:5678/workflow/w/executions/7',
      isUnderWay: false,
      error: {
        where: 'ERP Invoice',
        what: 'Order 1001: CPF/CNPJ of the customer (order.customer.taxId) is missing',
        hint: 'Ask the customer for it',
        code: 'orderIncomplete',
      },
    });
    await say('Somebody fills in the form (a lead)');
    await say('A lead who does not want to be written to');
    await say('An appointment in two hours (reminder in a minute)');
    await page.getByLabel('The carrier’s wallet is empty').check();
    await page.getByRole('button', { name: 'Break it' }).click();
    await page.getByText('CPF/CNPJ of the customer (order.customer.taxId) is missing').waitFor();
    await page.getByText('Melhor Envio: Answers “500” to everything').waitFor();
  }

  test('shows what happened, without being asked again', async () => {
    await fill();
    const order = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^1001/ }) });
    expect(await order.getByRole('listitem').filter({ hasText: 'Paid' }).innerText()).toContain('done');
    expect(await order.getByRole('listitem').filter({ hasText: 'Nota fiscal' }).innerText()).toContain('stopped');
    expect(await order.getByText('Stopped · ERP Invoice').count()).toBe(1);
    expect(await order.getByRole('link', { name: 'Look at it in n8n: 1001' }).getAttribute('href')).toBe(runs[0]!.url);
    expect(await order.getByRole('link', { name: /What this error means/ }).getAttribute('href')).toBe('/docs/errors/orderIncomplete.md');
    const leads = page.getByRole('region', { name: 'Leads' });
    expect(await leads.getByRole('listitem').filter({ hasText: 'Seller told' }).count()).toBeGreaterThanOrEqual(2);
    expect(await leads.getByText('no consent to be written to').count()).toBe(1);
    expect(await page.getByText('Melhor Envio: Answers “500” to everything').count()).toBe(1);
    expect(world.vendors.melhorEnvio.balance()).toBe(0);
    // Nobody has been written to: the world says so, and the page tells it.
    await say('The customer answers “Sim”');
    await page.getByText('That did not work: nobody has been written to yet').waitFor();
  });

  test('a stop is told in Portuguese, with n8n’s own words beside it, and leads to a page that can be read', async () => {
    await fill();
    await page.getByRole('button', { name: 'Português' }).click();
    const order = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^1001/ }) });
    await order.getByText('Parado · ERP Invoice').waitFor();
    await expect
      .poll(async () => await order.innerText(), patient)
      .toMatch(
        /Pedido 1001: CPF\/CNPJ do cliente \(order\.customer\.taxId\) está faltando.*classe validation.*O que fazer: Corrija o pedido na loja/s,
      );
    await expect
      .poll(async () => await order.locator('[lang=en]').innerText(), patient)
      .toBe('Order 1001: CPF/CNPJ of the customer (order.customer.taxId) is missing. Ask the customer for it');
    const slot = page.getByText('Horário de Maria Souza').locator('..');
    await expect.poll(async () => await slot.innerText(), patient).toContain('confirmado');
    await say('O cliente responde “Sim”', 'Fazer acontecer');
    await page.getByText('Não funcionou: ninguém recebeu mensagem ainda').waitFor();
    await page.goto(`${control.url}${(await order.getByRole('link', { name: /O que este erro significa/ }).getAttribute('href'))!}`);
    await page.getByRole('heading', { level: 1, name: 'orderIncomplete' }).waitFor();
    await page.setViewportSize({ width: 360, height: 780 });
    expect(await found(page)).toEqual([]);
    await expect.poll(async () => await page.evaluate('document.documentElement.scrollWidth'), patient).toBe(360);
    await page.getByRole('link', { name: 'Todos os erros' }).click();
    await page.getByRole('heading', { level: 1, name: 'Erros' }).waitFor();
    expect(await found(page)).toEqual([]);
    await expect.poll(async () => await page.evaluate('document.documentElement.scrollWidth'), patient).toBe(360);
  });

  test.each([
    { width: 1600, height: 900 },
    { width: 360, height: 780 },
  ])('what can break is within reach at $width px', async ({ width, height }) => {
    await page.setViewportSize({ width, height });
    const isSeen = async (name: string) => {
      const box = (await page.getByRole('button', { name, exact: true }).boundingBox())!;
      return box.y > 0 && box.y + box.height <= height;
    };
    expect(await isSeen('Let it happen')).toBe(true);
    if (width === 360) {
      await page.getByRole('link', { name: 'Break', exact: true }).click();
      await expect.poll(async () => await isSeen('Break it')).toBe(true);
      await page.getByRole('link', { name: 'Happen', exact: true }).click();
    } else {
      expect(await isSeen('Break it')).toBe(true);
    }
    await say('A customer buys (Shopify, CPF)');
    // What came of it is counted on top, and one step away.
    await page.getByRole('listitem').filter({ hasText: 'Orders 1' }).waitFor();
    await page.getByText('It happened').getByRole('link', { name: 'Orders' }).click();
    await expect.poll(async () => (await page.getByRole('heading', { name: /^1001/ }).boundingBox())!.y).toBeLessThan(height / 2);
  });

  test('the vendors stand by name, once each, with those of the live flows first', async () => {
    const vendor = page.getByRole('combobox', { name: 'Vendor' });
    await vendor.locator('option').first().waitFor({ state: 'attached' });
    const groups = await vendor.locator('optgroup').evaluateAll((all) => all.map((each) => (each as unknown as { label: string }).label));
    expect(groups).toEqual(['Used by the flows that run here', 'In none of these flows']);
    const names = await vendor.locator('option').allInnerTexts();
    expect(names.slice(0, 3)).toEqual(['Melhor Envio', 'Shopify', 'Asaas']);
    expect(names).toContain('SuperFrete');
    expect(new Set(names).size).toBe(names.length);
  });

  test.each([
    { width: 1600, scheme: 'light' },
    { width: 1600, scheme: 'dark' },
    { width: 360, scheme: 'light' },
    { width: 360, scheme: 'dark' },
  ] as const)('is sound at $width px, $scheme, in both languages', async ({ width, scheme }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await fill();
    for (const [language, locale, title] of [
      ['Português', 'pt-BR', 'Sandbox da Ponte'],
      ['English', 'en-GB', 'Ponte sandbox'],
    ] as const) {
      await page.getByRole('button', { name: language }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.locator(`html[lang="${locale}"]`).waitFor();
      expect(await found(page)).toEqual([]);
      // Nothing stands beside the page.
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
  });

  test('is worked by keyboard alone', async () => {
    const reach = async (name: RegExp | string) => {
      const wanted = page.getByRole('button', { name }).or(page.getByRole('radio', { name })).first();
      for (let steps = 0; steps < 60; steps++) {
        if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab does not lead to ${name}`);
    };
    await reach('A customer buys (Shopify, CPF)');
    await page.keyboard.press('ArrowDown');
    await reach('Let it happen');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^1001/ }).waitFor();
    // The second of the list: a company.
    expect(world.vendors.shopify.orders()[0]!.taxId).toHaveLength(14);
    await reach('Refund all: 1001');
    await page.keyboard.press('Enter');
    await expect.poll(() => world.vendors.shopify.orders()[0]!.financialStatus).toBe('REFUNDED');
  });

  test('an order with something wrong is corrected at the shop; the first steps are a link away', async () => {
    await fill();
    const order = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^1001/ }) });
    await order.getByText('The CPF is missing or mistyped.').waitFor();
    await order.getByRole('button', { name: 'Correct it at the shop: 1001' }).click();
    await order.getByText('Corrected. n8n does not know it yet').waitFor();
    expect(world.vendors.shopify.orders()[0]!.taxId).toHaveLength(11);
    await page.getByRole('button', { name: 'Português' }).click();
    await page.goto(`${control.url}${(await page.getByRole('link', { name: 'Como começar, passo a passo' }).getAttribute('href'))!}`);
    await page.locator('html[lang="pt-BR"]').waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  test('a vendor that is asked again and again is named while n8n waits for it', async () => {
    await say('A customer buys (Shopify, CPF)');
    runs.push({ orderNumber: '1001', url: 'http://127.0.0.1:5678/w', isUnderWay: true, error: undefined });
    world.faults.set([{ vendor: 'bling', operation: '*', kind: 'serverError', times: 9 }]);
    for (let call = 0; call < 2; call++)
      await world.dispatcher.handle('api.bling.com.br', new Request('https://api.bling.com.br/Api/v3/contatos'));
    await page.getByText(/Bling has trouble\. n8n waits and asks again by itself.*\(HTTP 500, 2 ×\)/).waitFor();
    expect(await found(page)).toEqual([]);
  });

  test('a language that was chosen is chosen again', async () => {
    await page.getByRole('button', { name: 'Português' }).click();
    await page.reload();
    await page.getByRole('heading', { name: 'Sandbox da Ponte' }).waitFor();
  });
});

/** What axe finds, in one line each. */
async function found(page: Page): Promise<string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(await readFile(axe, 'utf8'));
  const { violations } = await page.evaluate<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>('axe.run()');
  return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
