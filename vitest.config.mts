import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { installedFolder, oldestEngineSource } from './sandbox/setup/paths.mts';

const require = createRequire(import.meta.url);

/** n8n-core loads n8n-workflow as CommonJS; the nodes under test must get the very same classes, or `instanceof` lies. */
const alias = { 'n8n-workflow': require.resolve('n8n-workflow') };

/** The engine of the oldest n8n that the package promises to run in; `npm test` installs it, and so does the layer itself. */
const oldestModules = join(installedFolder('engine', oldestEngineSource), 'node_modules');
const oldestAlias = {
  'n8n-core': join(oldestModules, 'n8n-core/dist/index.js'),
  'n8n-workflow': join(oldestModules, 'n8n-workflow/dist/cjs/index.js'),
};

const layer = (name: string, include: string[], extra: object = {}, modules: Record<string, string> = alias) => ({
  resolve: { alias: modules },
  // Files of a layer share their modules: building the shop's schema or loading n8n-core once for each file would cost a minute.
  // What is waited for comes sooner or later: on a busy machine later than in the one second of the default.
  test: { name, include, isolate: false, expect: { poll: { timeout: 30_000 } }, ...extra },
});

export default defineConfig({
  test: {
    reporters: ['default', './test/support/skipReport.mts'],
    // As many as cores: some tests wait, and the one that is left to itself by default makes the others wait with them.
    maxWorkers: 2,
    // `npm run test:anyday`
    execArgv: process.env.PONTE_DATE === undefined ? [] : ['--require', resolve('test/support/movedDate.cjs')],
    // Modules are transformed once for a clone, not once for a run.
    fsModuleCache: true,
    projects: [
      layer('unit', ['test/{domain,runtime,vendors,nodes,sandbox,workflows,house,fuzz}/**/*.test.mts'], {
        testTimeout: 60_000,
        setupFiles: ['test/support/quickHost.mts'],
      }),
      layer('contracts', ['test/contracts/**/*.test.mts'], { testTimeout: 60_000 }),
      layer('engine', ['test/engine/**/*.test.mts'], { testTimeout: 60_000 }),
      layer(
        'engineOldest',
        ['test/engine/**/*.test.mts'],
        { testTimeout: 60_000, globalSetup: 'test/engine/support/oldest.mts' },
        oldestAlias,
      ),
      layer('e2e', ['test/e2e/**/*.test.mts'], { testTimeout: 600_000, hookTimeout: 600_000 }),
    ],
  },
});
