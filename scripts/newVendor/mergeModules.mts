/** Several modules as one: what they import together, then each of their statements once. Statements are parted by empty lines. */
export function mergeModules(modules: readonly string[]): string {
  if (modules.length === 1) return modules[0]!;
  const lines = modules.flatMap((text) => text.split('\n'));
  const statements = modules.flatMap((text) => text.split('\n\n').slice(1)).map((statement) => statement.trim());
  return `${mergeImports(lines)}\n\n${[...new Set(statements)].join('\n\n')}\n`;
}

function mergeImports(lines: readonly string[]): string {
  const imports = lines.flatMap((line) => {
    const [, kind, names, from] = /^import (type )?\{ (.+) \} from '(.+)';$/.exec(line) ?? [];
    return from === undefined ? [] : [{ kind: kind ?? '', names: names!.split(', '), from }];
  });
  const grouped = Map.groupBy(imports, ({ kind, from }) => `${kind}${from}`);
  return [...grouped.values()]
    .map((same) => `import ${same[0]!.kind}{ ${[...new Set(same.flatMap(({ names }) => names))].join(', ')} } from '${same[0]!.from}';`)
    .join('\n');
}
