/** What was missed is started, whatever else cannot be read just now. */
import type { IPollFunctions } from 'n8n-workflow';
import { expect, test } from 'vitest';
import type { EventSource, MissedEvent, SourceEvent } from '../../domain/ports/eventSource.ts';
import { IntegrationError } from '../../runtime/errors/integrationError.ts';
import { catchUp } from '../../runtime/host/catchUp.ts';
import type { TriggerKit } from '../../runtime/host/eventTrigger.ts';

const minutes = (count: number) => Date.parse('2026-11-24T12:00:00Z') + count * 60_000;

/** A shop of which these orders were missed; `unreadable` are answered with a fault of the vendor. */
function shop(name: string, subjects: string[]) {
  const unreadable = new Set<string>();
  const asked: string[] = [];
  const missed = subjects.map(
    (subject): MissedEvent<object> => ({
      subject,
      read: async () => {
        asked.push(subject);
        if (unreadable.has(subject))
          throw new IntegrationError({ id: 'shop' }, { class: 'transient', code: 'unreadableAnswer', message: '' });
        return { event: { correlationId: subject }, document: { order: subject } } as unknown as SourceEvent<object>;
      },
    }),
  );
  const kit = {
    open: async () => ({ missed: async () => missed }) as unknown as EventSource<object>,
    catchUp: () => ({ maxAgeDays: 7, graceSeconds: 60 }),
  } as unknown as TriggerKit<object>;
  const context = {
    getNode: () => ({ id: name, name }),
    getWorkflow: () => ({ id: name }),
    getMode: () => 'trigger',
    getNodeParameter: () => false,
    getWorkflowStaticData: () => ({ catchUpSince: '2026-11-23T00:00:00.000Z' }),
    logger: { warn: () => {} },
  } as unknown as IPollFunctions;
  const poll = async (minute: number) => {
    asked.length = 0;
    const started = await catchUp(kit, context, { url: '', topics: [] }, { now: () => minutes(minute) });
    return (started ?? []).flat().map(({ json }) => json.order);
  };
  return { poll, asked, unreadable };
}

test('one that stays unreadable holds up none of those behind it', async () => {
  const { poll, unreadable } = shop('one', ['1', '2', '3']);
  unreadable.add('1');
  expect(await poll(0)).toEqual([]);
  expect(await poll(1)).toEqual(['2', '3']);
  unreadable.clear();
  expect(await poll(2)).toEqual(['1']);
});

test('however many they are: each of them costs the others a minute', async () => {
  const { poll, unreadable } = shop('many', ['1', '2', '3', '4']);
  for (const each of ['1', '2', '3']) unreadable.add(each);
  const started = [];
  for (let minute = 0; minute < 4; minute++) started.push(...(await poll(minute)));
  expect(started).toEqual(['4']);
});

test('a vendor that is away is asked once a minute', async () => {
  const { poll, asked, unreadable } = shop('away', ['1', '2', '3']);
  for (const each of ['1', '2', '3']) unreadable.add(each);
  for (let minute = 0; minute < 5; minute++) {
    expect(await poll(minute)).toEqual([]);
    expect(asked).toHaveLength(1);
  }
  unreadable.clear();
  expect((await poll(5)).toSorted()).toEqual(['1', '2', '3']);
});
