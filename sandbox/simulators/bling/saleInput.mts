/** A sale as a client sends it, and the rules that the vendor's schema cannot say. */
import type { FiscalTotals } from '../../fiscal/document.mts';
import { toCents } from '../../fiscal/money.mts';
import { Refusal, validationError } from './answers.mts';
import type { ErrorField } from './answers.mts';
import type { Context } from './context.mts';

export interface SaleInput {
  readonly numero?: number;
  readonly numeroLoja?: string;
  readonly data: string;
  readonly dataSaida: string;
  readonly dataPrevista: string;
  readonly contato: { readonly id: number };
  readonly loja?: { readonly id: number };
  readonly situacao?: { readonly id: number };
  readonly itens: readonly SaleItemInput[];
  readonly parcelas: readonly InstalmentInput[];
  readonly desconto?: { readonly valor: number; readonly unidade?: 'REAL' | 'PERCENTUAL' };
  readonly outrasDespesas?: number;
  readonly transporte?: { readonly frete?: number };
  readonly [other: string]: unknown;
}

export interface SaleItemInput {
  readonly codigo?: string;
  readonly descricao: string;
  readonly unidade?: string;
  readonly quantidade: number;
  readonly valor: number;
  readonly desconto?: number;
  readonly produto?: { readonly id: number };
  readonly naturezaOperacao?: { readonly id: number };
}

export interface InstalmentInput {
  readonly dataVencimento: string;
  readonly valor: number;
  readonly observacoes?: string;
  readonly formaPagamento: { readonly id: number };
}

export function totalsOf(input: Pick<SaleInput, 'itens' | 'desconto' | 'outrasDespesas' | 'transporte'>): FiscalTotals {
  const productsCents = input.itens.reduce((sum, item) => sum + Math.round(item.quantidade * toCents(item.valor)), 0);
  const discount = input.desconto?.valor ?? 0;
  const discountCents = input.desconto?.unidade === 'PERCENTUAL' ? Math.round((productsCents * discount) / 100) : toCents(discount);
  const freightCents = toCents(input.transporte?.frete ?? 0);
  const otherCents = toCents(input.outrasDespesas ?? 0);
  return { productsCents, discountCents, freightCents, otherCents, totalCents: productsCents - discountCents + freightCents + otherCents };
}

const namespace = 'VENDAS';
const field = (element: string, code: number, msg: string): ErrorField => ({ code, msg, element, namespace });

const listField = (element: string, msg: string, faults: readonly { index: number; element: string; msg: string }[]): ErrorField => ({
  ...field(element, 49, msg),
  collection: faults.map((fault) => ({ ...fault, index: fault.index + 1, code: 12, namespace })),
});

/** Refuses what Bling's own checks of a sale refuse; everything here is a client's fault. */
export function checkSale(context: Context, input: SaleInput): void {
  const faults = [...referenceFaults(context, input), ...itemFaults(context, input), ...instalmentFaults(context, input)];
  if (faults.length === 0) return;
  for (const fault of faults) context.violation('invalid-sale', `${fault.element}: ${fault.msg}`);
  throw new Refusal(validationError(faults, 'a venda'));
}

function referenceFaults({ account }: Context, input: SaleInput): ErrorField[] {
  const faults: ErrorField[] = [];
  if (!account.contacts.has(input.contato.id)) faults.push(field('contato', 20, 'O contato da venda é inválido'));
  const channelId = input.loja?.id ?? 0;
  if (channelId !== 0 && !account.channels.some(({ id }) => id === channelId)) faults.push(field('loja', 21, 'A loja da venda é inválida'));
  if (input.numero !== undefined && [...account.sales.values()].some(({ numero }) => numero === input.numero)) {
    faults.push(field('numero', 22, 'Já existe uma venda com este número'));
  }
  return faults;
}

function itemFaults({ account }: Context, { itens }: SaleInput): ErrorField[] {
  if (itens.length === 0) return [field('itens', 23, 'A venda deve ter ao menos um item')];
  const faults = itens.flatMap((item, index) => {
    if (item.produto && !account.products.has(item.produto.id)) return [{ index, element: 'produto', msg: 'Produto inválido.' }];
    if (item.naturezaOperacao && !account.natures.some(({ id }) => id === item.naturezaOperacao!.id)) {
      return [{ index, element: 'naturezaOperacao', msg: 'Natureza de operação inválida.' }];
    }
    if (item.quantidade <= 0) return [{ index, element: 'quantidade', msg: 'Quantidade inválida.' }];
    return item.valor < 0 ? [{ index, element: 'valor', msg: 'Valor inválido.' }] : [];
  });
  return faults.length > 0 ? [listField('itens', 'Um ou mais itens da venda possuem erros de validação', faults)] : [];
}

function instalmentFaults({ account }: Context, input: SaleInput): ErrorField[] {
  const unknown = input.parcelas.flatMap(({ formaPagamento }, index) =>
    account.paymentMethods.some(({ id }) => id === formaPagamento.id)
      ? []
      : [{ index, element: 'formaPagamento', msg: 'Id da forma de pagamento inválido.' }],
  );
  if (unknown.length > 0) return [listField('parcelas', 'Uma ou mais parcelas da venda possuem erros de validação', unknown)];
  const sum = input.parcelas.reduce((total, { valor }) => total + toCents(valor), 0);
  const matches = sum === totalsOf(input).totalCents;
  return matches ? [] : [field('parcelas', 50, 'O somatório do valor das parcelas difere do total da venda')];
}
