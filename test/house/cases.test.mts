/**
 * Situations that real shops have reported of products like this one: C of orders, stock and refunds, F of invoices and payments. Each has a
 * test in the layer where it was found, with the value that is right, whose title names the number.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

const titles = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.test.mts') && !entry.parentPath.endsWith('house'))
  .flatMap((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8').split('\n'))
  .filter((line) => /^\/\*\*|^\s*(test|describe)\b|^\s*\]?\)\('|^\s*\[?'/.test(line));

const numbers = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

/** No situation has this number. */
const none = ['F20'];

test.each([...numbers('C', 19), ...numbers('F', 23)].filter((number) => !none.includes(number)))('%s has a test', (number) => {
  expect(titles.filter((line) => new RegExp(`\\b${number}\\b`).test(line))).not.toEqual([]);
});
