/** SEFAZ's own schemas, where this machine has them together with the validator; the tests say plainly when they were skipped. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

interface File {
  readonly fileName: string;
  readonly contents: string;
}

interface Validator {
  validateXML(options: { xml: File[]; schema: File; preload: File[] }): Promise<{ rawOutput: string }>;
}

const require = createRequire(import.meta.url);
const folder = resolve('../shared/specs/nfe/PL_010_V1.30');

function validator(): Validator | undefined {
  try {
    return require('xmllint-wasm') as Validator;
  } catch {
    return undefined;
  }
}

/** Why nothing can be checked here, or undefined. */
export function whySkipped(): string | undefined {
  if (!existsSync(folder)) return "skipped: SEFAZ's schemas are not on this machine";
  return validator() ? undefined : 'skipped: xmllint-wasm is not installed';
}

const read = (fileName: string): File => ({ fileName, contents: readFileSync(resolve(folder, fileName), 'utf8') });

/** What the schema finds wrong, a line a fault with the document's name in front. Reading the schema takes a second: ask once. */
export async function schemaFaults(schema: string, documents: Readonly<Record<string, string>>): Promise<string[]> {
  const others = readdirSync(folder).filter((name) => /^(leiaute|tiposBasico|DFeTipos|xmldsig).*\.xsd$/.test(name));
  const { rawOutput } = await validator()!.validateXML({
    xml: Object.entries(documents).map(([fileName, contents]) => ({ fileName, contents })),
    schema: read(schema),
    preload: others.map(read),
  });
  const lines = rawOutput.split('\n').filter((line) => line.trim() !== '');
  return lines.filter((line) => !line.endsWith(' validates'));
}
