/** Names of the operations, found from method and path alone. */
import type { IncomingCall } from '../../world/simulator.mts';

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^POST \/api\/sendText$/, 'message.sendText'],
  [/^POST \/api\/sendFile$/, 'message.sendFile'],
  [/^POST \/api\/sendImage$/, 'message.sendImage'],
  [/^POST \/api\/sendButtons$/, 'message.sendButtons'],
  [/^GET \/api\/contacts\/check-exists$/, 'number.check'],
  [/^GET \/api\/[^/]+\/lids\/[^/]+$/, 'lid.get'],
  [/^GET \/api\/files\/.+$/, 'media.download'],
  [/^GET \/api\/sessions\/[^/]+$/, 'session.get'],
  [/^PUT \/api\/sessions\/[^/]+$/, 'session.update'],
  [/^GET \/api\/[^/]+\/chats\/[^/]+\/messages\/[^/]+$/, 'message.get'],
  [/^GET \/api\/server\/version$/, 'server.version'],
  [/^GET \/ping$/, 'server.ping'],
];

export const sends = ['message.sendText', 'message.sendFile', 'message.sendImage', 'message.sendButtons'];

export function operationOf({ method, path }: IncomingCall): string {
  const key = `${method.toUpperCase()} ${path}`;
  return patterns.find(([pattern]) => pattern.test(key))?.[1] ?? 'unknown';
}
