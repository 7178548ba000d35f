import { describe, expect, test } from 'vitest';
import { noteBody, openAccount, pendingNote } from './account.mts';
import type { Account } from './account.mts';

const company = '12ABC34501DE35';
const reason = { codigoMotivo: 2, justificativa: 'Serviço não foi prestado' };
const at = (id: number, rest = '') => `/nfse/${id}${rest}`;
const shown = async (account: Account, id: number) => (await account.get(at(id))).body.data;

async function sendAndWait(account: Account, id: number): Promise<number> {
  await account.post(at(id, '/enviar'));
  await account.clock.advance(60_000);
  return (await shown(account, id)).situacao;
}

describe('an NFS-e', () => {
  test('is created by itself, from what the client says', async () => {
    const account = openAccount();
    const made = await account.post('/nfse', await noteBody(account, { desconto: 0.5 }));
    expect(made).toMatchObject({ status: 201, body: { data: { id: expect.any(Number), numeroRPS: '1', serie: '1' } } });
    expect(await shown(account, made.body.data.id)).toMatchObject({
      numero: '',
      numeroRPS: '1',
      situacao: 0,
      dataEmissao: '2026-11-24',
      valor: 70,
      contato: { nome: 'Ana Souza', numeroDocumento: '11144477735' },
      link: '',
    });
    expect(account.bling.ledger()).toEqual([
      expect.objectContaining({
        kind: 'invoice',
        orderNumber: '1001',
        status: 'pending',
        detail: expect.objectContaining({ model: 'nfse', total: 70 }),
      }),
    ]);
    expect(account.violations).toEqual([]);
  });

  test('is issued only after a while', async () => {
    const account = openAccount();
    const id = await pendingNote(account);
    expect(await account.post(at(id, '/enviar'))).toMatchObject({ status: 200, body: { data: { id, situacao: 2, numero: '' } } });
    await account.clock.advance(9_999);
    expect((await shown(account, id)).situacao).toBe(2);
    await account.clock.advance(50_001);
    expect(await shown(account, id)).toMatchObject({
      situacao: 1,
      numero: expect.stringMatching(/^\d+$/),
      codigoVerificacao: expect.stringMatching(/^[0-9A-F]{8}$/),
      link: expect.stringMatching(/^https:/),
    });
    expect(account.bling.serviceNotes()).toMatchObject([{ status: 'authorized', orderNumber: '1001', total: 70.5 }]);
    expect(account.violations).toEqual([]);
  });

  test('is pending again after a rejection, and no answer says why', async () => {
    const account = openAccount();
    const objection = { code: 'E145', reason: 'Regime Especial de Tributação inválido.' };
    account.bling.setCityHall({ rejectProbability: 1, rejections: [objection] });
    const id = await pendingNote(account);
    expect(await sendAndWait(account, id)).toBe(0);
    expect(JSON.stringify(await shown(account, id))).not.toContain('E145');
    expect(account.bling.ledger()[0]).toMatchObject({ status: 'rejected', detail: { rejection: objection } });
    account.bling.setCityHall({ rejectProbability: 0 });
    expect(await sendAndWait(account, id)).toBe(1);
    expect(account.bling.serviceNotes()).toMatchObject([{ status: 'authorized', rejection: undefined }]);
  });

  test('is refused with the reason where the city hall answers at once', async () => {
    const account = openAccount();
    account.bling.setCityHall({ delayMs: [0, 0] });
    const id = await pendingNote(account, { contato: { numeroDocumento: '11144477734' } });
    const { status, body } = await account.post(at(id, '/enviar'));
    expect([status, body.error.fields]).toEqual([400, [expect.objectContaining({ msg: expect.stringMatching(/^E47: /) })]]);
    expect((await shown(account, id)).situacao).toBe(0);
    const other = await pendingNote(account, { numeroRPS: '2' });
    expect((await account.post(at(other, '/enviar'))).body.data.situacao).toBe(1);
  });

  test('of a company needs the whole address: the one sent, or the contact’s', async () => {
    const account = openAccount();
    const { customer, ...sale } = {
      orderNumber: '1',
      items: [{ sku: 'CAM-ALG-P', quantity: 1 }],
      customer: { name: 'Loja', document: company },
    };
    account.bling.seedSale({ ...sale, customer });
    const bare = (await account.get(`/contatos?numeroDocumento=${company}`)).body.data[0].id;
    const contato = { id: bare, nome: 'Loja', numeroDocumento: company };
    const id = await pendingNote(account, { contato });
    expect(await sendAndWait(account, id)).toBe(0);
    expect(account.bling.serviceNotes()[0]!.rejection).toMatchObject({ code: 'E56' });
    const endereco = { endereco: 'Rua A', numero: '1', bairro: 'Centro', municipio: 'São Paulo', uf: 'SP', cep: '01001-000' };
    const whole = await pendingNote(account, { numeroRPS: '2', contato: { ...contato, endereco } });
    expect(await sendAndWait(account, whole)).toBe(1);
  });

  test('uses up its RPS', async () => {
    const account = openAccount();
    await sendAndWait(account, await pendingNote(account));
    expect((await account.get('/nfse/configuracoes')).body.controle.numeracaoRPS).toMatchObject({ numero: 2, serie: 1 });
    const second = await pendingNote(account, { servicos: [{ codigo: '1409', descricao: 'Barra', valor: 10 }] });
    expect(await sendAndWait(account, second)).toBe(0);
    expect(account.bling.serviceNotes()[1]).toMatchObject({ status: 'rejected', rejection: { code: 'E10' } });
  });

  test('is doubled by a client that makes a second one for the order', async () => {
    const account = openAccount();
    const id = await pendingNote(account);
    await pendingNote(account, { numeroRPS: '2' });
    expect(account.rules()).toEqual(['nfse-doubled']);
    expect(account.bling.ledger().map(({ orderNumber }) => orderNumber)).toEqual(['1001', '1001']);
    expect((await account.get(at(id))).status).toBe(200);
  });

  test('cannot be sent twice, nor deleted once it was sent', async () => {
    const account = openAccount();
    const id = await pendingNote(account);
    await account.post(at(id, '/enviar'));
    const refusals = async () => [await account.post(at(id, '/enviar')), await account.send('DELETE', at(id))];
    for (const { status, body } of await refusals()) expect([status, body.error.fields[0].element]).toEqual([400, 'situacao']);
    await account.clock.advance(60_000);
    for (const { status } of await refusals()) expect(status).toBe(400);
    const other = await pendingNote(account, { numeroRPS: '2', servicos: [{ codigo: '1409', descricao: 'Barra', valor: 10 }] });
    expect((await account.send('DELETE', at(other))).status).toBe(204);
    expect((await account.get(at(other))).status).toBe(404);
    expect(account.violations).toEqual([]);
  });

  test('is listed newest first, by status and day', async () => {
    const account = openAccount();
    const first = await pendingNote(account, { dataEmissao: '2026-11-20' });
    const second = await pendingNote(account, { numeroRPS: '2', servicos: [{ codigo: '1409', descricao: 'Barra', valor: 10 }] });
    await sendAndWait(account, first);
    const ids = async (query: string) => (await account.get(`/nfse${query}`)).body.data.map(({ id }: { id: number }) => id);
    expect(await ids('')).toEqual([second, first]);
    expect(await ids('?situacao=1')).toEqual([first]);
    expect(await ids('?dataEmissaoInicial=2026-11-21')).toEqual([second]);
    expect(await ids('?dataEmissaoFinal=2026-11-20')).toEqual([first]);
    expect(await ids('?pagina=2&limite=1')).toEqual([first]);
    expect(account.violations).toEqual([]);
    expect((await account.get('/nfse?situacao=0')).status).toBe(400);
    await account.get('/nfse?numeroRPS=1');
    expect(account.rules()).toEqual(['invalid-parameter', 'unknown-parameter']);
  });

  test('that the city hall still thinks about is gone after a reset', async () => {
    const account = openAccount();
    await account.post(at(await pendingNote(account), '/enviar'));
    account.bling.reset();
    await account.clock.advance(60_000);
    expect(account.bling.serviceNotes()).toEqual([]);
  });

  test('tells no webhook', async () => {
    const account = openAccount();
    const id = await pendingNote(account);
    account.bling.subscribe('https://n8n.example/webhook/bling', ['*']);
    await sendAndWait(account, id);
    expect(account.deliveries).toEqual([]);
  });
});

describe('what Bling refuses of an NFS-e', () => {
  test.each([
    ['numeroRPS', { numeroRPS: undefined }],
    ['numeroRPS', { numeroRPS: 1 }],
    ['serie', { serie: undefined }],
    ['contato.email', { contato: { email: undefined } }],
    ['contato.endereco.municipio', { contato: { endereco: { bairro: 'Centro' } } }],
    ['servicos', { servicos: [{ codigo: '1409', descricao: 'Barra' }] }],
  ])('by its document: %s', async (element, over) => {
    const account = openAccount();
    const { status, body } = await account.post('/nfse', await noteBody(account, over));
    expect([status, body.error.fields.map((field: { element: string }) => field.element)]).toEqual([400, [element]]);
    expect(account.rules()).toEqual(['invalid-body']);
  });

  test.each([
    ['contato', { contato: { id: 1 } }],
    ['servicos', { servicos: [] }],
    ['servicos', { servicos: undefined }],
    ['numeroRPS', { numeroRPS: 'A1' }],
    ['parcelas', { parcelas: [{ data: '2026-11-24', valor: 70.5, formaPagamento: { id: 1 } }] }],
  ])('by itself: %s', async (element, over) => {
    const account = openAccount();
    const { status, body } = await account.post('/nfse', await noteBody(account, over));
    expect([status, body.error.fields[0]]).toEqual([400, expect.objectContaining({ element, namespace: 'NFSE' })]);
    expect(account.rules()).toEqual(['invalid-nfse']);
    expect(account.bling.serviceNotes()).toEqual([]);
  });

  test('without a taker', async () => {
    const account = openAccount();
    const { contato: _contato, ...body } = await noteBody(account);
    expect((await account.post('/nfse', body)).body.error.fields[0].element).toBe('contato');
  });
});

describe('cancelling an NFS-e', () => {
  test('is done for an issued one, once, and without a body where a town issued it', async () => {
    const account = openAccount();
    const id = await pendingNote(account);
    expect((await account.post(at(id, '/cancelar'))).status).toBe(400);
    await sendAndWait(account, id);
    expect((await account.post(at(id, '/cancelar'))).status).toBe(204);
    expect(await shown(account, id)).toMatchObject({ situacao: 3, numero: expect.stringMatching(/^\d+$/) });
    expect((await account.post(at(id, '/cancelar'))).status).toBe(400);
    expect(account.bling.ledger()[0]).toMatchObject({ status: 'cancelled' });
    expect(account.violations).toEqual([]);
  });

  test('needs code and reason in the national system', async () => {
    const account = openAccount({ nfseSystem: 'national' });
    const [{ codigo }] = (await account.get('/nfse/configuracoes')).body.ISS.tributos;
    const id = await pendingNote(account, { servicos: [{ codigo: codigo.listaServico, descricao: 'Ajuste', valor: 50 }] });
    expect(await sendAndWait(account, id)).toBe(1);
    for (const over of [{ codigoMotivo: undefined }, { justificativa: '' }])
      expect((await account.post(at(id, '/cancelar'), { ...reason, ...over })).status).toBe(400);
    expect((await account.post(at(id, '/cancelar'))).status).toBe(400);
    expect(account.rules()).toEqual(Array(3).fill('invalid-cancellation'));
    expect((await account.post(at(id, '/cancelar'), { ...reason, codigoMotivo: 3 })).body.error.fields[0].element).toBe('codigoMotivo');
    expect((await account.post(at(id, '/cancelar'), reason)).status).toBe(204);
  });

  test('has a term, which is the town’s', async () => {
    const account = openAccount();
    account.bling.setCityHall({ cancellableMs: 0 });
    const id = await pendingNote(account);
    await sendAndWait(account, id);
    const { status, body } = await account.post(at(id, '/cancelar'), reason);
    expect([status, body.error.fields[0].msg]).toEqual([400, expect.stringMatching(/^E523: /)]);
    expect((await shown(account, id)).situacao).toBe(1);
  });
});
