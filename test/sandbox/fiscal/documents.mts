/** A fiscal document that SEFAZ has nothing against. */
import type { FiscalDocument, FiscalItem } from '../../../sandbox/fiscal/document.mts';
import { accessKey } from '../../../sandbox/fiscal/accessKey.mts';

export const item = (over: Partial<FiscalItem> = {}): FiscalItem => ({
  code: 'CAM-ALG-P',
  gtin: '7891000100103',
  name: 'Camiseta de algodão P',
  ncm: '61091000',
  cfop: '5102',
  unit: 'UN',
  quantity: 2,
  unitPrice: 79.9,
  totalCents: 15_980,
  freightCents: 1990,
  discountCents: 980,
  otherCents: 0,
  ...over,
});

export function document(over: Partial<FiscalDocument> = {}): FiscalDocument {
  const model = over.model ?? 55;
  return {
    issuer: { nome: 'Loja Ponte de Teste Ltda', cnpj: '12ABC34501DE35', ie: '110042490114', email: 'fiscal@loja.example', regime: 1 },
    software: 'Teste 1.0',
    model,
    serie: 1,
    numero: 123,
    accessKey: accessKey({
      state: '35',
      issuedOn: '2026-11-24',
      cnpj: '12ABC34501DE35',
      model,
      serie: 1,
      numero: 123,
      code: '12345678',
    }),
    issuedAt: Date.parse('2026-11-24T15:00:00Z'),
    environment: 1,
    nature: 'Venda de mercadorias',
    destination: 1,
    finalConsumer: true,
    recipient: {
      kind: 'CPF',
      document: '52998224725',
      name: 'Maria da Silva',
      email: 'maria@cliente.example',
      icms: 9,
      stateRegistration: '',
      address: {
        street: 'Rua das Flores',
        number: '10',
        complement: '',
        district: 'Centro',
        city: 'São Paulo',
        state: 'SP',
        postalCode: '01001000',
      },
    },
    items: [item()],
    totals: { productsCents: 15_980, discountCents: 980, freightCents: 1990, otherCents: 0, totalCents: 16_990 },
    freightMode: 0,
    intermediary: false,
    remarks: 'Pedido na loja: 1001',
    ...over,
  };
}
