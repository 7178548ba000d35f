/** The texts that an expression of the code may have. */
import ts from 'typescript';
import { callsOf, declared, parameterOf } from './sources.mts';

/** How choices were decided, by the text of the condition. */
export type Decisions = ReadonlyMap<string, boolean>;

const undecided: Decisions = new Map();
/** A name may be handed on; a circle must end. */
const deepest = 4;

/** What is filled in is shown as `…`. */
export function textsOf(node: ts.Expression, decisions = undecided, depth = 0): string[] {
  if (depth > deepest) return [];
  const again = (inner: ts.Expression) => textsOf(inner, decisions, depth + 1);
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [templateText(node)];
  if (ts.isConditionalExpression(node)) return chosen(node, decisions).flatMap((each) => textsOf(each, decisions, depth));
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return textsOf(node.expression, decisions, depth);
  if (ts.isBinaryExpression(node)) return [...again(node.left), ...again(node.right)];
  if (ts.isIdentifier(node)) return unique(textsOfName(node, again));
  if (ts.isElementAccessExpression(node)) return valuesOf(node.expression).flatMap(again);
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) return returned(declared(node.expression)).flatMap(again);
  return [];
}

export function chosen({ condition, whenTrue, whenFalse }: ts.ConditionalExpression, decisions: Decisions): ts.Expression[] {
  const decided = decisions.get(condition.getText());
  return decided === undefined ? [whenTrue, whenFalse] : [decided ? whenTrue : whenFalse];
}

/** A constant's text stands for its name; everything else is the reader's own. */
function templateText({ head, templateSpans }: ts.TemplateExpression): string {
  return head.text + templateSpans.map(({ expression, literal }) => `${constantText(expression) ?? '…'}${literal.text}`).join('');
}

function constantText(expression: ts.Expression): string | undefined {
  if (!ts.isIdentifier(expression)) return undefined;
  const value = declared(expression);
  return value && ts.isStringLiteralLike(value) ? value.text : undefined;
}

function textsOfName(name: ts.Identifier, again: (inner: ts.Expression) => string[]): string[] {
  const parameter = parameterOf(name);
  if (parameter) return callsOf(parameter.of).flatMap(({ arguments: given }) => again(given[parameter.index] ?? parameter.usual ?? name));
  const value = declared(name);
  return value && ts.isExpression(value) ? again(value) : [];
}

/** Of a list of texts by name. */
function valuesOf(list: ts.Expression): ts.Expression[] {
  const value = ts.isIdentifier(list) ? declared(list) : undefined;
  if (!value || !ts.isObjectLiteralExpression(value)) return [];
  return value.properties.flatMap((property) => (ts.isPropertyAssignment(property) ? [property.initializer] : []));
}

function returned(called: ReturnType<typeof declared>): ts.Expression[] {
  if (!called || !(ts.isArrowFunction(called) || ts.isFunctionDeclaration(called)) || !called.body) return [];
  if (!ts.isBlock(called.body)) return [called.body];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    ts.forEachChild(node, visit);
  };
  visit(called.body);
  return found;
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
