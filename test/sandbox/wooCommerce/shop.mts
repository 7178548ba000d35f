/** A WooCommerce shop in a world that the test moves by hand, and a client of it. */
import { createWooCommerce } from '../../../sandbox/simulators/wooCommerce/index.mts';
import type { WooCommerceOptions } from '../../../sandbox/simulators/wooCommerce/index.mts';
import { handWorld } from '../support/handWorld.mts';

export function openShop(options: WooCommerceOptions = {}) {
  const world = handWorld((services) => createWooCommerce(services, options));
  const { simulator: woo } = world;
  const basic = (key: string, secret: string) => `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
  const login = basic(woo.secrets.consumerKey, woo.secrets.consumerSecret);

  const send = (method: string, path: string, body?: unknown, authorization: string | undefined = login, scheme = 'https') =>
    world.fetch(`${scheme}://loja-woo.example/wp-json/wc/v3${path}`, {
      method,
      headers: { ...(authorization ? { Authorization: authorization } : {}), 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  return {
    ...world,
    woo,
    /** The answer's text, whatever it is. */
    text: async (path: string) =>
      await (
        await woo.app.fetch(new Request(`https://loja-woo.example/wp-json/wc/v3${path}`, { headers: { Authorization: login } }))
      ).text(),
    basic,
    send,
    get: (path: string) => send('GET', path),
    post: (path: string, body: unknown) => send('POST', path, body),
    idOf: (sku: string) => woo.product(sku)!.id,
    parentOf: (sku: string) => woo.product(sku)!.parentId,
    quantityOf: (sku: string) => woo.product(sku)!.quantity,
  };
}
