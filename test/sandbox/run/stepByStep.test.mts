/** Time that is let pass on the console: n8n's clock goes with the world's. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { controlApp } from '../../../sandbox/console/server.mts';
import { passingTime } from '../../../sandbox/run/passingTime.mts';
import { moveStepByStep } from '../../../sandbox/run/stepByStep.mts';
import { createWorld, type World } from '../../../sandbox/world/world.mts';

const minute = 60_000;
const hour = 60 * minute;
/** Stripe's libraries take no signature that is older. */
const freshMs = 5 * minute;

let world: World;
const open: { kill(): unknown }[] = [];
afterEach(() => {
  world.clock.stop();
  for (const each of open.splice(0)) each.kill();
});

/** n8n's clock as `letPass` leaves it: a step behind while the world moves. */
function besideN8n() {
  const start = Date.parse('2026-11-24T12:00:00Z');
  world = createWorld({ seed: 3, clock: { live: false, wall: () => start } });
  const n8n = { now: start, steps: [] as number[] };
  moveStepByStep(world, {
    async letPass({ clock }, ms) {
      await clock.advance(ms);
      n8n.steps.push(ms);
      n8n.now = clock.now();
    },
  });
  return { start, n8n };
}

test('what falls due on the way finds n8n in its own time', async () => {
  const { start, n8n } = besideN8n();
  const behind: number[] = [];
  for (const dueIn of [10 * minute, 11 * minute, 3 * hour, 20 * hour]) {
    world.clock.after(dueIn, () => void behind.push(world.clock.now() - n8n.now));
  }
  await world.clock.advance(24 * hour);
  expect(behind).toHaveLength(4);
  expect(Math.max(...behind)).toBeLessThan(freshMs);
  expect(n8n.now - start).toBe(24 * hour);
  expect(world.clock.now() - start).toBe(24 * hour);
});

test('n8n looks on the way: a reminder is not jumped over', async () => {
  const { n8n } = besideN8n();
  await world.clock.advance(3 * hour);
  expect(n8n.steps.length).toBeGreaterThanOrEqual(6);
  expect(Math.max(...n8n.steps)).toBeLessThanOrEqual(hour / 2);
});

test('who lets time pass twice at once has both', async () => {
  const { start } = besideN8n();
  await Promise.all([world.clock.advance(hour), world.clock.advance(hour)]);
  expect(world.clock.now() - start).toBe(2 * hour);
});

/** By the clock of the computer, which the other process goes by, whatever day it is here (`npm run test:anyday`). */
const computersClock = () => Math.round(performance.timeOrigin + performance.now());

/** A process that is started as n8n is: it says what time it is for it whenever it is asked for a line. */
async function processBeside(env: Readonly<Record<string, string>>) {
  const script = 'process.stdin.on("data", () => console.log(Date.now())); console.log(0);';
  const child = spawn(process.execPath, ['-e', script], { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
  open.push(child);
  await once(child.stdout, 'data');
  return async () => {
    child.stdin.write('?');
    return Number((await once(child.stdout, 'data'))[0]);
  };
}

/** Takes whatever is delivered, and keeps the moments that Stripe's signatures name. */
async function listen(signed: number[]): Promise<string> {
  const server: Server = createServer((request, response) => {
    const [, seconds] = /t=(\d+)/.exec(String(request.headers['stripe-signature'])) ?? [];
    if (seconds !== undefined) signed.push(Number(seconds) * 1000);
    response.end();
  });
  open.push({ kill: () => server.close() });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('after an hour on the console, what Stripe signs is fresh for the n8n beside it', async () => {
  const time = await passingTime({ withSchedules: true });
  const signed: number[] = [];
  const address = await listen(signed);
  world = createWorld({ seed: 3, clock: { ...time.clock, wall: computersClock }, route: () => address });
  moveStepByStep(world, time);
  const n8nNow = await processBeside(time.env);
  const { stripe } = world.vendors;
  const app = controlApp(world);
  const body = new URLSearchParams({ url: 'https://n8n.loja-ponte.example/webhook', 'enabled_events[0]': '*' });
  await stripe.app.request('https://api.stripe.com/v1/webhook_endpoints', {
    method: 'POST',
    headers: { authorization: `Bearer ${stripe.secrets.secretKey}`, 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
  const headers = { 'content-type': 'application/json' };
  await app.request('/api/time', { method: 'POST', headers, body: JSON.stringify({ advanceMs: hour }) });
  await app.request('/api/happenings/stripePayment', { method: 'POST', headers, body: '{}' });
  await expect.poll(() => signed.length, { timeout: 10_000 }).toBeGreaterThan(0);
  expect(Math.abs((await n8nNow()) - signed[0]!)).toBeLessThan(freshMs);
});
