import { describe, expect, test } from 'vitest';
import { noCadence, type Lead } from '../../../domain/documents/lead.ts';
import { workdays } from '../../../domain/leads/businessHours.ts';
import { standOf, type CadenceRules, type CadenceStep } from '../../../domain/leads/cadence.ts';

/** A Tuesday at noon in São Paulo. */
const captured = '2026-12-01T15:00:00.000Z';
const at = (text: string) => Date.parse(text);
const iso = (moment: number) => new Date(moment).toISOString();

const welcome: CadenceStep = {
  channel: 'whatsapp',
  after: { amount: 0, unit: 'minutes' },
  from: 'capture',
  isAnyTime: true,
  subject: '',
  text: 'Olá, {first_name}!',
};
const letter: CadenceStep = {
  channel: 'email',
  after: { amount: 1, unit: 'businessDays' },
  from: 'lastTouch',
  isAnyTime: false,
  subject: 'Sobre {interest}',
  text: 'Olá!',
};
const nudge: CadenceStep = {
  channel: 'whatsapp',
  after: { amount: 2, unit: 'days' },
  from: 'lastTouch',
  isAnyTime: false,
  subject: '',
  text: '',
};

const rules: CadenceRules = {
  steps: [welcome, letter, nudge],
  hours: { from: 9 * 60, to: 18 * 60, weekdays: workdays, kept: [], timeZone: 'America/Sao_Paulo' },
  openStatuses: [],
  since: at('2026-11-30T00:00:00Z'),
};

const lead = (changes: Partial<Lead> = {}): Lead => ({
  id: '101',
  vendor: 'hubSpot',
  source: 'site',
  campaign: null,
  name: 'Ana Souza',
  email: 'ana@exemplo.com.br',
  phone: '+5511912345678',
  company: null,
  interest: 'Clareamento',
  owner: null,
  consent: { given: true, at: null, proof: 'Aceito', channels: [] },
  status: 'NEW',
  cadence: noCadence,
  url: null,
  createdAt: captured,
  updatedAt: captured,
  problems: [],
  ...changes,
});

const touched = (step: number, lastTouch: string): Partial<Lead> => ({ cadence: { step, lastTouch, stopReason: null } });

const none = () => false;

/** In a few words, for reading. */
function stand(subject: Lead, moment: string, changes: Partial<CadenceRules> = {}, isStarted: (key: string) => boolean = none) {
  const { next, skipped } = standOf(subject, { ...rules, ...changes }, isStarted, at(moment));
  const what =
    next.kind === 'waiting'
      ? `waiting until ${iso(next.until)}`
      : next.kind === 'stopped'
        ? `stopped: ${next.reason}`
        : next.kind === 'none'
          ? 'none'
          : `${next.kind} ${next.touch.step} ${next.touch.channel}`;
  return [...skipped.map(({ step, reason }) => `skipped ${step}: ${reason}`), what];
}

describe('the way of a lead through three steps', () => {
  test.each([
    ['is welcomed at once', lead(), captured, ['due 1 whatsapp']],
    ['at night, too', lead({ createdAt: '2026-12-02T02:00:00.000Z' }), '2026-12-02T02:00:10Z', ['due 1 whatsapp']],
    ['waits for the next business day', lead(touched(1, captured)), '2026-12-01T15:01:00Z', ['waiting until 2026-12-02T15:00:00.000Z']],
    ['gets the e-mail then', lead(touched(1, captured)), '2026-12-02T15:00:00Z', ['due 2 email']],
    [
      'two days after that is a Friday',
      lead(touched(2, '2026-12-02T15:00:00.000Z')),
      '2026-12-03T15:00:00Z',
      ['waiting until 2026-12-04T15:00:00.000Z'],
    ],
    [
      'two days after a Friday is a Sunday: Monday at nine',
      lead(touched(2, '2026-12-04T15:00:00.000Z')),
      '2026-12-05T15:00:00Z',
      ['waiting until 2026-12-07T12:00:00.000Z'],
    ],
    ['is through', lead(touched(3, '2026-12-04T15:00:00.000Z')), '2026-12-05T15:00:00Z', ['stopped: finished']],
    [
      'a step that nobody knows any more is the end',
      lead(touched(7, '2026-12-04T15:00:00.000Z')),
      '2026-12-05T15:00:00Z',
      ['stopped: finished'],
    ],
  ])('%s', (_, subject, moment, expected) => {
    expect(stand(subject, moment)).toEqual(expected);
  });

  test('what was due while nobody looked waits for business hours', () => {
    expect(stand(lead(touched(1, captured)), '2026-12-02T23:00:00Z')).toEqual(['waiting until 2026-12-03T12:00:00.000Z']);
  });

  test('business hours are those of the lead’s area code', () => {
    const inAcre = lead({ phone: '+5568912345678', createdAt: '2026-12-01T12:00:00Z', ...touched(1, '2026-12-01T12:00:00Z') });
    // 7:00 there: the next day at nine, which is two hours later than in São Paulo.
    expect(stand(inAcre, '2026-12-01T12:01:00Z')).toEqual(['waiting until 2026-12-02T14:00:00.000Z']);
  });
});

describe('nothing more is sent', () => {
  test.each([
    ['after a reply', { cadence: { step: 1, lastTouch: captured, stopReason: 'replied' } }, 'replied'],
    ['after an appointment', { cadence: { step: 1, lastTouch: captured, stopReason: 'booked' } }, 'booked'],
    ['after an order', { cadence: { step: 1, lastTouch: captured, stopReason: 'paid' } }, 'paid'],
    ['after words of the seller', { cadence: { step: 0, lastTouch: null, stopReason: 'liguei, vai pensar' } }, 'liguei, vai pensar'],
    ['after the opt-out', { consent: { given: false, at: null, proof: null, channels: [] } }, 'optedOut'],
    ['without a consent', { consent: { given: null, at: null, proof: null, channels: [] } }, 'noConsent'],
    ['when the seller has moved the lead on', { status: 'CONNECTED' }, 'seller'],
  ] satisfies [string, Partial<Lead>, string][])('%s', (_, changes, reason) => {
    expect(stand(lead(changes), '2026-12-10T15:00:00Z', { openStatuses: ['NEW', 'open'] })).toEqual([`stopped: ${reason}`]);
  });

  test.each(['new', ' OPEN ', null])('the status %s is open', (status) => {
    expect(stand(lead({ status }), captured, { openStatuses: ['NEW', 'Open'] })).toEqual(['due 1 whatsapp']);
  });

  test('the key of a stop tells one from the next', () => {
    const key = (changes: Partial<Lead>) => {
      const { next } = standOf(lead(changes), rules, none, at(captured));
      return next.kind === 'stopped' ? next.key : undefined;
    };
    const stop = (step: number, stopReason: string) => key({ cadence: { step, lastTouch: null, stopReason } });
    expect(new Set([stop(1, 'replied'), stop(2, 'replied'), stop(1, 'paid')]).size).toBe(3);
    expect(stop(1, 'replied')).toBe(stop(1, 'replied'));
  });
});

describe('a step that cannot be carried out', () => {
  const later = '2026-12-02T15:00:00Z';

  test.each([
    ['without a phone', { phone: null }, 'noPhone'],
    ['with a number that is none', { phone: '91234-5678' }, 'noPhone'],
    ['with a landline', { phone: '+551131234567' }, 'landline'],
    ['whose text speaks of what nobody knows', { name: null }, 'variableMissing'],
    ['with a consent to e-mail alone', { consent: { given: true, at: null, proof: null, channels: ['email'] } }, 'channelNotAgreed'],
  ] satisfies [string, Partial<Lead>, string][])('%s is skipped, and the next one keeps its time', (_, changes, reason) => {
    expect(stand(lead(changes), '2026-12-01T15:01:00Z')).toEqual([`skipped 1: ${reason}`, 'waiting until 2026-12-02T15:00:00.000Z']);
    expect(stand(lead(changes), later)).toEqual([`skipped 1: ${reason}`, 'due 2 email']);
  });

  test('a foreign number is reached', () => {
    expect(stand(lead({ phone: '+351912345678' }), captured)).toEqual(['due 1 whatsapp']);
  });

  test('without an e-mail the e-mail is skipped', () => {
    expect(stand(lead({ email: 'ana', ...touched(1, captured) }), later)).toEqual([
      'skipped 2: noEmail',
      'waiting until 2026-12-04T15:00:00.000Z',
    ]);
  });

  test('is possible again once there is a number, as long as the next one has not gone out', () => {
    expect(stand(lead(), later)).toEqual(['due 1 whatsapp']);
    expect(stand(lead(), later, {}, (key) => key.startsWith('101/step 2 '))).toEqual(['unrecorded 2 email']);
  });

  test('nobody who can be reached at all is a reason by itself', () => {
    expect(stand(lead({ phone: null, email: null }), '2026-12-07T15:00:00Z').at(-1)).toBe('stopped: unreachable');
  });

  test('what is a week late is of no use', () => {
    expect(stand(lead(), '2026-12-08T15:00:00Z')).toEqual(['due 1 whatsapp']);
    expect(stand(lead(), '2026-12-08T15:00:01Z')).toEqual(['skipped 1: tooLate', 'due 2 email']);
  });
});

describe('each touch once', () => {
  const keyAt = (subject: Lead, moment: string) => {
    const { next } = standOf(subject, rules, none, at(moment));
    return next.kind === 'due' ? next.touch.key : undefined;
  };

  test('what was started is not due again, and nothing else is until the CRM knows of it', () => {
    const first = keyAt(lead(), captured);
    const isStarted = (key: string) => key === first;
    expect(stand(lead(), captured, {}, isStarted)).toEqual(['unrecorded 1 whatsapp']);
    expect(stand(lead(), '2027-03-01T15:00:00Z', {}, isStarted)).toEqual(['unrecorded 1 whatsapp']);
    expect(stand(lead(touched(1, captured)), '2026-12-02T15:00:00Z', {}, isStarted)).toEqual(['due 2 email']);
  });

  test('the key of a touch is the same as long as it is the same, however late it is', () => {
    const subject = lead(touched(1, captured));
    expect(keyAt(subject, '2026-12-02T15:00:00Z')).toBe('101/step 2 after 2026-12-01T15:00:00.000Z');
    expect(keyAt({ ...subject, name: 'Ana', phone: null }, '2026-12-03T15:00:00Z')).toBe(keyAt(subject, '2026-12-02T15:00:00Z'));
  });

  test('a sequence that a person begins anew is another one', () => {
    const anew = lead({ createdAt: '2026-01-01T15:00:00Z', ...touched(0, '2026-12-04T15:00:00.000Z') });
    expect(stand(anew, '2026-12-04T15:00:00Z', {}, (key) => key === keyAt(lead(), captured))).toEqual(['due 1 whatsapp']);
  });
});

describe('whose leads', () => {
  test('those that were there before are not written to', () => {
    expect(stand(lead({ createdAt: '2026-11-29T23:59:59Z' }), captured)).toEqual(['none']);
  });

  test('those that were under way go on', () => {
    const old = lead({ createdAt: '2026-11-20T15:00:00Z', ...touched(1, '2026-11-28T15:00:00Z') });
    expect(stand(old, captured)).toEqual(['due 2 email']);
  });

  test('those that were there before and fill in a form now are captured by its consent', () => {
    const consent = { given: true, at: captured, proof: 'Aceito', channels: [] };
    expect(stand(lead({ createdAt: '2024-01-01T00:00:00Z', consent }), captured)).toEqual(['due 1 whatsapp']);
  });

  test('what is in no CRM is in no sequence', () => {
    expect(stand(lead({ id: null }), captured)).toEqual(['none']);
    expect(stand(lead({ createdAt: null }), captured)).toEqual(['none']);
  });
});

test('a step counted from the capture never overtakes the one before', () => {
  const steps = [welcome, { ...letter, from: 'capture' as const, after: { amount: 1, unit: 'hours' as const } }];
  const answeredLate = lead(touched(1, '2026-12-03T15:00:00.000Z'));
  expect(stand(answeredLate, '2026-12-03T14:00:00Z', { steps })).toEqual(['waiting until 2026-12-03T15:00:00.000Z']);
});

test.each(['liguei hoje', 'liguei dia 5', 'falei com ela 5/11', 'WhatsApp 1', '3'])(
  'a last touch of %j is the seller’s word: nothing follows',
  (word) => {
    const cadence = { step: 1, lastTouch: word, stopReason: null };
    const { next } = standOf(lead({ cadence }), rules, () => false, at('2026-12-08T15:00:00Z'));
    expect(next).toMatchObject({ kind: 'stopped', reason: 'seller' });
  },
);

test('an address that a mail server would take for two is none', () => {
  const { skipped } = standOf(
    lead({ email: 'ana,bia@exemplo.com.br' }),
    { ...rules, steps: [{ ...letter, from: 'capture' }] },
    () => false,
    at('2026-12-08T15:00:00Z'),
  );
  expect(skipped).toMatchObject([{ reason: 'noEmail' }]);
});
