import type { IssueRequest } from '../../../domain/ports/invoiceIssuer.ts';
import type { Order } from '../../../domain/documents/order.ts';
import { focusNfeWorld, simplesTaxes, type FocusNfeWorld } from '../../contracts/support/focusNfeWorld.mts';
import { paidOrder } from '../../contracts/support/order.mts';

export const issueRequest = (order: Order | null = paidOrder(), over: Partial<IssueRequest> = {}): IssueRequest => ({
  order,
  orderNumber: order?.number ?? '1001',
  key: `shopify:${order?.number ?? '1001'}:invoice`,
  model: 55,
  sendEmail: false,
  taxes: simplesTaxes,
  ...over,
});

/** Issued, decided by SEFAZ and read again. */
export async function issued(over: Partial<IssueRequest> = {}, world: FocusNfeWorld = focusNfeWorld()) {
  const issuer = world.open();
  const { id, model } = await issuer.issue(issueRequest(paidOrder(), over));
  await world.clock.sleep(10_000);
  return { world, issuer, invoice: await issuer.get(id, model) };
}

/** The body that the document was sent with. */
export const sentBody = (world: FocusNfeWorld) =>
  world.calls.findLast(({ operation }) => operation.endsWith('.create'))!.body as Record<string, unknown> & {
    items: Record<string, unknown>[];
    formas_pagamento: Record<string, unknown>[];
  };
