/** Bling's own OpenAPI document, taken from the npm package n8n-nodes-bling (MIT), a development dependency. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { AnySchemaObject } from 'ajv';

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface SpecParameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

export interface SpecOperation {
  readonly method: string;
  /** With braces, e.g. `/nfe/{idNotaFiscal}`. */
  readonly path: string;
  /** The vendor's name of the resource, which we take for the scope. */
  readonly resource: string;
  readonly parameters: readonly SpecParameter[];
  readonly body?: JsonSchema;
  readonly bodyRequired: boolean;
}

export interface Specification {
  operation(method: string, path: string): SpecOperation | undefined;
  /** True where the vendor has the route, simulated or not. */
  knows(method: string, concretePath: string): boolean;
  /** True where the vendor's document has this very path without a parameter, e.g. `/contatos/consumidor-final`. */
  isLiteral(path: string): boolean;
  resolve(schema: JsonSchema): JsonSchema;
}

type Node = AnySchemaObject;

let parsed: Node | undefined;

/** Where the document lies. */
export function documentFile(): string {
  const main = createRequire(import.meta.url).resolve('n8n-nodes-bling');
  const file = readdirSync(dirname(main)).find((name) => /^openapi-.*\.json$/.test(name));
  if (!file) throw new Error('n8n-nodes-bling holds no OpenAPI document: run npm ci');
  return join(dirname(main), file);
}

function loadDocument(): Node {
  parsed ??= JSON.parse(readFileSync(documentFile(), 'utf8')) as Node;
  return parsed;
}

export function loadSpecification(): Specification {
  const document = loadDocument();

  const follow = (node: Node): Node => {
    if (typeof node.$ref !== 'string') return node;
    return node.$ref
      .slice(2)
      .split('/')
      .reduce<Node>((at, key) => at[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  };

  const parametersOf = (path: string, raw: Node): SpecParameter[] =>
    [...(document.paths[path].parameters ?? []), ...(raw.parameters ?? [])].map(follow).map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      required: parameter.required === true,
      schema: follow(parameter.schema),
    }));

  return {
    resolve: follow,
    isLiteral: (path) => path in document.paths,
    operation(method, path) {
      const raw = document.paths[path]?.[method.toLowerCase()] as Node | undefined;
      if (!raw) return undefined;
      const request = raw.requestBody && follow(raw.requestBody);
      const body = request?.content?.['application/json']?.schema;
      return {
        method,
        path,
        resource: raw['x-api-resource'] ?? raw.tags?.[0] ?? '',
        parameters: parametersOf(path, raw),
        ...(body ? { body } : {}),
        bodyRequired: request?.required === true,
      };
    },
    knows: (method, concretePath) =>
      Object.keys(document.paths).some((path) => document.paths[path][method.toLowerCase()] && toPattern(path).test(concretePath)),
  };
}

export const toPattern = (path: string): RegExp => new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);
