/** `docs/TRUTH.md`: what the simulators take for true, on what ground, and who leans on it. `npm run world:truth` writes it. */
import { join } from 'node:path';
import prettier from 'prettier';
import { root } from '../sandbox/setup/paths.mts';
import type { Simulator, Truth } from '../sandbox/world/simulator.mts';
import { nodesByVendor } from './nodesByVendor.mts';

export type Believer = Pick<Simulator, 'vendor' | 'truths'>;

/** `leaned`: assumed, and nothing says why it would do no harm. */
export interface Figures {
  all: number;
  captured: number;
  documented: number;
  harmless: number;
  leaned: number;
}

/** Two shops of one vendor take the same for true. */
export const believers = (simulators: readonly Simulator[]): Believer[] =>
  simulators
    .filter(({ vendor }, index, all) => all.findIndex((one) => one.vendor === vendor) === index)
    .toSorted((one, other) => (one.vendor < other.vendor ? -1 : 1));

export function figuresOf(truths: readonly Truth[]): Figures {
  const of = (status: string) => truths.filter((truth) => statusOf(truth) === status).length;
  return {
    all: truths.length,
    captured: of('captured'),
    documented: of('documented'),
    harmless: of('assumed, harmless'),
    leaned: of('assumed'),
  };
}

export const statusOf = ({ label, harmless }: Truth): string => (harmless === undefined ? label : `${label}, harmless`);

export const share = (part: number, all: number): string => `${((part / all) * 100).toFixed(1)} %`;

const cell = (text: string) =>
  text
    .replaceAll('|', String.raw`\|`)
    .replaceAll('<', '&lt;')
    .replaceAll('_', String.raw`\_`)
    .replaceAll('*', String.raw`\*`);

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const figureCells = ({ all, captured, documented, harmless, leaned }: Figures) => [
  ...[all, captured, documented, harmless, leaned].map(String),
  share(leaned, all),
];

function rowOf(truth: Truth): string[] {
  const ground = truth.harmless ?? truth.source ?? (truth.label === 'assumed' ? 'none found' : 'page not noted');
  return [cell(truth.behaviour), statusOf(truth), cell(ground)];
}

function sectionOf({ vendor, truths }: Believer, nodes: readonly string[] | undefined): string {
  const usedBy = nodes?.join(', ') ?? "flows only, by n8n's own nodes";
  return `## ${vendor}\n\nUsed by: ${usedBy}.\n\n${tableOf(['Behaviour', 'Status', 'Source, or why it does no harm'], truths.map(rowOf))}`;
}

export async function renderTruthPage(all: readonly Believer[]): Promise<string> {
  const nodes = nodesByVendor();
  const total = figuresOf(all.flatMap(({ truths }) => truths));
  const figures = all.map(({ vendor, truths }) => [`[${vendor}](#${vendor.toLowerCase()})`, ...figureCells(figuresOf(truths))]);
  const heads = ['Vendor', 'Behaviours', 'captured', 'documented', 'harmless', 'leaned upon', 'share'];
  const text = `# What the simulated world takes for true

The tests, the sandbox and the bench run against simulated vendors. Each behaviour of theirs stands here with its ground; \`npm run world:truth\`
makes this page of the simulators.

- **captured**: seen on the wire, in a recorded answer or in a vendor's own test.
- **documented**: the vendor says so. Where the page is not noted, the author of the simulator read it and did not write down where.
- **assumed**: our best reading; no source was found that counts. Third parties' reports do not.
- **assumed, harmless**: the same, and no adapter would do anything wrong if the vendor behaved otherwise; the reason stands beside it.

What is assumed and not harmless is _leaned upon_: ${total.leaned} of ${total.all}, ${share(total.leaned, total.all)}.

${tableOf(heads, [...figures, ['**all**', ...figureCells(total)]])}

${all.map((one) => sectionOf(one, nodes.get(one.vendor))).join('\n\n')}
`;
  const options = await prettier.resolveConfig(join(root, 'docs', 'TRUTH.md'));
  return await prettier.format(text, { ...options, parser: 'markdown' });
}
