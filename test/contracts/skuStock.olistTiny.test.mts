import type { HttpRequest } from '../../runtime/client/http.ts';
import { openSkuStock } from '../../vendors/olistTiny/stock/skuStock.ts';
import { skuStockContract, type SkuStockHarness } from './skuStock.contract.mts';
import { olistTinyWorld } from './support/olistTinyWorld.mts';
import { withUnknownFields, type Fault } from './support/simulatedVendor.mts';

skuStockContract('Olist Tiny', (): SkuStockHarness => {
  const world = olistTinyWorld();
  const { simulator } = world;
  const faults: Fault[] = [];
  let lostWrite = 0;
  let sold: string | undefined;
  world.inject(({ writeNumber }) => (writeNumber !== undefined && writeNumber === lostWrite ? 'lostAnswer' : faults.shift()));
  const writes = () => world.calls.filter(({ writeNumber }) => writeNumber !== undefined).length;

  /** What Olist Tiny's own page shows, past the adapter. */
  const defaultBalance = (sku: string) => {
    const last = simulator
      .movements()
      .findLast((movement) => movement.sku === sku && movement.depotId === simulator.fixtures.defaultDepotId);
    return last?.balance ?? 1000;
  };

  return {
    skus: ['CAF-MOI-250', 'CAM-ALG-M'],
    hasLocations: true,
    open: () => {
      const connection = world.connect();
      return openSkuStock({
        ...connection,
        transport: async (request: HttpRequest) => {
          if (sold !== undefined && request.method === 'POST') {
            const orderNumber = `sold-${sold}`;
            sold = undefined;
            await sellOne(orderNumber);
          }
          return await connection.transport(request);
        },
      });
    },
    available: defaultBalance,
    sellDuringNextWrite: (sku) => void (sold = sku),
    writes,
    loseAnswerOfWrite: (k) => void (lostWrite = writes() + k),
    strike: (fault, times) => void faults.push(...new Array<Fault>(times).fill(fault)),
    violations: () => [...world.violations],
    addUnknownFields: () => world.alterAnswers(withUnknownFields),
  };

  async function sellOne(orderNumber: string): Promise<void> {
    const sku = orderNumber.replace('sold-', '');
    const { id } = simulator.seedSale({ orderNumber, customer: { name: 'Bia', document: '11144477735' }, items: [{ sku, quantity: 1 }] });
    const headers = { authorization: `Bearer ${simulator.issueTokens().access_token}` };
    const url = `https://api.tiny.com.br/public-api/v3/pedidos/${id}/lancar-estoque`;
    await simulator.app.fetch(new Request(url, { method: 'POST', headers }));
  }
});
