/** The judge of a sequence: its calendar is Brazil's, and it sees each kind of fault. */
import { describe, expect, test } from 'vitest';
import { afterBusinessDays, isBusinessTime, nextBusinessTime } from '../../../sandbox/leads/sequence/hours.mts';
import { judgeSequence, type Follower, type SequenceStep, type Touch } from '../../../sandbox/leads/sequence/judge.mts';

const inSaoPaulo = '+5511987654321';
const inAcre = '+5568987654321';

const iso = (at: number) => new Date(at).toISOString().slice(0, 16);

describe('business hours', () => {
  test.each<[string, string, string | undefined, boolean]>([
    ['Monday at nine', '2026-12-21T12:00Z', inSaoPaulo, true],
    ['a minute before', '2026-12-21T11:59Z', inSaoPaulo, false],
    ['a minute before six', '2026-12-21T20:59Z', inSaoPaulo, true],
    ['six in the evening', '2026-12-21T21:00Z', inSaoPaulo, false],
    ['nine in the east, seven in Acre', '2026-12-21T12:00Z', inAcre, false],
    ['nine in Acre', '2026-12-21T14:00Z', inAcre, true],
    ['nobody knows where', '2026-12-21T12:00Z', undefined, true],
    ['a number abroad', '2026-12-21T11:59Z', '+351912345678', false],
    ['a Saturday', '2026-12-19T15:00Z', inSaoPaulo, false],
    ['Christmas, a Friday', '2026-12-25T15:00Z', inSaoPaulo, false],
    ['the day of Tiradentes', '2027-04-21T15:00Z', inSaoPaulo, false],
    ['Carnival’s Tuesday', '2027-02-09T15:00Z', inSaoPaulo, false],
    ['Ash Wednesday', '2027-02-10T15:00Z', inSaoPaulo, true],
    ['Good Friday', '2027-03-26T15:00Z', inSaoPaulo, false],
    ['Corpus Christi', '2027-05-27T15:00Z', inSaoPaulo, false],
  ])('%s', (_, at, phone, is) => {
    expect(isBusinessTime(Date.parse(at), phone)).toBe(is);
  });

  test.each([
    ['2026-12-21T12:30Z', '2026-12-21T12:30'],
    ['2026-12-21T09:00Z', '2026-12-21T12:00'],
    ['2026-12-24T21:00Z', '2026-12-28T12:00'],
    ['2026-12-19T15:00Z', '2026-12-21T12:00'],
  ])('after %s they go on at %s', (at, next) => {
    expect(iso(nextBusinessTime(Date.parse(at), inSaoPaulo))).toBe(next);
  });

  test.each([
    ['2026-12-21T15:00Z', 1, '2026-12-22T15:00'],
    ['2026-12-24T15:00Z', 1, '2026-12-28T15:00'],
    ['2026-12-24T15:00Z', 5, '2027-01-04T15:00'],
    ['2026-12-19T15:00Z', 1, '2026-12-21T15:00'],
    // It is still Thursday there.
    ['2026-12-18T01:00Z', 1, '2026-12-19T01:00'],
  ])('%s and %i business days are %s', (at, days, then) => {
    expect(iso(afterBusinessDays(Date.parse(at), days, inSaoPaulo))).toBe(then);
  });

  test('a year whose holidays nobody has looked up is refused', () => {
    expect(() => isBusinessTime(Date.parse('2040-05-02T15:00Z'), undefined)).toThrow('2040');
  });
});

const steps: readonly SequenceStep[] = [
  { channel: 'whatsApp', after: [0, 'minutes'], from: 'capture', isAnyTime: true },
  { channel: 'email', after: [1, 'businessDays'], from: 'lastTouch' },
  { channel: 'whatsApp', after: [3, 'days'], from: 'lastTouch' },
];

/** Noon of a Saturday, Monday, Thursday. */
const rightly = ['2026-12-19T15:00Z', '2026-12-21T15:05Z', '2026-12-24T15:10Z'] as const;
const maria: Follower = {
  name: 'Maria',
  phone: inSaoPaulo,
  channels: ['whatsApp', 'email'],
  asksAt: [Date.parse(rightly[0])],
};

/** By step; undefined where it does not leave. */
const touchesAt = (...times: (string | undefined)[]): Touch[] =>
  times.flatMap((at, index) => (at === undefined ? [] : [{ name: 'Maria', step: index + 1, at: Date.parse(at) }]));

const anHourLater = (dueAt: number) => dueAt + 3_600_000;

const judged = (follower: Partial<Follower>, touches: readonly Touch[], latest = anHourLater) =>
  judgeSequence(steps, [{ ...maria, ...follower }], touches, latest);

const right = touchesAt(...rightly);
const nothing = { lost: [], doubled: [], wrong: [] };
const [first, second, third] = rightly;
const at = (text: string) => Date.parse(text);

describe('a sequence', () => {
  test.each<[string, Partial<Follower>, readonly Touch[]]>([
    ['each step in its time', {}, right],
    ['nothing to whom nobody asked', { asksAt: [] }, []],
    ['nothing after an answer', { stopsAt: at('2026-12-20T15:00Z') }, touchesAt(first)],
    ['an answer while the message was on its way', { stopsAt: at('2026-12-21T15:30Z') }, touchesAt(first)],
    ['whoever asks again waits from then', { asksAt: [at(first), at('2026-12-22T15:00Z')] }, touchesAt(first, second, '2026-12-28T12:10Z')],
    ['who has no mobile gets the e-mail alone', { channels: ['email'] }, touchesAt(undefined, '2026-12-21T15:00Z')],
  ])('is right: %s', (_, follower, touches) => {
    expect(judged(follower, touches)).toEqual(nothing);
  });

  test.each<[string, Partial<Follower>, readonly Touch[], Partial<Record<keyof typeof nothing, RegExp[]>>]>([
    ['a touch is lost', {}, touchesAt(first, second), { lost: [/step 3 of Maria/] }],
    ['a touch in the middle is lost', {}, touchesAt(first, undefined, third), { lost: [/step 2 of Maria/] }],
    ['all of them', {}, [], { lost: [/step 1/, /step 2/, /step 3/] }],
    ['a touch is doubled', {}, [...right, { ...right[1]!, at: right[1]!.at + 60_000 }], { doubled: [/step 2 of Maria/] }],
    [
      'after the stop',
      { stopsAt: at('2026-12-21T15:30Z') },
      right,
      { wrong: [/step 3 of Maria: 2026-12-24T15:10:00.000Z, after the stop/] },
    ],
    [
      'on a Sunday',
      {},
      touchesAt(first, '2026-12-20T15:00Z'),
      { lost: [/step 3/], wrong: [/out of business hours/, /due at 2026-12-21T15:00/] },
    ],
    ['at night', {}, touchesAt(first, '2026-12-21T22:00Z'), { lost: [/step 3/], wrong: [/out of business hours/, /360 min late/] }],
    ['on a holiday', {}, touchesAt(first, second, '2026-12-25T15:00Z'), { wrong: [/out of business hours/, /min late/] }],
    ['before its time', {}, touchesAt(first, second, '2026-12-23T15:00Z'), { wrong: [/step 3.*due at 2026-12-24T15:05/] }],
    ['late', {}, touchesAt(first, second, '2026-12-24T18:05Z'), { wrong: [/step 3.*120 min late/] }],
    ['without a consent', { asksAt: [] }, touchesAt(first), { wrong: [/without a consent/] }],
    ['to a telephone that nobody reads', { channels: ['email'] }, touchesAt(first, second), { wrong: [/nobody is reached/] }],
    [
      'a step that there is none of',
      {},
      [...right, { name: 'Maria', step: 4, at: at('2026-12-24T16:00Z') }],
      { wrong: [/none of the sequence/] },
    ],
    ['to a stranger', {}, [...right, { name: '5511900000000', step: 1, at: at(first) }], { wrong: [/who is nobody/] }],
  ])('is wrong: %s', (_, follower, touches, found) => {
    const verdict = judged(follower, touches);
    for (const kind of ['lost', 'doubled', 'wrong'] as const)
      expect(verdict[kind], kind).toEqual((found[kind] ?? []).map((one) => expect.stringMatching(one) as string));
  });

  test('what nobody could see leave is not missed', () => {
    expect(judged({}, [], () => Infinity)).toEqual(nothing);
  });
});
