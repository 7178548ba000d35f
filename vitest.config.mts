import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

/** n8n-core loads n8n-workflow as CommonJS; the nodes under test must get the very same classes, or `instanceof` lies. */
const alias = { 'n8n-workflow': require.resolve('n8n-workflow') };

const layer = (name: string, include: string[], extra: object = {}) => ({
  resolve: { alias },
  // Files of a layer share their modules: building the shop's schema or loading n8n-core once for each file would cost a minute.
  test: { name, include, isolate: false, ...extra },
});

export default defineConfig({
  test: {
    // As many as cores: some tests wait, and the one that is left to itself by default makes the others wait with them.
    maxWorkers: 2,
    // Modules are transformed once for a clone, not once for a run.
    fsModuleCache: true,
    projects: [
      layer('unit', ['test/{domain,runtime,vendors,nodes,sandbox,workflows,house}/**/*.test.mts'], {
        testTimeout: 60_000,
        setupFiles: ['test/support/quickHost.mts'],
      }),
      layer('contracts', ['test/contracts/**/*.test.mts'], { testTimeout: 60_000 }),
      layer('engine', ['test/engine/**/*.test.mts'], { testTimeout: 60_000 }),
      layer('e2e', ['test/e2e/**/*.test.mts'], { testTimeout: 600_000, hookTimeout: 600_000 }),
    ],
  },
});
