/** SEFAZ's own schemas, with libxml as the validator. */
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { sefazSchemas } from '../../support/specifications.mts';

interface File {
  readonly fileName: string;
  readonly contents: string;
}

const read = (folder: string, fileName: string): File => ({ fileName, contents: readFileSync(resolve(folder, fileName), 'utf8') });

/** What the schema finds wrong, a line a fault with the document's name in front. Reading the schema takes a second: ask once. */
export async function schemaFaults(schema: string, documents: Readonly<Record<string, string>>, folder = sefazSchemas): Promise<string[]> {
  const others = readdirSync(folder).filter((name) => /^(leiaute|tiposBasico|DFeTipos|xmldsig).*\.xsd$/.test(name));
  const { rawOutput } = await validateXML({
    xml: Object.entries(documents).map(([fileName, contents]) => ({ fileName, contents })),
    schema: read(folder, schema),
    preload: others.map((each) => read(folder, each)),
  });
  const lines = rawOutput.split('\n').filter((line) => line.trim() !== '');
  return lines.filter((line) => !line.endsWith(' validates'));
}
