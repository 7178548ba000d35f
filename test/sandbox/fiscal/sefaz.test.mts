import { describe, expect, it } from 'vitest';
import type { FiscalDocument } from '../../../sandbox/fiscal/document.mts';
import { afterThinking, judge, newAccessKey, usualSefaz } from '../../../sandbox/fiscal/sefaz.mts';
import type { SefazBehaviour } from '../../../sandbox/fiscal/sefaz.mts';
import { shareOut } from '../../../sandbox/fiscal/sharing.mts';
import { createWorldClock } from '../../../sandbox/world/clock.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { document, item } from './documents.mts';

const authority = (behaviour: Partial<SefazBehaviour> = {}) => ({
  clock: createWorldClock({ live: false, wall: () => Date.parse('2026-11-24T15:00:00Z') }),
  random: createRandom(1),
  sefaz: { ...usualSefaz, ...behaviour },
});

const recipient = document().recipient!;
const { totals } = document();

const mistakes: [string, string, Partial<FiscalDocument>][] = [
  ['no name', '225', { recipient: { ...recipient, name: '' } }],
  ['a street of one letter', '225', { recipient: { ...recipient, address: { ...recipient.address!, street: 'A' } } }],
  ['nothing sold', '225', { items: [] }],
  ['a real name in homologation', '598', { environment: 2 }],
  ['a CPF with wrong digits', '237', { recipient: { ...recipient, document: '52998224726' } }],
  ['a CNPJ with wrong digits', '208', { recipient: { ...recipient, kind: 'CNPJ', document: 'R55231B3000700' } }],
  ['a company that pays ICMS without a registration', '210', { recipient: { ...recipient, icms: 1 } }],
  ['a consumer that is not called final', '696', { finalConsumer: false }],
  ['an NCM of two digits', '777', { items: [item({ ncm: '00' })] }],
  ['no NCM', '777', { items: [item({ ncm: '' })] }],
  ['an NCM that does not exist', '778', { items: [item({ ncm: '00000000' })] }],
  ['another state, called the same', '773', { recipient: { ...recipient, address: { ...recipient.address!, state: 'RJ' } } }],
  ['the same state, called another', '772', { destination: 2 }],
  ['a CFOP of another state', '733', { items: [item({ cfop: '6108' })] }],
  ['a total of an item that is no product', '629', { items: [item({ totalCents: 15_970 })] }],
  ['products that do not add up', '564', { totals: { ...totals, productsCents: 15_981 } }],
  ['freight that does not add up', '535', { totals: { ...totals, freightCents: 1991 } }],
  ['a discount that does not add up', '537', { totals: { ...totals, discountCents: 981 } }],
  ['a total that is off by a cent', '610', { totals: { ...totals, totalCents: 16_991 } }],
  ['the regular regime without IBS and CBS', '1115', { issuer: { ...document().issuer, regime: 3 } }],
];

describe('SEFAZ', () => {
  it('authorizes a right document, with a protocol of fifteen digits', () => {
    expect(judge(authority(), document())).toMatchObject({
      kind: 'authorized',
      status: '100',
      protocol: expect.stringMatching(/^13526\d{10}$/),
    });
  });

  it.each(mistakes)('rejects %s with %s', (_name, code, over) => {
    const verdict = judge(authority(), document(over));
    expect(verdict).toMatchObject({ kind: 'rejected', status: code, reason: expect.stringMatching(/^Rejeição: /) });
    expect(verdict.protocol).toBeUndefined();
  });

  it('rejects and denies by mood, too', () => {
    const rejections = [{ code: '233', reason: 'Rejeição: IE do destinatário não cadastrada' }];
    expect(judge(authority({ rejectProbability: 1, rejections }), document())).toMatchObject({ kind: 'rejected', status: '233' });
    expect(judge(authority({ denyProbability: 1 }), document())).toMatchObject({
      kind: 'denied',
      status: '302',
      protocol: expect.any(String),
    });
  });

  it('makes everybody wait for as long as it was told', async () => {
    const office = authority({ delayMs: [1000, 1000] });
    const decided: number[] = [];
    afterThinking(office, () => void decided.push(office.clock.now()));
    await office.clock.advance(999);
    expect(decided).toEqual([]);
    await office.clock.advance(1);
    expect(decided).toEqual([Date.parse('2026-11-24T15:00:01Z')]);
    afterThinking(authority({ delayMs: [0, 0] }), () => void decided.push(0));
    expect(decided).toHaveLength(2);
  });

  it('knows a document by a key of state, month, CNPJ, model, series and number', () => {
    const key = newAccessKey(authority(), { cnpj: '12ABC34501DE35', model: 65, serie: 2, numero: 7 });
    expect(key).toMatch(/^35261112ABC34501DE35650020000000071\d{9}$/);
  });
});

describe('what a sale has besides its goods', () => {
  it('is shared out by value, to the cent', () => {
    expect(shareOut(1000, [1, 1, 1])).toEqual([333, 333, 334]);
    expect(shareOut(5, [0, 0])).toEqual([0, 5]);
  });
});
