/**
 * The vendor's search syntax: `field:value` terms (comparators >= > <= <, quotes, `*`), AND by default, OR, NOT, `-` and
 * parentheses. Used for `query` arguments and for the filters of webhook subscriptions.
 */
export type Comparator = '=' | '>' | '>=' | '<' | '<=';

export interface Term {
  readonly kind: 'term';
  /** Undefined for a bare word. */
  readonly field: string | undefined;
  readonly comparator: Comparator;
  readonly value: string;
}

export type Search =
  | Term
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Search[] }
  | { readonly kind: 'not'; readonly part: Search }
  | { readonly kind: 'all' };

const tokenPattern = /\s*(\(|\)|-?(?:[A-Za-z_][\w.]*:(?:>=|<=|>|<|=)?)?(?:"[^"]*"|'[^']*'|[^\s()"']+)|-)/gy;

/** Undefined where the text is not a search. */
export function parseSearch(text: string): Search | undefined {
  const tokens = tokenize(text.trim());
  if (!tokens) return undefined;
  if (tokens.length === 0) return { kind: 'all' };
  const reader = { tokens, at: 0 };
  const search = readOr(reader);
  return search && reader.at === tokens.length ? search : undefined;
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

function tokenize(text: string): string[] | undefined {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const match = tokenPattern.exec(text);
    if (!match) return undefined;
    tokens.push(match[1]!);
  }
  return tokens;
}

const peek = (reader: Reader): string | undefined => reader.tokens[reader.at];

function readOr(reader: Reader): Search | undefined {
  const parts: Search[] = [];
  do {
    const part = readAnd(reader);
    if (!part) return undefined;
    parts.push(part);
  } while (peek(reader) === 'OR' && ++reader.at);
  return parts.length === 1 ? parts[0] : { kind: 'or', parts };
}

function readAnd(reader: Reader): Search | undefined {
  const parts: Search[] = [];
  while (peek(reader) !== undefined && peek(reader) !== 'OR' && peek(reader) !== ')') {
    if (peek(reader) === 'AND') reader.at++;
    const part = readOne(reader);
    if (!part) return undefined;
    parts.push(part);
  }
  if (parts.length === 0) return undefined;
  return parts.length === 1 ? parts[0] : { kind: 'and', parts };
}

function readOne(reader: Reader): Search | undefined {
  const token = reader.tokens[reader.at++];
  if (token === undefined || token === ')' || token === 'AND' || token === 'OR') return undefined;
  if (token === 'NOT' || token === '-') return negated(readOne(reader));
  if (token !== '(') return token.startsWith('-') ? negated(term(token.slice(1))) : term(token);
  const inner = readOr(reader);
  return inner && reader.tokens[reader.at++] === ')' ? inner : undefined;
}

const negated = (part: Search | undefined): Search | undefined => part && { kind: 'not', part };

function term(token: string): Term {
  const match = /^([A-Za-z_][\w.]*):(>=|<=|>|<|=)?(.*)$/s.exec(token);
  const value = (match ? match[3]! : token).replace(/^(["'])(.*)\1$/s, '$2');
  return { kind: 'term', field: match?.[1], comparator: (match?.[2] as Comparator | undefined) ?? '=', value };
}

export function termsOf(search: Search): Term[] {
  if (search.kind === 'term') return [search];
  if (search.kind === 'all') return [];
  return search.kind === 'not' ? termsOf(search.part) : search.parts.flatMap(termsOf);
}

export function matches(search: Search, test: (term: Term) => boolean): boolean {
  switch (search.kind) {
    case 'all':
      return true;
    case 'term':
      return test(search);
    case 'not':
      return !matches(search.part, test);
    case 'and':
      return search.parts.every((part) => matches(part, test));
    case 'or':
      return search.parts.some((part) => matches(part, test));
  }
}

/** Numbers and instants are compared as such, text without regard to case; a trailing `*` is a prefix. */
export function compares(actual: string | number | null | undefined, { comparator, value }: Term): boolean {
  if (value === '*') return actual !== null && actual !== undefined && actual !== '';
  if (actual === null || actual === undefined) return value === 'null';
  const text = String(actual).toLowerCase();
  const wanted = value.toLowerCase();
  if (comparator === '=' && wanted.endsWith('*')) return text.startsWith(wanted.slice(0, -1));
  const isAmount = typeof actual === 'number' || comparator !== '=' || /^\d+\.\d+$/.test(text);
  const numeric = isAmount && Number.isFinite(Number(text)) && Number.isFinite(Number(wanted));
  const [left, right] = numeric ? [Number(text), Number(wanted)] : [text, wanted];
  if (comparator === '>') return left > right;
  if (comparator === '>=') return left >= right;
  if (comparator === '<') return left < right;
  return comparator === '<=' ? left <= right : left === right;
}
