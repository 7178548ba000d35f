/** Whose account it is. */
import type { Answer } from '../../http/answer.mts';
import type { Call } from './context.mts';

export const sender = {
  name: 'Loja Ponte',
  document: '90021382000122',
  phone: '11333344444',
  address: 'Avenida Paulista',
  number: '1000',
  complement: 'Loja 2',
  district: 'Bela Vista',
  city: 'São Paulo',
  state_abbr: 'SP',
  postal_code: '01310100',
} as const;

/** What is left of `shipments_available` pays no label. */
export function readUser({ simulation }: Call): Answer {
  const { state, secrets, options } = simulation;
  const open = [...state.orders.values()].filter(({ status }) => status === 'released').length;
  return {
    status: 200,
    body: {
      id: secrets.userId,
      firstname: 'Joana',
      lastname: 'Ponte',
      phone: sender.phone,
      email: secrets.email,
      document: '24971563792',
      balance: state.balanceCents / 100,
      limits: { shipments: open, shipments_available: Math.max(0, (options.openLabels ?? 100) - open) },
    },
  };
}

export const listAddresses = (): Answer => {
  const { name: _name, document: _document, phone: _phone, ...address } = sender;
  return { status: 200, body: { data: [{ id: 'endereco1', ...address, country_id: 'BR' }] } };
};
