/** What CRM Lead and the triggers of leads ask of a CRM, whichever it is. It is Tuesday, 24 November 2026, noon in São Paulo. */
import { describe, expect, test } from 'vitest';
import type { LeadKeeper } from '../../domain/ports/leadKeeper.ts';
import type { Connection } from '../../runtime/client/connection.ts';
import { attempt } from '../../runtime/errors/attempt.ts';
import { leadBookContract, request, type BookWorld } from './leadBook.contract.mts';
import { spoiling, spoils } from './support/alteredAnswers.mts';
import { failureOf } from './support/failureOf.mts';
import { freshAccount } from './support/freshAccount.mts';
import { interleavings } from './support/interleave.mts';
import { onWrite } from './support/simulatedVendor.mts';

export { draft } from './leadBook.contract.mts';

export interface LeadWorld extends BookWorld {
  open(over?: Partial<Connection>): LeadKeeper;
  notes(id: string): string[];
  /** Who can be given a lead, two of them. */
  owners: readonly [string, string];
  ownerLeaves(id: string): void;
  /** The person leaves by a link in an e-mail of the CRM's own; absent where it sends none. */
  unsubscribes?(id: string): void;
}

export function leadKeeperContract(name: string, openWorld: () => LeadWorld): void {
  leadBookContract(name, openWorld, {
    async all(world) {
      const { lead } = await world.open().capture(request());
      await world.open().note(lead.id!, { key: 'one', channel: 'email', text: 'Oi', at: '2026-11-24T15:05:00.000Z', step: 1 });
      await world.open().stopCadence(lead.id!, { reason: 'replied', at: '2026-11-24T15:06:00.000Z' });
      return lead.id!;
    },
    async check(world, id, about) {
      expect(world.notes(id), about).toHaveLength(1);
      expect((await world.open().get(id)).cadence, about).toMatchObject({ step: 1 });
    },
  });

  describe(`${name} finds who is meant`, () => {
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

    test('what is neither an address nor a number is kept for people to read, once', async () => {
      const world = openWorld();
      const phone = '(11) 91234-5678 ou (21) 98888-7777, falar com a Maria ou com o João';
      for (const over of [{ email: 'maria@loja', phone: '11 95555-4444' }, { phone }]) {
        for (let time = 0; time < 2; time++) await world.open().capture(request(over));
      }
      const notes = world.people().flatMap(({ id }) => world.notes(id));
      expect(notes).toEqual([expect.stringContaining('maria@loja'), expect.stringContaining(phone)]);
    });

    test('who was captured a moment ago is found by e-mail and by phone', async () => {
      const world = openWorld();
      const { lead } = await world.open().capture(request());
      for (const person of [{ email: 'maria@loja.example' }, { phone: '(11) 91234-5678' }])
        expect((await world.open().find(person)).map(({ id }) => id)).toEqual([lead.id]);
    });

    test('what somebody asks for the second time is in the timeline, once', async () => {
      const world = openWorld();
      const { lead } = await world.open().capture(request());
      for (let time = 0; time < 2; time++) await world.open().capture(request({ interest: 'Agora quero <b>dez</b>' }));
      expect(world.notes(lead.id!)).toHaveLength(1);
      expect((await world.open().get(lead.id!)).interest).toBe('Quero um orçamento');
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
    test('an update gives the lead to somebody', async () => {
      const world = openWorld();
      const { lead } = await world.open().capture(request());
      const updated = await world.open().update(lead.id!, { ownerId: world.owners[0] });
      expect([updated.owner?.id, (await world.open().get(lead.id!)).owner?.id]).toEqual([world.owners[0], world.owners[0]]);
    });

    test('a seller’s "não" has no time: a form from before it does not bring the consent back, a later one does', async () => {
      const world = openWorld();
      const { lead } = await world.open().capture(request());
      await world.clock.sleep(30 * 60_000);
      await world.open().update(lead.id!, { consent: { given: false, at: null, proof: null, channels: [] } });
      const form = (at: number) => request({ consent: { given: true, at: new Date(at).toISOString(), proof: 'Formulário', channels: [] } });
      const before = await world.open().capture(form(world.clock.now() - 20 * 60_000));
      expect(before.lead.consent.given).toBe(false);
      await world.clock.sleep(20 * 60_000);
      expect((await world.open().capture(form(world.clock.now() - 60_000))).lead.consent.given).toBe(true);
    });

    test('who unsubscribed from the CRM’s own e-mails gets none, whatever a form says', async () => {
      const world = openWorld();
      if (!world.unsubscribes) return;
      const { lead } = await world.open().capture(request());
      world.unsubscribes(lead.id!);
      await world.settle();
      const consent = { given: true, at: new Date(world.clock.now()).toISOString(), proof: 'Formulário', channels: [] };
      const again = (await world.open().capture(request({ consent }))).lead;
      const noted = await world.open().note(lead.id!, { key: 'k', channel: 'phone', text: 'Liguei', at: consent.at, step: 1 });
      await world.settle();
      const [listed] = await world.open().listChanged('2026-11-24T14:00:00.000Z');
      for (const seen of [again, noted.lead, listed!, await world.open().get(lead.id!)])
        expect(seen.consent).toMatchObject({ given: true, channels: ['whatsapp', 'phone'] });
      const email = { ...consent, at: new Date(world.clock.now()).toISOString(), channels: ['email' as const] };
      expect((await world.open().capture(request({ consent: email }))).lead.consent).toMatchObject({ given: false });
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

    test.each(spoils)('one answer, whichever, is %s: no second note, and no stop that is not seen', async (_, spoil) => {
      const note = { key: 'k', channel: 'email', text: 'Oi', at: '2026-11-24T15:00:00.000Z', step: 1 } as const;
      for (let nth = 1, isReached = () => true; isReached(); nth++) {
        const world = openWorld();
        const { lead } = await world.open().capture(request());
        await world.open().note(lead.id!, note);
        await world.open().stopCadence(lead.id!, { reason: 'replied', at: note.at });
        await world.settle();
        const oddly = () => {
          const odd = spoiling(world.connect(), nth, spoil);
          return { keeper: world.open({ account: freshAccount(), transport: odd.transport }), isReached: odd.isReached };
        };
        const noting = oddly();
        await attempt(noting.keeper.note(lead.id!, note));
        expect(world.notes(lead.id!), `answer ${nth}`).toHaveLength(1);
        isReached = noting.isReached;
        const read = await attempt(oddly().keeper.get(lead.id!));
        const listed = await attempt(oddly().keeper.listChanged('2026-11-24T14:00:00.000Z'));
        const seen = [...(read.ok ? [read.value] : []), ...(listed.ok ? listed.value : [])];
        expect(
          seen.every(({ cadence }) => cadence.stopReason === 'replied'),
          `answer ${nth}`,
        ).toBe(true);
        if (listed.ok) expect(listed.value, `answer ${nth}`).toHaveLength(1);
      }
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

    test('who stands there with a phone in threes is no second lead', async () => {
      const world = openWorld();
      const id = world.byHand.add({ name: 'Maria', phone: '11 912 345 678' });
      await world.settle();
      const { found, lead } = await world.open().capture(request({ email: null }));
      expect([found, lead.id]).toEqual([true, id]);
      expect(world.people()).toHaveLength(1);
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
    test.each([
      ['no answer lost', 0],
      ...[1, 2, 3, 4, 5, 6].map((write) => [`the answer to write ${write} lost`, write] as const),
    ] as const)('two executions at once, %s: one note, and one of them was first', async (_, write) => {
      for await (const { world, name: order, ends } of interleavings<LeadWorld>({
        createWorld: () => {
          const world = openWorld();
          world.byHand.add({ name: 'Maria', email: 'maria@loja.example' });
          return world;
        },
        workerA: async (world, connection) => await noteOnce(world, connection),
        workerB: async (world, connection) => await noteOnce(world, connection),
        faults: onWrite(write, 'lostAnswer'),
      })) {
        expect(world.notes(world.people()[0]!.id), order).toHaveLength(1);
        const told = ends.map((end) => end.ok && (end.value as { found: boolean }).found);
        expect(told.toSorted(), order).toEqual([false, true]);
      }
    });
  });
}

const noteOnce = async (world: LeadWorld, connection: Partial<Connection>) =>
  await world
    .open(connection)
    .note(world.people()[0]!.id, { key: 'one', channel: 'phone', text: 'Liguei', at: '2026-11-24T15:05:00.000Z', step: 1 });
