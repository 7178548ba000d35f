/** Every request this folder makes, held against the vendor's OpenAPI document. */
import { readFileSync } from 'node:fs';
import { Ajv, type AnySchemaObject } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { HttpRequest, Transport } from '../../../runtime/client/http.ts';
import { documentFile } from '../../../sandbox/simulators/bling/specification.mts';
import { blingInvoiceIssuer } from '../../../vendors/bling/index.ts';
import { openInvoiceIssuer } from '../../../vendors/bling/invoice/invoiceIssuer.ts';
import { openSkuStock } from '../../../vendors/bling/stock/skuStock.ts';
import { openOrderStock } from '../../../vendors/bling/stock/orderStock.ts';
import { blingWorld } from '../../contracts/support/blingWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';

type Node = AnySchemaObject;

describe("Bling's OpenAPI document", () => {
  const document = JSON.parse(readFileSync(documentFile(), 'utf8')) as Node;

  const resolve = (node: Node): Node => {
    if (typeof node.$ref !== 'string') return node;
    const keys = node.$ref.slice(2).split('/');
    return resolve(keys.reduce((at, key) => at[key.replaceAll('~1', '/').replaceAll('~0', '~')], document));
  };

  /**
   * As a schema of requests: fields that the document calls ignored on creation, or requires without describing them, are not
   * demanded; those that it does not know are not allowed.
   */
  const requestSchema = (node: Node): Node => {
    const { type, properties, items, allOf, required = [], enum: values } = resolve(node);
    if (allOf) {
      const parts = (allOf as Node[]).map(requestSchema);
      return {
        type: 'object',
        properties: Object.assign({}, ...parts.map((part) => part.properties)),
        required: parts.flatMap((part) => part.required ?? []),
        additionalProperties: false,
      };
    }
    if (items) return { type: 'array', items: requestSchema(items) };
    if (!properties) return { type, ...(values ? { enum: values } : {}) };
    const known = Object.entries(properties as Node).map(([name, inner]) => [name, resolve(inner)] as const);
    const given = known.filter(([, inner]) => !inner.readOnly && !/^Ignorado no método POST/.test(inner.description ?? ''));
    return {
      type: 'object',
      properties: Object.fromEntries(known.map(([name, inner]) => [name, requestSchema(inner)])),
      required: (required as string[]).filter((name) => given.some(([each]) => each === name)),
      additionalProperties: false,
    };
  };

  const operationOf = ({ method, url }: HttpRequest) => {
    const path = new URL(url).pathname.replace('/Api/v3', '');
    const template = Object.keys(document.paths).find((each) => new RegExp(`^${each.replace(/\{[^}]+\}/g, '\\d+')}$`).test(path));
    return { template, operation: document.paths[template ?? '']?.[method.toLowerCase()] as Node | undefined };
  };

  const ajv = new Ajv({ allErrors: true, strict: false });
  formats.default(ajv);

  const faultsOf = (request: HttpRequest): string[] => {
    const { template, operation } = operationOf(request);
    if (!template || !operation) return [`${request.method} ${new URL(request.url).pathname} is not in the document`];
    const parameters = [...(document.paths[template].parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
    const names = parameters.filter((each) => each.in === 'query').map((each) => each.name as string);
    const sent = [...new Set(new URL(request.url).searchParams.keys())];
    const unknown = sent.filter((name) => !names.includes(name)).map((name) => `${template} has no parameter ${name}`);
    const absent = parameters
      .filter((each) => each.in === 'query' && each.required && !sent.includes(each.name))
      .map((each) => `needs ${each.name}`);
    return [...unknown, ...absent, ...bodyFaults(template, operation, request.body)];
  };

  const bodyFaults = (template: string, operation: Node, body: unknown): string[] => {
    if (!operation.requestBody) return body === undefined ? [] : [`${template} takes no body`];
    const { schema } = resolve(operation.requestBody).content['application/json'];
    const validate = ajv.compile(requestSchema(schema));
    return validate(body) ? [] : (validate.errors ?? []).map((error) => `${template} ${error.instancePath} ${error.message}`);
  };

  const recorded = async () => {
    const world = blingWorld();
    const requests: HttpRequest[] = [];
    const { transport } = world.connect();
    const recording: Transport = async (request) => {
      requests.push(request);
      return await transport(request);
    };
    const connect = () => world.connect({ transport: recording });
    const issue = async (number: string, model: 55 | 65, change: Parameters<typeof paidOrder>[1] = {}) =>
      await openInvoiceIssuer(connect()).issue({
        order: paidOrder(number, change),
        orderNumber: number,
        key: number,
        model,
        sendEmail: true,
      });
    const invoice = await issue('1', 55);
    await issue('2', 65);
    const [item] = paidOrder().items;
    await issue('3', 55, {
      customer: {
        ...paidOrder().customer,
        taxId: { type: 'CNPJ', value: '00000000000191' },
        stateRegistration: '110042490114',
        phone: '+551133334444',
      },
      items: [{ ...item!, discount: 5, total: 154.8 }],
    });
    await openInvoiceIssuer(connect()).get(invoice.id, 55);
    await openInvoiceIssuer(world.connect({ transport: recording, account: `${connect().account}-restarted` })).issue({
      order: null,
      orderNumber: '1',
      key: '1',
      model: 55,
      sendEmail: false,
    });
    await openInvoiceIssuer(connect()).issue({
      order: paidOrder('4', { payments: [{ method: 'pix' }], items: [{ ...item!, sku: 'NOVO-1' }] }),
      orderNumber: '4',
      key: '4',
      model: 55,
      sendEmail: false,
      overrides: {
        draftOnly: true,
        unknownProducts: 'create',
        operationNature: String(world.simulator.fixtures.otherNatureId),
        store: String(world.simulator.fixtures.apiChannelId),
        freightMode: 1,
        additionalInformation: 'Obrigado',
        paymentMethods: { pix: String(world.simulator.fixtures.paymentMethodId) },
      },
    });
    const issuer = openInvoiceIssuer(connect());
    for (const of of blingInvoiceIssuer.choices) await issuer.choices!(of);
    await issuer.list!({ model: 55, status: 'authorized', issuedFrom: '2026-11-01', issuedTo: '2026-11-30', orderNumber: '1' }, 10);
    await issuer.list!({ model: 65, status: 'processing', issuedFrom: '2026-11-01' }, 300);
    const keeper = openOrderStock(connect());
    const [, other] = await keeper.locations!();
    await keeper.deductOrder({ order: null, orderNumber: '1', key: '1', location: null });
    await keeper.deductOrder({ order: null, orderNumber: '3', key: '3', location: other!.id });
    await keeper.returnOrder!({ order: null, orderNumber: '3', key: '3', location: null });
    const counter = openSkuStock(connect());
    const line = { sku: 'CAF-MOI-250', location: null };
    await counter.levels([line]);
    await counter.set([{ ...line, quantity: 4 }]);
    await counter.adjust([{ ...line, delta: -1, key: 'shopify:1:adjust' }]);
    return requests;
  };

  test('knows every path, parameter and field that is sent', async () => {
    const requests = await recorded();
    expect(requests.flatMap(faultsOf)).toEqual([]);
    const templates = new Set(requests.map((request) => `${request.method} ${operationOf(request).template}`));
    expect([...templates].toSorted()).toEqual([
      'GET /canais-venda',
      'GET /contatos',
      'GET /depositos',
      'GET /estoques/saldos',
      'GET /estoques/saldos/{idDeposito}',
      'GET /formas-pagamentos',
      'GET /naturezas-operacoes',
      'GET /nfce',
      'GET /nfe',
      'GET /nfe/{idNotaFiscal}',
      'GET /pedidos/vendas',
      'GET /pedidos/vendas/{idPedidoVenda}',
      'GET /produtos',
      'POST /contatos',
      'POST /estoques',
      'POST /nfce/{idNotaFiscalConsumidor}/enviar',
      'POST /nfe/{idNotaFiscal}/enviar',
      'POST /pedidos/vendas',
      'POST /pedidos/vendas/{idPedidoVenda}/estornar-estoque',
      'POST /pedidos/vendas/{idPedidoVenda}/gerar-nfce',
      'POST /pedidos/vendas/{idPedidoVenda}/gerar-nfe',
      'POST /pedidos/vendas/{idPedidoVenda}/lancar-estoque',
      'POST /pedidos/vendas/{idPedidoVenda}/lancar-estoque/{idDeposito}',
      'POST /produtos',
    ]);
  });

  test('would notice a request that does not fit', () => {
    const url = 'https://api.bling.com.br/Api/v3';
    expect(faultsOf({ method: 'GET', url: `${url}/produtos?sku=1` })).not.toEqual([]);
    expect(faultsOf({ method: 'POST', url: `${url}/contatos`, body: { nome: 'x', tipo: 'Z', situacao: 'A' } })).not.toEqual([]);
    expect(faultsOf({ method: 'POST', url: `${url}/pedidos/vendas`, body: { numeroLoja: '1' } })).not.toEqual([]);
    expect(faultsOf({ method: 'GET', url: `${url}/estoques/saldos` })).toEqual(['needs idsProdutos[]']);
  });
});
