/** Partial answers: `fields=items(id,start/dateTime),nextPageToken`. */
import { blame, type Call } from '../call.mts';
import { invalidFields } from '../errors.mts';
import type { JsonObject } from '../types.mts';
import { isFieldOf } from './fieldNames.mts';

/** What is kept of an object, by name; `all` keeps the whole of it. */
export interface Selection {
  readonly all: boolean;
  readonly names: Map<string, Selection>;
}

const everything: Selection = { all: true, names: new Map() };

/** Undefined where the text cannot be read. */
export function parseFields(text: string): Selection | undefined {
  const reader = { text, at: 0 };
  const selection = readList(reader);
  return selection && reader.at === text.length ? selection : undefined;
}

interface Reader {
  readonly text: string;
  at: number;
}

function readList(reader: Reader): Selection | undefined {
  const names = new Map<string, Selection>();
  let all = false;
  do {
    const path = /^[\w*]+(?:\/[\w*]+)*/.exec(reader.text.slice(reader.at))?.[0];
    if (path === undefined) return undefined;
    reader.at += path.length;
    const inner = readInner(reader);
    if (!inner) return undefined;
    if (path === '*') all = true;
    else add(names, path.split('/'), inner);
  } while (reader.text[reader.at] === ',' && ++reader.at);
  return { all, names };
}

function readInner(reader: Reader): Selection | undefined {
  if (reader.text[reader.at] !== '(') return everything;
  reader.at++;
  const inner = readList(reader);
  return inner && reader.text[reader.at++] === ')' ? inner : undefined;
}

function add(names: Map<string, Selection>, [first, ...rest]: string[], inner: Selection): void {
  const before = names.get(first!);
  const own = rest.length === 0 ? inner : { all: rest[0] === '*', names: new Map<string, Selection>() };
  if (rest.length > 0 && rest[0] !== '*') add(own.names, rest, inner);
  names.set(first!, before ? { all: before.all || own.all, names: new Map([...before.names, ...own.names]) } : own);
}

export function pick(value: unknown, selection: Selection): unknown {
  if (selection.all) return value;
  if (Array.isArray(value)) return value.map((one) => pick(one, selection));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value as JsonObject).filter(([name]) => selection.names.has(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, pick(inner, selection.names.get(name)!)]));
}

/** A name that the resource does not have is refused, wherever it stands. */
function strayName({ names }: Selection, path: readonly string[], operation: string): string | undefined {
  for (const [name, inner] of names) {
    const here = [...path, name];
    if (!isFieldOf(operation, here)) return name;
    const stray = strayName(inner, here, operation);
    if (stray !== undefined) return stray;
  }
  return undefined;
}

/** What the client wants of the answer; refused before anything is done where it cannot be had. */
export function wantedFields(call: Call): Selection {
  const text = call.query.get('fields');
  if (text === null || text === '') return everything;
  const selection = parseFields(text);
  const stray = selection ? strayName(selection, [], call.operation) : text;
  if (!selection || stray !== undefined) return blame(call, 'invalid-fields', invalidFields(stray ?? text));
  return selection;
}
