import { describe, expect, test } from 'vitest';
import type { NumberRange } from '../../../domain/ports/invoiceIssuer.ts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { focusNfeWorld, type FocusNfeWorld } from '../../contracts/support/focusNfeWorld.mts';
import type { Fault } from '../../contracts/support/simulatedVendor.mts';
import { issued, issueRequest } from './issuing.mts';

const justification = 'O cliente desistiu da compra';
const correction = 'O volume correto é de duas caixas & um envelope';
const faults: Fault[] = ['lostAnswer', 'reset', 'serverError', 'rateLimited'];

/** The first call of this operation meets the fault. */
const onFirst = (world: FocusNfeWorld, name: string, fault: Fault) =>
  world.inject(({ operation }, before) => (operation === name && !before.some((call) => call.operation === name) ? fault : undefined));

describe('the files of an invoice', () => {
  test('are the authorized XML and the DANFE', async () => {
    const { world, issuer, invoice } = await issued();
    const { xml, pdf } = await issuer.download(invoice.id, 55);
    expect(xml).toBe(world.simulator.invoices()[0]!.xml);
    expect(pdf!.toString('latin1')).toMatch(/^%PDF-/);
    expect(pdf!.toString('latin1')).toContain(invoice.accessKey);
    expect(world.violations).toEqual([]);
  });

  test('are not there while SEFAZ decides', async () => {
    const world = focusNfeWorld();
    const issuer = world.open();
    const { id } = await issuer.issue(issueRequest());
    expect(await issuer.download(id, 55)).toEqual({ xml: null, pdf: null });
  });

  test.each(['https://evil.example/a.xml', '//evil.example/a.xml', '/\\evil.example', 'https://api.focusnfe.com.br.evil.example/a.xml'])(
    'are not fetched from %s: the token would go along',
    async (path) => {
      const { world, issuer, invoice } = await issued();
      world.alterAnswers((body) =>
        Buffer.isBuffer(body) ? body : { ...(body as object), caminho_xml_nota_fiscal: path, caminho_danfe: path },
      );
      const before = world.calls.length;
      expect(await issuer.download(invoice.id, 55)).toEqual({ xml: null, pdf: null });
      expect(world.calls.length - before).toBe(1);
    },
  );

  test('hold no page where a PDF belongs', async () => {
    const { world, issuer, invoice } = await issued();
    world.alterAnswers((body) => (Buffer.isBuffer(body) ? Buffer.from('<html>') : body));
    expect((await issuer.download(invoice.id, 55)).pdf).toBeNull();
  });
});

describe('cancelling', () => {
  test('is not done where the answer does not say so', async () => {
    const { world, issuer, invoice } = await issued();
    let isDue = true;
    world.alterAnswers((body) => {
      const isAnswer = isDue && world.operations().at(-1) === 'nfe.cancel';
      if (isAnswer) isDue = false;
      return isAnswer ? { ...(body as object), status: 'processando_cancelamento' } : body;
    });
    expect((await failureOf(issuer.cancel(invoice.id, 55, justification))).failure).toMatchObject({ class: 'unknownOutcome' });
    expect(await issuer.cancel(invoice.id, 55, justification)).toMatchObject({ status: 'cancelled', found: true });
  });

  test('is done once', async () => {
    const { world, issuer, invoice } = await issued();
    expect(await issuer.cancel(invoice.id, 55, justification)).toMatchObject({ id: invoice.id, status: 'cancelled', found: false });
    expect(await issuer.cancel(invoice.id, 55, justification)).toMatchObject({ status: 'cancelled', found: true });
    expect(world.operations().filter((name) => name === 'nfe.cancel')).toHaveLength(1);
    expect(world.violations).toEqual([]);
  });

  test.each(faults)('outlives %s', async (fault) => {
    const { world, issuer, invoice } = await issued();
    onFirst(world, 'nfe.cancel', fault);
    expect(await issuer.cancel(invoice.id, 55, justification)).toMatchObject({ status: 'cancelled', found: false });
    expect(world.simulator.invoices()).toMatchObject([{ status: 'cancelled' }]);
    expect(world.violations).toEqual([]);
  });

  test('comes too late after a day, with what SEFAZ says', async () => {
    const { world, issuer, invoice } = await issued();
    await world.clock.sleep(25 * 3_600_000);
    const late = world.open({ deadline: Infinity });
    const { failure, message } = await failureOf(late.cancel(invoice.id, 55, justification));
    expect(failure).toMatchObject({ class: 'rejected', code: '501', hint: expect.stringContaining('24 hours') });
    expect(message).toContain('Prazo de Cancelamento');
    expect((await issuer.get(invoice.id, 55)).status).toBe('authorized');
  });

  test('is not possible before SEFAZ has said yes', async () => {
    const world = focusNfeWorld();
    const { id } = await world.open().issue(issueRequest());
    const { failure } = await failureOf(world.open().cancel(id, 55, justification));
    expect(failure).toMatchObject({ class: 'conflict', code: 'nfe_nao_autorizada' });
  });

  test('of what nobody knows says where to look', async () => {
    const { failure } = await failureOf(focusNfeWorld().open().cancel('nosuchref', 55, justification));
    expect(failure).toMatchObject({ class: 'notFound', hint: expect.stringContaining('environment') });
  });
});

describe('a letter of correction', () => {
  test('is registered once for each text, the last one counting', async () => {
    const { world, issuer, invoice } = await issued();
    const correct = async (text: string) => (await issuer.correct(invoice.id, text)).found;
    expect([await correct(correction), await correct(`  ${correction}\n`), await correct(`${correction}, e a cor é azul`)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(world.simulator.invoices()[0]!.corrections).toBe(2);
    expect(world.violations).toEqual([]);
  });

  test.each(faults)('is registered once, whichever fault: %s', async (fault) => {
    const { world, issuer, invoice } = await issued();
    onFirst(world, 'nfe.correct', fault);
    expect(await issuer.correct(invoice.id, correction)).toMatchObject({ status: 'authorized', found: false });
    expect(world.simulator.invoices()[0]!.corrections).toBe(1);
  });

  test('is registered once for two executions at the same time', async () => {
    const { world, invoice } = await issued();
    await Promise.all([world.open(), world.open()].map((issuer) => issuer.correct(invoice.id, correction)));
    expect(world.simulator.invoices()[0]!.corrections).toBe(1);
  });

  test('is not sent after the twentieth', async () => {
    const { world, issuer, invoice } = await issued();
    for (let count = 1; count <= 20; count++) await issuer.correct(invoice.id, `${correction} ${count}`);
    const { failure } = await failureOf(issuer.correct(invoice.id, correction));
    expect(failure).toMatchObject({ class: 'conflict', code: 'tooManyCorrections' });
    expect(world.violations).toEqual([]);
  });
});

describe('voiding numbers', () => {
  const range: NumberRange = { model: 55, series: '9', first: 4, last: 6, justification: 'Numeração pulada por engano' };

  test('tells the protocol', async () => {
    const world = focusNfeWorld();
    expect(await world.open().voidNumbers(range)).toEqual({
      ...range,
      vendor: 'focusNfe',
      status: 'authorized',
      protocol: expect.stringMatching(/^\d{15}$/),
      rejection: null,
    });
    expect(world.calls[0]!.body).toMatchObject({ cnpj: world.settings.cnpj, serie: '9', numero_inicial: '4', numero_final: '6' });
    expect(world.violations).toEqual([]);
  });

  test('of an NFC-e goes its own way', async () => {
    const world = focusNfeWorld();
    expect(await world.open().voidNumbers({ ...range, model: 65 })).toMatchObject({ status: 'authorized' });
    expect(world.operations()).toEqual(['nfce.void']);
  });

  test('tells why SEFAZ refuses', async () => {
    const { issuer, invoice } = await issued();
    const used = { ...range, series: invoice.series!, first: Number(invoice.number), last: Number(invoice.number) };
    expect(await issuer.voidNumbers(used)).toMatchObject({ status: 'rejected', protocol: null, rejection: { code: '241' } });
  });

  test.each(['reset', 'serverError', 'rateLimited'] as const)('is done after %s', async (fault) => {
    const world = focusNfeWorld();
    onFirst(world, 'nfe.void', fault);
    expect(await world.open().voidNumbers(range)).toMatchObject({ status: 'authorized' });
  });

  test('is in doubt where the answer was lost and SEFAZ says only that some of them are void', async () => {
    const world = focusNfeWorld();
    onFirst(world, 'nfe.void', 'lostAnswer');
    world.alterAnswers((body) => ({
      ...(body as object),
      status: 'erro_autorizacao',
      status_sefaz: '256',
      mensagem_sefaz: 'Já inutilizada',
    }));
    const { failure } = await failureOf(world.open().voidNumbers(range));
    expect(failure).toMatchObject({ class: 'unknownOutcome', hint: expect.stringContaining('panel') });
  });

  test('is done where SEFAZ says that the very range is void', async () => {
    const world = focusNfeWorld();
    world.alterAnswers((body) => ({ ...(body as object), status: 'erro_autorizacao', status_sefaz: '563', mensagem_sefaz: 'Já existe' }));
    expect(await world.open().voidNumbers(range)).toMatchObject({ status: 'authorized', rejection: null });
  });
});
