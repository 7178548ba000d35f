/** Names of the operations, found from method and path alone. */
import type { IncomingCall } from '../../world/simulator.mts';

const names: Readonly<Record<string, string>> = {
  'POST message/sendText': 'message.sendText',
  'POST message/sendMedia': 'message.sendMedia',
  'POST message/sendButtons': 'message.sendButtons',
  'POST chat/whatsappNumbers': 'number.check',
  'POST chat/findStatusMessage': 'message.status',
  'POST chat/findMessages': 'message.find',
  'POST chat/getBase64FromMediaMessage': 'media.get',
  'GET instance/connectionState': 'instance.state',
  'GET instance/fetchInstances': 'instance.list',
  'POST webhook/set': 'webhook.set',
  'GET webhook/find': 'webhook.find',
};

/** Asked by POST. */
export const questions = ['number.check', 'message.status', 'message.find', 'media.get'];

export const sends = ['message.sendText', 'message.sendMedia', 'message.sendButtons'];

export function operationOf({ method, path }: IncomingCall): string {
  const [area, action] = path.split('/').filter(Boolean);
  if (area === undefined) return 'server.info';
  return names[`${method.toUpperCase()} ${area}/${action}`] ?? 'unknown';
}
