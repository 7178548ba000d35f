/** The packing as it is in the package. */
import { join } from 'node:path';
import type { planParcels as PlanParcels } from '../../../domain/parcels/planParcels.ts';
import { root } from '../../../sandbox/setup/paths.mts';
import { shipped } from '../../support/shipped.mts';

/** `bytes`: how large it is there. */
export async function shippedPacking(): Promise<{ planParcels: typeof PlanParcels; bytes: number }> {
  const { exports, bytes } = await shipped<{ planParcels: typeof PlanParcels }>(join(root, 'domain/parcels/planParcels.ts'));
  return { planParcels: exports.planParcels, bytes };
}
