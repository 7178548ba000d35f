/** Who gets a lead, without any memory of who had the last one. */
import { expect, test } from 'vitest';
import { pickOwner } from '../../../runtime/crm/pickOwner.ts';

const vendor = { id: 'any', name: 'Any CRM' };
const ownersOf = (...ids: string[]) => ids.map((id) => ({ id, name: null, email: null, phone: null }));
const people = Array.from({ length: 3000 }, (_, number) => `lead${number}@loja.example`);
const ids = ['a', 'b', 'c'];
const inTurn = { kind: 'inTurn', ids } as const;

test('everybody gets a third of three thousand, within a tenth', () => {
  const picked = people.map((person) => pickOwner(vendor, inTurn, ownersOf(...ids), person));
  for (const id of ids) {
    const share = picked.filter((each) => each === id).length;
    expect(share).toBeGreaterThan(900);
    expect(share).toBeLessThan(1100);
  }
});

test('where one leaves, only that one’s leads go to others', () => {
  for (const person of people) {
    const before = pickOwner(vendor, inTurn, ownersOf(...ids), person);
    const after = pickOwner(vendor, inTurn, ownersOf('a', 'c'), person);
    if (before !== 'b') expect(after).toBe(before);
    else expect(['a', 'c']).toContain(after);
  }
});

test('the order of the list and a name that stands twice change nothing', () => {
  for (const person of people.slice(0, 100)) {
    const picked = pickOwner(vendor, inTurn, ownersOf(...ids), person);
    expect(pickOwner(vendor, { kind: 'inTurn', ids: ['c', 'b', 'a', 'b'] }, ownersOf('b', 'a', 'c'), person)).toBe(picked);
  }
});

test('nobody, a chosen one, one who has left', () => {
  expect(pickOwner(vendor, { kind: 'none' }, [], 'x')).toBeUndefined();
  expect(pickOwner(vendor, { kind: 'chosen', id: 'b' }, ownersOf(...ids), 'x')).toBe('b');
  expect(() => pickOwner(vendor, { kind: 'chosen', id: 'z' }, ownersOf(...ids), 'x')).toThrow('Nobody of the chosen owners');
});
