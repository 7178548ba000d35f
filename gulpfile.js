/** Copies what tsc leaves behind into dist: icons, and the codex files that place the nodes in n8n's panel. */
const { rm } = require('node:fs/promises');
const { dest, src } = require('gulp');

function copyAssets() {
  return src(['nodes/**/*.{svg,png,node.json}', 'credentials/**/*.{svg,png}'], { base: '.', encoding: false }).pipe(dest('dist'));
}

/** tsc leaves the output of deleted files where it is. */
async function clean() {
  await rm('dist', { recursive: true, force: true });
}

exports.clean = clean;
exports.default = copyAssets;
