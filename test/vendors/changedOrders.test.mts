/** An order that its shop has changed after its sale was made in the ERP: the invoice is over what it says now, or is refused by name. */
import { describe, expect, test } from 'vitest';
import type { Order } from '../../domain/documents/order.ts';
import type { InvoiceIssuer, IssueRequest } from '../../domain/ports/invoiceIssuer.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { openInvoiceIssuer as openBling } from '../../vendors/bling/invoice/invoiceIssuer.ts';
import { openInvoiceIssuer as openTiny } from '../../vendors/olistTiny/invoice/invoiceIssuer.ts';
import { openInvoiceIssuer as openOmie } from '../../vendors/omie/invoice/invoiceIssuer.ts';
import type { SefazBehaviour } from '../../sandbox/fiscal/sefaz.mts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import type { SeedCustomer } from '../../sandbox/world/seed.mts';
import { goodsRequest } from '../contracts/invoiceIssuer.contract.mts';
import { blingWorld } from '../contracts/support/blingWorld.mts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { freshAccount } from '../contracts/support/freshAccount.mts';
import { olistTinyWorld } from '../contracts/support/olistTinyWorld.mts';
import { omieWorld } from '../contracts/support/omieWorld.mts';
import { address, paidOrder } from '../contracts/support/order.mts';
import type { SimulatedVendor } from '../contracts/support/simulatedVendor.mts';

interface Books {
  invoices(): readonly { orderNumber: string; xml?: string | undefined }[];
  setSefaz(behaviour: Partial<SefazBehaviour>): void;
  seedContact(customer: SeedCustomer, key?: string): { id: number };
}
type World = SimulatedVendor<Simulator & Books>;

interface Erp {
  name: string;
  createWorld: () => World;
  open: (connection: Connection) => InvoiceIssuer;
}

const bling: Erp = { name: 'Bling', createWorld: blingWorld, open: openBling };
const tiny: Erp = { name: 'Olist Tiny', createWorld: () => olistTinyWorld({ requestsPerMinute: 6000 }), open: openTiny };
const omie: Erp = { name: 'Omie', createWorld: omieWorld, open: openOmie };

const places = [false, true];

const issuing =
  ({ open }: Erp, world: World) =>
  async (order: Order, fresh: boolean, over: Partial<IssueRequest> = {}) => {
    await world.clock.sleep(70_000);
    const connection = world.connect(fresh ? { account: freshAccount() } : {});
    const { number } = order;
    const invoice = await open(connection).issue(goodsRequest(number, { order, key: `shopify:${number}`, ...over }));
    await world.clock.sleep(10_000);
    return invoice;
  };

const rejecting = (world: World, isOn: boolean) =>
  world.simulator.setSefaz({
    rejectProbability: isOn ? 1 : 0,
    rejections: isOn ? [{ code: '274', reason: 'Rejeição: Código Município do Destinatário difere da UF' }] : [],
  });

const statuses = (world: World) =>
  world.simulator
    .ledger()
    .filter(({ kind }) => kind === 'invoice')
    .map(({ status }) => status);

const recipient = (world: World, number: string) =>
  /<dest>.*<\/dest>/s.exec(world.simulator.invoices().find(({ orderNumber }) => orderNumber === number)?.xml ?? '')?.[0] ?? '';

const at = (place: Partial<typeof address>, number = '1001') => {
  const moved = { ...address, ...place };
  return paidOrder(number, { billingAddress: moved, shippingAddress: moved });
};

const inSaoPaulo = {
  street: 'Avenida Paulista',
  number: '1000',
  district: 'Bela Vista',
  city: 'São Paulo',
  state: 'SP',
  postalCode: '01310100',
};

/** Another size at the same price. */
const swapped = (sku = 'CAM-ALG-P') => {
  const [shirt, ...others] = paidOrder().items;
  return paidOrder('1001', { items: [{ ...shirt!, sku }, ...others] });
};

describe.each([bling, tiny, omie])('goods of the same price that were swapped since, at $name', (erp) => {
  test.each(places)('are not invoiced as the old ones (restarted: %s)', async (fresh) => {
    const world = erp.createWorld();
    const issue = issuing(erp, world);
    await issue(paidOrder(), false, { overrides: { draftOnly: true } });
    const { failure } = await failureOf(issue(swapped(), fresh));
    expect(failure).toMatchObject({ class: 'conflict', code: 'saleOutdated', message: expect.stringContaining('1001') });
    expect(failure.hint).toContain(erp.name);
    expect(statuses(world).filter((status) => status !== 'pending')).toEqual([]);
    // The order as it was is still the sale's.
    expect((await issue(paidOrder(), fresh)).status).toBe('processing');
    expect((await failureOf(issue(swapped(), fresh))).failure.code).toBe('saleOutdated');
    expect(statuses(world)).toEqual(['authorized']);
  });

  test.each(places)('are told by how many of each, too (restarted: %s)', async (fresh) => {
    const twins = (first: number, second: number) => {
      const [shirt, coffee] = paidOrder().items;
      const lines = [
        { ...shirt!, quantity: first, total: Math.round(first * 7990) / 100 },
        { ...coffee!, unitPrice: 79.9, quantity: second, total: Math.round(second * 7990) / 100 },
      ];
      return paidOrder('1001', { items: lines, totals: { ...paidOrder().totals, items: 239.7, total: 259.7 } });
    };
    const world = erp.createWorld();
    const issue = issuing(erp, world);
    await issue(twins(2, 1), false);
    expect((await failureOf(issue(twins(1, 2), fresh))).failure.code).toBe('saleOutdated');
    expect(await issue(twins(2, 1), fresh)).toMatchObject({ status: 'authorized', found: true });
  });

  test('and other letters for the same SKU are no other goods', async () => {
    const world = erp.createWorld();
    const issue = issuing(erp, world);
    await issue(paidOrder(), false);
    expect(await issue(swapped('cam-alg-m'), true)).toMatchObject({ status: 'authorized', found: true });
  });
});

describe.each([bling, tiny])('an address that the shop corrected after the sale was made, at $name', (erp) => {
  test.each(places)('is not left out of an invoice that SEFAZ refused (restarted: %s)', async (fresh) => {
    const world = erp.createWorld();
    const issue = issuing(erp, world);
    rejecting(world, true);
    await issue(at({ postalCode: '01310100' }), false);
    rejecting(world, false);
    for (let run = 0; run < 2; run++) {
      const { failure } = await failureOf(issue(at({}), fresh));
      expect(failure).toMatchObject({ class: 'conflict', code: 'saleOutdated', hint: expect.stringContaining('Delete its invoice') });
      expect(JSON.stringify(failure)).not.toMatch(/01310|30160|Bahia|Ana Souza/);
    }
    expect(statuses(world)).toEqual(['rejected']);
  });

  test.each(places)('is not missed where it is of the house number alone (restarted: %s)', async (fresh) => {
    const world = erp.createWorld();
    const issue = issuing(erp, world);
    await issue(at({ number: '11' }), false, { overrides: { draftOnly: true } });
    expect((await failureOf(issue(at({ number: '1148' }), fresh))).failure.code).toBe('saleOutdated');
    expect(statuses(world)).toEqual(['pending']);
  });

  test.each(places)('is no reason to refuse where a person corrected the ERP, and the order is the same (restarted: %s)', async (fresh) => {
    const world = erp.createWorld();
    const issue = issuing(erp, world);
    rejecting(world, true);
    await issue(at({}), false);
    rejecting(world, false);
    expect((await issue(at({ city: 'BELO HORIZONTE' }), fresh)).status).toBe('processing');
    expect(statuses(world)).toEqual(['authorized']);
  });

  test('does not matter to an invoice that is authorized', async () => {
    const world = erp.createWorld();
    const issue = issuing(erp, world);
    await issue(at({}), false);
    expect(await issue(at(inSaoPaulo), true)).toMatchObject({ status: 'authorized', found: true });
  });

  test('another order has moved the customer before the invoice of the first was made: each says its own', async () => {
    const world = erp.createWorld();
    const issue = issuing(erp, world);
    world.inject(({ operation }) => (/generate/.test(operation) ? 'serverError' : undefined));
    await failureOf(issue(at({}), true));
    world.inject(() => undefined);
    await issue(at(inSaoPaulo, '1002'), true);
    await issue(at({}), true);
    expect(recipient(world, '1002')).toContain('<UF>SP</UF>');
    expect(recipient(world, '1001')).toContain('<UF>MG</UF>');
    expect(world.violations).toEqual([]);
  });
});

describe('an address that the shop corrected after the sale was made, at Omie', () => {
  const customer = { name: 'Ana Souza', document: '52998224725' };

  test.each(places)('is that of the invoice that is made again (restarted: %s)', async (fresh) => {
    const world = omie.createWorld();
    const issue = issuing(omie, world);
    rejecting(world, true);
    await issue(at({ postalCode: '01310100', state: 'SP' }), false);
    rejecting(world, false);
    await issue(at({}), fresh);
    expect(recipient(world, '1001')).toContain('<CEP>30160011</CEP>');
    expect(statuses(world)).toEqual(['authorized']);
    expect(world.violations).toEqual([]);
  });

  test.each(places)('is not that of another order of the customer (restarted: %s)', async (fresh) => {
    const world = omie.createWorld();
    const issue = issuing(omie, world);
    rejecting(world, true);
    await issue(at({}), false);
    rejecting(world, false);
    await issue(at(inSaoPaulo, '1002'), fresh);
    await issue(at({}), fresh);
    expect(recipient(world, '1001')).toContain('<CEP>30160011</CEP>');
  });

  test('does not undo what a person has corrected in Omie since', async () => {
    const world = omie.createWorld();
    const issue = issuing(omie, world);
    rejecting(world, true);
    await issue(at({ postalCode: '01310100' }), false);
    rejecting(world, false);
    const { street, number, district, city, state, postalCode } = address;
    const home = { street: street!, number: number!, district: district!, city: city!, state: state!, postalCode: postalCode! };
    world.simulator.seedContact({ ...customer, address: home }, customer.document);
    await issue(at({ postalCode: '01310100' }), true);
    expect(recipient(world, '1001')).toContain('<CEP>30160011</CEP>');
  });
});

describe.each([bling, tiny, omie])('the e-mail address of an order at $name', (erp) => {
  const home = { street: 'Rua da Bahia', number: '1148', district: 'Centro', city: 'Belo Horizonte', state: 'MG', postalCode: '30160011' };
  const known = { name: 'Ana S.', document: '52998224725', address: home };
  const from = (email: string | null) => ({ ...paidOrder(), customer: { ...paidOrder().customer, email } });

  test.each([
    ['ana@antigo.example', 'ana@cliente.example', 'ana@cliente.example'],
    // A dot makes it somebody else's.
    ['anasouza@cliente.example', 'ana.souza@cliente.example', 'ana.souza@cliente.example'],
    ['ana@antigo.example', null, 'ana@antigo.example'],
    ['ana@antigo.example', 'não tem', 'ana@antigo.example'],
  ])('%s of the contact and %s of the order: the DANFE goes to %s', async (theirs, ours, mailed) => {
    const world = erp.createWorld();
    world.simulator.seedContact({ ...known, email: theirs });
    await issuing(erp, world)(from(ours), false, { sendEmail: true });
    expect(recipient(world, '1001')).toContain(`<email>${mailed}</email>`);
    expect(world.violations).toEqual([]);
  });
});
