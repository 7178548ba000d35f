/** A request as a recording keeps it: what was asked of whom and with which names, without a single value. */
import { createHash } from 'node:crypto';

export interface Call {
  /** `bling POST /Api/v3/pedidos/vendas/{id}`; of GraphQL with the operation's name behind it. */
  readonly asked: string;
  /** Names of what stands in the query. */
  readonly query: readonly string[];
  /** Paths of the fields in the body: `itens[].codigo`. */
  readonly body: readonly string[];
  /** Of a GraphQL document: a fingerprint of its text, whatever its line breaks. */
  readonly text?: string;
  /** What it was answered, where that is no success. */
  readonly answer?: string;
}

export interface RawRequest {
  readonly vendor: string;
  readonly method: string;
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
}

export function callOf({ vendor, method, url, contentType, body }: RawRequest): Call {
  const { pathname, searchParams } = new URL(url);
  const content = contentOf(contentType, body);
  const document = graphQlOf(content);
  const asked = [vendor, method, withoutIds(pathname), ...(document ? [document.operation] : [])].join(' ');
  return {
    asked,
    query: namesOf(searchParams.keys()),
    body: fieldsOf(document ? { variables: document.variables } : content),
    ...(document ? { text: document.text } : {}),
  };
}

const namesOf = (names: Iterable<string>): string[] => [...new Set([...names].map(withoutId))].toSorted();

/** What is a form or JSON, as an object; nothing of anything else but that it was there. */
function contentOf(contentType: string, body: string): unknown {
  if (body === '') return undefined;
  if (contentType.includes('x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(body));
  if (contentType.includes('multipart/form-data'))
    return Object.fromEntries([...body.matchAll(/;\s*name="([^"]+)"/g)].map(([, name]) => [name, '']));
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return { [`(${contentType.split(';')[0] || 'bytes'})`]: '' };
  }
}

function graphQlOf(content: unknown): { operation: string; variables: unknown; text: string } | undefined {
  if (typeof content !== 'object' || content === null) return undefined;
  const { query, variables } = content as { query?: unknown; variables?: unknown };
  const [, kind, name] = /^\s*(query|mutation)\b\s*(\w*)/.exec(typeof query === 'string' ? query : '') ?? [];
  if (kind === undefined) return undefined;
  const plain = String(query).replaceAll(/\s+/g, ' ').trim();
  return { operation: `${kind} ${name || '(no name)'}`, variables, text: createHash('sha256').update(plain).digest('hex').slice(0, 8) };
}

/** Leaves by their paths; the elements of a list are one. */
function fieldsOf(content: unknown): string[] {
  const paths = new Set<string>();
  const walk = (value: unknown, path: string) => {
    const parts = Array.isArray(value)
      ? value.map((each) => [`${path}[]`, each] as const)
      : typeof value === 'object' && value !== null
        ? Object.entries(value).map(([name, each]) => [path === '' ? withoutId(name) : `${path}.${withoutId(name)}`, each] as const)
        : [];
    if (parts.length === 0 && path !== '') paths.add(path);
    for (const [at, each] of parts) walk(each, at);
  };
  walk(content, '');
  return [...paths].toSorted();
}

const withoutIds = (path: string): string => path.split('/').map(withoutId).join('/');

/** `v3`, `3.0`, `2026-07`, `2010-04-01`: versions of an interface, which have digits, too. */
const version = /^(v\d[\w.]*|\d+(\.\d+)+|\d{4}-\d{2}(-\d{2})?)$/i;

const ids = [
  /^\d+$/,
  // UUIDs and other long words of random letters.
  /^[\da-f-]{16,}$/i,
  /^(?=.*\d)[A-Za-z\d_-]{20,}$/,
  // Capitals side by side, more than once: no word of a name has that.
  /^(?=(.*[A-Z]{2}){2})(?=.*[a-z])[A-Za-z\d_-]{16,}$/,
  // Two digits or more: `pay_0001`, `00Q5e00000abcde`, `BR123`.
  /\d.*\d/,
  // One behind a sign: `pay_2`.
  /[_:-]\d$/,
];

/** What stands for one thing among many, in a path or a name, gives way to `{id}`; an ending such as `.json` or `:append` stays. */
function withoutId(part: string): string {
  const plain = decoded(part);
  if (version.test(plain)) return plain;
  if (plain.includes('@')) return '{id}';
  const [, stem = plain, ending = ''] = /^(.*?)(\.[a-z]+|:[a-z]+)?$/i.exec(plain) ?? [];
  return ids.some((id) => id.test(stem)) ? `{id}${ending}` : plain;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
