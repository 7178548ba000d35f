/**
 * `docs/errors.md`: every error code of the package, with what happened and what to do, as the code itself says it. `node
 * scripts/errorPage.mts` writes it; a test holds that it is up to date.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import prettier from 'prettier';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const shipped = ['domain', 'nodes', 'runtime', 'vendors'];
export const errorPagePath = join(root, 'docs', 'errors.md');

interface ErrorCode {
  code: string;
  /** The vendor's folder; '' for the package's own. */
  vendor: string;
  kind: string;
  message: string;
  hint: string;
}

/** All of them, once each, by vendor and code. */
export function errorCodes(): ErrorCode[] {
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
  const shown = {
    vendor,
    kind: kinds.join(' or ') || 'as it is',
    message: shortest(message) || ownWords,
    hint: hint ? shortest(hint) : '',
  };
  return words.map((word) => ({ code: word, ...shown }));
}

/** Where what is said depends on what was found, or is the vendor's. */
const ownWords = '(what is wrong, one by one, or the words of the vendor)';

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

const head = `# Errors

An item that fails shows a message, and below it what to do. Where a node's _On Error_ is switched to its error output, the item has it as
\`error\`: \`class\`, \`code\`, \`message\`, \`hint\`, \`summary\`, \`vendor\`, \`retryable\`, \`retryAfterSeconds\`. A vendor's own numbers (\`http422\`, SEFAZ's 539)
are codes, too, and are not listed here.

| class            | means                                                                                         | run the item again?                                                        |
| ---------------- | --------------------------------------------------------------------------------------------- | -------------------------------------------------------------------------- |
| \`auth\`           | the vendor does not let the credential in, or not that far                                     | after the credential was put right                                         |
| \`validation\`     | something is missing or wrong in the order, the item or the node's fields                       | after it was put right                                                     |
| \`notFound\`       | there is no such record at the vendor                                                           | after looking at what was asked for                                        |
| \`conflict\`       | something else stands under the same name, or in a state that does not allow this               | after looking at it: nothing was changed                                   |
| \`rejected\`       | the vendor, SEFAZ or the city hall says no                                                      | after its reason is gone                                                   |
| \`rateLimited\`    | the vendor takes no more calls for now                                                          | yes, after \`retryAfterSeconds\`; the nodes waited as long as they may       |
| \`transient\`      | the vendor is having trouble                                                                    | yes                                                                        |
| \`unknownOutcome\` | no answer came, and nobody can tell whether it was done; it was looked for more than a minute   | yes: what was done is found; what cannot be looked up says so in its hint  |

Running an item again never does a thing twice: that is [tried for every operation](RELIABILITY.md).
`;

const nameOf = (vendor: string): string => {
  if (vendor === '') return 'Of the nodes themselves';
  const text = readFileSync(join(root, 'vendors', vendor, 'client', 'vendor.ts'), 'utf8');
  return /name: '([^']+)'/.exec(text)?.[1] ?? vendor;
};

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '\\<').trim();

export async function renderErrorPage(): Promise<string> {
  const sections = [...Map.groupBy(errorCodes(), ({ vendor }) => vendor)].map(([vendor, codes]) => {
    const rows = codes.map(({ code, kind, message, hint }) => `| \`${code}\` | ${kind} | ${cell(message)} | ${cell(hint)} |`);
    return [`## ${nameOf(vendor)}`, '', '| code | class | what is said | what to do |', '| --- | --- | --- | --- |', ...rows, ''].join(
      '\n',
    );
  });
  const options = await prettier.resolveConfig(errorPagePath);
  return await prettier.format([head, ...sections].join('\n'), { ...options, filepath: errorPagePath });
}

if (process.argv[1] === import.meta.filename) writeFileSync(errorPagePath, await renderErrorPage());
