/** ERP Invoice under n8n's own engine: from single fields to the files of the invoice, with options that n8n hands on as they are. */
import type { INodeExecutionData } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { paidOrder } from '../contracts/support/order.mts';
import { runChain } from './support/engine.mts';
import { watchExpressions } from './support/expressions.mts';
import { packageFlow } from './support/packageFlow.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

let inProcess: WorldInProcess;

beforeAll(async () => {
  inProcess = await startWorld(6);
  inProcess.world.clock.setSpeed(50);
});

afterAll(async () => {
  await inProcess.stop();
});

const run = async (parameters: object, items: INodeExecutionData[], over: object = {}) =>
  await runChain(
    packageFlow(
      inProcess.world,
      [{ type: 'erpInvoice', parameters: { vendor: 'bling', ...parameters } as never, ...over }],
      items,
      ' of ERP Invoice',
    ),
  );

const first = async (parameters: object, items: INodeExecutionData[]) => {
  const result = await run(parameters, items);
  expect(result.error).toBeUndefined();
  return result.output('erpInvoice')[0]!;
};

const fields = {
  orderFrom: 'fields',
  orderNumber: 'B-7',
  customerName: 'Ana Souza',
  taxId: '529.982.247-25',
  postalCode: '30160-011',
  street: 'Rua da Bahia',
  streetNumber: '1148',
  district: 'Centro',
  city: 'Belo Horizonte',
  state: 'MG',
  products: { product: [{ sku: 'LOJA-1', name: 'Camiseta', quantity: 3, price: 33.33 }] },
  discount: 10,
};
const skuMap = { pair: [{ from: 'LOJA-1', to: 'CAM-ALG-M' }] };

describe('an order that somebody typed in', () => {
  test('is checked, drafted, issued, listed and downloaded, and not one expression is evaluated', async () => {
    const evaluated = watchExpressions();
    const item = { json: { mine: 1 } };
    const checked = await first({ operation: 'preflight', ...fields, options: { skuMap } }, [item]);
    expect(checked.json).toEqual({ mine: 1, preflight: { ok: true, problems: [] } });

    const draft = await first({ operation: 'issue', ...fields, options: { skuMap, draftOnly: true, freightMode: 1 } }, [item]);
    expect(draft.json).toMatchObject({ mine: 1, invoice: { status: 'pending', orderNumber: 'B-7' } });

    const issued = await first({ operation: 'issue', ...fields, options: { skuMap } }, [item]);
    expect(issued.json.invoice).toMatchObject({ status: 'authorized', orderNumber: 'B-7' });

    const { binary, json } = await first({ operation: 'download' }, [issued]);
    const { accessKey } = issued.json.invoice as { accessKey: string };
    expect(json).toEqual(issued.json);
    expect(binary).toMatchObject({ xml: { fileName: `${accessKey}.xml` }, danfe: { fileName: `${accessKey}.pdf` } });
    expect(Buffer.from(binary!.xml!.data, 'base64').toString()).toContain(accessKey);

    const filters = { orderNumber: 'B-7', status: 'authorized' };
    const listed = await first({ operation: 'getMany', filters }, [item]);
    expect(listed).toMatchObject({ json: { mine: 1, invoice: { accessKey } }, pairedItem: { item: 0 } });
    expect(evaluated()).toEqual([]);
    vi.restoreAllMocks();
    expect(inProcess.world.violations).toEqual([]);
  });

  test('has one sale and one invoice, over what was typed in', () => {
    const { bling } = inProcess.world.vendors;
    expect(bling.sales()).toMatchObject([{ orderNumber: 'B-7', total: 89.99 }]);
    expect(bling.invoices()).toHaveLength(1);
  });
});

test('a preflight asks no vendor and lets a bad order go on with its problems', async () => {
  const before = inProcess.calls('bling').length;
  const order = { ...paidOrder('9'), currency: 'USD' };
  const { json } = await first({ operation: 'preflight' }, [{ json: { order: order as never } }]);
  expect(json).toMatchObject({ order: { number: '9' }, preflight: { ok: false, problems: [{ field: 'order.currency' }] } });
  expect(inProcess.calls('bling')).toHaveLength(before);
});

test('options of another vendor do not get in the way', async () => {
  const options = { series: '7', key: 'x', waitSeconds: 0 };
  const { json } = await first({ operation: 'issue', options }, [{ json: { order: paidOrder('10') as never } }]);
  expect(json.invoice).toMatchObject({ orderNumber: '10' });
});

test('an operation that the ERP does not have is refused, with the item', async () => {
  const parameters = { operation: 'cancel', justification: 'Cliente desistiu da compra' };
  const invoice = { id: '1', model: 55, orderNumber: '1' };
  const result = await run(parameters, [{ json: { invoice } }], { onError: 'continueErrorOutput' });
  expect(result.output('erpInvoice', 1)[0]!.json).toMatchObject({ invoice, error: { code: 'operationNotOffered' } });
});

test('a service is checked, invoiced by the city hall once, downloaded and cancelled', async () => {
  const { focusNfe } = inProcess.world.vendors;
  focusNfe.setCityHall({ delayMs: [0, 0] });
  const order = paidOrder('11', { items: [{ ...paidOrder().items[0]!, sku: null, name: 'Conserto', total: 192.25 }] });
  const item = { json: { order: order as never } };
  const service = { vendor: 'focusNfe', model: 'nfse', serviceName: 'Conserto de máquinas', issRate: 5 };

  const incomplete = await first({ operation: 'preflight', ...service }, [item]);
  expect(incomplete.json.preflight).toMatchObject({ ok: false, problems: [{ field: 'Service Code' }] });

  const coded = { ...service, serviceCode: '14.01', serviceDetails: { cityTaxCode: '620910000', retainIss: true } };
  const checked = await first({ operation: 'preflight', ...coded }, [item]);
  expect(checked.json.preflight).toEqual({ ok: true, problems: [] });

  const issue = { operation: 'issue', ...coded, options: { waitSeconds: 0 } };
  const issued = await first(issue, [item]);
  expect(issued.json.invoice).toMatchObject({ model: 'nfse', orderNumber: '11', found: false });
  const again = await first(issue, [item]);
  expect(again.json.invoice).toMatchObject({ status: 'authorized', orderNumber: '11', found: true });

  const { binary } = await first({ vendor: 'focusNfe', operation: 'download', files: ['xml'] }, [again]);
  const { id, number } = again.json.invoice as { id: string; number: string };
  expect(binary).toMatchObject({ xml: { fileName: `${id}.xml` } });
  expect(Buffer.from(binary!.xml!.data, 'base64').toString()).toContain(`>${number}<`);

  const cancelled = await first({ vendor: 'focusNfe', operation: 'cancel', justification: 'O serviço não foi prestado' }, [again]);
  expect(cancelled.json.invoice).toMatchObject({ id, status: 'cancelled', orderNumber: '11' });
  expect(focusNfe.invoices()).toMatchObject([{ model: 'nfse', orderNumber: '11', status: 'cancelled' }]);
  expect(inProcess.world.violations).toEqual([]);
});
