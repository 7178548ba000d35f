/** Recorded runs of the templates that the owner looks after the shop with, replayed. */
import { replayTests } from '../support/replay/replayTests.mts';
import { owner } from '../support/replay/scenes/index.mts';

replayTests(owner);
