import { describe, expect, it } from 'vitest';
import { requiringObjects } from '../../runtime/client/objectAnswers.ts';

const vendor = { id: 'erp', name: 'The ERP' };
const refusal = { class: 'validation', code: 'refused', message: 'no' } as const;
const classify = requiringObjects(vendor, ({ status }) => (status === 200 ? undefined : refusal));
const answer = (status: number, body: unknown) => classify({ answered: true, status, headers: {}, body }, 0);

describe('a success of an API that speaks in JSON objects', () => {
  it.each([[{}], [{ data: [] }], [undefined], [null], [''], [' \n'], [Buffer.alloc(0)]])('is %j', (body) => {
    expect(answer(200, body)).toBeUndefined();
  });

  it.each([['<html>'], [[]], [[{ id: 1 }]], [0], [true], ['"text"'], [7]])('is not %j', (body) => {
    expect(answer(200, body)).toMatchObject({ class: 'transient', code: 'notAnObject' });
  });

  it('does not hide a refusal', () => {
    expect(answer(400, '<html>')).toBe(refusal);
  });
});
