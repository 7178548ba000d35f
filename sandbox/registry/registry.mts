/**
 * npm's registry with one package in it, as far as n8n's installer and npm ask it: the list of versions, one version, the file. It stands
 * where npm looks unless told otherwise, because n8n takes another registry with a licence only.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { run } from '../setup/run.mts';

/** Where n8n asks whether a package is banned. */
const banList = 'api.n8n.io';

export interface Registry {
  readonly host: string;
  /** How often the file was fetched. */
  fetched(): number;
  /** Undefined for a host that is neither the registry nor n8n's list of banned packages. */
  answer(host: string, request: Request): Response | undefined;
}

export async function createRegistry(tarball: string): Promise<Registry> {
  const file = await readFile(tarball);
  const manifest = JSON.parse(await run('tar', ['-xzOf', tarball, 'package/package.json'])) as { name: string; version: string };
  const origin = await npmsOwnRegistry();
  const path = `/${manifest.name}/-/${manifest.name}-${manifest.version}.tgz`;
  const version = {
    ...manifest,
    _id: `${manifest.name}@${manifest.version}`,
    dist: {
      tarball: `${origin.origin}${path}`,
      shasum: createHash('sha1').update(file).digest('hex'),
      integrity: `sha512-${createHash('sha512').update(file).digest('base64')}`,
    },
  };
  const list = { name: manifest.name, 'dist-tags': { latest: manifest.version }, versions: { [manifest.version]: version } };
  let fetched = 0;
  return {
    host: origin.host,
    fetched: () => fetched,
    answer(host, request) {
      if (host === banList) return Response.json({ status: 'OK' });
      if (host !== origin.host) return undefined;
      const asked = new URL(request.url).pathname;
      if (asked === `/${manifest.name}`) return Response.json(list);
      if ([`/${manifest.name}/latest`, `/${manifest.name}/${manifest.version}`].includes(asked)) return Response.json(version);
      if (asked !== path) return Response.json({ error: 'Not found' }, { status: 404 });
      fetched++;
      return new Response(file, { headers: { 'content-type': 'application/octet-stream' } });
    },
  };
}

/** Where npm looks on a machine on which nobody has said otherwise. */
async function npmsOwnRegistry(): Promise<URL> {
  const env = { PATH: process.env.PATH, HOME: '/nonexistent' };
  const output = await run('npm', ['config', 'get', 'registry', '--userconfig=/dev/null', '--globalconfig=/nonexistent'], {
    cwd: '/',
    env,
  });
  return new URL(output.trim().split('\n').at(-1)!);
}
