/** docs/PERFORMANCE.md, made of one run of the benches. */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../../sandbox/setup/paths.mts';
import { goalTable, type Results } from './goals.mts';
import type { Bench, BenchOptions } from './run.mts';

const page = join(root, 'docs/PERFORMANCE.md');

/** What each bench answers. */
const questions: Readonly<Record<string, string>> = {
  boot: "What the package adds to n8n's start, beside a package of one node, in fresh processes.",
  pace: "How much of each vendor's limit is used, on lines of 1 to 400 ms, and how often a vendor would have refused. Simulated clock.",
  packing: 'Parcels for a thousand pieces, beside the library binpackingjs with the same box; milliseconds of the processor.',
  reconcile: "A shop's orders against a register of invoices, streamed: microseconds of the processor for a record, and the most memory.",
  webhook: "Microseconds of the processor from a delivery's bytes to the document. `floor`: its signature and its JSON by themselves.",
  items: 'Microseconds of the processor for an item in a run of so many, and the kilobytes that are kept when the run is over.',
  flow: "From the paid order to the delivery: the template, and the same out of n8n's HTTP Request, Set and If nodes, under the vendors' limits.",
  workers: "Orders a second in n8n's queue mode on PostgreSQL and Redis, and the processor's time of all workers for an order.",
  'shopify-trigger': "Orders a second, as ratios to n8n's own trigger and to a plain Webhook node in the same n8n.",
  'stripe-trigger': 'The same of sales; ours reads each sale as it is now.',
  'woocommerce-trigger': 'The same of orders; ours reads each order and notes with it what it has told.',
};

/** Those of the real n8n take the shorter of their runs here. */
const args = ['--rounds', '2'];

/**
 * Runs all of them in turn, or those after `--only` (`boot,pace`), and writes the page. It is written after each, and one that fails leaves its
 * reason on it: no figure is lost with another one.
 */
export async function writePage(benches: Readonly<Record<string, Bench>>, { say, args: given }: BenchOptions): Promise<object> {
  const only = given.includes('--only') ? given[given.indexOf('--only') + 1]!.split(',') : Object.keys(benches);
  const unknown = only.filter((name) => !benches[name]);
  if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}`);
  const machine = machineNow();
  const results: Record<string, object> = {};
  for (const name of only) {
    say(`${name} …`);
    const started = Date.now();
    results[name] = await resultOf(benches[name]!, say);
    say(`${name}: ${Math.round((Date.now() - started) / 1000)} s`);
    const missing = Object.keys(benches).filter((each) => !results[each]);
    await writeFile(page, await pageOf(results, missing, machine));
  }
  return results;
}

async function resultOf(bench: Bench, say: BenchOptions['say']): Promise<object> {
  try {
    return await bench({ say, args });
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

function machineNow(): string {
  const [cpu] = cpus();
  const load = loadavg()[0]!;
  const state =
    load > cpus().length / 2 ? ` **The machine was busy** (load ${load.toFixed(1)}): only ratios and simulated figures say much.` : '';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${memory} GB, Node ${process.version}, commit ${commit()}.${state}`;
}

function commit(): string {
  return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
}

async function pageOf(results: Results, missing: readonly string[], machine: string): Promise<string> {
  const sections = Object.entries(results).map(
    ([name, result]) => `## ${name}\n\n${questions[name] ?? ''}\n\n\`\`\`json\n${readable(result as object)}\n\`\`\`\n`,
  );
  const left = missing.length > 0 ? `\nNot measured in this run: ${missing.join(', ')}.\n` : '';
  const head = `# Performance\n\nMade by \`npm run bench -- all\`; do not edit. Measured on ${machine}\n${left}`;
  const written = `${head}\n## Goals\n\n${goalTable(results)}\n\n${sections.join('\n')}`;
  return await format(written, { ...(await resolveConfig(page)), parser: 'markdown' });
}

/** One line for each of a list. */
function readable(result: object): string {
  const lines = Object.entries(result).map(([key, value]: [string, unknown]) => {
    const shown = Array.isArray(value) ? `[\n${value.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]` : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${shown}`;
  });
  return `{\n${lines.join(',\n')}\n}`;
}
