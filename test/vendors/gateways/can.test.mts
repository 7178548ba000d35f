/** What a gateway says that it can do is what its port has: the node offers nothing else. */
import { expect, test } from 'vitest';
import { hostClock } from '../../../runtime/host/clock.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { noAnswer } from '../../../runtime/client/http.ts';
import { messengers } from '../../../vendors/index.ts';

const nobody: Connection = {
  account: 'nobody',
  settings: {},
  transport: async () => noAnswer('ENOTFOUND'),
  clock: hostClock,
  deadline: 0,
};

test.each(messengers.map((entry) => [entry.name, entry] as const))('%s', async (_name, { can, open }) => {
  const methods = Object.keys(await open(nobody)).filter((method) => method !== 'sendText' && method !== 'templates');
  expect([...can].sort()).toEqual(methods.sort());
});
