/** A simulated vendor as the contract of counters wants it. */
import type { SkuStock } from '../../../domain/ports/stock.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import type { HttpRequest, Transport } from '../../../runtime/client/http.ts';
import type { Simulator } from '../../../sandbox/world/simulator.mts';
import type { SkuStockHarness } from '../skuStock.contract.mts';
import { faultHandles } from './faultHandles.mts';
import type { SimulatedVendor } from './simulatedVendor.mts';

export interface CounterUnderTest {
  readonly skus: readonly [string, string];
  readonly hasLocations: boolean;
  open(connection: Connection): SkuStock;
  /** Units that can be sold in the default location. */
  available(sku: string): number;
  /** Somebody buys one at the vendor. */
  sell(sku: string): Promise<unknown>;
  settings?: Record<string, unknown>;
}

const isWrite = ({ method }: HttpRequest) => method !== 'GET';

export function counterHarness(world: SimulatedVendor<Simulator>, counter: CounterUnderTest): SkuStockHarness {
  const { open, available, sell, settings = {}, ...about } = counter;
  let sold: string | undefined;
  const connection = world.connect({ settings });
  const transport: Transport = async (request) => {
    if (sold !== undefined && isWrite(request)) {
      const sku = sold;
      sold = undefined;
      await sell(sku);
    }
    return await connection.transport(request);
  };
  return {
    ...about,
    open: () => open({ ...connection, transport }),
    available,
    sellDuringNextWrite: (sku) => void (sold = sku),
    ...faultHandles(world),
  };
}
