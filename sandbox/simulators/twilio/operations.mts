/** Names of the operations, found from method and path alone. */
import type { IncomingCall } from '../../world/simulator.mts';

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^POST \/2010-04-01\/Accounts\/\w+\/Messages\.json$/, 'message.send'],
  [/^GET \/2010-04-01\/Accounts\/\w+\/Messages\/\w+\.json$/, 'message.get'],
  [/^GET \/2010-04-01\/Accounts\/\w+\/Messages\/\w+\/Media\/\w+$/, 'media.get'],
  [/^GET \/AC\w+\/ME\w+$/, 'media.download'],
  [/^GET \/2010-04-01\/Accounts\/\w+\.json$/, 'account.get'],
  [/^GET \/v1\/ContentAndApprovals$/, 'templates.list'],
];

export function operationOf({ method, path }: IncomingCall): string {
  const key = `${method.toUpperCase()} ${path}`;
  return patterns.find(([pattern]) => pattern.test(key))?.[1] ?? 'unknown';
}
