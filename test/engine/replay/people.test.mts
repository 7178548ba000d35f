/** Recorded runs of the templates of leads and appointments, replayed. */
import { replayTests } from '../support/replay/replayTests.mts';
import { people } from '../support/replay/scenes/index.mts';

replayTests(people);
