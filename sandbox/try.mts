/**
 * Runs a template for N events in the real n8n against the world, waits until nothing moves, and says what came of each event.
 * With PONTE_KEEP=1 the session's folder stays, with n8n's data and what the vendors saw.
 * `npm run try -- <template> [--orders N] [--faults none|all] [--seed N] [--n8n VERSION] [--json]`; ends with 1 when anything was lost, doubled or violated.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { switchFaultsOn } from './run/faultPlans.mts';
import { tryTemplate } from './run/tryTemplate.mts';
import { startSession } from './run/session.mts';
import { templates } from './run/templates.mts';
import { hostSource } from './setup/paths.mts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    orders: { type: 'string', default: '5' },
    faults: { type: 'string', default: 'none' },
    seed: { type: 'string' },
    n8n: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const name = positionals[0] ?? '';
const template = templates[name];
const isKnown = values.n8n === undefined || existsSync(hostSource(values.n8n));
if (!template || !isKnown || !['none', 'all'].includes(values.faults) || !/^\d+$/.test(values.orders)) {
  console.error(
    `Usage: npm run try -- <${Object.keys(templates).join('|')}> [--orders N] [--faults none|all] [--seed N] [--n8n 1.123.81] [--json]`,
  );
  process.exit(2);
}

const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const say = (line: string) => console.error(line);
say(`seed ${seed}`);
const session = await startSession({ seed, name: `try-${process.pid}`, say, ...(values.n8n ? { n8n: values.n8n } : {}) });
try {
  if (values.faults === 'all') switchFaultsOn(session.world);
  const result = await tryTemplate(session, template, Number(values.orders), say);
  report(result);
  await writeFile(
    join(session.folder, 'world.json'),
    JSON.stringify(
      { log: session.world.dispatcher.log, webhooks: session.world.webhooks.records, ledger: session.world.ledger() },
      null,
      1,
    ),
  );
  process.exitCode = result.lost + result.doubled + result.violations === 0 ? 0 : 1;
} finally {
  await session.stop();
}

function report(result: Awaited<ReturnType<typeof tryTemplate>>): void {
  const { lostOrders, doubledEffects, erroredOrders, ...summary } = result;
  for (const { orderNumber, node, reason } of erroredOrders) say(`errored: order ${orderNumber} at "${node}": ${reason}`);
  for (const orderNumber of lostOrders) say(`LOST: order ${orderNumber}`);
  for (const effect of doubledEffects) say(`DOUBLED: ${effect}`);
  for (const { vendor, rule, detail } of session.world.violations) say(`VIOLATION: ${vendor}: ${rule}: ${detail}`);
  const line = { template: name, seed, faults: values.faults, ...summary };
  if (values.json) console.log(JSON.stringify(line));
  else
    for (const [key, value] of Object.entries(line))
      console.log(`${key.padEnd(16)} ${typeof value === 'object' ? JSON.stringify(value) : value}`);
}
