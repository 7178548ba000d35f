/** What `npm run try -- lead-cadence` counts: nothing where all is right, and each kind of fault under its name. */
import { describe, expect, test } from 'vitest';
import { judgeCadence, type Answer } from '../../../sandbox/run/leads/judgeCadence.mts';
import type { PlannedLead } from '../../../sandbox/run/leads/plan.mts';
import { createWorld } from '../../../sandbox/world/world.mts';

const lead: PlannedLead = {
  name: 'Maria Souza',
  phone: '+5511987654321',
  agrees: true,
  forms: [{ email: 'maria@cliente.example', phone: '(11) 98765-4321' }],
};

/** Monday, ten o'clock in São Paulo; Christmas and New Year's Day are Fridays. */
const capturedAt = '2026-12-21T13:00Z';
const touched = ['2026-12-22T13:06Z', '2026-12-24T13:07Z', '2027-01-04T13:08Z'] as const;
const looks = Array.from({ length: 18 }, (_, day) => Date.parse('2026-12-22T13:05Z') + day * 86_400_000);

const welcomeMail = { subject: 'Recebemos o seu contato', at: capturedAt };
const subjects = ['Maria, ficou alguma dúvida?', 'Maria, continuamos à disposição'] as const;
const told = 'Novo lead: Maria Souza\nWhatsApp: +5511987654321\nE-mail: maria@cliente.example\nhttps://crm.example/1';

interface Sent {
  readonly at: string;
  readonly to?: string;
  /** Its subject, or the message's text. */
  readonly said?: string;
}

interface Story {
  readonly agrees?: boolean;
  readonly messages?: readonly Sent[];
  readonly mails?: readonly Sent[];
  readonly notes?: number;
  readonly told?: readonly string[];
  readonly answer?: Answer;
  /** What stands in the CRM. */
  readonly reason?: string;
  readonly consent?: string;
}

const messages: readonly Sent[] = [{ at: touched[0] }];
const mails: readonly Sent[] = [
  { at: touched[1], said: subjects[0] },
  { at: touched[2], said: subjects[1] },
];

/** A message of the welcome, three lines of it, and one for each step. */
const welcomeNotes = 3;

function judged(story: Story) {
  const { agrees = true, reason = '', consent = 'yes', answer } = story;
  const { messages: sent = messages, mails: mailed = mails, told: shown = [told] } = story;
  const world = createWorld({ seed: 3, clock: { live: false, wall: () => Date.parse(capturedAt) } });
  world.clock.stop();
  const { hubSpot, slack, whatsappCloud } = world.vendors;
  for (const name of ['ponte_stop_reason', 'ponte_consent']) hubSpot.addProperty({ name });
  const about = { firstname: 'Maria', email: 'maria@cliente.example', phone: '11987654321' };
  const id = hubSpot.addContact({ ...about, ponte_consent: consent, ...(reason === '' ? {} : { ponte_stop_reason: reason }) });
  const own = hubSpot.ledger.bind(hubSpot);
  const notes = Array.from({ length: story.notes ?? (agrees ? welcomeNotes + 3 : 1) }, (_, index) => ({
    kind: 'note',
    vendor: 'hubSpot',
    id: `note ${index}`,
    status: 'open',
    detail: { leads: [id] },
  }));
  Object.assign(hubSpot, { ledger: () => [...own(), ...notes] });
  Object.assign(slack, { messages: () => shown.map((text) => ({ shown: text })) });
  const message = { waId: '551187654321', status: 'delivered' };
  const welcome = { ...message, template: 'boas_vindas_contato', text: 'Olá, Maria! Recebemos o seu contato.', at: Date.parse(capturedAt) };
  const ofSequence = sent.map(({ at, to = message.waId, said = 'Maria, vimos o seu contato.' }) => ({
    ...message,
    template: 'acompanhamento_contato',
    waId: to,
    text: said,
    at: Date.parse(at),
  }));
  Object.assign(whatsappCloud, { messages: () => [...(agrees ? [welcome] : []), ...ofSequence] });
  const received = [...(agrees ? [{ ...welcomeMail, said: welcomeMail.subject }] : []), ...mailed].map(
    ({ at, to = 'maria@cliente.example', said }: Sent) => ({ at: Date.parse(at), to: [to], subject: said }),
  );
  const mail = { mails: received, violations: [] } as unknown as Parameters<typeof judgeCadence>[0]['mail'];
  const planned = { ...lead, agrees };
  const answered = new Map(answer ? [[planned, answer]] : []);
  const { lostOrders, doubledEffects, wrongEffects, ...counted } = judgeCadence({ world, mail, answered, looks }, [planned]);
  expect([counted.lost, counted.doubled, counted.wrong]).toEqual([lostOrders.length, doubledEffects.length, wrongEffects.length]);
  return { lost: lostOrders, doubled: doubledEffects, wrong: wrongEffects };
}

const replied: Answer = { act: 'replied', at: Date.parse('2026-12-22T14:00Z') };
const leaving: Answer = { act: 'optedOut', at: Date.parse('2026-12-22T14:00Z') };
const ended = { mails: [], notes: welcomeNotes + 1 };

describe('a sequence is judged', () => {
  test.each<[string, Story]>([
    ['each step in its time', {}],
    ['nothing after an answer', { ...ended, answer: replied, reason: 'replied' }],
    ['nothing after an opt-out', { ...ended, answer: leaving, reason: 'optedOut', consent: 'no | taken back' }],
    ['nothing without a consent', { agrees: false, messages: [], mails: [] }],
  ])('all is right: %s', (_, story) => {
    expect(judged(story)).toEqual({ lost: [], doubled: [], wrong: [] });
  });

  const lastAt = (at: string): Story => ({ mails: [mails[0]!, { at, said: subjects[1] }] });

  test.each<[string, Story, Partial<Record<'lost' | 'doubled' | 'wrong', RegExp[]>>]>([
    ['a touch is lost', { mails: [mails[0]!], notes: welcomeNotes + 2 }, { lost: [/step 3 of Maria/] }],
    ['a touch is doubled', { mails: [...mails, { ...mails[1]!, at: '2027-01-04T13:20Z' }] }, { doubled: [/step 3 of Maria/] }],
    ['a touch is not noted', { notes: welcomeNotes + 2 }, { lost: [/note/] }],
    ['a touch is noted twice', { notes: welcomeNotes + 4 }, { doubled: [/note/] }],
    [
      'a touch after the answer',
      { mails: [mails[0]!], notes: welcomeNotes + 2, answer: replied, reason: 'replied' },
      { wrong: [/step 2 of Maria Souza: .*after the stop/] },
    ],
    ['a touch at night', lastAt('2027-01-04T22:00Z'), { wrong: [/out of business hours/] }],
    ['a touch on a Sunday', lastAt('2027-01-03T15:00Z'), { wrong: [/out of business hours/, /due at/] }],
    ['a touch on a holiday', lastAt('2027-01-01T15:00Z'), { wrong: [/out of business hours/, /due at/] }],
    ['a touch before its time', lastAt('2026-12-30T15:00Z'), { wrong: [/due at 2027-01-04/] }],
    ['a touch in another one’s name', { messages: [{ ...messages[0]!, said: 'Eva, vimos.' }] }, { wrong: [/another name/] }],
    [
      'a touch to somebody else',
      { messages: [...messages, { at: touched[0], to: '5521999990000' }] },
      { wrong: [/5521999990000/, /another/] },
    ],
    [
      'who did not agree is written to',
      { agrees: false, messages, mails: [], notes: 2 },
      { wrong: [/step 1 of Maria Souza: without a consent/] },
    ],
    [
      'a mail of no step',
      { mails: [...mails, { at: touched[2], said: 'Maria, promoção!' }], notes: 7 },
      { wrong: [/none of the sequence/] },
    ],
    ['the answer does not stand in the CRM', { ...ended, answer: replied }, { wrong: [/stop reason/] }],
    ['a reason of which nobody knows', { reason: 'replied' }, { wrong: [/stop reason/] }],
    ['an opt-out that leaves the consent', { ...ended, answer: leaving, reason: 'optedOut' }, { wrong: [/consent of Maria/] }],
    ['the seller is told twice', { told: [told, told] }, { doubled: [/message to the seller/] }],
    ['the seller is not told', { told: [] }, { lost: [/message to the seller/] }],
  ])('%s', (_, story, found) => {
    const verdict = judged(story);
    for (const kind of ['lost', 'doubled', 'wrong'] as const)
      expect(verdict[kind], kind).toEqual((found[kind] ?? []).map((one) => expect.stringMatching(one) as string));
  });
});
