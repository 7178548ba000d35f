import { expect, test } from 'vitest';
import { noteWithLine } from '../../domain/sale/noteWithLine.ts';

test.each([
  ['', 'NF-e 1', 'NF-e 1'],
  ['Presente', 'NF-e 1', 'Presente\nNF-e 1'],
  ['Presente\nNF-e 12', 'NF-e 1', 'Presente\nNF-e 12\nNF-e 1'],
  ['Presente\r\nNF-e 1\r\nFrágil', 'NF-e 1', undefined],
])('%j with the line %j', (before, line, after) => {
  expect(noteWithLine(before, line)).toBe(after);
});
