/** `docs/TRUTH.md` is what the simulators say of themselves now, and no mark stands without its ground. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createWorld } from '../../sandbox/world/world.mts';
import { assumed, documented, harmless } from '../../sandbox/world/truths.mts';
import { nodesByVendor } from '../../scripts/nodesByVendor.mts';
import { believers, figuresOf, renderTruthPage } from '../../scripts/truthPage.mts';

const page = readFileSync(new URL('../../docs/TRUTH.md', import.meta.url), 'utf8');
const world = createWorld({ seed: 1 });
world.clock.stop();
const all = believers(world.simulators);

test('the page is what the simulators say now (`npm run world:truth` writes it)', async () => {
  expect(await renderTruthPage(all)).toBe(page);
});

test('every simulated vendor has a section that says who uses it', () => {
  expect(page.match(/^## (.+)\n\nUsed by: .+/gm)).toHaveLength(all.length);
  expect(nodesByVendor().get('bling')).toEqual(['ERP Invoice', 'ERP Invoice Trigger', 'Reconcile', 'Stock Update']);
  expect(nodesByVendor().get('asaas')).toContain('Asaas Payment Trigger');
  expect(nodesByVendor().get('stripe')).not.toContain('Asaas Payment Trigger');
});

test('only what is assumed is called harmless, and with a reason', () => {
  const marked = all.flatMap(({ truths }) => truths).filter(({ harmless: reason }) => reason !== undefined);
  for (const { behaviour, label, harmless: reason } of marked) {
    expect(label, behaviour).toBe('assumed');
    expect(reason!.length, behaviour).toBeGreaterThan(20);
  }
});

test('what is harmless is not counted as leaned upon', () => {
  const truths = [...documented('a page', 'A.', 'B.'), ...assumed('C.'), ...harmless('no adapter reads it', 'D.')];
  expect(figuresOf(truths)).toEqual({ all: 4, captured: 0, documented: 2, harmless: 1, leaned: 1 });
});
