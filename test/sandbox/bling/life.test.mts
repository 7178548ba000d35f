/** What a shop's people do in Bling itself, and what the account remembers of customers. */
import { expect, test } from 'vitest';
import { maria, seededSale } from '../support/customers.mts';
import { openAccount, pendingInvoice } from './account.mts';

test('a customer who is known keeps the old address until the contact is changed', async () => {
  const account = openAccount();
  const old = { ...maria.address, street: 'Rua da Bahia', city: 'Belo Horizonte', state: 'MG', postalCode: '30160-011' };
  const { id } = account.bling.seedContact({ ...maria, address: old });
  account.bling.seedSale(seededSale());
  const { body } = await account.get(`/contatos/${id}`);
  expect(body.data.endereco.geral).toMatchObject({ uf: 'MG', endereco: 'Rua da Bahia' });
  const moved = { ...body.data, endereco: { geral: { ...body.data.endereco.geral, uf: 'SP', municipio: 'São Paulo', cep: '01001000' } } };
  delete moved.id;
  expect((await account.send('PUT', `/contatos/${id}`, moved)).status).toBe(204);
  expect((await account.get(`/contatos/${id}`)).body.data.endereco.geral.uf).toBe('SP');
});

test('a customer without an address gets no invoice sent', async () => {
  const account = openAccount();
  const { address: _none, ...nameless } = maria;
  account.bling.seedContact(nameless);
  const { id } = await pendingInvoice(account);
  const { status, body } = await account.post(`/nfe/${id}/enviar`);
  expect([status, body.error.fields.map(({ element }: { element: string }) => element)]).toEqual([
    400,
    ['endereco', 'bairro', 'municipio', 'uf', 'cep'],
  ]);
});

test('a sale and an invoice are cancelled by hand, and show it', async () => {
  const account = openAccount();
  const { id } = await pendingInvoice(account);
  await account.post(`/nfe/${id}/enviar`);
  await account.clock.advance(5000);
  account.bling.cancelInvoice('1001');
  account.bling.cancelSale('1001');
  expect((await account.get(`/nfe/${id}`)).body.data.situacao).toBe(2);
  expect((await account.get('/pedidos/vendas?numerosLojas[]=1001')).body.data[0].situacao).toEqual({ id: 12, valor: 2 });
  expect(account.bling.invoices()[0]?.status).toBe('cancelled');
});

test('open sales reserve what they have asked for, until it is posted or they are cancelled', async () => {
  const account = openAccount();
  const { id } = account.bling.seedSale(seededSale());
  const { data } = (await account.get('/produtos?codigos[]=CAM-ALG-P')).body;
  const balance = async () => (await account.get(`/estoques/saldos?idsProdutos[]=${data[0].id}`)).body.data[0];
  expect(await balance()).toMatchObject({ saldoFisicoTotal: 1000, saldoVirtualTotal: 998 });
  await account.post(`/pedidos/vendas/${id}/lancar-estoque`);
  expect(await balance()).toMatchObject({ saldoFisicoTotal: 998, saldoVirtualTotal: 998 });
});
