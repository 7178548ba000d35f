/**
 * What a delivery costs the processor from its bytes to the document, for every trigger and vendor: ours alone, without n8n, network or the
 * vendor. `floor`: what its signature and reading its JSON would cost by themselves.
 */
import { createHmac } from 'node:crypto';
import { bundled } from './support/bundled.mts';
import { costOf } from './support/cost.mts';
import type { BenchOptions } from './run.mts';
import type * as Scenes from './webhook/scenes.mts';

const deliveries = 200;
const warmUps = 10;
const rounds = 15;

export async function webhook({ say }: BenchOptions): Promise<object> {
  const { vendors, sceneOf } = await bundled<typeof Scenes>('test/bench/webhook/scenes.mts');
  const triggers: Awaited<ReturnType<typeof measured>>[] = [];
  for (const vendor of vendors) {
    const result = await measured(await sceneOf(vendor, deliveries));
    say(JSON.stringify(result));
    triggers.push(result);
  }
  const costs = triggers.map(({ us }) => us);
  return { triggers, most: Math.max(...costs), within50: costs.filter((us) => us <= 50).length };
}

async function measured({ trigger, vendor, body, calls, ready }: Scenes.DeliveryScene) {
  const isJson = /^\s*[{[]/.test(body.toString());
  const floor = async () => {
    for (let index = 0; index < deliveries; index++) {
      createHmac('sha256', 'secret').update(body).digest('hex');
      if (isJson) JSON.parse(body.toString());
    }
  };
  for (let round = 0; round < warmUps; round++) await ready()();
  const ours = await costOf(rounds, ready);
  const least = await costOf(rounds, () => floor);
  return {
    ...{ trigger, vendor, bytes: body.length, calls: rounded(calls) },
    us: rounded(ours.us / deliveries),
    floor: rounded(least.us / deliveries),
    kBAllocated: rounded(ours.bytes / deliveries / 1000),
  };
}

const rounded = (value: number) => Math.round(value * 10) / 10;
