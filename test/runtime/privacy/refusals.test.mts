/** A vendor may echo what it was told, in any notation: nobody who reads an error learns who the customer is or what the login is. */
import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Connection } from '../../../runtime/client/connection.ts';
import { IntegrationError, type ErrorClass } from '../../../runtime/errors/integrationError.ts';
import { noAnswer } from '../../../runtime/client/http.ts';
import { noteCredential } from '../../../runtime/host/privacy.ts';
import { runItems } from '../../../runtime/host/runItems.ts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { isWhole, share } from '../../fuzz/support/share.mts';
import { freshAccount, scenes } from '../../fuzz/support/scenes.mts';
import { caseOf, caseOfContracts, pick, type Case } from './customers.mts';
import { decodedByHand, notations } from './notations.mts';
import { operations } from './operations.mts';

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

/** A vendor that answers everything with this text; `asked` hears of each call. */
function refusing(status: number, text: string, settings: Record<string, unknown>, asked: () => void = () => undefined): Connection {
  let now = 0;
  return {
    account: `refusing-${++accounts}`,
    settings,
    deadline: 1000,
    clock: { now: () => now, sleep: async (ms) => void (now += ms) },
    transport: async () => {
      asked();
      return await Promise.resolve(status === 0 ? noAnswer('ECONNRESET') : { answered: true, status, headers: {}, body: refusal(text) });
    },
  };
}

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
    // What was done leaves as it came.
    (items) => items[0]?.map(({ json }) => json).filter((json) => 'error' in json),
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
      for (let index = 0; index < share(500, 60); index++) {
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
          await operation.run(refusing(status, text, given.settings), given.order);
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

/** 0: no answer; 200: a yes that nobody can read. */
const allStatuses = [0, 200, ...statuses];

describe('every operation, refused in every way', () => {
  test('asks its vendor, and tells nothing of the customer or of the login', { timeout: 600_000 }, async () => {
    const random = createRandom(20261130);
    const leaks: string[] = [];
    const met = new Set<string>();
    const asked = new Set<string>();
    const refused = new Set<string>();
    let turn = 0;
    const rounds = share(4, 1);
    for (const [place, operation] of operations.entries()) {
      for (const status of allStatuses.filter((_, index) => isWhole || index % 4 === place % 4)) {
        for (let round = 0; round < rounds; round++) {
          const given = caseOf(random);
          const notation = notations[turn++ % notations.length]!;
          const echo = pick(random, given.echoes);
          const text = `Pedido ${given.order.number}: o cliente ${notation.write(echo)} foi recusado`;
          const left = await whatLeaves(given, turn % 2 === 0, async () => {
            const vendor = refusing(status, text, given.settings, () => void asked.add(operation.name));
            await operation.run(vendor, given.order).catch((error: unknown) => {
              refused.add(operation.name);
              throw error;
            });
          });
          met.add(/"?class"?: ?['"](\w+)['"]/.exec(left)?.[1] ?? 'none');
          const found = recognised(left, given);
          if (found.length > 0)
            leaks.push(`${operation.name}, ${status}, ${notation.name}: ${echo} -> ${found.join(', ')} in ${left.slice(0, 300)}`);
        }
      }
    }
    expect(leaks.slice(0, 5)).toEqual([]);
    expect(leaks).toHaveLength(0);
    // What a vendor does not offer asks nothing, and fails at nothing; the shop's own courier asks nobody, and looks at the order alone.
    expect([...refused].filter((name) => !asked.has(name))).toEqual(['ownCarrier: create']);
    expect(asked.size).toBeGreaterThan(100);
    for (const each of classes.filter((one) => one !== 'rejected' && one !== 'conflict')) expect(met).toContain(each);
    expect(turn).toBeGreaterThanOrEqual(isWhole ? 5_000 : 300);
  });
});

describe.each(Object.keys(scenes))('%s, refused at any of its calls', (name) => {
  test('tells nothing of the customer', { timeout: 600_000 }, async () => {
    const given = caseOfContracts();
    const random = createRandom(20261130).fork(name);
    const leaks: string[] = [];
    const calls = share(10, 4);
    for (let k = 1; k <= calls; k++) {
      for (const status of isWhole ? allStatuses : [random.pick(allStatuses)]) {
        const scene = await scenes[name]!();
        const connection = scene.connect({ account: freshAccount() });
        const notation = random.pick(notations);
        const echo = pick(random, given.echoes);
        let made = 0;
        const transport: Connection['transport'] = async (request) => {
          if (++made < k) return await connection.transport(request);
          return status === 0
            ? noAnswer('ECONNRESET')
            : { answered: true, status, headers: {}, body: refusal(`o valor ${notation.write(echo)} foi recusado`) };
        };
        const deadline = connection.clock.now() + 60_000;
        const left = await whatLeaves(given, k % 2 === 0, async () => await scene.run({ ...connection, transport, deadline }));
        const found = recognised(left, given);
        if (found.length > 0) leaks.push(`call ${k}, ${status}, ${notation.name}: ${echo} -> ${found.join(', ')} in ${left.slice(0, 400)}`);
      }
    }
    expect(leaks).toEqual([]);
  });
});
