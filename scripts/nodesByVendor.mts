/** Which nodes reach which vendor. The registry is read as text: the package's own code cannot be run as it stands here. */
import { basename, join } from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import { root } from '../sandbox/setup/paths.mts';

interface Entry {
  list: string;
  vendors: string[];
  /** Each node takes one of them by name: `orderSources.shopify`. */
  isTable: boolean;
}

/** By the names that `vendors/index.ts` exports; a list may take in one that stands above it. */
function registered(): Entry[] {
  const text = readFileSync(join(root, 'vendors', 'index.ts'), 'utf8');
  const vendorOf = new Map<string, string[]>();
  for (const [, names, vendor] of text.matchAll(/^import \{ ([\w, ]+) \} from '\.\/(\w+)';$/gm))
    for (const name of names!.split(', ')) vendorOf.set(name, [vendor!]);
  const lists = text.matchAll(/^export const (\w+)[^=]* = ([[{])([^\]}]*)[\]}]/gm);
  return [...lists].map(([, list, bracket, content]) => {
    const vendors = [...content!.matchAll(/\w+/g)].flatMap(([name]) => vendorOf.get(name) ?? []);
    vendorOf.set(list!, vendors);
    return { list: list!, vendors: [...new Set(vendors)], isTable: bracket === '{' };
  });
}

function isReached({ list, isTable }: Entry, vendor: string, text: string): boolean {
  const ways = isTable
    ? [String.raw`\b${list}\.${vendor}\b`, String.raw`\{ ${vendor} \} = ${list}\b`, String.raw`Object\.values\(${list}\)`]
    : [String.raw`\b${list}\b`];
  return new RegExp(ways.join('|')).test(text);
}

/** The nodes by the vendors that they reach, each as it is named in n8n. What several nodes share counts for each that takes it in. */
export function nodesByVendor(): Map<string, string[]> {
  const [entries, found] = [registered(), new Map<string, string[]>()];
  for (const folder of readdirSync(join(root, 'nodes')).toSorted()) {
    const files = sourcesOf(join(root, 'nodes', folder));
    const main = files.find(({ path }) => basename(path) === `${folder}.node.ts`);
    if (main === undefined) continue;
    const text = withShared(files.map((file) => file.text).join('\n'));
    const [, name] = /^\t\tdisplayName: '(.+?)'/m.exec(main.text)!;
    const vendors = entries.flatMap((entry) => entry.vendors.filter((vendor) => isReached(entry, vendor, text)));
    for (const vendor of new Set(vendors)) found.set(vendor, [...(found.get(vendor) ?? []), name!]);
  }
  return found;
}

const sourcesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

/** With the files of `nodes/shared/` that it imports. */
function withShared(text: string): string {
  const names = [...text.matchAll(/\/shared\/(\w+)'/g)].map(([, name]) => `${name!}.ts`);
  const shared = sourcesOf(join(root, 'nodes', 'shared')).filter(({ path }) => names.includes(path));
  return [text, ...shared.map((file) => file.text)].join('\n');
}
