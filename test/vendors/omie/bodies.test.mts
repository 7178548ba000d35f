import { describe, expect, test } from 'vitest';
import type { Order, OrderItem } from '../../../domain/documents/order.ts';
import { fittingKey, orderNumberIn, saleKey } from '../../../vendors/omie/client/keys.ts';
import { customerBody } from '../../../vendors/omie/customer/customerBody.ts';
import { saleBody } from '../../../vendors/omie/sale/saleBody.ts';
import { address, paidOrder } from '../../contracts/support/order.mts';

/** Still the 23rd in Brasília. */
const now = Date.parse('2026-11-24T02:30:00Z');

const references = {
  key: 'shopify:1001',
  customerId: 11,
  products: new Map([
    ['CAM-ALG-M', { id: 21, generic: false }],
    ['CAF-MOI-250', { id: 22, generic: true }],
  ]),
  category: '1.01.03',
  bankAccountId: 31,
};

const bodyOf = (change: Partial<Order> = {}, overrides = {}) => saleBody(paidOrder('1001', change), references, overrides, true, now);

const [shirt, coffee] = paidOrder().items as [OrderItem, OrderItem];

describe('the sale that is sent to Omie', () => {
  test('is the order: key, day in Brasília, goods at their price, freight, number, e-mail', () => {
    expect(bodyOf()).toEqual({
      cabecalho: {
        codigo_pedido_integracao: 'shopify:1001',
        codigo_cliente: 11,
        data_previsao: '23/11/2026',
        etapa: '50',
        codigo_parcela: '000',
      },
      det: [
        { ide: { codigo_item_integracao: '1' }, produto: { codigo_produto: 21, quantidade: 2, valor_unitario: 79.9 } },
        {
          ide: { codigo_item_integracao: '2' },
          produto: { codigo_produto: 22, descricao: 'Café moído 250 g', quantidade: 1, valor_unitario: 32.45 },
        },
      ],
      frete: { modalidade: '0', valor_frete: 20 },
      informacoes_adicionais: {
        codigo_categoria: '1.01.03',
        codigo_conta_corrente: 31,
        consumidor_final: 'S',
        enviar_email: 'S',
        numero_pedido_cliente: '1001',
      },
      observacoes: { obs_venda: 'shopify:1001' },
    });
  });

  test.each([
    [null, 'S'],
    ['ISENTO', 'S'],
    ['110.042.490.114', 'N'],
  ])('goes to a final consumer unless the customer pays ICMS (state registration %s)', (stateRegistration, consumidor_final) => {
    const customer = { ...paidOrder().customer, stateRegistration };
    expect(bodyOf({ customer }).informacoes_adicionais).toMatchObject({ consumidor_final });
  });

  test('takes the discount off the line that has it, to the cent', () => {
    const { det } = bodyOf({ items: [{ ...shirt, discount: 13.37, total: 146.43 }, coffee] });
    expect(det[0]!.produto).toMatchObject({ valor_unitario: 79.9, tipo_desconto: 'V', valor_desconto: 13.37 });
    expect(det[1]!.produto).not.toHaveProperty('valor_desconto');
  });

  test('adds what a line costs more than its price, e.g. a tax on top', () => {
    expect(bodyOf({ items: [{ ...shirt, total: 161.05 }, coffee] }).frete).toMatchObject({ outras_despesas: 1.25 });
  });

  test('carries nothing where nothing needs carrying, and what is wished otherwise', () => {
    const items = [shirt, coffee].map((item) => ({ ...item, requiresShipping: false }));
    expect(bodyOf({ items }).frete.modalidade).toBe('9');
    expect(bodyOf({}, { freightMode: 1 }).frete.modalidade).toBe('1');
    const { informacoes_adicionais } = bodyOf({}, { additionalInformation: ' Presente\nSem preço \r\n na caixa ' });
    expect(informacoes_adicionais).toMatchObject({ dados_adicionais_nf: 'Presente|Sem preço|na caixa' });
  });
});

describe('the customer that is sent to Omie', () => {
  const { customer } = paidOrder();

  test('is kept under the CPF, with town and state as Omie writes them', () => {
    expect(customerBody(customer, customer.taxId!, address)).toEqual({
      codigo_cliente_integracao: '52998224725',
      razao_social: 'Ana Souza',
      nome_fantasia: 'Ana Souza',
      cnpj_cpf: '52998224725',
      pessoa_fisica: 'S',
      email: 'ana@cliente.example',
      telefone1_ddd: '31',
      telefone1_numero: '988887777',
      contribuinte: 'N',
      endereco: 'Rua da Bahia',
      endereco_numero: '1148',
      complemento: '',
      bairro: 'Centro',
      cidade: 'Belo Horizonte (MG)',
      estado: 'MG',
      cep: '30160011',
    });
  });

  test('keeps the letters of a CNPJ, and pays ICMS where it has a registration', () => {
    const taxId = { type: 'CNPJ', value: '12ABC34501DE35' } as const;
    expect(customerBody({ ...customer, stateRegistration: '110042490114' }, taxId, null)).toMatchObject({
      codigo_cliente_integracao: '12ABC34501DE35',
      cnpj_cpf: '12ABC34501DE35',
      pessoa_fisica: 'N',
      contribuinte: 'S',
      inscricao_estadual: '110042490114',
    });
    expect(customerBody({ ...customer, stateRegistration: 'ISENTO' }, taxId, null)).toMatchObject({ contribuinte: 'N' });
  });

  test('has no longer name than Omie takes, and no phone that is none', () => {
    const body = customerBody({ ...customer, name: 'N'.repeat(80), phone: '123' }, customer.taxId!, null);
    expect(body.razao_social).toBe('N'.repeat(60));
    expect(body).not.toHaveProperty('telefone1_numero');
  });
});

describe("the key of an order's sale", () => {
  test('is the same for its invoice and its stock', () => {
    expect(['shopify:1001:invoice', 'shopify:1001:stock', 'shopify:1001'].map(saleKey)).toEqual(new Array(3).fill('shopify:1001'));
  });

  test('tells the number of the order, a key of another make is the number', () => {
    expect(['shopify:1001', 'LOJA-77', 'shopify:', null].map(orderNumberIn)).toEqual(['1001', 'LOJA-77', 'shopify:', null]);
  });

  test('fits into 60 characters, and long ones stay apart', () => {
    const long = 'omie:shopify:1001:adjust:4936863626:CAMISETA-ALGODAO-ORGANICO-AZUL-M:';
    const keys = ['0', '1', '0'].map((line) => fittingKey(`${long}${line}`));
    expect(keys.map(({ length }) => length)).toEqual([60, 60, 60]);
    expect(keys[0]).toBe(keys[2]);
    expect(keys[0]).not.toBe(keys[1]);
    expect(keys[0]!.startsWith('omie:shopify:1001:adjust:')).toBe(true);
    expect(fittingKey('k'.repeat(60))).toBe('k'.repeat(60));
  });
});
