/** What `npm run release:check` looks at by itself finds what is missing; the rest of it are checks with tests of their own. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { iconProblems, manifestProblems, workflowProblems, type Manifest } from '../../scripts/releaseCheck/problems.mts';

const root = resolve(import.meta.dirname, '../..');
const read = async (path: string) => await readFile(join(root, path), 'utf8');
const manifest = JSON.parse(await read('package.json')) as Manifest;
const changelog = await read('CHANGELOG.md');
const workflow = await read('.github/workflows/publish.yml');

test('the project as it stands lacks nothing', async () => {
  expect([...workflowProblems(workflow), ...manifestProblems(manifest, changelog), ...(await iconProblems(manifest.n8n, root))]).toEqual(
    [],
  );
});

test('a workflow without provenance, identity, tag or tests, or with a stored token, is named', () => {
  expect(workflowProblems(workflow.replace(' --provenance', ''))).toEqual(['npm publish is not asked for provenance']);
  expect(workflowProblems(workflow.replace('id-token: write', 'id-token: read'))).toHaveLength(1);
  expect(workflowProblems(workflow.replace('v*.*.*', 'x'))).toHaveLength(1);
  expect(workflowProblems(workflow.replace('run: npm test', 'run: true'))).toHaveLength(1);
  expect(workflowProblems(`${workflow}\n        env: { NODE_AUTH_TOKEN: x }`)).toEqual(['a token for publishing is stored']);
});

test('a manifest that n8n would not take is named', () => {
  expect(manifestProblems({ ...manifest, license: 'ISC' }, changelog)).toEqual(['the licence is not MIT']);
  expect(manifestProblems({ ...manifest, n8n: { ...manifest.n8n, strict: false } }, changelog)).toEqual(['n8n.strict is not set']);
  expect(manifestProblems({ ...manifest, repository: { url: 'git+https://example.com/a/b.git' } }, changelog)).toHaveLength(2);
  expect(manifestProblems({ ...manifest, version: '9.9.9' }, changelog)).toEqual(['CHANGELOG has nothing of 9.9.9']);
});

test('an icon that is missing, or is missing for a theme, is named', async () => {
  const node = { nodes: ['dist/test/house/support/withoutIcon.js'], credentials: [] };
  expect(await iconProblems(node, root)).toEqual([
    'test/house/support/withoutIcon.ts: there is no nowhere.svg',
    'test/house/support/withoutIcon.ts names no icon for dark',
  ]);
});
