/** What CRM Lead asks of every system of leads, whichever it is. It is Tuesday, 24 November 2026, noon in São Paulo. */
import { describe, expect, test } from 'vitest';
import { noConsent } from '../../domain/documents/lead.ts';
import type { CaptureRequest, LeadBook, LeadDraft } from '../../domain/ports/leadKeeper.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import type { Simulator } from '../../sandbox/world/simulator.mts';
import { attempt } from '../../runtime/errors/attempt.ts';
import { spoiling, spoils } from './support/alteredAnswers.mts';
import { failureOf } from './support/failureOf.mts';
import { freshAccount } from './support/freshAccount.mts';
import { interleavings } from './support/interleave.mts';
import { onFirstOfEach, onWrite, onWriteLate, withUnknownFields, type Fault, type SimulatedVendor } from './support/simulatedVendor.mts';

export interface BookWorld extends SimulatedVendor<Simulator> {
  open(over?: Partial<Connection>): LeadBook;
  /** All records that stand, as the system itself has them. */
  people(): { id: string; name: string; email: string | null; phones: string[]; company: string | null; owner: string | null }[];
  /** Why sequences were stopped, of all records. */
  stopReasons(): string[];
  /** What it has for a record beside it and has twice, where it should once. */
  doubles?(): string[];
  /** Somebody works in it. */
  byHand: {
    add(person: { name?: string; email?: string; phone?: string; company?: string }): string;
    change(id: string, fields: { email?: string; phone?: string; company?: string }): void;
    remove(id: string): void;
  };
  /** Who has a lead that nobody was given to, where none is without an owner. */
  ownerOfNew?: string;
  /** It does not say where a person can look at a record. */
  hasNoPages?: true;
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

export const request = (over: Partial<LeadDraft> = {}, owner: CaptureRequest['owner'] = { kind: 'none' }): CaptureRequest => ({
  draft: draft(over),
  owner,
});

/** One person as two forms may tell of her. */
export const pairs: readonly [string, Partial<LeadDraft>, Partial<LeadDraft>][] = [
  ['the same form twice', {}, {}],
  ['the phone alone, twice', { email: null }, { email: null }],
  ['the e-mail alone, twice', { phone: null }, { phone: null }],
  ['e-mail and phone, and the phone alone in another spelling', {}, { email: null, phone: '+55 011 91234-5678' }],
  ['the e-mail with a mark that nobody sees', { phone: null }, { phone: null, email: '\u200bMaria@loja.example' }],
  ['the e-mail in capitals', { phone: null }, { email: 'MARIA@LOJA.EXAMPLE' }],
];

/** What a flow does with a lead, and what has to be there then; `all` answers the lead's id. */
interface Deeds<World> {
  all(world: World): Promise<string>;
  check?(world: World, id: string, about: string): Promise<void>;
}

export function leadBookContract<World extends BookWorld>(name: string, openWorld: () => World, { all, check }: Deeds<World>): void {
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
      if (!world.hasNoPages) expect(lead.url).toMatch(/^https:\/\//);
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

    test.each(['maria@loja', 'maria.@loja.example', 'maria@loja.example, rosa@loja.example', 'não tenho'])(
      'an e-mail such as %s is none, and told',
      async (email) => {
        const world = openWorld();
        const { lead } = await world.open().capture(request({ email }));
        expect([lead.email, lead.problems.map(({ field }) => field)]).toEqual([null, ['lead.email']]);
        const again = await world.open().capture(request({ email }));
        expect([again.lead.id, again.lead.problems]).toEqual([lead.id, lead.problems]);
      },
    );

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

  describe(`${name} and what becomes of a lead`, () => {
    test('an update writes what it is told and nothing else', async () => {
      const world = openWorld();
      const { lead } = await world.open().capture(request());
      const updated = await world.open().update(lead.id!, { company: 'Nova', interest: null });
      expect(updated).toMatchObject({ company: 'Nova', interest: null, name: 'Maria da Silva', email: 'maria@loja.example' });
      expect(await world.open().get(lead.id!)).toEqual(updated);
      expect((await failureOf(world.open().update('999999999', { company: 'x' }))).failure.class).toBe('notFound');
    });

    test('the person is found by e-mail and by phone, once', async () => {
      const world = openWorld();
      const { lead } = await world.open().capture(request());
      await world.settle();
      for (const person of [{ email: 'MARIA@loja.example' }, { phone: '11 91234-5678' }])
        expect((await world.open().find(person)).map(({ id }) => id)).toEqual([lead.id]);
      expect(await world.open().find({ email: 'outra@loja.example' })).toEqual([]);
    });

    test('a person who has another phone is found by the new one', async () => {
      const world = openWorld();
      const { lead } = await world.open().capture(request());
      await world.open().update(lead.id!, { phone: '21 98888-7777' });
      const again = await world.open().capture(request({ email: null, phone: '+5521988887777' }));
      expect([again.found, again.lead.id, again.lead.phone]).toEqual([true, lead.id, '+5521988887777']);
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
  });

  describe(`${name} on a bad day`, () => {
    test.each<Fault>(['lostAnswer', 'reset', 'serverError', 'rateLimited'])('%s at any write: one lead', async (fault) => {
      for (let write = 1; write <= 6; write++) {
        const world = openWorld();
        world.inject(onWrite(write, fault));
        const id = await all(world);
        expect(world.people(), `write ${write}`).toHaveLength(1);
        expect((await world.open().get(id)).cadence, `write ${write}`).toMatchObject({ stopReason: 'replied' });
        await check?.(world, id, `write ${write}`);
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
          await check?.(world, id, `write ${write}, ${delayMs} ms`);
        }
      }
    });

    test.each(pairs)('two executions at once: %s', async (_, first, second) => {
      const worker = (over: Partial<LeadDraft>) => async (world: World, connection: Partial<Connection>) =>
        await world.open(connection).capture(request(over));
      for await (const { world, name: order, ends } of interleavings<World>({
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

    test('an opt-out in the same moment as a form stands', async () => {
      for await (const { world, name: order } of interleavings<World>({
        createWorld() {
          const world = openWorld();
          world.byHand.add({ name: 'Maria', email: 'maria@loja.example' });
          return world;
        },
        workerA: async (world, connection) => await world.open(connection).capture(request()),
        workerB: async (world, connection) =>
          await world.open(connection).stopCadence(world.people()[0]!.id, { reason: 'optedOut', at: '2026-11-24T15:00:00.000Z' }),
      })) {
        const lead = await world.open({ account: freshAccount() }).get(world.people()[0]!.id);
        expect([lead.consent.given, lead.cadence.stopReason], order).toEqual([false, 'optedOut']);
      }
    });

    test('every first call that is refused for now is made again', async () => {
      for (const fault of ['rateLimited', 'serverError', 'reset'] as const) {
        const world = openWorld();
        world.inject(onFirstOfEach(fault));
        await all(world);
        expect(world.people()).toHaveLength(1);
      }
    });

    test.each(spoils)('one answer, whichever, is %s: one lead, and nothing of a person is written over', async (_, spoil) => {
      for (const over of [{}, { email: null }, { phone: null }]) {
        for (let nth = 1, isReached = () => true; isReached(); nth++) {
          const world = openWorld();
          const { lead } = await world.open().capture(request());
          world.byHand.change(lead.id!, { company: 'Escrito à mão' });
          await world.settle();
          const odd = spoiling(world.connect(), nth, spoil);
          await attempt(world.open({ account: freshAccount(), transport: odd.transport }).capture(request(over)));
          expect(world.people(), `answer ${nth}`).toMatchObject([{ id: lead.id, company: 'Escrito à mão' }]);
          isReached = odd.isReached;
        }
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

/** What every system can do. */
export async function captureAndStop(world: BookWorld): Promise<string> {
  const { lead } = await world.open().capture(request());
  await world.open().stopCadence(lead.id!, { reason: 'replied', at: '2026-11-24T15:06:00.000Z' });
  return lead.id!;
}
