/** The labels by which goods come back, as the contract's owner sees them in the portal. */
import type { State } from './context.mts';
import { toLedger } from './ledger.mts';

export interface ReverseLabel {
  readonly id: string;
  /** The parcel's. */
  readonly code: string;
  /** Of the shop, as somebody wrote it on the label. */
  readonly orderNumber: string | undefined;
  /** As the ledger has it: "generated", "posted", "expired", "cancelled". */
  readonly status: string | undefined;
  /** World milliseconds. */
  readonly at: number;
  /** CPF or CNPJ of who sends it. */
  readonly sender: string;
  /** Where it goes: the CEP, digits alone. */
  readonly to: string;
  readonly goods: readonly { readonly name: string; readonly quantity: number }[];
}

type Declared = readonly { readonly conteudo?: unknown; readonly quantidade?: unknown }[];

export function reverseLabels(state: State): ReverseLabel[] {
  const booked = new Map(toLedger(state).map((entry) => [entry.id, entry]));
  return [...state.prePostings.values()]
    .filter(({ body }) => body.logisticaReversa === 'S')
    .map(({ id, code, createdAt, from, to, body }) => ({
      id,
      code,
      orderNumber: booked.get(id)?.orderNumber,
      status: booked.get(id)?.status,
      at: createdAt,
      sender: from.cpfCnpj,
      to: to.endereco.cep.replace(/\D/g, ''),
      goods: ((body.itensDeclaracaoConteudo ?? []) as Declared).map(({ conteudo, quantidade }) => ({
        name: String(conteudo),
        quantity: Number(quantidade),
      })),
    }));
}
