/** A vendor that grew tired of waiting delivers again while the first delivery is still being read. */
import type { IWebhookFunctions } from 'n8n-workflow';
import { expect, test } from 'vitest';
import type { EventSource, SourceEvent } from '../../domain/ports/eventSource.ts';
import { receive, type TriggerKit } from '../../runtime/host/eventTrigger.ts';

const news = { event: { correlationId: 'acme:1' }, document: {}, raw: {} } as unknown as SourceEvent<object>;

function webhook(name: string) {
  const statuses: number[] = [];
  const response = { status: (status: number) => (statuses.push(status), response), send: () => response, end: () => undefined };
  const context = {
    getHeaderData: () => ({}),
    getRequestObject: () => ({ rawBody: Buffer.from('{}'), originalUrl: '/hook' }),
    getResponseObject: () => response,
    getNodeWebhookUrl: () => 'https://n8n.loja.example/hook',
    getNodeParameter: (_: string, otherwise: unknown) => otherwise,
    getMode: () => 'trigger',
    getNode: () => ({ id: name, name, parameters: {} }),
    getWorkflow: () => ({ id: 'w' }),
    logger: { warn: () => undefined, info: () => undefined },
  } as unknown as IWebhookFunctions;
  return { context, statuses };
}

/** A trigger whose readings end when the test says so. */
function slowTrigger() {
  const readings: { succeed(): void; fail(): void }[] = [];
  const source = {
    verify: () => ({ valid: true }),
    deduplicationKey: () => 'delivery 1',
    read: async () =>
      await new Promise((resolve, reject) => {
        readings.push({ succeed: () => resolve([news]), fail: () => reject(new Error('too slow')) });
      }),
  } as unknown as EventSource<object>;
  const kit = { open: async () => await Promise.resolve(source), topics: () => [] } as unknown as TriggerKit<object>;
  return { kit, readings };
}

const settle = async () => await new Promise((resolve) => setImmediate(resolve));

test('the second delivery is no duplicate before the first was read, and takes its place where it failed', async () => {
  const { kit, readings } = slowTrigger();
  const [first, second] = [webhook('fails'), webhook('fails')];
  const answers = [receive(kit, first.context), receive(kit, second.context)];
  await settle();
  expect(readings).toHaveLength(1);
  readings[0]!.fail();
  await answers[0];
  expect(first.statuses).toEqual([503]);
  await settle();
  expect(readings).toHaveLength(2);
  readings[1]!.succeed();
  expect((await answers[1])?.workflowData?.flat()).toHaveLength(1);
});

test('it is a duplicate once the first was read', async () => {
  const { kit, readings } = slowTrigger();
  const answers = [1, 2, 3].map(async () => await receive(kit, webhook('succeeds').context));
  await settle();
  readings[0]!.succeed();
  const [first, ...others] = await Promise.all(answers);
  expect(first?.workflowData?.flat()).toHaveLength(1);
  expect(others).toEqual([{ webhookResponse: 'duplicate' }, { webhookResponse: 'duplicate' }]);
  expect(readings).toHaveLength(1);
});
