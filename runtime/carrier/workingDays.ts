const dayMs = 86_400_000;

/** A carrier's promise beyond a year is a mistake. */
const maxDays = 365;

/** `day` as `YYYY-MM-DD`, so many days from Monday to Friday later; holidays are not known here. */
export function addWorkingDays(day: string, workingDays: number): string {
	let moment = Date.parse(`${day}T12:00:00Z`);
	for (let left = Math.min(workingDays, maxDays); left > 0; ) {
		moment += dayMs;
		if (![0, 6].includes(new Date(moment).getUTCDay())) left--;
	}
	return new Date(moment).toISOString().slice(0, 10);
}
