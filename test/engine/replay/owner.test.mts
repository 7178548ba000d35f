/** Recorded runs of the templates that the owner looks after the shop with, replayed. */
import { replayTests } from '../support/replay/replayTests.mts';

replayTests([
  'abandoned-checkout',
  'alert-owner',
  'days-summary',
  'nightly-reconciliation',
  'overdue-payment-reminder',
  'owners-table',
  'stock-in-step',
]);
