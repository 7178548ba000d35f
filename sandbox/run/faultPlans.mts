/** A bad day at every vendor: what `--faults all` switches on. */
import type { FaultRule } from '../world/faults.mts';
import type { World } from '../world/world.mts';

const everywhere: readonly FaultRule[] = [
  { vendor: '*', operation: '*', kind: 'rateLimited', probability: 0.04 },
  { vendor: '*', operation: '*', kind: 'serverError', probability: 0.04 },
  { vendor: '*', operation: '*', kind: 'reset', probability: 0.03 },
  { vendor: '*', operation: '*', kind: 'slow', probability: 0.04 },
  { vendor: '*', operation: '*', kind: 'lostAnswer', probability: 0.06 },
  { vendor: '*', operation: '*', kind: 'lateEffect', probability: 0.04 },
  { vendor: '*', operation: '*', kind: 'expiredToken', probability: 0.02 },
  { vendor: '*', operation: '*', kind: 'duplicateWebhook', probability: 0.3 },
  { vendor: '*', operation: '*', kind: 'delayedWebhook', probability: 0.3 },
];

/** SEFAZ's commonest reasons, as it words them. */
const rejections = [
  { code: '539', reason: 'Rejeição: Duplicidade de NF-e com diferença na Chave de Acesso' },
  { code: '233', reason: 'Rejeição: IE do destinatário não cadastrada' },
  { code: '778', reason: 'Rejeição: Informado NCM inexistente' },
];

/** Whether the bad day of the end-to-end tests has late effects, which every adapter outlives (`test/contracts/lateWrites.test.mts`). */
export const lateEffectsInTests = true;

export function switchFaultsOn(world: World, { lateEffects = true }: { readonly lateEffects?: boolean } = {}): void {
  world.faults.set(everywhere.filter(({ kind }) => lateEffects || kind !== 'lateEffect'));
  world.vendors.bling.setSefaz({ delayMs: [500, 20_000], rejectProbability: 0.1, rejections });
  for (const vendor of [world.vendors.bling, world.vendors.focusNfe]) vendor.setCityHall({ rejectProbability: 0.1 });
}
