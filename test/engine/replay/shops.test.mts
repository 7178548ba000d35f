/** Recorded runs of the templates of shops and payments, replayed. */
import { replayTests } from '../support/replay/replayTests.mts';
import { shops } from '../support/replay/scenes/index.mts';

replayTests(shops);
