/** What an account has set up once: ways to pay, natures of operation, sales channels, the company itself. */
import { punctuated } from '../../fiscal/taxId.mts';
import { Refusal, data, notFound } from './answers.mts';
import { among, page } from './handler.mts';
import type { Handler } from './handler.mts';

const described = <T extends { readonly descricao: string }>(records: readonly T[], query: URLSearchParams): T[] => {
  const text = query.get('descricao')?.toLowerCase();
  return records.filter((record) => !text || record.descricao.toLowerCase().includes(text));
};

export const listPaymentMethods: Handler = ({ account }, { query }) => {
  const wanted = among(described(account.paymentMethods, query), query.getAll('tiposPagamentos[]'), ({ tipoPagamento }) => tipoPagamento);
  const active = query.get('situacao') === '0' ? [] : wanted;
  return data(page(active, query).map((method) => ({ ...method, situacao: 1, fixa: false, finalidade: 3, juros: 0, multa: 0 })));
};

export const listNatures: Handler = ({ account }, { query }) => {
  const active = query.get('situacao') === '0' ? [] : described(account.natures, query);
  return data(page(active, query).map((nature) => ({ ...nature, situacao: 1 })));
};

export const listChannels: Handler = ({ account }, { query }) => {
  const wanted = among(account.channels, query.getAll('tipos[]'), ({ tipo }) => tipo);
  const active = query.get('situacao') === '2' ? [] : wanted;
  return data(page(active, query).map((channel) => ({ ...channel, situacao: 1 })));
};

export const getChannel: Handler = ({ account }, { path }) => {
  const channel = account.channels.find(({ id }) => id === Number(path.idCanalVenda));
  if (!channel) throw new Refusal(notFound());
  return data({ ...channel, situacao: 1, filiais: [] });
};

export const getCompany: Handler = ({ issuer }) =>
  data({ id: issuer.companyId, nome: issuer.nome, cnpj: punctuated(issuer.cnpj), email: issuer.email, dataContrato: '2024-12-31' });
