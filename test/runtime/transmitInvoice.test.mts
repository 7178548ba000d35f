/** An invoice on its way to SEFAZ, with the ERP's answers as a list: what must go out once, and what must go out again. */
import { describe, expect, test } from 'vitest';
import type { Invoice } from '../../domain/documents/invoice.ts';
import { transmitInvoice } from '../../runtime/erp/transmitInvoice.ts';
import { IntegrationError, type ErrorClass } from '../../runtime/errors/integrationError.ts';
import { createVirtualClock } from '../support/virtualClock.mts';

const invoice = (status: Invoice['status']): Invoice => ({
  vendor: 'acme',
  id: '7',
  number: '7',
  series: '1',
  model: 55,
  status,
  accessKey: null,
  protocol: null,
  issuedAt: null,
  xmlUrl: null,
  pdfUrl: null,
  rejection: status === 'rejected' ? { code: '778', reason: 'NCM' } : null,
  orderNumber: '1001',
  found: false,
});

/** The ERP holds the invoice; each sending ends as the list says, after it became what stands beside it (or stayed as it was). */
function erp(before: Invoice['status'], sendings: readonly (readonly [ErrorClass | 'answered', Invoice['status']?])[]) {
  let now = before;
  const left = [...sendings];
  const clock = createVirtualClock();
  const run = async () =>
    await clock.run(
      transmitInvoice({ clock, deadline: clock.now() + 300_000 }, invoice(before), {
        read: async () => invoice(now),
        async send() {
          const [ending, becomes = now] = left.shift() ?? ['validation' as const];
          now = becomes;
          if (ending !== 'answered') throw new IntegrationError({ id: 'acme' }, { class: ending, code: 'test', message: ending });
          return invoice('processing');
        },
      }),
    );
  return { run, left };
}

describe.each(['pending', 'rejected'] as const)('an invoice that was %s before', (before) => {
  test('goes out again when the first sending never arrived', async () => {
    const { run, left } = erp(before, [['unknownOutcome'], ['answered', 'processing']]);
    expect(await run()).toMatchObject({ status: 'processing', found: false });
    expect(left).toEqual([]);
  });

  test('goes out once when only the answer was lost', async () => {
    const { run, left } = erp(before, [
      ['unknownOutcome', 'authorized'],
      ['answered', 'authorized'],
    ]);
    expect(await run()).toMatchObject({ status: 'authorized' });
    expect(left).toHaveLength(1);
  });

  test('and that the ERP refuses to send is a failure, not an invoice', async () => {
    await expect(erp(before, [['validation']]).run()).rejects.toMatchObject({ failure: { class: 'validation' } });
  });

  test('and that the ERP refuses because SEFAZ has it is told as it stands there', async () => {
    expect(await erp(before, [['conflict', 'processing']]).run()).toMatchObject({ status: 'processing' });
  });
});

test('an invoice that SEFAZ rejects at once, behind a refusal of the ERP, is told with its rejection', async () => {
  expect(await erp('pending', [['validation', 'rejected']]).run()).toMatchObject({ status: 'rejected', rejection: { code: '778' } });
});
