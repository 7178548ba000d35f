/** The fiscal document that Focus NFe makes of a request. What the client does not add up, Focus does. */
import type {
  DestinationTax,
  FiscalAddress,
  FiscalDocument,
  FiscalItem,
  FiscalRecipient,
  FiscalTotals,
  IbsCbs,
  ItemTaxes,
} from '../../fiscal/document.mts';
import { toCents } from '../../fiscal/money.mts';
import { orderNumberIn } from '../../fiscal/orderNumber.mts';
import type { Context } from './context.mts';
import type { Account } from './model.mts';

export type Fields = Readonly<Record<string, unknown>>;

export interface Numbering {
  readonly model: 55 | 65;
  readonly serie: number;
  readonly numero: number;
  readonly accessKey: string;
}

export const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const cents = (value: unknown): number => (value === undefined ? 0 : toCents(Number(value)));

export function fiscalDocument(context: Context, account: Account, body: Fields, numbering: Numbering): FiscalDocument {
  const items = (body.items as Fields[]).map(toItem);
  const recipient = recipientOf(body, numbering.model);
  return {
    ...numbering,
    issuer: { ...context.company, regime: context.regime },
    software: 'FocusNFe 2.0',
    issuedAt: context.world.clock.now(),
    environment: account.environment === 'production' ? 1 : 2,
    nature: text(body.natureza_operacao),
    destination: numbering.model === 65 ? 1 : (Number(body.local_destino ?? 1) as 1 | 2 | 3),
    finalConsumer: numbering.model === 65 || Number(body.consumidor_final ?? 0) === 1,
    ...(recipient ? { recipient } : {}),
    items,
    totals: totalsOf(body, items),
    freightMode: Number(body.modalidade_frete),
    ...(body.presenca_comprador === undefined ? {} : { presence: Number(body.presenca_comprador) as FiscalDocument['presence'] & number }),
    intermediary: body.indicador_intermediario === undefined ? undefined : Number(body.indicador_intermediario) === 1,
    ...intermediaryOf(body),
    ...paymentsOf(body),
    remarks: text(body.informacoes_adicionais_contribuinte),
  };
}

const kinds = { cpf_destinatario: 'CPF', cnpj_destinatario: 'CNPJ', id_estrangeiro_destinatario: 'idEstrangeiro' } as const;

function recipientOf(body: Fields, model: 55 | 65): FiscalRecipient | undefined {
  const named = Object.keys(kinds).find((name) => body[name] !== undefined) as keyof typeof kinds | undefined;
  if (!named) return undefined;
  const address = addressOf(body);
  return {
    kind: kinds[named],
    document: text(body[named]),
    name: text(body.nome_destinatario) || 'CONSUMIDOR',
    email: text(body.email_destinatario),
    icms: model === 65 ? 9 : (Number(body.indicador_inscricao_estadual_destinatario) as 1 | 2 | 9),
    stateRegistration: text(body.inscricao_estadual_destinatario),
    ...(address.street === '' ? {} : { address }),
  };
}

const addressOf = (body: Fields): FiscalAddress => ({
  street: text(body.logradouro_destinatario),
  number: text(body.numero_destinatario),
  complement: text(body.complemento_destinatario),
  district: text(body.bairro_destinatario),
  city: text(body.municipio_destinatario),
  state: text(body.uf_destinatario).toUpperCase(),
  postalCode: text(body.cep_destinatario).replace(/\D/g, ''),
});

function toItem(item: Fields): FiscalItem {
  const quantity = Number(item.quantidade_comercial);
  const unitPrice = Number(item.valor_unitario_comercial);
  const ibsCbs = ibsCbsOf(item);
  return {
    code: text(item.codigo_produto),
    gtin: text(item.codigo_barras_comercial).replace('SEM GTIN', ''),
    name: text(item.descricao),
    ncm: text(item.codigo_ncm),
    cfop: text(item.cfop),
    unit: text(item.unidade_comercial),
    quantity,
    unitPrice,
    totalCents: item.valor_bruto === undefined ? toCents(quantity * unitPrice) : cents(item.valor_bruto),
    freightCents: cents(item.valor_frete),
    discountCents: cents(item.valor_desconto),
    otherCents: cents(item.valor_outras_despesas),
    taxes: {
      origin: Number(item.icms_origem),
      icms: text(item.icms_situacao_tributaria),
      pis: text(item.pis_situacao_tributaria),
      cofins: text(item.cofins_situacao_tributaria),
      ...chargedOf(item),
      ...(ibsCbs ? { ibsCbs } : {}),
    },
  };
}

const intermediaryOf = (body: Fields): Pick<FiscalDocument, 'intermediaryParty'> =>
  body.cnpj_intermediario === undefined
    ? {}
    : { intermediaryParty: { cnpj: text(body.cnpj_intermediario), id: text(body.id_intermediario) } };

function paymentsOf(body: Fields): Pick<FiscalDocument, 'payments'> {
  const given = (body.formas_pagamento ?? []) as Fields[];
  if (given.length === 0) return {};
  return {
    payments: given.map((one) => ({
      method: text(one.forma_pagamento),
      cents: cents(one.valor_pagamento),
      ...(one.descricao_pagamento === undefined ? {} : { description: text(one.descricao_pagamento) }),
      ...(one.tipo_integracao === undefined ? {} : { integration: Number(one.tipo_integracao) === 1 ? (1 as const) : (2 as const) }),
    })),
  };
}

/** Base, rate and amount of each tax that is charged, and the destination's share. */
function chargedOf(item: Fields): Pick<ItemTaxes, 'icmsCharged' | 'pisCharged' | 'cofinsCharged' | 'destination'> {
  const tax = (base: string, rate: string, amount: string) =>
    item[base] === undefined || item[rate] === undefined
      ? undefined
      : { baseCents: cents(item[base]), rate: Number(item[rate]), cents: cents(item[amount]) };
  const icms = tax('icms_base_calculo', 'icms_aliquota', 'icms_valor');
  const pis = tax('pis_base_calculo', 'pis_aliquota_porcentual', 'pis_valor');
  const cofins = tax('cofins_base_calculo', 'cofins_aliquota_porcentual', 'cofins_valor');
  const destination = destinationOf(item);
  return {
    ...(icms ? { icmsCharged: icms } : {}),
    ...(pis ? { pisCharged: pis } : {}),
    ...(cofins ? { cofinsCharged: cofins } : {}),
    ...(destination ? { destination } : {}),
  };
}

function destinationOf(item: Fields): DestinationTax | undefined {
  if (item.icms_base_calculo_uf_destino === undefined) return undefined;
  return {
    baseCents: cents(item.icms_base_calculo_uf_destino),
    stateRate: Number(item.icms_aliquota_interna_uf_destino ?? 0),
    interstateRate: Number(item.icms_aliquota_interestadual ?? 0),
    povertyRate: Number(item.fcp_percentual_uf_destino ?? 0),
    povertyCents: cents(item.fcp_valor_uf_destino),
    destinationCents: cents(item.icms_valor_uf_destino),
    originCents: cents(item.icms_valor_uf_remetente),
  };
}

function ibsCbsOf(item: Fields): IbsCbs | undefined {
  if (item.ibs_cbs_situacao_tributaria === undefined) return undefined;
  return {
    situation: text(item.ibs_cbs_situacao_tributaria),
    classification: text(item.ibs_cbs_classificacao_tributaria),
    baseCents: cents(item.ibs_cbs_base_calculo),
    stateRate: Number(item.ibs_uf_aliquota ?? 0),
    stateCents: cents(item.ibs_uf_valor),
    townRate: Number(item.ibs_mun_aliquota ?? 0),
    townCents: cents(item.ibs_mun_valor),
    federalRate: Number(item.cbs_aliquota ?? 0),
    federalCents: cents(item.cbs_valor),
  };
}

function totalsOf(body: Fields, items: readonly FiscalItem[]): FiscalTotals {
  const given = (name: string, of: (item: FiscalItem) => number) =>
    body[name] === undefined ? items.reduce((total, item) => total + of(item), 0) : cents(body[name]);
  const productsCents = given('valor_produtos', (item) => item.totalCents);
  const discountCents = given('valor_desconto', (item) => item.discountCents);
  const freightCents = given('valor_frete', (item) => item.freightCents);
  const otherCents = given('valor_outras_despesas', (item) => item.otherCents);
  const sum = productsCents - discountCents + freightCents + otherCents;
  return {
    productsCents,
    discountCents,
    freightCents,
    otherCents,
    totalCents: body.valor_total === undefined ? sum : cents(body.valor_total),
  };
}

/**
 * The shop's order number where the client told one: the purchase order of an item (xPed), or "Pedido …: 1001" in the remarks; otherwise
 * the ref stands for it.
 */
export function orderNumberOf(body: Fields, ref: string): string {
  const [first] = (body.items as Fields[] | undefined) ?? [];
  return text(first?.pedido_compra) || orderNumberIn(text(body.informacoes_adicionais_contribuinte)) || ref;
}
