/** A Bling account in a world that the test moves by hand, and a client of it. */
import { createBling } from '../../../sandbox/simulators/bling/index.mts';
import type { BlingOptions } from '../../../sandbox/simulators/bling/index.mts';
import { createWorldClock } from '../../../sandbox/world/clock.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import type { Violation } from '../../../sandbox/world/simulator.mts';
import type { Delivery } from '../../../sandbox/world/webhooks.mts';
import { seededSale } from '../support/customers.mts';
import type { Loose } from '../support/loose.mts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Loose;
}

export const contactBody = (over: object = {}) => ({
  nome: 'Ana Souza',
  tipo: 'F',
  situacao: 'A',
  numeroDocumento: '11144477735',
  indicadorIe: 9,
  ...over,
});

export function openAccount(options: BlingOptions = {}) {
  let wall = Date.parse('2026-11-24T15:00:00Z');
  const clock = createWorldClock({ live: false, wall: () => wall });
  const violations: Violation[] = [];
  const deliveries: Delivery[] = [];
  let deliver = true;
  const webhooks = {
    send: (delivery: Delivery) => {
      deliveries.push(delivery);
      return Promise.resolve(deliver);
    },
    records: [],
    inFlight: () => 0,
    waiting: () => 0,
  };
  const bling = createBling(
    { clock, random: createRandom(7), webhooks, violation: (violation) => void violations.push(violation) },
    options,
  );
  const pass = (ms: number) => void (wall += ms);

  const fetch = async (url: string, init: RequestInit = {}): Promise<Answered> => {
    const answer = await bling.app.fetch(new Request(url, init));
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : undefined };
  };

  const client = (token: string, headers: Record<string, string> = {}) => ({
    async send(method: string, path: string, body?: unknown): Promise<Answered> {
      // As a client that keeps to three requests a second.
      pass(400);
      return fetch(`https://api.bling.com.br/Api/v3${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    },
  });

  const basic = `Basic ${Buffer.from(`${bling.secrets.clientId}:${bling.secrets.clientSecret}`).toString('base64')}`;
  const token = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch('https://api.bling.com.br/Api/v3/oauth/token', {
      method: 'POST',
      headers: { Authorization: basic, 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(form).toString(),
    });

  const tokens = bling.issueTokens();
  const { send } = client(tokens.access_token);
  return {
    bling,
    clock,
    violations,
    rules: () => violations.map(({ rule }) => rule),
    deliveries,
    failDeliveries: () => void (deliver = false),
    pass,
    fetch,
    client,
    token,
    tokens,
    send,
    get: (path: string) => send('GET', path),
    post: (path: string, body?: unknown) => send('POST', path, body),
    seed: (orderNumber?: string, over?: object) => bling.seedSale(seededSale(orderNumber, over)),
  };
}

export type Account = ReturnType<typeof openAccount>;

/** A sale with an invoice that waits to be sent. */
export async function pendingInvoice(account: Account, orderNumber = '1001', over: object = {}) {
  const sale = account.seed(orderNumber, over);
  const { body } = await account.post(`/pedidos/vendas/${sale.id}/gerar-nfe`);
  return { saleId: sale.id, id: body.idNotaFiscal as number };
}

/** A sale as a client may create it. */
export async function saleBody(account: Account, over: object = {}) {
  const contact = await account.post('/contatos', contactBody());
  const id = contact.body.data?.id ?? (await account.get('/contatos?numeroDocumento=11144477735')).body.data[0].id;
  const product = (await account.get('/produtos?codigos[]=CAM-ALG-P')).body.data[0];
  return {
    data: '2026-11-24',
    dataSaida: '2026-11-24',
    dataPrevista: '2026-11-30',
    numeroLoja: '2001',
    contato: { id },
    loja: { id: account.bling.fixtures.apiChannelId },
    itens: [{ codigo: 'CAM-ALG-P', descricao: product.nome, quantidade: 2, valor: 79.9, produto: { id: product.id } }],
    parcelas: [{ dataVencimento: '2026-11-24', valor: 179.7, formaPagamento: { id: account.bling.fixtures.paymentMethodId } }],
    transporte: { frete: 19.9 },
    ...over,
  };
}

/** An NFS-e as a client may create it, for a person who is a contact of the account. */
export async function noteBody(account: Account, over: { contato?: object } & Record<string, unknown> = {}) {
  const made = await account.post('/contatos', contactBody());
  const id = made.body.data?.id ?? (await account.get('/contatos?numeroDocumento=11144477735')).body.data[0].id;
  return {
    numeroRPS: '1',
    serie: '1',
    dataEmissao: '2026-11-24',
    servicos: [
      { codigo: '1409', descricao: 'Ajuste de costura, pedido 1001', valor: 50 },
      { codigo: '1409', descricao: 'Barra', valor: 20.5 },
    ],
    ...over,
    contato: { id: id as number, nome: 'Ana Souza', numeroDocumento: '11144477735', email: 'ana@cliente.example', ...over.contato },
  };
}

/** An NFS-e that waits to be sent. */
export async function pendingNote(account: Account, over: Parameters<typeof noteBody>[1] = {}): Promise<number> {
  const { body } = await account.post('/nfse', await noteBody(account, over));
  return body.data.id as number;
}
