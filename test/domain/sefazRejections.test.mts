import { describe, expect, test } from 'vitest';
import { adviceFor, sefazAdvice } from '../../domain/sefaz/sefazRejections.ts';

describe('what to do about a verdict of SEFAZ', () => {
  test('is known for more than a hundred of them, each once', () => {
    const codes = sefazAdvice.map(([code]) => code);
    expect(codes.length).toBeGreaterThanOrEqual(100);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test.each(sefazAdvice)('%s is said in one plain sentence or two', (code, advice) => {
    expect(code).toMatch(/^[1-9]\d{2,3}$/);
    expect(advice).toMatch(/^[A-Z].*[^.]$/);
    expect(advice.length).toBeGreaterThan(40);
    expect(advice.length).toBeLessThan(300);
  });

  /** Meaning by the NF-e manual; the words are those that no advice on it can do without. */
  test.each([
    ['204', /has this very invoice already/],
    ['539', /number/],
    ['233', /state registration \(IE\)/],
    ['237', /CPF/],
    ['778', /NCM/],
    ['777', /NCM/],
    ['1115', /IBS and CBS/],
    ['301', /tax office/],
    ['302', /tax office/],
    ['303', /tax office/],
    ['591', /CSOSN/],
    ['694', /DIFAL/],
    ['610', /sum of its lines/],
    ['656', /too often/],
    ['108', /out of service/],
    ['501', /24 hours/],
    ['241', /used/],
    ['280', /certificate/],
    ['806', /CEST/],
    ['611', /GTIN/],
    ['434', /intermediary/],
  ])('%s is about what it says', (code, words) => {
    expect(adviceFor(code)).toMatch(words);
  });

  test.each([[null], [undefined], ['100'], ['12345'], ['']])('is not guessed for %j', (code) => {
    expect(adviceFor(code)).toBeUndefined();
  });
});
