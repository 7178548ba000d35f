import { NodeApiError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { runItems } from '../../runtime/host/runItems.ts';
import { createVirtualClock } from '../support/virtualClock.mts';

const node = { id: '1', name: 'Invoice', type: 'test', typeVersion: 1, position: [0, 0], parameters: {} };

const itemOf = (number: number): INodeExecutionData => ({ json: { order: { id: `shopify:${number}`, number: String(number) } } });

function createContext(items: INodeExecutionData[], onError?: 'continueRegularOutput' | 'continueErrorOutput') {
  const customData = new Map<string, string>();
  const context = {
    getInputData: () => items,
    continueOnFail: () => onError !== undefined,
    getNode: () => ({ ...node, ...(onError ? { onError } : {}) }),
    customData: { set: (key: string, value: string) => void customData.set(key, value) },
  } as unknown as IExecuteFunctions;
  return { context, customData };
}

const refusal = new IntegrationError(
  { id: 'bling' },
  {
    class: 'validation',
    code: 'CPF_INVALID',
    message: 'The CPF 529.982.247-25 is invalid',
    retryAfterMs: 1500,
  },
);

describe('every item in is an item out', () => {
  test('or one for each record that it finds, paired with it, none where there is none', async () => {
    const { context } = createContext([itemOf(1), itemOf(2), itemOf(3)]);
    const [out] = await runItems(context, async (index) => Array.from({ length: index }, (_, each) => ({ documents: { record: each } })));
    expect(out!.map(({ json, pairedItem }) => [(json.order as { number: string }).number, json.record, pairedItem])).toEqual([
      ['2', 0, { item: 1 }],
      ['3', 0, { item: 2 }],
      ['3', 1, { item: 2 }],
    ]);
  });

  test('by the output that it names, the failed one by the first', async () => {
    const { context } = createContext([1, 2, 3].map(itemOf), 'continueRegularOutput');
    const outputs = await runItems(
      context,
      async (index) => {
        if (index === 2) throw refusal;
        return { documents: { index }, output: index };
      },
      2,
    );
    expect(outputs.map((items) => items.map(({ pairedItem }) => pairedItem))).toEqual([[{ item: 0 }, { item: 2 }], [{ item: 1 }]]);
  });

  test('in the same order, paired, whatever ends first', async () => {
    const clock = createVirtualClock();
    const { context } = createContext([1, 2, 3, 4, 5, 6, 7].map(itemOf));
    const [out] = await clock.run(
      runItems(context, async (index) => {
        await clock.sleep(1000 - index * 100);
        return { documents: { invoice: { id: index } } };
      }),
    );
    expect(out!.map(({ json, pairedItem }) => [(json.invoice as { id: number }).id, pairedItem])).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((index) => [index, { item: index }]),
    );
  });

  test('with the input next to the new document, and the input itself untouched', async () => {
    const items = [itemOf(1001)];
    const before = structuredClone(items);
    const [out] = await runItems(createContext(items).context, async () => ({ documents: { invoice: { id: '9' } } }));
    expect(out![0]!.json).toEqual({ ...before[0]!.json, invoice: { id: '9' } });
    expect(items).toEqual(before);
  });

  test('with the binaries of both', async () => {
    const file = (name: string) => ({ data: '', mimeType: 'application/pdf', fileName: name });
    const items = [{ ...itemOf(1001), binary: { photo: file('photo') } }];
    const [out] = await runItems(createContext(items).context, async () => ({ documents: {}, binary: { danfe: file('danfe') } }));
    expect(Object.keys(out![0]!.binary!)).toEqual(['photo', 'danfe']);
    expect(Object.keys(items[0]!.binary)).toEqual(['photo']);
  });

  test('no item in, no item out', async () => {
    expect(await runItems(createContext([]).context, async () => ({ documents: {} }))).toEqual([[]]);
  });
});

test('at most five items are worked on at a time', async () => {
  const clock = createVirtualClock();
  let underWay = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++underWay);
    await clock.sleep(100);
    underWay--;
    return { documents: {} };
  };
  await clock.run(runItems(createContext(Array.from({ length: 20 }, (_, each) => itemOf(each))).context, work));
  expect(most).toBe(5);
});

describe('an item that fails', () => {
  const failSecond = async (index: number) => {
    if (index === 1) throw refusal;
    return { documents: { invoice: { id: index } } };
  };

  test('goes on with its input and what went wrong, ready to be replayed; the others are done', async () => {
    const items = [itemOf(1), itemOf(2), itemOf(3)];
    const [out] = await runItems(createContext(items, 'continueRegularOutput').context, failSecond);
    expect(out!.map(({ json }) => 'invoice' in json)).toEqual([true, false, true]);
    expect(out![1]).toEqual({
      pairedItem: { item: 1 },
      json: {
        order: { id: 'shopify:2', number: '2' },
        error: {
          summary: expect.stringMatching(/^shopify:2: .* is invalid\. Correct the field that is named, then run the item again\.$/),
          class: 'validation',
          code: 'CPF_INVALID',
          message: expect.stringContaining('is invalid'),
          hint: 'Correct the field that is named, then run the item again.',
          page: expect.stringMatching(/docs\/errors\/class-validation\.md$/),
          vendor: 'bling',
          retryable: false,
          retryAfterSeconds: 2,
          correlationId: 'shopify:2',
        },
      },
    });
    expect(items[1]!.json).not.toHaveProperty('error');
  });

  test('has the error first, where a table shows it, and an older one is replaced', async () => {
    const items = [itemOf(1), { json: { ...itemOf(2).json, error: { code: 'of the step before' } } }];
    const [out] = await runItems(createContext(items, 'continueRegularOutput').context, failSecond);
    expect(Object.keys(out![1]!.json)).toEqual(['error', 'order']);
    expect(out![1]!.json.error).toMatchObject({ code: 'CPF_INVALID' });
  });

  test('holds the error alone where it leaves by the error output: n8n knows it by that, and adds the paired input itself', async () => {
    const [out] = await runItems(createContext([itemOf(1), itemOf(2)], 'continueErrorOutput').context, failSecond);
    expect(Object.keys(out![1]!.json)).toEqual(['error']);
    expect(out![1]).toMatchObject({ pairedItem: { item: 1 }, json: { error: { correlationId: 'shopify:2' } } });
    expect(out![0]!.json).toMatchObject({ order: { number: '1' }, invoice: { id: 0 } });
  });

  test('says in one line what happened and what to do, whatever the texts are', async () => {
    const texts = ['Two\nlines', 'Ends with a full stop.', '  spaces   inside  ', 'x'.repeat(900)];
    for (const message of texts) {
      const failing = async () =>
        await Promise.reject(new IntegrationError({ id: 'omie' }, { class: 'rejected', code: '1', message, hint: 'Do\nthis' }));
      const [out] = await runItems(createContext([itemOf(7)], 'continueRegularOutput').context, failing);
      const { summary, hint } = out![0]!.json.error as { summary: string; hint: string };
      expect(summary).toMatch(/^shopify:7: \S.*\S\. Do this$/);
      expect(summary).not.toMatch(/\n| {2}|\.\./);
      expect(hint).toBe('Do\nthis');
    }
  });

  test('carries no personal data', async () => {
    for (const onError of ['continueRegularOutput', 'continueErrorOutput'] as const) {
      const [out] = await runItems(createContext([itemOf(1), itemOf(2)], onError).context, failSecond);
      expect(JSON.stringify(out![1])).not.toContain('529');
    }
  });

  test('ends the run where the node stops on errors, naming the item and what to do', async () => {
    const work = runItems(createContext([itemOf(1), itemOf(2)]).context, failSecond);
    await expect(work).rejects.toBeInstanceOf(NodeApiError);
    await expect(work).rejects.toMatchObject({
      message: expect.stringContaining('[item 1]'),
      description: expect.stringContaining('Correct'),
    });
  });

  test('starts no further item where the node stops on errors', async () => {
    const clock = createVirtualClock();
    const started: number[] = [];
    const work = async (index: number) => {
      started.push(index);
      if (index === 0) throw refusal;
      await clock.sleep(100);
      return { documents: {} };
    };
    await expect(clock.run(runItems(createContext(Array.from({ length: 20 }, (_, each) => itemOf(each))).context, work))).rejects.toThrow();
    expect(started).toEqual([0, 1, 2, 3, 4]);
  });

  test('for a reason of our own is told as such, scrubbed', async () => {
    const broken = async () => await Promise.reject(new TypeError('cannot read joao@example.com'));
    const [out] = await runItems(createContext([itemOf(1)], 'continueRegularOutput').context, broken);
    expect(out![0]!.json.error).toMatchObject({ code: 'node', vendor: null, retryable: false });
    expect(JSON.stringify(out![0]!.json.error)).not.toContain('joao');
  });
});

describe('n8n’s own database', () => {
  const named = (name: string, message: string, more: object = {}) => Object.assign(new Error(message), { name }, more);

  test.each([
    ['SQLite, locked', named('QueryFailedError', 'SQLITE_BUSY: database is locked', { driverError: { code: 'SQLITE_BUSY' } })],
    ['SQLite, two workers with one key', new Error('SQLITE_CONSTRAINT: UNIQUE constraint failed: processed_data.workflowId')],
    ['PostgreSQL, two workers with one key', named('error', 'duplicate key value violates unique constraint "PK_1"', { code: '23505' })],
    ['PostgreSQL, deadlock', named('QueryFailedError', 'x', { driverError: { code: '40P01' } })],
    ['PostgreSQL, going down', named('error', 'terminating connection due to administrator command', { code: '57P01' })],
    ['the pool is used up', new Error('timeout exceeded when trying to connect')],
  ])('is at fault (%s): that passes, and says nothing against the item', async (_, fault) => {
    const { context } = createContext([itemOf(1)], 'continueRegularOutput');
    const [out] = await runItems(context, async () => await Promise.reject(fault));
    expect(out![0]!.json.error).toMatchObject({
      class: 'transient',
      code: 'database',
      retryable: true,
      hint: expect.stringContaining('again'),
    });
    const stopping = runItems(createContext([itemOf(1)]).context, async () => await Promise.reject(fault));
    await expect(stopping).rejects.toMatchObject({ description: expect.stringContaining('n8n') });
  });

  test.each([new TypeError('x is undefined'), named('Error', 'SKU is not unique', { code: 'E1' }), 'a text', undefined])(
    'is not blamed for %s',
    async (fault) => {
      const { context } = createContext([itemOf(1)], 'continueRegularOutput');
      const [out] = await runItems(context, async () => await Promise.reject(fault as Error));
      expect(out![0]!.json.error).toMatchObject({ class: 'validation', code: 'node', retryable: false });
    },
  );
});

test.each([
  [{ event: { correlationId: 'shopify:7' }, order: { id: 'shopify:8' } }, 'shopify:7'],
  [{ order: { id: 'shopify:8' } }, 'shopify:8'],
  [{ payment: { vendor: 'asaas', id: 'pay_1', orderNumber: '9' } }, 'asaas:9'],
  [{ payment: { vendor: 'asaas', id: 'pay_1', orderNumber: null } }, 'asaas:pay_1'],
  [{ something: 'else' }, undefined],
])('the execution of %j can be found by %s', async (json, correlationId) => {
  const { context, customData } = createContext([{ json }]);
  await runItems(context, async () => ({ documents: {} }));
  expect(customData.get('correlationId')).toBe(correlationId);
});

test('an n8n before 2.16 hands custom data to expressions only, and that is where it is noted', async () => {
  const noted = new Map<string, string>();
  const context = {
    ...createContext([itemOf(8)]).context,
    customData: undefined,
    getWorkflowDataProxy: (itemIndex: number) => ({
      $execution: { customData: { set: (key: string, value: string) => void noted.set(`${itemIndex} ${key}`, value) } },
    }),
  } as unknown as IExecuteFunctions;
  await runItems(context, async () => ({ documents: {} }));
  expect([...noted]).toEqual([['0 correlationId', 'shopify:8']]);
});

test('a thread longer than n8n takes is cut, not lost', async () => {
  const { context, customData } = createContext([{ json: { event: { correlationId: 'x'.repeat(600) } } }]);
  await runItems(context, async () => ({ documents: {} }));
  expect(customData.get('correlationId')).toBe('x'.repeat(512));
});
