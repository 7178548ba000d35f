/** Every error code of the package, with what happened and what to do, as the code itself says it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

export const root = join(import.meta.dirname, '../..');
const shipped = ['domain', 'nodes', 'runtime', 'vendors'];

export interface ErrorCode {
  code: string;
  /** The vendor's folder; '' for the package's own. */
  vendor: string;
  kind: string;
  /** '' where it depends on what was found, or is the vendor's own. */
  message: string;
  hint: string;
}

let known: ErrorCode[] | undefined;

/** All of them, once each, by vendor and code; read once a process. */
export function errorCodes(): ErrorCode[] {
  known ??= readErrorCodes();
  return known;
}

function readErrorCodes(): ErrorCode[] {
  const files = shipped.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(root, folder, file)),
  );
  const found = files.flatMap(codesIn);
  const unique = new Map(found.toSorted(byName).map((each) => [`${each.vendor} ${each.code} ${each.message}`, each]));
  return [...unique.values()];
}

const byName = (one: ErrorCode, other: ErrorCode) =>
  [one.vendor, one.code.toLowerCase(), one.message].join('\n') < [other.vendor, other.code.toLowerCase(), other.message].join('\n')
    ? -1
    : 1;

function codesIn(file: string): ErrorCode[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const [top, folder] = relative(root, file).split(/[\\/]/);
  const vendor = top === 'vendors' && folder !== 'index.ts' ? folder! : '';
  const codes: ErrorCode[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) codes.push(...codeOf(node, vendor));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return codes;
}

/** An object with a class, a code that is one word of ours, and a message. */
function codeOf(node: ts.ObjectLiteralExpression, vendor: string): ErrorCode[] {
  const value = (name: string) =>
    node.properties.flatMap((property) =>
      ts.isPropertyAssignment(property) && property.name.getText() === name ? [property.initializer] : [],
    )[0];
  const [kind, code, message, hint] = ['class', 'code', 'message', 'hint'].map(value);
  if (kind === undefined || code === undefined || message === undefined) return [];
  const words = textsOf(code).filter((text) => /^[A-Za-z][\w.-]*$/.test(text) && !/^http\d/.test(text));
  const kinds = textsOf(kind).filter((text) => /^[a-zA-Z]+$/.test(text));
  const shown = { vendor, kind: kinds.join(' or ') || 'as it is', message: shortest(message), hint: hint ? shortest(hint) : '' };
  return words.map((word) => ({ code: word, ...shown }));
}

/** Of a choice the first: both say the same thing of two cases. */
const shortest = (node: ts.Expression): string => textsOf(node)[0] ?? '';

/** The texts that an expression may have; what is filled in is shown as `…`. */
function textsOf(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')];
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return textsOf(node.expression);
  if (ts.isBinaryExpression(node)) return [...textsOf(node.left), ...textsOf(node.right)];
  return [];
}
