/** Names of the operations, found from method and path alone: `/instances/{id}/token/{token}/{action}`. */
import type { IncomingCall } from '../../world/simulator.mts';

export interface InstancePath {
  readonly instanceId: string;
  readonly token: string;
  readonly action: string;
  /** What stands behind the action: a file type, a phone number. */
  readonly argument: string | undefined;
}

export function readPath(path: string): InstancePath | undefined {
  const [instances, instanceId = '', word, token = '', action = '', argument] = path.split('/').filter(Boolean).map(decodeURIComponent);
  return instances === 'instances' && word === 'token' ? { instanceId, token, action, argument } : undefined;
}

/** The operation and the only method that it takes. */
export const actions: Readonly<Record<string, readonly [operation: string, method: string]>> = {
  'send-text': ['message.sendText', 'POST'],
  'send-document': ['message.sendDocument', 'POST'],
  'send-image': ['message.sendImage', 'POST'],
  'send-button-list': ['message.sendButtons', 'POST'],
  'phone-exists': ['number.check', 'GET'],
  status: ['instance.status', 'GET'],
  me: ['instance.get', 'GET'],
  'update-webhook-received': ['webhook.set', 'PUT'],
  'update-webhook-delivery': ['webhook.set', 'PUT'],
  'update-webhook-message-status': ['webhook.set', 'PUT'],
  'update-every-webhooks': ['webhook.setAll', 'PUT'],
};

export const sends = ['message.sendText', 'message.sendDocument', 'message.sendImage', 'message.sendButtons'];

export function operationOf({ method, path }: IncomingCall): string {
  if (path.startsWith('/file/')) return 'media.download';
  const [operation, expected] = actions[readPath(path)?.action ?? ''] ?? ['unknown', ''];
  return method.toUpperCase() === expected ? operation : 'unknown';
}
