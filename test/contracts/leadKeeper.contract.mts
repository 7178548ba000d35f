/** What CRM Lead and the triggers of leads ask of a CRM, whichever it is. It is Tuesday, 24 November 2026, noon in São Paulo. */
import { describe, expect, test } from 'vitest';
import { noConsent } from '../../domain/documents/lead.ts';
import type { CaptureRequest, LeadDraft, LeadKeeper } from '../../domain/ports/leadKeeper.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { failureOf } from './support/failureOf.mts';
import { freshAccount } from './support/freshAccount.mts';
import { interleavings } from './support/interleave.mts';
import { onFirstOfEach, onWrite, onWriteLate, withUnknownFields, type Fault, type SimulatedVendor } from './support/simulatedVendor.mts';

export interface LeadWorld extends SimulatedVendor<Simulator> {
  open(over?: Partial<Connection>): LeadKeeper;
  /** All records that stand, as the CRM itself has them. */
  people(): { id: string; name: string; email: string | null; phones: string[]; company: string | null; owner: string | null }[];
  notes(id: string): string[];
  /** What the CRM has for a record beside it and has twice, where it should once. */
  doubles?(): string[];
  /** Why sequences were stopped, of all records. */
  stopReasons(): string[];
  /** Somebody works in the CRM. */
  byHand: {
    add(person: { name?: string; email?: string; phone?: string; company?: string }): string;
    change(id: string, fields: { email?: string; phone?: string; company?: string }): void;
    remove(id: string): void;
  };
  /** Who can be given a lead, two of them. */
  owners: readonly [string, string];
  ownerLeaves(id: string): void;
  /** Who has a lead that nobody was given to, where the CRM leaves none without an owner. */
  ownerOfNew?: string;
  /** Until every index shows what was done. */
  settle(): Promise<void>;
}

export const draft = (over: Partial<LeadDraft> = {}): LeadDraft => ({
  source: 'site',
  campaign: 'verao',
  name: 'Maria da Silva',
  email: 'maria@loja.example',
  phone: '(11) 91234-5678',
  company: 'Silva Flores',
  interest: 'Quero um orçamento',
  status: null,
  consent: { given: true, at: '2026-11-24T14:59:00.000Z', proof: 'Formulário do site, aceite v3', channels: ['whatsapp', 'email'] },
  ...over,
});

const request = (over: Partial<LeadDraft> = {}, owner: CaptureRequest['owner'] = { kind: 'none' }): CaptureRequest => ({
  draft: draft(over),
  owner,
});

/** One person as two forms may tell of her. */
const pairs: readonly [string, Partial<LeadDraft>, Partial<LeadDraft>][] = [
  ['the same form twice', {}, {}],
  ['the phone alone, twice', { email: null }, { email: null }],
  ['the e-mail alone, twice', { phone: null }, { phone: null }],
  ['e-mail and phone, and the phone alone in another spelling', {}, { email: null, phone: '+55 011 91234-5678' }],
  ['the e-mail with a mark that nobody sees', { phone: null }, { phone: null, email: '\u200bMaria@loja.example' }],
  ['the e-mail in capitals', { phone: null }, { email: 'MARIA@LOJA.EXAMPLE' }],
];

export function leadKeeperContract(name: string, openWorld: () => LeadWorld): void {
  describe(`${name} keeps leads`, () => {
    test('a new one is kept with everything that is known of it', async () => {
      const world = openWorld();
      const { lead, found, completed } = await world.open().capture(request());
      expect({ found, completed }).toEqual({ found: false, completed: [] });
      expect(lead).toMatchObject({
        source: 'site',
        campaign: 'verao',
        name: 'Maria da Silva',
        email: 'maria@loja.example',
        phone: '+5511912345678',
        company: 'Silva Flores',
        interest: 'Quero um orçamento',
        owner: world.ownerOfNew === undefined ? null : { id: world.ownerOfNew },
        consent: draft().consent,
        cadence: { step: 0, lastTouch: null, stopReason: null },
        problems: [],
      });
      expect(lead.url).toMatch(/^https:\/\//);
      expect(await world.open().get(lead.id!)).toEqual(lead);
      expect(world.people()).toHaveLength(1);
      expect(world.violations).toEqual([]);
    });

    test.each(pairs)('%s is one lead', async (_, first, second) => {
      const world = openWorld();
      const one = await world.open().capture(request(first));
      const other = await world.open({ account: freshAccount() }).capture(request(second));
      expect([one.found, other.found]).toEqual([false, true]);
      expect(other.lead.id).toBe(one.lead.id);
      expect(world.people()).toHaveLength(1);
    });

    test.each([
      '11912345678',
      '+5511912345678',
      '5511912345678',
      '(11) 9 1234-5678',
      '11 912345678',
      '011 91234-5678',
      '11 91234 5678',
      '(11) 91234-5678 (zap)',
      '11912345678 - Maria',
      '(11)91234-5678',
    ])('a phone that a seller wrote as %s is found', async (written) => {
      const world = openWorld();
      const id = world.byHand.add({ name: 'Maria', phone: written });
      await world.settle();
      const { lead, found } = await world.open().capture(request({ email: null }));
      expect([found, lead.id]).toEqual([true, id]);
      expect(world.people()).toHaveLength(1);
    });

    test('a number without its ninth digit is the same one', async () => {
      const world = openWorld();
      const id = world.byHand.add({ name: 'Maria', phone: '(11) 8765-4321' });
      await world.settle();
      const { lead } = await world.open().capture(request({ email: null, phone: '+5511987654321' }));
      expect(lead.id).toBe(id);
    });

    test('another number with the same end is another person', async () => {
      const world = openWorld();
      world.byHand.add({ name: 'Rosa', phone: '(21) 99999-5678' });
      await world.settle();
      const { found } = await world.open().capture(request({ email: null }));
      expect(found).toBe(false);
      expect(world.people()).toHaveLength(2);
    });

    test('what is empty is filled in, what a person wrote stays', async () => {
      const world = openWorld();
      const id = world.byHand.add({ name: 'Mariazinha', email: 'maria@loja.example', company: 'Flores da Maria' });
      await world.settle();
      const { lead, found, completed } = await world.open().capture(request());
      expect([lead.id, found]).toEqual([id, true]);
      expect(completed.toSorted()).toEqual(['campaign', 'consent', 'interest', 'phone', 'source']);
      expect(world.people()).toMatchObject([{ name: 'Mariazinha', company: 'Flores da Maria' }]);
      expect(lead).toMatchObject({
        name: 'Mariazinha',
        company: 'Flores da Maria',
        phone: '+5511912345678',
        interest: 'Quero um orçamento',
      });
      expect((await world.open().capture(request())).completed).toEqual([]);
      expect(world.violations).toEqual([]);
    });

    test('another e-mail under the same phone is told, not written', async () => {
      const world = openWorld();
      await world.open().capture(request());
      const { lead, found } = await world.open().capture(request({ email: 'outra@loja.example' }));
      expect([found, lead.email]).toEqual([true, 'maria@loja.example']);
      expect(lead.problems.map(({ field }) => field)).toEqual(['lead.email']);
    });

    test('somebody else behind the same phone loses no word, and agrees for nobody else’s e-mail', async () => {
      const world = openWorld();
      const mother = await world.open().capture(request());
      await world.open().stopCadence(mother.lead.id!, { reason: 'optedOut', at: '2026-11-24T15:10:00.000Z' });
      const consent = { given: true, at: '2026-11-24T15:20:00.000Z', proof: 'Formulário da loja', channels: [] };
      const son = request({ name: 'Pedro da Silva', email: 'pedro@loja.example', consent });
      const { lead } = await world.open().capture(son);
      expect(lead).toMatchObject({ name: 'Maria da Silva', email: 'maria@loja.example' });
      expect(lead.consent).toMatchObject({ given: true, channels: ['whatsapp', 'phone'] });
      expect(lead.problems.map(({ field }) => field)).toEqual(['lead.email', 'lead.name']);
      await world.settle();
      await world.open().capture(son);
      const notes = world.notes(lead.id!).filter((note) => note.includes('pedro@loja.example'));
      expect(notes).toEqual([expect.stringContaining('Pedro da Silva')]);
    });

    test('a second number of the same person is kept, in a field or in the timeline', async () => {
      const world = openWorld();
      const { lead } = await world.open().capture(request());
      await world.open().capture(request({ phone: '(21) 98888-7777' }));
      const kept = [...world.people().flatMap(({ phones }) => phones), ...world.notes(lead.id!)];
      expect(kept.join()).toContain('+5521988887777');
    });

    test('an address is not put into the record of somebody with another name', async () => {
      const world = openWorld();
      const id = world.byHand.add({ name: 'Rosa', phone: '11912345678' });
      await world.settle();
      const { lead } = await world.open().capture(request());
      expect(lead).toMatchObject({ id, name: 'Rosa', email: null, consent: { given: true, channels: ['whatsapp'] } });
      expect(lead.problems.map(({ field }) => field)).toEqual(['lead.email', 'lead.name']);
      expect(world.notes(id)).toEqual([expect.stringContaining('maria@loja.example')]);
      expect(world.people()).toHaveLength(1);
    });

    test('a person who stands in the CRM twice is named, and nothing is merged', async () => {
      const world = openWorld();
      const first = world.byHand.add({ name: 'Maria', email: 'maria@loja.example' });
      const second = world.byHand.add({ name: 'Maria', phone: '11912345678' });
      await world.settle();
      const { lead } = await world.open().capture(request());
      expect(lead.id).toBe(first);
      expect(lead.problems).toMatchObject([{ field: 'lead.phone' }, { field: 'lead', message: expect.stringContaining(second) }]);
      expect(world.people()).toHaveLength(2);
    });

    test('what somebody asks for the second time is in the timeline, once', async () => {
      const world = openWorld();
      const { lead } = await world.open().capture(request());
      for (let time = 0; time < 2; time++) await world.open().capture(request({ interest: 'Agora quero <b>dez</b>' }));
      expect(world.notes(lead.id!)).toHaveLength(1);
      expect((await world.open().get(lead.id!)).interest).toBe('Quero um orçamento');
    });

    test('two companies behind one landline are two leads, without e-mail one', async () => {
      const world = openWorld();
      const phone = '(11) 3333-4444';
      await world.open().capture(request({ email: 'a@loja.example', phone }));
      const { found, lead } = await world.open().capture(request({ email: 'b@loja.example', phone }));
      expect([found, lead.phone, lead.problems.map(({ field }) => field)]).toEqual([false, '+551133334444', ['lead.phone']]);
      await world.open().capture(request({ email: null, phone: '1133335555' }));
      expect((await world.open().capture(request({ email: null, phone: '+551133335555' }))).found).toBe(true);
      expect(world.people()).toHaveLength(3);
    });

    test('a foreign number is kept, one that nobody can read is told', async () => {
      const world = openWorld();
      const foreign = await world.open().capture(request({ email: null, phone: '+351 912 345 678' }));
      expect([foreign.lead.phone, foreign.lead.problems]).toEqual(['+351912345678', []]);
      const odd = await world.open().capture(request({ phone: '1234' }));
      expect(odd.lead.problems.map(({ field }) => field)).toEqual(['lead.phone']);
    });

    test('a lead with neither e-mail nor phone is refused before anything is asked', async () => {
      const world = openWorld();
      const { failure } = await failureOf(world.open().capture(request({ email: 'maria', phone: '12' })));
      expect(failure).toMatchObject({ class: 'validation', code: 'leadWithoutIdentity' });
      expect(world.calls).toEqual([]);
    });

    test('a later consent takes the place of an earlier one, not the other way round', async () => {
      const world = openWorld();
      const { lead } = await world.open().capture(request());
      await world.open().stopCadence(lead.id!, { reason: 'optedOut', at: '2026-11-24T15:10:00.000Z' });
      const old = await world.open().capture(request());
      expect(old.lead.consent).toMatchObject({ given: false, at: '2026-11-24T15:10:00.000Z' });
      const again = { given: true, at: '2026-11-24T15:20:00.000Z', proof: 'Formulário da loja', channels: [] };
      expect((await world.open().capture(request({ consent: again }))).lead.consent).toEqual(again);
      expect((await world.open().capture(request({ consent: noConsent }))).lead.consent).toEqual(again);
    });
  });

  describe(`${name} and the sellers`, () => {
    test('a chosen owner gets the lead; one who has it keeps it', async () => {
      const world = openWorld();
      const [first, second] = world.owners;
      const { lead } = await world.open().capture(request({}, { kind: 'chosen', id: first }));
      expect(lead.owner).toMatchObject({ id: first, name: expect.stringMatching(/./), email: expect.stringContaining('@') });
      expect((await world.open().capture(request({}, { kind: 'chosen', id: second }))).lead.owner?.id).toBe(first);
      expect(world.people()).toMatchObject([{ owner: first }]);
    });

    test('in turn: every one gets a share, and the same lead the same owner after a restart', async () => {
      const world = openWorld();
      const inTurn = { kind: 'inTurn', ids: world.owners } as const;
      for (let number = 0; number < 40; number++)
        await world.open({ account: freshAccount() }).capture(request({ email: `lead${number}@loja.example`, phone: null }, inTurn));
      const shares = world.owners.map((id) => world.people().filter(({ owner }) => owner === id).length);
      expect(Math.min(...shares)).toBeGreaterThan(10);
      expect(shares[0]! + shares[1]!).toBe(40);
      const other = openWorld();
      await other.open().capture(request({ email: 'lead7@loja.example', phone: null }, inTurn));
      expect(other.people()[0]!.owner).toBe(world.people().find(({ email }) => email === 'lead7@loja.example')!.owner);
    });

    test('an owner who has left is told; nobody new is given to one', async () => {
      const world = openWorld();
      const [first, second] = world.owners;
      const { lead } = await world.open().capture(request({}, { kind: 'chosen', id: first }));
      world.ownerLeaves(first);
      const later = world.open({ account: freshAccount() });
      const again = await later.get(lead.id!);
      expect([again.owner?.id, again.problems.map(({ field }) => field)]).toEqual([first, ['lead.owner']]);
      const { failure } = await failureOf(later.capture(request({ email: 'x@loja.example', phone: null }, { kind: 'chosen', id: first })));
      expect(failure).toMatchObject({ class: 'validation', code: 'ownerGone' });
      const inTurn = { kind: 'inTurn', ids: [first, second] } as const;
      expect((await later.capture(request({ email: 'x@loja.example', phone: null }, inTurn))).lead.owner?.id).toBe(second);
      expect((await later.listOwners()).map(({ id }) => id)).toEqual([second]);
    });
  });

  describe(`${name} and what is written later`, () => {
    test('an update writes what it is told and nothing else', async () => {
      const world = openWorld();
      const { lead } = await world.open().capture(request());
      const updated = await world.open().update(lead.id!, { company: 'Nova', interest: null, ownerId: world.owners[0] });
      expect(updated).toMatchObject({ company: 'Nova', interest: null, name: 'Maria da Silva', owner: { id: world.owners[0] } });
      expect(await world.open().get(lead.id!)).toEqual(updated);
      expect((await failureOf(world.open().update('999999999', { company: 'x' }))).failure.class).toBe('notFound');
    });

    test('a person who has another phone is found by the new one', async () => {
      const world = openWorld();
      const { lead } = await world.open().capture(request());
      await world.open().update(lead.id!, { phone: '21 98888-7777' });
      const again = await world.open().capture(request({ email: null, phone: '+5521988887777' }));
      expect([again.found, again.lead.id, again.lead.phone]).toEqual([true, lead.id, '+5521988887777']);
    });

    test('a note stands in the timeline once, and the step with it', async () => {
      const world = openWorld();
      const { lead } = await world.open().capture(request());
      const note = {
        key: `${lead.id}/1`,
        channel: 'whatsapp',
        text: 'Olá Maria <3\nTudo bem?',
        at: '2026-11-24T15:05:00.000Z',
        step: 1,
      } as const;
      const first = await world.open().note(lead.id!, note);
      expect([first.found, first.lead.cadence]).toEqual([false, { step: 1, lastTouch: note.at, stopReason: null }]);
      expect((await world.open().note(lead.id!, note)).found).toBe(true);
      expect(world.notes(lead.id!)).toHaveLength(1);
      expect(world.notes(lead.id!)[0]).toContain('Tudo bem?');
      const second = { ...note, key: `${lead.id}/2`, step: 2, at: '2026-11-25T15:05:00.000Z' };
      await world.open().note(lead.id!, second);
      const late = await world.open().note(lead.id!, { ...note, key: 'late' });
      expect(late.lead.cadence).toEqual({ step: 2, lastTouch: second.at, stopReason: null });
      expect(world.notes(lead.id!)).toHaveLength(3);
      expect(world.violations).toEqual([]);
    });

    test('a note longer than any CRM keeps is cut, and stands there once', async () => {
      const world = openWorld();
      const { lead } = await world.open().capture(request());
      const note = { key: 'm1', channel: 'whatsapp', text: '"Olá" '.repeat(20_000), at: '2026-11-24T15:00:00.000Z' } as const;
      await world.open().note(lead.id!, note);
      expect((await world.open().note(lead.id!, note)).found).toBe(true);
      expect(world.notes(lead.id!)).toHaveLength(1);
    });

    test('the first reason for a stop stands, an opt-out counts more and takes the consent back', async () => {
      const world = openWorld();
      const { lead } = await world.open().capture(request());
      const stop = (reason: string, at = '2026-11-24T16:00:00.000Z') => world.open().stopCadence(lead.id!, { reason, at });
      expect(await stop('replied')).toMatchObject({
        unchanged: false,
        lead: { cadence: { stopReason: 'replied' }, consent: { given: true } },
      });
      expect(await stop('booked')).toMatchObject({ unchanged: true, lead: { cadence: { stopReason: 'replied' } } });
      expect(await stop('optedOut')).toMatchObject({
        unchanged: false,
        lead: { cadence: { stopReason: 'optedOut' }, consent: { given: false } },
      });
      expect(await stop('optedOut')).toMatchObject({ unchanged: true });
      const anew = await world.open().update(lead.id!, { cadence: { step: 0, stopReason: null } });
      expect(anew.cadence).toMatchObject({ step: 0, stopReason: null });
    });

    test('lists: the newest first, the changed ones by their change', async () => {
      const world = openWorld();
      const ids: string[] = [];
      for (const number of [1, 2, 3]) {
        ids.push((await world.open().capture(request({ email: `${number}@loja.example`, phone: null }))).lead.id!);
        await world.clock.sleep(60_000);
      }
      const since = new Date(world.clock.now() - 1000).toISOString();
      await world.open().update(ids[0]!, { company: 'Mudou' });
      await world.clock.sleep(world.open().lagMs);
      const listed = await world.open().getMany({}, 2);
      expect(listed.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
      expect((await world.open().getMany({ email: '2@LOJA.example' }, 10)).map(({ id }) => id)).toEqual([ids[1]]);
      await world.open().stopCadence(ids[1]!, { reason: 'seller', at: since });
      await world.clock.sleep(world.open().lagMs);
      expect((await world.open().getMany({ isInCadence: true }, 10)).map(({ id }) => id)).toEqual([ids[2], ids[0]]);
      expect((await world.open().listChanged(since)).map(({ id }) => id)).toEqual([ids[0], ids[1]]);
      expect(world.violations).toEqual([]);
    });

    test('a list shows who has a phone in whatever spelling', async () => {
      const world = openWorld();
      const id = world.byHand.add({ name: 'Maria', phone: '011 91234-5678' });
      world.byHand.add({ name: 'Rosa', phone: '(21) 99999-5678' });
      await world.settle();
      expect((await world.open().getMany({ phone: '+5511912345678' }, 10)).map((lead) => lead.id)).toEqual([id]);
    });
  });

  describe(`${name} on a bad day`, () => {
    const all = async (world: LeadWorld) => {
      const { lead } = await world.open().capture(request());
      await world.open().note(lead.id!, { key: 'one', channel: 'email', text: 'Oi', at: '2026-11-24T15:05:00.000Z', step: 1 });
      await world.open().stopCadence(lead.id!, { reason: 'replied', at: '2026-11-24T15:06:00.000Z' });
      return lead.id!;
    };

    test.each<Fault>(['lostAnswer', 'reset', 'serverError', 'rateLimited'])('%s at any write: one lead, one note', async (fault) => {
      for (let write = 1; write <= 6; write++) {
        const world = openWorld();
        world.inject(onWrite(write, fault));
        const id = await all(world);
        expect(world.people(), `write ${write}`).toHaveLength(1);
        expect(world.notes(id), `write ${write}`).toHaveLength(1);
        expect((await world.open().get(id)).cadence, `write ${write}`).toMatchObject({ step: 1, stopReason: 'replied' });
      }
    });

    test('a lead whose making went unanswered is told as new', async () => {
      const world = openWorld();
      world.inject(({ operation, writeNumber }, before) =>
        writeNumber !== undefined && /create/i.test(operation) && !before.some((call) => call.operation === operation)
          ? 'lostAnswer'
          : undefined,
      );
      expect((await world.open().capture(request())).found).toBe(false);
      expect(world.people()).toHaveLength(1);
    });

    test('a write that is done long after the client gave up makes no second one', async () => {
      for (const delayMs of [1_000, 5_000, 40_000]) {
        for (let write = 1; write <= 6; write++) {
          const world = openWorld();
          world.inject(onWriteLate(write, delayMs, 'reset'));
          const id = await all(world);
          await world.clock.sleep(120_000);
          expect(world.people(), `write ${write}, ${delayMs} ms`).toHaveLength(1);
          expect(world.notes(id), `write ${write}, ${delayMs} ms`).toHaveLength(1);
        }
      }
    });

    test.each(pairs)('two executions at once: %s', async (_, first, second) => {
      const worker = (over: Partial<LeadDraft>) => async (world: LeadWorld, connection: Partial<Connection>) =>
        await world.open(connection).capture(request(over));
      for await (const { world, name: order, ends } of interleavings<LeadWorld>({
        createWorld: openWorld,
        workerA: worker(first),
        workerB: worker(second),
      })) {
        expect(
          ends.map(({ ok }) => ok),
          order,
        ).toEqual([true, true]);
        expect(world.people(), order).toHaveLength(1);
      }
    });

    test('two executions at once: one note', async () => {
      for await (const { world, name: order } of interleavings<LeadWorld>({
        createWorld: () => {
          const world = openWorld();
          world.byHand.add({ name: 'Maria', email: 'maria@loja.example' });
          return world;
        },
        workerA: async (world, connection) => await noteOnce(world, connection),
        workerB: async (world, connection) => await noteOnce(world, connection),
      }))
        expect(world.notes(world.people()[0]!.id), order).toHaveLength(1);
    });

    test('every first call that is refused for now is made again', async () => {
      for (const fault of ['rateLimited', 'serverError', 'reset'] as const) {
        const world = openWorld();
        world.inject(onFirstOfEach(fault));
        await all(world);
        expect(world.people()).toHaveLength(1);
      }
    });

    test('fields that nobody has documented change nothing', async () => {
      const plain = openWorld();
      const strange = openWorld();
      strange.alterAnswers(withUnknownFields);
      const [one, other] = await Promise.all([plain, strange].map(async (world) => (await world.open().capture(request())).lead));
      expect(other).toEqual(one);
    });
  });
}

const noteOnce = async (world: LeadWorld, connection: Partial<Connection>) =>
  await world
    .open(connection)
    .note(world.people()[0]!.id, { key: 'one', channel: 'phone', text: 'Liguei', at: '2026-11-24T15:05:00.000Z', step: 1 });
