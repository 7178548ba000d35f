/** A shop's WAHA session, for the stories of this folder. */
import { createWaha } from '../../../sandbox/simulators/waha/index.mts';
import type { WahaOptions } from '../../../sandbox/simulators/waha/index.mts';
import { ask, bodiesOf, openServices } from '../support/services.mts';

export const ana = '5511912345678@c.us';
export const callback = 'https://n8n.example/webhook/waha';

export function openSession(options: WahaOptions = {}) {
  const world = openServices();
  const vendor = createWaha(world.services, options);
  const { serverUrl, apiKey } = vendor.secrets;
  const call = async (method: string, path: string, body?: unknown, over: Record<string, string> = {}) =>
    await ask(vendor.app, `${serverUrl}${path}`, {
      method,
      headers: { 'X-Api-Key': apiKey, 'Content-Type': 'application/json', ...over },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const send = async (action: string, body: Record<string, unknown>) =>
    await call('POST', `/api/${action}`, { session: 'default', chatId: ana, ...body });
  return {
    ...world,
    vendor,
    call,
    send,
    sendText: async (body: Record<string, unknown> = {}) => await send('sendText', { text: 'Seu pedido saiu.', ...body }),
    events: () => bodiesOf(world.deliveries),
  };
}
