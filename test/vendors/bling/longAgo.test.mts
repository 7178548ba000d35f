/** Unless it is told which, Bling lists the contacts and products that were included last: what was made long ago is there all the same. */
import { describe, expect, test } from 'vitest';
import type { InvoiceOverrides } from '../../../domain/ports/invoiceIssuer.ts';
import { catalogue } from '../../../sandbox/world/catalogue.mts';
import { openApi } from '../../../vendors/bling/client/api.ts';
import { openInvoiceIssuer } from '../../../vendors/bling/invoice/invoiceIssuer.ts';
import { productIds } from '../../../vendors/bling/product/productIds.ts';
import { blingWorld } from '../../contracts/support/blingWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';
import { scripted } from './scripted.mts';

const issueIn = async (world: ReturnType<typeof blingWorld>, number: string, overrides: InvoiceOverrides = {}) =>
  await openInvoiceIssuer(world.connect({ account: `long-ago-${number}` })).issue({
    order: paidOrder(number),
    orderNumber: number,
    key: number,
    model: 55,
    sendEmail: false,
    overrides,
  });

const made = ({ calls }: ReturnType<typeof blingWorld>, operation: string) => calls.filter((call) => call.operation === operation);

describe('after a hundred others', () => {
  test('a product is found by its SKU and not made again', async () => {
    const world = blingWorld();
    const [some] = catalogue;
    world.simulator.seedProducts(Array.from({ length: 100 }, (_, index) => ({ ...some!, sku: `NEWER-${index}` })));
    await issueIn(world, '2001', { unknownProducts: 'create' });
    expect(made(world, 'product.create')).toEqual([]);
    expect(world.simulator.sales()).toHaveLength(1);
    expect(world.violations).toEqual([]);
  });

  test('a customer is found by the CPF and not made again', async () => {
    const world = blingWorld();
    await issueIn(world, '1001');
    for (let index = 0; index < 100; index++) world.simulator.seedContact({ name: `Outra ${index}`, document: cpf(index) });
    await world.clock.sleep(1000);
    await issueIn(world, '1002');
    expect(made(world, 'contact.create')).toHaveLength(1);
    expect(world.simulator.sales()).toHaveLength(2);
    expect(world.violations).toEqual([]);
  });
});

/** A CPF with right digits. */
function cpf(index: number): string {
  const base = String(100_000_000 + index).padStart(9, '0');
  const digit = (text: string) => {
    const sum = [...text].reduce((all, each, place) => all + Number(each) * (text.length + 1 - place), 0);
    return String(((sum * 10) % 11) % 10);
  };
  const first = digit(base);
  return `${base}${first}${digit(base + first)}`;
}

describe('a product that is inactive', () => {
  test('is asked for where no active one has the SKU, and stands after an active one', async () => {
    const { connection, requests } = scripted([
      { call: 'GET /produtos', body: { data: [{ id: 1, codigo: 'A', situacao: 'A' }] } },
      { call: 'GET /produtos', body: { data: [{ id: 2, codigo: 'B', situacao: 'I' }] } },
    ]);
    const ids = await productIds(openApi(connection), ['A', 'B', 'C']);
    expect([...ids]).toEqual([
      ['A', 1],
      ['B', 2],
    ]);
    const asked = requests.map(({ url }) => new URL(url).searchParams);
    expect(asked.map((query) => [query.get('criterio'), query.getAll('codigos[]')])).toEqual([
      ['2', ['A', 'B', 'C']],
      ['3', ['B', 'C']],
    ]);
  });
});
