/** The files that name every vendor, with one vendor more in each. */
import { renamed, type Names } from './names.mts';
import { ports } from './ports.mts';

export interface Register {
  readonly path: string;
  add(text: string): string;
}

/** In the order in which somebody would do it by hand. */
export function registersFor(names: Names, asked: readonly string[]): Register[] {
  const named = (text: string) => renamed(text, names);
  const nodes = [...new Set(asked.flatMap((port) => ports[port]!.nodes))];
  const register = (path: string, add: (text: string) => string): Register => ({ path, add: (text) => located(path, () => add(text)) });
  return [
    register('vendors/index.ts', (text) => addEntries(text, names, asked)),
    register('package.json', (text) => addCredential(text, named('dist/credentials/PonteToyVendorApi.credentials.js'))),
    ...nodes.map((node) => register(`nodes/${node}/${node}.node.json`, (text) => addAlias(text, names.title))),
    register('sandbox/simulators/index.mts', (text) => addSimulator(text, named)),
    register('sandbox/n8n/credentialData.mts', (text) => addLogin(text, named)),
    register('docs/ARCHITECTURE.md', (text) => asked.reduce((page, port) => addToTable(page, port, names.id), text)),
    register('README.md', (text) => addToList(text, '## Credentials', named('- [Toy Vendor (Ponte) API](docs/toy-vendor.md#credential)'))),
    register('README.pt-BR.md', (text) =>
      addToList(text, '## Credenciais', named('- [Toy Vendor (Ponte) API](docs/toy-vendor.md#credential)')),
    ),
    ...['docs/README.md', 'docs/llms.txt'].map((path) =>
      register(path, (text) => addToList(text, '## Vendors', named('- [Toy Vendor](toy-vendor.md)'))),
    ),
    register('docs/README.pt-BR.md', (text) => addToList(text, '## Plataformas', named('- [Toy Vendor](toy-vendor.md) (em inglês)'))),
    register('CHANGELOG.md', (text) =>
      addToList(text, '### Added', named('- **Toy Vendor**: Not written yet: what shops can do with it.')),
    ),
  ];
}

function located(path: string, add: () => string): string {
  try {
    return add();
  } catch (error) {
    throw new Error(`${path} is not as it was when this command was written: ${(error as Error).message}`);
  }
}

/** The text with something put in at the anchor; an anchor that is gone is an error that names it. */
function insert(text: string, anchor: RegExp, what: string, change: (match: string) => string): string {
  const match = anchor.exec(text)?.[0];
  if (match === undefined) throw new Error(`it has no ${what}`);
  return text.replace(match, () => change(match));
}

function addEntries(text: string, { id, type }: Names, asked: readonly string[]): string {
  const entryOf = (port: string) => `${id}${port.charAt(0).toUpperCase()}${port.slice(1)}`;
  const line = `import { ${asked.map(entryOf).join(', ')} } from './${id}';\n`;
  const withImport = insert(text, /(?:^import \{.*\} from '\.\/\w+';\n)+/m, 'imports of vendors', (lines) => sortedImports(lines + line));
  return asked.reduce((code, port) => {
    const { list } = ports[port]!;
    return insert(code, new RegExp(`^export const ${list}: [^=]*= \\[[^\\]]*\\];`, 'm'), `list "${list}" for ${type}`, (entries) =>
      entries.replace(/,?\s*\];$/, `, ${entryOf(port)}];`),
    );
  }, withImport);
}

/** By the vendor's folder. */
function sortedImports(lines: string): string {
  const folder = (line: string) => /'\.\/(\w+)'/.exec(line)![1]!.toLowerCase();
  const sorted = lines
    .trim()
    .split('\n')
    .toSorted((a, b) => (folder(a) < folder(b) ? -1 : 1));
  return `${sorted.join('\n')}\n`;
}

function addCredential(text: string, file: string): string {
  const manifest = JSON.parse(text) as { n8n?: { credentials?: string[] } };
  if (!Array.isArray(manifest.n8n?.credentials)) throw new Error('it has no n8n.credentials');
  manifest.n8n.credentials = [...manifest.n8n.credentials, file].toSorted();
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** A node may have the word already: some vendors are known by a product of theirs. */
function addAlias(text: string, word: string): string {
  const codex = JSON.parse(text) as { alias?: string[] };
  if (!Array.isArray(codex.alias)) throw new Error('it has no alias');
  const isThere = codex.alias.some((each) => each.toLowerCase() === word.toLowerCase());
  if (!isThere) codex.alias.push(word);
  return `${JSON.stringify(codex, null, 2)}\n`;
}

function addSimulator(text: string, named: (text: string) => string): string {
  const line = named("import { createToyVendor } from './toyVendor/index.mts';\n");
  const withImport = insert(text, /(?:^import \{.*\} from '\.\/\w+\/index\.mts';\n)+/m, 'imports of simulators', (lines) => lines + line);
  return insert(
    withImport,
    /\n {2}\};\n\}\n/,
    'end of createSimulators',
    (end) => named('\n    toyVendor: createToyVendor(services),') + end,
  );
}

function addLogin(text: string, named: (text: string) => string): string {
  const login = `
    ponteToyVendorApi: {
      name: 'Toy Vendor of the sandbox',
      data: { ...world.vendors.toyVendor.secrets },
    },`;
  return insert(text, /\n {2}\};\n\}\n$/, 'end of credentialData', (end) => named(login) + end);
}

/** `| `Port` … | asked by | `vendors` |`: its last cell gets one more. */
function addToTable(text: string, port: string, id: string): string {
  const name = port.charAt(0).toUpperCase() + port.slice(1);
  return insert(text, new RegExp(`^\\| \`${name}\`.*\\|$`, 'm'), `row \`${name}\` in its table of ports`, (row) =>
    row.replace(/` *\|$/, ` ${id}\` |`),
  );
}

/** The first list under the heading gets a bullet at its end. */
function addToList(text: string, heading: string, bullet: string): string {
  return insert(
    text,
    new RegExp(`^${heading}\\n[^]*?\\n(?:- .*\\n(?: {2}.*\\n)*)+`, 'm'),
    `list under "${heading}"`,
    (list) => `${list}${bullet}\n`,
  );
}
