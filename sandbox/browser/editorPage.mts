/** n8n's editor in a browser, as a test uses it. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chromium, selectors, type Browser, type Locator, type Page } from 'playwright-core';
import { owner } from '../n8n/account.mts';
import { root } from '../setup/paths.mts';

selectors.setTestIdAttribute('data-test-id');

const executablePath = process.env.CHROMIUM_PATH;
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const hasBrowser = executablePath !== undefined && executablePath !== '';

/** For the name of what is skipped without a browser. */
export const named = (what: string): string =>
  hasBrowser ? what : `${what} (skipped: ${process.env.PONTE_NO_BROWSER ?? 'CHROMIUM_PATH names no browser'})`;

export const launchBrowser = async (): Promise<Browser> => await chromium.launch({ executablePath: executablePath!, args: flags });

/** A page on which the owner is logged in. */
export async function openEditor(url: string): Promise<{ browser: Browser; page: Page }> {
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  page.setDefaultTimeout(120_000);
  await logIn(page, url);
  return { browser, page };
}

async function logIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/signin`);
  await page
    .getByTestId('emailOrLdapLoginId')
    .locator('input')
    .or(page.locator('input[name="emailOrLdapLoginId"]'))
    .first()
    .fill(owner.email);
  await page.locator('input[type="password"]').fill(owner.password);
  await page.getByTestId('form-submit-button').click();
  await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
}

/** `node`: by its name, what has to be on the canvas. */
export async function open(page: Page, address: string, node = 'WhatsApp Notify'): Promise<void> {
  await page.goto(address);
  await canvasNode(page, node).waitFor();
}

export function canvasNode(page: Page, name: string): Locator {
  return page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
}

/** Only where pictures are wanted: a test run leaves the clone as it was. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.PONTE_PICTURES) return;
  const path = join(root, 'docs', 'images', `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  // The canvas glides into its place.
  await page.waitForTimeout(2000);
  await page.screenshot({ path });
}
