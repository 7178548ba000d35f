/** Which call of an API a request is: lines like `GET /v1/pages/{id}`, of which the first that fits counts. */

export type RouteRow<Handler> = readonly [line: string, operation: string, handle: Handler];

export interface Matched<Handler> {
  readonly operation: string;
  readonly handle: Handler;
  /** Parts of the path by name, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
}

export interface RouteTable<Handler> {
  find(method: string, path: string): Matched<Handler> | undefined;
  /** `unknown` where there is no such call. */
  operationOf(call: { readonly method: string; readonly path: string }): string;
}

/** `{name}` stands for one part of the path, `{name:pattern}` for what the pattern takes. */
export function routeTable<Handler>(rows: readonly RouteRow<Handler>[]): RouteTable<Handler> {
  const patterns = rows.map(([line, operation, handle]) => ({ pattern: patternOf(line), operation, handle }));
  const find = (method: string, path: string): Matched<Handler> | undefined => {
    for (const { pattern, operation, handle } of patterns) {
      const match = pattern.exec(`${method} ${path}`);
      if (match) return { operation, handle, params: Object.fromEntries(Object.entries(match.groups ?? {}).map(decode)) };
    }
    return undefined;
  };
  return { find, operationOf: ({ method, path }) => find(method, path)?.operation ?? 'unknown' };
}

const patternOf = (line: string) => {
  const source = line.replace(/\.|\{(\w+)(?::([^}]+))?\}/g, (whole, name: string | undefined, own = '[^/]+') =>
    name === undefined ? `\\${whole}` : `(?<${name}>${own})`,
  );
  return new RegExp(`^${source}$`);
};

function decode([name, text]: [string, string]): [string, string] {
  try {
    return [name, decodeURIComponent(text)];
  } catch {
    return [name, text];
  }
}
