/** The way out for everything that a file replays: one proxy, behind which one world after the other stands. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import type { Dispatcher } from '../../../../sandbox/world/dispatch.mts';
import { certificateAuthority, startProxy, type CertificateAuthority } from '../../../../sandbox/world/proxy.mts';

export type Handle = Dispatcher['handle'];

export interface Door {
  readonly authority: CertificateAuthority;
  /** From now on whatever is asked goes there. */
  leadTo(handle: Handle): void;
  stop(): Promise<void>;
}

export async function openDoor(): Promise<Door> {
  const folder = await mkdtemp(join(tmpdir(), 'ponte-replay-'));
  const authority = await certificateAuthority(join(folder, 'ca.key'), join(folder, 'ca.pem'));
  let current: Handle = () => Promise.resolve(undefined);
  const handle: Handle = async (...asked) => await current(...asked);
  const unknown: string[] = [];
  const proxy = await startProxy(authority, { handle } as Dispatcher, (host) => unknown.push(host));
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), authority.cert]);
  const before = process.env.HTTPS_PROXY;
  process.env.HTTPS_PROXY = proxy.url;
  return {
    authority,
    leadTo: (next) => void (current = next),
    async stop() {
      if (before === undefined) delete process.env.HTTPS_PROXY;
      else process.env.HTTPS_PROXY = before;
      await proxy.stop();
    },
  };
}
