/** Which events of Asaas can be chosen, and what shops mean by a choice. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { asaasPaymentSource } from '../../../vendors/asaas/index.ts';
import { countsPaidOnce, presets, topicsOf, type PaidWhen } from '../../../vendors/asaas/events/presets.ts';
import { describeWithSpecification } from '../../support/specifications.mts';

const { topics, defaultEvents } = asaasPaymentSource;
const names = topics.map(({ topic }) => topic);

describeWithSpecification('asaas/webhook-events.json', 'every event that Asaas publishes', (file) => {
  test('can be chosen, each once, and no other', () => {
    const published = JSON.parse(readFileSync(file, 'utf8')) as string[];
    expect(published).toHaveLength(112);
    expect(names.toSorted()).toEqual(published.toSorted());
  });
});

describe('the list of events', () => {
  test('has no two entries of one name', () => {
    const shown = [...presets, ...topics].map(({ name }) => name);
    expect(new Set(shown).size).toBe(shown.length);
  });

  test('is grouped: what stands before the colon stands together', () => {
    const groups = topics.map(({ name }) => name.split(':')[0]);
    const starts = groups.filter((group, index) => group !== groups[index - 1]);
    expect(new Set(starts).size).toBe(starts.length);
  });

  test('has presets of events that there are', () => {
    expect(names).toEqual(expect.arrayContaining(presets.flatMap((preset) => [...preset.topics])));
  });
});

describe('a choice', () => {
  const choose = (events: readonly string[], paidWhen: PaidWhen = 'confirmed') => ({ events, paidWhen });

  test('by default is that somebody has paid, in whichever way', () => {
    expect(topicsOf(choose(defaultEvents)).toSorted()).toEqual(['PAYMENT_CONFIRMED', 'PAYMENT_RECEIVED']);
    expect(countsPaidOnce(choose(defaultEvents))).toBe(true);
  });

  test('of the money alone does not ask for confirmations', () => {
    expect(topicsOf(choose(['paid'], 'received'))).toEqual(['PAYMENT_RECEIVED']);
    expect(countsPaidOnce(choose(['paid'], 'received'))).toBe(false);
  });

  test('may mix presets and single events, each asked for once', () => {
    const topics = topicsOf(choose(['overdue', 'PAYMENT_OVERDUE', 'TRANSFER_DONE']));
    expect(topics).toEqual(['PAYMENT_OVERDUE', 'TRANSFER_DONE']);
  });

  test('of the single event of the money gets it also after a confirmation', () => {
    expect(countsPaidOnce(choose(['paid', 'PAYMENT_RECEIVED']))).toBe(false);
    expect(countsPaidOnce(choose(['PAYMENT_RECEIVED', 'PAYMENT_CONFIRMED']))).toBe(false);
  });
});
