/** Makes dist: the nodes and credentials that package.json names, what they share, and the files beside them. */
const { rm } = require('node:fs/promises');
const { Transform } = require('node:stream');
const { dest, parallel, series, src } = require('gulp');
const { rolldown } = require('rolldown');
const { homepage, n8n } = require('./package.json');

/** What stands there from before may be of files that are gone. */
async function clean() {
  await rm('dist', { recursive: true, force: true });
}

/**
 * Whitespace and names are a third of the files, and n8n reads all of them at every start. A stack trace that a user sends is read with
 * the source maps, which every build of the same tag makes again: they stay out of the package.
 */
const minify = {
  compress: true,
  mangle: { keepNames: { function: false, class: true }, toplevel: true },
  codegen: { removeWhitespace: true },
};

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
  await build.write({
    dir: 'dist',
    format: 'cjs',
    strict: true,
    exports: 'named',
    comments: false,
    sourcemap: 'hidden',
    minify,
    chunkFileNames: 'shared/[name]-[hash].js',
    codeSplitting: { groups: chunks },
    plugins: [plainExports],
  });
}

/**
 * What n8n reads at its start, and what it reads when a vendor is first used: what the adapters have in common, and each vendor's own. A name
 * holds the hash of the contents: an execution that goes on while the package is replaced finds its own version or none, never another one.
 */
const chunks = [
  { name: 'start', tags: ['$initial'], test: /[\\/](domain|runtime|vendors|nodes[\\/]shared)[\\/]/, priority: 3 },
  { name: 'adapters', test: /[\\/](domain|runtime)[\\/]/, priority: 2 },
  { debugName: 'vendors', name: (id) => /[\\/]vendors[\\/](\w+)[\\/]/.exec(id)?.[1] ?? null, priority: 1 },
];

/** No chunk imports itself by way of others and no export changes, so none needs a getter: those are a tenth of what is read at the start. */
const plainExports = {
  name: 'plain-exports',
  generateBundle(_options, files) {
    for (const file of Object.values(files)) {
      if (file.type !== 'chunk') continue;
      file.code = file.code.replace(
        /Object\.defineProperty\(exports,"([\w$]+)",\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}\}\)/g,
        'exports.$1=$2',
      );
    }
  },
};

/** `dist/nodes/Asaas/Asaas.node.js` → `nodes/Asaas/Asaas.node` */
function withoutEnds(file) {
  return file.replace(/^dist\/|\.js$/g, '');
}

function copyIcons() {
  return src(['nodes/**/*.{svg,png}', 'credentials/**/*.{svg,png}'], { base: '.', encoding: false }).pipe(dest('dist'));
}

/** The files that place the nodes in n8n's panel name pages of this repository; where it stands, package.json alone knows. */
function copyCodex() {
  return src('nodes/**/*.node.json', { base: '.' }).pipe(contents(withAddresses)).pipe(dest('dist'));
}

function withAddresses(codex) {
  return codex.replace(/"url": "([^"]+)"/g, (_, page) => `"url": "${homepage}/blob/HEAD/${page}"`);
}

function contents(change) {
  return new Transform({
    objectMode: true,
    transform(file, _encoding, done) {
      file.contents = Buffer.from(change(file.contents.toString()));
      done(null, file);
    },
  });
}

exports.default = series(clean, parallel(bundle, copyIcons, copyCodex));
