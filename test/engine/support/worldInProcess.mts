/**
 * The world and its proxy in this process, trusted by it: nodes under n8n's engine keep the vendors' production URLs. The nodes' clock
 * and the world's run five times as fast as ours, so that keeping to a vendor's pace takes a fifth of the time.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { hostClock } from '../../../runtime/host/clock.ts';
import { fastWall } from '../../../sandbox/world/clock.mts';
import { certificateAuthority, startProxy, type CertificateAuthority } from '../../../sandbox/world/proxy.mts';
import { createWorld, type World } from '../../../sandbox/world/world.mts';

const wallSpeed = 5;

export interface WorldInProcess {
  readonly world: World;
  /** Trusted by this process. */
  readonly authority: CertificateAuthority;
  /** Operations that were asked of a vendor, in order. */
  calls(vendor: string): string[];
  stop(): Promise<void>;
}

/** `route`: where a delivery to a public URL goes to instead. */
export async function startWorld(seed = 1, route?: (url: string) => string): Promise<WorldInProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'ponte-world-'));
  const wall = fastWall(wallSpeed);
  const world = createWorld({ seed, clock: { wall, wallSpeed }, ...(route ? { route } : {}) });
  const { now, sleep } = hostClock;
  Object.assign(hostClock, { now: wall, sleep: async (ms: number) => await sleep(ms / wallSpeed) });
  const authority = await certificateAuthority(join(folder, 'ca.key'), join(folder, 'ca.pem'));
  const proxy = await startProxy(authority, world.dispatcher, () => {});
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), authority.cert]);
  process.env.HTTPS_PROXY = proxy.url;
  return {
    world,
    authority,
    calls: (vendor) => world.dispatcher.log.filter((entry) => entry.vendor === vendor).map(({ operation }) => operation),
    async stop() {
      delete process.env.HTTPS_PROXY;
      Object.assign(hostClock, { now, sleep });
      await proxy.stop();
      world.clock.stop();
    },
  };
}
