/** Scenes over the simulated vendors of the contracts. */
import type { Connection } from '../../../runtime/client/connection.ts';
import type { HttpRequest } from '../../../runtime/client/http.ts';
import type { Simulator } from '../../../sandbox/world/simulator.mts';
import { freshAccount } from '../support/freshAccount.mts';
import type { ShopifyWorld } from '../support/shopifyWorld.mts';
import { onWrite, onWriteLate, type SimulatedVendor } from '../support/simulatedVendor.mts';
import type { Scene } from './operation.mts';

type Own = Pick<Scene, 'run' | 'effects'> & Partial<Pick<Scene, 'isRead'>>;

export const isGet = ({ method }: HttpRequest) => method === 'GET';

/** As long as the node waits, from the moment at which the process starts. */
const patienceMs = 300_000;

export function sceneOf(
  world: Pick<SimulatedVendor<Simulator>, 'clock' | 'calls' | 'violations' | 'inject'>,
  connect: (over: Partial<Connection>) => Connection,
  own: Own,
): Scene {
  const writes = () => world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;
  return {
    clock: world.clock,
    isRead: isGet,
    writes,
    connect: () => shared(connect({ account: freshAccount(), deadline: world.clock.now() + patienceMs })),
    strike(k, fault) {
      const at = writes() + k;
      world.inject(fault === 'lostAnswer' ? onWrite(at, fault) : onWriteLate(at, fault.delayMs, fault.silence));
    },
    calm: () => world.inject(() => undefined),
    violations: () => world.violations,
    ...own,
  };
}

/** With the credential told that there are two of them. */
const shared = ({ settings, ...connection }: Connection): Connection => ({ ...connection, settings: { ...settings, processes: 2 } });

const isQuery = ({ body }: HttpRequest) => !/^\s*mutation\b/.test((body as { query: string }).query);

export function shopifyScene(world: ShopifyWorld, own: Own): Scene {
  return {
    clock: world.connect().clock,
    isRead: isQuery,
    writes: () => world.writes(),
    connect: () => {
      const connection = world.connect();
      return shared({ ...connection, account: freshAccount(), deadline: connection.clock.now() + patienceMs });
    },
    strike(k, fault) {
      if (fault === 'lostAnswer') world.loseAnswerOfWrite(k);
      else world.landWriteLate(k, fault.delayMs, fault.silence);
    },
    calm: () => world.calm(),
    violations: () => world.violations,
    ...own,
  };
}
