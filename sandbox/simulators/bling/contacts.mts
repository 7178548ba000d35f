/** Customers. */
import { bareDocument, isCnpj, isCpf, punctuated } from '../../fiscal/taxId.mts';
import { created, data, noContent, refuseField } from './answers.mts';
import type { Context } from './context.mts';
import { among, find, lastIncluded, page } from './handler.mts';
import type { Call, Handler } from './handler.mts';
import type { Address, Contact } from './model.mts';

export interface ContactInput {
  readonly nome: string;
  readonly situacao: string;
  readonly tipo: 'F' | 'J' | 'E';
  readonly codigo?: string;
  readonly numeroDocumento?: string;
  readonly telefone?: string;
  readonly celular?: string;
  readonly email?: string;
  readonly indicadorIe?: 1 | 2 | 9;
  readonly ie?: string;
  readonly endereco?: { readonly geral?: Partial<Address>; readonly cobranca?: Partial<Address> };
  readonly [other: string]: unknown;
}

const namespace = 'CONTATOS';

export function createContact(context: Context, input: ContactInput): Contact {
  const contact = toContact(context, context.nextId(), input);
  context.account.contacts.set(contact.id, contact);
  return contact;
}

export function contactByDocument(context: Context, document: string): Contact | undefined {
  return [...context.account.contacts.values()].find((contact) => contact.numeroDocumento !== '' && contact.numeroDocumento === document);
}

function toContact(context: Context, id: number, input: ContactInput): Contact {
  const { nome, situacao, tipo, codigo, numeroDocumento, telefone, celular, email, indicadorIe, ie, endereco, ...others } = input;
  const general = endereco?.geral ?? {};
  const text = (value: string | undefined) => value ?? '';
  return {
    id,
    nome,
    situacao,
    tipo,
    codigo: text(codigo),
    numeroDocumento: bareDocument(text(numeroDocumento)),
    telefone: text(telefone),
    celular: text(celular),
    email: text(email),
    indicadorIe: indicadorIe ?? 9,
    ie: text(ie),
    endereco: {
      endereco: text(general.endereco),
      numero: text(general.numero),
      complemento: text(general.complemento),
      bairro: text(general.bairro),
      cep: text(general.cep).replace(/\D/g, ''),
      municipio: text(general.municipio),
      uf: text(general.uf).toUpperCase(),
    },
    createdAt: context.world.clock.now(),
    others,
  };
}

function refuse(context: Context, element: string, code: number, msg: string): never {
  context.violation('invalid-contact', `${element}: ${msg.split(' no contato ')[0]}`);
  refuseField(namespace, element, code, msg, 'o contato');
}

function checkContact(context: Context, input: ContactInput, ownId?: number): void {
  if (input.nome.trim() === '') refuse(context, 'nome', 1, 'É necessário preencher corretamente o campo Nome');
  const document = bareDocument(input.numeroDocumento ?? '');
  if (document !== '' && input.tipo === 'F' && !isCpf(document)) refuse(context, 'numeroDocumento', 2, 'O campo CPF é inválido');
  if (document !== '' && input.tipo === 'J' && !isCnpj(document)) refuse(context, 'numeroDocumento', 2, 'O campo CNPJ é inválido');
  if (input.indicadorIe === 1 && !input.ie?.trim()) refuse(context, 'ie', 4, 'Para contribuintes do ICMS é obrigatória a informação da IE');
  checkDuplicate(context, input, document, ownId);
}

/** Two clients may look at the same moment and both find nobody, so a refused second contact is no fault of theirs. */
function checkDuplicate(context: Context, input: ContactInput, document: string, ownId: number | undefined): void {
  const existing = contactByDocument(context, document);
  if (!existing || existing.id === ownId) return;
  if (/[A-Z]/.test(document)) return context.violation('duplicate-contact', 'a second contact with the same alphanumeric CNPJ');
  const kind = input.tipo === 'F' ? 'CPF' : 'CNPJ';
  refuseField(namespace, 'numeroDocumento', 5, `O ${kind} já está cadastrado no contato ${existing.nome}`, 'o contato');
}

const brief = ({ id, nome, codigo, situacao, numeroDocumento, telefone, celular }: Contact) => ({
  id,
  nome,
  codigo,
  situacao,
  numeroDocumento: punctuated(numeroDocumento),
  telefone,
  celular,
});

const full = (contact: Contact) => ({
  ...contact.others,
  ...brief(contact),
  numeroDocumento: contact.numeroDocumento,
  tipo: contact.tipo,
  indicadorIe: contact.indicadorIe,
  ie: contact.ie,
  email: contact.email,
  endereco: {
    geral: contact.endereco,
    cobranca: { endereco: '', cep: '', bairro: '', municipio: '', uf: '', numero: '', complemento: '' },
  },
});

export const listContacts: Handler = ({ account }, { query }: Call) => {
  const document = query.get('numeroDocumento');
  const search = query.get('pesquisa')?.toLowerCase();
  const listed = byCriterion([...account.contacts.values()], query.get('criterio'));
  const found = among(listed, query.getAll('idsContatos[]'), ({ id }) => id)
    .filter((contact) => document === null || contact.numeroDocumento === bareDocument(document))
    .filter((contact) => !search || matches(contact, search));
  return data(page(found.reverse(), query).map(brief));
};

/** `criterio` of the OpenAPI document: 1 all, 2 deleted, 3 (unless told otherwise) those included last, 4 without movement. */
function byCriterion(contacts: readonly Contact[], criterion: string | null): readonly Contact[] {
  if (criterion === '1') return contacts;
  if (criterion === '2') return contacts.filter(({ situacao }) => situacao === 'E');
  if (criterion === '4') return contacts.filter(({ situacao }) => situacao === 'S');
  return lastIncluded(contacts.filter(({ situacao }) => situacao !== 'E'));
}

function matches(contact: Contact, search: string): boolean {
  const { nome, email, codigo, numeroDocumento } = contact;
  const byDocument = numeroDocumento !== '' && numeroDocumento === bareDocument(search);
  return byDocument || [nome, email, codigo].some((text) => text.toLowerCase().includes(search));
}

export const getContact: Handler = ({ account }, { path }) => data(full(find(account.contacts, path.idContato)));

/** Every account has it from the start; here it comes to be with the first question. */
export const getConsumer: Handler = (context) => {
  const known = [...context.account.contacts.values()].find(isConsumer);
  return data(full(known ?? createContact(context, { nome: consumerName, situacao: 'A', tipo: 'F' })));
};

const consumerName = 'Consumidor Final';
const isConsumer = ({ nome, numeroDocumento }: Contact) => nome === consumerName && numeroDocumento === '';

export const postContact: Handler = (context, { body }) => {
  const input = body as ContactInput;
  checkContact(context, input);
  return created({ id: createContact(context, input).id });
};

export const putContact: Handler = (context, { path, body }) => {
  const { id } = find(context.account.contacts, path.idContato);
  const input = body as ContactInput;
  checkContact(context, input, id);
  context.account.contacts.set(id, toContact(context, id, input));
  return noContent;
};
