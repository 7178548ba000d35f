import { describe, expect, test } from 'vitest';
import { customerAt } from '../../../sandbox/whatsapp/customer.mts';
import { wahaWorld } from '../../contracts/support/gatewayWorlds.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';

const reference = { messageId: 'false_553188887777@c.us_A', id: null, type: 'image/jpeg', filename: null };

function withPicture() {
  const world = wahaWorld();
  world.simulator.subscribe('https://n8n.loja.example/webhook/1');
  customerAt(world.simulator).says({ kind: 'image' });
  const { payload } = JSON.parse(world.deliveries('message')[0]!.rawBody.toString()) as { payload: { media: { url: string } } };
  return {
    world,
    url: payload.media.url,
    download: async (url: string | null) => await world.open().downloadMedia!({ ...reference, url }),
  };
}

describe('a customer’s file at WAHA', () => {
  test('comes from the server itself, with its key', async () => {
    const { world, url, download } = withPicture();
    const { bytes, mimeType } = await download(url);
    expect([bytes.subarray(0, 3).toString('hex'), mimeType]).toEqual(['ffd8ff', 'image/jpeg']);
    expect(world.operations()).toEqual(['media.download']);
    expect(world.violations).toEqual([]);
  });

  test.each(['http://localhost:3000', 'http://waha:3000', 'http://10.0.0.5:3000', 'https://waha.internal'])(
    'comes from the address in the credential where the server calls itself %s',
    async (own) => {
      const { url, download } = withPicture();
      expect((await download(`${own}${new URL(url).pathname}`)).bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    },
  );

  test.each([
    ['another public host', 'https://evil.example/api/files/default/A.jpeg'],
    ['a storage', 'https://bucket.s3.amazonaws.com/default/A.jpeg'],
    ['another part of the server', 'http://localhost:3000/api/sessions/default'],
    ['a way out of the folder', 'http://localhost:3000/api/files/..%2Fsessions'],
    ['a way out of the folder that is written out', 'http://localhost:3000/api/files/../sessions/default'],
    ['no address', 'A.jpeg'],
    ['a file of the computer', 'file:///api/files/etc/passwd'],
  ])('is refused before a call where it is %s', async (_what, url) => {
    const { world, download } = withPicture();
    expect((await failureOf(download(url))).failure).toMatchObject({ class: 'validation', code: 'mediaSource', hint: expect.any(String) });
    expect(world.calls).toEqual([]);
  });

  test('is not called gone where the session was stopped before it was fetched', async () => {
    const world = wahaWorld();
    world.simulator.setFetchesFiles(false);
    world.simulator.subscribe('https://n8n.loja.example/webhook/1');
    const { id: messageId } = customerAt(world.simulator).says({ kind: 'image' });
    world.simulator.setStatus('STOPPED');
    const { failure } = await failureOf(world.open().downloadMedia!({ ...reference, messageId, url: null }));
    expect(failure).toMatchObject({ class: 'auth', code: 'sessionUnknown' });
  });

  test('is fetched now where the server does not fetch files by itself', async () => {
    const world = wahaWorld();
    world.simulator.setFetchesFiles(false);
    world.simulator.subscribe('https://n8n.loja.example/webhook/1');
    const { id: messageId } = customerAt(world.simulator).says({ kind: 'image' });
    const { payload } = JSON.parse(world.deliveries('message')[0]!.rawBody.toString()) as { payload: { media: { url: null } } };
    expect(payload.media.url).toBeNull();
    const file = await world.open().downloadMedia!({ ...reference, messageId, url: null });
    expect(file.bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(world.operations()).toEqual(['message.get', 'media.download']);
  });

  test('is told as gone where the server has deleted it, or does not know the message', async () => {
    const { url, download } = withPicture();
    expect((await failureOf(download(`${url}x`))).failure).toMatchObject({ class: 'notFound', code: 'fileGone' });
    expect((await failureOf(download(null))).failure).toMatchObject({
      code: 'fileGone',
      hint: expect.stringContaining('WHATSAPP_DOWNLOAD_MEDIA'),
    });
  });
});
