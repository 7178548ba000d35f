import { describe, expect, test } from 'vitest';
import { adviceFor } from '../../../domain/sefaz/sefazRejections.ts';
import { catalogue } from '../../../sandbox/world/catalogue.mts';
import { openInvoiceIssuer } from '../../../vendors/bling/invoice/invoiceIssuer.ts';
import { blingWorld } from '../../contracts/support/blingWorld.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { paidOrder } from '../../contracts/support/order.mts';
import { scripted } from './scripted.mts';

const request = (number: string) => ({ order: paidOrder(number), orderNumber: number, key: number, model: 55, sendEmail: false }) as const;

describe('two contacts with one CPF', () => {
  const contact = (id: number, situacao: string) => ({ id, nome: 'x', numeroDocumento: '529.982.247-25', situacao });

  const home = {
    endereco: 'RUA DA BAHIA',
    numero: '1148',
    complemento: '',
    bairro: 'Centro',
    cep: '30160-011',
    municipio: 'Belo Horizonte',
    uf: 'MG',
  };

  const chosen = async (expected: number, ...contacts: object[]) => {
    const { connection, requests } = scripted([
      { call: 'GET /pedidos/vendas', body: { data: [] } },
      { call: 'GET /produtos', body: { data: paidOrder().items.map(({ sku }, id) => ({ id: id + 1, codigo: sku })) } },
      { call: 'GET /formas-pagamentos', body: { data: [{ id: 9, padrao: 1, finalidade: 3 }] } },
      { call: 'GET /contatos', body: { data: contacts } },
      { call: `GET /contatos/${expected}`, body: { data: { id: expected, email: 'ANA@cliente.example', endereco: { geral: home } } } },
      { call: 'POST /pedidos/vendas', status: 201, body: { data: { id: 7 } } },
      { call: 'GET /pedidos/vendas', body: { data: [{ id: 7, numeroLoja: '1001', situacao: { id: 6, valor: 0 }, total: 212.25 }] } },
      { call: 'POST /pedidos/vendas/7/gerar-nfe', status: 201, body: { idNotaFiscal: 70 } },
      { call: 'POST /nfe/70/enviar', body: { data: { xml: '' } } },
    ]);
    await openInvoiceIssuer(connection).issue(request('1001'));
    const sale = requests.find(({ method, url }) => method === 'POST' && url.endsWith('/pedidos/vendas'))!;
    return (sale.body as { contato: { id: number } }).contato.id;
  };

  test('always mean the first active one, in whatever order Bling lists them', async () => {
    const three = [contact(30, 'A'), contact(20, 'I'), contact(10, 'E'), contact(25, 'A')];
    expect([await chosen(25, ...three), await chosen(25, ...three.toReversed())]).toEqual([25, 25]);
  });

  test('may both be inactive, and one is still better than a third', async () => {
    expect(await chosen(20, contact(30, 'I'), contact(20, 'I'))).toBe(20);
  });
});

describe('a product without NCM', () => {
  test('is rejected by SEFAZ, with what to do; mended in Bling, the same invoice goes through', async () => {
    const world = blingWorld();
    const shirt = catalogue.find(({ sku }) => sku === 'CAM-ALG-M')!;
    world.simulator.seedProducts([{ ...shirt, ncm: '' }]);
    const issuer = openInvoiceIssuer(world.connect());
    const { id } = await issuer.issue(request('1001'));
    await world.clock.sleep(10_000);
    const rejected = await issuer.get(id, 55);
    expect(rejected).toMatchObject({ status: 'rejected', rejection: { code: '777' } });
    expect(adviceFor(rejected.rejection!.code)).toContain('NCM');
    world.simulator.seedProducts([shirt]);
    await issuer.issue(request('1001'));
    await world.clock.sleep(10_000);
    expect(await issuer.get(id, 55)).toMatchObject({ status: 'authorized', rejection: null });
    expect(world.simulator.invoices()).toHaveLength(1);
  });
});

describe("Bling's block of an IP address", () => {
  test('ends the item at the first answer, says how long it lasts, and nothing is doubled after it', async () => {
    const world = blingWorld({ limits: { requestsPer10s: 3 } });
    const issuer = openInvoiceIssuer(world.connect());
    const { failure } = await failureOf(issuer.issue(request('1001')));
    expect(failure).toMatchObject({ httpStatus: 403, hint: expect.stringContaining('10 minutes') });
    expect(world.violations.filter(({ rule }) => rule === 'request-while-blocked')).toEqual([]);
    const calls = world.calls.length;
    await failureOf(issuer.issue(request('1001')));
    expect(world.calls.length - calls).toBe(1);
    await world.clock.sleep(11 * 60_000);
    const again = blingWorldAfterBlock(world);
    expect((await again.issue(request('1001'))).status).toBe('processing');
    expect(world.simulator.sales()).toHaveLength(1);
  });

  /** Slowly enough for the small limit of this test. */
  function blingWorldAfterBlock(world: ReturnType<typeof blingWorld>) {
    const { transport } = world.connect();
    return openInvoiceIssuer(
      world.connect({
        deadline: Infinity,
        transport: async (each) => {
          await world.clock.sleep(4000);
          return await transport(each);
        },
      }),
    );
  }
});
