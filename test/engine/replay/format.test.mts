/** How a call is written down, read again and compared: without values, and the same on every day. */
import { expect, test } from 'vitest';
import { callOf, type RawRequest } from '../support/replay/call.mts';
import { differences } from '../support/replay/compare.mts';
import { fromText, toText, type Recording } from '../support/replay/recording.mts';

const request = (over: Partial<RawRequest>): RawRequest => ({
  vendor: 'bling',
  method: 'POST',
  url: 'https://api.bling.com.br/Api/v3/pedidos/vendas',
  contentType: 'application/json',
  body: '',
  ...over,
});

const askedOf = (path: string) => callOf(request({ method: 'GET', url: `https://vendor.example${path}` })).asked;

test.each([
  ['/Api/v3/nfe/12345', '/Api/v3/nfe/{id}'],
  ['/v3/payments/pay_2/pixQrCode', '/v3/payments/{id}/pixQrCode'],
  ['/crm/objects/2026-09/contacts/ana%40cliente.example', '/crm/objects/2026-09/contacts/{id}'],
  ['/3.0/lists/LIST1/members/9e107d9d372bb6826bd81d3542a419d6', '/3.0/lists/LIST1/members/{id}'],
  ['/2010-04-01/Accounts/AC0123456789/Messages.json', '/2010-04-01/Accounts/{id}/Messages.json'],
  ['/v4/spreadsheets/1aB2c3D4e5F6g7H8i9J0kLm/values/A1:append', '/v4/spreadsheets/{id}/values/A1:append'],
  ['/rotulo/download/assincrono/SPqKJVhsxLgVWZdVXsXApC', '/rotulo/download/assincrono/{id}'],
  ['/nodes/lineItemsByFulfillmentOrder', '/nodes/lineItemsByFulfillmentOrder'],
  ['/ws/01310100/json/', '/ws/{id}/json/'],
  ['/api/v2/me/orders/9d1b7c52-3f0a-4a3e-8f6e-0a1b2c3d4e5f', '/api/v2/me/orders/{id}'],
  ['/admin/api/2026-10/graphql.json', '/admin/api/2026-10/graphql.json'],
])('of the path %s, %s is kept', (path, kept) => {
  expect(askedOf(path)).toBe(`bling GET ${kept}`);
});

test('of a body and a query the names are kept, and no value', () => {
  const body = JSON.stringify({ contato: { nome: 'Ana' }, itens: [{ codigo: 'A' }, { codigo: 'B', valor: 9.9 }], notas: [], 4711: true });
  const url = 'https://api.bling.com.br/Api/v3/pedidos/vendas?limite=10&pagina=2&limite=11';
  expect(callOf(request({ url, body }))).toEqual({
    asked: 'bling POST /Api/v3/pedidos/vendas',
    query: ['limite', 'pagina'],
    body: ['contato.nome', 'itens[].codigo', 'itens[].valor', 'notas', '{id}'],
  });
});

test.each([
  ['a form', 'application/x-www-form-urlencoded', 'grant_type=refresh_token&refresh_token=abc', ['grant_type', 'refresh_token']],
  ['a file', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n', ['file']],
  ['bytes', 'application/pdf', '%PDF', ['(application/pdf)']],
])('of %s, too', (_what, contentType, body, names) => {
  expect(callOf(request({ contentType, body })).body).toEqual(names);
});

test('a GraphQL call is told apart by its name and its text, whatever the line breaks', () => {
  const call = (query: string) => callOf(request({ body: JSON.stringify({ query, variables: { id: 1 } }) }));
  const [one, other, changed] = [
    call('query Order($id: ID!) { order(id: $id) { id } }'),
    call('query Order($id: ID!) {\n  order(id: $id) { id }\n}'),
    call('query Order($id: ID!) { order(id: $id) { name } }'),
  ];
  expect(one.asked).toBe('bling POST /Api/v3/pedidos/vendas query Order');
  expect(one.body).toEqual(['variables.id']);
  expect(other).toEqual(one);
  expect(changed!.text).not.toBe(one.text);
});

const long = Array.from({ length: 40 }, (_, index) => `campo.de.nome.longo.${index}`);

const recording: Recording = [
  { title: 'The flow goes live', steps: [{ node: 'Trigger', calls: [] }] },
  {
    title: 'An order is paid',
    steps: [
      {
        node: 'ERP Invoice',
        calls: [
          { asked: 'bling GET /Api/v3/nfe/{id}', query: [], body: [], answer: '404' },
          { asked: 'bling POST /Api/v3/nfe', query: ['enviarEmail'], body: long },
        ],
      },
      { node: 'Notify', calls: [{ asked: 'shop POST /graphql query Order', query: [], body: ['variables.id'], text: 'abcdef01' }] },
    ],
    stoppedAt: ['Notify'],
  },
];

test('what is written is read again as it was, in lines that fit a screen', () => {
  const text = toText('some-template', recording);
  expect(fromText(text)).toEqual(recording);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(140);
});

/** The second event's first step, with other calls. */
const withCalls = (change: (calls: Recording[0]['steps'][0]['calls']) => Recording[0]['steps'][0]['calls']): Recording =>
  recording.map((event, index) =>
    index === 0
      ? event
      : { ...event, steps: event.steps.map((step, place) => (place === 0 ? { ...step, calls: change(step.calls) } : step)) },
  );

const where = 'An order is paid › ERP Invoice';

test.each([
  ['nothing', withCalls((calls) => calls), []],
  [
    'a call more',
    withCalls(([first, second]) => [first!, { asked: 'bling GET /Api/v3/contatos', query: [], body: [] }, second!]),
    [`${where}: the call bling GET /Api/v3/contatos came`],
  ],
  ['a call twice', withCalls(([first, second]) => [first!, first!, second!]), [`${where}: the call bling GET /Api/v3/nfe/{id} came`]],
  ['a call less', withCalls(([, second]) => [second!]), [`${where}: the call bling GET /Api/v3/nfe/{id} went`]],
  [
    'another field',
    withCalls(([first, second]) => [first!, { ...second!, body: [...long.slice(1), 'novo'] }]),
    [`${where}: the call bling POST /Api/v3/nfe changed: in its body "novo" came, in its body "campo.de.nome.longo.0" went`],
  ],
  [
    'another answer',
    withCalls(([first, second]) => [{ ...first!, answer: '500' }, second!]),
    [`${where}: the call bling GET /Api/v3/nfe/{id} changed: its answer, from 404 to 500`],
  ],
  [
    'another order',
    withCalls(([first, second]) => [second!, first!]),
    [`${where}: the call bling POST /Api/v3/nfe came`, `${where}: the call bling POST /Api/v3/nfe went`],
  ],
  [
    'no event',
    recording.slice(0, 1),
    [
      'the event "An order is paid" went',
      'An order is paid: the stop "Notify" went',
      `${where}: the step went`,
      `${where}: the call bling GET /Api/v3/nfe/{id} went`,
      `${where}: the call bling POST /Api/v3/nfe went`,
      'An order is paid › Notify: the step went',
      'An order is paid › Notify: the call shop POST /graphql query Order went',
    ],
  ],
])('%s: every difference is named', (_what, now, named) => {
  expect(differences(recording, now)).toEqual(named);
});
