/** An NFS-e as a client sends it, and the rules that the vendor's schema cannot say. */
import { refuseField } from './answers.mts';
import type { Context } from './context.mts';
import type { ServiceContact } from './model.mts';

export interface ServiceNoteInput {
  readonly numeroRPS: string;
  readonly serie: string;
  readonly dataEmissao?: string;
  readonly data?: string;
  readonly contato: ServiceContact;
  readonly servicos: readonly { readonly codigo: string; readonly descricao: string; readonly valor: number }[];
  readonly desconto?: number;
  readonly parcelas?: readonly { readonly observacoes?: string; readonly formaPagamento?: { readonly id: number } }[];
}

export const refuseNote = (element: string, code: number, msg: string): never =>
  refuseField('NFSE', element, code, msg, 'a nota de serviço');

/** Everything here is a client's fault. */
export function checkServiceNote(context: Context, input: ServiceNoteInput): void {
  const { account, violation } = context;
  const need = (holds: boolean, element: string, code: number, msg: string): void => {
    if (holds) return;
    violation('invalid-nfse', `${element}: ${msg}`);
    refuseNote(element, code, msg);
  };
  // The vendor's schema requires both without saying so beside their description.
  need(input.contato !== undefined, 'contato', 3, 'O campo contato é obrigatório.');
  need(input.servicos !== undefined && input.servicos.length > 0, 'servicos', 3, 'A nota deve ter ao menos um serviço.');
  need(account.contacts.has(input.contato.id), 'contato', 20, 'O contato da nota é inválido.');
  need(/^\d{1,15}$/.test(input.numeroRPS), 'numeroRPS', 24, 'O número do RPS é inválido.');
  for (const { formaPagamento } of input.parcelas ?? []) {
    const known = formaPagamento === undefined || account.paymentMethods.some(({ id }) => id === formaPagamento.id);
    need(known, 'parcelas', 12, 'Id da forma de pagamento inválido.');
  }
}
