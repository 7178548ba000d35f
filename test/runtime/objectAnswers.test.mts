import { describe, expect, test } from 'vitest';
import { requiringObjects } from '../../runtime/client/objectAnswers.ts';

const vendor = { id: 'erp', name: 'The ERP' };
const refusal = { class: 'validation', code: 'refused', message: 'no' } as const;
const classify = requiringObjects(vendor, ({ status }) => (status === 200 ? undefined : refusal));
const answer = (status: number, body: unknown) => classify({ answered: true, status, headers: {}, body }, 0);

describe('a success of an API that speaks in JSON objects', () => {
  test.each([[{}], [{ data: [] }], [undefined], [null], [''], [' \n'], [Buffer.alloc(0)]])('is %j', (body) => {
    expect(answer(200, body)).toBeUndefined();
  });

  test.each([['<html>'], [[]], [[{ id: 1 }]], [0], [true], ['"text"'], [7]])('is not %j', (body) => {
    expect(answer(200, body)).toMatchObject({ class: 'transient', code: 'notAnObject' });
  });

  test('does not hide a refusal', () => {
    expect(answer(400, '<html>')).toBe(refusal);
  });
});
