/** An Evolution server of a shop, for the stories of this folder. */
import { createEvolution } from '../../../sandbox/simulators/evolution/index.mts';
import { ask, bodiesOf, openServices } from '../support/services.mts';

export const ana = '5511912345678';
export const callback = 'https://n8n.example/webhook/evolution';

export function openServer() {
  const world = openServices();
  const vendor = createEvolution(world.services);
  const { serverUrl, instanceName, instanceToken } = vendor.secrets;
  const headers = { apikey: instanceToken, 'Content-Type': 'application/json' };
  const post = async (path: string, body: unknown, over: Record<string, string> = {}) =>
    await ask(vendor.app, `${serverUrl}${path}`, { method: 'POST', headers: { ...headers, ...over }, body: JSON.stringify(body) });
  return {
    ...world,
    vendor,
    post,
    get: async (path: string, over: Record<string, string> = {}) =>
      await ask(vendor.app, `${serverUrl}${path}`, { headers: { ...headers, ...over } }),
    sendText: async (body: Record<string, unknown> = {}) =>
      await post(`/message/sendText/${instanceName}`, { number: ana, text: 'Seu pedido saiu.', ...body }),
    sendMedia: async (body: Record<string, unknown>) => await post(`/message/sendMedia/${instanceName}`, { number: ana, ...body }),
    sendButtons: async (buttons: unknown) =>
      await post(`/message/sendButtons/${instanceName}`, { number: ana, title: 'Confirma?', buttons }),
    events: () => bodiesOf(world.deliveries),
  };
}
