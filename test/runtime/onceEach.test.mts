import type { IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, test, vi } from 'vitest';
import { onceEach, type LineEnd, type Piece, type Place } from '../../runtime/host/onceEach.ts';
import { IntegrationError, type ErrorClass } from '../../runtime/errors/integrationError.ts';
import { processedData } from '../support/processedData.mts';
import { createVirtualClock } from '../support/virtualClock.mts';

const failure = (kind: ErrorClass) => new IntegrationError({ id: 'acme' }, { class: kind, code: 'test', message: kind });

let workflows = 0;

function createHost() {
  const clock = createVirtualClock();
  const { helpers, entries } = processedData({ clock });
  const id = `workflow ${++workflows}`;
  const process = (name: string) => ({ getWorkflow: () => ({ id: `${id} ${name}` }), helpers }) as unknown as IExecuteFunctions;
  const steps = (work: (places: Place[]) => Promise<string[]>) => ({
    work,
    repeated: () => 'repeated',
    unfinished: () => 'unfinished',
    endOf: (result: string): LineEnd => (result === 'failed' || result === 'unknown' ? result : 'done'),
  });
  const run = async (pieces: Piece[], work: (places: Place[]) => Promise<string[]>, name = 'main') =>
    await clock.run(onceEach(process(name), pieces, steps(work), clock));
  return { clock, entries, run };
}

const piece = (key: string, ...lines: string[]): Piece => ({ key, lines });
const everyLine = (end: string) => async (places: Place[]) => places.map(() => end);
const never = () => Promise.reject(new Error('nothing is to be done'));

describe('many movements that must happen once each', () => {
  test('what is new is done in one go, what is known or stands there twice is not', async () => {
    const { run } = createHost();
    await run([piece('a', '1')], everyLine('moved'));
    const work = vi.fn(async (places: Place[]) => places.map(({ piece: at, line }) => `moved ${at}.${line}`));
    expect(await run([piece('a', '1'), piece('b', '1', '2'), piece('b', '1', '2'), piece('c', '1')], work)).toEqual([
      ['repeated'],
      ['moved 1.0', 'moved 1.1'],
      ['repeated', 'repeated'],
      ['moved 3.0'],
    ]);
    expect(work).toHaveBeenCalledTimes(1);
  });

  test('of a piece done in part the next run does what failed, and only that', async () => {
    const { run } = createHost();
    expect(await run([piece('a', '1', '2', '3')], async () => ['moved', 'failed', 'unknown'])).toEqual([['moved', 'failed', 'unknown']]);
    const second = vi.fn(everyLine('moved'));
    expect(await run([piece('a', '1', '2', '3')], second)).toEqual([['repeated', 'moved', 'unfinished']]);
    expect(second.mock.calls).toEqual([[[{ piece: 0, line: 1 }]]]);
    expect(await run([piece('a', '1', '2', '3')], never)).toEqual([['repeated', 'repeated', 'unfinished']]);
  });

  test('a line is known by its name, not by its place', async () => {
    const { run } = createHost();
    await run([piece('order', 'shirt', 'late')], async () => ['moved', 'failed']);
    expect(await run([piece('order', 'late')], everyLine('moved'))).toEqual([['moved']]);
    expect(await run([piece('order', 'shirt', 'late')], never)).toEqual([['repeated', 'repeated']]);
  });

  test('a line that came to an order later is moved, the others are not moved again', async () => {
    const { run } = createHost();
    await run([piece('order', 'shirt')], everyLine('moved'));
    const second = vi.fn(everyLine('moved'));
    expect(await run([piece('order', 'shirt', 'mug')], second)).toEqual([['repeated', 'moved']]);
    expect(second.mock.calls).toEqual([[[{ piece: 0, line: 1 }]]]);
  });

  test.each<ErrorClass>(['rateLimited', 'validation'])('after "%s" for all of it everything may come again', async (kind) => {
    const { run, entries } = createHost();
    await expect(run([piece('a', '1'), piece('b', '1')], () => Promise.reject(failure(kind)))).rejects.toThrow();
    expect(entries()).toEqual([]);
  });

  test('after an outcome that nobody knows nothing comes again, and it is told so', async () => {
    const { run } = createHost();
    await expect(run([piece('a', '1', '2')], () => Promise.reject(failure('unknownOutcome')))).rejects.toThrow();
    expect(await run([piece('a', '1', '2')], never)).toEqual([['unfinished', 'unfinished']]);
  });

  test('an item of 5,000 lines is remembered as one, and 6,000 items at once are refused', async () => {
    const { run, entries } = createHost();
    const big = piece('order', ...Array.from({ length: 5_000 }, (_, line) => String(line)));
    await run([big], everyLine('moved'));
    expect(entries().length).toBeLessThan(10);
    expect((await run([big], never))[0]!.every((line) => line === 'repeated')).toBe(true);
    const many = Array.from({ length: 6_000 }, (_, index) => piece(`order ${index}`, '1'));
    await expect(run(many, never)).rejects.toMatchObject({ failure: { class: 'validation', code: 'tooManyAtOnce' } });
  });

  test('two processes with one event do it once', async () => {
    const { clock, run } = createHost();
    const work = vi.fn(async (places: Place[]) => {
      await clock.sleep(500);
      return places.map(() => 'moved');
    });
    const both = await Promise.all(['one', 'other'].map((name) => run([piece('a', '1')], work, name)));
    expect(both.map((lines) => lines[0]![0]).toSorted()).toEqual(['moved', 'unfinished']);
    expect(work.mock.calls.filter(([places]) => places.length > 0)).toHaveLength(1);
  });
});

describe('an order that is edited between two runs', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, line) => `line ${line}`);

  test('to fewer lines than are known by name: nothing is moved again', async () => {
    const { run } = createHost();
    await run([piece('order', ...lines(51))], everyLine('moved'));
    expect(await run([piece('order', ...lines(3))], never)).toEqual([['repeated', 'repeated', 'repeated']]);
  });

  test('to more of them: only the new ones are moved', async () => {
    const { run } = createHost();
    await run([piece('order', ...lines(50))], everyLine('moved'));
    const second = vi.fn(everyLine('moved'));
    const [all] = await run([piece('order', ...lines(60))], second);
    expect(all!.filter((line) => line === 'repeated')).toHaveLength(50);
    expect(second.mock.calls[0]![0].map(({ line }) => line)).toEqual([50, 51, 52, 53, 54, 55, 56, 57, 58, 59]);
  });

  test('after a large one that was done in part: what failed is done, and only that', async () => {
    const { run } = createHost();
    await run([piece('order', ...lines(60))], async (places) => places.map(({ line }) => ['failed', 'unknown'][line] ?? 'moved'));
    const second = vi.fn(everyLine('moved'));
    const [all] = await run([piece('order', ...lines(60))], second);
    expect(all!.slice(0, 3)).toEqual(['moved', 'unfinished', 'repeated']);
    expect(second.mock.calls).toEqual([[[{ piece: 0, line: 0 }]]]);
    expect((await run([piece('order', ...lines(60))], never))[0]!.slice(0, 3)).toEqual(['repeated', 'unfinished', 'repeated']);
  });
});
