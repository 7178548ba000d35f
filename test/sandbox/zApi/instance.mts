/** A shop's Z-API instance, for the stories of this folder. */
import { createZApi } from '../../../sandbox/simulators/zApi/index.mts';
import { ask, bodiesOf, openServices } from '../support/services.mts';

export const ana = '5511912345678';
export const callback = 'https://n8n.example/webhook/z-api';

export function openInstance() {
  const world = openServices();
  const vendor = createZApi(world.services);
  const { instanceId, instanceToken, clientToken } = vendor.secrets;
  const root = `https://api.z-api.io/instances/${instanceId}/token/${instanceToken}`;
  const headers = { 'Client-Token': clientToken, 'Content-Type': 'application/json' };
  const call = async (method: string, action: string, body?: unknown, over: Record<string, string> = {}) =>
    await ask(vendor.app, `${root}/${action}`, {
      method,
      headers: { ...headers, ...over },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    ...world,
    vendor,
    call,
    sendText: async (body: Record<string, unknown> = {}) =>
      await call('POST', 'send-text', { phone: ana, message: 'Seu pedido saiu.', ...body }),
    events: () => bodiesOf(world.deliveries),
  };
}
