import { describe, expect, test } from 'vitest';
import { bankSlipNumbers } from '../../../sandbox/simulators/asaas/numbers/bankSlip.mts';
import { crc16 } from '../../../sandbox/simulators/asaas/numbers/brCode.mts';
import { addMonths, isDate, localTimestamp } from '../../../sandbox/simulators/asaas/numbers/calendar.mts';
import { isCnpj, isCpf } from '../../../sandbox/simulators/asaas/numbers/taxId.mts';
import { orderNumberOf } from '../../../sandbox/simulators/asaas/ledger.mts';

describe('numbers', () => {
  test.each(['24971563792', '52998224725', '11144477735'])('%s is a CPF', (cpf) => expect(isCpf(cpf)).toBe(true));
  test.each(['24971563793', '11111111111', '1114447773'])('%s is no CPF', (cpf) => expect(isCpf(cpf)).toBe(false));
  test.each(['12ABC34501DE35', '1345C3A5000106', 'R55231B3000757', '90021382000122', '00000000000191'])('%s is a CNPJ', (cnpj) =>
    expect(isCnpj(cnpj)).toBe(true),
  );
  test.each(['R55231B3000700', '90025108000101', '12abc34501de35'])('%s is no CNPJ', (cnpj) => expect(isCnpj(cnpj)).toBe(false));

  test('has the checksum of the BR Code’s manual', () => expect(crc16('123456789')).toBe('29B1'));

  test('numbers bank slips over the turn of the due factor', () => {
    const factor = (dueDate: string) => bankSlipNumbers({ dueDate, value: 1, nossoNumero: '1' }).barCode.slice(5, 9);
    expect([factor('2000-07-03'), factor('2025-02-21'), factor('2025-02-22')]).toEqual(['1000', '9999', '1000']);
  });

  test('closes a bar code with its check digit', () => {
    const { barCode } = bankSlipNumbers({ dueDate: '2026-12-01', value: 129.9, nossoNumero: '12345678901' });
    const digits = [...(barCode.slice(0, 4) + barCode.slice(5))].reverse().map(Number);
    const rest = 11 - (digits.reduce((sum, digit, index) => sum + digit * ((index % 8) + 2), 0) % 11);
    expect(Number(barCode[4])).toBe(rest > 9 ? 1 : rest);
  });

  test('reads a calendar', () => {
    expect(localTimestamp(Date.parse('2026-01-01T02:59:59Z'))).toBe('2025-12-31 23:59:59');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
    expect([isDate('2026-02-28'), isDate('2026-02-29'), isDate('2026-2-1'), isDate(20260201)]).toEqual([true, false, false, false]);
  });

  test.each([
    ['1001', '1001'],
    ['#1001', '1001'],
    ['shopify:1001', '1001'],
    ['Pedido #1001', '1001'],
    ['shopify:#1001', '1001'],
    ['056984-A', undefined],
    [null, undefined],
  ])('reads order %s', (reference, order) => expect(orderNumberOf(reference)).toBe(order));
});
