import { sleep } from 'n8n-workflow';
import type { Clock } from '../clock';

/** The only place in what is shipped that reads the computer's clock: everything else gets the time from here, or gets it handed in. */
export const hostClock: Clock = {
	now: () => Date.now(),
	sleep,
	// n8n loads the package when it starts.
	began: Date.now(),
};
