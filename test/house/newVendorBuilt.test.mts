/** A vendor made by `npm run new:vendor` in a copy of the tree: checked, built, tested and thrown away. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../sandbox/setup/run.mts';
import { ports } from '../../scripts/newVendor/ports.mts';

const root = resolve(import.meta.dirname, '../..');
const id = 'throwawayVendor';
let tree = '';

/** Without what is installed or made: the copy uses the tree's own. */
function copyOfTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'ponte-new-vendor-'));
  const leftOut = new Set(['node_modules', 'dist', '.git']);
  cpSync(root, copy, { recursive: true, filter: (path) => path !== join(root, 'site') && !leftOut.has(basename(path)) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/** A process that knows nothing of the tests around it. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(VITEST|PONTE_|TEST$|NODE_ENV$|NODE_OPTIONS$|TZ$)/.test(name)),
);
const inTree = async (script: string, ...args: string[]) => await run(process.execPath, [script, ...args], { cwd: tree, env });
const bin = (name: string) => join(root, 'node_modules', name);

/** What looks at every vendor, and the vendor's own. */
const tests = [
  ...['codex', 'credentialWords', 'newVendor.', 'notYetWritten', 'plan', 'ports', 'readme', 'reliabilityPage', 'vocabulary'].map(
    (name) => `test/house/${name}`,
  ),
  'test/vendors/statusClasses',
  'test/vendors/gateways/can',
  `test/vendors/${id}`,
  `test/sandbox/${id}`,
];

const report = ['--reporter', 'json', '--outputFile', 'report.json', '--fsModuleCachePath', 'cache'];

let made: string[] = [];
let typesChecked: Promise<unknown>;
let tested: Promise<unknown>;

/** Types are checked while the tests run. */
beforeAll(async () => {
  tree = copyOfTree();
  const output = await inTree('scripts/new-vendor.mts', id, '--ports', Object.keys(ports).join(','));
  made = [...output.matchAll(/^made +(.+)$/gm)].map(([, path]) => path!);
  const code = [...made.filter((path) => /\.m?ts$/.test(path)), 'vendors/index.ts', 'sandbox/n8n/credentialData.mts'];
  typesChecked = inTree('test/house/support/checkTypes.mts', ...code);
  tested = inTree(bin('vitest/vitest.mjs'), 'run', '--project', 'unit', ...report, ...tests);
  await Promise.allSettled([typesChecked, tested]);
}, 120_000);

afterAll(() => rmSync(tree, { recursive: true, force: true }), 120_000);

interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly title: string; readonly failureMessages: readonly string[] }[];
  }[];
}

describe('a new vendor with every port', () => {
  test('is of one type with everything around it', async () => {
    expect(made.length).toBeGreaterThan(30);
    await expect(typesChecked).resolves.toBe('');
  });

  test('is built with the package', async () => {
    await inTree(bin('gulp/bin/gulp.js'), '--silent');
    expect(existsSync(join(tree, 'dist/credentials/PonteThrowawayVendorApi.credentials.js'))).toBe(true);
  });

  test('is not made again, nor anything without a name', async () => {
    await expect(inTree('scripts/new-vendor.mts', id, '--ports', 'carrier')).rejects.toThrow('✗ Throwaway Vendor is there already: ');
    await expect(inTree('scripts/new-vendor.mts', 'another', '--port', 'carrier')).rejects.toThrow("✗ Unknown option '--port'");
    await expect(inTree('scripts/new-vendor.mts', 'another', '--ports', 'carrier,', 'messenger')).rejects.toThrow(
      'no blanks between ports',
    );
    await expect(inTree('scripts/new-vendor.mts')).resolves.toContain('npm run new:vendor -- <vendor> --ports <port[,port]>');
  });

  test('fails one test, which says what is still to be written', async () => {
    await expect(tested).rejects.toThrow('ended with 1');
    const { numPassedTests, testResults } = JSON.parse(readFileSync(join(tree, 'report.json'), 'utf8')) as Report;
    const failed = testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed'));
    expect(failed.map(({ title }) => title)).toEqual(['nothing of a new vendor is left to be written']);
    expect(numPassedTests).toBeGreaterThan(400);
    const [words] = failed[0]!.failureMessages;
    for (const left of [
      'client/api.ts: the address of the API',
      'label/askForQuotes.ts: askForQuotes()',
      'label/createShipment.ts: createShipment()',
      'messages/sendText.ts: sendText()',
      'invoice/issueInvoice.ts: issueInvoice()',
      'invoice/getInvoice.ts: getInvoice()',
      'stock/setCounts.ts: setCounts()',
      'stock/adjustCounts.ts: adjustCounts()',
      'stock/readLevels.ts: readLevels()',
      'stock/deductOrder.ts: deductOrder()',
      'events/registration.ts: registerWebhook()',
      'events/registration.ts: removeWebhook()',
      'events/verify.ts: verify()',
      'events/readInvoiceEvents.ts: readInvoiceEvents()',
      'events/readMessageEvents.ts: readMessageEvents()',
    ])
      expect(words).toContain(`vendors/${id}/${left}`);
  });
});
