/** geral/clientes */
import { customerOf } from '../../erp/customer.mts';
import { bareDocument, isCnpj, isCpf, punctuated } from '../../fiscal/taxId.mts';
import { codes, done, ok, page, refuse } from './answers.mts';
import type { Context, Handler, Param } from './context.mts';
import { byApi } from './model.mts';
import type { Account, OmieCustomer } from './model.mts';

const text = (value: unknown) => String(value ?? '');

export function customerBy({ customers }: Account, id: unknown, key: unknown): OmieCustomer | undefined {
  return [...customers.values()].find((customer) => (id ? customer.id === Number(id) : customer.key !== '' && customer.key === key));
}

export const upsertCustomer: Handler = (context, param) => {
  const { account } = context;
  const known = customerBy(account, param.codigo_cliente_omie, param.codigo_cliente_integracao);
  checkDocument(context, param, known);
  const customer = toCustomer(param, known?.id ?? context.nextId());
  account.customers.set(customer.id, customer);
  return done(known ? 'Cliente alterado com sucesso!' : 'Cliente cadastrado com sucesso!', {
    codigo_cliente_omie: customer.id,
    codigo_cliente_integracao: customer.key,
  });
};

/** AlterarCliente: what is not sent stays as it is. */
export const changeCustomer: Handler = (context, param) => {
  const { customers } = context.account;
  const known = customerBy(context.account, param.codigo_cliente_omie, param.codigo_cliente_integracao);
  if (!known) return refuse('Cliente não cadastrado para o Código informado !', codes.missing);
  const changed = toCustomer({ ...view(known), ...param }, known.id);
  customers.set(known.id, { ...changed, phone: param.telefone1_numero === undefined ? known.phone : changed.phone, key: known.key });
  return done('Cliente alterado com sucesso!', { codigo_cliente_omie: known.id, codigo_cliente_integracao: known.key });
};

function checkDocument(context: Context, param: Param, known: OmieCustomer | undefined): void {
  const document = bareDocument(text(param.cnpj_cpf));
  if (document === '') return;
  if (!isCpf(document) && !isCnpj(document)) {
    context.violation('invalid-customer', 'a CPF or CNPJ with wrong digits');
    refuse('O CNPJ / CPF informado é inválido!', codes.invalid);
  }
  const other = [...context.account.customers.values()].find((customer) => customer.document === document && customer.id !== known?.id);
  // Whoever keys customers by order meets this for the second order of a customer: no fault, but nothing is made.
  if (other) refuse(`Cliente já cadastrado para o CPF/CNPJ [${punctuated(document)}] com o Id [${other.id}] !`, codes.duplicate);
}

const toCustomer = (param: Param, id: number): OmieCustomer => ({
  ...customerOf(
    {
      name: text(param.razao_social),
      document: text(param.cnpj_cpf),
      email: text(param.email),
      phone: `${text(param.telefone1_ddd)}${text(param.telefone1_numero)}`,
      stateRegistration: param.contribuinte === 'S' ? text(param.inscricao_estadual) : '',
      address: {
        street: text(param.endereco),
        number: text(param.endereco_numero),
        complement: text(param.complemento),
        district: text(param.bairro),
        // "SAO PAULO (SP)" is how Omie itself writes a town.
        city: text(param.cidade).replace(/ \([A-Z]{2}\)$/, ''),
        state: text(param.estado).toUpperCase(),
        postalCode: text(param.cep),
      },
    },
    id,
  ),
  key: text(param.codigo_cliente_integracao),
  changedBy: byApi,
});

const view = (customer: OmieCustomer) => ({
  codigo_cliente_omie: customer.id,
  codigo_cliente_integracao: customer.key,
  razao_social: customer.name,
  nome_fantasia: customer.name,
  cnpj_cpf: punctuated(customer.document),
  email: customer.email,
  endereco: customer.address.street,
  endereco_numero: customer.address.number,
  complemento: customer.address.complement,
  bairro: customer.address.district,
  cidade: customer.address.state === '' ? customer.address.city : `${customer.address.city.toUpperCase()} (${customer.address.state})`,
  estado: customer.address.state,
  cep: customer.address.postalCode,
  inscricao_estadual: customer.stateRegistration,
  contribuinte: customer.contributor ? 'S' : 'N',
  inativo: 'N',
  info: { uAlt: customer.changedBy },
});

export const getCustomer: Handler = ({ account }, param) => {
  const customer = customerBy(account, param.codigo_cliente_omie, param.codigo_cliente_integracao);
  return ok(view(customer ?? refuse('Cliente não cadastrado para o Código informado !', codes.missing)));
};

export const listCustomers: Handler = ({ account }, param) => {
  const filter = (param.clientesFiltro ?? {}) as Param;
  const document = bareDocument(text(filter.cnpj_cpf));
  const found = [...account.customers.values()]
    .filter((customer) => document === '' || customer.document === document)
    .filter(({ key }) => !filter.codigo_cliente_integracao || key === filter.codigo_cliente_integracao)
    .filter(({ id }) => !filter.codigo_cliente_omie || id === Number(filter.codigo_cliente_omie));
  const { shown, page: number, pages, total } = page(found, param.pagina, param.registros_por_pagina);
  return ok({
    pagina: number,
    total_de_paginas: pages,
    registros: shown.length,
    total_de_registros: total,
    clientes_cadastro: shown.map(view),
  });
};
