/** A list of Omie's that does not say how many pages it has: its first page is not taken for all of it. */
import { expect, test } from 'vitest';
import type { Connection } from '../../../runtime/client/connection.ts';
import { asRecord } from '../../../runtime/client/json.ts';
import { openInvoiceSource } from '../../../vendors/omie/events/invoiceSource.ts';
import { openInvoiceIssuer } from '../../../vendors/omie/invoice/invoiceIssuer.ts';
import { openInvoiceRegister } from '../../../vendors/omie/invoice/invoiceRegister.ts';
import { goodsRequest } from '../../contracts/invoiceIssuer.contract.mts';
import { failureOf } from '../../contracts/support/failureOf.mts';
import { omieWorld } from '../../contracts/support/omieWorld.mts';

function withoutPages(connection: Connection): Connection {
  const transport: Connection['transport'] = async (request) => {
    const response = await connection.transport(request);
    if (!response.answered || !('nfCadastro' in asRecord(response.body))) return response;
    const { total_de_paginas: _, ...body } = asRecord(response.body);
    return { ...response, body };
  };
  return { ...connection, transport };
}

async function oneInvoice() {
  const world = omieWorld();
  // Each a process of its own: what one was answered is remembered.
  let processes = 0;
  const connect = () => world.connect({ deadline: Infinity, account: `${world.connect().account}-${++processes}` });
  await openInvoiceIssuer(connect()).issue(goodsRequest('1001'));
  await world.clock.sleep(60_000);
  const day = new Date(world.clock.now() - 3 * 3_600_000).toISOString().slice(0, 10);
  const now = world.clock.now();
  const window = { since: new Date(now - 86_400_000).toISOString(), until: new Date(now).toISOString() };
  return { connect, day, window };
}

test('the register refuses it', async () => {
  const { connect, day } = await oneInvoice();
  const read = async (connection: Connection) => {
    let invoices = 0;
    for await (const page of openInvoiceRegister(connection).pages({ from: day, to: day })) invoices += page.length;
    return invoices;
  };
  expect(await read(connect())).toBe(1);
  const { failure } = await failureOf(read(withoutPages(connect())));
  expect(failure).toMatchObject({ class: 'transient', message: expect.stringContaining('total_de_paginas') });
});

test('the trigger looks again a minute later', async () => {
  const { connect, window } = await oneInvoice();
  const look = async (connection: Connection) =>
    await openInvoiceSource(connection).listed!(window, { url: '', topics: ['invoice.authorized'] });
  expect(await look(connect())).toHaveLength(1);
  const { failure } = await failureOf(look(withoutPages(connect())));
  expect(failure).toMatchObject({ class: 'transient', message: expect.stringContaining('total_de_paginas') });
});
