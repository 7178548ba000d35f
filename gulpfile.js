/** Makes dist: the nodes and credentials that package.json names, what they share, and the files beside them. */
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');
const { rolldown } = require('rolldown');
const { n8n } = require('./package.json');

/** What stands there from before may be of files that are gone. */
async function clean() {
  await rm('dist', { recursive: true, force: true });
}

/** One file for each node and credential and a few that they share: n8n reads them at every start, and 700 small ones take their time. */
async function bundle() {
  const build = await rolldown({
    input: Object.fromEntries([...n8n.nodes, ...n8n.credentials].map((file) => [withoutEnds(file), `${withoutEnds(file)}.ts`])),
    platform: 'node',
    external: (id) => !/^[./]/.test(id),
    onLog: (level, { message }) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  await build.write({ dir: 'dist', format: 'cjs', strict: true, exports: 'named', comments: false, chunkFileNames: 'shared/[name].js' });
}

/** `dist/nodes/Asaas/Asaas.node.js` → `nodes/Asaas/Asaas.node` */
function withoutEnds(file) {
  return file.replace(/^dist\/|\.js$/g, '');
}

/** Icons, and the codex files that place the nodes in n8n's panel. */
function copyAssets() {
  return src(['nodes/**/*.{svg,png,node.json}', 'credentials/**/*.{svg,png}'], { base: '.', encoding: false }).pipe(dest('dist'));
}

exports.default = series(clean, parallel(bundle, copyAssets));
