/** A gateway fetches a file's link and shows the customer what it finds there. */
import { describe, expect, test } from 'vitest';
import { PonteEvolutionApi } from '../../credentials/PonteEvolutionApi.credentials.ts';
import { PonteWahaApi } from '../../credentials/PonteWahaApi.credentials.ts';
import { linkOnly, linkOrBytes } from '../../runtime/whatsapp/mediaFile.ts';

const vendor = { id: 'acme', name: 'Acme' };
const media = (link: string) => ({ kind: 'document' as const, source: { link }, mimeType: null, fileName: null });

describe('a link into a network of its own is refused', () => {
  test.each([
    'http://loja.example/danfe.pdf',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost:5678/rest',
    'https://LOCALHOST./x',
    'https://127.1/x',
    'https://2130706433/x',
    'https://0x7f.0.0.1/x',
    'https://0177.0.0.1/x',
    'https://１２７.0.0.1/x',
    'https://10.0.0.7/x',
    'https://172.20.1.1/x',
    'https://192.168.0.10/x',
    'https://100.64.0.1/x',
    'https://0.0.0.0/x',
    'https://[::1]/x',
    'https://[fe80::1]/x',
    'https://[fd00::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://n8n/x',
    'https://banco.internal/x',
    'https://nas.local/x',
    'https://ana:senha@loja.example/x',
    'https://loja.example@10.0.0.1/x',
    'ftp://loja.example/x',
    'https://',
  ])('%s', (link) => {
    for (const read of [linkOnly, linkOrBytes]) expect(() => read(vendor, media(link))).toThrow(/The link of the file/);
  });
});

test.each(['https://loja.example/danfe.pdf?x=1', 'https://200.147.3.157/x', 'https://[2804:14d::1]/x', 'HTTPS://loja.example/x'])(
  '%s is taken',
  (link) => {
    expect(linkOnly(vendor, media(link))).toBe(link);
  },
);

describe.each([
  ['Evolution', new PonteEvolutionApi()],
  ['WAHA', new PonteWahaApi()],
])('the Test button of %s', (_, credential) => {
  const press = async (baseURL: string) => await credential.authenticate({ apiKey: 'k3y' }, { baseURL, url: '/x' });

  test.each([
    'http://gateway.loja.example',
    'https://ana:senha@gateway.loja.example',
    'https://loja.example@outro.example',
    'ftp://loja',
    'loja',
  ])('sends no key to %s', async (server) => {
    await expect(press(server)).rejects.toThrow(/The Server URL/);
  });

  test.each(['https://gateway.loja.example', 'http://localhost:8080', 'http://evolution:8080', 'http://192.168.0.5'])(
    'takes %s',
    async (server) => {
      expect(JSON.stringify(await press(server))).toContain('k3y');
    },
  );
});
