/** The template that keeps the shop's stock in step with the ERP's: counts by the hour, and an import that went wrong. */
import { createRandom } from '../../world/random.mts';
import type { World } from '../../world/world.mts';
import type { WorkflowFile } from '../../n8n/rest.mts';
import { redExecutions, runAgain, untilCalm, type Stage } from '../leads/play.mts';
import type { Session } from '../session.mts';
import { moveTogether, passTo } from './days.mts';
import type { UnpaidOptions } from './tryReminders.mts';

export const stockTemplate = { name: 'stock-in-step', file: 'stock-in-step.json' } as const;

const hour = 3_600_000;
const hours = 4;

/** The shop is asked what it has, whether or not anything is written. */
const lookedFor = { vendor: 'shopify', operation: 'graphql.inventoryItems', answers: 1 } as const;

export interface TriedStock {
  readonly events: number;
  /** Products that were written by the hour, in all. */
  readonly written: number;
  readonly errored: number;
  /** Products whose stock in the shop is not the ERP's after an hour. */
  readonly lost: number;
  readonly doubled: number;
  /** Products that were written after the wrong import, which a person has to look at first. */
  readonly wrong: number;
  readonly violations: number;
  readonly lostOrders: readonly string[];
  readonly doubledEffects: readonly string[];
  readonly wrongEffects: readonly string[];
  readonly retried: number;
  readonly seconds: number;
}

export async function tryStock(session: Session, { count, time, say }: UnpaidOptions): Promise<TriedStock> {
  const { world, rest } = session;
  moveTogether(world, time);
  const random = createRandom(world.seed).fork('stock');
  const skus = Array.from({ length: count }, (_, index) => `PAR-${String(index + 1).padStart(3, '0')}`);
  addGoods(world, skus);
  const workflowId = await session.placeTemplate(stockTemplate.file, {}, (workflow) => withSkus(workflow, skus));
  await rest.activate(workflowId);
  say(`"${stockTemplate.file}" is live; ${count} products, and ${hours} hours`);
  const started = Date.now();
  const stage = { session, workflowId, patienceMs: 240_000 + count * 5_000 };
  const lostOrders: string[] = [];
  let written = 0;
  let retried = 0;
  const inShop = () => skus.map((sku) => world.vendors.shopify.stock(sku).available);
  const inErp = () => skus.map((sku) => world.vendors.bling.stockOf(sku));
  for (let passed = 0; passed < hours; passed++) {
    for (const sku of skus) if (passed === 0 || random.chance(0.4)) world.vendors.bling.count(sku, random.int(1, 60));
    const before = inShop();
    retried += await nextHour(stage);
    const [now, wanted] = [inShop(), inErp()];
    written += now.filter((units, index) => units !== before[index]).length;
    lostOrders.push(...skus.filter((_, index) => now[index] !== wanted[index]).map((sku) => `${sku} in hour ${passed + 1}`));
  }
  const before = inShop();
  for (const sku of skus) world.vendors.bling.count(sku, 0);
  await look(stage);
  const wrongEffects = skus.filter((_, index) => inShop()[index] !== before[index]);
  const stopped = await redExecutions(rest, workflowId);
  if (stopped.length === 0) wrongEffects.push('an import that emptied the ERP stopped nothing');
  return {
    events: count,
    written,
    errored: Math.max(0, stopped.length - 1),
    lost: lostOrders.length,
    // Setting a count twice is setting it once.
    doubled: 0,
    wrong: wrongEffects.length,
    violations: world.violations.length,
    lostOrders,
    doubledEffects: [],
    wrongEffects,
    retried,
    seconds: Math.round((Date.now() - started) / 100) / 10,
  };
}

/** Eight minutes past the next full hour. */
async function look(stage: Stage): Promise<void> {
  const { world } = stage.session;
  await passTo(stage, (Math.floor(world.clock.now() / hour) + 1) * hour + 8 * 60_000, lookedFor);
}

async function nextHour(stage: Stage): Promise<number> {
  await look(stage);
  const retried = await runAgain(stage);
  await untilCalm(stage);
  return retried;
}

function addGoods({ vendors }: World, skus: readonly string[]): void {
  vendors.shopify.addProducts(skus, 5);
  vendors.bling.seedProducts(
    skus.map((sku) => ({
      sku,
      name: `Produto ${sku}`,
      price: 10,
      ncm: '61091000',
      gtin: '',
      weightGrams: 100,
      width: 10,
      height: 10,
      length: 10,
      stock: 5,
    })),
  );
}

const withSkus = (workflow: WorkflowFile, skus: readonly string[]): WorkflowFile => ({
  ...workflow,
  nodes: workflow.nodes.map((node) =>
    node.parameters.skus === undefined ? node : { ...node, parameters: { ...node.parameters, skus: skus.join(', ') } },
  ),
});
