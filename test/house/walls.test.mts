/** The walls of the house hold: the lint fails when one room imports from another that it may not see. */
import { ESLint } from 'eslint';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root, overrideConfigFile: join(root, 'eslint.dev.config.mjs') });

async function complaints(file: string, from: string): Promise<string[]> {
  const code = `import * as other from '${from}';\n\nexport const value = other;\n`;
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  return result!.messages.map(({ ruleId }) => String(ruleId));
}

describe('what is forbidden', () => {
  test.each([
    ['a node that reaches into a vendor', 'nodes/ErpInvoice/new.ts', '../../vendors/bling/index'],
    ['a node that reaches into another node', 'nodes/ErpInvoice/new.ts', '../StockUpdate/stock/deductOrder.operation'],
    ['the sandbox that asks the vendors', 'sandbox/world/new.mts', '../../vendors/bling/index.ts'],
    ['the sandbox that asks the domain', 'sandbox/world/new.mts', '../../domain/values/phone.ts'],
    ['the sandbox that asks a node', 'sandbox/world/new.mts', '../../nodes/StockUpdate/StockUpdate.node.ts'],
    ['a vendor that asks another vendor', 'vendors/bling/new.ts', '../shopify/index'],
    ['a vendor that knows n8n', 'vendors/bling/new.ts', 'n8n-workflow'],
    ["a vendor that knows n8n's side of the runtime", 'vendors/bling/new.ts', '../../runtime/host/runItems'],
    ['the runtime that knows a vendor', 'runtime/new.ts', '../vendors/bling/index'],
    ['the domain that asks the runtime', 'domain/new.ts', '../runtime/errors/scrub'],
    ['the domain that imports a package', 'domain/new.ts', 'luxon'],
    ['a credential that asks the domain', 'credentials/new.ts', '../domain/values/phone'],
  ])('%s', async (_, file, from) => {
    expect(await complaints(file, from)).not.toEqual([]);
  });
});

describe('what is allowed', () => {
  test.each([
    ['a node that asks the registry', 'nodes/ErpInvoice/new.ts', '../../vendors'],
    ['a node that asks the domain', 'nodes/ErpInvoice/new.ts', '../../domain/values/phone'],
    ['a vendor that asks runtime and itself', 'vendors/bling/new.ts', '../../runtime/client/apiClient'],
    ['the registry that asks a vendor', 'vendors/index.ts', './bling/index'],
    ['a test that asks everything', 'test/vendors/bling/new.mts', '../../../vendors/bling/index.ts'],
  ])('%s', async (_, file, from) => {
    expect(await complaints(file, from)).toEqual([]);
  });
});
