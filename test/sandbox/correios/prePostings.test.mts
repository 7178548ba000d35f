/** Pre-postings and their labels. */
import { describe, expect, test } from 'vitest';
import { ana, openContract, posting, prePosting } from './account.mts';

const dayMs = 86_400_000;

describe('a pre-posting', () => {
  test('answers at once and is worked on afterwards', async () => {
    const { call, secrets, clock, simulator } = await openContract();
    const { body } = await call('POST', posting, prePosting(secrets.card));
    expect(body).toEqual({
      id: expect.stringMatching(/^PR\w{22}$/),
      codigoObjeto: expect.stringMatching(/^[A-Z]{2}\d{9}BR$/),
      prazoPostagem: '2026-12-09',
      statusAtual: 1,
      descStatusAtual: 'PREATENDIDO',
      dataHoraStatusAtual: '2026-11-24T12:00:00',
    });
    await clock.advance(6_000);
    const { itens } = (await call('GET', `prepostagem/v2/prepostagens?id=${body.id}`)).body;
    expect(itens).toMatchObject([{ statusAtual: 2, pedidoExternoOrigem: 'shopify:1001', historicoStatus: [{}, { status: '2' }] }]);
    expect(simulator.ledger()).toMatchObject([{ kind: 'shipment', orderNumber: '1001', status: 'generated' }]);
  });

  test('may fail after its answer', async () => {
    const { call, simulator, prePost } = await openContract();
    simulator.failNext('DC-e rejeitada: item sem descrição válida.');
    const { id } = await prePost();
    const { itens } = (await call('GET', `prepostagem/v2/prepostagens?id=${id}`)).body;
    expect(itens).toMatchObject([{ statusAtual: 1, erroAssincrono: 'DC-e rejeitada: item sem descrição válida.' }]);
    expect((await prePost()).id).not.toBe(id);
  });

  test.each<[string, Record<string, unknown>]>([
    ['there is neither invoice nor declaration', { chaveNFe: undefined }],
    ['the declaration has no items', { chaveNFe: undefined, emiteDCe: 'S' }],
    [
      'the DC-e is not asked for',
      { chaveNFe: undefined, itensDeclaracaoConteudo: [{ conteudo: 'Camiseta', quantidade: '1', valor: '79.90' }] },
    ],
    ['the invoice key is wrong', { chaveNFe: '3'.repeat(44) }],
    ['the recipient has no document', { destinatario: ana({ cpfCnpj: undefined }) }],
    ['the document has points', { destinatario: ana({ cpfCnpj: '529.982.247-25' }) }],
    ['the state is not of the CEP', { destinatario: ana({ endereco: { ...ana().endereco, uf: 'SP' } }) }],
    ['the district is missing', { destinatario: ana({ endereco: { ...ana().endereco, bairro: '' } }) }],
    ['the telephone is in one field', { destinatario: ana({ celular: '41987654321' }) }],
    ['the box is too small', { alturaInformada: '1' }],
    ['the service is not of the contract', { codigoServico: '03140' }],
    ['the card is another', { numeroCartaoPostagem: '1' }],
    ['nobody says that nothing is forbidden', { cienteObjetoNaoProibido: undefined }],
    ['the declared value is too high', { listaServicoAdicional: [{ codigoServicoAdicional: '064', valorDeclarado: '40000' }] }],
    ["the additional service is another service's", { listaServicoAdicional: [{ codigoServicoAdicional: '019', valorDeclarado: '100' }] }],
  ])('is refused where %s', async (_, change) => {
    const { call, secrets, simulator, rules } = await openContract();
    const { status, body } = await call('POST', posting, prePosting(secrets.card, change));
    expect([status, body.msgs.length]).toEqual([400, 1]);
    expect([rules(), simulator.ledger()]).toEqual([['pre-posting-body'], []]);
  });

  test('goes with a declaration of content that Correios issue', async () => {
    const { prePost, simulator } = await openContract();
    const itensDeclaracaoConteudo = [{ conteudo: 'Camiseta', quantidade: '1', valor: '79.90' }];
    const { id } = await prePost({ chaveNFe: undefined, emiteDCe: 'S', itensDeclaracaoConteudo });
    expect(simulator.prePosting(id).status).toBe(2);
  });

  test('is found by status and code, newest first, never by the number of the shop', async () => {
    const { call, prePost, rules } = await openContract();
    const [first, second] = [await prePost(), await prePost({ pedidoExternoOrigem: 'shopify:1002' })];
    const found = async (query: string) => {
      const { body } = await call('GET', `prepostagem/v2/prepostagens?${query}`);
      return body.itens.map(({ id }: { id: string }) => id);
    };
    expect(await found('status=2')).toEqual([second.id, first.id]);
    expect(await found('status=2&size=1&page=1')).toEqual([first.id]);
    expect(await found(`codigoObjeto=${second.code}`)).toEqual([second.id]);
    expect(await found('pedidoExternoOrigem=shopify:1002')).toEqual([second.id, first.id]);
    expect(rules()).toEqual(['pre-posting-filter']);
  });

  test('is cancelled by its user until it is posted', async () => {
    const { call, prePost, simulator, secrets } = await openContract();
    const { id } = await prePost();
    const cancel = (query = `?idCorreiosSolicitanteCancelamento=${secrets.user}`, name = id) =>
      call('DELETE', `${posting}/${name}${query}`);
    expect((await cancel('')).status).toBe(400);
    expect((await cancel()).body).toMatchObject({ mensagem: expect.any(String), idRecibo: expect.any(String) });
    expect(simulator.prePosting(id).status).toBe(5);
    expect((await cancel()).status).toBe(400);
    const other = await prePost();
    simulator.post(other.code);
    expect((await cancel(undefined, other.id)).status).toBe(400);
    expect((await cancel(undefined, 'PRnada')).status).toBe(404);
  });

  test('expires after 15 days', async () => {
    const { prePost, simulator, clock } = await openContract();
    const { id } = await prePost();
    await clock.advance(15 * dayMs);
    expect(simulator.prePosting(id).status).toBe(4);
    expect(() => simulator.post(id)).toThrow('status 4');
  });
});

describe('a label', () => {
  const wish = (id: string) => ({ idsPrePostagem: [id], tipoRotulo: 'P', formatoRotulo: 'ET' });

  test.each([
    ['message', 200],
    ['accepted', 202],
    ['error', 400],
  ] as const)('is made after its answer, and says %s meanwhile', async (whileWorking, working) => {
    const { call, prePost, clock } = await openContract({ whileWorking });
    const { id } = await prePost();
    const { idRecibo } = (await call('POST', `${posting}/rotulo/assincrono/pdf`, wish(id))).body;
    const download = () => call('GET', `${posting}/rotulo/download/assincrono/${idRecibo}`);
    expect((await download()).status).toBe(working);
    await clock.advance(9_000);
    const { body } = await download();
    expect(Buffer.from(body.dados, 'base64').toString()).toMatch(/^%PDF/);
  });

  test('may come as the file, or not at all', async () => {
    const { call, prePost, clock, simulator } = await openContract({ labelAnswer: 'pdf' });
    const { code } = await prePost();
    const make = async () => {
      const body = { codigosObjeto: [code], tipoRotulo: 'P', formatoRotulo: 'ET', layoutImpressao: 'LINEAR_100_150' };
      const { idRecibo } = (await call('POST', `${posting}/rotulo/assincrono/pdf`, body)).body;
      await clock.advance(9_000);
      return await call('GET', `${posting}/rotulo/download/assincrono/${idRecibo}`);
    };
    expect((await make()).headers.get('content-type')).toBe('application/pdf');
    simulator.failNextLabel('Falha na geração do rótulo.');
    expect((await make()).body.msgs).toEqual(['PPN-294: Falha na geração do rótulo.']);
  });

  test('is refused before the parcel is pre-posted', async () => {
    const { call, secrets, rules } = await openContract();
    const { body } = await call('POST', posting, prePosting(secrets.card));
    expect((await call('POST', `${posting}/rotulo/assincrono/pdf`, wish(body.id))).status).toBe(400);
    expect((await call('POST', `${posting}/rotulo/assincrono/pdf`, { tipoRotulo: 'X', formatoRotulo: 'ET' })).body.msgs).toHaveLength(2);
    expect(rules()).toEqual(['label-body']);
    expect((await call('GET', `${posting}/declaracaoconteudo/${body.id}`)).headers.get('content-type')).toBe('text/html');
  });
});

test('the labels by which goods come back are told apart, with their goods and who sends them', async () => {
  const { call, secrets, simulator, prePost } = await openContract();
  await prePost();
  const { body } = await call('POST', posting, {
    ...prePosting(secrets.card),
    ...{ codigoServico: '03301', logisticaReversa: 'S', chaveNFe: undefined, emiteDCe: 'S', listaServicoAdicional: undefined },
    itensDeclaracaoConteudo: [{ conteudo: 'Camiseta', quantidade: '2', valor: '79.90' }],
  });
  expect(simulator.reverseLabels()).toMatchObject([
    {
      id: body.id,
      code: body.codigoObjeto,
      orderNumber: '1001',
      status: 'pending',
      sender: '90021382000122',
      to: '80010000',
      goods: [{ name: 'Camiseta', quantity: 2 }],
    },
  ]);
});
