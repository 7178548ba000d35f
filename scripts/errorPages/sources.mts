/** The shipped code as trees of syntax: where a name is declared, and who calls a function. Read once a process. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

export const root = join(import.meta.dirname, '../..');
const shipped = ['domain', 'nodes', 'runtime', 'vendors'];

/** By their paths in the repository. */
let read: Map<string, ts.SourceFile> | undefined;

export function sources(): ReadonlyMap<string, ts.SourceFile> {
  read ??= new Map(
    shipped
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith('.ts'))
          .map((file) => join(folder, file).replaceAll('\\', '/')),
      )
      .toSorted()
      .map((path) => [path, ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true)]),
  );
  return read;
}

type Called = ts.FunctionDeclaration | ts.ArrowFunction;

/** What the name stands for: the value of a constant, or a function; of this file, or of the one it is imported from. */
export function declared(name: ts.Identifier): ts.Expression | Called | undefined {
  for (let node: ts.Node = name; node; node = node.parent) {
    if (!ts.isBlock(node) && !ts.isSourceFile(node)) continue;
    const found = declaredAmong(node.statements, name.text);
    if (found) return found === 'inParts' ? undefined : found;
  }
  return imported(name.getSourceFile(), name.text);
}

/** `inParts`: taken out of an object or a list, of which nothing is known. */
function declaredAmong(statements: readonly ts.Statement[], name: string): ts.Expression | Called | 'inParts' | undefined {
  const constants = statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => [...declarationList.declarations]);
  const constant = constants.find((each) => ts.isIdentifier(each.name) && each.name.text === name);
  if (constant) return constant.initializer ?? 'inParts';
  if (constants.some((each) => !ts.isIdentifier(each.name) && new RegExp(`\\b${name}\\b`).test(each.name.getText()))) return 'inParts';
  return statements.filter(ts.isFunctionDeclaration).find((each) => each.name?.text === name);
}

function imported(file: ts.SourceFile, name: string): ts.Expression | Called | undefined {
  const from = importsOf(file).find(({ names }) => names.includes(name))?.file;
  const there = from === undefined ? undefined : sources().get(from);
  const found = there && declaredAmong(there.statements, name);
  return found === 'inParts' ? undefined : found;
}

/** A constant of a file that is not read here otherwise: a text, or texts by name. */
export function constantOf(path: string, name: string): ts.Expression {
  const found = declaredAmong(sources().get(path)!.statements, name);
  if (!found || found === 'inParts' || !ts.isExpression(found)) throw new Error(`${path} has no constant ${name}`);
  return found;
}

interface Import {
  readonly file: string;
  readonly names: readonly string[];
}

function importsOf(file: ts.SourceFile): Import[] {
  return file.statements.filter(ts.isImportDeclaration).flatMap(({ moduleSpecifier, importClause }) => {
    const { text } = moduleSpecifier as ts.StringLiteral;
    const bindings = importClause?.namedBindings;
    if (!text.startsWith('.') || !bindings || !ts.isNamedImports(bindings)) return [];
    const path = relative(root, join(root, dirname(file.fileName), text)).replaceAll('\\', '/');
    const found = [`${path}.ts`, `${path}/index.ts`].find((each) => existsSync(join(root, each)));
    return found === undefined ? [] : [{ file: found, names: bindings.elements.map(({ name }) => name.text) }];
  });
}

let calls: Map<string, ts.CallExpression[]> | undefined;

/** Of this very function: the same name in another file is another. */
export function callsOf(called: Called): ts.CallExpression[] {
  const name = nameOf(called);
  if (name === undefined) return [];
  calls ??= allCalls();
  const home = called.getSourceFile().fileName;
  const isHere = (file: ts.SourceFile) =>
    file.fileName === home || importsOf(file).some((each) => each.file === home && each.names.includes(name));
  return (calls.get(name) ?? []).filter((call) => isHere(call.getSourceFile()));
}

function allCalls(): Map<string, ts.CallExpression[]> {
  const found = new Map<string, ts.CallExpression[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const { text } = node.expression;
      found.set(text, [...(found.get(text) ?? []), node]);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of sources().values()) visit(file);
  return found;
}

function nameOf(called: Called): string | undefined {
  if (called.name) return called.name.text;
  const { parent } = called;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
}

export interface Parameter {
  readonly of: Called;
  readonly index: number;
  readonly usual: ts.Expression | undefined;
}

/** The parameter that the name is, of the functions around it. */
export function parameterOf(name: ts.Identifier): Parameter | undefined {
  for (let node: ts.Node = name; node; node = node.parent) {
    if (!ts.isFunctionDeclaration(node) && !ts.isArrowFunction(node)) continue;
    const index = node.parameters.findIndex((parameter) => parameter.name.getText() === name.text);
    if (index >= 0) return { of: node, index, usual: node.parameters[index]!.initializer };
  }
  return undefined;
}
