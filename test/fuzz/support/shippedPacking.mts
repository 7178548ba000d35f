/** The packing as it is in the package: in one file, which runs several times as fast as modules that a test runner has rewritten. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import type { planParcels as PlanParcels } from '../../../domain/parcels/planParcels.ts';

/** `bytes`: how large it is there. */
export async function shippedPacking(): Promise<{ planParcels: typeof PlanParcels; bytes: number }> {
  const bundle = await rolldown({ input: 'domain/parcels/planParcels.ts' });
  const file = join(await mkdtemp(join(tmpdir(), 'ponte-packing-')), 'parcels.mjs');
  const { output } = await bundle.write({ file, minify: true });
  const { planParcels } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { planParcels: typeof PlanParcels };
  return { planParcels, bytes: output[0].code.length };
}
