import { describe, expect, test } from 'vitest';
import { customerAt } from '../../../sandbox/whatsapp/customer.mts';
import { zApiWorld } from '../../contracts/support/gatewayWorlds.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';

const reference = { messageId: 'A', id: null, type: 'image/jpeg', filename: null };

function withPicture() {
  const world = zApiWorld();
  world.simulator.subscribe('https://n8n.loja.example/webhook/1');
  customerAt(world.simulator).says({ kind: 'image' });
  const { image } = JSON.parse(world.deliveries('ReceivedCallback')[0]!.rawBody.toString()) as { image: { imageUrl: string } };
  return { world, url: image.imageUrl, download: async (url: string | null) => await world.open().downloadMedia!({ ...reference, url }) };
}

describe('a customer’s file at Z-API', () => {
  test('comes from its storage', async () => {
    const { world, url, download } = withPicture();
    expect((await download(url)).bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(world.operations()).toEqual(['media.download']);
    expect(world.violations).toEqual([]);
  });

  test.each([
    ['another host', 'https://evil.example/file/temp-file-download/instances/A/a.jpg'],
    ['somebody else’s folder', 'https://f004.backblazeb2.com/file/somebody-else/a.jpg'],
    ['a host that only ends alike', 'https://evilbackblazeb2.com/file/temp-file-download/a.jpg'],
    ['no https', 'http://f004.backblazeb2.com/file/temp-file-download/a.jpg'],
    ['with a login', 'https://me@f004.backblazeb2.com/file/temp-file-download/a.jpg'],
    ['the shop’s own network', 'https://10.0.0.5/file/temp-file-download/a.jpg'],
    ['a way out of the folder', 'https://f004.backblazeb2.com/file/temp-file-download/../somebody-else/a.jpg'],
    ['none', null],
  ])('is refused before a call where its address is %s', async (_what, url) => {
    const { world, download } = withPicture();
    expect((await failureOf(download(url))).failure).toMatchObject({ class: 'validation', code: 'mediaSource' });
    expect(world.calls).toEqual([]);
  });

  test('is told as gone after 30 days', async () => {
    const { world, url, download } = withPicture();
    await world.clock.sleep(31 * 86_400_000);
    expect((await failureOf(download(url))).failure).toMatchObject({
      class: 'notFound',
      code: 'fileGone',
      hint: expect.stringContaining('30 days'),
    });
  });
});
