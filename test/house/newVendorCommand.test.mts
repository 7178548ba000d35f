/** What `npm run new:vendor` makes and changes, and what CONTRIBUTING.md says of it. Whether it runs: `newVendorBuilt.test.mts`. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mergeModules } from '../../scripts/newVendor/mergeModules.mts';
import { namesOf, renamed } from '../../scripts/newVendor/names.mts';
import { planVendor } from '../../scripts/newVendor/newVendor.mts';
import { ports } from '../../scripts/newVendor/ports.mts';
import { registersFor } from '../../scripts/newVendor/registers.mts';

const root = resolve(import.meta.dirname, '../..');
const every = Object.keys(ports);
const names = namesOf('correioVeloz');
const plan = planVendor(root, names.id, every);

describe('the name', () => {
  test('has four writings', () => {
    expect(namesOf('demoCarrier')).toEqual({ id: 'demoCarrier', type: 'DemoCarrier', title: 'Demo Carrier', page: 'demo-carrier' });
    expect(namesOf('plug4Market')).toEqual({ id: 'plug4Market', type: 'Plug4Market', title: 'Plug4 Market', page: 'plug4-market' });
    expect(namesOf('loggi')).toEqual({ id: 'loggi', type: 'Loggi', title: 'Loggi', page: 'loggi' });
  });

  test("takes the toy's place in each of them", () => {
    expect(renamed('PonteToyVendorApi of Toy Vendor: toyVendor, docs/toy-vendor.md', names)).toBe(
      'PonteCorreioVelozApi of Correio Veloz: correioVeloz, docs/correio-veloz.md',
    );
    for (const content of [...plan.made.values(), ...plan.changed.values()]) expect(content).not.toMatch(/toy[ -]?vendor/i);
  });

  test.each(['DemoCarrier', 'demo-carrier', 'demo carrier', '2go', '../x', ''])('%j is none', (id) => {
    expect(() => planVendor(root, id, ['carrier'])).toThrow('is no name for a vendor');
  });
});

describe('what cannot be made is refused by name', () => {
  test.each([
    ['bling', ['carrier'], /^Bling is there already: /],
    ['demoCarrier', [], /--ports with one or more of carrier, /],
    ['demoCarrier', ['carrier', 'carrier'], /carrier is named twice/],
    ['demoCarrier', ['parcel'], /"parcel" is no port/],
    ['demoCarrier', ['orderStock'], /orderStock needs skuStock.*--ports skuStock,orderStock/],
    ['demoShop', ['orderSource'], /orderSource has a node for each vendor/],
  ])('%s with %j', (id, asked, words) => {
    expect(() => planVendor(root, id, asked)).toThrow(words);
  });
});

describe('the lists of all vendors', () => {
  const registers = registersFor(names, every);

  test.each(registers)('$path has the vendor once more', ({ path, add }) => {
    const before = readFileSync(join(root, path), 'utf8');
    const mentions = (text: string) => text.match(/correioVeloz|CorreioVeloz|Correio Veloz/g)?.length ?? 0;
    expect(mentions(before)).toBe(0);
    expect(mentions(add(before))).toBeGreaterThan(0);
  });

  test.each(registers)('$path without the place for it is an error that names the file', ({ path, add }) => {
    const emptied = path.endsWith('.json') ? '{}' : '# Something else\n';
    expect(() => add(emptied)).toThrow(`${path} is not as it was when this command was written: it has no `);
  });

  test('the registry has an import and a line for each port', () => {
    const { changed } = planVendor(root, names.id, ['messenger', 'messageSource']);
    const registry = changed.get('vendors/index.ts')!;
    expect(registry).toContain("import { correioVelozMessenger, correioVelozMessageSource } from './correioVeloz';\n");
    expect(registry).toMatch(/export const messengers: [^=]+= \[[^\]]+, correioVelozMessenger\];/);
    expect(registry).toMatch(/export const messageSources: [^=]+= \[[^\]]+, correioVelozMessageSource\];/);
    expect(registry.match(/correioVeloz/g)).toHaveLength(5);
  });

  test('a word that a node is found by already is not put there twice', () => {
    const codex = registersFor(namesOf('correios'), ['carrier']).find(({ path }) => path.endsWith('CarrierShipment.node.json'))!;
    const { alias } = JSON.parse(codex.add('{"alias":["Correios"]}')) as { alias: string[] };
    expect(alias).toEqual(['Correios']);
  });
});

test('the entries of several ports are one file', () => {
  const carrier = "import type { A } from 'x';\nimport { b, c } from './y';\n\nconst toy = 1;\n\nexport const one = toy;\n";
  const messenger = "import type { A, D } from 'x';\nimport { c } from './y';\n\nconst toy = 1;\n\nexport const two = toy;\n";
  expect(mergeModules([carrier, messenger])).toBe(
    "import type { A, D } from 'x';\nimport { b, c } from './y';\n\nconst toy = 1;\n\nexport const one = toy;\n\nexport const two = toy;\n",
  );
});

describe('"Adding a vendor"', () => {
  const [, section = ''] = /## Adding a vendor\n([^]*?)\n## /.exec(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')) ?? [];

  /** `a/{b,c}.ts` → `a/b.ts`, `a/c.ts` */
  const expanded = (path: string): string[] => {
    const [all, choices] = /\{(.+)\}/.exec(path) ?? [];
    return choices === undefined ? [path] : choices.split(',').map((choice) => path.replace(all!, choice));
  };

  const named = new Set([...section.matchAll(/`([^`\s]+)`/g)].flatMap(([, path]) => expanded(path!)));

  /** As the page writes it. */
  const general = (path: string) =>
    path
      .replaceAll(names.id, '<vendor>')
      .replaceAll(names.type, '<Vendor>')
      .replaceAll(names.page, '<page>')
      .replace(/(?<=^test\/contracts\/)\w+(?=\.<vendor>)/, '<port>')
      .replace(/^nodes\/\w+\/\w+\.node/, 'nodes/<Node>/<Node>.node');

  const touched = new Set([...plan.made.keys(), ...plan.changed.keys()].map(general));

  test('names every file that is made or changed', () => {
    expect([...touched].filter((path) => !named.has(path))).toEqual([]);
  });

  test('names no file of a vendor that is not made', () => {
    const files = [...named].filter((path) => /<\w+>.*\.\w+$/.test(path));
    expect(files.length).toBeGreaterThan(30);
    expect(files.filter((path) => !touched.has(path))).toEqual([]);
  });

  test('names every port', () => {
    expect(every.filter((port) => !named.has(port))).toEqual([]);
  });
});
