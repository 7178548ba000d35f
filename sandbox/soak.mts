/**
 * A busy shop for days in one real n8n, with the clock run fast: `npm run soak -- [--days 7] [--orders 200] [--parts N] [--faults all|none]
 * [--speed 5] [--seed N] [--json]`. Ends with 1 where anything was lost, doubled, wrong or violated, or where n8n holds more than 5 % more at the end
 * than after the first day. `orders` are those of a day, over all flows; they come at `parts` times of it.
 */
import { parseArgs } from 'node:util';
import { passingTime } from './run/passingTime.mts';
import { startSession } from './run/session.mts';
import { memoryGauge } from './run/soak/memory.mts';
import { soak, type Soaked } from './run/soak/soak.mts';

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '7' },
    orders: { type: 'string', default: '200' },
    parts: { type: 'string' },
    faults: { type: 'string', default: 'all' },
    speed: { type: 'string', default: '5' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

/** At the ERP's three requests a second, about ten of them an order, the last one of so many waits for a minute and a half. */
const mostAtATime = 30;
const parts = values.parts ?? String(Math.max(4, Math.ceil(Number(values.orders) / mostAtATime)));
const numbers = [values.days, values.orders, values.speed, parts];
if (!numbers.every((text) => /^[1-9]\d*$/.test(text)) || !['all', 'none'].includes(values.faults)) {
  console.error('Usage: npm run soak -- [--days 7] [--orders 200] [--parts N] [--faults all|none] [--speed 5] [--seed N] [--json]');
  process.exit(2);
}

/** A week holds no more than this above its first day. */
const mostGrowth = 0.05;

const say = (line: string) => console.error(line);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
say(`seed ${seed}`);
const time = await passingTime({ withSchedules: true, speed: Number(values.speed) });
const gauge = await memoryGauge();
const env = { ...time.env, ...gauge.env(time.env.NODE_OPTIONS ?? '') };
const session = await startSession({ seed, name: `soak-${process.pid}`, say, env, clock: time.clock });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void session.stop().finally(() => process.exit(130)));
}
try {
  const withFaults = values.faults === 'all';
  const [days, orders] = [Number(values.days), Number(values.orders)];
  const result = await soak(session, { days, orders, parts: Number(parts), withFaults, time, gauge, say });
  report(result);
  const isWell = result.lost + result.doubled + result.wrong + result.violations === 0 && result.growth <= mostGrowth;
  process.exitCode = isWell ? 0 : 1;
} finally {
  await session.stop();
}

function report({ lostOrders, doubledEffects, wrongEffects, erroredOrders, ...summary }: Soaked): void {
  for (const order of lostOrders) say(`LOST: ${order}`);
  for (const effect of doubledEffects) say(`DOUBLED: ${effect}`);
  for (const effect of wrongEffects) say(`WRONG: ${effect}`);
  for (const { vendor, rule, detail } of session.world.violations) say(`VIOLATION: ${vendor}: ${rule}: ${detail}`);
  for (const { orderNumber, node, reason } of erroredOrders) say(`errored: ${orderNumber} at "${node}": ${reason}`);
  if (values.json) return console.log(JSON.stringify(summary));
  for (const [name, value] of Object.entries(summary)) console.log(`${name}: ${JSON.stringify(value)}`);
}
