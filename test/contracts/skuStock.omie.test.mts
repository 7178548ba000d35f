import { openSkuStock } from '../../vendors/omie/stock/skuStock.ts';
import { skuStockContract } from './skuStock.contract.mts';
import { omieWorld, type OmieWorld } from './support/omieWorld.mts';
import { withUnknownFields, type Call, type Fault } from './support/simulatedVendor.mts';

const isWrite = ({ operation }: Call) => operation === 'stock.adjust';

/** In the default location, as the last movement there has left it. */
function availableOf({ simulator }: OmieWorld, sku: string): number {
  const { defaultDepotId } = simulator.fixtures;
  const there = simulator.movements().filter((movement) => movement.sku === sku && movement.depotId === defaultDepotId);
  return there.at(-1)?.balance ?? 1000;
}

/** By another program with the same key. */
async function sellOne({ simulator }: OmieWorld, sku: string): Promise<void> {
  const param = { cod_int: sku, data: '24/11/2026', tipo: 'SAI', quan: 1, origem: 'AJU', motivo: 'OPE' };
  const { appKey, appSecret } = simulator.secrets;
  const body = JSON.stringify({ call: 'IncluirAjusteEstoque', app_key: appKey, app_secret: appSecret, param: [param] });
  const answer = await simulator.app.fetch(new Request('https://app.omie.com.br/api/v1/estoque/ajuste/', { method: 'POST', body }));
  if (answer.status !== 200) throw new Error(await answer.text());
}

skuStockContract('Omie', () => {
  const world = omieWorld();
  const writes = () => world.calls.filter(isWrite).length;
  let sold: string | undefined;
  let lostWrite = 0;
  const faults: Fault[] = [];
  world.inject((call) => (isWrite(call) && writes() === lostWrite ? 'lostAnswer' : faults.shift()));
  const harness = {
    hasLocations: true,
    skus: ['CAF-MOI-250', 'CAM-ALG-M'] as const,
    open: () => {
      const connection = world.connect({ deadline: world.clock.now() + 600_000 });
      return openSkuStock({
        ...connection,
        transport: async (request) => {
          const [sku, { call }] = [sold, request.body as { call: string }];
          if (sku !== undefined && call === 'IncluirAjusteEstoque') {
            sold = undefined;
            await sellOne(world, sku);
          }
          return await connection.transport(request);
        },
      });
    },
    available: (sku: string) => availableOf(world, sku),
    sellDuringNextWrite: (sku: string) => void (sold = sku),
    writes,
    loseAnswerOfWrite: (k: number) => void (lostWrite = writes() + k),
    strike: (fault: Fault, times: number) => void faults.push(...new Array<Fault>(times).fill(fault)),
    violations: () => [...world.violations],
    addUnknownFields: () => world.alterAnswers(withUnknownFields),
  };
  return harness;
});
