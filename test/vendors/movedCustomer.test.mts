/** An invoice is made out to where its order says that the customer lives, whatever the ERP has kept of them. */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import type { InvoiceIssuer } from '../../domain/ports/invoiceIssuer.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { openInvoiceIssuer as openBling } from '../../vendors/bling/invoice/invoiceIssuer.ts';
import { openInvoiceIssuer as openTiny } from '../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { openInvoiceIssuer as openOmie } from '../../vendors/omie/invoice/invoiceIssuer.ts';
import { createRandom } from '../../sandbox/world/random.mts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import type { SeedSale } from '../../sandbox/world/seed.mts';
import { blingWorld } from '../contracts/support/blingWorld.mts';
import { olistTinyWorld } from '../contracts/support/olistTinyWorld.mts';
import { omieWorld } from '../contracts/support/omieWorld.mts';
import type { SimulatedVendor } from '../contracts/support/simulatedVendor.mts';
import { address, paidOrder } from '../contracts/support/order.mts';
import { goodsRequest } from '../contracts/invoiceIssuer.contract.mts';

interface Books {
  invoices(): readonly { orderNumber: string; xml?: string | undefined }[];
  seedSale(sale: SeedSale): { id: number };
}
type World = SimulatedVendor<Simulator & Books>;

const erps: { name: string; createWorld: () => World; open: (connection: Connection) => InvoiceIssuer }[] = [
  { name: 'Bling', createWorld: blingWorld, open: openBling },
  { name: 'Olist Tiny', createWorld: olistTinyWorld, open: openTiny },
  { name: 'Omie', createWorld: omieWorld, open: openOmie },
];

const inSaoPaulo = {
  ...address,
  street: 'Avenida Paulista',
  number: '1000',
  district: 'Bela Vista',
  city: 'São Paulo',
  state: 'SP',
  postalCode: '01310100',
};

const orderFrom = (number: string, place = address, over: Partial<Order['customer']> = {}): Order => {
  const order = paidOrder(number, { billingAddress: place, shippingAddress: place });
  return { ...order, customer: { ...order.customer, ...over } };
};

let restarts = 0;

describe.each(erps)('the customer of an invoice at $name', ({ createWorld, open }) => {
  const issue = async (world: World, order: Order, over: Partial<Connection> = {}) =>
    await open(world.connect(over)).issue(goodsRequest(order.number, { order, key: `shopify:${order.number}` }));
  const recipient = (world: World, number: string) =>
    /<dest>.*<\/dest>/s.exec(world.simulator.invoices().find(({ orderNumber }) => orderNumber === number)!.xml ?? '')?.[0] ?? '';
  const made = async (world: World, number: string) => {
    await world.clock.sleep(10_000);
    return recipient(world, number);
  };

  test.each([false, true])('F5: who has moved gets it at the new address (restarted: %s), and back again', async (restarted) => {
    const world = createWorld();
    const over = () => (restarted ? { account: `restarted-moved-${++restarts}` } : {});
    const moves = [address, inSaoPaulo, address];
    for (const [index, place] of moves.entries()) {
      await world.clock.sleep(70_000);
      await issue(world, orderFrom(String(index + 1), place), over());
      const text = await made(world, String(index + 1));
      expect(text).toContain(`<UF>${place.state}</UF>`);
      expect(text).toContain(`<CEP>${place.postalCode}</CEP>`);
    }
    expect(world.violations).toEqual([]);
  });

  test('kind 6: whoever orders from wherever, some after a restart: each invoice says what its own order says', async () => {
    const world = createWorld();
    const random = createRandom(20261215);
    const towns = [
      ['MG', 'Belo Horizonte'],
      ['SP', 'São Paulo'],
      ['RJ', 'Rio de Janeiro'],
      ['BA', 'Salvador'],
    ] as const;
    const streets = ['Rua da Bahia', 'Avenida Paulista', 'Rua das Flores', 'Alameda Santos'];
    for (let round = 1; round <= 16; round++) {
      const [state, city] = random.pick(towns);
      const postalCode = String(random.int(10_000_000, 99_999_999));
      const place = { ...address, state, city, postalCode, street: random.pick(streets), number: String(random.int(1, 9999)) };
      const value = random.pick(['52998224725', '11144477735']);
      const isLater = random.chance(0.5);
      if (isLater) await world.clock.sleep(70_000);
      // Omie counts what a process asks again within a minute, so nobody restarts faster.
      const over = isLater && random.chance(0.8) ? { account: `restarted-moved-${++restarts}` } : {};
      await issue(world, orderFrom(String(round), place, { taxId: { type: 'CPF', value } }), over);
      const text = await made(world, String(round));
      for (const [element, said] of [
        ['CPF', value],
        ['xLgr', place.street],
        ['nro', place.number],
        ['UF', state],
        ['CEP', postalCode],
      ])
        expect(text).toContain(`<${element}>${said}</${element}>`);
    }
    expect(world.violations).toEqual([]);
  });

  test('who orders from two places at the same time gets each at its own', async () => {
    const world = createWorld();
    await Promise.all([issue(world, orderFrom('1')), issue(world, orderFrom('2', inSaoPaulo))]);
    expect(await made(world, '1')).toContain('<UF>MG</UF>');
    expect(recipient(world, '2')).toContain('<UF>SP</UF>');
  });

  test('F6: who was made by hand without an address gets the one of the order', async () => {
    const world = createWorld();
    world.simulator.seedSale({
      orderNumber: '900',
      customer: { name: 'ANA', document: '52998224725' },
      items: [{ sku: 'CAM-ALG-M', quantity: 1 }],
    });
    await issue(world, orderFrom('1', inSaoPaulo));
    expect(await made(world, '1')).toContain('<UF>SP</UF>');
    expect(world.violations).toEqual([]);
  });

  test('keeps a state registration that the order does not speak of, and gets the one that it names', async () => {
    const world = createWorld();
    const company = { name: 'Loja Silva Ltda', taxId: { type: 'CNPJ', value: '11222333000181' } } as const;
    const { street, number, district, city, state, postalCode } = inSaoPaulo;
    const home = { street, number, district, city, state, postalCode };
    const known = { name: company.name, document: company.taxId.value, address: home, stateRegistration: '110042490114' };
    world.simulator.seedSale({ orderNumber: '900', customer: known as SeedSale['customer'], items: [{ sku: 'CAM-ALG-M', quantity: 1 }] });
    await issue(world, orderFrom('1', inSaoPaulo, company));
    expect(await made(world, '1')).toContain('<IE>110042490114</IE>');
    await world.clock.sleep(70_000);
    await issue(world, orderFrom('2', inSaoPaulo, { ...company, stateRegistration: '111222333440' }));
    expect(await made(world, '2')).toContain('<IE>111222333440</IE>');
  });
});
