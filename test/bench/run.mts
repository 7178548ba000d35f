/** `npm run bench -- <what> [--json]`: measures something, mostly in the real n8n; the last line printed is its result as JSON. */
import { boot } from './boot.mts';
import { flow } from './flow.mts';
import { items } from './items.mts';
import { pace } from './pace.mts';
import { packing } from './packing.mts';
import { reconcile } from './reconcile.mts';
import { writePage } from './performancePage.mts';
import { shopifyTrigger } from './shopifyTrigger.mts';
import { stripeTrigger } from './stripeTrigger.mts';
import { webhook } from './webhook.mts';
import { workers } from './workers.mts';
import { wooCommerceTrigger } from './wooCommerceTrigger.mts';

/** `say` is for people; the object that comes back is the result. */
export type Bench = (options: BenchOptions) => Promise<object>;

export interface BenchOptions {
  readonly say: (line: string) => void;
  /** Everything after the name. */
  readonly args: readonly string[];
}

const benches: Readonly<Record<string, Bench>> = {
  boot,
  pace,
  packing,
  reconcile,
  webhook,
  items,
  flow,
  workers,
  'shopify-trigger': shopifyTrigger,
  'stripe-trigger': stripeTrigger,
  'woocommerce-trigger': wooCommerceTrigger,
};

const [what = '', ...args] = process.argv.slice(2);
const bench: Bench | undefined = what === 'all' ? async (options) => await writePage(benches, options) : benches[what];
if (!bench) {
  console.error(`Usage: npm run bench -- <all|${Object.keys(benches).join('|')}> [--json]`);
  process.exit(2);
}
const say = args.includes('--json') ? () => {} : (line: string) => console.log(line);
console.log(JSON.stringify(await bench({ say, args })));
