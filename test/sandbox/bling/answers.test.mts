import { readFileSync } from 'node:fs';
import { Ajv, type AnySchemaObject } from 'ajv';
import { describe, expect, test } from 'vitest';
import { findRoute } from '../../../sandbox/simulators/bling/routes.mts';
import { documentFile, loadSpecification } from '../../../sandbox/simulators/bling/specification.mts';
import { noteBody, openAccount, pendingInvoice, saleBody } from './account.mts';

type Node = AnySchemaObject;

const document = JSON.parse(readFileSync(documentFile(), 'utf8')) as Node;
const { resolve } = loadSpecification();
const ajv = new Ajv({ strict: false, allErrors: true });

/** The vendor's schema of an answer; what it requires without describing it cannot be asked for. */
function answerSchema(schema: Node): Node {
  const { required, properties, items, allOf, enum: choices, format: _format, ...rest } = resolve(schema) as Node;
  const inner = Object.entries((properties ?? {}) as Node).map(([name, property]) => [name, answerSchema(property)] as const);
  return {
    ...rest,
    // The document lists numbers as text in one place.
    ...(choices ? { enum: rest.type === 'integer' ? [...new Set((choices as unknown[]).map(Number))] : choices } : {}),
    ...(properties ? { properties: Object.fromEntries(inner) } : {}),
    ...(required ? { required: [...new Set((required as string[]).filter((name) => properties?.[name]))] } : {}),
    ...(items ? { items: answerSchema(items) } : {}),
    ...(allOf ? { allOf: (allOf as Node[]).map(answerSchema) } : {}),
  };
}

function faults(method: string, path: string, status: number, body: unknown): string[] {
  const route = findRoute(method, `/Api/v3${path.split('?')[0]}`)!;
  const answers = document.paths[route.path][method.toLowerCase()].responses;
  const schema = (resolve(answers[status]) as Node).content['application/json'].schema;
  const validate = ajv.compile(answerSchema(schema));
  return validate(body) ? [] : validate.errors!.map(({ instancePath, message }) => `${path} ${instancePath} ${message}`);
}

describe("the answers have the shapes of the vendor's document", () => {
  test('through the life of a sale', async () => {
    const account = openAccount();
    const { id, saleId } = await pendingInvoice(account);
    await account.post(`/nfe/${id}/enviar`);
    await account.clock.advance(5000);
    const product = (await account.get('/produtos?limite=1')).body.data[0].id;
    const contact = (await account.get('/contatos')).body.data[0].id;
    const { chaveAcesso } = (await account.get(`/nfe/${id}`)).body.data;
    const paths = [
      ...['/empresas/me/dados-basicos', '/contatos', `/contatos/${contact}`, '/produtos', `/produtos/${product}`],
      ...['/formas-pagamentos', '/naturezas-operacoes', '/canais-venda', `/canais-venda/${account.bling.fixtures.apiChannelId}`],
      ...[
        '/depositos',
        `/depositos/${account.bling.fixtures.defaultDepotId}`,
        '/pedidos/vendas',
        `/pedidos/vendas/${saleId}`,
        '/nfe',
        `/nfe/${id}`,
      ],
      ...[`/estoques/saldos?idsProdutos[]=${product}`, `/nfe/documento/${chaveAcesso}?formato=pdf`, '/nfce'],
    ];
    for (const path of paths) {
      const { status, body } = await account.get(path);
      expect(faults('GET', path, status, body)).toEqual([]);
    }
  });

  test('through the life of an NFS-e', async () => {
    const account = openAccount();
    const made = await account.post('/nfse', await noteBody(account));
    expect(faults('POST', '/nfse', 201, made.body)).toEqual([]);
    const path = `/nfse/${made.body.data.id}`;
    expect(faults('POST', `${path}/enviar`, 200, (await account.post(`${path}/enviar`)).body)).toEqual([]);
    await account.clock.advance(60_000);
    for (const asked of ['/nfse', path, '/nfse/configuracoes']) {
      expect(faults('GET', asked, 200, (await account.get(asked)).body)).toEqual([]);
    }
    expect(faults('POST', `${path}/enviar`, 400, (await account.post(`${path}/enviar`)).body)).toEqual([]);
  });

  test('for what is created and for what is refused', async () => {
    const account = openAccount();
    const body = await saleBody(account);
    const created = await account.post('/pedidos/vendas', body);
    expect(faults('POST', '/pedidos/vendas', 201, created.body)).toEqual([]);
    const path = `/pedidos/vendas/${created.body.data.id}/gerar-nfe`;
    expect(faults('POST', path, 201, (await account.post(path)).body)).toEqual([]);
    const refused = await account.post('/pedidos/vendas', { ...body, parcelas: [{ ...body.parcelas[0]!, formaPagamento: { id: 1 } }] });
    expect(faults('POST', '/pedidos/vendas', 400, refused.body)).toEqual([]);
  });
});
