/** docs/PERFORMANCE.md, made of one run of the benches. */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../../sandbox/setup/paths.mts';
import type { Bench, BenchOptions } from './run.mts';

/** What each bench answers, and what the figure should be. */
const questions: Readonly<Record<string, string>> = {
  boot: "What the package adds to n8n's start. Goal: less than 100 ms on an idle machine.",
  pace: "How much of each vendor's limit is used. Goal: 95 % and more, on lines of 1 to 400 ms, without a refusal.",
  packing: 'Parcels for a thousand pieces, beside the library binpackingjs with the same box; milliseconds of the processor.',
  'shopify-trigger': "Orders a second, as ratios to n8n's own trigger and to a plain Webhook node in the same n8n.",
  'stripe-trigger': 'The same of sales; ours reads each sale as it is now.',
  'woocommerce-trigger': 'The same of orders; ours reads each order and notes with it what it has told.',
};

/** Runs all of them in turn, or those after `--only` (`boot,pace`), and writes the page. */
export async function writePage(benches: Readonly<Record<string, Bench>>, { say, args }: BenchOptions): Promise<object> {
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1]!.split(',') : Object.keys(benches);
  const unknown = only.filter((name) => !benches[name]);
  if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(', ')}`);
  const machine = machineNow();
  const results: Record<string, object> = {};
  for (const name of only) {
    say(`${name} …`);
    results[name] = await benches[name]!({ say, args: [] });
  }
  const missing = Object.keys(benches).filter((name) => !only.includes(name));
  await writeFile(join(root, 'docs/PERFORMANCE.md'), pageOf(results, missing, machine));
  return results;
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

function pageOf(results: Readonly<Record<string, object>>, missing: readonly string[], machine: string): string {
  const sections = Object.entries(results).map(
    ([name, result]) => `## ${name}\n\n${questions[name] ?? ''}\n\n\`\`\`json\n${readable(result)}\n\`\`\`\n`,
  );
  const left = missing.length > 0 ? `\nNot measured in this run: ${missing.join(', ')}.\n` : '';
  return `# Performance\n\nMade by \`npm run bench -- all\`; do not edit. Measured on ${machine}\n${left}\n${sections.join('\n')}`;
}

/** One line for each of a list. */
function readable(result: object): string {
  const lines = Object.entries(result).map(([key, value]: [string, unknown]) => {
    const shown = Array.isArray(value) ? `[\n${value.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]` : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${shown}`;
  });
  return `{\n${lines.join(',\n')}\n}`;
}
