/** The goods of a simulated Bling account as a person in its warehouse sees them. */
import type { BlingWorld } from './blingWorld.mts';

const root = 'https://api.bling.com.br/Api/v3';

export function blingShelf(world: BlingWorld) {
  const { simulator } = world;
  const { transport } = world.connect();
  const depot = simulator.fixtures.defaultDepotId;
  const other = simulator.fixtures.otherDepotId;
  const ask = async (method: 'GET' | 'POST', path: string, body?: unknown) => {
    const answer = await transport({ method, url: `${root}${path}`, headers: { 'enable-jwt': '1' }, body });
    if (!answer.answered || answer.status >= 300) throw new Error(`Bling answered ${JSON.stringify(answer)}`);
    return answer.answered ? (answer.body as { data: { id: number }[] }).data : [];
  };
  /** What was moved in the other warehouse, from nothing. */
  const elsewhere = (sku: string) =>
    simulator
      .ledger()
      .filter(({ kind, detail }) => kind === 'movement' && detail?.sku === sku && detail.depotId === other)
      .reduce((sum, { detail }) => sum + Number(detail?.quantity), 0);
  return {
    /** Units in the default warehouse. */
    available: (sku: string) => simulator.stockOf(sku) - elsewhere(sku),
    async move(sku: string, operacao: 'B' | 'E' | 'S', quantidade: number) {
      // The account's 3 calls a second are for the adapter under test.
      await world.clock.sleep(2000);
      const [product] = await ask('GET', `/produtos?codigos[]=${encodeURIComponent(sku)}`);
      await ask('POST', '/estoques', { produto: { id: product!.id }, deposito: { id: depot }, operacao, quantidade });
      await world.clock.sleep(2000);
    },
  };
}
