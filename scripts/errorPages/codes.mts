/** Every error code of the package, with what happened and what to do, as the code itself says it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { callsOf, parameterOf, root, sources } from './sources.mts';
import { chosen, textsOf, type Decisions } from './texts.mts';

export { root } from './sources.mts';

export interface ErrorCode {
  code: string;
  /** The vendor's folder; '' for the package's own. */
  vendor: string;
  /** The node that says it, by its name in n8n; '' where several do. */
  node: string;
  kind: string;
  /** '' where it depends on what was found, or is the vendor's own. */
  message: string;
  /** Several where it depends on what was found. */
  hints: string[];
  /** Nothing better is known than what its class says. */
  byClass: boolean;
}

/** What nobody has told (`runtime/host/errorPage.ts`): there is nothing to explain. */
const unforeseen = 'node';

let known: ErrorCode[] | undefined;

/** All of them, once each, by vendor and code; read once a process. */
export function errorCodes(): ErrorCode[] {
  known ??= readErrorCodes();
  return known;
}

function readErrorCodes(): ErrorCode[] {
  const found = [...sources().values()].flatMap(codesIn).toSorted(byName);
  const perNode = grouped(found, ({ vendor, code, node, message }) => [vendor, code, node, message]);
  return grouped(perNode, ({ vendor, code, message, hints }) => [vendor, code, message, ...hints]);
}

/** What is the same for the reader is one. */
function grouped(codes: readonly ErrorCode[], by: (each: ErrorCode) => string[]): ErrorCode[] {
  return [...Map.groupBy(codes, (each) => by(each).join('\n')).values()].map(merged);
}

function merged(each: readonly ErrorCode[]): ErrorCode {
  const [first] = each;
  const nodes = new Set(each.map(({ node }) => node));
  return {
    ...first!,
    node: nodes.size === 1 ? first!.node : '',
    kind: [...new Set(each.flatMap(({ kind }) => kind.split(' or ')))].join(' or '),
    hints: [...new Set(each.flatMap(({ hints }) => hints))],
    byClass: each.some(({ byClass }) => byClass),
  };
}

const sortKey = ({ vendor, code, message, node }: ErrorCode) => [vendor, code.toLowerCase(), message, node].join('\n');
const byName = (one: ErrorCode, other: ErrorCode) => (sortKey(one) < sortKey(other) ? -1 : 1);

function codesIn(source: ts.SourceFile): ErrorCode[] {
  const codes: ErrorCode[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) codes.push(...codesOf(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return codes;
}

/** The parts of a failure that are told. */
const parts = ['class', 'code', 'message', 'hint'] as const;
type Parts = Partial<Record<(typeof parts)[number], ts.Expression>>;

/** An object with a class, a code that is one word of ours, and a message. */
function codesOf(node: ts.ObjectLiteralExpression): ErrorCode[] {
  const whole = Object.fromEntries(parts.flatMap((name) => valueOf(node, name).map((value) => [name, value]))) as Parts;
  if (!whole.class || !whole.code || !whole.message) return [];
  return perCall(whole, node).flatMap(({ said, at }) => decisionsOf(said).flatMap((decisions) => told(said, decisions, at)));
}

function valueOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression[] {
  return node.properties.flatMap((property) => {
    if (ts.isSpreadAssignment(property)) return optional(property, name);
    if (property.name?.getText() !== name) return [];
    if (ts.isShorthandPropertyAssignment(property)) return [property.name];
    return ts.isPropertyAssignment(property) ? [property.initializer] : [];
  });
}

/** `...(hint === undefined ? {} : { hint })` */
function optional({ expression }: ts.SpreadAssignment, name: string): ts.Expression[] {
  const inner = ts.isParenthesizedExpression(expression) ? expression.expression : expression;
  if (!ts.isConditionalExpression(inner) || !ts.isObjectLiteralExpression(inner.whenFalse)) return [];
  return inner.condition.getText() === `${name} === undefined` ? valueOf(inner.whenFalse, name) : [];
}

interface Said {
  readonly said: Parts;
  /** Where it is said. */
  readonly at: ts.Node;
}

/** A function that is handed what it says is as many failures as there are calls of it. */
function perCall(whole: Parts, at: ts.Node): Said[] {
  const handed = (['code', 'message', 'hint'] as const).flatMap((name) => {
    const value = whole[name];
    const parameter = value && ts.isIdentifier(value) ? parameterOf(value) : undefined;
    return parameter ? [{ name, parameter }] : [];
  });
  const [first] = handed;
  if (!first) return [{ said: whole, at }];
  const own = handed.filter(({ parameter }) => parameter.of === first.parameter.of);
  return callsOf(first.parameter.of).map((call) => {
    const given = own.map(({ name, parameter: { index, usual } }) => [name, call.arguments[index] ?? usual]);
    return { said: { ...whole, ...(Object.fromEntries(given) as Parts) }, at: call };
  });
}

/** Choices on which several parts depend are decided for all of them at once: a code has the advice that goes with it. */
function decisionsOf(said: Parts): Decisions[] {
  const conditions = parts.flatMap((name) => {
    const value = said[name];
    return value ? [...new Set(conditionsOf(value))] : [];
  });
  const shared = [...new Set(conditions.filter((each, index) => conditions.indexOf(each) !== index))];
  return shared.reduce<Decisions[]>(
    (all, condition) => all.flatMap((decisions) => [true, false].map((is) => new Map([...decisions, [condition, is]]))),
    [new Map()],
  );
}

function conditionsOf(value: ts.Expression): string[] {
  if (ts.isParenthesizedExpression(value) || ts.isAsExpression(value)) return conditionsOf(value.expression);
  if (!ts.isConditionalExpression(value)) return [];
  return [value.condition.getText(), ...chosen(value, new Map()).flatMap(conditionsOf)];
}

function told(said: Parts, decisions: Decisions, at: ts.Node): ErrorCode[] {
  const texts = (name: (typeof parts)[number]) => (said[name] ? textsOf(said[name], decisions) : []);
  const words = texts('code').filter((text) => /^[A-Za-z][\w.-]*$/.test(text) && !/^http\d/.test(text) && text !== unforeseen);
  const kinds = texts('class').filter((text) => /^[a-zA-Z]+$/.test(text));
  const file = at.getSourceFile().fileName;
  const [top, folder] = file.split('/');
  return words.map((code) => ({
    code,
    vendor: top === 'vendors' && folder !== 'index.ts' ? folder! : '',
    node: top === 'nodes' ? nodeName(folder!) : '',
    kind: kinds.join(' or ') || 'as it is',
    // Of a choice the first: both say the same thing of two cases.
    message: texts('message')[0] ?? '',
    hints: [...new Set(texts('hint'))],
    byClass: said.hint === undefined,
  }));
}

function nodeName(folder: string): string {
  const source = sources().get(`nodes/${folder}/${folder}.node.ts`);
  return source ? (/displayName: '([^']+)'/.exec(readFileSync(join(root, source.fileName), 'utf8'))?.[1] ?? '') : '';
}
