/** What the ledger of done work waits for is other processes of n8n: the tests of one process do without. */
import { ledgerClock } from '../../runtime/host/ledger.ts';

Object.assign(ledgerClock, { sleep: async () => await Promise.resolve() });
