/**
 * The second lint: what n8n's own configuration (eslint.config.mjs) leaves out, and the walls between the rooms of the house
 * (docs/ARCHITECTURE.md, "Floor plan").
 */
import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import vitest from '@vitest/eslint-plugin';
import boundaries from 'eslint-plugin-boundaries';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Folders; of two that hold a file the first counts. */
const rooms = [
  { type: 'domain', pattern: 'domain' },
  { type: 'host', pattern: 'runtime/host' },
  { type: 'runtime', pattern: 'runtime' },
  { type: 'vendor', pattern: 'vendors/*', capture: ['vendor'] },
  { type: 'registry', pattern: 'vendors' },
  { type: 'shared', pattern: 'nodes/shared' },
  { type: 'node', pattern: 'nodes/*', capture: ['node'] },
  { type: 'credential', pattern: 'credentials' },
  { type: 'sandbox', pattern: 'sandbox' },
  { type: 'test', pattern: 'test' },
  { type: 'scripts', pattern: 'scripts' },
].map((room) => ({ ...room, partialMatch: false }));

const mayImport = {
  domain: ['domain'],
  runtime: ['domain', 'runtime'],
  host: ['domain', 'runtime', 'host'],
  registry: ['domain', 'runtime', 'vendor'],
  shared: ['domain', 'runtime', 'host', 'registry', 'shared'],
  credential: ['credential'],
  sandbox: ['sandbox'],
  test: ['domain', 'runtime', 'host', 'registry', 'vendor', 'shared', 'node', 'credential', 'sandbox', 'test', 'scripts'],
  scripts: ['sandbox', 'scripts'],
};

const policies = [
  // n8n loads credentials apart from the nodes: they take the clock and know nothing else of ours.
  { from: { element: { type: 'credential' } }, allow: { to: { element: { type: 'host', fileInternalPath: 'clock.ts' } } } },
  ...Object.entries(mayImport).map(([from, to]) => ({
    from: { element: { type: from } },
    allow: { to: { element: { type: to } } },
  })),
  {
    from: { element: { type: 'vendor' } },
    allow: [
      { to: { element: { type: ['domain', 'runtime'] } } },
      { to: { element: { type: 'vendor', captured: { vendor: '{{from.element.captured.vendor}}' } } } },
    ],
  },
  {
    from: { element: { type: 'node' } },
    allow: [
      { to: { element: { type: ['domain', 'runtime', 'host', 'registry', 'shared'] } } },
      { to: { element: { type: 'node', captured: { node: '{{from.element.captured.node}}' } } } },
    ],
  },
];

const shipped = ['credentials', 'domain', 'nodes', 'runtime', 'vendors'].map((room) => `${room}/**/*.ts`);

/** Every way to read the computer's clock. */
const wallClock = [
  "MemberExpression[object.name=/^(Date|performance)$/][property.name='now']",
  "MemberExpression[object.name=/^(Date|performance)$/][property.value='now']",
  'VariableDeclarator[init.name=/^(Date|performance)$/]',
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "CallExpression[callee.object.name='DateTime'][callee.property.name='now']",
  "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(local|utc)$/][arguments.length=0]",
].map((selector) => ({ selector, message: 'Only runtime/host/clock.ts reads the clock: take a Clock, or the moment, as an argument.' }));

const onlyOurs = (message) => ['error', { patterns: [{ regex: '^[^.]', message }] }];

/** Imports that `no-restricted-imports` does not see: in the middle of the code, of a type alone, and the old way. */
const otherImports = [
  'ImportExpression[source.value=NAME]',
  'TSImportType[argument.literal.value=NAME]',
  "CallExpression[callee.name='require'][arguments.0.value=NAME]",
];

/** `others`: what else is forbidden there, because of two lists of restricted syntax the latter counts alone. */
const withoutN8n = (message, others = []) => ({
  'no-restricted-imports': ['error', { patterns: [{ regex: '^n8n-(workflow|core)(/|$)', message }] }],
  'no-restricted-syntax': [
    'error',
    ...others,
    ...otherImports.map((selector) => ({ selector: selector.replace('NAME', '/^n8n-(workflow|core)/'), message })),
  ],
});

export default tseslint.config(
  { ignores: ['dist', 'node_modules'] },
  // A rule that is wrong somewhere is changed here, for all to see.
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.ts', '**/*.mts', '**/*.tsx'],
    languageOptions: { parser: tseslint.parser },
    plugins: { boundaries },
    settings: {
      'boundaries/elements': rooms,
      'import/resolver': { typescript: { project: './tsconfig.json' } },
      'import-x/resolver-next': [createTypeScriptImportResolver()],
    },
    rules: { 'boundaries/dependencies': ['error', { default: 'disallow', policies }] },
  },
  {
    files: ['**/*.mts', 'sandbox/**/*.{ts,tsx}'],
    extends: [js.configs.recommended, tseslint.configs.recommended],
    rules: {
      'no-undef': 'off',
      // `const { left: _left, ...rest }` is how a field is left out.
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
    },
  },
  { files: shipped, ignores: ['runtime/host/clock.ts'], rules: { 'no-restricted-syntax': ['error', ...wallClock] } },
  {
    files: ['test/**/*.mts', 'sandbox/**/*.{mts,ts,tsx}', 'scripts/**/*.mts'],
    plugins: { vitest, 'import-x': importX },
    rules: {
      // Node and packages, then ours from far to near.
      'import-x/first': 'error',
      'import-x/no-duplicates': 'error',
      'import-x/order': ['error', { groups: [['builtin', 'external'], 'parent', ['sibling', 'index']] }],
      'vitest/consistent-test-it': ['error', { fn: 'test', withinDescribe: 'test' }],
      'vitest/no-focused-tests': 'error',
      'vitest/no-identical-title': 'error',
    },
  },
  { files: ['domain/**/*.ts'], rules: { 'no-restricted-imports': onlyOurs('domain/ is pure: it imports nothing from outside.') } },
  { files: ['vendors/**/*.ts'], rules: withoutN8n('Adapters know no n8n: take what you need from runtime/.', wallClock) },
  { files: ['runtime/**/*.ts'], ignores: ['runtime/host/**'], rules: withoutN8n('Only runtime/host/ knows n8n.', wallClock) },
  { files: ['sandbox/**/*.{mts,ts,tsx}'], rules: withoutN8n('The world outside knows no n8n: the sandbox speaks to it over HTTP.') },
);
