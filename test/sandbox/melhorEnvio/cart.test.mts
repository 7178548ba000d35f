import { describe, expect, test } from 'vitest';
import { cartRow, invoiceKey, openAccount, options, party, shop } from './account.mts';

const volume = { height: 5, width: 25, length: 30, weight: 0.4 };

describe('putting a label into the cart', () => {
  test('answers its id, protocol, price and tags, and lists it as pending', async () => {
    const account = openAccount();
    const { status, data } = await account.call('POST', '/cart', cartRow());
    expect(status).toBe(201);
    expect(data).toMatchObject({ status: 'pending', service_id: 1, self_tracking: null, tags: [{ tag: 'shopify:1001' }] });
    expect(data.protocol).toMatch(/^ORD-\d+$/);
    expect((await account.call('GET', '/cart')).data.data).toHaveLength(1);
    expect((await account.call('GET', `/cart/${data.id}`)).data).toMatchObject({
      to: { postal_code: '80010000' },
      invoice: { key: invoiceKey },
    });
    expect(account.vendor.ledger()).toMatchObject([{ kind: 'shipment', orderNumber: '1001', status: 'pending', detail: { invoiceKey } }]);
    expect(account.violations).toEqual([]);
  });

  test('forgets a label that is taken out again', async () => {
    const account = openAccount();
    const { data } = await account.call('POST', '/cart', cartRow());
    expect((await account.call('DELETE', `/cart/${data.id}`)).status).toBe(204);
    expect((await account.call('GET', `/cart/${data.id}`)).status).toBe(404);
    expect(account.vendor.ledger()).toEqual([]);
    expect(account.violations).toEqual([]);
  });

  const refusals: [string, object, string][] = [
    ['an unknown service', { service: 99 }, 'service'],
    ['no recipient document', { to: party({ document: undefined }) }, 'to.document'],
    ['a CPF with a wrong check digit', { to: party({ document: '52998224724' }) }, 'to.document'],
    ['a CNPJ where a CPF belongs', { from: shop({ document: '90021382000122' }) }, 'from.document'],
    ['a CNPJ with a wrong check digit', { from: shop({ company_document: '90025108000101' }) }, 'from.company_document'],
    ['no phone', { to: party({ phone: undefined }) }, 'to.phone'],
    ['a phone without area code', { to: party({ phone: '912345678' }) }, 'to.phone'],
    ['no house number', { to: party({ number: '' }) }, 'to.number'],
    ['an impossible postal code', { to: party({ postal_code: '00000000' }) }, 'to.postal_code'],
    ['a state that is not the postal code’s', { to: party({ state_abbr: 'SP' }) }, 'to.state_abbr'],
    ['no products', { products: [] }, 'products'],
    ['a product without a value', { products: [{ name: 'Camiseta', quantity: 1 }] }, 'products.0.unitary_value'],
    ['two volumes with Correios', { volumes: [volume, volume] }, 'volumes'],
    ['two volumes with J&T', { service: 33, volumes: [volume, volume] }, 'volumes'],
    ['a volume without weight', { volumes: [{ ...volume, weight: undefined }] }, 'volumes.0.weight'],
    ['no insurance value', { options: options({ insurance_value: undefined }) }, 'options.insurance_value'],
    ['a sale without its invoice', { options: options({ invoice: undefined }) }, 'options.invoice.key'],
    [
      'an invoice key with a wrong check digit',
      { options: options({ invoice: { key: `${invoiceKey.slice(0, 43)}0` } }) },
      'options.invoice.key',
    ],
    ['an invoice key with a prefix', { options: options({ invoice: { key: `NFe${invoiceKey}` } }) }, 'options.invoice.key'],
    ['a sale without state registration', { from: shop({ state_register: undefined }) }, 'from.state_register'],
    ['an invoice on a shipment that is no sale', { options: options({ non_commercial: true }) }, 'options.invoice.key'],
    ['no agency for LATAM with the panel token', { service: 12 }, 'agency'],
  ];
  test.each(refusals)('refuses %s', async (_name, change, field) => {
    const account = openAccount();
    const { status, data } = await account.call('POST', '/cart', cartRow(change as Record<string, unknown>));
    expect(status).toBe(422);
    expect(Object.keys(data.errors)).toEqual([field]);
    expect(account.violations).toEqual([{ vendor: 'melhorEnvio', rule: 'cart-body', detail: field }]);
    expect(account.vendor.ledger()).toEqual([]);
  });

  test('takes several volumes where the carrier does, and an alphanumeric CNPJ', async () => {
    const account = openAccount();
    const row = cartRow({ service: 3, volumes: [volume, volume], from: shop({ company_document: '12ABC34501DE35' }) });
    expect((await account.call('POST', '/cart', row)).status).toBe(201);
  });

  test('does not need an agency for LATAM with a token of the application', async () => {
    const account = openAccount();
    account.useToken(account.vendor.secrets.accessToken);
    expect((await account.call('POST', '/cart', cartRow({ service: 12 }))).status).toBe(201);
  });

  test('says no to a way that the carrier does not go, without blame', async () => {
    const account = openAccount();
    const to = party({ postal_code: '69005000', state_abbr: 'AM' });
    expect(await account.call('POST', '/cart', cartRow({ service: 31, to }))).toMatchObject({
      status: 422,
      data: { error: 'Transportadora não atende este trecho.' },
    });
    expect(account.violations).toEqual([]);
  });

  test('reads JSON only', async () => {
    const account = openAccount();
    expect((await account.call('POST', '/cart', cartRow(), { 'Content-Type': 'text/plain' })).status).toBe(422);
    expect(account.rules()).toContain('content-type');
  });
});
