/** Names of the operations, and the parts of a path. */
import type { IncomingCall } from '../../world/simulator.mts';

export interface GraphPath {
  /** Undefined where the path has none. */
  readonly version: string | undefined;
  readonly segments: readonly string[];
}

export function splitPath(path: string): GraphPath {
  const segments = path.split('/').filter(Boolean);
  const first = segments[0];
  return first !== undefined && /^v\d+\.\d+$/.test(first)
    ? { version: first, segments: segments.slice(1) }
    : { version: undefined, segments };
}

const edges: Readonly<Record<string, string>> = {
  'POST messages': 'message.send',
  'POST media': 'media.upload',
  'GET message_templates': 'templates.list',
  'GET phone_numbers': 'phoneNumbers.list',
  'GET attachments': 'media.download',
  'GET subscribed_apps': 'subscription.list',
  'POST subscribed_apps': 'subscription.create',
  'DELETE subscribed_apps': 'subscription.remove',
};

export function operationOf(call: IncomingCall): string {
  const method = call.method.toUpperCase();
  const { segments } = splitPath(call.path);
  if (segments.length === 2) {
    const operation = edges[`${method} ${segments[1]}`] ?? 'unknown';
    return operation === 'message.send' && /"status"\s*:\s*"read"/.test(call.body) ? 'message.markRead' : operation;
  }
  if (segments.length === 1 && method === 'GET') return 'node.get';
  if (segments.length === 1 && method === 'DELETE') return 'media.delete';
  return 'unknown';
}
