/** /contatos and /produtos */
import { customerOf } from '../../erp/customer.mts';
import type { Customer } from '../../erp/customer.mts';
import type { Product } from '../../erp/warehouse.mts';
import { toReais } from '../../fiscal/money.mts';
import { bareDocument, isCnpj, isCpf, punctuated } from '../../fiscal/taxId.mts';
import { find, list, noContent, ok, refuse } from './answers.mts';
import type { Context, Fields, Handler } from './context.mts';

const text = (value: unknown) => String(value ?? '');

const toCustomer = (body: Fields, id: number): Customer => {
  const place = (body.endereco ?? {}) as Fields;
  return customerOf(
    {
      name: text(body.nome),
      document: text(body.cpfCnpj),
      email: text(body.email),
      phone: text(body.celular ?? body.telefone),
      stateRegistration: text(body.inscricaoEstadual),
      address: {
        street: text(place.endereco),
        number: text(place.numero),
        complement: text(place.complemento),
        district: text(place.bairro),
        city: text(place.municipio),
        state: text(place.uf).toUpperCase(),
        postalCode: text(place.cep),
      },
    },
    id,
  );
};

function checkDocument(context: Context, body: Fields): void {
  const document = bareDocument(text(body.cpfCnpj));
  if (document === '' || isCpf(document) || isCnpj(document)) return;
  context.violation('invalid-contact', 'a CPF or CNPJ with wrong digits');
  refuse(400, 'Ocorreram erros de validação', [{ campo: 'cpfCnpj', mensagem: 'CPF/CNPJ inválido' }]);
}

export const createContact: Handler = (context, { body }) => {
  checkDocument(context, body);
  const { customers } = context.account;
  const customer = toCustomer(body, context.nextId());
  const same = [...customers.values()].some(({ document }) => document !== '' && document === customer.document);
  if (same) context.violation('contact-doubled', 'a second contact with the same document');
  customers.set(customer.id, customer);
  return ok({ id: customer.id });
};

export const updateContact: Handler = (context, { id, body }) => {
  find(context.account.customers, id);
  checkDocument(context, body);
  context.account.customers.set(id, toCustomer(body, id));
  return noContent;
};

export const contactView = (customer: Customer) => ({
  id: customer.id,
  nome: customer.name,
  codigo: '',
  tipoPessoa: customer.document.length === 14 ? 'J' : 'F',
  cpfCnpj: punctuated(customer.document),
  inscricaoEstadual: customer.stateRegistration,
  email: customer.email,
  celular: customer.phone,
  situacao: 'B',
  endereco: {
    endereco: customer.address.street,
    numero: customer.address.number,
    complemento: customer.address.complement,
    bairro: customer.address.district,
    municipio: customer.address.city,
    cep: customer.address.postalCode,
    uf: customer.address.state,
    pais: 'Brasil',
  },
});

export const getContact: Handler = ({ account }, { id }) => ok(contactView(find(account.customers, id)));

export const listContacts: Handler = ({ account }, { query }) => {
  const document = bareDocument(query.get('cpfCnpj') ?? '');
  const name = (query.get('nome') ?? '').toLowerCase();
  const found = [...account.customers.values()].filter((customer) => document === '' || customer.document === document);
  return list(
    found.filter((customer) => customer.name.toLowerCase().includes(name)),
    query,
    contactView,
  );
};

const productView = (product: Product) => ({
  id: product.id,
  sku: product.sku,
  descricao: product.name,
  tipo: 'S',
  situacao: 'A',
  unidade: 'UN',
  gtin: product.gtin,
  precos: { preco: toReais(product.priceCents), precoPromocional: 0 },
});

export const listProducts: Handler = ({ account }, { query }) => {
  const [code, gtin] = [query.get('codigo'), query.get('gtin')];
  const found = [...account.warehouse.products.values()].filter(
    (product) => (code === null || product.sku === code) && (gtin === null || product.gtin === gtin),
  );
  return list(found, query, productView);
};

export const getProduct: Handler = ({ account }, { id }) => {
  const product = find(account.warehouse.products, id);
  return ok({
    ...productView(product),
    ncm: product.ncm,
    origem: '0',
    estoque: { controlar: true, quantidade: account.warehouse.balance(id) },
    dimensoes: { pesoLiquido: product.weightGrams / 1000, pesoBruto: product.weightGrams / 1000 },
  });
};
