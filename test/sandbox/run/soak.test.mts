/** The soak's judge, its flows and its gauge, without n8n. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { readTemplate } from '../../../sandbox/run/templates.mts';
import { passingTime } from '../../../sandbox/run/passingTime.mts';
import { flows, watching, withPrefix, type SoakFlow } from '../../../sandbox/run/soak/flows.mts';
import { happen, judge, type FlowErrors } from '../../../sandbox/run/soak/judge.mts';
import { memoryGauge } from '../../../sandbox/run/soak/memory.mts';
import { fingerprint } from '../../../sandbox/world/fingerprint.mts';
import type { LedgerEntry } from '../../../sandbox/world/simulator.mts';
import { createWorld, type World } from '../../../sandbox/world/world.mts';

let world: World | undefined;
afterEach(() => world?.clock.stop());

const start = Date.parse('2026-03-10T13:00:00Z');
const flowOf = (name: string): SoakFlow => flows.find((flow) => flow.name === name)!;

/** A world in which these things came to exist besides what the shops hold. */
const withLedger = (before: World, made: readonly LedgerEntry[]): World => ({ ...before, ledger: () => [...before.ledger(), ...made] });

function morning(): World {
  world = createWorld({ seed: 3, clock: { live: false, wall: () => start } });
  return world;
}

test('what nothing came of is lost, and what stopped is not', () => {
  const today = morning();
  const events = flows.map((flow) => happen(today, flow));
  const [first] = events;
  const errors: FlowErrors = new Map([[first!.flow, [{ orderNumber: first!.orderNumber, node: 'ERP Invoice', reason: 'refused' }]]]);
  const outcome = judge(today, events, errors);
  expect(outcome).toMatchObject({ events: 5, errored: 1, lost: 4, doubled: 0, wrong: 0 });
  expect(outcome.erroredOrders).toMatchObject([{ node: 'ERP Invoice', reason: 'refused' }]);
});

const invoice = (orderNumber: string, detail: Readonly<Record<string, unknown>>, id = '1'): LedgerEntry => ({
  kind: 'invoice',
  vendor: 'bling',
  id,
  orderNumber,
  status: 'authorized',
  at: start,
  detail,
});

test('a charge is invoiced over what was charged, and once', () => {
  const today = morning();
  const event = happen(today, flowOf('payment-to-invoice'));
  const value = Number(today.ledger().find(({ kind, vendor }) => kind === 'payment' && vendor === 'asaas')!.detail!.value);
  const right = invoice(event.orderNumber, { total: value });
  expect(judge(withLedger(today, [right]), [event], new Map())).toMatchObject({ doubled: 0, wrong: 0 });
  const other = invoice(event.orderNumber, { total: value + 1 }, '2');
  expect(judge(withLedger(today, [right, other]), [event], new Map())).toMatchObject({
    doubledEffects: [`invoice of ${event.orderNumber}`],
    wrongEffects: [`invoice of ${event.orderNumber}: another amount`],
  });
});

test('an invoice for somebody who did not order under the number is wrong, whatever stands before it', () => {
  const today = morning();
  const event = happen(today, flowOf('woocommerce-to-delivery'));
  const stranger = invoice(`W-${event.orderNumber}`, { recipient: fingerprint('52998224725') });
  const { wrongEffects } = judge(withLedger(today, [stranger]), [event], new Map());
  expect(wrongEffects).toEqual([`invoice of W-${event.orderNumber} at bling: for nobody who ordered under it`]);
});

test('the shops’ numbers are told apart in the ERP, and each flow has an address of its own', () => {
  const template = readTemplate('woocommerce-to-delivery.json');
  const changed = withPrefix('W-')(template);
  const prefixes = changed.nodes
    .filter(({ parameters }) => 'options' in parameters)
    .map(({ name, parameters }) => [name, parameters.options]);
  expect(prefixes).toContainEqual(['ERP Invoice', { orderNumberPrefix: 'W-' }]);
  expect(prefixes).toContainEqual(['Stock Update', { orderNumberPrefix: 'W-' }]);
  const idsOf = ({ nodes }: typeof template) => nodes.flatMap(({ webhookId }) => webhookId ?? []);
  expect(idsOf(changed)).toHaveLength(idsOf(template).length);
  expect(idsOf(changed)).not.toEqual(idsOf(template));
});

test.each(watching)('of %s there is a template', (name) => {
  expect(readTemplate(`${name}.json`).nodes).not.toEqual([]);
});

test('a process says what it holds, in a clock that runs fast', async () => {
  const time = await passingTime({ speed: 5 });
  const gauge = await memoryGauge({ looks: 1, betweenMs: 0 });
  // By the clock of the computer, which the other process goes by, whatever day it is here (`npm run test:anyday`).
  const anchor = performance.timeOrigin + performance.now() - 3_600_000;
  const script = 'globalThis.held = Buffer.alloc(40e6, 1); setInterval(() => {}, 1e6); console.log(Date.now());';
  const env = { ...process.env, ...time.env, ...gauge.env(time.env.NODE_OPTIONS!), PONTE_TIME_ANCHOR: String(anchor) };
  const child = spawn(process.execPath, ['-e', script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    // An hour ago the clock began to run five times as fast.
    expect(Number(said) - anchor).toBeGreaterThanOrEqual(5 * 3_600_000);
    const held = await gauge.look(child.pid!);
    expect(held.heap).toBeGreaterThan(40e6);
    expect(held.process).toBeGreaterThan(held.heap);
  } finally {
    child.kill('SIGKILL');
  }
});
