/** The walls of the house hold: the lint fails when one room imports from another that it may not see. */
import { ESLint } from 'eslint';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root, overrideConfigFile: join(root, 'eslint.dev.config.mjs') });

async function complaintsOf(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  return result!.messages.map(({ ruleId }) => String(ruleId));
}

async function complaints(file: string, from: string): Promise<string[]> {
  return await complaintsOf(file, `import * as other from '${from}';\n\nexport const value = other;\n`);
}

describe('what is forbidden', () => {
  test.each([
    ['a node that reaches into a vendor', 'nodes/ErpInvoice/new.ts', '../../vendors/bling/index'],
    ['a node that reaches into another node', 'nodes/ErpInvoice/new.ts', '../StockUpdate/stock/deductOrder.operation'],
    ['the sandbox that asks the vendors', 'sandbox/world/new.mts', '../../vendors/bling/index.ts'],
    ['the sandbox that asks the domain', 'sandbox/world/new.mts', '../../domain/values/phone.ts'],
    ['the sandbox that asks a node', 'sandbox/world/new.mts', '../../nodes/StockUpdate/StockUpdate.node.ts'],
    ['the sandbox that knows n8n', 'sandbox/world/new.mts', 'n8n-workflow'],
    ['a vendor that asks another vendor', 'vendors/bling/new.ts', '../shopify/index'],
    ['a vendor that knows n8n', 'vendors/bling/new.ts', 'n8n-workflow'],
    ["a vendor that knows n8n's side of the runtime", 'vendors/bling/new.ts', '../../runtime/host/runItems'],
    ['the runtime that knows n8n outside its own side', 'runtime/client/new.ts', 'n8n-workflow'],
    ['the runtime that knows a vendor', 'runtime/new.ts', '../vendors/bling/index'],
    ['the domain that asks the runtime', 'domain/new.ts', '../runtime/errors/scrub'],
    ['the domain that imports a package', 'domain/new.ts', 'luxon'],
    ['a credential that asks the domain', 'credentials/new.ts', '../domain/values/phone'],
    ["a credential that asks n8n's side of the runtime for more than the time", 'credentials/new.ts', '../runtime/host/transport'],
  ])('%s', async (_, file, from) => {
    expect(await complaints(file, from)).not.toEqual([]);
  });
});

describe('n8n is not imported outside its rooms', () => {
  const ways = ["import('n8n-workflow')", "null as import('n8n-workflow').IDataObject", "require('n8n-workflow')"];
  const rooms = ['runtime/client/new.ts', 'vendors/bling/new.ts', 'sandbox/world/new.mts'];

  test.each(rooms.flatMap((file) => ways.map((way) => [file, way])))('in %s by %s', async (file, way) => {
    expect(await complaintsOf(file!, `export const value = ${way};\n`)).toContain('no-restricted-syntax');
  });

  test('and in its own by any of them', async () => {
    for (const way of ways) expect(await complaintsOf('runtime/host/new.ts', `export const value = ${way};\n`)).toEqual([]);
  });
});

describe('what is allowed', () => {
  test.each([
    ['a node that asks the registry', 'nodes/ErpInvoice/new.ts', '../../vendors'],
    ['a node that asks the domain', 'nodes/ErpInvoice/new.ts', '../../domain/values/phone'],
    ['a vendor that asks runtime and itself', 'vendors/bling/new.ts', '../../runtime/client/apiClient'],
    ["n8n's side of the runtime that knows n8n", 'runtime/host/new.ts', 'n8n-workflow'],
    ['a credential that asks for the time', 'credentials/new.ts', '../runtime/host/clock'],
    ['the registry that asks a vendor', 'vendors/index.ts', './bling/index'],
    ['a test that asks everything', 'test/vendors/bling/new.mts', '../../../vendors/bling/index.ts'],
  ])('%s', async (_, file, from) => {
    expect(await complaints(file, from)).toEqual([]);
  });
});

describe("the computer's clock", () => {
  const reads = [
    ...['Date.now()', 'new Date()', 'Date()', '[1].map(Date.now)', 'performance.now()', 'DateTime.now()', 'DateTime.utc()'],
    "Date['now']()",
  ];
  const shipped = ['credentials/new.ts', 'domain/values/new.ts', 'nodes/ErpInvoice/new.ts', 'runtime/host/new.ts', 'vendors/bling/new.ts'];

  test.each(shipped.flatMap((file) => reads.map((read) => [file, read])))('is not read in %s by %s', async (file, read) => {
    expect(await complaintsOf(file!, `export const value = ${read};\n`)).toEqual(['no-restricted-syntax']);
  });

  test.each(['const { now } = Date;', 'const Clock = Date;'])('does not get another name: %s', async (code) => {
    expect(await complaintsOf('vendors/bling/new.ts', `export ${code}\n`)).toEqual(['no-restricted-syntax']);
  });

  test('is read in one place, and a moment that was handed in may become a date anywhere', async () => {
    expect(await complaintsOf('runtime/host/clock.ts', 'export const value = Date.now();\n')).toEqual([]);
    expect(await complaintsOf('vendors/bling/new.ts', 'export const value = new Date(7).toISOString();\n')).toEqual([]);
  });
});
