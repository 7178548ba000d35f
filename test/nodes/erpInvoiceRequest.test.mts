/** What ERP Invoice asks a vendor for: the order as the user gives it, and what the user wants of the invoice. */
import { describe, expect, test } from 'vitest';
import type { Invoice } from '../../domain/documents/invoice.ts';
import type { InvoiceIssuer, InvoiceOverrides, IssueRequest } from '../../domain/ports/invoiceIssuer.ts';
import * as issue from '../../nodes/ErpInvoice/invoice/issue.operation.ts';
import { taxesParameter } from '../../nodes/ErpInvoice/invoice/taxes.ts';
import { overridesParameter } from '../../nodes/ErpInvoice/invoice/overrides.ts';
import { orderProblems } from '../../nodes/ErpInvoice/invoice/orderProblems.ts';
import { failureOf } from '../contracts/support/failureOf.mts';
import { paidOrder } from '../contracts/support/order.mts';
import { oneItem } from './support/fakeN8n.mts';

const asked = async (json: object, parameters: Record<string, unknown>): Promise<IssueRequest> => {
  const requests: IssueRequest[] = [];
  const issuer: InvoiceIssuer = {
    pollEverySeconds: 3,
    issue: async (request) => {
      requests.push(request);
      return { status: request.overrides?.draftOnly ? 'pending' : 'authorized' } as Invoice;
    },
    get: () => Promise.reject(new Error('nobody waits for what is settled')),
  };
  await issue.execute(oneItem(json as never, { orderFrom: 'item', ...parameters }), 0, issuer);
  return requests[0]!;
};

const fields = {
  orderFrom: 'fields',
  orderNumber: ' B-7 ',
  customerName: 'Ana Souza',
  taxId: '529.982.247-25',
  email: 'ana@cliente.example',
  phone: '(31) 98888-7777',
  postalCode: '30160-011',
  street: 'Rua da Bahia',
  streetNumber: '1148',
  district: 'Centro',
  city: 'Belo Horizonte',
  state: 'mg',
  products: {
    product: [
      { sku: 'CAM-ALG-M', name: 'Camiseta', quantity: 2, price: 79.9, ncm: '6109.10.00' },
      { sku: 'CAF-MOI-250', name: 'Café', quantity: 1, price: 32.45 },
    ],
  },
  shippingPrice: 20,
  discount: 10,
  paymentMethod: 'credit_card',
};

describe('an order from fields', () => {
  test('is one like any other, with its sums reckoned', async () => {
    const { order, orderNumber, key } = await asked({}, fields);
    expect([orderNumber, key]).toEqual(['B-7', 'manual:B-7:invoice']);
    expect(order).toMatchObject({
      customer: { taxId: { type: 'CPF', value: '52998224725' }, phone: '+5531988887777' },
      billingAddress: { postalCode: '30160011', state: 'MG', number: '1148' },
      items: [
        { sku: 'CAM-ALG-M', ncm: '61091000' },
        { sku: 'CAF-MOI-250', ncm: null },
      ],
      payments: [{ method: 'credit_card' }],
      totals: { items: 192.25, discount: 10, shipping: 20, total: 202.25 },
    });
  });

  test.each([
    [{ taxId: '529.982.247-26' }, 'order.customer.taxId) is not a valid CPF'],
    [{ taxId: '12.ABC.345/01DE-36' }, 'order.customer.taxId) is not a valid CNPJ'],
    [{ taxId: '' }, 'order.customer.taxId) is missing'],
    [{ postalCode: '3016' }, 'order.billingAddress.postalCode'],
    [{ city: '' }, 'order.billingAddress.city'],
    [{ products: {} }, 'order.items) has no product'],
    [{ products: { product: [{ name: 'Sem código', quantity: 1, price: 1 }] }, discount: 0 }, 'order.items[0].sku'],
    [{ discount: 1000 }, 'order.items[0].discount'],
    [{ shippingPrice: -1 }, 'order.shipping.price'],
    [{ orderNumber: '' }, 'no number'],
  ])('is refused with %j as every order is', async (change, words) => {
    expect((await failureOf(asked({}, { ...fields, ...change }))).message).toContain(words);
  });
});

test('the SKU map changes the order for every vendor, and not the item', async () => {
  const json = { order: paidOrder('1001') };
  const skuMap = {
    pair: [
      { from: 'CAM-ALG-M', to: 'ERP-1' },
      { from: '', to: 'x' },
    ],
  };
  const { order } = await asked(json, { 'options.skuMap': skuMap });
  expect(order!.items.map(({ sku }) => sku)).toEqual(['ERP-1', 'CAF-MOI-250']);
  expect(json.order).toEqual(paidOrder('1001'));
});

describe('what the shop wants of the invoice', () => {
  const all = [
    'draftOnly',
    'operationNature',
    'series',
    'location',
    'store',
    'freightMode',
    'additionalInformation',
    'paymentMethods',
    'unknownProducts',
  ] as const satisfies readonly (keyof InvoiceOverrides)[];
  const wished = (options: Record<string, unknown>, overrides: readonly (keyof InvoiceOverrides)[] = all) => {
    const parameters = Object.fromEntries(Object.entries(options).map(([name, value]) => [`options.${name}`, value]));
    return overridesParameter(oneItem({}, parameters), 0, { overrides });
  };

  test('is nothing where no option is added, or one is left empty', () => {
    expect(wished({})).toBeUndefined();
    expect(wished({ series: ' ', draftOnly: false, unknownProducts: 'fail', paymentMethods: {} })).toBeUndefined();
  });

  test('is told as the port has it', () => {
    const paymentMethods = { pair: [{ from: 'pix', to: 17 }] };
    expect(
      wished({
        draftOnly: true,
        operationNature: 5,
        series: '2',
        location: '9',
        store: '3',
        freightMode: 0,
        paymentMethods,
        unknownProducts: 'create',
      }),
    ).toEqual({
      draftOnly: true,
      operationNature: '5',
      series: '2',
      location: '9',
      store: '3',
      freightMode: 0,
      paymentMethods: { pix: '17' },
      unknownProducts: 'create',
    });
    expect(wished({ unknownProducts: 'generic', genericSku: 'DIVERSOS' })).toEqual({ unknownProducts: { genericSku: 'DIVERSOS' } });
  });

  test('does not reach a vendor that cannot do it: options of another vendor stay behind', () => {
    expect(wished({ series: '2', draftOnly: true }, ['draftOnly'])).toEqual({ draftOnly: true });
    expect(wished({ series: '2' }, [])).toBeUndefined();
  });

  test('needs the SKU of the generic product', () => {
    expect(() => wished({ unknownProducts: 'generic' })).toThrow('its SKU is empty');
  });

  test('does not wait for SEFAZ where only a draft is wanted', async () => {
    const request = await asked({ order: paidOrder() }, { 'options.draftOnly': true });
    expect(request.overrides).toEqual({ draftOnly: true });
  });
});

describe('taxes for a vendor that keeps none', () => {
  const taxes = (parameters: Record<string, unknown> = {}) => taxesParameter(oneItem({}, parameters), 0);

  test('are those of a shop of the Simples Nacional, where nothing else is said', () => {
    expect(taxes()).toEqual({
      cfopInState: '5102',
      cfopInterstate: '6108',
      icmsOrigin: '0',
      icmsSituation: '102',
      icmsRate: null,
      pisSituation: '49',
      cofinsSituation: '49',
      ncm: null,
      ibsCbs: null,
    });
  });

  test('take the details that are given', () => {
    const taxDetails = { ncm: '6109.10.00', icmsRate: 18, ibsCbsSituation: '000', ibsCbsClassification: '000001' };
    expect(taxes({ icmsSituation: '00', taxDetails })).toMatchObject({
      icmsSituation: '00',
      icmsRate: 18,
      ncm: '61091000',
      ibsCbs: { situation: '000', classification: '000001' },
    });
  });

  test.each([
    [{ cfopInState: '6102' }, 'CFOP Within the State'],
    [{ cfopInterstate: '5102' }, 'CFOP to Other States'],
    [{ icmsSituation: '1' }, 'CST or CSOSN'],
    [{ icmsOrigin: '9' }, 'Origin of the Goods'],
    [{ pisSituation: '' }, 'CST of PIS'],
    [{ taxDetails: { ncm: '61' } }, 'Default NCM'],
  ])('name the field of a code that cannot be right (%j)', (parameters, label) => {
    expect(() => taxes(parameters)).toThrow(label);
  });

  test('need an NCM for every product, from the order or by default', () => {
    const [first, second] = paidOrder().items;
    const order = paidOrder('1', { items: [first!, { ...second!, ncm: null }] });
    const fieldsOf = (problems: { field: string }[]) => problems.map(({ field }) => field);
    expect(fieldsOf(orderProblems(order, { model: 55, taxes: taxes() }, []))).toEqual(['order.items[1].ncm']);
    expect(orderProblems(order, { model: 55, taxes: taxes({ taxDetails: { ncm: '09012100' } }) }, [])).toEqual([]);
    expect(orderProblems(order, { model: 55 }, [])).toEqual([]);
  });
});
