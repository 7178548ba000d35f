/** A vendor may echo what it was told, in any notation: nobody who reads an error learns who the customer is or what the login is. */
import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../../domain/documents/order.ts';
import type { Connection } from '../../../runtime/client/connection.ts';
import { IntegrationError, type ErrorClass } from '../../../runtime/errors/integrationError.ts';
import { noteCredential } from '../../../runtime/host/privacy.ts';
import { runItems } from '../../../runtime/host/runItems.ts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { carriers, invoiceIssuers, messengers, paymentKeepers } from '../../../vendors/index.ts';
import { caseOf, pick, type Case } from './customers.mts';
import { decodedByHand, notations } from './notations.mts';

const classes: ErrorClass[] = ['transient', 'rateLimited', 'auth', 'validation', 'notFound', 'conflict', 'rejected', 'unknownOutcome'];
const statuses = [400, 401, 403, 404, 409, 422, 429, 500, 503];

/** The fields in which the vendors' answers carry words. */
const refusal = (text: string) => ({
  message: text,
  mensagem: text,
  faultstring: text,
  faultcode: 'SOAP-ENV:Client-101',
  codigo: 'requisicao_invalida',
  code: 'invalid',
  error: { type: 'VALIDATION_ERROR', message: text, description: text, code: 100, fields: [{ code: 1, msg: text, element: 'x' }] },
  errors: [{ code: 'invalid_object', description: text, message: text }],
  erros: [{ codigo: 'x', mensagem: text, campo: 'x' }],
  detalhes: [{ campo: 'x', mensagem: text }],
  response: { message: [text] },
});

let accounts = 0;

function refusing(status: number, text: string, settings: Record<string, unknown>): Connection {
  let now = 0;
  return {
    account: `refusing-${++accounts}`,
    settings,
    deadline: 1000,
    clock: { now: () => now, sleep: async (ms) => void (now += ms) },
    transport: async () => await Promise.resolve({ answered: true, status, headers: {}, body: refusal(text) }),
  };
}

type Operation = (connection: Connection, order: Order) => Promise<unknown>;

const operations: Operation[] = [
  ...invoiceIssuers.map(
    ({ open, models }): Operation =>
      async (connection, order) => {
        const taxes = { cfop: '6108', csosn: '102' };
        const request = {
          order,
          orderNumber: order.number,
          key: order.id,
          model: models[0]!,
          sendEmail: false,
          taxes,
          service: { description: 'Aula', code: '0801' },
        };
        await open(connection).issue(request as unknown as Parameters<ReturnType<typeof open>['issue']>[0]);
      },
  ),
  ...messengers.map(
    ({ open }): Operation =>
      async (connection, order) => {
        await open(connection).sendText({ to: order.customer.phone!, text: `Oi, ${order.customer.name}`, correlationId: order.id });
      },
  ),
  ...carriers.map(
    ({ open }): Operation =>
      async (connection, order) => {
        const from = { ...order.shippingAddress, name: 'Loja', phone: '+5511911112222', taxId: null };
        const request = {
          order,
          to: order.shippingAddress,
          from,
          parcels: [{ weightGrams: 300, lengthCm: 20, widthCm: 15, heightCm: 5 }],
          key: order.id,
        };
        await open(connection).quote(request as unknown as Parameters<ReturnType<typeof open>['quote']>[0]);
      },
  ),
  async (connection) => await paymentKeepers.asaas.open(connection).payments.get('pay_1'),
];

/** What an adapter may throw by itself, and what n8n or JavaScript throw. */
function ownError(context: IExecuteFunctions, kind: number, text: string): Error {
  if (kind === 0) return new NodeOperationError(context.getNode(), text, { description: text });
  if (kind === 1) return new TypeError(text);
  const failure = { class: classes[kind % classes.length]!, code: text, message: text, hint: text };
  return new IntegrationError({ id: 'acme' }, failure, { invoice: { rejection: { code: '539', reason: text } } });
}

function contextOf({ order, settings }: Case, goesOn: boolean): IExecuteFunctions {
  const node = { id: '1', name: 'Node', type: 'test', typeVersion: 1, position: [0, 0], parameters: {} };
  const context = {
    getInputData: () => [{ json: { order } }],
    continueOnFail: () => goesOn,
    getNode: () => ({ ...node, ...(goesOn ? { onError: 'continueErrorOutput' } : {}) }),
    customData: { set: () => undefined },
  } as unknown as IExecuteFunctions;
  noteCredential(context, settings);
  return context;
}

/** All that leaves the node, by one of its ways. */
async function whatLeaves(given: Case, goesOn: boolean, work: (context: IExecuteFunctions) => Promise<unknown>): Promise<string> {
  const context = contextOf(given, goesOn);
  const outcome = await runItems(context, async () => {
    await work(context);
    return { documents: {} };
  }).then(
    (items) => items[0]?.map(({ json }) => json),
    (error: unknown) => error,
  );
  return `${inspect(outcome, { depth: 12, showHidden: true })}\n${JSON.stringify(outcome)}`.replace(/^\s*at .*$/gm, '');
}

const boring = new Set(['rua', 'avenida', 'travessa', 'alameda', 'fundos', 'provedor', 'example']);

/** Words, digits and secrets of the case that a reader finds in the text. */
function recognised(text: string, { echoes }: Case): string[] {
  const read = decodedByHand(text);
  const row = read.replace(/[^\p{L}\d]+/gu, ' ');
  const joined = read.replace(/[^\p{L}\d]/gu, '');
  return echoes.flatMap((echo) => {
    const plain = decodedByHand(echo);
    const number = plain.replace(/\D/g, '');
    const words = plain
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length >= 3 && !boring.has(word) && !/\d/.test(plain.replace(/, 77$/, '')));
    const foundWords = words.filter((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(row));
    const foundNumber = number.length >= 7 && joined.includes(number) ? [number] : [];
    return [...foundWords, ...foundNumber];
  });
}

describe('5,000 refusals, by chance', () => {
  const seed = 20261124;

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'seed %i: nothing of the customer or of the login can be recognised, and the order number stays',
    async (part) => {
      const random = createRandom(seed + part);
      const leaks: string[] = [];
      for (let index = 0; index < 500; index++) {
        const given = caseOf(random);
        const notation = notations[(part * 500 + index) % notations.length]!;
        const echo = pick(random, given.echoes);
        const text = `Pedido ${given.order.number}: ${pick(random, ['o cliente ', 'id: ', '"valor":"', 'cpf_', 'O campo x='])}${notation.write(echo)}" foi recusado (SKU CAM-ALG-M)`;
        const isOwn = random.next() < 0.3;
        const kind = Math.floor(random.next() * 10);
        const operation = pick(random, operations);
        const status = pick(random, statuses);
        const left = await whatLeaves(given, index % 2 === 0, async (context) => {
          if (isOwn) throw ownError(context, kind, text);
          await operation(refusing(status, text, given.settings), given.order);
        });
        const found = recognised(left, given);
        if (found.length > 0) leaks.push(`${notation.name}: ${echo} -> ${found.join(', ')} in ${left.slice(0, 300)}`);
        if (isOwn && !left.includes(`Pedido ${given.order.number}: `)) leaks.push(`order number lost: ${left.slice(0, 300)}`);
        if (isOwn && !left.includes('SKU CAM-ALG-M')) leaks.push(`SKU lost: ${left.slice(0, 300)}`);
      }
      expect(leaks.slice(0, 5)).toEqual([]);
      expect(leaks).toHaveLength(0);
    },
  );
});
