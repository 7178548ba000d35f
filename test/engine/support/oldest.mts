/** Before the engine's tests run in the oldest n8n's engine: have it. */
import { ensureOldestEngine } from '../../../sandbox/setup/host.mts';

export async function setup(): Promise<void> {
  await ensureOldestEngine();
}
