/** Reads the part of SOQL that our kind of use needs. */

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN' | 'NOT IN';

export interface Literal {
  readonly kind: 'text' | 'number' | 'boolean' | 'null' | 'moment';
  readonly value: string | number | boolean | null;
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'compare'; readonly field: string; readonly operator: Operator; readonly literals: readonly Literal[] };

export interface Query {
  readonly fields: readonly string[];
  readonly isCount: boolean;
  readonly object: string;
  readonly where: Condition | undefined;
  readonly order: readonly { readonly field: string; readonly descending: boolean; readonly nullsLast: boolean }[];
  readonly limit: number | undefined;
  readonly offset: number;
}

export class QueryError extends Error {}

const tokenPattern =
  /\s*(?:('(?:\\.|[^'\\])*')|(\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d))?)|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w.]*(?::\d+)?)|(<=|>=|!=|<>|[=<>(),]))/y;

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.trimEnd().length) {
    const start = tokenPattern.lastIndex;
    const match = tokenPattern.exec(text);
    if (!match) throw new QueryError(`unexpected token: '${text.slice(start).trim().slice(0, 20)}'`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

class Reader {
  readonly tokens: readonly string[];
  at = 0;
  constructor(tokens: readonly string[]) {
    this.tokens = tokens;
  }
  peek(ahead = 0): string {
    return this.tokens[this.at + ahead] ?? '';
  }
  is(...words: readonly string[]): boolean {
    return words.every((word, ahead) => this.peek(ahead).toUpperCase() === word);
  }
  take(): string {
    if (this.at >= this.tokens.length) throw new QueryError("unexpected token: '<EOF>'");
    return this.tokens[this.at++]!;
  }
  skip(...words: readonly string[]): boolean {
    if (!this.is(...words)) return false;
    this.at += words.length;
    return true;
  }
  expect(word: string): void {
    if (!this.skip(word)) throw new QueryError(`expecting ${word}, found '${this.peek() || '<EOF>'}'`);
  }
}

export function parseQuery(text: string): Query {
  const reader = new Reader(tokenize(text));
  reader.expect('SELECT');
  const { fields, isCount } = readFields(reader);
  reader.expect('FROM');
  const object = reader.take();
  const where = reader.skip('WHERE') ? readOr(reader) : undefined;
  const order = reader.skip('ORDER', 'BY') ? readOrder(reader) : [];
  const limit = reader.skip('LIMIT') ? Number(reader.take()) : undefined;
  const offset = reader.skip('OFFSET') ? Number(reader.take()) : 0;
  if (reader.peek() !== '') throw new QueryError(`unexpected token: '${reader.peek()}'`);
  return { fields, isCount, object, where, order, limit, offset };
}

function readFields(reader: Reader): { fields: string[]; isCount: boolean } {
  if (reader.skip('COUNT', '(', ')')) return { fields: [], isCount: true };
  const fields: string[] = [];
  do {
    const name = reader.take();
    if (!/^[A-Za-z_][\w.]*$/.test(name)) throw new QueryError(`unexpected token: '${name}'`);
    fields.push(name);
  } while (reader.skip(','));
  return { fields, isCount: false };
}

function readOr(reader: Reader): Condition {
  const parts = [readAnd(reader)];
  while (reader.skip('OR')) parts.push(readPart(reader));
  return parts.length === 1 ? parts[0]! : { kind: 'or', parts };
}

/** AND and OR may not stand side by side without brackets. */
function readAnd(reader: Reader): Condition {
  const parts = [readPart(reader)];
  while (reader.skip('AND')) parts.push(readPart(reader));
  if (parts.length > 1 && reader.is('OR')) throw new QueryError("unexpected token: 'OR'");
  return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
}

function readPart(reader: Reader): Condition {
  if (reader.skip('NOT')) return { kind: 'not', part: readPart(reader) };
  if (reader.skip('(')) {
    const inner = readOr(reader);
    reader.expect(')');
    return inner;
  }
  return readComparison(reader);
}

function readComparison(reader: Reader): Condition {
  const field = reader.take();
  if (reader.skip('NOT', 'IN')) return { kind: 'compare', field, operator: 'NOT IN', literals: readList(reader) };
  if (reader.skip('IN')) return { kind: 'compare', field, operator: 'IN', literals: readList(reader) };
  const word = reader.take().toUpperCase();
  const operator = word === '<>' ? '!=' : word;
  if (!['=', '!=', '<', '<=', '>', '>=', 'LIKE'].includes(operator)) throw new QueryError(`unexpected token: '${word}'`);
  return { kind: 'compare', field, operator: operator as Operator, literals: [readLiteral(reader)] };
}

function readList(reader: Reader): Literal[] {
  reader.expect('(');
  const literals: Literal[] = [];
  do literals.push(readLiteral(reader));
  while (reader.skip(','));
  reader.expect(')');
  return literals;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function readLiteral(reader: Reader): Literal {
  const token = reader.take();
  if (token.startsWith("'"))
    return { kind: 'text', value: token.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter) };
  if (/^\d{4}-\d\d-\d\d/.test(token)) return { kind: 'moment', value: Date.parse(token) };
  if (/^-?\d/.test(token)) return { kind: 'number', value: Number(token) };
  if (/^(?:true|false)$/i.test(token)) return { kind: 'boolean', value: token.toLowerCase() === 'true' };
  if (/^null$/i.test(token)) return { kind: 'null', value: null };
  throw new QueryError(`unexpected token: '${token}'`);
}

function readOrder(reader: Reader): Query['order'] {
  const order: { field: string; descending: boolean; nullsLast: boolean }[] = [];
  do {
    const field = reader.take();
    const descending = reader.skip('DESC');
    if (!descending) reader.skip('ASC');
    const nullsLast = reader.skip('NULLS', 'LAST');
    if (!nullsLast) reader.skip('NULLS', 'FIRST');
    order.push({ field, descending, nullsLast });
  } while (reader.skip(','));
  return order;
}
