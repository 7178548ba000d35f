/** WhatsApp Notify under n8n's own engine: its outputs, the fields of a template, and a file on its way. */
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paidOrder } from '../contracts/support/order.mts';
import { runChain } from './support/engine.mts';
import { packageFlow } from './support/packageFlow.mts';
import { startWorld, type WorldInProcess } from './support/worldInProcess.mts';

let inProcess: WorldInProcess;

beforeAll(async () => {
  inProcess = await startWorld(4);
});

afterAll(async () => {
  await inProcess.stop();
});

const item = (number: string, more: Partial<INodeExecutionData> = {}): INodeExecutionData => ({
  json: { event: { correlationId: `shopify:${number}` }, order: { ...paidOrder(number) } as unknown as IDataObject },
  ...more,
});

const locator = (value: string) => ({ __rl: true, mode: 'list', value });

const notify = (parameters: INode['parameters']): Partial<INode> => ({
  type: 'whatsAppNotify',
  onError: 'continueErrorOutput',
  parameters: { vendor: 'whatsappCloud', resource: 'message', ...parameters },
});

async function run(parameters: INode['parameters'], items: INodeExecutionData[]) {
  const result = await runChain(packageFlow(inProcess.world, [notify(parameters)], items));
  expect(result.error).toBeUndefined();
  const [done, deferred, failed] = [0, 1, 2].map((index) => result.output('whatsAppNotify', index));
  return { done: done!, deferred: deferred!, failed: failed! };
}

const sent = () => inProcess.world.vendors.whatsappCloud.messages();

/** `HH:mm` in São Paulo, so many hours from now. */
const hourFromNow = (hours: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Sao_Paulo', hour: '2-digit', minute: '2-digit' }).format(
    Date.now() + hours * 3_600_000,
  );

describe('the outputs', () => {
  const template = { operation: 'sendTemplate', template: locator('pedido_pago|pt_BR') };

  test('what is sent, and behind both others what failed, whole', async () => {
    const broken = { ...item('2002'), json: { ...item('2002').json, order: { ...paidOrder('2002'), customer: null } as never } };
    const { done, deferred, failed } = await run(template, [item('2001'), broken]);
    expect(done.map(({ json }) => (json.message as IDataObject).status)).toEqual(['queued']);
    expect(deferred).toEqual([]);
    expect(failed[0]!.json).toMatchObject({ order: { number: '2002' }, error: { code: 'phoneMissing', correlationId: 'shopify:2002' } });
  });

  test('what waits for the morning, with the moment that a Wait node takes', async () => {
    const options = { quietHours: { period: { from: hourFromNow(-1), to: hourFromNow(1) } } };
    const before = sent().length;
    const { done, deferred, failed } = await run({ ...template, options }, [item('2003')]);
    expect([done, failed]).toEqual([[], []]);
    const wait = Date.parse(String(deferred[0]!.json.deferredUntil)) - Date.now();
    expect(wait).toBeGreaterThan(58 * 60_000);
    expect(wait).toBeLessThan(61 * 60_000);
    expect(sent()).toHaveLength(before);
  });
});

test('a parameter’s field goes before the item, and the DANFE goes with its template', async () => {
  const danfe = { mimeType: 'application/pdf', fileName: 'danfe-57.pdf', data: Buffer.from('%PDF-1.7 sandbox').toString('base64') };
  const parameters = {
    operation: 'sendTemplate',
    template: locator('nota_fiscal_pdf|pt_BR'),
    parameters: {
      mappingMode: 'defineBelow',
      value: { first_name: 'Dona {first_name}', order_number: null, 'header:file': '' },
      matchingColumns: [],
      schema: [],
      attemptToConvertTypes: false,
      convertFieldsToString: false,
    },
  };
  const { done } = await run(parameters, [item('2004', { binary: { danfe } })]);
  expect(done[0]!.json.message).toMatchObject({ status: 'queued', template: 'nota_fiscal_pdf' });
  expect(done[0]!.binary).toHaveProperty('danfe');
  expect(sent().at(-1)).toMatchObject({
    media: 'danfe-57.pdf',
    text: expect.stringContaining('Dona Ana, segue a nota fiscal do pedido 2004'),
  });
  expect(inProcess.calls('whatsappCloud')).toContain('media.upload');
});

test('the file of a header and the answer of a button, as the editor saves them, reach the message', async () => {
  const { whatsappCloud } = inProcess.world.vendors;
  whatsappCloud.addTemplate({
    name: 'entrega_combinada',
    components: [
      { type: 'HEADER', format: 'DOCUMENT' },
      { type: 'BODY', text: '{{first_name}}, o pedido {{order_number}} chega hoje: combinado?' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Combinado' }] },
    ],
  });
  const value = {
    'header:file': 'https://loja.example/romaneio.pdf',
    first_name: null,
    order_number: null,
    'reply:0': 'ok:{order_number}',
  };
  const schema = Object.keys(value).map((id) => ({
    id,
    displayName: id,
    required: false,
    defaultMatch: false,
    display: true,
    canBeUsedToMatch: false,
    type: 'string',
    removed: false,
  }));
  const parameters = {
    operation: 'sendTemplate',
    template: locator('entrega_combinada|pt_BR'),
    parameters: {
      mappingMode: 'defineBelow',
      value,
      matchingColumns: [],
      schema,
      attemptToConvertTypes: false,
      convertFieldsToString: false,
    },
  };
  // An account of its own: the list of templates is remembered for minutes.
  const result = await runChain(packageFlow(inProcess.world, [notify(parameters)], [item('2006')], '-header'));
  expect(result.output('whatsAppNotify')[0]?.json.message).toMatchObject({ status: 'queued' });
  expect(sent().at(-1)).toMatchObject({ media: 'romaneio.pdf', replies: [{ title: 'Combinado', id: 'ok:2006' }] });
});

test('a file from the node before', async () => {
  const label = { mimeType: 'application/pdf', fileName: 'etiqueta.pdf', data: Buffer.from('%PDF-1.7 label').toString('base64') };
  const { done } = await run({ operation: 'sendMedia', caption: 'Etiqueta {order_number}' }, [item('2005', { binary: { label } })]);
  expect(done[0]!.json.message).toMatchObject({ status: 'queued' });
  expect(sent().at(-1)).toMatchObject({ type: 'document', media: 'etiqueta.pdf', text: 'Etiqueta 2005' });
});
