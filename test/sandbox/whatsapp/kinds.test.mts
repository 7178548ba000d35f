/** Each kind of thing that customers say, at each gateway. */
import { describe, expect, test } from 'vitest';
import { ana, gateways } from '../../../sandbox/whatsapp/customer.mts';
import type { Gateway, Manner, Saying } from '../../../sandbox/whatsapp/customer.mts';
import { numberOf } from '../../../sandbox/whatsapp/phone.mts';
import type { Shown } from '../../../sandbox/whatsapp/speech.mts';
import { userIdOf } from '../../../sandbox/whatsapp/userId.mts';
import { listening } from './listening.mts';

const sayings: readonly (readonly [Saying, Manner?])[] = [
  [{ kind: 'text', text: 'Já saiu?' }],
  [{ kind: 'image', caption: 'Segue o comprovante' }],
  [{ kind: 'video' }],
  [{ kind: 'voice' }],
  [{ kind: 'document', caption: 'nota' }],
  [{ kind: 'sticker' }],
  [{ kind: 'location', latitude: -19.92, longitude: -43.94, name: 'Casa' }],
  [{ kind: 'contacts', cards: [{ name: 'José Lima', phone: '+5531987651234' }] }],
  [{ kind: 'order', lines: [{ sku: 'CAM-P', name: 'Camiseta', quantity: 2, price: 79.9 }] }],
  [{ kind: 'form', answers: { tamanho: 'M' } }],
  [{ kind: 'list', id: 'parar', title: 'Parar' }],
  [{ kind: 'button', id: 'sim', title: 'Sim' }],
  [{ kind: 'quickReply', id: 'opt-out', title: 'Não quero' }],
  [{ kind: 'nativeFlow', id: 'sim', title: 'Sim' }],
  [{ kind: 'reaction', to: 'OUR-1', emoji: '👍' }],
  [{ kind: 'reaction', to: 'OUR-1', emoji: '' }],
  [{ kind: 'edit', of: 'HERS-1', text: 'Tamanho M' }],
  [{ kind: 'deletion', of: 'HERS-1' }],
  [{ kind: 'call' }],
  [{ kind: 'numberChange', newPhone: '+5567991234567' }],
  [{ kind: 'userIdChange' }],
  [{ kind: 'unknown', name: 'poll' }],
  [{ kind: 'unknown', name: 'telepathy' }],
  [{ kind: 'text', text: 'SAIR' }, { place: 'group' }],
  [{ kind: 'text', text: 'SAIR' }, { place: 'status' }],
  [{ kind: 'receipt' }, { place: 'group' }],
  [{ kind: 'receipt' }, { place: 'status' }],
  [{ kind: 'notice' }, { place: 'newsletter' }],
];

const nameOf = ([saying, manner]: readonly [Saying, Manner?]) => `${saying.kind} ${manner?.place ?? ''}`.trim();

describe.each(gateways)('%s', (gateway) => {
  test.each(sayings.map((one) => [nameOf(one), one] as const))(
    'posts %s when it says that it tells of it, else nothing',
    async (_, one) => {
      const shop = await listening(gateway);
      const said = shop.customer().says(...one);
      await shop.settle();
      expect(shop.deliveries.length > 0).toBe(said.isTold);
      expect(said.isReply && one[1]?.place !== undefined).toBe(false);
      expect(shop.violations).toEqual([]);
    },
  );

  const told = (id: Gateway) =>
    id === 'twilio' ? ['text', 'image', 'list', 'location'] : ['text', 'image', 'list', 'location', 'reaction'];

  test.each<[Shown, boolean, boolean]>([
    ['phone', true, false],
    ['both', true, true],
    ['hidden', false, true],
  ])('names a customer by %s', async (shown, hasPhone, hasOpaque) => {
    const shop = await listening(gateway);
    const isOfficial = gateway === 'whatsappCloud' || gateway === 'twilio';
    for (const [saying] of sayings.filter(([{ kind }]) => told(gateway).includes(kind))) shop.customer().says(saying, { shown });
    await shop.settle();
    for (const payload of shop.payloads()) {
      const text = JSON.stringify(payload);
      const opaque = isOfficial ? userIdOf(ana.phone) : `${ana.lid}@lid`;
      expect([text, text.includes(numberOf(ana.phone).waId)]).toEqual([text, hasPhone]);
      expect(text.includes(opaque)).toBe(isOfficial || hasOpaque);
    }
  });

  test('delivers twice what came twice, and late what is late, with the time at which it was said', async () => {
    const shop = await listening(gateway);
    const before = shop.clock.now();
    const said = shop.customer().says({ kind: 'text', text: 'Oi' }, { times: 2, lateMs: 3_600_000 });
    await shop.settle();
    expect(shop.deliveries).toEqual([]);
    await shop.clock.advance(3_700_000);
    expect(shop.raw()).toHaveLength(2);
    expect(shop.raw().every((body) => body.includes(said.id) || body.includes(encodeURIComponent(said.id)))).toBe(true);
    expect(said.at).toBe(before);
  });
});

describe('who wrote', () => {
  test('says so with the name of the profile, at every gateway', async () => {
    for (const gateway of gateways) {
      const shop = await listening(gateway);
      shop.customer().says({ kind: 'text', text: 'Oi' });
      await shop.settle();
      expect([gateway, JSON.stringify(shop.payloads()).includes('Ana Souza')]).toEqual([gateway, true]);
    }
  });
});
