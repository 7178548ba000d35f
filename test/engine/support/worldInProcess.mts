/** The world and its proxy in this process, trusted by it: nodes under n8n's engine keep the vendors' production URLs. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { certificateAuthority, startProxy } from '../../../sandbox/world/proxy.mts';
import { createWorld, type World } from '../../../sandbox/world/world.mts';

export interface WorldInProcess {
  readonly world: World;
  /** Operations that were asked of a vendor, in order. */
  calls(vendor: string): string[];
  stop(): Promise<void>;
}

export async function startWorld(seed = 1): Promise<WorldInProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'ponte-world-'));
  const world = createWorld({ seed });
  const authority = await certificateAuthority(join(folder, 'ca.key'), join(folder, 'ca.pem'));
  const proxy = await startProxy(authority, world.dispatcher, () => {});
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), authority.cert]);
  process.env.HTTPS_PROXY = proxy.url;
  return {
    world,
    calls: (vendor) => world.dispatcher.log.filter((entry) => entry.vendor === vendor).map(({ operation }) => operation),
    async stop() {
      delete process.env.HTTPS_PROXY;
      await proxy.stop();
      world.clock.stop();
    },
  };
}
