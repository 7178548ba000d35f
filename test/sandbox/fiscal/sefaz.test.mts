import { describe, expect, test } from 'vitest';
import type { FiscalDocument } from '../../../sandbox/fiscal/document.mts';
import { afterThinking, judge, newAccessKey, usualSefaz } from '../../../sandbox/fiscal/sefaz.mts';
import type { SefazBehaviour } from '../../../sandbox/fiscal/sefaz.mts';
import { shareOut } from '../../../sandbox/fiscal/sharing.mts';
import { createWorldClock } from '../../../sandbox/world/clock.mts';
import { createRandom } from '../../../sandbox/world/random.mts';
import { allStrict } from '../../../sandbox/world/strictness.mts';
import { document, item } from './documents.mts';

const authority = (behaviour: Partial<SefazBehaviour> = {}) => ({
  clock: createWorldClock({ live: false, wall: () => Date.parse('2026-11-24T15:00:00Z') }),
  random: createRandom(1),
  sefaz: { ...usualSefaz, ...behaviour },
});

const recipient = document().recipient!;
const { totals } = document();

const market = { cnpj: 'R55231B3000757', id: 'loja-ponte' };
const untaxed = { origin: 0, icms: '400', pis: '49', cofins: '49' };

const inMinas = (over: object, cfop: string): Partial<FiscalDocument> => ({
  destination: 2,
  finalConsumer: !('icms' in over),
  recipient: { ...recipient, address: { ...recipient.address!, state: 'MG' }, ...over },
  items: [item({ cfop })],
});

const ibsCbs = (stateRate: number, townRate: number) => ({
  situation: '000',
  classification: '000001',
  baseCents: 15_000,
  stateRate,
  stateCents: 15,
  townRate,
  townCents: 0,
  federalRate: 0.9,
  federalCents: 135,
});

const regular = (given: ReturnType<typeof ibsCbs>): Partial<FiscalDocument> => ({
  issuer: { ...document().issuer, regime: 3 },
  items: [item({ taxes: { origin: 0, icms: '40', pis: '08', cofins: '08', ibsCbs: given } })],
});

const taxedInMinas = (): Partial<FiscalDocument> => ({
  ...inMinas({}, '6108'),
  ...regular(ibsCbs(0.1, 0)),
  items: [
    item({
      cfop: '6108',
      taxes: {
        origin: 0,
        icms: '00',
        pis: '08',
        cofins: '08',
        ibsCbs: ibsCbs(0.1, 0),
        icmsCharged: { baseCents: 15_000, rate: 12, cents: 1800 },
      },
    }),
  ],
});

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
  ['a sign that the layout does not know', '225', { items: [item({ name: 'Camiseta – tamanho M' })] }],
  ['a picture in a name', '225', { recipient: { ...recipient, name: 'Ana Souza 💕' } }],
  ['a blank at the edge', '225', { items: [item({ name: 'Camiseta ' })] }],
  ['a new line', '225', { recipient: { ...recipient, address: { ...recipient.address!, complement: 'apto 12\nbloco B' } } }],
  ['a street of 61 letters', '225', { recipient: { ...recipient, address: { ...recipient.address!, street: 'A'.repeat(61) } } }],
  ['a buyer in São Paulo who is exempt', '805', { finalConsumer: false, recipient: { ...recipient, icms: 2 } }],
  ['a company that pays ICMS, sold to as to one that does not', '999', inMinas({ icms: 1, stateRegistration: '0623079040081' }, '6108')],
  ['a consumer, sold to as to one that pays ICMS', '999', inMinas({}, '6102')],
  ['a sale over the internet that does not say whose site it was', '434', { intermediary: undefined }],
  ['a delivery of an NFC-e through somebody, over the counter', '435', { presence: 5, intermediary: true, intermediaryParty: market }],
  ['an intermediary without a name', '438', { intermediary: true }],
  ['an intermediary with a wrong CNPJ', '440', { intermediary: true, intermediaryParty: { ...market, cnpj: '00000000000000' } }],
  ['Pix on an NFC-e without its group', '391', { model: 65, payments: [{ method: '17', cents: 16_990 }] }],
  ['PIS that is charged at no rate', '225', { items: [item({ taxes: { origin: 0, icms: '102', pis: '01', cofins: '49' } })] }],
  ["no share for the consumer's state in the regular regime", '694', taxedInMinas()],
  ["last year's IBS", '1027', { issuedAt: Date.parse('2027-01-05T12:00:00Z'), ...regular(ibsCbs(0.1, 0)) }],
  ["next year's IBS", '1026', regular(ibsCbs(0.05, 0.05))],
  ['a share of the town in 2026', '1036', regular(ibsCbs(0.1, 0.05))],
  ['Simples Nacional in 2027 without IBS and CBS', '1115', { issuedAt: Date.parse('2027-01-05T12:00:00Z') }],
];

const fine: [string, Partial<FiscalDocument>][] = [
  [
    'a company in another state that pays ICMS',
    inMinas({ icms: 1, stateRegistration: '0623079040081', kind: 'CNPJ', document: 'R55231B3000757' }, '6102'),
  ],
  [
    'a buyer who is exempt, of goods that are',
    { finalConsumer: false, recipient: { ...recipient, icms: 2 }, items: [item({ taxes: untaxed })] },
  ],
  ['an intermediary with name and CNPJ', { intermediary: true, intermediaryParty: market }],
  ['Pix with its group', { model: 65, payments: [{ method: '17', cents: 16_990, integration: 2 }] }],
  ['the IBS of 2027', { issuedAt: Date.parse('2027-01-05T12:00:00Z'), ...regular(ibsCbs(0.05, 0.05)) }],
  ['the IBS of 2029, whose rate nobody knows yet', { issuedAt: Date.parse('2029-02-01T12:00:00Z'), ...regular(ibsCbs(0.7, 0.3)) }],
  ['every letter of the layout', { items: [item({ name: 'Ção "M" & ÿ - 50% ½' })] }],
];

describe('SEFAZ', () => {
  test('authorizes a right document, with a protocol of fifteen digits', () => {
    expect(judge(authority(), document())).toMatchObject({
      kind: 'authorized',
      status: '100',
      protocol: expect.stringMatching(/^13526\d{10}$/),
    });
  });

  test.each(mistakes)('rejects %s with %s', (_name, code, over) => {
    const verdict = judge(authority(), document(over));
    expect(verdict).toMatchObject({ kind: 'rejected', status: code, reason: expect.stringMatching(/^Rejeição: /) });
    expect(verdict.protocol).toBeUndefined();
  });

  test.each(fine)('has nothing against %s', (_name, over) => {
    expect(judge(authority(), document(over))).toMatchObject({ kind: 'authorized' });
  });

  test('keeps to a rule no more than it is told to', () => {
    const strict = { ...allStrict, sefazTexts: false };
    const sign = document({ items: [item({ name: 'Camiseta – M' })] });
    expect(judge({ ...authority(), strict }, sign)).toMatchObject({ kind: 'authorized' });
    expect(judge({ ...authority(), strict: allStrict }, sign)).toMatchObject({ status: '225' });
    const ofErp = { ...sign, ofErp: true };
    expect(judge(authority(), ofErp)).toMatchObject({ kind: 'authorized' });
    expect(judge({ ...authority(), strict: allStrict }, ofErp)).toMatchObject({ status: '225' });
  });

  test('rejects and denies by mood, too', () => {
    const rejections = [{ code: '233', reason: 'Rejeição: IE do destinatário não cadastrada' }];
    expect(judge(authority({ rejectProbability: 1, rejections }), document())).toMatchObject({ kind: 'rejected', status: '233' });
    expect(judge(authority({ denyProbability: 1 }), document())).toMatchObject({
      kind: 'denied',
      status: '302',
      protocol: expect.any(String),
    });
  });

  test('makes everybody wait for as long as it was told', async () => {
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

  test('knows a document by a key of state, month, CNPJ, model, series and number', () => {
    const key = newAccessKey(authority(), { cnpj: '12ABC34501DE35', model: 65, serie: 2, numero: 7 });
    expect(key).toMatch(/^35261112ABC34501DE35650020000000071\d{9}$/);
  });
});

describe('what a sale has besides its goods', () => {
  test('is shared out by value, to the cent', () => {
    expect(shareOut(1000, [1, 1, 1])).toEqual([333, 333, 334]);
    expect(shareOut(5, [0, 0])).toEqual([0, 5]);
  });
});
