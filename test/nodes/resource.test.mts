/** How a node finds the operation that it is set to, and what it offers of them. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';
import type { ShownOperation } from '../../nodes/shared/operation.ts';
import { chosenOperation, operationDropdowns, operationParameters, type Resource } from '../../nodes/shared/resource.ts';

const operation = (name: string): ShownOperation => ({
  option: { name, value: name.toLowerCase(), action: name },
  description: [{ displayName: 'Why', name: 'why', type: 'string', default: '', displayOptions: { show: { vendor: ['x'] } } }],
});
const resource = (value: string, ...names: string[]): Resource<ShownOperation> => ({
  name: value,
  value,
  defaultOperation: names[0]!.toLowerCase(),
  operations: Object.fromEntries(names.map((name) => [name.toLowerCase(), operation(name)])),
});

const cat = resource('cat', 'Wash', 'Feed');
const dog = resource('dog', 'Walk', 'Feed');

const set = (parameters: { resource?: string; operation: string }) =>
  ({
    getNodeParameter: (name: string, _: number, fallback?: string) => (parameters as Record<string, string | undefined>)[name] ?? fallback,
    getNode: () => ({ id: '1', name: 'Pets', type: 'x', typeVersion: 1, position: [0, 0], parameters }),
  }) as unknown as IExecuteFunctions;

describe('the chosen operation', () => {
  test('is that of the chosen resource, where two share a name', () => {
    expect(chosenOperation(set({ resource: 'dog', operation: 'feed' }), [cat, dog])).toBe(dog.operations.feed);
    expect(chosenOperation(set({ resource: 'cat', operation: 'feed' }), [cat, dog])).toBe(cat.operations.feed);
  });

  test('is found by its name alone, where no resource is given and no two share it', () => {
    expect(chosenOperation(set({ operation: 'walk' }), [cat, dog])).toBe(dog.operations.walk);
    expect(() => chosenOperation(set({ operation: 'feed' }), [cat, dog])).toThrow('no operation "feed"');
  });

  test.each([{ resource: 'cat', operation: 'walk' }, { operation: 'constructor' }, { resource: 'bird', operation: 'walk' }])(
    '%o is refused, whatever else is there',
    (parameters) => {
      expect(() => chosenOperation(set(parameters), [cat, dog])).toThrow(`no operation "${parameters.operation}"`);
    },
  );
});

describe('what the editor shows', () => {
  const shown = (each: Resource<ShownOperation>) =>
    operationDropdowns(each).map(({ displayOptions, options = [], default: usual }) => [
      displayOptions?.show,
      options.map(({ name }) => name),
      usual,
    ]);

  test('is one dropdown by the alphabet, or one for each vendor with what it offers', () => {
    expect(shown(cat)).toEqual([[{ resource: ['cat'] }, ['Feed', 'Wash'], 'wash']]);
    const offers = [
      { vendor: 'x', operations: ['wash', 'feed'] },
      { vendor: 'y', operations: ['feed'], defaultOperation: 'feed' },
    ];
    expect(shown({ ...cat, offers })).toEqual([
      [{ resource: ['cat'], vendor: ['x'] }, ['Feed', 'Wash'], 'wash'],
      [{ resource: ['cat'], vendor: ['y'] }, ['Feed'], 'feed'],
    ]);
  });

  test('are the parameters of each operation under their own conditions and its name', () => {
    const conditions = operationParameters(cat).map(({ displayOptions }) => displayOptions?.show);
    expect(conditions).toEqual([
      { vendor: ['x'], operation: ['wash'] },
      { vendor: ['x'], operation: ['feed'] },
    ]);
  });
});
