/** Every GraphQL document of the package, found by itself, holds against the schema of the version that is called. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { buildClientSchema, parse, validate, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { apiVersion } from '../../../vendors/shopify/client/shop.ts';

const root = join(import.meta.dirname, '../../..');
const documentStart = /^\s*(query|mutation|subscription|fragment)\b[\s\w]*[({]|^\s*\{\s*\w+\s*[({\n]/;

interface Found {
  file: string;
  text: string;
  whole: boolean;
}

const found = ['vendors', 'nodes', 'credentials', 'runtime'].flatMap((folder) => sourcesIn(join(root, folder)).flatMap(literalsIn));
const documents = found.filter(({ text }) => documentStart.test(text));
const shopifys = documents.filter(({ file }) => /shopify/i.test(file));

describe('GraphQL documents', () => {
  test('are found: what the trigger and the action ask for is among them', () => {
    const all = shopifys.map(({ text }) => text).join('\n');
    const fields = [
      'webhookSubscriptions',
      'webhookSubscriptionCreate',
      'localizedFields',
      'fulfillmentCreate',
      'tagsAdd',
      'metafieldsSet',
      'currentAppInstallation',
    ];
    for (const field of fields) expect(all).toContain(field);
  });

  test('stand whole, without anything put in', () => {
    expect(documents.filter(({ whole }) => !whole).map(({ file }) => file)).toEqual([]);
  });

  describe('against the schema that Shopify publishes as data', () => {
    let schema: GraphQLSchema;
    beforeAll(() => {
      const path = createRequire(import.meta.url).resolve('@shopify/ai-toolkit/package.json');
      const asset = join(path, '..', `skills/shopify-admin/assets/admin_${apiVersion}.json.br`);
      const { data } = JSON.parse(brotliDecompressSync(readFileSync(asset)).toString()) as { data: IntrospectionQuery };
      schema = buildClientSchema(data);
    }, 30_000);
    for (const { file, text } of shopifys) test(`${file}: ${nameOf(text)}`, () => expect(problems(schema, text)).toEqual([]));
    test('a field that does not exist would be seen', () => expect(problems(schema, '{ shop { colour } }')).toHaveLength(1));
  });
});

function problems(schema: GraphQLSchema, text: string): string[] {
  const document = parse(text);
  return validate(schema, document).map(({ message }) => message);
}

function nameOf(text: string): string {
  return /(?:query|mutation)\s+(\w+)/.exec(text)?.[1] ?? 'unnamed';
}

function sourcesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map((entry) => join(entry.parentPath, entry.name));
}

function literalsIn(path: string): Found[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const literals: Found[] = [];
  const visit = (node: ts.Node): void => {
    const file = path.slice(root.length + 1);
    if (ts.isStringLiteralLike(node)) literals.push({ file, text: node.text, whole: true });
    if (ts.isTemplateExpression(node)) literals.push({ file, text: node.head.text, whole: false });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return literals;
}
